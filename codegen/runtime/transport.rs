//! The one path by which every request is sent. It is not generic, so that it is compiled once.

use super::checks::Violation;
use super::client::Client;
use super::error::Error;
use super::failure::{InvalidRequest, REQUEST_ID, TransportError};
use super::operation::OperationInfo;
use super::pace::Streamed;
use super::request::Request;
use super::response::Reply;
use super::security;
use bytes::BytesMut;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{Method, StatusCode};
use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::sync::Arc;
use tower::BoxError;

pub(super) type Failure = Error<Infallible>;

/// Sends a request once and reads the whole answer, unless its status is streamed.
pub(super) async fn send(
    client: &Client,
    info: &'static OperationInfo,
    streamed: Streamed,
    request: reqwest::Request,
) -> Result<Reply, Failure> {
    let response = client.0.http.execute(request).await;
    let mut response = response.map_err(|error| unsent(info, error))?;
    let (status, headers) = (response.status(), response.headers().clone());
    let code = status.as_u16();
    if streamed.has(code) {
        let mut reply = Reply::new(status, headers);
        reply.rest = Some(streamed.rest(info, response));
        return Ok(reply);
    }
    let received = || Some((status, headers.clone()));

    let limit = client.0.body_limit;
    let announced = response
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    let mut body = BytesMut::new();
    if announced.is_some_and(|length| length > limit) {
        return Err(too_large(info, limit, received()));
    }
    // What a server announces is not trusted with much memory.
    body.reserve(announced.unwrap_or(0).min(1024 * 1024));
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len().saturating_add(chunk.len()) > limit => {
                return Err(too_large(info, limit, received()));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(error) => return Err(transport(info, received(), &error)),
        }
    }
    let mut reply = Reply::new(status, headers);
    reply.body = body.freeze();
    Ok(reply)
}

/// The complete request, with all that the client adds to it.
pub(super) fn prepare(client: &Client, request: &mut Request) -> Result<reqwest::Request, Failure> {
    let (settings, info) = (&*client.0, request.info);
    for (name, value) in &settings.headers {
        if !request.headers.contains_key(name) {
            request.headers.insert(name, value.clone());
        }
    }
    if settings.request_ids && !request.headers.contains_key(REQUEST_ID) {
        request.put_id(&random_id());
    }
    let has_own = request.headers.contains_key(AUTHORIZATION);
    match security::choose(info, &settings.credentials) {
        Ok(mut credentials) => {
            // The caller's own header stands in for those that would write it.
            credentials.retain(|found| !(has_own && found.scheme.placement.is_authorization()));
            request.authorise(&credentials);
        }
        Err(_) if has_own => {}
        Err(needed) => request.report("security", &format!("needs {needed}")),
    }
    let accept = || HeaderValue::from_static("application/json, */*;q=0.5");
    request.headers.entry(ACCEPT).or_insert_with(accept);
    let method = Method::from_bytes(info.method.as_bytes()).unwrap_or_else(|_| {
        request.report("method", "is no method of HTTP");
        Method::default()
    });
    let url = request
        .finish(settings)
        .map_err(|violations| invalid(info, violations))?;
    let mut complete = reqwest::Request::new(method, url);
    *complete.headers_mut() = std::mem::take(&mut request.headers);
    let bytes = request.body.take();
    *complete.body_mut() = request.stream.take().or_else(|| Some(bytes?.into()));
    Ok(complete)
}

/// An id that is no other's: a random UUID.
fn random_id() -> String {
    let (high, low) = (fastrand::u64(..), fastrand::u64(..));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff,
    )
}

fn invalid(info: &'static OperationInfo, violations: Vec<Violation>) -> Failure {
    Error::InvalidRequest(Box::new(InvalidRequest { info, violations }))
}

pub(super) type Received = Option<(StatusCode, HeaderMap)>;

pub(super) fn too_large(info: &'static OperationInfo, limit: usize, reply: Received) -> Failure {
    let mut error = TransportError::new(info, format!("its body has more than {limit} bytes"));
    (error.is_lasting, error.reply) = (true, reply);
    Error::Transport(Box::new(error))
}

/// A call that could not be made here.
pub(super) fn broken(info: &'static OperationInfo, attempts: u32, text: &str) -> Failure {
    let mut error = TransportError::new(info, text);
    (error.attempts, error.is_lasting) = (attempts, true);
    Error::Transport(Box::new(error))
}

/// A call that took too long.
pub(super) fn late(info: &'static OperationInfo) -> Failure {
    Error::Timeout(Box::new(TransportError::new(info, LATE)))
}

pub(super) const LATE: &str = "the time-out passed";

/// A request without an answer: the connection failed, or a layer did.
fn unsent(info: &'static OperationInfo, error: BoxError) -> Failure {
    if let Some(error) = find(&*error) {
        return transport(info, None, error);
    }
    let mut failure = TransportError::new(info, OF_LAYER);
    (failure.is_lasting, failure.of_layer) = (true, Some(Arc::from(error)));
    Error::Transport(Box::new(failure))
}

const OF_LAYER: &str = "a layer of the client failed";

/// The error of the transport, also within those of layers.
fn find<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a reqwest::Error> {
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(<dyn StdError>::downcast_ref)
}

pub(super) fn transport(
    info: &'static OperationInfo,
    reply: Received,
    error: &reqwest::Error,
) -> Failure {
    let cause = cause(error);
    let mut failure = Box::new(TransportError::new(info, cause.text));
    (failure.is_connect, failure.is_lasting) = (cause.is_connect, cause.is_lasting);
    failure.reply = reply;
    if cause.is_timeout {
        Error::Timeout(failure)
    } else {
        Error::Transport(failure)
    }
}

/// What went wrong without an answer.
pub(super) struct Cause {
    pub(super) text: String,
    /// Whether it will be the same next time.
    pub(super) is_lasting: bool,
    pub(super) is_timeout: bool,
    /// Whether there was no connection yet.
    pub(super) is_connect: bool,
}

pub(super) fn cause_of(error: &BoxError) -> Cause {
    match find(&**error) {
        Some(error) => cause(error),
        None => Cause {
            text: OF_LAYER.to_owned(),
            is_lasting: true,
            is_timeout: false,
            is_connect: false,
        },
    }
}

fn cause(error: &reqwest::Error) -> Cause {
    let (is_timeout, is_connect) = (error.is_timeout(), error.is_connect());
    let (text, is_lasting) = match (is_timeout, is_connect) {
        (true, true) => ("connecting timed out".to_owned(), false),
        (true, false) => (LATE.to_owned(), false),
        (false, _) => describe(error),
    };
    Cause {
        text,
        is_lasting,
        is_timeout,
        is_connect,
    }
}

/// What went wrong with the stream of a body. Its own error is not kept, since it may hold data.
#[derive(Debug)]
pub(super) struct Broken(pub(super) &'static str);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the stream of the body {}", self.0)
    }
}

impl StdError for Broken {}

/// The innermost cause, and whether it will be the same next time. An error of the system is told
/// by its kind, and others only if they are known to hold fixed texts: those of a layer's body, or
/// those that name the URL, are not for a log.
fn describe(error: &reqwest::Error) -> (String, bool) {
    if error.is_builder() {
        return (
            "the HTTP client does not send such requests".to_owned(),
            true,
        );
    }
    if error.is_dns() {
        return ("the host was not found".to_owned(), false);
    }
    let mut cause = error.source();
    let mut text = None;
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<io::Error>() {
            if let Some(tls) = find_tls(io) {
                return describe_tls(tls);
            }
            text = Some(io.kind().to_string());
        } else if let Some(tls) = inner.downcast_ref() {
            return describe_tls(tls);
        } else if inner.is::<hyper::Error>() || inner.is::<Broken>() {
            text = Some(inner.to_string());
        }
        cause = inner.source();
    }
    let otherwise = || {
        let text = if error.is_connect() {
            "no connection could be made"
        } else if error.is_body() || error.is_decode() {
            "a body could not be sent or read"
        } else {
            "the request could not be sent"
        };
        text.to_owned()
    };
    (text.unwrap_or_else(otherwise), false)
}

/// The error of TLS, which lies in one or two errors of input and output that do not give it as
/// their source.
fn find_tls(io: &io::Error) -> Option<&rustls::Error> {
    let inner = io.get_ref()?;
    let tls = inner.downcast_ref::<rustls::Error>();
    tls.or_else(|| find_tls(inner.downcast_ref::<io::Error>()?))
}

/// A certificate is told by its fault alone: its names are texts of the server.
fn describe_tls(error: &rustls::Error) -> (String, bool) {
    use rustls::CertificateError as Fault;
    let rustls::Error::InvalidCertificate(fault) = error else {
        return (format!("TLS: {error}"), false);
    };
    let text = match fault {
        Fault::Expired | Fault::ExpiredContext { .. } => "has expired",
        Fault::NotValidForName | Fault::NotValidForNameContext { .. } => "is for another host",
        Fault::UnknownIssuer => "has an issuer that this system does not trust",
        _ => "is not accepted",
    };
    (format!("the certificate of the server {text}"), true)
}
