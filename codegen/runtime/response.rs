//! Complete answers: as received, and as given to the caller.

use super::decode::{self, Decode, ReadError};
use super::failure::request_id;
use super::media;
use super::operation::OperationInfo;
use super::pace::Pace;
use super::trace::Trace;
use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use std::fmt;
use std::sync::{Arc, Mutex};

/// An answer as received, with its whole body.
///
/// JSON is taken whatever its content type says, unless the document describes another body of that
/// type; text and bytes must have one like the documented ones.
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

    /// Whether it is what proxies answer, and servers do not.
    pub(crate) fn is_of_proxy(&self) -> bool {
        self.status == StatusCode::PROXY_AUTHENTICATION_REQUIRED
    }

    /// The body as a value in JSON.
    pub fn json<T: Decode>(&self) -> Result<T, ReadError> {
        self.expect_plain()?;
        decode::json(&self.body).map_err(|error| self.unlike("json", error))
    }

    /// The body as a text in UTF-8, of one of these media types.
    pub fn text(&self, documented: &[&str]) -> Result<String, ReadError> {
        self.expect_plain()?;
        self.expect_text(documented)?;
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
            Err(_) => Err(self.unlike("text", ReadError::new("the body is not valid UTF-8"))),
        }
    }

    /// The body as it is, of one of these media types.
    pub fn bytes(&self, documented: &[&str]) -> Result<Bytes, ReadError> {
        self.expect_plain()?;
        self.expect_bytes(documented)?;
        Ok(self.body.clone())
    }

    /// Adds the content type to an error, if it is not the one that was expected.
    fn unlike(&self, expected: &str, error: ReadError) -> ReadError {
        if media::says(&self.headers, expected) {
            return error;
        }
        let name = media::name(&self.headers);
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
