//! Generates many documents at once, each guarded against panics and endless work.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::compile::Workspace;
use super::find::Candidate;
use super::one;
use super::progress::Progress;
use super::result::{Outcome, Result};
use crate::cli::Leniency;
use crate::terminal::Terminal;

/// As much as the main thread has, in which `gen` works.
const STACK: usize = 8 << 20;

thread_local! {
    /// What the panic of this thread said, and where.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The results in the order of the documents. The crates go to `workspace`, if there is one.
pub fn all(
    documents: &[Candidate],
    leniency: &Leniency,
    time_limit: Duration,
    workspace: Option<&Workspace>,
    terminal: &Terminal,
) -> Vec<Result> {
    let progress = Progress::new(documents.len(), terminal);
    // The largest first, so that none of them is left for one core in the end.
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|index| {
        std::cmp::Reverse(documents.get(*index).map(|document| document.size))
    });
    let next = AtomicUsize::new(0);
    let results = Mutex::new(vec![None; documents.len()]);
    let hook = std::panic::take_hook();
    // A panic is told with its document; the text of the usual hook would only come in between.
    std::panic::set_hook(Box::new(|panic| PANIC.set(panic.to_string())));
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(index) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some(document) = documents.get(*index) else {
                        continue;
                    };
                    let result = guarded(document, *index, leniency, time_limit, workspace);
                    progress.advance(&document.name);
                    let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
                    if let Some(slot) = results.get_mut(*index) {
                        *slot = Some(result);
                    }
                }
            });
        }
    });
    std::panic::set_hook(hook);
    progress.finish();
    results
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .into_iter()
        .flatten()
        .collect()
}

/// One document in a thread of its own, which is left behind if it takes too long.
fn guarded(
    document: &Candidate,
    index: usize,
    leniency: &Leniency,
    time_limit: Duration,
    workspace: Option<&Workspace>,
) -> Result {
    let package =
        workspace.map_or_else(|| "client".to_owned(), |workspace| workspace.package(index));
    let (sender, receiver) = mpsc::channel();
    let work = {
        let (document, leniency) = (document.clone(), leniency.clone());
        move || {
            let done = catch_unwind(AssertUnwindSafe(|| {
                one::generate(&document, &leniency, &package)
            }));
            let done = done.map_err(|_| PANIC.take());
            // Nobody waits any more if the time is over.
            let _ = sender.send(done);
        }
    };
    let failed = |outcome, detail: &str| {
        let mut result = Result::new(&document.name, outcome);
        result.details = format!("{detail}\n");
        result.time = time_limit;
        result
    };
    if let Err(error) = thread::Builder::new().stack_size(STACK).spawn(work) {
        return failed(Outcome::Unreadable, &format!("no thread: {error}"));
    }
    let (mut result, files) = match receiver.recv_timeout(time_limit) {
        Ok(Ok(done)) => done,
        Ok(Err(panic)) => return failed(Outcome::Panicked, &panic),
        Err(_) => return failed(Outcome::TimedOut, &format!("more than {time_limit:?}")),
    };
    if let Some(workspace) = workspace.filter(|_| result.outcome == Outcome::Generated)
        && let Err(reason) = workspace.add(index, files)
    {
        result.fail(Outcome::Unwritable, &reason);
    }
    result
}
