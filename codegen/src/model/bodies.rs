//! Request bodies: one for each way in which an operation takes one.

use super::docs::Docs;
use super::lower::Lowering;
use super::media::Media;
use super::representations::subtype;
use super::{Body, FieldStyle, Hint, OperationId, Payload, QueryStyle, Rules, Type, codes};
use crate::normal::{self, Encoding, MediaType, Shape};
use crate::rfc9110::{essence, is_json};

impl Lowering<'_> {
    /// What is sent, JSON first; the others in document order. Media types of which one stands
    /// for the other are one body.
    pub(super) fn bodies(&mut self, id: OperationId, body: &normal::RequestBody) -> Vec<Body> {
        let mut ordered: Vec<(Media, &MediaType)> = body
            .content
            .iter()
            .map(|media_type| (self.media(media_type), media_type))
            .collect();
        ordered.sort_by_key(|(media, _)| *media != Media::Json);
        let mut made: Vec<(Media, &MediaType)> = Vec::new();
        let mut bodies: Vec<Body> = Vec::new();
        for (media, media_type) in ordered {
            let same = made.iter().position(|(other, known)| match (media, other) {
                (Media::Json, Media::Json) => self.alike(media_type.schema, known.schema),
                (Media::Text, Media::Text) => false,
                (Media::Document | Media::Bytes, Media::Document | Media::Bytes) => true,
                (media, other) => media == *other,
            });
            if let Some(known) = same.and_then(|index| bodies.get_mut(index)) {
                if !matches!(media, Media::Json) {
                    known.also.push(media_type.name.clone());
                }
                continue;
            }
            let (hint, payload, rules) = self.sent(id, media, media_type, bodies.is_empty());
            let is_second = made.iter().any(|(other, _)| *other == media);
            let hint = if is_second {
                subtype(&media_type.name)
            } else {
                hint.to_owned()
            };
            made.push((media, media_type));
            bodies.push(Body {
                pointer: body.pointer.clone(),
                media_type: self.sendable(media, media_type),
                also: Vec::new(),
                hint,
                required: body.required,
                payload,
                rules,
                docs: Docs::text(body.description.as_deref()),
            });
        }
        bodies
    }

    /// What a caller passes for a body.
    fn sent(
        &mut self,
        id: OperationId,
        media: Media,
        media_type: &MediaType,
        is_first: bool,
    ) -> (&'static str, Payload, Rules) {
        let role = |hint: &str| {
            let role = if is_first {
                "body".to_owned()
            } else {
                format!("{hint} body")
            };
            Hint::Operation(id, role)
        };
        match media {
            Media::Json => {
                let (ty, rules) = self.json(media_type, role("json"));
                ("json", Payload::Json(ty), rules)
            }
            Media::Form => {
                let (ty, rules) = self.json(media_type, role("form"));
                (
                    "form",
                    Payload::Form(ty, self.field_styles(media_type)),
                    rules,
                )
            }
            Media::Multipart => {
                let form = self.multipart(id, media_type);
                ("multipart", Payload::Multipart(form), Rules::default())
            }
            Media::Text if self.is_plain(media_type.schema) => {
                let (ty, rules) = match media_type.schema {
                    Some(schema) => self.use_of(schema, role("text")),
                    None => (Type::String, Rules::default()),
                };
                ("text", Payload::Plain(ty), rules)
            }
            Media::Text => {
                self.warn_raw(media_type);
                ("text", Payload::Text, Rules::default())
            }
            Media::Document | Media::Bytes | Media::Items(_) => {
                self.warn_raw(media_type);
                ("bytes", Payload::Bytes, Rules::default())
            }
        }
    }

    fn json(&mut self, media_type: &MediaType, hint: Hint) -> (Type, Rules) {
        match media_type.schema {
            Some(schema) => self.nullable_use_of(schema, hint),
            None => (Type::Json, Rules::default()),
        }
    }

    /// The content type to send: the media type, unless it is a range or no header can hold it.
    fn sendable(&mut self, media: Media, media_type: &MediaType) -> String {
        let fits = media_type
            .name
            .bytes()
            .all(|byte| (0x20..0x7f).contains(&byte));
        if fits && essence(&media_type.name).contains('/') && !media_type.name.contains('*') {
            return media_type.name.clone();
        }
        let taken = match media {
            Media::Json => "application/json",
            Media::Form => "application/x-www-form-urlencoded",
            Media::Multipart => "multipart/form-data",
            Media::Text => "text/plain",
            Media::Document => "application/xml",
            Media::Bytes | Media::Items(_) => "application/octet-stream",
        };
        let (group, _) = taken.split_once('/').unwrap_or_default();
        let range = essence(&media_type.name);
        let (of, _) = range.split_once('/').unwrap_or_default();
        if fits && range.contains('/') && !matches!(of, "*") && of != group {
            self.warn(
                &codes::NOT_SENT,
                &media_type.pointer,
                format!(
                    "`{}` is a range, of which a request has one member",
                    Docs::plain(&media_type.name)
                ),
                format!("sent as `{taken}`"),
                "name the media types that the server takes",
            );
        }
        taken.to_owned()
    }

    /// The properties of a form that are not written the way forms are.
    fn field_styles(&mut self, media_type: &MediaType) -> Vec<(String, FieldStyle)> {
        self.check_encoding(media_type);
        let mut styles = Vec::new();
        for (name, encoding) in &media_type.encoding {
            self.no_headers(media_type, name, encoding);
            if encoding.has_style() {
                self.check_property_style(media_type, name, encoding);
                styles.push((name.clone(), styled(encoding)));
            } else if let Some(content_type) = &encoding.content_type {
                if is_json(content_type) {
                    styles.push((name.clone(), FieldStyle::Json));
                } else if essence(content_type) != "text/plain" {
                    self.warn(
                        &codes::NOT_SENT,
                        &media_type.pointer,
                        format!("`{}` in a form", Docs::plain(content_type)),
                        format!("`{}` is written as text", Docs::plain(name)),
                        "use `application/json` or `text/plain`, or send the form as multipart",
                    );
                }
            }
        }
        styles
    }

    /// Says that headers of a property are not sent, where it has some.
    fn no_headers(&mut self, media_type: &MediaType, name: &str, encoding: &Encoding) {
        if !encoding.headers.is_empty() {
            let place = media_type.pointer.child("encoding").child(name);
            self.warn(
                &codes::NOT_SENT,
                &place.child("headers"),
                "a form that is not in parts has no headers within",
                "the property is sent without them",
                "leave them out, or send the form as `multipart/form-data`",
            );
        }
    }

    pub(super) fn check_property_style(
        &mut self,
        media_type: &MediaType,
        name: &str,
        encoding: &Encoding,
    ) {
        let schema = media_type.schema.map(|schema| self.target(schema));
        let object = schema.and_then(|schema| self.schema(schema).shape.object());
        let Some(property) = object.and_then(|object| object.properties.get(name)) else {
            return;
        };
        let place = media_type.pointer.child("encoding").child(name);
        let is_deep = encoding.style == Some(QueryStyle::DeepObject);
        let help = "leave out the style if the server reads JSON there";
        self.check_form(&place, property.schema, is_deep, help);
    }

    /// Notes encodings of properties that there are not.
    pub(super) fn check_encoding(&mut self, media_type: &MediaType) {
        let Some(schema) = media_type.schema else {
            return;
        };
        let Shape::Object(object) = &self.schema(self.target(schema)).shape else {
            return;
        };
        for name in media_type.encoding.keys() {
            if !object.properties.contains_key(name) {
                self.warn(
                    &codes::NOT_SENT,
                    &media_type.pointer.child("encoding").child(name),
                    format!("the form has no property `{}`", Docs::plain(name)),
                    "the encoding is ignored",
                    "add the property, or correct its name",
                );
            }
        }
    }
}

pub(super) fn styled(encoding: &Encoding) -> FieldStyle {
    let style = encoding.style.clone().unwrap_or(QueryStyle::Form);
    let explode = encoding.explode.unwrap_or(style == QueryStyle::Form);
    FieldStyle::Query {
        style,
        explode,
        allow_reserved: encoding.allow_reserved,
    }
}
