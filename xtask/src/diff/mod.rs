//! `cargo xtask diff`: what changed between two documents.

mod policy;
mod report;
mod side;

use std::path::{Path, PathBuf};

use codegen::names::Lock;
use codegen::normal::Selection;
use codegen::review::{self, Both, Change, Effect, Verdict};

use crate::cli::{self, FailOn};
use crate::config::Config;
use crate::failure::Failure;
use crate::files::Files;
use crate::input::Input;
use crate::package::Version;
use crate::project;
use crate::terminal::{Terminal, print};
use policy::Judged;
use report::{Found, Report};
use side::Side;

const INSTEAD: &str = "name two documents, or settings with --config FILE";

pub fn run(args: cli::Diff, terminal: &Terminal) -> Result<(), Failure> {
    let (format, fail_on) = (args.format, args.fail_on);
    let Inputs {
        old,
        new,
        config,
        version,
    } = inputs(args)?;
    let is_here = matches!(old.files, Files::Here);
    let old = Side::of(&old, &Lock::default(), is_here, terminal)?;
    // As `gen` would name it where the old client stands.
    let surface = Lock::of_client(&old.api, &old.names);
    let new = Side::of(&new, &surface, true, terminal)?;
    Side::require(&old, &new, terminal)?;
    let changes = review::compare(old.compared(), new.compared());
    let Judged { changes, told } = policy::judged(changes, config.as_ref());
    for message in told {
        terminal.warning(&message);
    }
    let found: Vec<Found<'_>> = changes
        .iter()
        .map(|(change, waiver)| Found {
            change,
            waiver: *waiver,
            place: Both {
                old: change.place.old.as_ref().and_then(|it| old.locate(it)),
                new: change.place.new.as_ref().and_then(|it| new.locate(it)),
            },
        })
        .collect();
    let open = || found.iter().filter(|found| found.waiver.is_none());
    let verdict = Verdict::of(open().map(|found| found.change));
    let is_failure = {
        let default = config.as_ref().and_then(|config| config.diff.fail_on);
        let fail_on = fail_on.or(default).unwrap_or_default();
        open().any(|found| fails(found.change, fail_on))
    };
    let report = Report {
        old: old.about(),
        new: new.about(),
        needed: version.map(|version| (version.after(verdict.bump()), version)),
        verdict,
        found,
    };
    if let (Some((needed, _)), Some(config)) = (&report.needed, &config)
        && config.version < *needed
    {
        terminal.warning(&format!(
            "the client needs the version {needed}, and its settings say {}",
            config.version
        ));
    }
    print(&report::written(&report, format, terminal));
    if is_failure {
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
        FailOn::Risky => change.level() >= Effect::Risky,
        FailOn::None => false,
    }
}

/// The old and the new document, and what is known of the client.
struct Inputs {
    old: Input,
    new: Input,
    config: Option<Config>,
    /// The version of the old client.
    version: Option<Version>,
}

fn inputs(args: cli::Diff) -> Result<Inputs, Failure> {
    let read = |path: &Path, files: &Files| Config::read(path, files);
    if let Some(base) = args.base {
        let path = args.config.map_or_else(|| project::settings(INSTEAD), Ok)?;
        let folder = project::folder(&path);
        let base = Files::of_revision(&base, &folder).map_err(Failure::Usage)?;
        let (before, now) = (read(&path, &base)?, read(&path, &Files::Here)?);
        let input = |config: &Config, files: Files| {
            Input::of_project(config, files).with(args.leniency.clone())
        };
        return Ok(Inputs {
            old: input(&before, base),
            new: input(&now, Files::Here),
            version: Some(before.version),
            config: Some(now),
        });
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
    let config = args.config.map(|path| read(&path, &Files::Here));
    Ok(Inputs {
        old: input(args.old),
        new: input(args.new),
        config: config.transpose()?,
        version: None,
    })
}
