//! Where files are read from: the working tree, or a revision of it.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path};
use std::process::{Command, Stdio};

use crate::workspace::{self, shown};

/// Larger files are no documents of an API.
const LARGEST: u64 = 64 << 20;

/// Where files are read from.
#[derive(Clone, Debug)]
pub enum Files {
    /// The file system.
    Here,
    /// A revision that git knows, by its hash.
    Revision(String),
}

impl Files {
    /// The revision that git knows by this name.
    pub fn of_revision(name: &str) -> Result<Self, String> {
        // A name is never an option, and its hash cannot be one.
        let hash = git(&["rev-parse", "--verify", "--quiet", "--end-of-options"])
            .arg(format!("{name}^{{commit}}"))
            .output();
        let hash = hash.map_err(|error| format!("git cannot be run: {error}"))?;
        if !hash.status.success() {
            return Err(format!("git knows no revision `{name}`"));
        }
        let hash = String::from_utf8_lossy(&hash.stdout);
        Ok(Self::Revision(hash.trim().to_owned()))
    }

    /// How people are told of a file.
    pub fn name(&self, path: &Path) -> String {
        match self {
            Self::Here => shown(path),
            Self::Revision(hash) => {
                format!("{}:{}", hash.get(..7).unwrap_or(hash), shown(path))
            }
        }
    }

    /// The text of a file, or why there is none.
    pub fn text(&self, path: &Path) -> Result<String, String> {
        match self {
            Self::Here => here(path),
            Self::Revision(hash) => committed(hash, path),
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
        if let Self::Revision(hash) = self {
            return committed(hash, &folder.join(relative));
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

fn git(arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(workspace::root())
        .args(arguments)
        .stdin(Stdio::null());
    command
}

fn committed(hash: &str, path: &Path) -> Result<String, String> {
    let path = workspace::relative(path).ok_or("it does not lie in the workspace")?;
    let shown = git(&["cat-file", "blob"])
        .arg(format!("{hash}:./{}", path.display()))
        .output()
        .map_err(|error| format!("git cannot be run: {error}"))?;
    if !shown.status.success() {
        return Err("no such file in this revision".to_owned());
    }
    decoded(shown.stdout)
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
