//! The folder in which the client of one generator is built, with the program that calls it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::calls::{self, Call};
use super::cpu;
use super::figures::{Measure, lines};
use super::program::{self, PROGRAM};
use super::tool::{Kind, PACKAGE, Tool};

/// How much of what a failed program has said is told.
const TOLD: usize = 20;

/// A cargo workspace with the client and the program.
#[derive(Debug)]
pub struct Workspace {
    folder: PathBuf,
    /// Where cargo builds; that of all workspaces, since most clients use the same crates.
    target: PathBuf,
}

impl Workspace {
    /// A new workspace in a folder of `root`; what was there is removed.
    pub fn new(root: &Path, kind: Kind) -> io::Result<Self> {
        let folder = root.join(kind.name());
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = [\"{PACKAGE}\", \"{PROGRAM}\"]\n");
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let target = root.join("target");
        Ok(Self { folder, target })
    }

    /// Writes the client, and tells what that took.
    pub fn generate(&self, tool: &Tool, document: &Path) -> Result<Duration, String> {
        let client = self.client();
        if client.exists() {
            fs::remove_dir_all(&client).map_err(|error| plain(&client, &error))?;
        }
        run(&mut tool.generation(document, &client))
    }

    fn client(&self) -> PathBuf {
        self.folder.join(PACKAGE)
    }

    fn root_of(&self, package: &str) -> PathBuf {
        let file = if package == PACKAGE {
            "lib.rs"
        } else {
            "main.rs"
        };
        self.folder.join(package).join("src").join(file)
    }

    /// Makes a crate of what was generated; how many lines it has, and what can be called.
    pub fn complete(&self, tool: &Tool) -> Result<(usize, Vec<Call>), String> {
        let client = self.client();
        let source = client.join("src");
        let read = || {
            tool.complete(&client)?;
            let all = sources(&source)?;
            Ok((all, sources(&source.join(tool.kind.operations()))?))
        };
        let (all, operations) = read().map_err(|error| plain(&client, &error))?;
        let count = all.iter().map(|text| lines(text)).sum();
        Ok((count, calls::of(&operations, tool.kind)))
    }

    /// Writes the program, and builds what it and the client depend on: both are empty meanwhile.
    pub fn prepare(&self, kind: Kind, calls: &[Call], release: bool) -> Result<(), String> {
        let (client, program) = (self.root_of(PACKAGE), self.root_of(PROGRAM));
        let written = |result: io::Result<()>| result.map_err(|error| plain(&self.folder, &error));
        let full = fs::read_to_string(&client).map_err(|error| plain(&client, &error))?;
        let folder = self.folder.join(PROGRAM);
        written(fs::create_dir_all(folder.join("src")))?;
        written(fs::write(folder.join("Cargo.toml"), program::manifest()))?;
        written(fs::write(&client, ""))?;
        written(fs::write(&program, "fn main() {}\n"))?;
        let all = [Measure::Check, Measure::CheckProgram];
        let all = all.into_iter().chain(
            release
                .then_some([Measure::Build, Measure::BuildProgram])
                .into_iter()
                .flatten(),
        );
        for measure in all {
            self.cargo(measure)?;
        }
        written(fs::write(&client, full))?;
        written(fs::write(&program, program::text(kind, calls)))
    }

    /// Checks or builds as if the client, and the program if it is meant, had just been changed.
    pub fn measure(&self, measure: Measure) -> Result<Duration, String> {
        for package in [PACKAGE, PROGRAM] {
            let root = self.root_of(package);
            let touched = fs::File::options()
                .append(true)
                .open(&root)
                .and_then(|file| file.set_modified(std::time::SystemTime::now()));
            touched.map_err(|error| plain(&root, &error))?;
        }
        self.cargo(measure)
    }

    fn cargo(&self, measure: Measure) -> Result<Duration, String> {
        let (command, package) = match measure {
            Measure::Check => (&["check"][..], PACKAGE),
            Measure::CheckProgram => (&["check"][..], PROGRAM),
            Measure::Build => (&["build", "--release"][..], PACKAGE),
            _ => (&["build", "--release"][..], PROGRAM),
        };
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(command)
            .args(["--quiet", "--package", package])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            // A cache would give what has not been compiled.
            .env("RUSTC_WRAPPER", "")
            .env("RUSTC_WORKSPACE_WRAPPER", "");
        run(&mut cargo)
    }

    /// How large the program is that was built last.
    pub fn size(&self) -> Result<u64, String> {
        let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
        let path = self.target.join("release").join(name);
        let metadata = fs::metadata(&path).map_err(|error| plain(&path, &error))?;
        Ok(metadata.len())
    }
}

/// Runs a program to its end and tells what that took, or what it has said if it failed.
fn run(command: &mut Command) -> Result<Duration, String> {
    let (output, time) = cpu::spent(|| command.stdin(Stdio::null()).output());
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(time);
    }
    let said = [output.stderr, output.stdout].concat();
    let said = String::from_utf8_lossy(&said);
    let said: Vec<&str> = said.lines().take(TOLD).collect();
    Err(said.join("\n"))
}

/// The texts of a file, or of all files of Rust in a folder and below, in the order of their paths.
fn sources(path: &Path) -> io::Result<Vec<String>> {
    if !path.is_dir() {
        return Ok(vec![fs::read_to_string(path)?]);
    }
    let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        if path.is_dir() || path.extension().is_some_and(|extension| extension == "rs") {
            texts.extend(sources(&path)?);
        }
    }
    Ok(texts)
}

fn plain(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", crate::workspace::shown(path))
}
