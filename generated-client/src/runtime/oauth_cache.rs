// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The token that is kept, and the one request for the next one.

use super::oauth_answer::Granted;
use super::oauth_endpoint::{Endpoint, Failed};
use super::secret::Secret;
use super::token::{Refused, TokenError, TokenFuture, TokenSource};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// How long before its end a token is no longer used, if that is less than a tenth of its life.
const MARGIN: Duration = Duration::from_secs(30);

/// How long a refusal counts that does not say what is refused.
const PAUSE: Duration = Duration::from_secs(60);

type Outcome = Option<Result<Secret, TokenError>>;

/// A source that keeps its token.
pub(super) struct Cache(Arc<Inner>);

struct Inner {
    endpoint: Endpoint,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Kept>,
    refresh: Option<Secret>,
    /// Why there will be no token any more, or not until then.
    refused: Option<Refusal>,
    /// What the running request will yield.
    running: Option<watch::Receiver<Outcome>>,
}

struct Kept {
    token: Secret,
    end: Option<Instant>,
}

impl Cache {
    pub(super) fn new(endpoint: Endpoint) -> Self {
        let state = Mutex::default();
        Self(Arc::new(Inner { endpoint, state }))
    }
}

impl TokenSource for Cache {
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(async {
            // A request ends early if its runtime does; then another one is made, but not for ever.
            for _ in 0..3 {
                let mut outcome = match self.0.kept_or_running() {
                    Ok(kept) => return kept,
                    Err(outcome) => outcome,
                };
                if let Ok(outcome) = outcome.wait_for(Option::is_some).await
                    && let Some(outcome) = outcome.clone()
                {
                    return outcome;
                }
            }
            Err(TokenError::new("the request for it was broken off").passing())
        })
    }

    fn invalidate(&self, token: &Secret) {
        let mut state = self.0.lock();
        // A late refusal of an older token says nothing about this one.
        if state
            .token
            .as_ref()
            .is_some_and(|kept| kept.token == *token)
        {
            state.token = None;
        }
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token or the refusal that is kept, or else the request that runs, which is begun if
    /// there is none.
    fn kept_or_running(
        self: &Arc<Self>,
    ) -> Result<Result<Secret, TokenError>, watch::Receiver<Outcome>> {
        let mut state = self.lock();
        let now = Instant::now();
        if let Some(kept) = &state.token
            && kept.end.is_none_or(|end| now < end)
        {
            return Ok(Ok(kept.token.clone()));
        }
        if let Some(Refusal { error, end }) = &state.refused
            && end.is_none_or(|end| now < end)
        {
            return Ok(Err(error.clone()));
        }
        if let Some(running) = &state.running
            && running.has_changed().is_ok()
            && running.borrow().is_none()
        {
            return Err(running.clone());
        }
        let (sender, receiver) = watch::channel(None);
        state.running = Some(receiver.clone());
        let refresh = if self.endpoint.knows_another() {
            // If the task ends with its runtime, nobody knows what has become of it.
            state.refresh.take()
        } else {
            state.refresh.clone()
        };
        // A task of its own goes on when the call that has begun it is dropped.
        spawn(self.clone().renew(Promise(sender), refresh, now));
        Err(receiver)
    }

    /// `begun` is now by the clock of the calls, since the task may run where another one is.
    async fn renew(self: Arc<Self>, promise: Promise, refresh: Option<Secret>, begun: Instant) {
        let started = Instant::now();
        let granted = self.endpoint.obtain(refresh).await;
        let mut state = self.lock();
        let outcome = match granted {
            Ok(Granted {
                token,
                refresh,
                lifetime,
            }) => {
                let used = |life: Duration| life.saturating_sub(MARGIN.min(life / 10));
                let end = lifetime.and_then(|life| begun.checked_add(used(life)));
                state.refresh = refresh;
                state.token = Some(Kept {
                    token: token.clone(),
                    end,
                });
                Ok(token)
            }
            Err(Failed { error, refresh }) => {
                state.token = None;
                state.refresh = refresh;
                state.refused = Refusal::of(&error, begun + started.elapsed());
                Err(error)
            }
        };
        state.running = None;
        drop(state);
        promise.0.send_replace(Some(outcome));
    }
}

/// Lets the request go on without the calls that wait for it. With blocking calls that is where
/// theirs run: the runtime of an awaited call may stand still while a blocking one waits.
fn spawn(request: impl Future<Output = ()> + Send + 'static) {
    #[cfg(feature = "blocking")]
    if let Ok(runner) = super::blocking::runner() {
        runner.spawn(request);
        return;
    }
    tokio::spawn(request);
}

/// The outcome that others wait for. They ask again if it is dropped, unless by a panic of a
/// layer: that may come again, and each time after the credentials were sent.
struct Promise(watch::Sender<Outcome>);

impl Drop for Promise {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let error = TokenError::new("the request for it panicked");
            self.0.send_replace(Some(Err(error)));
        }
    }
}

/// That the credentials themselves are refused, and until when that counts: to send a wrong
/// password with each call would lock the user out.
struct Refusal {
    error: TokenError,
    end: Option<Instant>,
}

impl Refusal {
    fn of(error: &TokenError, now: Instant) -> Option<Self> {
        let end = match error.refusal? {
            Refused::Lasting => None,
            Refused::Paused => Some(now + PAUSE),
        };
        let error = error.clone();
        Some(Self { error, end })
    }
}
