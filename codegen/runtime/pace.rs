//! How long an answer may take whose body is handed over while it arrives.

use super::operation::OperationInfo;
use super::response::Rest;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// How long a download may be silent unless it is said otherwise.
const SILENCE: Duration = Duration::from_secs(30);

/// Which answers to an attempt are streamed, and the limits of their bodies.
#[derive(Clone, Copy)]
pub(super) struct Streamed {
    pub(super) statuses: &'static [(u16, u16)],
    /// How long one may be silent, if that is said.
    pub(super) idle: Option<Duration>,
}

impl Streamed {
    pub(super) fn has(&self, status: u16) -> bool {
        let mut statuses = self.statuses.iter();
        statuses.any(|&(first, last)| (first..=last).contains(&status))
    }

    /// What follows the head of an answer, whose attempt ends then.
    pub(super) fn rest(
        self,
        info: &'static OperationInfo,
        response: reqwest::Response,
        end: Instant,
    ) -> Rest {
        let pace = Pace {
            end: Some(end),
            idle: self.idle,
            due: None,
            timer: Box::pin(sleep_until(Instant::now())),
        };
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
    /// Made where the call is, since the body may be read where no runtime is.
    timer: Pin<Box<Sleep>>,
}

impl Pace {
    /// That of a body which is to arrive as a whole.
    pub(super) fn of_download(mut self) -> Self {
        self.idle.get_or_insert(SILENCE);
        self
    }

    /// That of a body which may go on for ever.
    pub(super) fn of_items(mut self) -> Self {
        self.end = None;
        self
    }

    /// Whether all of it should have arrived by now.
    pub(super) fn is_over(&self) -> bool {
        self.end.is_some_and(|end| end <= Instant::now())
    }

    /// When the next piece must have arrived, if it is waited for from now on.
    pub(super) fn next_due(&self) -> Option<Instant> {
        let silent = self.idle.and_then(|idle| Instant::now().checked_add(idle));
        self.end.into_iter().chain(silent).min()
    }

    /// Tells that a piece has arrived.
    pub(super) fn arrived(&mut self) {
        self.due = None;
    }

    /// Waits until the next piece is late, and says how.
    pub(super) fn poll_late(&mut self, context: &mut Context<'_>) -> Poll<String> {
        if self.due.is_none() {
            self.due = self.next_due();
            if let Some(due) = self.due {
                self.timer.as_mut().reset(due);
            }
        }
        if self.due.is_none() {
            return Poll::Pending;
        }
        ready!(self.timer.as_mut().poll(context));
        Poll::Ready(match self.idle {
            Some(idle) if !self.is_over() => format!("nothing came for {idle:?}"),
            _ => super::transport::LATE.to_owned(),
        })
    }
}
