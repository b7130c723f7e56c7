//! `cargo xtask cost`: what the client of a document costs to generate, to check and to build,
//! beside what other generators make of it.
//!
//! | module | |
//! |---|---|
//! | `tool` | the generators: how each is called |
//! | `peers` | which of them are installed |
//! | `build` | a folder for each, with its client and a program |
//! | `calls`, `argument` | the operations that a program can call, read from the client's text |
//! | `program` | the text of that program |
//! | `cpu` | what other programs took of the processor |
//! | `figures`, `table` | the results |
//!
//! The generators take turns, run by run, so that a machine that becomes slower is so for all. Of
//! each figure the least is kept: nothing makes a program faster than it is.

mod argument;
mod build;
mod calls;
mod cpu;
mod figures;
mod peers;
mod program;
mod table;
mod tool;

use std::path::Path;

use codegen::normal::Selection;

use crate::cli;
use crate::failure::Failure;
use crate::r#gen::Lock;
use crate::input::Input;
use crate::terminal::{Terminal, print, tell};
use crate::{way_out, workspace};

use build::Workspace;
use calls::Call;
use figures::{Figures, Measure};
use table::Subject;
use tool::{Kind, Tool};

/// How many operations the program calls.
const CALLS: usize = 10;

/// A generator and how far it has come.
struct Contender {
    tool: Tool,
    workspace: Workspace,
    figures: Figures,
    calls: Vec<Call>,
    /// What needs one of these is not tried any more.
    failed: Vec<Measure>,
}

pub fn run(args: &cli::Cost, terminal: &Terminal) -> Result<(), Failure> {
    if let Some(reason) = cpu::unmeasurable() {
        return Err(Failure::usage(reason));
    }
    let tools = peers::tools(&args.peer)?;
    let (operations, models) = size(&args.file, terminal)?;
    let unusable = |path: &Path, error: std::io::Error| {
        Failure::usage(format!("cannot use {}: {error}", workspace::shown(path)))
    };
    let document = args.file.canonicalize();
    let document = document.map_err(|error| unusable(&args.file, error))?;
    let root = workspace::target().join("cost");
    let _lock = Lock::of(&root, terminal);
    let mut contenders = Vec::new();
    for tool in tools {
        let workspace = Workspace::new(&root, tool.kind);
        contenders.push(Contender {
            workspace: workspace.map_err(|error| unusable(&root, error))?,
            tool,
            figures: Figures::default(),
            calls: Vec::new(),
            failed: Vec::new(),
        });
    }
    if cfg!(debug_assertions) && !terminal.quiet {
        tell(
            "note: this generator was built without optimisation, and generates more slowly than \
             with `cargo run --release --package xtask -- cost`\n",
        );
    }
    generate(&mut contenders, &document, args.runs, terminal);
    let same = program(&mut contenders, !args.no_release, terminal);
    let measures = [
        Measure::Check,
        Measure::CheckProgram,
        Measure::Build,
        Measure::BuildProgram,
    ];
    let measures = measures.get(..if args.no_release { 2 } else { 4 });
    for _ in 0..args.runs {
        for measure in measures.into_iter().flatten() {
            compile(&mut contenders, *measure, terminal);
        }
    }
    let subject = Subject {
        document: workspace::shown(&args.file),
        operations,
        models,
        runs: args.runs,
        calls: contenders.first().map_or(0, |ours| ours.calls.len()),
        same,
    };
    let rows: Vec<_> = contenders
        .iter()
        .map(|it| (&it.tool, &it.figures))
        .collect();
    print(&match args.format {
        cli::CostFormat::Text => table::text(&subject, &rows),
        cli::CostFormat::Json => table::json(&subject, &rows),
    });
    let is_broken = |it: &Contender| it.tool.kind == Kind::Ours && !it.failed.is_empty();
    if contenders.iter().any(is_broken) {
        return Err(Failure::Found);
    }
    Ok(())
}

/// How many operations and models a document has; what is wrong with it is told.
fn size(file: &Path, terminal: &Terminal) -> Result<(usize, usize), Failure> {
    let args = cli::Document {
        spec: Some(file.to_path_buf()),
        ..cli::Document::default()
    };
    let (input, _) = Input::of(args, "")?;
    let document = input.load(terminal)?;
    let selection = Selection::default();
    match codegen::lower(&document, &selection) {
        (Some(api), _) => Ok((api.operations.len(), api.types.len())),
        (None, diagnostics) => Err(way_out::refused(
            &diagnostics,
            &document,
            &selection,
            terminal,
        )),
    }
}

impl Contender {
    /// Does a step towards a measure unless what it needs has failed, and tells if it fails.
    fn step(
        &mut self,
        measure: Measure,
        name: &str,
        terminal: &Terminal,
        step: impl FnOnce(&mut Self) -> Result<(), String>,
    ) {
        if self.lacks(measure) {
            return;
        }
        let tool = self.tool.kind.name();
        if !terminal.quiet {
            tell(&format!("{tool}: {name}\n"));
        }
        if let Err(reason) = step(self) {
            self.failed.push(measure);
            terminal.error(&format!("{tool}: {name} failed\n{reason}"));
        }
    }

    fn lacks(&self, measure: Measure) -> bool {
        let mut needs = measure.needs().iter();
        needs.any(|needed| self.failed.contains(needed))
    }
}

fn generate(contenders: &mut [Contender], document: &Path, runs: u32, terminal: &Terminal) {
    for _ in 0..runs {
        for it in &mut *contenders {
            it.step(Measure::Generate, "generate", terminal, |it| {
                let time = it.workspace.generate(&it.tool, document)?;
                it.figures.time(Measure::Generate, time);
                Ok(())
            });
        }
    }
}

/// Makes crates of what was generated, and writes the programs; how many operations they share.
fn program(contenders: &mut [Contender], release: bool, terminal: &Terminal) -> usize {
    for it in &mut *contenders {
        it.step(Measure::Generate, "read the client", terminal, |it| {
            let (lines, calls) = it.workspace.complete(&it.tool)?;
            let lines = u32::try_from(lines).map_err(|error| error.to_string())?;
            it.figures.note(Measure::Lines, f64::from(lines));
            it.calls = calls;
            Ok(())
        });
    }
    let whole = || contenders.iter().filter(|it| !it.lacks(Measure::Generate));
    let all: Vec<_> = whole().map(|it| it.calls.clone()).collect();
    let (chosen, same) = calls::choose(&all, CALLS);
    let whole = contenders
        .iter_mut()
        .filter(|it| !it.lacks(Measure::Generate));
    for (it, calls) in whole.zip(chosen) {
        it.calls = calls;
        it.step(
            Measure::Generate,
            "build what it depends on",
            terminal,
            |it| it.workspace.prepare(it.tool.kind, &it.calls, release),
        );
    }
    same
}

fn compile(contenders: &mut [Contender], measure: Measure, terminal: &Terminal) {
    let name = match measure {
        Measure::Check => "cargo check",
        Measure::CheckProgram => "cargo check, and a program",
        Measure::Build => "cargo build --release",
        _ => "cargo build --release, and a program",
    };
    for it in contenders {
        it.step(measure, name, terminal, |it| {
            let time = it.workspace.measure(measure)?;
            it.figures.time(measure, time);
            if measure == Measure::BuildProgram {
                let size = it.workspace.size()?;
                #[expect(clippy::cast_precision_loss, reason = "no program is that large")]
                it.figures.note(Measure::Size, size as f64);
            }
            Ok(())
        });
    }
}
