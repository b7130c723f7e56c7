//! Answers as mocks write them.

use super::encode::{self, Encode};
use super::operation::{Answer, Operation};
use super::response::Reply;
use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use std::mem::discriminant;
use wiremock::ResponseTemplate;

/// An answer as a mock writes it: its status, and a body with its content type.
pub struct Written {
    status: u16,
    body: Option<(&'static str, Bytes)>,
    /// Why it cannot be written.
    fault: Option<String>,
}

impl Written {
    pub(crate) fn json(status: u16, body: &dyn Encode) -> Self {
        match encode::write(body) {
            Ok(json) => Self::new(status, "application/json", Bytes::from_owner(json)),
            Err(fault) => Self {
                fault: Some(format!(
                    "the answer cannot be written as JSON: {}",
                    fault.text()
                )),
                ..Self::empty(status, &())
            },
        }
    }

    pub(crate) fn text(status: u16, body: &str) -> Self {
        let body = Bytes::copy_from_slice(body.as_bytes());
        Self::new(status, "text/plain; charset=utf-8", body)
    }

    pub(crate) fn plain(status: u16, body: &dyn Encode) -> Self {
        match encode::plain(body) {
            Some(text) => Self::text(status, &text),
            None => Self::json(status, body),
        }
    }

    pub(crate) fn bytes(status: u16, body: &Bytes) -> Self {
        Self::new(status, "application/octet-stream", body.clone())
    }

    /// Without a body, whatever is given for it.
    pub(crate) fn empty<T>(status: u16, _: &T) -> Self {
        let (body, fault) = (None, None);
        Self {
            status,
            body,
            fault,
        }
    }

    pub(super) fn new(status: u16, content_type: &'static str, body: Bytes) -> Self {
        Self {
            body: Some((content_type, body)),
            ..Self::empty(status, &())
        }
    }

    /// With the first of these media types that is none of a range, if there is one.
    pub(crate) fn of(mut self, media_types: &[&'static str]) -> Self {
        let mut media_types = media_types.iter().filter(|name| !name.contains('*'));
        if let (Some((content_type, _)), Some(name)) = (&mut self.body, media_types.next()) {
            *content_type = name;
        }
        self
    }

    pub(super) fn with_status(mut self, status: Option<u16>) -> Self {
        self.status = status.unwrap_or(self.status);
        self
    }

    /// Makes sure that a client reads the answer as what it was made from: a success, or `error`.
    pub(super) fn checked<O: Operation>(self, error: Option<&O::Error>) -> Result<Self, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let status = self.status;
        let is_streamed = O::STREAMED
            .iter()
            .any(|&(first, last)| (first..=last).contains(&status));
        let code = StatusCode::from_u16(status).unwrap_or_default();
        let mut reply = Reply::new(code, HeaderMap::new());
        if let Some((content_type, body)) = &self.body {
            reply.body = body.clone();
            let content_type = HeaderValue::from_static(content_type);
            reply.headers.insert(CONTENT_TYPE, content_type);
        }
        let is_same = match (error, O::read(&reply)) {
            // Its body cannot be read without a connection.
            (None, Err(_)) => is_streamed,
            (None, Ok(Answer::Success(_))) => true,
            (Some(error), Ok(Answer::Failure(read))) => discriminant(error) == discriminant(&read),
            _ => false,
        };
        if is_same {
            return Ok(self);
        }
        let id = O::INFO.id;
        Err(match error {
            None => format!("`{id}` has no such success of status {status}"),
            Some(error) => format!("`{id}` has no error {error:?} of status {status}"),
        })
    }

    pub(super) fn template(self) -> ResponseTemplate {
        let template = ResponseTemplate::new(self.status);
        match self.body {
            Some((content_type, body)) => template.set_body_raw(body, content_type),
            None => template,
        }
    }
}
