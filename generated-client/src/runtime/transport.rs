// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The one path by which every request is sent. It is not generic, so that it is compiled once.

use super::cause::{Cause, OF_LAYER, find};
use super::error::Error;
use super::failure::TransportError;
use super::http::Sending;
use super::operation::OperationInfo;
use super::pace::Streamed;
use super::response::Reply;
use bytes::{Bytes, BytesMut};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use std::convert::Infallible;
use std::future::poll_fn;
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
    sending: Sending,
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

pub(super) fn transport(
    info: &'static OperationInfo,
    reply: Received,
    error: &reqwest::Error,
) -> Failure {
    let cause = Cause::of(error);
    let mut failure = Box::new(TransportError::new(info, cause.text));
    (failure.is_connect, failure.is_lasting) = (cause.is_connect, cause.is_lasting);
    failure.reply = reply;
    if cause.is_timeout {
        Error::Timeout(failure)
    } else {
        Error::Transport(failure)
    }
}
