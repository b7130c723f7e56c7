//! How a wait ends without a value that is ready.

use super::error::{Error, OperationError};
use super::failure::{self, TransportError};
use super::operation::OperationInfo;
use reqwest::StatusCode;
use reqwest::header::HeaderValue;
use std::fmt::{self, Debug, Display, Formatter};
use std::time::Duration;

/// Why a wait has not ended with a value that is ready. `?` makes an [`Error`] of it, in which a
/// deadline is a time-out and the last value is lost.
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// A call has failed in a way that does not pass.
    Call(Error<E>),
    /// The deadline has passed.
    Overdue(Box<Overdue<T, E>>),
}

/// A wait whose deadline has passed.
pub struct Overdue<T, E> {
    info: &'static OperationInfo,
    deadline: Duration,
    pub(super) calls: u32,
    pub(super) property: Option<&'static str>,
    pub(super) last: Option<T>,
    pub(super) error: Option<Error<E>>,
    /// When the server asked for a pause beyond the deadline, and for which.
    pub(super) asked: Option<(Duration, Duration)>,
}

impl<T, E> WaitError<T, E> {
    /// The typed error of a call, if the document names it.
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Call(error) => error.api(),
            Self::Overdue(_) => None,
        }
    }

    /// The error of the last call, if it failed.
    fn error(&self) -> Option<&Error<E>> {
        match self {
            Self::Call(error) => Some(error),
            Self::Overdue(overdue) => overdue.last_error(),
        }
    }

    /// The status of the last answer, if that was an error.
    pub fn status(&self) -> Option<StatusCode> {
        self.error()?.status()
    }

    /// The id of the last request, if it failed.
    pub fn request_id(&self) -> Option<&str> {
        self.error()?.request_id()
    }

    /// Whether a time-out passed: that of a call, or the deadline.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Call(error) => error.is_timeout(),
            Self::Overdue(_) => true,
        }
    }

    /// Whether waiting again may succeed, and does no harm (see [`Error::is_retryable`]).
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Call(error) => error.is_retryable(),
            Self::Overdue(overdue) => overdue.info.is_idempotent(),
        }
    }

    /// The wait whose deadline has passed.
    pub fn overdue(&self) -> Option<&Overdue<T, E>> {
        match self {
            Self::Call(_) => None,
            Self::Overdue(overdue) => Some(overdue),
        }
    }
}

impl<T, E> Overdue<T, E> {
    pub(super) fn new(info: &'static OperationInfo, deadline: Duration) -> Self {
        Self {
            info,
            deadline,
            calls: 0,
            property: None,
            last: None,
            error: None,
            asked: None,
        }
    }

    /// The value that was seen last.
    pub fn last(&self) -> Option<&T> {
        self.last.as_ref()
    }

    /// The value that was seen last, itself.
    pub fn into_last(self) -> Option<T> {
        self.last
    }

    /// What was waited for: the first property that did not fit in the value seen last.
    pub fn waiting_for(&self) -> Option<&'static str> {
        self.property
    }

    /// The error of the last call, if it failed.
    pub fn last_error(&self) -> Option<&Error<E>> {
        self.error.as_ref()
    }

    /// How many calls were made.
    pub fn calls(&self) -> u32 {
        self.calls
    }
}

impl<T, E: OperationError> From<WaitError<T, E>> for Error {
    fn from(error: WaitError<T, E>) -> Self {
        let overdue = match error {
            WaitError::Call(error) => return error.into(),
            WaitError::Overdue(overdue) => overdue,
        };
        let text = match overdue.property {
            Some(property) => format!("its deadline passed, waiting for `{property}`"),
            None => "its deadline passed, waiting for a value".to_owned(),
        };
        let mut error = TransportError::new(overdue.info, text);
        error.attempts = overdue.calls;
        if let Some(last) = &overdue.error {
            let id = last.request_id().map(HeaderValue::from_str);
            error.sent_id = id.and_then(Result::ok);
            error.reply = last.status().zip(last.headers().cloned());
        }
        Self::Timeout(Box::new(error))
    }
}

impl<T, E: Debug> Display for WaitError<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => Display::fmt(error, f),
            Self::Overdue(overdue) => Display::fmt(overdue, f),
        }
    }
}

impl<T, E: Debug> Display for Overdue<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (id, deadline) = (self.info.id, self.deadline);
        match self.asked {
            None => write!(f, "`{id}` did not get ready within {deadline:?}")?,
            Some((elapsed, asked)) => write!(
                f,
                "`{id}` was not ready within {elapsed:.1?}, and the server asks to wait {asked:?}, \
                 beyond the deadline of {deadline:?}"
            )?,
        }
        failure::count(f, self.calls)?;
        if let Some(property) = self.property {
            write!(f, ": `{property}` is not as wanted")?;
        }
        if let Some(error) = &self.error {
            write!(f, "; the last call: {error}")?;
        }
        Ok(())
    }
}

impl<T, E: Debug> Debug for WaitError<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "WaitError({self})")
    }
}

impl<T, E: Debug> Debug for Overdue<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Overdue({self})")
    }
}

impl<T, E: Debug> std::error::Error for WaitError<T, E> {}

impl<T, E: Debug> std::error::Error for Overdue<T, E> {}
