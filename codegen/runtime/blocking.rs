//! Calls without an async runtime: a thread of their own sends them, and the caller's waits.

use super::attempts;
use super::call::{Call, conclude};
use super::error::Error;
use super::operation::Operation;
use super::response::Response;
use super::transport;
use std::cell::Cell;
use std::future::pending;
use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake};
use std::thread::{self, Thread};
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
        let broken = |sent, text: &str| Err(transport::broken(O::INFO, sent, text).widen());
        if is_runner() {
            // A source of tokens or a layer: the thread would wait for itself.
            return broken(0, "a blocking call was made by another one");
        }
        let Ok(runner) = runner() else {
            return broken(0, "there is no thread for blocking calls");
        };
        match wait(runner.spawn(attempts::execute(self.client, self.request))) {
            Ok(reply) => conclude::<O>(reply.map_err(Error::widen)?),
            Err(_) => broken(1, "the thread of blocking calls has panicked"),
        }
    }
}

thread_local! {
    static IS_RUNNER: Cell<bool> = const { Cell::new(false) };
}

/// Whether this is the thread that sends blocking calls.
pub(super) fn is_runner() -> bool {
    IS_RUNNER.get()
}

/// The runtime of all blocking calls, on a thread of its own that never ends.
fn runner() -> io::Result<Handle> {
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
            IS_RUNNER.set(true);
            runtime.block_on(pending::<()>());
        })?;
    *runner = Some(handle.clone());
    Ok(handle)
}

/// Waits on this thread, inside of an async context, too: tokio's budget, which would let the
/// future rest until the task around it does, does not apply.
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Arc::new(Unpark(thread::current())).into();
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(tokio::task::unconstrained(future));
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
