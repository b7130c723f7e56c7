//! Values that take time: an operation is called again and again until what it reads is ready.

use super::call::Call;
use super::error::Error;
use super::operation::Operation;
use super::overdue::{Overdue, WaitError};
use super::retry::retry_after;
use std::fmt;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::Instant;

/// An operation whose value gets ready (`x-wait`). Implemented by generated code only.
pub trait Waiting: Operation<Output: Send> + Sized {
    /// What must hold, all at once.
    const UNTIL: &'static [Condition<Self::Output>];
    /// What then holds if all went well.
    const SUCCESS: &'static [Condition<Self::Output>];
}

/// An enum in a value is to have a certain value.
pub struct Condition<T: 'static> {
    /// Where it is, such as `run.status`.
    pub property: &'static str,
    /// One of these.
    pub wanted: &'static [&'static str],
    /// Its other values that the document names.
    pub others: &'static [&'static str],
    /// Its text, unless it is absent or null.
    pub read: fn(&T) -> Option<&str>,
}

impl<T> Condition<T> {
    /// Whether it holds; `None` if the value is absent, null, or one that the document does not
    /// name.
    fn holds(&self, value: &T) -> Option<bool> {
        let text = (self.read)(value)?;
        let wanted = self.wanted.contains(&text);
        (wanted || self.others.contains(&text)).then_some(wanted)
    }
}

/// A value that is ready. That says that the work has ended, not how.
///
/// It may tell of an earlier run than the one that was asked for, where the server has not begun
/// with that: compare the times in the value with those of a value from before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished<T> {
    /// It has succeeded.
    Succeeded(T),
    /// It has failed.
    Failed(T),
    /// The value does not tell, or in words that this client does not know.
    Unknown(T),
}

impl<T> Finished<T> {
    /// Whether it has succeeded.
    pub fn is_succeeded(&self) -> bool {
        matches!(self, Self::Succeeded(_))
    }

    /// The value.
    pub fn value(&self) -> &T {
        match self {
            Self::Succeeded(value) | Self::Failed(value) | Self::Unknown(value) => value,
        }
    }

    /// The value itself, however the work has ended.
    pub fn into_value(self) -> T {
        match self {
            Self::Succeeded(value) | Self::Failed(value) | Self::Unknown(value) => value,
        }
    }

    fn of(value: T, success: &[Condition<T>]) -> Self {
        let found: Vec<_> = success.iter().map(|one| one.holds(&value)).collect();
        if found.contains(&Some(false)) {
            Self::Failed(value)
        } else if found.contains(&None) {
            Self::Unknown(value)
        } else {
            Self::Succeeded(value)
        }
    }
}

type Observer<O> =
    Box<dyn FnMut(Result<&<O as Operation>::Output, &Error<<O as Operation>::Error>>) + Send>;

/// Calls until the value is ready. Nothing is sent before it is awaited.
///
/// A call that fails in a way that passes (see [`Error::is_retryable`]), or with a status of the
/// server's own faults (5xx) where it may be repeated, does not end the wait; any other error
/// does. Dropping the future ends it as well, so a wait can be cancelled:
///
/// ```text
/// tokio::select! {
///     finished = client.jobs().get_job(id).wait_until_ready() => show(finished?),
///     () = user_gives_up() => {}
/// }
/// ```
#[must_use = "a wait begins when it is awaited"]
pub struct Wait<O: Waiting> {
    call: Call<O>,
    interval: Duration,
    deadline: Duration,
    observer: Option<Observer<O>>,
}

impl<O: Waiting> Call<O> {
    /// Makes this call again and again until its value is ready. What is configured here holds
    /// for each of the calls.
    pub fn wait_until_ready(self) -> Wait<O> {
        Wait {
            call: self,
            interval: Duration::from_secs(5),
            deadline: Duration::from_secs(300),
            observer: None,
        }
    }
}

impl<O: Waiting> Wait<O> {
    /// The pause between an answer and the next call; 5 seconds by default, and never less than
    /// 10 ms. It is longer where the server says so with `Retry-After`.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// How long it may take altogether; 5 minutes by default. The last call is made shortly
    /// before it, however long the interval is, and is cut off by it. A wait ends early where the
    /// server asks for a pause that is longer than what is left.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Shows each value that is seen, and each error that does not end the wait.
    pub fn observe(
        mut self,
        observer: impl FnMut(Result<&O::Output, &Error<O::Error>>) + Send + 'static,
    ) -> Self {
        self.observer = Some(Box::new(observer));
        self
    }

    async fn run(mut self) -> Result<Finished<O::Output>, WaitError<O::Output, O::Error>> {
        let started = Instant::now();
        let mut overdue = Overdue::new(O::INFO, self.deadline);
        let mut is_last = false;
        loop {
            let left = self.deadline.saturating_sub(started.elapsed());
            overdue.calls = overdue.calls.saturating_add(1);
            let call = self.call.again().into_future();
            let Ok(seen) = tokio::time::timeout(left, call).await else {
                return Err(WaitError::Overdue(Box::new(overdue)));
            };
            if let Some(observer) = &mut self.observer {
                observer(seen.as_ref());
            }
            let mut asked = Duration::ZERO;
            match seen {
                Ok(value) => {
                    let missing = O::UNTIL.iter().find(|one| one.holds(&value) != Some(true));
                    let Some(missing) = missing else {
                        return Ok(Finished::of(value, O::SUCCESS));
                    };
                    overdue.property = Some(missing.property);
                    (overdue.last, overdue.error) = (Some(value), None);
                }
                Err(error) if passes::<O>(&error) => {
                    asked = error.headers().and_then(retry_after).unwrap_or_default();
                    overdue.error = Some(error);
                }
                Err(error) => return Err(WaitError::Call(error)),
            }
            let elapsed = started.elapsed();
            let rest = self.deadline.saturating_sub(elapsed);
            if asked > rest {
                overdue.asked = Some((elapsed, asked));
            }
            // The last call gets twice the time that this one took.
            let took = elapsed.saturating_sub(self.deadline.saturating_sub(left));
            let room = rest.saturating_sub(SHORTEST.max(took.saturating_mul(2)));
            if is_last || asked > rest || room.is_zero() {
                return Err(WaitError::Overdue(Box::new(overdue)));
            }
            let pause = self.interval.max(SHORTEST).max(asked);
            is_last = pause >= room;
            tokio::time::sleep(pause.min(room.max(asked))).await;
        }
    }
}

/// The shortest pause, and the least time for a call.
const SHORTEST: Duration = Duration::from_millis(10);

/// Whether the next call may succeed, and does no harm.
fn passes<O: Operation>(error: &Error<O::Error>) -> bool {
    let is_server = error
        .status()
        .is_some_and(|status| status.is_server_error());
    error.is_retryable() || is_server && O::INFO.is_idempotent()
}

#[cfg(feature = "blocking")]
impl<O: Waiting> Wait<O> {
    /// Calls until the value is ready, and gives what `.await` gives in async code.
    pub fn blocking(self) -> <Self as IntoFuture>::Output {
        let finished = super::blocking::complete(O::INFO, self.deadline, self.run());
        finished.map_err(|error| WaitError::Call(error.widen()))?
    }
}

impl<O: Waiting> IntoFuture for Wait<O> {
    type Output = Result<Finished<O::Output>, WaitError<O::Output, O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<O: Waiting> fmt::Debug for Wait<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("operation", &O::INFO.id)
            .field("interval", &self.interval)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
