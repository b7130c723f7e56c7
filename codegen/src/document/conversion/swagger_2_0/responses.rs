//! Responses: a schema becomes the content of each media type.

use serde_json::{Map, Value, json};

use super::super::Document;
use super::media_types::{self, BYTES, JSON, MediaType};
use super::places::Places;
use super::references;
use crate::pointer::Pointer;

pub(super) fn convert(document: &mut Document, places: &Places) {
    for operation in places.operations() {
        let responses = operation.place.child("responses");
        let statuses: Vec<String> = match document.value(&responses) {
            Some(Value::Object(members)) => members.keys().cloned().collect(),
            _ => continue,
        };
        let produces = media_types::of(document, &operation.place, "produces");
        for status in statuses.iter().filter(|status| !status.starts_with("x-")) {
            response(document, &responses.child(status), &produces);
        }
    }
}

/// Gives a response its content. One that is referred to is written out, because its content
/// depends on the operation.
fn response(document: &mut Document, place: &Pointer, produces: &[MediaType]) {
    let Some(written) = references::end(document, place.clone()) else {
        return;
    };
    let Some(Value::Object(response)) = document.value(&written) else {
        return;
    };
    let is_file = response
        .get("schema")
        .is_some_and(|schema| schema.get("type").and_then(Value::as_str) == Some("file"));
    let default = [MediaType::new(if is_file { BYTES } else { JSON })];
    let produces = match produces {
        [] => &default,
        listed => listed,
    };
    let content = content(document, place, &written, response, produces);
    if written == *place {
        if let Some(content) = content {
            media_types::note(document, place, produces, &place.child("schema"));
            if let Some(Value::Object(response)) = document.value_mut(place) {
                response.insert("content".to_owned(), Value::Object(content));
            }
        }
        return;
    }
    let mut copy = Map::new();
    for (key, value) in response {
        match (key.as_str(), value) {
            ("schema" | "examples", _) => {}
            ("headers", Value::Object(headers)) => {
                let headers: Map<String, Value> = headers
                    .keys()
                    .map(|name| {
                        let header = written.child("headers").child(name);
                        (name.clone(), references::to(document, place, &header))
                    })
                    .collect();
                copy.insert(key.clone(), Value::Object(headers));
            }
            _ => {
                copy.insert(key.clone(), value.clone());
            }
        }
    }
    let has_content = content.is_some();
    if let Some(content) = content {
        copy.insert("content".to_owned(), Value::Object(content));
    }
    if let Some(response) = document.value_mut(place) {
        *response = Value::Object(copy);
        document.moves.set(place.clone(), written.clone());
        if has_content {
            media_types::note(document, place, produces, &written.child("schema"));
        }
    }
}

/// The media types, if the response has a body that is not described as in 3.0.
fn content(
    document: &Document,
    place: &Pointer,
    written: &Pointer,
    response: &Map<String, Value>,
    produces: &[MediaType],
) -> Option<Map<String, Value>> {
    response.get("schema").filter(|schema| !schema.is_null())?;
    if response.contains_key("content") {
        return None;
    }
    let schema = references::to_schema(document, place, &written.child("schema"));
    let content = produces
        .iter()
        .map(|media_type| (media_type.name.clone(), json!({ "schema": schema })))
        .collect();
    Some(content)
}
