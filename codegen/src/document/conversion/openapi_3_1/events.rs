//! Server-sent events whose `data` is JSON: its schema is what `contentSchema` says.
//!
//! A schema of events may describe other values too, in which `data` stays a text: a stream gets
//! copies of the schemas that it refers to.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::grammar::{Kind, Node};
use super::media::{followed, is_named};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, codes, private};
use crate::pointer::Pointer;
use crate::rfc9110::is_json;

/// The fields of an event besides its data.
const FIELDS: [&str; 3] = ["event", "id", "retry"];

/// Copies by what they are copies of.
type Copies = HashMap<Pointer, Pointer>;

/// What the schema of the events of a stream says of their data.
enum Data {
    Text,
    /// A text that is said to hold JSON.
    Json,
    /// Something else than a text.
    Value,
    /// Nothing: the schema is that of the data itself.
    Whole,
}

/// Makes the data of events a value instead of a text, where all events of a stream have such
/// data. Says whether there are any.
pub(super) fn data(document: &mut Document, nodes: &[Node]) -> bool {
    let mut copies = Copies::new();
    let streams = nodes
        .iter()
        .filter(|node| node.kind == Kind::MediaType && is_named(&node.place, "text/event-stream"));
    let streams: Vec<Pointer> = streams.map(|node| node.place.clone()).collect();
    let mut found = false;
    for stream in streams {
        let Some((place, _)) = followed(document, &stream) else {
            continue;
        };
        let data = data_of(document, &place.child("itemSchema"));
        if matches!(data, Data::Text) {
            continue;
        }
        let Some(stream) = owned(document, stream, &mut copies) else {
            continue;
        };
        found = true;
        let Some(Value::Object(media_type)) = document.value_mut(&stream) else {
            continue;
        };
        if media_type
            .insert(private::JSON_DATA.to_owned(), true.into())
            .is_some()
        {
            // Another use of the same media type has had it changed.
            continue;
        }
        match data {
            Data::Text => {}
            Data::Json => unwrap_all(document, &stream, &mut copies),
            Data::Value => {
                unwrap_all(document, &stream, &mut copies);
                remark(
                    document,
                    &stream,
                    "`data` of an event is a text",
                    "its text is read as JSON",
                );
            }
            Data::Whole => {
                wrap(document, &stream);
                let title = "`itemSchema` describes no fields of an event";
                remark(
                    document,
                    &stream,
                    title,
                    "taken as that of the JSON in `data`",
                );
            }
        }
    }
    found
}

fn data_of(document: &Document, schema: &Pointer) -> Data {
    let (mut json, mut value, mut text, mut foreign) = (false, false, false, false);
    let mut seen = HashSet::new();
    let mut rest = vec![schema.clone()];
    while let Some(schema) = rest.pop() {
        let Some((place, schema)) = followed(document, &schema) else {
            continue;
        };
        if !seen.insert(place.clone()) {
            continue;
        }
        rest.extend(kinds(&place, schema));
        let properties = schema.get("properties").and_then(Value::as_object);
        let mut names = properties.into_iter().flat_map(Map::keys);
        foreign |= names.any(|name| name != "data" && !FIELDS.contains(&name.as_str()));
        match followed(document, &place.child("properties").child("data")) {
            None => {}
            Some((_, data)) if holds_json(data) => json = true,
            Some((_, data)) if is_value(data) => value = true,
            Some(_) => text = true,
        }
    }
    if text {
        Data::Text
    } else if value {
        Data::Value
    } else if json {
        Data::Json
    } else if foreign {
        Data::Whole
    } else {
        Data::Text
    }
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
    media_type.is_some_and(is_json)
}

/// Whether no text is allowed.
fn is_value(schema: &Value) -> bool {
    match schema.get("type") {
        None => schema.get("properties").is_some(),
        Some(Value::Array(types)) => !types.iter().any(|kind| kind == "string"),
        Some(kind) => kind != "string",
    }
}

/// A place of the stream's own: that of a copy, where there is a reference.
fn owned(document: &mut Document, mut place: Pointer, copies: &mut Copies) -> Option<Pointer> {
    for _ in 0..super::media::MOST_FOLLOWED {
        let value = document.value(&place)?;
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return Some(place);
        };
        let file = reference.split('#').next().unwrap_or_default().to_owned();
        let target = Pointer::parse_reference_from_root(&place, reference).ok()?;
        let target = document.canonical(target);
        if copies.values().any(|copy| *copy == target) {
            place = target;
            continue;
        }
        let copy = match copies.get(&target) {
            Some(copy) => copy.clone(),
            None => copied(document, &target, copies)?,
        };
        let reference = format!("{file}#{}", copy.fragment().replace('%', "%25"));
        if let Some(Value::Object(members)) = document.value_mut(&place) {
            members.insert("$ref".to_owned(), reference.into());
        }
        place = copy;
    }
    None
}

/// Copies within the file, where references mean the same, and under the same name.
fn copied(document: &mut Document, original: &Pointer, copies: &mut Copies) -> Option<Pointer> {
    let value = document.value(original)?.clone();
    let name = original.last().unwrap_or_default();
    let number = copies.len().to_string();
    let root = Pointer::file_root(original.file());
    let Some(Value::Object(members)) = document.value_mut(&root) else {
        return None;
    };
    let all = members.entry(private::EVENTS).or_insert_with(|| json!({}));
    // A definition is called by its key.
    let mut definitions = Map::new();
    definitions.insert(name.clone(), value);
    let holder = json!({ "$defs": definitions });
    all.as_object_mut()?.insert(number.clone(), holder);
    let copy = root.child(private::EVENTS).child(&number);
    let copy = copy.child("$defs").child(&name);
    copies.insert(original.clone(), copy.clone());
    document.moves.set(copy.clone(), original.clone());
    Some(copy)
}

/// Makes the data of all events of a stream what their texts hold.
fn unwrap_all(document: &mut Document, stream: &Pointer, copies: &mut Copies) {
    let mut seen = HashSet::new();
    let mut rest = vec![stream.child("itemSchema")];
    while let Some(schema) = rest.pop() {
        let Some(place) = owned(document, schema, copies) else {
            continue;
        };
        if !seen.insert(place.clone()) {
            continue;
        }
        if let Some(schema) = document.value(&place) {
            rest.extend(kinds(&place, schema));
        }
        let data = place.child("properties").child("data");
        let is_json = |(_, data): (Pointer, &Value)| holds_json(data);
        if followed(document, &data).is_some_and(is_json)
            && let Some(data) = owned(document, data, copies)
        {
            unwrap(document, &data);
        }
    }
    // Tags lead to the copies of what they led to.
    for place in seen {
        let tags = place.child("discriminator").child("mapping");
        let Some(Value::Object(mapping)) = document.value(&tags) else {
            continue;
        };
        let schemas = Pointer::file_root(place.file())
            .child("components")
            .child("schemas");
        let led = mapping.iter().filter_map(|(tag, target)| {
            let target = target.as_str()?;
            let named = schemas.child(target);
            let is_name = document.value(&named).is_some();
            let original = if is_name {
                named
            } else {
                document.canonical(Pointer::parse_reference_from_root(&place, target).ok()?)
            };
            let file = target
                .split('#')
                .next()
                .filter(|_| !is_name)
                .unwrap_or_default();
            let copy = copies.get(&original)?.fragment();
            Some((tag.clone(), format!("{file}#{}", copy.replace('%', "%25"))))
        });
        let led: Vec<_> = led.collect();
        if let Some(Value::Object(mapping)) = document.value_mut(&tags) {
            mapping.extend(led.into_iter().map(|(tag, target)| (tag, target.into())));
        }
    }
}

fn unwrap(document: &mut Document, place: &Pointer) {
    let Some(schema) = document.value_mut(place) else {
        return;
    };
    let content = schema.get_mut("contentSchema").map(Value::take);
    let mut content = content.unwrap_or_else(|| json!({}));
    if content == Value::Bool(true) {
        content = json!({});
    }
    if let Value::Object(content) = &mut content {
        for key in ["title", "description", "deprecated"] {
            if let Some(note) = schema.get(key).cloned() {
                content.entry(key).or_insert(note);
            }
        }
    }
    *schema = content;
    let from = document.moves.of(place).child("contentSchema");
    document.moves.set(place.clone(), from);
}

/// Makes the schema of a stream's items that of their data.
fn wrap(document: &mut Document, stream: &Pointer) {
    let item = stream.child("itemSchema");
    let from = document.moves.of(&item);
    if let Some(schema) = document.value_mut(&item) {
        let data = schema.take();
        *schema = json!({ "type": "object", "required": ["data"], "properties": { "data": data } });
        let data = item.child("properties").child("data");
        document.moves.set(item, from.clone());
        document.moves.set(data, from);
    }
}

fn remark(document: &mut Document, stream: &Pointer, title: &str, label: &str) {
    let place = document.moves.of(&stream.child("itemSchema"));
    let remark = Diagnostic::new(&codes::NOT_HONOURED, title, place);
    let help = "describe `data` as a text with `contentMediaType: application/json` and \
                `contentSchema`";
    document.remark(stream, remark.key().label(label).help(help));
}
