//! Compiles the generated crates, all in one cargo workspace, so that what they share is compiled
//! once and cargo uses every core.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::find::Candidate;
use super::progress::Progress;
use super::result::{Outcome, Result};
use crate::failure::Failure;
use crate::r#gen::{Lock, Plan, apply};
use crate::package::Name;
use crate::project;
use crate::terminal::Terminal;
use crate::workspace;

/// A workspace with a crate for each document.
#[derive(Debug)]
pub struct Workspace {
    folder: PathBuf,
    /// The crates' names, in step with the documents.
    packages: Vec<Name>,
    lock: Lock,
}

/// A line of `--message-format=json`.
#[derive(Deserialize)]
struct Line {
    manifest_path: Option<PathBuf>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    rendered: Option<String>,
}

impl Workspace {
    pub fn new(documents: &[Candidate], terminal: &Terminal) -> std::result::Result<Self, Failure> {
        let folder = workspace::target().join("corpus");
        let mut taken = BTreeSet::new();
        let mut packages = Vec::new();
        for (number, document) in documents.iter().enumerate() {
            let (stem, _) = document
                .name
                .rsplit_once('.')
                .unwrap_or((&document.name, ""));
            let mut name = Name::derive([stem]);
            if !taken.insert(name.to_string()) {
                name = Name::derive([format!("c{number}-{stem}").as_str()]);
                taken.insert(name.to_string());
            }
            packages.push(name);
        }
        let lock = Lock::of(&folder, terminal);
        let workspace = Self {
            folder,
            packages,
            lock,
        };
        workspace
            .prepare(&taken)
            .map_err(|error| workspace.failure(&error))?;
        Ok(workspace)
    }

    /// Removes the crates of former runs; those of this run are updated file by file, so that
    /// cargo compiles only what has changed.
    fn prepare(&self, wanted: &BTreeSet<String>) -> std::io::Result<()> {
        let crates = self.folder.join("crates");
        fs::create_dir_all(&crates)?;
        for entry in fs::read_dir(&crates)? {
            let entry = entry?;
            if !wanted.contains(entry.file_name().to_string_lossy().as_ref()) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        // The same versions as the project has, as far as it has them.
        let lock = self.folder.join("Cargo.lock");
        if !lock.exists() {
            let _ = fs::copy(project::current().join("Cargo.lock"), lock);
        }
        Ok(())
    }

    pub fn package(&self, index: usize) -> String {
        self.packages
            .get(index)
            .map(Name::to_string)
            .unwrap_or_default()
    }

    fn crate_folder(&self, index: usize) -> PathBuf {
        self.folder.join("crates").join(self.package(index))
    }

    pub fn add(
        &self,
        index: usize,
        files: BTreeMap<String, String>,
    ) -> std::result::Result<(), String> {
        let manifest = files
            .get("Cargo.toml")
            .map(String::as_str)
            .unwrap_or_default();
        if let Err(error) = manifest.parse::<toml_edit::DocumentMut>() {
            return Err(format!("Cargo.toml is not valid: {error}"));
        }
        let written =
            Plan::new(&self.crate_folder(index), files).and_then(|plan| apply(&plan, &self.lock));
        written.map_err(|failure| format!("{failure:?}"))
    }

    /// Writes the workspace's manifest, with the crates that were generated as members.
    pub fn close(&self, results: &[Result]) -> std::result::Result<(), Failure> {
        let mut manifest = "[workspace]\nresolver = \"3\"\nmembers = [\n".to_owned();
        for (index, result) in results.iter().enumerate() {
            if result.outcome == Outcome::Generated {
                let _ = writeln!(manifest, "    \"crates/{}\",", self.package(index));
            }
        }
        manifest.push_str("]\n\n[profile.dev]\ndebug = false\nincremental = false\n");
        fs::write(self.folder.join("Cargo.toml"), manifest).map_err(|error| self.failure(&error))
    }

    fn failure(&self, error: &std::io::Error) -> Failure {
        Failure::usage(format!(
            "cannot write {}: {error}",
            workspace::shown(&self.folder)
        ))
    }

    /// Runs `cargo check` or `cargo doc`, and notes what it says of each crate.
    pub fn cargo(
        &self,
        command: &str,
        results: &mut [Result],
        terminal: &Terminal,
    ) -> std::result::Result<(), Failure> {
        if !results
            .iter()
            .any(|result| result.outcome == Outcome::Generated)
        {
            return Ok(());
        }
        let is_doc = command == "doc";
        let progress = Progress::endless(&format!("cargo {command}"), terminal);
        let failed = |error: std::io::Error| Failure::usage(format!("cannot run cargo: {error}"));
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args([
                command,
                "--workspace",
                "--keep-going",
                "--quiet",
                "--message-format=json",
            ])
            .args(is_doc.then_some("--no-deps"))
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if is_doc {
            cargo.env("RUSTDOCFLAGS", "-D warnings");
        }
        let mut cargo = cargo.spawn().map_err(failed)?;
        let stderr = cargo.stderr.take().map(|mut stderr| {
            std::thread::spawn(move || {
                let mut text = Vec::new();
                let _ = stderr.read_to_end(&mut text);
                String::from_utf8_lossy(&text).into_owned()
            })
        });
        let mut faults = 0;
        for line in cargo
            .stdout
            .take()
            .into_iter()
            .flat_map(|out| BufReader::new(out).lines())
        {
            let Ok(line) = serde_json::from_str::<Line>(&line.map_err(failed)?) else {
                continue;
            };
            faults += usize::from(self.note(line, is_doc, results));
        }
        let status = cargo.wait().map_err(failed)?;
        progress.finish();
        if status.success() || faults > 0 {
            return Ok(());
        }
        let said = stderr
            .and_then(|thread| thread.join().ok())
            .unwrap_or_default();
        Err(Failure::usage(format!("cargo {command} failed:\n{said}")))
    }

    /// Notes one message; true if it is an error.
    fn note(&self, line: Line, is_doc: bool, results: &mut [Result]) -> bool {
        let (Some(manifest), Some(message)) = (line.manifest_path, line.message) else {
            return false;
        };
        let folder = manifest.parent().and_then(Path::file_name);
        let is_it = |name: &Name| folder.is_some_and(|folder| folder == name.to_string().as_str());
        let Some(index) = self.packages.iter().position(is_it) else {
            return false;
        };
        let Some(result) = results.get_mut(index) else {
            return false;
        };
        match message.level.as_str() {
            "error" => {
                let outcome = if is_doc {
                    Outcome::NotDocumented
                } else {
                    Outcome::NotCompiled
                };
                result.fail(outcome, &message.rendered.unwrap_or_default());
                true
            }
            "warning" if !is_doc => {
                result.lints += 1;
                false
            }
            _ => false,
        }
    }
}
