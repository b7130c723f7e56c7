//! Media types: parts of forms, and streams of items.

use serde_json::{Map, Value, json};

use super::grammar::{Kind, Node};
use super::site::Site;
use crate::document::{Document, Entry, private};
use crate::pointer::Pointer;

/// How many references in a row are followed to find the properties of a form.
const MOST_FOLLOWED: usize = 16;

/// Encodings by position have no properties to belong to.
pub(super) fn encodings(site: &mut Site<'_>) {
    for key in ["prefixEncoding", "itemEncoding"] {
        let effect = "parts are written in the usual way";
        site.give_up(key, effect, "describe the parts as properties of an object");
    }
}

/// The schema of each item of a stream.
pub(super) fn items(site: &mut Site<'_>) {
    site.rename("itemSchema", private::ITEM_SCHEMA);
}

/// In a form, the media type that a property names for itself is that of its part.
pub(super) fn parts(document: &mut Document, nodes: &[Node]) {
    for node in nodes {
        let is_form = node.kind == Kind::MediaType
            && node.place.last().is_some_and(|name| {
                let name = name.to_ascii_lowercase();
                name.split(';').next().map(str::trim) == Some("multipart/form-data")
            });
        if !is_form {
            continue;
        }
        let found = content_types(document, &node.place.child("schema"));
        if found.is_empty() {
            continue;
        }
        let Some(Entry::Loaded(file)) = document.files.get_mut(node.place.file()) else {
            continue;
        };
        let media_type = file.value.pointer_mut(node.place.fragment());
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
            let schema = node.place.child("schema").child("properties");
            let place = node.place.child("encoding").child(&property);
            document.moves.set(place, schema.child(&property));
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
        let target = Pointer::parse_reference(&place, reference).ok()?;
        place = document.canonical(target);
    }
    None
}
