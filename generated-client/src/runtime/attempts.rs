// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The attempts of a call: sending, pausing, sending again, all within the call's time.

use super::client::Client;
use super::error::Error;
use super::request::Request;
use super::response::Reply;
use super::retry::is_passing;
use super::transport::{self, Failure};
use reqwest::header::HeaderMap;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// Sends a request until its answer stands, and reads the whole answer.
pub(super) fn execute(
    client: Client,
    request: Request,
) -> Pin<Box<dyn Future<Output = Result<Reply, Failure>> + Send>> {
    Box::pin(async move {
        let settings = &*client.0;
        let clock = Clock {
            started: Instant::now(),
            total: request.timeout.unwrap_or(settings.timeout),
        };
        let of_attempt = request.attempt_timeout.or(settings.attempt_timeout);
        let policy = request.retry.unwrap_or(settings.retry);
        let (info, streamed) = (request.info, request.streamed);
        let mut request = transport::prepare(&client, request)?;
        let mut attempt = 1;
        loop {
            let is_repeatable = info.is_idempotent() && policy.pause(attempt, None).is_some();
            let again = is_repeatable.then(|| request.try_clone()).flatten();
            let left = clock.left();
            *request.timeout_mut() = Some(of_attempt.map_or(left, |limit| limit.min(left)));
            let mut outcome = transport::send(&client, info, streamed, request).await;
            match &mut outcome {
                Ok(reply) => reply.attempts = attempt,
                Err(error) => error.count(attempt),
            }
            let Some(headers) = passing(&outcome) else {
                settings.budget.earn();
                return outcome;
            };
            let Some(again) = again else {
                return outcome;
            };
            let pause = policy.pause(attempt, headers);
            let Some(pause) = pause.filter(|pause| *pause < clock.left()) else {
                return outcome;
            };
            if !settings.budget.spend() {
                return outcome;
            }
            tokio::time::sleep(pause).await;
            request = again;
            attempt = attempt.saturating_add(1);
        }
    })
}

/// The headers of an outcome that may be another one next time.
fn passing(outcome: &Result<Reply, Failure>) -> Option<Option<&HeaderMap>> {
    match outcome {
        Ok(reply) => is_passing(reply.code()).then_some(Some(&reply.headers)),
        Err(Error::Timeout(error) | Error::Transport(error)) => {
            (!error.is_lasting).then(|| error.headers())
        }
        Err(_) => None,
    }
}

/// The time of a call.
struct Clock {
    started: Instant,
    total: Duration,
}

impl Clock {
    fn left(&self) -> Duration {
        self.total.saturating_sub(self.started.elapsed())
    }
}
