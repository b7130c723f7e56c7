//! The project that a command works on: that of the folder where it stands, or of the settings
//! that it was given, and never the checkout that compiled it.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where the settings of a project stand, below its root.
const SETTINGS: [&str; 2] = ["codegen.toml", "spec/codegen.toml"];

/// The nearest settings at or above the current folder, up to git's top level. Where there are
/// none, `instead` says what else to do.
pub fn settings(instead: &str) -> Result<PathBuf, Failure> {
    find().ok_or_else(|| {
        let here = std::env::current_dir().unwrap_or_default();
        Failure::usage(format!(
            "there is no codegen.toml and no spec/codegen.toml in {} or above it, within its \
             repository\nhelp: {instead}",
            here.display()
        ))
    })
}

/// The root of the project in which the command stands, or the current folder.
pub fn current() -> PathBuf {
    find().map_or_else(|| ".".into(), |settings| root(&settings))
}

fn find() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    // Relative, so that messages name files as people see them from here.
    let mut above = PathBuf::new();
    for folder in current.ancestors() {
        let found = SETTINGS.map(|name| above.join(name));
        if let Some(settings) = found.into_iter().find(|path| path.is_file()) {
            return Some(settings);
        }
        if is_top_level(folder) {
            break;
        }
        above.push("..");
    }
    None
}

/// The root of the project with these settings: their folder, or the one above a folder `spec`.
pub fn root(settings: &Path) -> PathBuf {
    let folder = folder(settings);
    let named = folder.canonicalize().unwrap_or_else(|_| folder.clone());
    // A repository may be called `spec`, and only on this machine.
    if named.ends_with("spec") && !is_top_level(&named) {
        return folder.join("..");
    }
    folder
}

/// The folder in which a file stands; never an empty path, which no program can be run in.
pub fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => ".".into(),
    }
}

/// Whether git's working tree begins here; in a linked one, `.git` is a file.
fn is_top_level(folder: &Path) -> bool {
    folder.join(".git").exists()
}
