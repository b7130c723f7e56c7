//! Schema Objects: what 3.0 says in other words.

use serde_json::{Map, Value, json};

use super::super::Document;
use super::places::Places;

pub(super) fn convert(document: &mut Document, places: &Places) {
    for place in places.schemas() {
        if let Some(schema) = document.value_mut(place) {
            within(schema);
        }
    }
}

/// Converts a schema and those within it; one that is converted stays as it is.
pub(super) fn within(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else {
        return;
    };
    keywords(members);
    for key in ["items", "additionalProperties", "not"] {
        if let Some(inner) = members.get_mut(key) {
            within(inner);
        }
    }
    if let Some(properties) = members.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(within);
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        if let Some(list) = members.get_mut(key).and_then(Value::as_array_mut) {
            list.iter_mut().for_each(within);
        }
    }
}

/// The schemas right within a schema.
pub(super) fn inner(schema: &Value) -> impl Iterator<Item = &Value> {
    let single = ["items", "additionalProperties", "not"]
        .into_iter()
        .filter_map(|key| schema.get(key));
    let properties = schema.get("properties").and_then(Value::as_object);
    let listed = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array());
    single
        .chain(properties.into_iter().flat_map(Map::values))
        .chain(listed.flatten())
}

fn keywords(members: &mut Map<String, Value>) {
    if let Some(Value::String(property)) = members.get("discriminator") {
        let object = json!({ "propertyName": property });
        members.insert("discriminator".to_owned(), object);
    }
    let mut nullable = false;
    for key in ["x-nullable", "x-isnullable", "x-isNullable"] {
        nullable |= members.get(key) == Some(&Value::Bool(true));
    }
    match members.get("type") {
        Some(Value::String(kind)) if kind == "file" => {
            members.insert("type".to_owned(), json!("string"));
            members.insert("format".to_owned(), json!("binary"));
        }
        // JSON Schema's way to say nullable, which many documents have taken over.
        Some(Value::Array(kinds)) => {
            let (null, kinds): (Vec<_>, Vec<_>) = kinds.iter().partition(|kind| *kind == "null");
            if let ([_], [kind]) = (null.as_slice(), kinds.as_slice()) {
                let kind = (*kind).clone();
                members.insert("type".to_owned(), kind);
                nullable = true;
            }
        }
        _ => {}
    }
    if nullable && !members.contains_key("nullable") {
        members.insert("nullable".to_owned(), json!(true));
    }
}
