//! Responses: a schema becomes the content of each media type.
//!
//! `produces` says of all responses what is true of the successes. Where it names what holds no
//! fields, such as `application/pdf`, an error with a schema that has some is JSON.

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
        let is_success = |status: &String| status.starts_with('2');
        let has_success = statuses.iter().any(is_success);
        for status in statuses.iter().filter(|status| !status.starts_with("x-")) {
            let place = responses.child(status);
            let is_error = status.starts_with(['4', '5']) || status == "default" && has_success;
            let is_json = is_error
                && !produces
                    .iter()
                    .any(|one| media_types::may_hold_fields(&one.name))
                && has_fields(document, &place);
            let produces: &[MediaType] = if is_json { &[] } else { &produces };
            response(document, &place, produces);
        }
    }
}

/// Whether the schema of a response is an object or a list.
fn has_fields(document: &Document, response: &Pointer) -> bool {
    let schema = references::end(document, response.clone())
        .and_then(|response| references::end(document, response.child("schema")))
        .and_then(|schema| document.value(&schema));
    let Some(schema) = schema else {
        return false;
    };
    match schema.get("type").and_then(Value::as_str) {
        Some(kind) => kind == "object" || kind == "array",
        None => ["properties", "allOf", "items"]
            .iter()
            .any(|key| schema.get(key).is_some()),
    }
}

/// Gives a response its content. One that is referred to is written out, because its content
/// depends on the operation.
fn response(document: &mut Document, place: &Pointer, produces: &[MediaType]) {
    let Some(written) = references::end(document, place.clone()) else {
        return;
    };
    if written.parent() == Some(Pointer::root().child("definitions")) {
        // No response; the next stage says so of the reference.
        return;
    }
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
