// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! A `tracing` span for each call, with facts of the document and of HTTP: no URL, header or body.
//!
//! The names of its fields are those of `OpenTelemetry`, where it has one. `stage` is where a
//! call failed: `build`, `authorise`, `connect`, `send`, `read` or `decode`. A download is still on
//! its way when the span of its call ends.

use super::error::Error;
use super::operation::OperationInfo;
use super::response::Reply;
use super::transport::Failure;
use std::time::Duration;
use tracing::field::{Empty, display};
use tracing::instrument::{Instrument as _, Instrumented};
use tracing::{Span, info, info_span};

/// The span of a call. It ends with its last clone.
#[derive(Clone, Debug)]
pub(crate) struct Trace(Span);

impl Trace {
    /// No span.
    pub(super) fn none() -> Self {
        Self(Span::none())
    }

    /// The span of a call that begins.
    pub(super) fn new(info: &'static OperationInfo) -> Self {
        Self(info_span!(
            "call",
            otel.kind = "client",
            otel.name = %format_args!("{} {}", info.method, info.path),
            operation.id = info.id,
            http.request.method = info.method,
            url.template = info.path,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            error.type = Empty,
            stage = Empty,
        ))
    }

    /// A future whose events belong to the call.
    pub(super) fn follow<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    /// Tells of an attempt that is followed by another one.
    pub(super) fn again(&self, attempt: u32, outcome: &Result<Reply, Failure>, pause: Duration) {
        let (error, status) = (kind(outcome), status(outcome));
        info!(
            parent: &self.0,
            http.request.resend_count = attempt,
            http.response.status_code = status,
            error.type = error.map(display),
            pause = ?pause,
            "the request is sent again"
        );
    }

    /// Tells how the call ended, as far as its answer goes.
    pub(super) fn end(&self, outcome: &Result<Reply, Failure>) {
        let attempts = match outcome {
            Ok(reply) => reply.attempts,
            Err(error) => error.attempts(),
        };
        if attempts > 1 {
            let resent = attempts.saturating_sub(1);
            self.0.record("http.request.resend_count", resent);
        }
        if let Some(status) = status(outcome) {
            self.0.record("http.response.status_code", status);
        }
        if let Err(error) = outcome {
            self.0.record("error.type", kind(outcome).map(display));
            self.0.record("stage", stage(error));
        }
    }

    /// Tells how an answer was read. What the document names is no fault, a question, say. Of a
    /// fault, a status of an error says more than what else is wrong.
    pub(super) fn read(&self, status: u16, fault: Option<&'static str>) {
        if let Some(fault) = fault {
            if status >= 400 {
                self.0.record("error.type", display(status));
            } else {
                self.0.record("error.type", display(fault));
            }
        }
        if fault == Some("decode") {
            self.0.record("stage", "decode");
        }
    }
}

fn status(outcome: &Result<Reply, Failure>) -> Option<u16> {
    match outcome {
        Ok(reply) => Some(reply.code()),
        Err(error) => error.status().map(|status| status.as_u16()),
    }
}

/// The status of an error, as `OpenTelemetry` wants it, or what happened instead of an answer.
fn kind(outcome: &Result<Reply, Failure>) -> Option<String> {
    let name = match outcome {
        Ok(reply) => return (reply.code() >= 400).then(|| reply.code().to_string()),
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Transport(_)) => "transport",
        Err(Error::Auth(_)) => "auth",
        Err(Error::InvalidRequest(_)) => "invalid_request",
        Err(Error::Api(_) | Error::UnexpectedStatus(_) | Error::Decode(_)) => "answer",
        Err(Error::Configuration(_)) => "configuration",
    };
    Some(name.to_owned())
}

fn stage(error: &Failure) -> &'static str {
    match error {
        Error::InvalidRequest(_) | Error::Configuration(_) => "build",
        Error::Auth(_) => "authorise",
        Error::Timeout(error) | Error::Transport(error) if error.is_connect => "connect",
        Error::Timeout(error) | Error::Transport(error) if error.reply.is_none() => "send",
        Error::Timeout(_) | Error::Transport(_) => "read",
        Error::Api(_) | Error::UnexpectedStatus(_) | Error::Decode(_) => "decode",
    }
}
