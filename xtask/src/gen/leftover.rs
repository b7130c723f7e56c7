//! Files that wait beside their place, and those that a killed run has left waiting.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// The name under which a file waits until it is moved to its place.
pub fn name(of: &str) -> String {
    format!(".{of}.{}.tmp", std::process::id())
}

/// The name of the file for which one with this name waits, if it is such a one.
fn original(name: &str) -> Option<&str> {
    let name = name.strip_prefix('.')?.strip_suffix(".tmp")?;
    let (original, process) = name.rsplit_once('.')?;
    let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !original.is_empty()).then_some(original)
}

/// Whether files with this name wait for others.
pub fn is_one(name: &str) -> bool {
    original(name).is_some()
}

/// Whether nothing but waiting files stands in a folder and below.
pub fn is_all_of(folder: &Path) -> bool {
    let entries = fs::read_dir(folder);
    entries.is_ok_and(|mut entries| {
        entries.all(|entry| {
            entry.is_ok_and(|entry| match entry.file_type() {
                Ok(kind) if kind.is_dir() => is_all_of(&entry.path()),
                Ok(kind) => kind.is_file() && entry.file_name().to_str().is_some_and(is_one),
                Err(_) => false,
            })
        })
    })
}

/// Removes what waits in the folder of a crate: for its `own` files, and for Rust's under `src/`.
/// What cannot be removed harms nobody.
pub fn remove(folder: &Path, own: &[String]) {
    remove_in(folder, &|name| own.iter().any(|own| own == name));
    let is_rust = |name: &str| Path::new(name).extension() == Some(OsStr::new("rs"));
    let mut folders = vec![folder.join("src")];
    while let Some(folder) = folders.pop() {
        // A link may lead anywhere.
        if !fs::symlink_metadata(&folder).is_ok_and(|found| found.is_dir()) {
            continue;
        }
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        folders.extend(entries.map(|entry| entry.path()));
        if remove_in(&folder, &is_rust) {
            // If nothing else was in it.
            let _ = fs::remove_dir(&folder);
        }
    }
}

/// Removes the files in a folder that wait for such files, and tells whether there were any.
fn remove_in(folder: &Path, fits: &dyn Fn(&str) -> bool) -> bool {
    let mut any = false;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let waits = name.to_str().and_then(original).is_some_and(fits);
        if waits && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            any |= fs::remove_file(entry.path()).is_ok();
        }
    }
    any
}
