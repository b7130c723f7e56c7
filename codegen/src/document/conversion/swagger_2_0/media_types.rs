//! `consumes` and `produces`.

use serde_json::Value;

use super::super::Document;
use crate::diagnostic::Diagnostic;
use crate::document::codes;
use crate::pointer::Pointer;

/// A media type and where it is listed, if it is.
#[derive(Clone)]
pub(super) struct MediaType {
    pub name: String,
    pub place: Option<Pointer>,
}

impl MediaType {
    /// One that no list names.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            place: None,
        }
    }
}

/// The media types that an operation consumes or produces. Its own list counts instead of the
/// document's, even if it is empty.
pub(super) fn of(document: &mut Document, operation: &Pointer, key: &str) -> Vec<MediaType> {
    for holder in [operation.clone(), Pointer::root()] {
        let place = holder.child(key);
        match document.value(&place) {
            None | Some(Value::Null) => {}
            // A single one without its list.
            Some(Value::String(name)) => {
                return vec![MediaType {
                    name: name.clone(),
                    place: Some(place),
                }];
            }
            Some(Value::Array(names)) => {
                let listed = names.iter().enumerate();
                let texts: Vec<MediaType> = listed
                    .filter_map(|(index, name)| {
                        Some(MediaType {
                            name: name.as_str()?.to_owned(),
                            place: Some(place.index(index)),
                        })
                    })
                    .collect();
                if texts.len() < names.len() {
                    misshapen(document, &holder, place, key);
                }
                return texts;
            }
            Some(_) => misshapen(document, &holder, place, key),
        }
    }
    Vec::new()
}

fn misshapen(document: &mut Document, holder: &Pointer, place: Pointer, key: &str) {
    let message = format!("`{key}` must be a list of media types");
    let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, place)
        .label("what is no text is ignored")
        .help(format!("write `{key}: [application/json]`"));
    document.remark(holder, warning);
}

/// Whether bodies of this media type are forms, which have parameters of their own.
pub(super) fn is_form(name: &str) -> bool {
    is(name, MULTIPART) || is(name, URLENCODED)
}

/// Notes where the content of `holder` comes from: each media type from its list, the schema from
/// `schema`.
pub(super) fn note(
    document: &mut Document,
    holder: &Pointer,
    media_types: &[MediaType],
    schema: &Pointer,
) {
    for media_type in media_types {
        let content = holder.child("content").child(&media_type.name);
        if let Some(listed) = &media_type.place {
            document.moves.set(content.clone(), listed.clone());
        }
        document.moves.set(content.child("schema"), schema.clone());
    }
}

/// Whether an object may be written in this media type: in JSON, XML or another text, or in what a
/// range leaves open.
pub(super) fn may_hold_fields(name: &str) -> bool {
    let essence = name.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    let subtype = essence.rsplit(['/', '+', '-']).next().unwrap_or_default();
    essence.starts_with("text/")
        || essence.contains('*')
        || is_form(&essence)
        || matches!(subtype, "json" | "ndjson" | "xml" | "yaml")
}

pub(super) const JSON: &str = "application/json";
pub(super) const BYTES: &str = "application/octet-stream";
pub(super) const MULTIPART: &str = "multipart/form-data";
pub(super) const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Whether two media types are the same apart from parameters.
pub(super) fn is(name: &str, other: &str) -> bool {
    let essence = name.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case(other)
}
