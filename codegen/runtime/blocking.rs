//! Calls without an async runtime: the caller's thread drives the call, and a thread of this
//! client its connections and timers.

use super::attempts;
use super::call::{Call, conclude};
use super::error::Error;
use super::operation::{Operation, OperationInfo};
use super::response::Response;
use super::transport::{self, Failure};
use std::cell::Cell;
use std::future::pending;
use std::io;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle};

impl<O: Operation> Call<O> {
    /// Sends the request and waits for the value: what `.await` is in async code.
    ///
    /// In async code this holds the thread, so it belongs into `spawn_blocking` there.
    pub fn blocking(self) -> Result<O::Output, Error<O::Error>> {
        self.send_blocking().map(Response::into_value)
    }

    /// Sends the request and waits for the value with status and headers: what `.send().await`
    /// is in async code.
    pub fn send_blocking(self) -> Result<Response<O::Output>, Error<O::Error>> {
        let limit = limit(&self);
        let reply = complete(O::INFO, limit, attempts::execute(self.client, self.request));
        conclude::<O>(reply.and_then(|reply| reply).map_err(Error::widen)?)
    }
}

/// How long a call may take. It is no method, since those have the names of parameters.
pub(super) fn limit<O>(call: &Call<O>) -> Duration {
    call.request.timeout.unwrap_or(call.client.0.timeout)
}

/// How long after its own time a call is given up. It ends by itself, unless code of the caller
/// holds the thread of the timers.
pub(super) const GRACE: Duration = Duration::from_millis(500);

/// Drives what `.await` would, which ends within the limit.
pub(super) fn complete<F: Future>(
    info: &'static OperationInfo,
    limit: Duration,
    future: F,
) -> Result<F::Output, Failure> {
    if PLACE.get() == Place::Runner {
        // The thread would wait for itself.
        let text = "a blocking call was made by the thread of blocking calls";
        return Err(transport::broken(info, 0, text));
    }
    let Ok(runner) = runner() else {
        let text = "there is no thread for blocking calls";
        return Err(transport::broken(info, 0, text));
    };
    let end = Instant::now().checked_add(limit.saturating_add(GRACE));
    let _entered = (runner.enter(), Entered(PLACE.replace(Place::Call)));
    wait(future, end).ok_or_else(|| transport::late(info))
}

/// What a thread is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Elsewhere,
    /// It drives a blocking call.
    Call,
    /// It drives the connections and timers of all of them.
    Runner,
}

thread_local! {
    static PLACE: Cell<Place> = const { Cell::new(Place::Elsewhere) };
}

/// Brings back, also after a panic, what the thread was doing before.
struct Entered(Place);

impl Drop for Entered {
    fn drop(&mut self) {
        PLACE.set(self.0);
    }
}

/// Whether what this thread sends belongs to blocking calls.
pub(super) fn is_blocking() -> bool {
    PLACE.get() != Place::Elsewhere
}

/// The runtime of all blocking calls, on a thread of its own that never ends.
pub(super) fn runner() -> io::Result<Handle> {
    static RUNNER: Mutex<Option<Handle>> = Mutex::new(None);
    let mut runner = RUNNER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*runner {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let name = concat!(env!("CARGO_PKG_NAME"), "-blocking");
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            PLACE.set(Place::Runner);
            runtime.block_on(pending::<()>());
        })?;
    *runner = Some(handle.clone());
    Ok(handle)
}

/// A thread that waits. That it was woken is noted, since a wait within its wait, that of a
/// source of tokens, say, may take what `unpark` leaves behind.
struct Sleeper {
    thread: Thread,
    is_woken: AtomicBool,
}

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.is_woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

/// Waits on this thread until the end, inside of an async context, too: tokio's budget, which
/// would let the future rest until the task around it does, does not apply.
pub(super) fn wait<F: Future>(future: F, end: Option<Instant>) -> Option<F::Output> {
    let sleeper = Arc::new(Sleeper {
        thread: thread::current(),
        is_woken: AtomicBool::new(false),
    });
    let waker = Arc::clone(&sleeper).into();
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(tokio::task::unconstrained(future));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
        while !sleeper.is_woken.swap(false, Ordering::Acquire) {
            match end.map(|end| end.saturating_duration_since(Instant::now())) {
                None => thread::park(),
                Some(Duration::ZERO) => return None,
                Some(left) => thread::park_timeout(left),
            }
        }
    }
}
