//! Parameters and headers: what they say of their values becomes a schema.

use serde_json::{Map, Value, json};

use super::super::Document;
use super::places::Places;
use super::{collections, schemas};
use crate::diagnostic::Diagnostic;
use crate::document::{codes, private::BODY};
use crate::pointer::Pointer;

/// What goes from a parameter into its schema.
const OF_SCHEMA: [&str; 22] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "nullable",
    "x-nullable",
    "x-isnullable",
    "x-isNullable",
    "x-enum-varnames",
    "x-enum-descriptions",
];

/// What a property of a form says besides, as its parameter does.
const OF_FIELD: [&str; 5] = [
    "description",
    "deprecated",
    "example",
    "readOnly",
    "x-rust-name",
];

pub(super) fn convert(document: &mut Document, places: &Places) {
    for place in places.parameters() {
        convert_one(document, place, parameter);
    }
    for place in places.headers() {
        convert_one(document, place, |header, place, found| {
            value(header, place, "header", found);
        });
    }
}

fn convert_one(
    document: &mut Document,
    place: &Pointer,
    convert: impl Fn(&mut Map<String, Value>, &Pointer, &mut Vec<Diagnostic>),
) {
    let Some(Value::Object(members)) = document.value_mut(place) else {
        return;
    };
    if members.contains_key("$ref") {
        return;
    }
    let is_written = members.contains_key("schema");
    let mut found = Vec::new();
    convert(members, place, &mut found);
    if members.contains_key("schema") && !is_written {
        document.moves.set(place.child("schema"), place.clone());
    }
    for finding in found {
        document.remark(place, finding);
    }
}

fn parameter(members: &mut Map<String, Value>, place: &Pointer, found: &mut Vec<Diagnostic>) {
    let text = |key| members.get(key).and_then(Value::as_str).map(str::to_owned);
    match text("in").as_deref() {
        Some("body") => {
            let has_value = members.contains_key("schema") || members.contains_key("type");
            if has_value {
                value(members, place, "body", found);
            } else {
                let warning = Diagnostic::new(
                    &codes::NOT_CONVERTED,
                    "a body parameter needs `schema`",
                    place.clone(),
                );
                let help = "describe what is sent, such as `schema: { type: object }`";
                found.push(warning.key().label("taken as any value").help(help));
            }
            // It stays in its list, so that the others keep their indices.
            members.insert(BODY.to_owned(), json!(true));
        }
        Some("formData") if text("name").is_some() => {
            value(members, place, "formData", found);
            if members.get("allowEmptyValue") == Some(&Value::Bool(true)) {
                let message = "fields of forms are not sent without a value";
                let place = place.child("allowEmptyValue");
                let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, place);
                let help = "remove it, or take the empty text for a value";
                found.push(warning.key().label("ignored").help(help));
            }
            if members
                .get("required")
                .is_some_and(|flag| !flag.is_boolean())
            {
                let message = "`required` must be a boolean";
                let place = place.child("required");
                let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, place);
                let warning = warning.label("ignored, as if it were absent");
                found.push(warning.help("write `required: true` or remove it"));
            }
            let field: Vec<_> = OF_FIELD
                .into_iter()
                .filter_map(|key| Some((key, members.get(key)?.clone())))
                .collect();
            if let Some(Value::Object(schema)) = members.get_mut("schema") {
                for (key, value) in field {
                    schema.entry(key).or_insert(value);
                }
            }
            members.insert(BODY.to_owned(), json!(true));
        }
        // The next stage misses its name.
        Some("formData") => {
            members.insert(BODY.to_owned(), json!(true));
        }
        location => value(members, place, location.unwrap_or_default(), found),
    }
}

/// Gives a parameter or a header its schema, unless it has one as in 3.0.
fn value(
    members: &mut Map<String, Value>,
    place: &Pointer,
    location: &str,
    found: &mut Vec<Diagnostic>,
) {
    let is_body = matches!(location, "body" | "formData");
    if members.contains_key("schema") || members.contains_key("content") && !is_body {
        return;
    }
    if !members.contains_key("type") && !members.contains_key("enum") {
        let warning = Diagnostic::new(&codes::NOT_CONVERTED, "`type` is missing", place.clone());
        let help = "add the type of its values, such as `type: string`";
        found.push(warning.key().label("taken as a text").help(help));
        members.insert("type".to_owned(), json!("string"));
    }
    let mut schema = Map::new();
    for key in OF_SCHEMA {
        if let Some(value) = members.shift_remove(key) {
            schema.insert(key.to_owned(), value);
        }
    }
    let mut schema = Value::Object(schema);
    schemas::within(&mut schema);
    if let Value::Object(schema) = &mut schema {
        pattern(schema, place, found);
        collections::convert(members, schema, place, location, found);
    }
    members.insert("schema".to_owned(), schema);
}

/// A pattern restricts texts. On another type it tells of the text that is sent, which its type
/// tells already.
fn pattern(schema: &mut Map<String, Value>, place: &Pointer, found: &mut Vec<Diagnostic>) {
    let kind = schema.get("type").and_then(Value::as_str);
    let Some(kind) = kind.filter(|kind| *kind != "string") else {
        return;
    };
    let message = format!("`pattern` says nothing of the type `{kind}`");
    if schema.shift_remove("pattern").is_some() {
        let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, place.child("pattern"));
        found.push(
            warning
                .key()
                .label("ignored")
                .help("remove it, or make the type `string`"),
        );
    }
}
