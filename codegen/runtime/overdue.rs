//! How a wait ends without a value that is ready.

use super::error::{Error, OperationError};
use super::failure::{self, TransportError};
use super::operation::OperationInfo;
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
}

impl<T, E> WaitError<T, E> {
    /// The typed error of a call, if the document names it.
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Call(error) => error.api(),
            Self::Overdue(_) => None,
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
        write!(f, "`{id}` did not get ready within {deadline:?}")?;
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
