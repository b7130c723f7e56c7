//! Request bodies.

use super::docs::Docs;
use super::lower::Lowering;
use super::operations::is_json;
use super::{Body, Hint, OperationId, Payload, Rules, codes};
use crate::normal::{self, MediaType};

impl Lowering<'_> {
    pub(super) fn body(&mut self, id: OperationId, body: &normal::RequestBody) -> Option<Body> {
        let media_type = self.preferred(&body.content)?;
        let (payload, rules) = self.payload(media_type, Hint::Operation(id, "body".to_owned()));
        Some(Body {
            pointer: body.pointer.clone(),
            media_type: media_type.name.clone(),
            required: body.required,
            payload,
            rules,
            docs: Docs::text(body.description.as_deref()),
        })
    }

    /// The media type that the client uses: JSON if there is one, else the first.
    pub(super) fn preferred<'m>(&mut self, content: &'m [MediaType]) -> Option<&'m MediaType> {
        let chosen =
            content.iter().find(|media_type| is_json(&media_type.name)).or(content.first())?;
        for other in content {
            if other.name != chosen.name && !(is_json(&other.name) && other.schema == chosen.schema)
            {
                self.warn(
                    &codes::MANY_MEDIA_TYPES,
                    &other.pointer,
                    format!("the media type `{}` is not used", Docs::plain(&other.name)),
                    format!("the client uses `{}`", Docs::plain(&chosen.name)),
                );
            }
        }
        Some(chosen)
    }

    /// What a body of this media type holds.
    pub(super) fn payload(&mut self, media_type: &MediaType, hint: Hint) -> (Payload, Rules) {
        let essence = media_type.name.split(';').next().unwrap_or_default().trim();
        let essence = essence.to_ascii_lowercase();
        if is_json(&essence) || essence == "*/*" || essence == "application/*" {
            return match media_type.schema {
                Some(schema) => {
                    let (ty, rules) = self.nullable_use_of(schema, hint);
                    (Payload::Json(ty), rules)
                }
                None => (Payload::Json(super::Type::Json), Rules::default()),
            };
        }
        if essence == "text/plain" || essence == "text/html" {
            return (Payload::Text, Rules::default());
        }
        if essence.starts_with("application/x-www-form") || essence.starts_with("multipart/") {
            self.warn(
                &codes::RAW_BODY,
                &media_type.pointer,
                format!("bodies of `{}` are not encoded", Docs::plain(&media_type.name)),
                "passed as bytes",
            );
        }
        (Payload::Bytes, Rules::default())
    }
}
