//! How paths are shown to people, and where what is built goes.

use std::path::{Path, PathBuf};

use crate::project;

/// The folder for what is built: cargo's, of the project in which the command stands.
pub fn target() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::current().join("target"), PathBuf::from);
    tidied(&std::env::current_dir().unwrap_or_default().join(target))
}

/// A path as people like to read it: relative to the current folder if it lies within.
pub fn shown(path: &Path) -> String {
    let tidy = std::env::current_dir().ok().and_then(|current| {
        let absolute = tidied(&current.join(path));
        let relative = absolute.strip_prefix(&current).ok()?;
        Some(if relative.as_os_str().is_empty() {
            ".".into()
        } else {
            relative.to_path_buf()
        })
    });
    tidy.unwrap_or_else(|| tidied(path)).display().to_string()
}

/// The path with `.` and `..` taken out as far as its text allows; the file system is not asked.
fn tidied(path: &Path) -> PathBuf {
    use std::path::Component::{CurDir, Normal, ParentDir};
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            CurDir => {}
            ParentDir if matches!(tidy.components().next_back(), Some(Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}
