//! Media types: parts of forms, and streams of items.

use serde_json::{Map, Value, json};

use super::grammar::{Kind, Node};
use super::site::Site;
use crate::document::{Document, Entry, private};
use crate::pointer::Pointer;

/// How many references in a row are followed to find the properties of a form.
pub(super) const MOST_FOLLOWED: usize = 16;

/// Encodings by position have no properties to belong to.
pub(super) fn encodings(site: &mut Site<'_>) {
    for key in ["prefixEncoding", "itemEncoding"] {
        let effect = "parts are written in the usual way";
        site.give_up(key, effect, "describe the parts as properties of an object");
    }
}

/// The schema of each item of a stream.
pub(super) fn items(site: &mut Site<'_>) {
    if is_named(site.place, "application/json") {
        let effect = "a text of JSON is one value";
        let remedy = "name the media type of the stream, such as `application/jsonl`, or \
                      describe the whole value by `schema`";
        site.give_up("itemSchema", effect, remedy);
    }
    site.rename("itemSchema", private::ITEM_SCHEMA);
}

/// Whether content has this media type, whatever its parameters. Components are not named by it.
pub(super) fn is_named(place: &Pointer, essence: &str) -> bool {
    place.last().is_some_and(|name| {
        let name = name.to_ascii_lowercase();
        name.split(';').next().map(str::trim) == Some(essence)
    })
}

/// In a form, the media type that a property names for itself is that of its part.
pub(super) fn parts(document: &mut Document, nodes: &[Node]) {
    for node in nodes {
        if node.kind != Kind::MediaType || !is_named(&node.place, "multipart/form-data") {
            continue;
        }
        let Some((place, _)) = followed(document, &node.place) else {
            continue;
        };
        let found = content_types(document, &place.child("schema"));
        if found.is_empty() {
            continue;
        }
        let Some(Entry::Loaded(file)) = document.files.get_mut(place.file()) else {
            continue;
        };
        let media_type = file.value.pointer_mut(place.fragment());
        let Some(media_type) = media_type.and_then(Value::as_object_mut) else {
            continue;
        };
        let encoding = media_type.entry("encoding").or_insert_with(|| json!({}));
        let Some(encoding) = encoding.as_object_mut() else {
            continue;
        };
        for (property, content_type) in found {
            let encoding = encoding.entry(property.clone());
            let encoding = encoding.or_insert_with(|| json!({})).as_object_mut();
            if let Some(encoding) = encoding {
                encoding.entry("contentType").or_insert(content_type.into());
            }
            let schema = place.child("schema").child("properties");
            let encoding = place.child("encoding").child(&property);
            document.moves.set(encoding, schema.child(&property));
        }
    }
}

/// The properties of a form that name their media type. That of any bytes needs no name.
fn content_types(document: &Document, schema: &Pointer) -> Vec<(String, String)> {
    let schema = followed(document, schema);
    let properties = schema.and_then(|(_, schema)| schema.get("properties"));
    let properties = properties.and_then(Value::as_object).into_iter().flatten();
    properties
        .filter_map(|(name, property)| {
            let items = property.get("items").and_then(Value::as_object);
            let schema = items.or(property.as_object())?;
            Some((name.clone(), content_type(schema)?.to_owned()))
        })
        .collect()
}

fn content_type(schema: &Map<String, Value>) -> Option<&str> {
    let content_type = schema.get("contentMediaType")?.as_str()?;
    let is_encoded = schema.contains_key("contentEncoding");
    (!is_encoded && content_type != "application/octet-stream").then_some(content_type)
}

/// What stands at a place, or where its references lead.
pub(super) fn followed<'d>(
    document: &'d Document,
    place: &Pointer,
) -> Option<(Pointer, &'d Value)> {
    let mut place = place.clone();
    for _ in 0..MOST_FOLLOWED {
        let value = document.value(&place)?;
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return Some((place, value));
        };
        let target = Pointer::parse_reference_from_root(&place, reference).ok()?;
        place = document.canonical(target);
    }
    None
}
