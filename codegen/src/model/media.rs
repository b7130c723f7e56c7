//! What a media type says about how a body is written or read.

use super::Framing;
use super::codes;
use super::docs::Docs;
use super::lower::Lowering;
use crate::normal::{Additional, MediaType, Object, SchemaId, Shape};
use crate::rfc9110::{essence, is_json};

/// How bodies of a media type are written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    Json,
    Form,
    Multipart,
    Text,
    /// Bytes that are a document, which is read as a whole.
    Document,
    /// Any other bytes.
    Bytes,
    /// One value after another.
    Items(Framing),
}

impl Lowering<'_> {
    /// Decides by the media type and, where that leaves it open, by the schema.
    pub(super) fn media(&self, media_type: &MediaType) -> Media {
        let essence = essence(&media_type.name);
        if let Some(items) = &media_type.items
            && let Some(framing) = framing(&essence, items.json_data)
        {
            return Media::Items(framing);
        }
        let (group, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
        if is_json(&essence) {
            // A file under this name is no JSON text.
            let is_file = media_type.schema.is_some_and(|schema| {
                let shape = &self.schema(self.target(schema)).shape;
                matches!(shape, Shape::String(Some(format)) if format == "binary")
            });
            return if is_file { Media::Bytes } else { Media::Json };
        }
        match (group, subtype) {
            ("*" | "application", "*") => {
                let shape = media_type
                    .schema
                    .map(|schema| &self.schema(self.target(schema)).shape);
                match shape {
                    None | Some(Shape::Any) => Media::Bytes,
                    Some(Shape::String(Some(format))) if format == "binary" => Media::Bytes,
                    Some(Shape::String(None)) => Media::Text,
                    Some(_) => Media::Json,
                }
            }
            ("application", "x-www-form-urlencoded") if self.is_form(media_type.schema) => {
                Media::Form
            }
            ("multipart", "form-data") => Media::Multipart,
            ("text" | "application", "xml") => Media::Document,
            _ if subtype.ends_with("+xml") && group != "image" => Media::Document,
            ("text", "event-stream") => Media::Bytes,
            ("text", _) => Media::Text,
            _ => Media::Bytes,
        }
    }

    /// Says that a body which the document describes in detail is passed as it is.
    pub(super) fn warn_raw(&mut self, media_type: &MediaType) {
        let structured = media_type.schema.is_some_and(|schema| {
            matches!(
                self.schema(self.target(schema)).shape,
                Shape::Object(_) | Shape::Array(_) | Shape::Union(_)
            )
        });
        if structured
            || media_type.items.is_some()
            || essence(&media_type.name).starts_with("multipart/")
        {
            self.warn(
                &codes::RAW_BODY,
                &media_type.pointer,
                format!(
                    "bodies of `{}` are not turned into values",
                    Docs::plain(&media_type.name)
                ),
                "handed over as it is, for the caller to write or read",
                "offer JSON beside it where the API has it",
            );
        }
    }

    /// Whether values can be written as a form: they are objects, or may be.
    fn is_form(&self, schema: Option<SchemaId>) -> bool {
        schema.is_none_or(|schema| {
            matches!(
                self.schema(self.target(schema)).shape,
                Shape::Object(_) | Shape::Union(_) | Shape::Any
            )
        })
    }

    /// Whether two schemas say the same of values, so that one type stands for both.
    pub(super) fn alike(&self, one: Option<SchemaId>, other: Option<SchemaId>) -> bool {
        match (one, other) {
            (Some(one), Some(other)) => self.alike_to(one, other, 8),
            (one, other) => one == other,
        }
    }

    fn alike_to(&self, one: SchemaId, other: SchemaId, depth: usize) -> bool {
        let (one, other) = (self.target(one), self.target(other));
        if one == other {
            return true;
        }
        let (left, right) = (self.schema(one), self.schema(other));
        if depth == 0
            || left.name.is_some()
            || right.name.is_some()
            || left.nullable != right.nullable
            || left.limits != right.limits
        {
            return false;
        }
        let right = &right.shape;
        match &left.shape {
            Shape::Any => matches!(right, Shape::Any),
            Shape::Boolean => matches!(right, Shape::Boolean),
            Shape::Integer(left) => matches!(right, Shape::Integer(right) if left == right),
            Shape::Number(left) => matches!(right, Shape::Number(right) if left == right),
            Shape::String(left) => matches!(right, Shape::String(right) if left == right),
            Shape::Enum(left) => right
                .enumeration()
                .is_some_and(|right| left.values == right.values),
            Shape::Array(left) => right
                .items()
                .is_some_and(|right| self.alike_to(*left, right, depth - 1)),
            Shape::Object(left) => right
                .object()
                .is_some_and(|right| self.alike_objects(left, right, depth - 1)),
            // Repetitions are followed before, and of unions it is not worth the trouble.
            Shape::Same(_) | Shape::Union(_) => false,
        }
    }

    fn alike_objects(&self, left: &Object, right: &Object, depth: usize) -> bool {
        let additional = match (left.additional, right.additional) {
            (Additional::Schema(left), Additional::Schema(right)) => {
                self.alike_to(left, right, depth)
            }
            (left, right) => left == right,
        };
        let properties = || left.properties.iter().zip(&right.properties);
        additional
            && left.properties.len() == right.properties.len()
            && properties().all(|((left_name, left), (right_name, right))| {
                left_name == right_name
                    && left.required == right.required
                    && self.alike_to(left.schema, right.schema, depth)
            })
    }
}

/// How items of a media type follow each other, if it is one of streams.
fn framing(essence: &str, json_data: bool) -> Option<Framing> {
    Some(match essence {
        "text/event-stream" if json_data => Framing::JsonEvents,
        "text/event-stream" => Framing::Events,
        "application/jsonl"
        | "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonlines"
        | "application/json-lines" => Framing::Lines,
        "application/json-seq" => Framing::Sequence,
        _ if essence.ends_with("+json-seq") => Framing::Sequence,
        _ if essence.ends_with("+jsonl") => Framing::Lines,
        _ => return None,
    })
}
