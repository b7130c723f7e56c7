// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Complete answers: as received, and as given to the caller.

use super::decode::{self, Decode, ReadError};
use super::failure::request_id;
use super::operation::OperationInfo;
use super::pace::Pace;
use super::trace::Trace;
use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use std::fmt;
use std::sync::{Arc, Mutex};

/// An answer as received, with its whole body.
///
/// The content type does not decide how the body is read: what decodes is taken.
#[derive(Clone)]
pub struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) rest: Option<Rest>,
    pub(crate) attempts: u32,
    pub(crate) sent_id: Option<HeaderValue>,
    pub(crate) trace: Trace,
}

/// An answer whose body has not been received, until somebody takes it.
pub(crate) type Rest = Arc<Mutex<Option<(&'static OperationInfo, reqwest::Response, Pace)>>>;

impl Reply {
    /// How much of a body an error keeps.
    const ERROR_BODY_LIMIT: usize = 64 * 1024;

    /// An answer without its body.
    pub(crate) fn new(status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            status,
            headers,
            body: Bytes::new(),
            rest: None,
            attempts: 1,
            sent_id: None,
            trace: Trace::none(),
        }
    }

    /// The status as a number.
    pub fn code(&self) -> u16 {
        self.status.as_u16()
    }

    /// The body as a value in JSON.
    pub fn json<T: Decode>(&self) -> Result<T, ReadError> {
        decode::json(&self.body).map_err(|error| self.unlike("json", error))
    }

    /// The body as a text in UTF-8.
    pub fn text(&self) -> Result<String, ReadError> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
            Err(_) => Err(self.unlike("text", ReadError::new("the body is not valid UTF-8"))),
        }
    }

    /// The body as it is.
    pub fn bytes(&self) -> Bytes {
        self.body.clone()
    }

    /// Adds the content type to an error, if it is not the one that was expected.
    fn unlike(&self, expected: &str, error: ReadError) -> ReadError {
        let named = self
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        let essence = named
            .and_then(|text| text.split(';').next())
            .unwrap_or_default()
            .trim();
        if essence.contains(expected) {
            return error;
        }
        // The header is a text of the server, so only well-known types are repeated.
        let name = match essence.to_ascii_lowercase().as_str() {
            "" => "no content type",
            "application/json" => "application/json",
            "application/octet-stream" => "application/octet-stream",
            "application/problem+json" => "application/problem+json",
            "application/xml" | "text/xml" => "XML",
            "text/html" => "text/html",
            "text/plain" => "text/plain",
            _ => "another content type",
        };
        ReadError::new(format!("{error} (the answer has {name})"))
    }

    /// The part that an error keeps, so that an error is never large. It is copied, since a body
    /// may lie in a larger buffer.
    pub(super) fn shorten(mut self) -> Self {
        let length = self.body.len().min(Self::ERROR_BODY_LIMIT);
        self.body = Bytes::copy_from_slice(&self.body.slice(..length));
        self
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.code())
            .field("length", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A successful answer: its value, its status and its headers.
#[derive(Clone)]
pub struct Response<T> {
    pub(super) value: T,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) attempts: u32,
    pub(super) sent_id: Option<HeaderValue>,
}

impl<T> Response<T> {
    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value itself.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The id of the request: the one that the server answered, or else the one of the call's
    /// `request_id` or the client's `request_ids`.
    pub fn request_id(&self) -> Option<&str> {
        request_id(Some(&self.headers), self.sent_id.as_ref())
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The value, the status and the headers.
    pub fn into_parts(self) -> (T, StatusCode, HeaderMap) {
        (self.value, self.status, self.headers)
    }
}

/// Shows the status only: headers and value may hold personal data.
impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut output = f.debug_struct("Response");
        output
            .field("status", &self.status.as_u16())
            .finish_non_exhaustive()
    }
}
