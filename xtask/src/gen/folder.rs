//! What stands in the folder of the crate.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::job::Job;
use super::leftover;
use crate::failure::Failure;
use crate::package::Name;
use crate::workspace::shown;

/// How generated files begin.
const HEADER: &str = codegen::format::HEADER;

/// Refuses a folder that holds somebody else's files.
pub fn require_own(job: &Job) -> Result<(), Failure> {
    let folder = &job.folder;
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::usage(format!("{} is not a folder", shown(folder))));
    }
    let manifest = folder.join("Cargo.toml");
    let is_own = is_generated(&manifest, &manifest_header())
        || match job.project() {
            None => is_empty(folder),
            Some(package) => !manifest.exists() || is_called(&manifest, package),
        };
    if is_own {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "{} is not empty, and its Cargo.toml was not generated; nothing in it was touched\n\
         help: name a new or empty folder",
        shown(folder)
    )))
}

fn manifest_header() -> String {
    HEADER.replacen("//", "#", 1)
}

/// Whether there is nothing in a folder but git's own files, and what a killed run has left.
fn is_empty(folder: &Path) -> bool {
    let harmless = |entry: fs::DirEntry| match entry.file_name().to_str() {
        Some(".git" | ".gitignore") => true,
        Some("src") => leftover::is_all_of(&entry.path()),
        name => name.is_some_and(leftover::is_one),
    };
    match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().all(harmless),
        Err(_) => !folder.exists(),
    }
}

/// Whether a manifest is that of the project's crate, as before the crate was first generated.
fn is_called(manifest: &Path, package: &Name) -> bool {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let name = format!("name = \"{package}\"");
    text.lines().any(|line| line.trim() == name)
}

fn is_generated(path: &Path, header: &str) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(path)
        .and_then(|file| file.take(header.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == header.as_bytes()
}

/// The files under `src/` by their path relative to `folder`, without those that wait for them.
/// Symbolic links are not followed.
pub fn sources(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(folder.join("src"), "src".to_owned())];
    while let Some((path, name)) = folders.pop() {
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir()) {
            continue;
        }
        for entry in fs::read_dir(&path)? {
            let entry = entry?;
            // Nothing that is generated has a name that is not UTF-8.
            let Ok(entry_name) = entry.file_name().into_string() else {
                continue;
            };
            let (kind, relative) = (entry.file_type()?, format!("{name}/{entry_name}"));
            if kind.is_dir() {
                folders.push((entry.path(), relative));
            } else if kind.is_file() && !leftover::is_one(&entry_name) {
                files.insert(relative, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

/// Whether a file under `src/` was generated.
pub fn is_generated_source(text: &[u8]) -> bool {
    text.starts_with(HEADER.as_bytes())
}
