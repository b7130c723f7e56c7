//! `cargo xtask gen`: reads a document and writes the crate that it becomes.

mod check;
mod folder;
mod job;
mod leftover;
mod lock;
mod path;
mod plan;
mod write;

use std::time::Instant;

use crate::cli;
use crate::failure::Failure;
use crate::report::Tally;
use crate::terminal::{Terminal, count};
use crate::workspace::shown;

pub use lock::Lock;
pub use plan::Plan;
pub use write::apply;

pub fn run(args: cli::Gen, terminal: &Terminal) -> Result<(), Failure> {
    let started = Instant::now();
    let check = args.check;
    let job = job::Job::of(args)?;
    let (generated, tally) = job.generate(terminal)?;
    // Where nothing is to be written, nothing is made either.
    let lock = (!check || job.folder.exists()).then(|| Lock::of(&job.folder, terminal));
    folder::require_own(&job)?;
    let plan = Plan::new(&job.folder, generated.files)?;
    let folder = format!("{}/", shown(&job.folder).trim_end_matches('/'));
    let Some(lock) = lock.filter(|_| !check) else {
        return check::run(&plan, &folder, terminal);
    };
    apply(&plan, &lock)?;
    terminal.summary(&summary(
        (generated.operations, generated.models),
        &tally,
        &plan,
        &folder,
        started,
    ));
    Ok(())
}

fn summary(
    (operations, models): (usize, usize),
    tally: &Tally,
    plan: &Plan,
    folder: &str,
    started: Instant,
) -> String {
    format!(
        "{}, {}, {} → {folder} ({}) in {} ms",
        count(operations, "operation"),
        count(models, "model"),
        tally.warnings(),
        plan.summary(),
        started.elapsed().as_millis(),
    )
}
