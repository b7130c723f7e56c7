//! When a request is sent again: the policy of a call, and the budget of its client.

use reqwest::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

/// How often and after which pauses a request is sent again.
///
/// It is sent again only if that does no harm: its operation is idempotent, and its body is no
/// stream. What lets a call try again is a connection that could not be made or that broke, a
/// time-out of an attempt, and an answer with the status 429, 502, 503 or 504. The last answer
/// is given as it is.
///
/// The pauses are random, between nothing and a limit that doubles from one to the next. A
/// `Retry-After` of the server is a pause at least as long as it says. The time-out of a call
/// includes its pauses: it ends at once if there is no time left for the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first: Duration,
    longest: Duration,
    patience: Duration,
}

impl RetryPolicy {
    /// Three attempts, pauses up to 200 ms and then doubling up to 10 seconds, a `Retry-After` up
    /// to 30 seconds.
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(10),
            patience: Duration::from_secs(30),
        }
    }

    /// One attempt.
    pub const fn none() -> Self {
        Self::new().attempts(1)
    }

    /// How often a request is sent at most, the first time included.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The limit of the first pause, and the limit of all.
    #[must_use]
    pub const fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest);
        self
    }

    /// The longest `Retry-After` that is waited for. With a longer one, the answer is given at
    /// once, since to ask earlier than the server wants is in vain.
    #[must_use]
    pub const fn retry_after_limit(mut self, limit: Duration) -> Self {
        self.patience = limit;
        self
    }

    /// The pause behind an attempt, counted from one; `None` if it is the last.
    pub(super) fn pause(&self, attempt: u32, headers: Option<&HeaderMap>) -> Option<Duration> {
        if attempt >= self.attempts {
            return None;
        }
        let asked = headers.and_then(retry_after).unwrap_or_default();
        if asked > self.patience {
            return None;
        }
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let limit = self.first.saturating_mul(doubled).min(self.longest);
        // Added also to what the server asks for, so that its callers do not come back as one.
        asked.checked_add(limit.mul_f64(fastrand::f64()))
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a status tells of a fault that passes.
pub(super) fn is_passing(status: u16) -> bool {
    matches!(status, 429 | 502 | 503 | 504)
}

/// `Retry-After`, in seconds or as a date by the clock of the server.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: HeaderName| Some(headers.get(name)?.to_str().ok()?.trim());
    let date = |text: &str| httpdate::parse_http_date(text).ok();
    let (answered, text) = (text(DATE).and_then(date), text(RETRY_AFTER)?);
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number holds are still a number.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let now = answered.unwrap_or_else(SystemTime::now);
    date(text)?.duration_since(now).ok()
}

/// The retries that a client may spend, shared by its clones: a retry costs as much as ten
/// answers earn. So a short fault is ridden out, and an outage is hardly multiplied.
#[derive(Debug)]
pub(super) struct Budget {
    limit: u32,
    left: AtomicU32,
}

impl Budget {
    const COST: u32 = 10;

    pub(super) fn new(retries: u32) -> Self {
        let limit = retries.saturating_mul(Self::COST);
        let left = AtomicU32::new(limit);
        Self { limit, left }
    }

    /// Takes a retry, if one is left.
    pub(super) fn spend(&self) -> bool {
        self.change(|left| left.checked_sub(Self::COST))
    }

    /// Tells of an answer that needs no retry.
    pub(super) fn earn(&self) {
        self.change(|left| (left < self.limit).then(|| left.saturating_add(1)));
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        let order = Ordering::Relaxed;
        self.left.fetch_update(order, order, change).is_ok()
    }
}
