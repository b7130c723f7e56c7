//! Server-sent events whose `data` is JSON: its schema is what `contentSchema` says.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::grammar::{Kind, Node};
use super::media::followed;
use crate::document::{Document, Entry, private};
use crate::pointer::Pointer;

/// Makes the data of events a value instead of a text, where all events of a stream have such
/// data. Says whether there are any.
pub(super) fn data(document: &mut Document, nodes: &[Node]) -> bool {
    let mut found = false;
    for node in nodes {
        let is_events = node.kind == Kind::MediaType
            && node.place.last().is_some_and(|name| {
                let name = name.to_ascii_lowercase();
                name.split(';').next().map(str::trim) == Some("text/event-stream")
            });
        if !is_events {
            continue;
        }
        let mut places = Vec::new();
        let mut seen = HashSet::new();
        let mut rest = vec![node.place.child("itemSchema")];
        while let Some(schema) = rest.pop() {
            if let Some((place, schema)) = followed(document, &schema)
                && seen.insert(place.clone())
            {
                let data = place.child("properties").child("data");
                places.extend(followed(document, &data).map(|(data, _)| data));
                rest.extend(kinds(&place, schema));
            }
        }
        let all_json = places
            .iter()
            .all(|place| document.value(place).is_some_and(holds_json));
        if places.is_empty() || !all_json {
            continue;
        }
        found = true;
        for place in &places {
            unwrap(document, place);
        }
        if let Some(Value::Object(media_type)) = value_mut(document, &node.place) {
            media_type.insert(private::JSON_DATA.to_owned(), true.into());
        }
    }
    found
}

/// The kinds of events that a schema tells apart.
fn kinds(place: &Pointer, schema: &Value) -> Vec<Pointer> {
    let mut kinds = Vec::new();
    for key in ["oneOf", "anyOf", "allOf"] {
        let members = schema.get(key).and_then(Value::as_array);
        let members = 0..members.map_or(0, Vec::len);
        kinds.extend(members.map(|index| place.child(key).index(index)));
    }
    kinds
}

fn holds_json(schema: &Value) -> bool {
    let media_type = schema.get("contentMediaType").and_then(Value::as_str);
    let is_json =
        media_type.is_some_and(|name| name == "application/json" || name.ends_with("+json"));
    // A stream that shares its events has had them changed already.
    is_json || schema.get(private::JSON_DATA).is_some()
}

fn unwrap(document: &mut Document, place: &Pointer) {
    let Some(schema) = value_mut(document, place) else {
        return;
    };
    if schema.get(private::JSON_DATA).is_some() {
        return;
    }
    let content = schema.get_mut("contentSchema").map(Value::take);
    let mut content = content.unwrap_or_else(|| json!({}));
    if content == Value::Bool(true) {
        content = json!({});
    }
    if let Value::Object(content) = &mut content {
        content.insert(private::JSON_DATA.to_owned(), true.into());
        for key in ["title", "description", "deprecated"] {
            if let Some(note) = schema.get(key).cloned() {
                content.entry(key).or_insert(note);
            }
        }
    }
    *schema = content;
    document
        .origins
        .set(place.clone(), place.child("contentSchema"));
}

fn value_mut<'d>(document: &'d mut Document, place: &Pointer) -> Option<&'d mut Value> {
    match document.files.get_mut(place.file())? {
        Entry::Loaded(file) => file.value.pointer_mut(place.fragment()),
        Entry::Unreadable(_) => None,
    }
}
