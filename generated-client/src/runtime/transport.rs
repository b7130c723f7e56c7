// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The one path by which every request is sent. It is not generic, so that it is compiled once.

use super::error::Error;
use super::failure::TransportError;
use super::operation::OperationInfo;
use super::pace::Streamed;
use super::response::Reply;
use bytes::{Bytes, BytesMut};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::time::{Sleep, sleep};
use tower::BoxError;

pub(super) type Failure = Error<Infallible>;

/// Awaits an answer and reads the whole of it, unless its status is streamed.
pub(super) async fn receive(
    info: &'static OperationInfo,
    streamed: Streamed,
    limit: usize,
    time: Duration,
    sending: impl Future<Output = Result<reqwest::Response, BoxError>>,
) -> Result<Reply, Failure> {
    let mut timer = pin!(sleep(time));
    let sent = before(timer.as_mut(), sending)
        .await
        .ok_or_else(|| late(info))?;
    let mut response = sent.map_err(|error| unsent(info, error))?;
    let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
    let code = status.as_u16();
    if streamed.has(code) {
        let mut reply = Reply::new(status, headers);
        reply.rest = Some(streamed.rest(info, response, timer.deadline()));
        return Ok(reply);
    }
    let received = || Some((status, headers.clone()));

    let announced = response
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(too_large(info, limit, received()));
    }
    // What arrives in one piece is not copied.
    let (mut first, mut body) = (Bytes::new(), BytesMut::new());
    loop {
        let Some(chunk) = before(timer.as_mut(), response.chunk()).await else {
            let mut error = TransportError::new(info, LATE);
            error.reply = received();
            return Err(Error::Timeout(Box::new(error)));
        };
        match chunk {
            Ok(Some(chunk)) => {
                let length = first.len().max(body.len()).saturating_add(chunk.len());
                if length > limit {
                    return Err(too_large(info, limit, received()));
                }
                if first.is_empty() {
                    first = chunk;
                    continue;
                }
                if body.is_empty() {
                    // What a server announces is not trusted with much memory.
                    body.reserve(announced.unwrap_or(0).min(1024 * 1024));
                    body.extend_from_slice(&first);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(None) => break,
            Err(error) => return Err(transport(info, received(), &error)),
        }
    }
    let mut reply = Reply::new(status, headers);
    reply.body = if body.is_empty() {
        first
    } else {
        body.freeze()
    };
    Ok(reply)
}

/// What a future yields, unless the timer ends first.
async fn before<F: Future>(mut timer: Pin<&mut Sleep>, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
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
