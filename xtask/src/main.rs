//! The commands of this workspace, as `cargo xtask COMMAND`.
//!
//! `codegen` turns text into text; here are the file system, the terminal and other programs.
//! Each command is a module of its own with a `run` that says how it ended.

mod ci;
mod cli;
mod config;
mod corpus;
mod cost;
mod diff;
mod explain;
mod failure;
mod files;
mod r#gen;
mod input;
mod manifest;
mod membership;
mod package;
mod project;
mod report;
mod show;
mod terminal;
mod way_out;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use failure::Failure;
use terminal::Terminal;

/// A quarter of the generator's time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let Cli { command, options } = Cli::parse();
    let terminal = Terminal::new(&options);
    let ended = match command {
        Command::Gen(args) => r#gen::run(args, &terminal),
        Command::Diff(args) => diff::run(args, &terminal),
        Command::Show(args) => show::run(args, &terminal),
        Command::Explain(args) => explain::run(&args, &terminal),
        Command::Corpus(args) => corpus::run(&args, &terminal),
        Command::Cost(args) => cost::run(&args, &terminal),
        Command::Ci => ci::run(&terminal),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            terminal.error(&message);
            ExitCode::from(2)
        }
        Err(Failure::Incomparable) => ExitCode::from(3),
    }
}
