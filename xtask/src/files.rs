//! Where files are read from: the working tree, or a revision of it.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use crate::workspace::shown;

/// Larger files are no documents of an API.
const LARGEST: u64 = 64 << 20;

/// Where files are read from.
#[derive(Clone, Debug)]
pub enum Files {
    /// The file system.
    Here,
    /// A revision that git knows.
    Revision(Revision),
}

/// A revision, as seen from a folder of the working tree.
#[derive(Clone, Debug)]
pub struct Revision {
    hash: String,
    folder: PathBuf,
}

impl Files {
    /// The revision by this name, of the repository to which `folder` belongs.
    pub fn of_revision(name: &str, folder: &Path) -> Result<Self, String> {
        let tree = ["rev-parse", "--is-inside-work-tree"];
        git(folder, &tree, None).map_err(|reason| {
            let reason = reason.trim().trim_start_matches("fatal: ");
            format!("there is no revision of {}: {reason}", shown(folder))
        })?;
        // A name is never an option, and its hash cannot be one.
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
        let hash = git(folder, &verify, Some(&format!("{name}^{{commit}}")))
            .map_err(|_| format!("git knows no revision `{name}`"))?;
        Ok(Self::Revision(Revision {
            hash: String::from_utf8_lossy(&hash).trim().to_owned(),
            folder: folder.to_path_buf(),
        }))
    }

    /// How people are told of a file.
    pub fn name(&self, path: &Path) -> String {
        match self {
            Self::Here => shown(path),
            Self::Revision(Revision { hash, .. }) => {
                format!("{}:{}", hash.get(..7).unwrap_or(hash), shown(path))
            }
        }
    }

    /// The text of a file, or why there is none.
    pub fn text(&self, path: &Path) -> Result<String, String> {
        match self {
            Self::Here => here(path),
            Self::Revision(revision) => revision.text(path),
        }
    }

    /// The text of a file in `folder` or below, and nowhere else.
    pub fn below(&self, folder: &Path, name: &str) -> Result<String, String> {
        let relative = Path::new(name);
        if !relative
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return Err("it does not lie in the folder of the document".to_owned());
        }
        // Git does not follow links.
        if let Self::Revision(revision) = self {
            return revision.text(&folder.join(relative));
        }
        let folder = folder.canonicalize().map_err(|error| plain(&error))?;
        let path = folder
            .join(relative)
            .canonicalize()
            .map_err(|error| plain(&error))?;
        if !path.starts_with(&folder) {
            return Err("a symbolic link leads out of the folder of the document".to_owned());
        }
        if !path.is_file() {
            return Err("not a file".to_owned());
        }
        here(&path)
    }
}

impl Revision {
    fn text(&self, path: &Path) -> Result<String, String> {
        let (path, folder) = (undotted(path), undotted(&self.folder));
        let relative = path.strip_prefix(folder);
        let relative = relative.map_err(|_| "it does not lie in the repository")?;
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        // From `./` on, git reads a path from where it is run, with `..` as far as its top level.
        let object = format!("{}:./{}", self.hash, parts.join("/"));
        git(&self.folder, &["cat-file", "blob"], Some(&object))
            .map_err(|_| "no such file in this revision".to_owned())
            .and_then(decoded)
    }
}

/// The path without `.`.
fn undotted(path: &Path) -> PathBuf {
    let parts = path.components();
    parts.filter(|part| *part != Component::CurDir).collect()
}

/// What git says in a folder, or why it says nothing.
fn git(folder: &Path, arguments: &[&str], object: Option<&str>) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    // In a hook these tell of the repository that has called it.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    let output = command
        .current_dir(folder)
        .args(arguments)
        .args(object)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn here(path: &Path) -> Result<String, String> {
    if path.is_dir() {
        return Err("it is a folder".to_owned());
    }
    let file = File::open(path).map_err(|error| plain(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| plain(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {} MiB", LARGEST >> 20));
    }
    decoded(bytes)
}

fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return "it is UTF-16; save it as UTF-8".to_owned();
        }
        let before = bytes.get(..valid).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        format!("it is not UTF-8, see line {line} (byte {valid})")
    })
}

/// The system's reason without its number.
fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}
