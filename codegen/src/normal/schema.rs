//! Reads Schema Objects, each node once, references by id.

use serde_json::{Number, Value};

use super::codes;
use super::keywords;
use super::node::{Node, kind_of};
use super::reader::Reader;
use super::written::{Alternatives, Discriminator, EnumValues, JsonType, Part, Written};
use super::{Additional, Limits, Notes, SchemaId};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// What may stand beside `$ref`: it describes the use and does not change the values.
const ANNOTATIONS: [&str; 11] = [
    "$ref",
    "$defs",
    "definitions",
    "title",
    "description",
    "default",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
];

impl<'d> Reader<'d> {
    /// The id of the schema at `node`, which may be a reference to another one.
    pub(super) fn schema(&mut self, node: &Node<'d>) -> SchemaId {
        if let Some(reference) = node.reference() {
            let Some(target) = self.resolve(node, reference) else {
                return self.unreadable(&node.pointer);
            };
            let id = self.intern(&target);
            self.remarks(node);
            return if self.has_siblings(node) {
                self.annotated(node, id)
            } else {
                id
            };
        }
        if let Some(&id) = self.by_pointer.get(&node.pointer) {
            return id;
        }
        let id = self.reserve(&node.pointer);
        self.read_into(id, node);
        id
    }

    /// The id of the schema that a resolved reference leads to; it is read later, so that
    /// recursion through references does not recurse here.
    pub(super) fn intern(&mut self, target: &Pointer) -> SchemaId {
        if let Some(&id) = self.by_pointer.get(target) {
            return id;
        }
        let id = self.reserve(target);
        self.queue.push_back((id, target.clone()));
        id
    }

    /// Reads what references led to, until nothing new turns up.
    pub(super) fn drain(&mut self) {
        while let Some((id, pointer)) = self.queue.pop_front() {
            if let Some(value) = self.document.value(&pointer) {
                self.read_into(id, &Node { value, pointer });
            }
        }
    }

    fn reserve(&mut self, pointer: &Pointer) -> SchemaId {
        let id = self.add(Written::empty(self.document.origin(pointer)));
        self.by_pointer.insert(pointer.clone(), id);
        id
    }

    pub(super) fn add(&mut self, written: Written) -> SchemaId {
        let id = SchemaId(self.written.len());
        self.written.push(written);
        id
    }

    /// A schema that takes any value, in place of one with a reported fault.
    fn unreadable(&mut self, pointer: &Pointer) -> SchemaId {
        let mut written = Written::empty(self.document.origin(pointer));
        written.raw = true;
        self.add(written)
    }

    fn has_siblings(&mut self, node: &Node<'d>) -> bool {
        let mut annotated = false;
        for (key, sibling) in node.entries() {
            if ANNOTATIONS.contains(&key) {
                annotated |= !["$ref", "$defs", "definitions"].contains(&key);
            } else if !key.starts_with("x-") {
                self.push(
                    Diagnostic::new(
                        &codes::REFERENCE_SIBLING,
                        format!("`{key}` beside `$ref` has no effect"),
                        sibling.pointer,
                    )
                    .key()
                    .label("OpenAPI 3.0 ignores it here")
                    .help("put the reference into `allOf` and this keyword beside it"),
                );
            }
        }
        annotated
    }

    /// A use of `target` with notes of its own.
    fn annotated(&mut self, node: &Node<'d>, target: SchemaId) -> SchemaId {
        if let Some(&id) = self.by_pointer.get(&node.pointer) {
            return id;
        }
        let id = self.reserve(&node.pointer);
        let mut written = Written::empty(self.document.origin(&node.pointer));
        written.notes = self.notes(node);
        written.nullable = self.flag(node, "nullable");
        written.all_of.push(Part::whole(target));
        self.set(id, written);
        id
    }

    fn set(&mut self, id: SchemaId, written: Written) {
        if let Some(slot) = self.written.get_mut(id.0) {
            *slot = written;
        }
    }

    fn read_into(&mut self, id: SchemaId, node: &Node<'d>) {
        let mut written = Written::empty(self.document.origin(&node.pointer));
        written.name = component_name(&node.pointer);
        if let Some(reference) = node.reference() {
            // A component that is a reference to another one.
            match self.resolve(node, reference) {
                Some(target) => {
                    let target = self.intern(&target);
                    self.remarks(node);
                    written.notes = self.notes(node);
                    written.nullable = self.flag(node, "nullable");
                    written.all_of.push(Part::whole(target));
                }
                None => written.raw = true,
            }
        } else if node.value.is_object() {
            self.known(node, &keywords::SCHEMA);
            self.read_keywords(node, &mut written, id);
        } else {
            self.misshapen(node, "a Schema Object must be a mapping");
            written.raw = true;
        }
        self.set(id, written);
    }

    fn read_keywords(&mut self, node: &Node<'d>, written: &mut Written, id: SchemaId) {
        written.notes = self.notes(node);
        written.nullable = self.flag(node, "nullable");
        written.kind = self.json_type(node);
        written.format = self.text(node, "format").map(str::to_owned);
        written.limits = self.limits(node);
        written.values = self.values(node, written.kind);
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
            self.unchecked(&not.pointer, "not");
        }
        written.discriminator = self.discriminator(node);
        if written.discriminator.is_some() && written.alternatives.is_none() {
            written.heirs = self.heirs(node, written.discriminator.as_ref(), id);
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
                self.unchecked(&node.pointer.child("anyOf"), "anyOf");
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

    fn notes(&mut self, node: &Node<'d>) -> Notes {
        Notes {
            title: self.text(node, "title").map(str::to_owned),
            description: self.text(node, "description").map(str::to_owned),
            deprecated: self.flag(node, "deprecated"),
            read_only: self.flag(node, "readOnly"),
            write_only: self.flag(node, "writeOnly"),
            default: node.value.get("default").cloned(),
            example: node.value.get("example").cloned(),
            rust_name: self.text(node, "x-rust-name").map(str::to_owned),
        }
    }

    fn json_type(&mut self, node: &Node<'d>) -> Option<JsonType> {
        let text = self.text(node, "type")?;
        let kind = JsonType::parse(text);
        if kind.is_none() {
            self.push(
                Diagnostic::new(
                    &codes::UNKNOWN_TYPE,
                    format!("`{text}` is no type"),
                    node.pointer.child("type"),
                )
                .label("not one of the types of OpenAPI")
                .help("use array, boolean, integer, number, object or string"),
            );
        }
        kind
    }

    fn limits(&mut self, node: &Node<'d>) -> Limits {
        Limits {
            min_length: self.count(node, "minLength"),
            max_length: self.count(node, "maxLength"),
            pattern: self.text(node, "pattern").map(str::to_owned),
            minimum: self.number(node, "minimum"),
            maximum: self.number(node, "maximum"),
            exclusive_minimum: self.flag(node, "exclusiveMinimum"),
            exclusive_maximum: self.flag(node, "exclusiveMaximum"),
            multiple_of: self.number(node, "multipleOf").filter(is_positive),
            min_items: self.count(node, "minItems"),
            max_items: self.count(node, "maxItems"),
            unique_items: self.flag(node, "uniqueItems"),
            min_properties: self.count(node, "minProperties"),
            max_properties: self.count(node, "maxProperties"),
        }
    }

    fn values(&mut self, node: &Node<'d>, kind: Option<JsonType>) -> Option<EnumValues> {
        let list = node.get("enum")?;
        if !self.list(&list) {
            return None;
        }
        let names = self.texts(node, "x-enum-varnames");
        let descriptions = self.texts(node, "x-enum-descriptions");
        let mut values = EnumValues {
            values: Vec::new(),
            names: Vec::new(),
            descriptions: Vec::new(),
        };
        for (index, item) in list.items().enumerate() {
            let value = match (kind, item.value) {
                (Some(JsonType::String), Value::Number(_) | Value::Bool(_)) => {
                    self.quoted(&item);
                    Value::String(item.value.to_string())
                }
                _ => item.value.clone(),
            };
            if values.values.contains(&value) {
                continue;
            }
            values.values.push(value);
            values
                .names
                .push(names.get(index).map(|&name| name.to_owned()));
            values
                .descriptions
                .push(descriptions.get(index).map(|&text| text.to_owned()));
        }
        Some(values)
    }

    /// YAML reads `on`-like text and digits as other types unless they are quoted.
    fn quoted(&mut self, item: &Node<'d>) {
        self.push(
            Diagnostic::new(
                &codes::ENUM_TYPE,
                format!("{} among the values of a string", kind_of(item.value)),
                item.pointer.clone(),
            )
            .label("read as text")
            .help("put quotes around it"),
        );
    }

    fn discriminator(&mut self, node: &Node<'d>) -> Option<Discriminator> {
        let object = node.get("discriminator")?;
        if !self.mapping(&object) {
            return None;
        }
        self.known(&object, &keywords::DISCRIMINATOR);
        let Some(property) = self.text(&object, "propertyName") else {
            self.missing(&object, "propertyName");
            return None;
        };
        let mut mapping = Vec::new();
        if let Some(entries) = object.get("mapping")
            && self.mapping(&entries)
        {
            for (tag, target) in entries.entries() {
                if let Some(target) = self.mapping_target(&target) {
                    let schema = self.intern(&target);
                    mapping.push((tag.to_owned(), schema));
                }
            }
        }
        Some(Discriminator {
            property: property.to_owned(),
            mapping,
        })
    }

    /// A mapping names its schema by a component's key or by a reference.
    fn mapping_target(&mut self, target: &Node<'d>) -> Option<Pointer> {
        let Some(text) = target.value.as_str() else {
            self.misshapen(target, "a discriminator's mapping must name a schema");
            return None;
        };
        let component = Pointer::file_root(target.pointer.file())
            .child("components")
            .child("schemas")
            .child(text);
        if self.document.value(&component).is_some() {
            return Some(component);
        }
        match self.document.resolve(&target.pointer, text) {
            Ok(pointer) => Some(pointer),
            Err(fault) => {
                self.push(
                    Diagnostic::new(
                        &codes::MAPPING,
                        format!("this tag leads to no schema: {}", fault.message()),
                        target.pointer.clone(),
                    )
                    .label("values with this tag are told apart by their properties")
                    .help("name a component, or refer to a schema"),
                );
                None
            }
        }
    }
}

/// The key of a schema that stands among the components, or at the top of another file.
fn component_name(pointer: &Pointer) -> Option<String> {
    let tokens: Vec<_> = pointer.tokens().collect();
    match tokens
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .as_slice()
    {
        // A property may be called like the keyword.
        [.., "properties", "definitions" | "$defs", _] => None,
        ["components", "schemas", name] | [.., "definitions" | "$defs", name] => {
            Some((*name).to_owned())
        }
        [name] if !pointer.file().is_empty() => Some((*name).to_owned()),
        [] => {
            let file = pointer.file().rsplit('/').next().unwrap_or_default();
            let stem = file.split('.').next().unwrap_or_default();
            (!stem.is_empty()).then(|| stem.to_owned())
        }
        _ => None,
    }
}

fn is_positive(number: &Number) -> bool {
    number.as_f64().is_some_and(|number| number > 0.0)
}
