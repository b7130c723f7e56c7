//! A folder to work in, and the program itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small document without a fault.
pub const PETS: &str = r##"openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        "200":
          description: All pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
  /owners:
    get:
      operationId: listOwners
      tags: [Owners]
      responses:
        "200":
          description: All owners.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Owner" }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
    Owner:
      type: object
      properties:
        name: { type: string }
"##;

/// What a run has left.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Everything that a person sees, the time aside.
    pub fn shown(&self) -> String {
        let stdout: Vec<_> = self.stdout.lines().map(without_time).collect();
        let (stdout, stderr) = (stdout.join("\n"), self.stderr.trim_end());
        format!(
            "status: {}\n--- stdout\n{stdout}\n--- stderr\n{stderr}",
            self.status
        )
    }
}

fn without_time(line: &str) -> String {
    match line.rsplit_once(" in ") {
        Some((start, time)) if time.ends_with(" ms") => format!("{start} in … ms"),
        _ => line.to_owned(),
    }
}

/// A temporary folder, in which commands are run.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with the small document.
    pub fn with_pets() -> Self {
        let folder = Self::new();
        folder.write("pets.yaml", PETS);
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in(".", arguments)
    }

    /// Runs the program in a folder of this one.
    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).current_dir(self.path(folder)))
    }

    /// The program, ready to be run in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("COLUMNS", "100")
            .env_remove("CARGO_TARGET_DIR");
        command
    }

    /// Makes a folder of this one a repository, or commits all that is new in it. False where
    /// there is no git, of which nothing can then be shown.
    pub fn commit(&self, folder: &str) -> bool {
        let git = |arguments: &[&str]| {
            let mut command = Command::new("git");
            for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
                command.env_remove(variable);
            }
            let settings = ["user.name=A", "user.email=a@b", "commit.gpgsign=false"];
            command
                .current_dir(self.path(folder))
                .args(settings.iter().flat_map(|setting| ["-c", *setting]))
                .args(arguments)
                .output()
        };
        for arguments in [
            &["init", "--quiet"][..],
            &["add", "--all"],
            &["commit", "--quiet", "--allow-empty", "--message", "A state"],
        ] {
            match git(arguments) {
                Ok(output) if output.status.success() => {}
                Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
                Err(_) => return false,
            }
        }
        true
    }

    /// Generates the small document into `client`.
    pub fn generate(&self, more: &[&str]) -> Run {
        self.run(&[&["gen", "--spec", "pets.yaml", "--out", "client"], more].concat())
    }

    /// Every file of the folder with its content and the time of its last change.
    pub fn everything(&self) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
        let mut found = BTreeMap::new();
        walk(self.0.path(), &mut found);
        found
    }
}

fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.insert(
                path.clone(),
                (Vec::new(), std::time::SystemTime::UNIX_EPOCH),
            );
            walk(&path, found);
        } else {
            let changed = fs::metadata(&path).unwrap().modified().unwrap();
            found.insert(path.clone(), (fs::read(&path).unwrap(), changed));
        }
    }
}
