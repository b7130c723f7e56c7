//! `cargo xtask corpus`: generates every document of a folder, and shows how it went.

mod compile;
mod expect;
mod find;
mod one;
mod progress;
mod result;
mod run;
mod table;

use std::time::{Duration, Instant};

use crate::cli;
use crate::failure::Failure;
use crate::terminal::{Terminal, print, tell};

pub fn run(args: &cli::Corpus, terminal: &Terminal) -> Result<(), Failure> {
    let started = Instant::now();
    let documents = find::documents(args)?;
    let compiled = args.check || args.doc;
    let workspace = compiled
        .then(|| compile::Workspace::new(&documents, terminal))
        .transpose()?;
    let time_limit = Duration::from_secs(args.time_limit);
    let mut results = run::all(
        &documents,
        &args.leniency,
        time_limit,
        workspace.as_ref(),
        terminal,
    );
    if let Some(workspace) = &workspace {
        workspace.close(&results)?;
        if args.check {
            workspace.cargo("check", &mut results, terminal)?;
        }
        if args.doc {
            workspace.cargo("doc", &mut results, terminal)?;
        }
    }
    print(&table::table(&results));
    for result in results.iter().filter(|result| result.outcome.is_failure()) {
        tell(&format!(
            "\n{}: {}\n{}",
            result.file,
            result.outcome.name(),
            result.details
        ));
    }
    terminal.summary(&table::summary(&results, started.elapsed()));
    match &args.expect {
        Some(path) if args.bless => expect::bless(path, &results),
        Some(path) => expect::compare(path, &results, terminal),
        None if results.iter().any(|result| result.outcome.is_failure()) => Err(Failure::Found),
        None => Ok(()),
    }
}
