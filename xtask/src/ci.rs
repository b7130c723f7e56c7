//! `cargo xtask ci`: all checks, in the order in which a person wants to know.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::failure::Failure;
use crate::terminal::{Terminal, tell};
use crate::workspace::shown;

const CLIENT_PACKAGE: &str = "finapi-bank-connections";

/// The checkout that compiled this program, on which no other command acts. Cargo compiles xtask
/// anew where a checkout has moved.
fn checkout() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Where cargo builds the checkout.
fn target() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    checkout().join(target)
}

pub fn run(terminal: &Terminal) -> Result<(), Failure> {
    let references = References::new()?;
    let tested = |arguments: &[&str], more: &[&str]| {
        let mut tests = cargo(&["test", "--workspace", "--all-features"]);
        succeeds(
            tests
                .args(arguments)
                .arg("--")
                .args(more)
                .env("INSTA_UPDATE", "no")
                .env("INSTA_SNAPSHOT_REFERENCES_FILE", &references.file),
        )
    };
    let steps: [(&str, &dyn Fn() -> bool); 7] = [
        ("gen --check", &|| {
            succeeds(&mut own(&["gen", "--check", "--quiet"]))
        }),
        ("format", &|| {
            succeeds(&mut cargo(&["fmt", "--all", "--check"]))
        }),
        ("clippy", &|| {
            let targets = ["clippy", "--workspace", "--all-targets", "--all-features"];
            succeeds(cargo(&targets).args(["--", "-D", "warnings"]))
        }),
        ("doc", &|| {
            let client = ["doc", "-p", CLIENT_PACKAGE, "--no-deps"];
            succeeds(cargo(&client).env("RUSTDOCFLAGS", "-D warnings"))
        }),
        ("test", &|| tested(&[], &[])),
        // Those that `cargo test` leaves out, wherever they are; code in documentation that is to
        // be ignored is none of them.
        ("slow tests", &|| tested(&["--tests"], &["--ignored"])),
        ("snapshots in use", &|| references.are_complete(terminal)),
    ];
    let mut failed = Vec::new();
    for (name, step) in steps {
        tell(&format!("==> {name}\n"));
        let started = Instant::now();
        // Without the tests nobody knows which snapshots are in use.
        let is_untested = failed.iter().any(|step: &&str| step.contains("test"));
        let skipped = name == "snapshots in use" && is_untested;
        if skipped || !step() {
            failed.push(name);
        }
        tell(&format!("    {:.1} s\n", started.elapsed().as_secs_f64()));
    }
    if failed.is_empty() {
        terminal.summary("all checks have passed");
        return Ok(());
    }
    terminal.error(&format!("failed: {}", failed.join(", ")));
    Err(Failure::Found)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// This program.
fn own(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap_or_else(|_| "xtask".into()));
    command.args(arguments);
    command
}

fn succeeds(command: &mut Command) -> bool {
    let status = command
        .current_dir(checkout())
        .stdin(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

/// The files with this extension in a folder and below, but not in what is built.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let hidden = path
            .file_name()
            .is_some_and(|name| name == "target" || name == ".git");
        if path.is_dir() && !hidden && !path.is_symlink() {
            found.extend(files(&path, extension));
        } else if path.extension() == Some(OsStr::new(extension)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The list that insta keeps of the snapshots that the tests have looked at.
struct References {
    file: PathBuf,
}

impl References {
    fn new() -> Result<Self, Failure> {
        let folder = target();
        let file = folder.join("snapshots-in-use.txt");
        // Every test appends to it.
        let made = fs::create_dir_all(folder).and_then(|()| fs::write(&file, ""));
        made.map_err(|error| Failure::usage(format!("cannot write {}: {error}", shown(&file))))?;
        Ok(Self { file })
    }

    /// Whether no snapshot has outlived its test.
    fn are_complete(&self, terminal: &Terminal) -> bool {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let used: BTreeSet<_> = text
            .lines()
            .filter_map(|line| Path::new(line).canonicalize().ok())
            .collect();
        let stale: Vec<_> = files(&checkout(), "snap")
            .into_iter()
            .filter(|path| path.canonicalize().is_ok_and(|path| !used.contains(&path)))
            .collect();
        for path in &stale {
            terminal.error(&format!("no test uses {}; remove it", shown(path)));
        }
        stale.is_empty()
    }
}
