//! How long an answer may take whose body is handed over while it arrives.

use super::operation::OperationInfo;
use super::response::Rest;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// How long a download may be silent unless it is said otherwise.
const SILENCE: Duration = Duration::from_secs(30);

/// Which answers of an operation are streamed, and the limits of their bodies.
#[derive(Clone, Copy)]
pub(super) struct Streamed {
    pub(super) statuses: &'static [(u16, u16)],
    /// How long one may be silent, if that is set.
    pub(super) idle: Option<Duration>,
}

impl Streamed {
    /// Whether any status is.
    pub(super) fn is_possible(self) -> bool {
        !self.statuses.is_empty()
    }

    pub(super) fn holds(self, status: u16) -> bool {
        let mut statuses = self.statuses.iter();
        statuses.any(|&(first, last)| (first..=last).contains(&status))
    }

    /// What follows the head of an answer to an attempt that has so much time.
    pub(super) fn rest(
        self,
        info: &'static OperationInfo,
        response: reqwest::Response,
        limit: Duration,
    ) -> Rest {
        let pace = Pace::new(limit, self.idle);
        Arc::new(Mutex::new(Some((info, response, pace))))
    }
}

/// The time limits of a body.
pub(crate) struct Pace {
    /// When all of it must have arrived.
    end: Option<Instant>,
    /// How long it may be silent.
    idle: Option<Duration>,
    /// When the piece that is waited for must have arrived.
    due: Option<Instant>,
    /// That of the call's runtime, since a body may be read where there is none.
    timer: Pin<Box<Sleep>>,
}

/// How a body is late.
pub(super) enum Late {
    /// The time of its call is over.
    End,
    /// Nothing came for so long.
    Silent(Duration),
}

impl Pace {
    fn new(limit: Duration, idle: Option<Duration>) -> Self {
        let now = Instant::now();
        Self {
            end: now.checked_add(limit),
            idle,
            due: None,
            timer: Box::pin(sleep_until(now)),
        }
    }

    /// The limits of a body that is to arrive as a whole.
    pub(super) fn of_download(mut self) -> Self {
        self.idle.get_or_insert(SILENCE);
        self
    }

    /// The limits of a body that may go on for ever.
    pub(super) fn of_items(mut self, idle: Option<Duration>) -> Self {
        (self.end, self.idle) = (None, idle);
        self
    }

    /// How long it may be silent, if that is set.
    pub(super) fn idle(&self) -> Option<Duration> {
        self.idle
    }
}
