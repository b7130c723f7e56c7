//! `cargo xtask diff`: what changed between two documents.

mod report;

use std::path::PathBuf;

use codegen::diagnostic::{Locate as _, Target};
use codegen::document::Document;
use codegen::model::Api;
use codegen::names::{self, Lock, Names};
use codegen::normal::Selection;
use codegen::normal::codes::LEFT_OUT;
use codegen::pointer::Pointer;
use codegen::review::{self, Change, Effect, Place, Written};

use crate::cli::{self, FailOn};
use crate::config::Config;
use crate::failure::Failure;
use crate::files::Files;
use crate::input::Input;
use crate::project;
use crate::report::show;
use crate::terminal::{Terminal, print};
use crate::way_out::refused;

const INSTEAD: &str = "name two documents, or settings with --config FILE";

pub fn run(args: cli::Diff, terminal: &Terminal) -> Result<(), Failure> {
    let (format, fail_on) = (args.format, args.fail_on);
    let is_revision = args.base.is_some();
    let (old, new) = inputs(args)?;
    let old = Side::of(&old, &Lock::default(), terminal)?;
    // As `gen` would name it where the old client stands.
    let new = Side::of(&new, &Lock::of_client(&old.api, &old.names), terminal)?;
    let mut changes = review::review(old.client(), new.client());
    let more = review::unmodelled(old.written(), new.written(), &changes);
    changes.extend(more);
    let found: Vec<Found<'_>> = changes
        .iter()
        .map(|change| Found {
            change,
            place: match &change.place {
                Place::Old(pointer) => old.locate(pointer, !is_revision),
                Place::New(pointer) => new.locate(pointer, true),
            },
        })
        .collect();
    print(&report::written(&found, format, terminal));
    if changes.iter().any(|change| fails(change, fail_on)) {
        return Err(Failure::Found);
    }
    Ok(())
}

/// Whether a change is one of those that make the command fail.
fn fails(change: &Change, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Wire => change.wire == Effect::Breaking,
        FailOn::Rust => change.rust == Effect::Breaking,
        FailOn::Breaking => change.is_breaking(),
        FailOn::Risky => change.wire.max(change.rust) >= Effect::Risky,
        FailOn::None => false,
    }
}

/// The old and the new document.
fn inputs(args: cli::Diff) -> Result<(Input, Input), Failure> {
    if let Some(base) = args.base {
        let path = args.config.map_or_else(|| project::settings(INSTEAD), Ok)?;
        let base = Files::of_revision(&base, &project::folder(&path)).map_err(Failure::Usage)?;
        let project = |files: Files| {
            let config = Config::read(&path, &files)?;
            Ok(Input::of_project(&config, files).with(args.leniency.clone()))
        };
        return Ok((project(base)?, project(Files::Here)?));
    }
    let input = |spec: Option<PathBuf>| Input {
        files: Files::Here,
        spec: spec.unwrap_or_default(),
        overlays: args.overlay.clone(),
        root: args.leniency.root.clone(),
        selection: Selection {
            tags: args.tag.clone(),
            operations: args.operation.clone(),
            skip_broken: args.leniency.skip_broken,
            ..Selection::default()
        },
    };
    Ok((input(args.old), input(args.new)))
}

/// One of the two documents, and the client that it becomes.
struct Side {
    document: Document,
    api: Api,
    names: Names,
    operations: Vec<Pointer>,
}

impl Side {
    fn of(input: &Input, lock: &Lock, terminal: &Terminal) -> Result<Self, Failure> {
        Self::read(input, lock, terminal).map_err(|failure| match failure {
            Failure::Found => Failure::Incomparable,
            other => other,
        })
    }

    fn read(input: &Input, lock: &Lock, terminal: &Terminal) -> Result<Self, Failure> {
        let document = input.load(terminal)?;
        let (api, diagnostics) = codegen::lower(&document, &input.selection);
        let Some(api) = api else {
            let selection = &input.selection;
            return Err(refused(&diagnostics, &document, selection, terminal));
        };
        // What is left out counts as gone. What else is to say of it, `gen` says.
        let left_out = diagnostics.iter().filter(|it| it.code().id == LEFT_OUT.id);
        show(&left_out.cloned().collect(), &document, terminal);
        let names = names::assign(&api, lock);
        let operations = api.operations.iter().map(|it| it.pointer.clone()).collect();
        Ok(Self {
            document,
            api,
            names,
            operations,
        })
    }

    fn client(&self) -> review::Client<'_> {
        review::Client {
            api: &self.api,
            names: &self.names,
        }
    }

    fn written(&self) -> Written<'_> {
        Written {
            root: self.document.root(),
            operations: &self.operations,
        }
    }

    fn locate(&self, pointer: &Pointer, is_file: bool) -> Option<At> {
        let location = self.document.locate(pointer, Target::Key)?;
        let (line, column) = location.line_column();
        Some(At {
            file: location.file.name().to_owned(),
            is_file,
            line,
            column,
        })
    }
}

/// A change and where it stands.
pub struct Found<'c> {
    pub change: &'c Change,
    pub place: Option<At>,
}

/// A place in a file, lines and columns counted from 1.
pub struct At {
    pub file: String,
    /// Whether it is one of the working tree, and not of a revision.
    pub is_file: bool,
    pub line: usize,
    pub column: usize,
}
