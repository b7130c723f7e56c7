//! Reads the keywords of a Schema Object.

use serde_json::{Number, Value};

use super::codes;
use super::node::Node;
use super::reader::{Reader, any_of};
use super::written::{Alternatives, EnumValues, JsonType, Part, Written};
use super::{Additional, Example, Limits, Notes, SchemaId};
use crate::diagnostic::{Diagnostic, closest};
use crate::document::words::Words;

impl<'d> Reader<'d> {
    pub(super) fn read_keywords(&mut self, node: &Node<'d>, written: &mut Written, id: SchemaId) {
        written.notes = self.notes(node);
        written.nullable = self.flag(node, "nullable");
        let newer = self.newer_type(node);
        match newer {
            Some(NewerType::Null) => {}
            Some(NewerType::Nullable(kind)) => {
                (written.kind, written.nullable) = (Some(kind), true);
            }
            None => written.kind = self.json_type(node),
        }
        written.format = self.text(node, "format").map(str::to_owned);
        written.limits = self.limits(node);
        written.values = self.values(node, written.kind, written.nullable);
        if matches!(newer, Some(NewerType::Null)) && written.values.is_none() {
            written.values = Some(EnumValues::only(Value::Null));
        }
        written.items = node.get("items").map(|items| self.schema(&items));
        if let Some(properties) = node.get("properties")
            && self.mapping(&properties)
        {
            for (name, property) in properties.entries() {
                let schema = self.schema(&property);
                written.properties.insert(name.to_owned(), schema);
            }
        }
        written.required = self
            .texts(node, "required")
            .into_iter()
            .map(str::to_owned)
            .collect();
        written.additional = match node.get("additionalProperties") {
            None => Additional::Unspecified,
            Some(Node {
                value: Value::Bool(false),
                ..
            }) => Additional::Forbidden,
            Some(Node {
                value: Value::Bool(true),
                ..
            }) => Additional::Any,
            Some(schema)
                if schema
                    .value
                    .as_object()
                    .is_some_and(serde_json::Map::is_empty) =>
            {
                Additional::Any
            }
            Some(schema) => Additional::Schema(self.schema(&schema)),
        };
        written.all_of = self
            .members(node, "allOf")
            .into_iter()
            .map(Part::whole)
            .collect();
        let one_of = self.members(node, "oneOf");
        let any_of = self.members(node, "anyOf");
        written.alternatives = self.alternatives(node, one_of, any_of);
        if let Some(not) = node.get("not") {
            self.unchecked(&not.pointer);
        }
        written.discriminator = self.discriminator(node);
        if let Some(discriminator) = &written.discriminator
            && written.alternatives.is_none()
        {
            written.heirs = self.heirs(node, discriminator, id);
        }
        self.several_types(node, written);
    }

    fn alternatives(
        &mut self,
        node: &Node<'d>,
        one_of: Vec<SchemaId>,
        any_of: Vec<SchemaId>,
    ) -> Option<Alternatives> {
        match (one_of.is_empty(), any_of.is_empty()) {
            (true, true) => None,
            (false, true) => Some(Alternatives {
                schemas: one_of,
                inclusive: false,
            }),
            (true, false) => Some(Alternatives {
                schemas: any_of,
                inclusive: true,
            }),
            (false, false) => {
                self.unchecked(&node.pointer.child("anyOf"));
                Some(Alternatives {
                    schemas: one_of,
                    inclusive: false,
                })
            }
        }
    }

    fn members(&mut self, node: &Node<'d>, key: &str) -> Vec<SchemaId> {
        let Some(list) = node.get(key) else {
            return Vec::new();
        };
        if !self.list(&list) {
            return Vec::new();
        }
        list.items().map(|member| self.schema(&member)).collect()
    }

    pub(super) fn notes(&mut self, node: &Node<'d>) -> Notes {
        Notes {
            title: self.text(node, "title").map(str::to_owned),
            description: self.description(node),
            deprecated: self.flag(node, "deprecated"),
            read_only: self.flag(node, "readOnly"),
            write_only: self.flag(node, "writeOnly"),
            default: self.given(node, "default"),
            example: self.given(node, "example"),
            sensitive: self.sensitive(node),
            rust_name: self.text(node, "x-rust-name").map(str::to_owned),
        }
    }

    fn given(&self, node: &Node<'d>, key: &str) -> Option<Example> {
        let value = node.value.get(key)?.clone();
        let pointer = self.document.origin(&node.pointer.child(key));
        Some(Example { pointer, value })
    }

    /// `null` is no type of 3.0, but what it means is known from 3.1.
    fn newer_type(&mut self, node: &Node<'d>) -> Option<NewerType> {
        let (newer, label) = match node.value.get("type")? {
            Value::String(text) if text == "null" => {
                (NewerType::Null, "read as a schema that only null fits")
            }
            Value::Array(types) => {
                let [one, other] = types.as_slice() else {
                    return None;
                };
                let kind = match (one.as_str()?, other.as_str()?) {
                    ("null", kind) | (kind, "null") => JsonType::parse(kind)?,
                    _ => return None,
                };
                (NewerType::Nullable(kind), "read as `nullable: true`")
            }
            _ => return None,
        };
        self.warn(
            &codes::NEWER_TYPE,
            &node.pointer.child("type"),
            "`null` is a type of OpenAPI 3.1",
            label,
            self.words().null,
        );
        Some(newer)
    }

    fn json_type(&mut self, node: &Node<'d>) -> Option<JsonType> {
        let member = node.get("type")?;
        let Some(text) = member.value.as_str() else {
            self.ignored(&member, self.words().type_value);
            return None;
        };
        let kind = JsonType::parse(text);
        if kind.is_none() {
            self.push(
                Diagnostic::new(
                    &codes::UNKNOWN_TYPE,
                    format!("`{text}` is no type"),
                    node.pointer.child("type"),
                )
                .label(format!("not one of the types of {}", self.words().version))
                .help(meant(text, self.words())),
            );
        }
        kind
    }

    /// Whether a limit is itself left out. What the document has for that depends on its version.
    fn exclusive(&mut self, node: &Node<'d>, key: &str) -> bool {
        let member = node.get(key);
        let misshapen = member.filter(|member| !member.value.is_boolean());
        if let Some(member) = misshapen {
            self.ignored(&member, self.words().exclusive);
            return false;
        }
        self.flag(node, key)
    }

    fn limits(&mut self, node: &Node<'d>) -> Limits {
        Limits {
            min_length: self.count(node, "minLength"),
            max_length: self.count(node, "maxLength"),
            pattern: self.text(node, "pattern").map(str::to_owned),
            minimum: self.number(node, "minimum"),
            maximum: self.number(node, "maximum"),
            exclusive_minimum: self.exclusive(node, "exclusiveMinimum"),
            exclusive_maximum: self.exclusive(node, "exclusiveMaximum"),
            multiple_of: self.number(node, "multipleOf").filter(is_positive),
            min_items: self.count(node, "minItems"),
            max_items: self.count(node, "maxItems"),
            unique_items: self.flag(node, "uniqueItems"),
            min_properties: self.count(node, "minProperties"),
            max_properties: self.count(node, "maxProperties"),
        }
    }
}

/// A `type` as OpenAPI 3.1 writes it.
#[derive(Clone, Copy)]
enum NewerType {
    Null,
    /// One type, or null.
    Nullable(JsonType),
}

/// What to write instead of a type that there is not.
fn meant(text: &str, words: &Words) -> String {
    let instead = match text.to_ascii_lowercase().as_str() {
        "int" | "int32" | "int64" | "long" | "short" | "bigint" => {
            "write `type: integer`; its size is the `format`, such as int64"
        }
        "float" | "double" | "decimal" => {
            "write `type: number`; its size is the `format`, such as double"
        }
        "date" => "write `type: string` and `format: date`",
        "datetime" | "date-time" | "timestamp" => "write `type: string` and `format: date-time`",
        "uuid" | "guid" => "write `type: string` and `format: uuid`",
        "file" | "binary" => "write `type: string` and `format: binary`",
        "enum" => "write `type: string` beside the `enum`",
        "null" => words.null,
        "any" | "mixed" => "leave out the `type`: a schema without one takes any value",
        "map" | "dict" | "hash" | "json" => "write `type: object` and `additionalProperties`",
        "list" | "set" => "write `type: array` and `items`",
        "bool" => "write `type: boolean`",
        "str" | "text" | "char" => "write `type: string`",
        other => {
            return match closest(other, words.types.iter().copied()) {
                Some(similar) => format!("did you mean `{similar}`?"),
                None => format!("use {}", any_of(words.types)),
            };
        }
    };
    instead.to_owned()
}

fn is_positive(number: &Number) -> bool {
    number.as_f64().is_some_and(|number| number > 0.0)
}
