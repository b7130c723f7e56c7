//! Documented answers: which of them are what a call yields, and which are errors.

use super::docs::Docs;
use super::lower::Lowering;
use super::media::Media;
use super::repeated::repeated;
use super::{Answer, Hint, OperationId, Payload, Status, Type, codes};
use crate::diagnostic::{Diagnostic, Target};
use crate::normal::{MediaType, Response, StatusCode};

impl Lowering<'_> {
    /// What a call yields, and its errors.
    ///
    /// `default` is an error, unless the document names no success: then it is both.
    pub(super) fn answers(
        &mut self,
        id: OperationId,
        responses: &[Response],
    ) -> (Vec<Answer>, Vec<Answer>) {
        let has_success = responses.iter().any(|response| class(response) == Some(2));
        let (mut success, mut failures) = (Vec::new(), Vec::new());
        // Exact statuses before ranges before the rest, as they are matched.
        let mut ordered: Vec<&Response> = responses.iter().collect();
        ordered.sort_by_key(|response| match response.status {
            Some(StatusCode::Code(_)) => 0,
            Some(StatusCode::Range(_)) => 1,
            None => 2,
        });
        for response in ordered {
            let class = class(response);
            let yields = match class {
                Some(1 | 2) => true,
                Some(3) => !has_success,
                _ => false,
            };
            let role = if yields { "response" } else { "error" };
            let hint = format!("{} {role}", status_text(response));
            let is_any = class.is_none() && !responses.iter().any(is_expected);
            let mut answer = self.answer(id, response, hint.trim(), yields || is_any);
            if is_any {
                success.push(Answer {
                    status: Status::AnySuccess,
                    ..answer.clone()
                });
            }
            if let (false, Payload::Stream | Payload::Items(..)) = (yields, &answer.payload) {
                // Errors are kept and shown, so they are received as a whole.
                answer.payload = Payload::Bytes;
            }
            if yields {
                success.push(answer);
            } else {
                failures.push(answer);
            }
        }
        (success, failures)
    }

    fn answer(
        &mut self,
        id: OperationId,
        response: &Response,
        role: &str,
        may_stream: bool,
    ) -> Answer {
        let status = match response.status {
            Some(StatusCode::Code(code)) => Status::Code(code),
            Some(StatusCode::Range(class)) => Status::Range(class),
            None => Status::Any,
        };
        // Answers to these have no body, whatever the document says.
        let bodiless = matches!(status, Status::Code(204 | 205 | 304));
        let payload = match self.preferred(&response.content) {
            Some(media_type) if !bodiless && !may_stream && self.is_stream(media_type) => {
                self.warn(
                    &codes::RAW_BODY,
                    &media_type.pointer.child("itemSchema"),
                    "the items of an error are not handed over one by one",
                    "the body of an error is kept as it came",
                    "read the items from that body yourself",
                );
                Payload::Bytes
            }
            Some(media_type) if !bodiless => {
                self.received(media_type, Hint::Operation(id, role.to_owned()))
            }
            Some(media_type) => {
                self.warn(
                    &codes::NOT_SENT,
                    &media_type.pointer,
                    "an answer of this status has no body",
                    "taken as empty",
                    format!("remove the {}, or correct the status", self.spec.words.body),
                );
                Payload::Empty
            }
            None => Payload::Empty,
        };
        Answer {
            pointer: response.pointer.clone(),
            status,
            rust_name: response.rust_name.clone(),
            payload,
            docs: Docs::text(Some(&response.description)),
        }
    }
}

impl Lowering<'_> {
    /// The media type that the client reads: JSON if there is one, else the first.
    fn preferred<'m>(&mut self, content: &'m [MediaType]) -> Option<&'m MediaType> {
        let json = content
            .iter()
            .find(|media_type| self.media(media_type) == Media::Json);
        let chosen = json.or(content.first())?;
        for other in content {
            let is_same = self.media(other) == self.media(chosen)
                && (self.media(other) != Media::Json || self.alike(other.schema, chosen.schema));
            if !is_same {
                let pair = (other.name.clone(), chosen.name.clone());
                let places = self.unread.entry(pair).or_default();
                places.push(other.pointer.clone());
            }
        }
        Some(chosen)
    }

    /// Whether it holds items that are handed over while they arrive.
    fn is_stream(&self, media_type: &MediaType) -> bool {
        matches!(self.media(media_type), Media::Items(_)) && media_type.items.is_some()
    }

    /// Tells of the media types that are not read, once for each pair with the one that is.
    pub(super) fn not_read(&mut self) {
        for ((other, chosen), places) in std::mem::take(&mut self.unread) {
            let label = format!("the client expects `{}`", Docs::plain(&chosen));
            let message = format!("the media type `{}` is not read", Docs::plain(&other));
            let places = places.into_iter().map(|place| (place, label.clone()));
            let diagnostic = repeated(places, Target::Key, |place, label| {
                Diagnostic::new(&codes::MANY_MEDIA_TYPES, message, place)
                    .label(label)
                    .help(
                        "remove one of the two, or leave it if the server answers with the expected \
                         one",
                    )
            });
            self.diagnostics.extend(diagnostic);
        }
    }

    /// What an answer of this media type is read as.
    fn received(&mut self, media_type: &MediaType, hint: Hint) -> Payload {
        match self.media(media_type) {
            Media::Json => match media_type.schema {
                Some(schema) => Payload::Json(self.nullable_use_of(schema, hint).0),
                None => Payload::Json(Type::Json),
            },
            Media::Text => {
                self.warn_raw(media_type);
                Payload::Text
            }
            Media::Document => {
                self.warn_raw(media_type);
                Payload::Bytes
            }
            Media::Items(framing) if let Some(items) = &media_type.items => {
                let (ty, _) = self.nullable_use_of(items.schema, hint);
                Payload::Items(ty, framing)
            }
            Media::Form | Media::Multipart | Media::Bytes | Media::Items(_) => {
                self.warn_raw(media_type);
                Payload::Stream
            }
        }
    }
}

/// The first digit of the status; `None` for `default`.
fn class(response: &Response) -> Option<u16> {
    match response.status {
        Some(StatusCode::Code(code)) => Some(code / 100),
        Some(StatusCode::Range(class)) => Some(class),
        None => None,
    }
}

fn is_expected(response: &Response) -> bool {
    matches!(class(response), Some(1..=3))
}

fn status_text(response: &Response) -> String {
    match &response.status {
        // The usual answer needs no number in the name of its type.
        Some(StatusCode::Code(200 | 201)) => String::new(),
        Some(status) => status.to_string(),
        None => "default".to_owned(),
    }
}
