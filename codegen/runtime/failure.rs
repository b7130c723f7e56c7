//! The kinds of failure: what each knows, and how it tells it.

use super::cause::PROXY;
use super::checks::Violation;
use super::decode::ReadError;
use super::operation::OperationInfo;
use super::response::Reply;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;

/// A documented error, with the answer that it was read from.
#[derive(Clone)]
pub struct ApiError<E> {
    pub(super) info: &'static OperationInfo,
    pub(super) reply: Reply,
    pub(super) error: E,
}

impl<E> ApiError<E> {
    /// The typed error.
    pub fn error(&self) -> &E {
        &self.error
    }

    /// The typed error itself.
    pub fn into_error(self) -> E {
        self.error
    }
}

/// An answer with a status that the document does not name.
#[derive(Clone)]
pub struct UnexpectedStatus {
    pub(super) info: &'static OperationInfo,
    pub(super) reply: Reply,
}

/// An answer that is not what the document says.
#[derive(Clone)]
pub struct DecodeError {
    pub(super) info: &'static OperationInfo,
    pub(super) reply: Reply,
    pub(super) cause: ReadError,
}

impl DecodeError {
    /// Where the body differs, and how.
    pub fn cause(&self) -> &ReadError {
        &self.cause
    }
}

/// A call without a complete answer.
#[derive(Clone)]
pub struct TransportError {
    pub(super) info: &'static OperationInfo,
    pub(super) text: String,
    pub(super) is_connect: bool,
    pub(super) is_lasting: bool,
    pub(super) attempts: u32,
    pub(super) reply: Option<(StatusCode, HeaderMap)>,
    pub(super) sent_id: Option<HeaderValue>,
    pub(super) of_layer: Option<Arc<dyn StdError + Send + Sync>>,
}

impl TransportError {
    pub(super) fn new(info: &'static OperationInfo, text: impl Into<String>) -> Self {
        Self {
            info,
            text: text.into(),
            is_connect: false,
            is_lasting: false,
            attempts: 1,
            reply: None,
            sent_id: None,
            of_layer: None,
        }
    }

    /// The status, if the answer had begun.
    pub fn status(&self) -> Option<StatusCode> {
        self.reply.as_ref().map(|(status, _)| *status)
    }

    /// The headers, if the answer had begun.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.reply.as_ref().map(|(_, headers)| headers)
    }

    /// The id of the request: the one that the server answered, if the answer had begun, or else
    /// the one of the call's `request_id` or the client's `request_ids`.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers(), self.sent_id.as_ref())
    }

    /// The error of a layer, if it was one that broke off the call. It may hold personal data.
    pub fn layer_error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        self.of_layer.as_deref()
    }
}

/// A request that was not sent.
///
/// Besides the limits of the document, no argument of a path is empty, all blanks or all slashes, or
/// `.` or `..`, by itself or between slashes, with blanks or percent-encoded: a reader on the way
/// would take the path for another one. Everything else is sent percent-encoded.
#[derive(Clone)]
pub struct InvalidRequest {
    pub(super) info: &'static OperationInfo,
    pub(super) violations: Vec<Violation>,
}

impl InvalidRequest {
    /// All that is wrong with the request.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

macro_rules! answered { ($([$($generics:tt)*] $type:ty),*) => { $(impl $($generics)* $type {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.reply.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.reply.headers
    }

    /// The first 64 KiB of the body. It may hold personal data.
    pub fn body(&self) -> &[u8] {
        &self.reply.body
    }

    /// The id of the request: the one that the server answered, or else the one of the call's
    /// `request_id` or the client's `request_ids`.
    pub fn request_id(&self) -> Option<&str> {
        self.reply.request_id()
    }
})* } }
answered!([<E>] ApiError<E>, [] UnexpectedStatus, [] DecodeError);

/// The header that names a request.
pub(super) const REQUEST_ID: &str = "x-request-id";

/// The id of a request, as answered or as sent.
pub(super) fn request_id<'a>(
    headers: Option<&'a HeaderMap>,
    sent: Option<&'a HeaderValue>,
) -> Option<&'a str> {
    let answered = headers.and_then(|headers| headers.get(REQUEST_ID));
    let read = |value: &'a HeaderValue| value.to_str().ok().filter(|id| is_id(id));
    answered.and_then(read).or_else(|| sent.and_then(read))
}

/// Whether a text can be shown as an id, whoever it comes from.
pub(super) fn is_id(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

impl Reply {
    fn request_id(&self) -> Option<&str> {
        request_id(Some(&self.headers), self.sent_id.as_ref())
    }
}

fn answer(f: &mut Formatter<'_>, info: &OperationInfo, reply: &Reply) -> fmt::Result {
    write!(f, "`{}` answered {}", info.id, reply.status)?;
    name(f, reply.request_id())?;
    count(f, reply.attempts)
}

fn name(f: &mut Formatter<'_>, id: Option<&str>) -> fmt::Result {
    id.map_or(Ok(()), |id| write!(f, " (request {id})"))
}

pub(super) fn count(f: &mut Formatter<'_>, attempts: u32) -> fmt::Result {
    if attempts > 1 {
        write!(f, " after {attempts} attempts")?;
    }
    Ok(())
}

impl<E: Debug> Display for ApiError<E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        answer(f, self.info, &self.reply)?;
        // What is hidden or absent says nothing in a log.
        write!(f, ": {:-?}", self.error)
    }
}

impl Display for UnexpectedStatus {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        answer(f, self.info, &self.reply)?;
        if self.reply.is_of_proxy() {
            return write!(f, ": {PROXY}");
        }
        f.write_str(", which its document does not name")
    }
}

impl Display for DecodeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        answer(f, self.info, &self.reply)?;
        write!(f, ", but not as documented: {}", self.cause)
    }
}

impl Display for TransportError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` got no complete answer", self.info.id)?;
        name(f, self.request_id())?;
        count(f, self.attempts)?;
        write!(f, ": {}", self.text)
    }
}

impl Display for InvalidRequest {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` was not sent: ", self.info.id)?;
        for (index, violation) in self.violations.iter().enumerate() {
            write!(f, "{}{violation}", if index > 0 { "; " } else { "" })?;
        }
        Ok(())
    }
}

macro_rules! debug { ($([$($generics:tt)*] $name:ident $type:ty),*) => { $(
    impl $($generics)* Debug for $type {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            write!(f, "{}({self})", stringify!($name))
        }
    }
)* } }
debug!(
    [<E: Debug>] ApiError ApiError<E>, [] UnexpectedStatus UnexpectedStatus,
    [] DecodeError DecodeError, [] TransportError TransportError,
    [] InvalidRequest InvalidRequest
);
