// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The attempts of a call: sending, pausing, sending again, all within the call's time.

use super::client::Client;
use super::error::Error;
use super::failure::REQUEST_ID;
use super::operation::OperationInfo;
use super::pace::Streamed;
use super::request::Request;
use super::response::Reply;
use super::retry::is_passing;
use super::secret::Secret;
use super::token::{AuthError, TokenError, TokenSource, is_bearer};
use super::trace::Trace;
use super::transport::{self, Failure};
use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Sends a request until its answer stands, and reads the whole answer.
pub(super) fn execute(
    client: Client,
    request: Box<Request>,
) -> Pin<Box<dyn Future<Output = Result<Reply, Failure>> + Send>> {
    Box::pin(async move {
        let trace = Trace::new(request.info);
        let mut outcome = trace.follow(persist(&client, request, &trace)).await;
        trace.end(&outcome);
        if let Ok(reply) = &mut outcome {
            reply.trace = trace;
        }
        outcome
    })
}

async fn persist(
    client: &Client,
    mut request: Box<Request>,
    trace: &Trace,
) -> Result<Reply, Failure> {
    let settings = &*client.0;
    let clock = Clock {
        started: Instant::now(),
        total: request.timeout.unwrap_or(settings.timeout),
    };
    let of_attempt = request.attempt_timeout.or(settings.attempt_timeout);
    let policy = request.retry.unwrap_or(settings.retry);
    let info = request.info;
    let streamed = Streamed {
        statuses: request.streamed,
        idle: request.idle_timeout.or(settings.idle_timeout),
    };
    request.identify(settings);
    let mut tokens = Tokens::new(info, request.token_source(settings));
    let mut attempt = 1;
    loop {
        let may_retry = info.is_idempotent() && policy.pause(attempt, None).is_some();
        let may_repeat = (may_retry || tokens.may_replay()) && request.stream.is_none();
        // What is large lies in boxes of its own, since this future is moved.
        let mut complete = Box::new(request.complete(settings)?);
        let sent = complete.headers().get(REQUEST_ID);
        let sent_id = request.id.clone().filter(|id| sent == Some(id));
        tokens.put(&mut complete, &clock, attempt).await?;
        let left = clock.left();
        let limit = of_attempt.map_or(left, |limit| limit.min(left));
        if limit.is_zero() {
            // What is sent without the time for an answer may be acted on unseen.
            let mut error = transport::late(info);
            error.note(attempt.saturating_sub(1), sent_id);
            return Err(error);
        }
        let sending = settings.http.execute(*complete);
        let receiving = transport::receive(info, streamed, settings.body_limit, limit, sending);
        let mut outcome = Box::pin(receiving).await;
        match &mut outcome {
            Ok(reply) => (reply.attempts, reply.sent_id) = (attempt, sent_id.clone()),
            Err(error) => error.note(attempt, sent_id.clone()),
        }
        let is_fault = may_pass(&outcome);
        if !is_fault {
            settings.budget.earn();
        }
        if !may_repeat {
            return outcome;
        }
        let mut paused = Duration::ZERO;
        if is_fault {
            let pause = policy.pause(attempt, headers(&outcome));
            let Some(pause) = pause.filter(|pause| may_retry && *pause < clock.left()) else {
                return outcome;
            };
            if !settings.budget.spend() {
                return outcome;
            }
            tokio::time::sleep(pause).await;
            paused = pause;
        } else if !is_refused(&outcome) || !tokens.renew(&clock, attempt).await? {
            return outcome;
        }
        trace.again(attempt, &outcome, paused);
        attempt = attempt.saturating_add(1);
    }
}

/// Whether the outcome may be another one next time.
fn may_pass(outcome: &Result<Reply, Failure>) -> bool {
    match outcome {
        Ok(reply) => is_passing(reply.code()),
        Err(Error::Timeout(error) | Error::Transport(error)) => !error.is_lasting,
        Err(_) => false,
    }
}

fn headers(outcome: &Result<Reply, Failure>) -> Option<&HeaderMap> {
    match outcome {
        Ok(reply) => Some(&reply.headers),
        Err(error) => error.headers(),
    }
}

fn is_refused(outcome: &Result<Reply, Failure>) -> bool {
    matches!(outcome, Ok(reply) if reply.status == StatusCode::UNAUTHORIZED)
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

/// The tokens of a call, if it has a source of them.
struct Tokens {
    info: &'static OperationInfo,
    source: Option<Arc<dyn TokenSource>>,
    used: Secret,
    /// The one for the next attempt, where it is known already.
    next: Option<Secret>,
    has_replayed: bool,
}

impl Tokens {
    fn new(info: &'static OperationInfo, source: Option<Arc<dyn TokenSource>>) -> Self {
        Self {
            info,
            source,
            used: Secret::default(),
            next: None,
            has_replayed: false,
        }
    }

    /// Whether a refused request may be sent with another token. This harms no request, since
    /// the server has not accepted it.
    fn may_replay(&self) -> bool {
        self.source.is_some() && !self.has_replayed
    }

    /// Puts the token into the request.
    async fn put(
        &mut self,
        request: &mut reqwest::Request,
        clock: &Clock,
        attempt: u32,
    ) -> Result<(), Failure> {
        let sent = attempt.saturating_sub(1);
        let token = match self.next.take() {
            Some(token) => token,
            None => match self.ask(clock, sent).await? {
                Some(token) => token,
                None => return Ok(()),
            },
        };
        let text = Secret::from(["Bearer ", token.expose()].concat());
        let value = HeaderValue::from_str(text.expose()).ok();
        let Some(mut value) = value.filter(|_| is_bearer(token.expose())) else {
            let text = "the token is empty or has characters that RFC 6750 does not allow";
            return Err(self.fail(TokenError::new(text), sent));
        };
        value.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, value);
        self.used = token;
        Ok(())
    }

    /// Whether there is another token, after the server has refused the last one.
    async fn renew(&mut self, clock: &Clock, sent: u32) -> Result<bool, Failure> {
        let Some(source) = self.source.clone().filter(|_| self.may_replay()) else {
            return Ok(false);
        };
        self.has_replayed = true;
        source.invalidate(&self.used);
        self.next = self.ask(clock, sent).await?;
        Ok(self.next.as_ref().is_some_and(|next| *next != self.used))
    }

    async fn ask(&self, clock: &Clock, sent: u32) -> Result<Option<Secret>, Failure> {
        let Some(source) = &self.source else {
            return Ok(None);
        };
        let token = match tokio::time::timeout(clock.left(), source.token()).await {
            Ok(token) => token,
            Err(_) => Err(TokenError {
                is_timeout: true,
                is_passing: true,
                ..TokenError::new("the time-out passed")
            }),
        };
        token.map(Some).map_err(|cause| self.fail(cause, sent))
    }

    fn fail(&self, cause: TokenError, attempts: u32) -> Failure {
        let info = self.info;
        Error::Auth(Box::new(AuthError {
            info,
            cause,
            attempts,
        }))
    }
}
