//! Paths of generated files, which must never lead out of their folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::workspace::shown;

/// Looks at where files are to be written.
pub struct Guard<'a> {
    folder: &'a Path,
    /// Folders that are real folders, or not there yet.
    sound: BTreeSet<PathBuf>,
}

impl<'a> Guard<'a> {
    pub fn new(folder: &'a Path) -> Self {
        Self {
            folder,
            sound: BTreeSet::new(),
        }
    }

    /// Where the file with this relative path belongs. Refused if that is somewhere else, or if
    /// something other than a file stands there.
    pub fn locate(&mut self, relative: &str) -> Result<PathBuf, Failure> {
        if !is_safe(relative) {
            return Err(Failure::usage(format!(
                "the generator has made an unsafe path: {relative:?}"
            )));
        }
        let mut path = self.folder.to_path_buf();
        let mut parts = relative.split('/').peekable();
        while let Some(part) = parts.next() {
            path.push(part);
            let is_file = parts.peek().is_none();
            if !is_file && self.sound.contains(&path) {
                continue;
            }
            if let Ok(found) = fs::symlink_metadata(&path) {
                let kind = found.file_type();
                if kind.is_symlink() {
                    return Err(refused(
                        &path,
                        "is a symbolic link, which may lead anywhere",
                    ));
                }
                if is_file && !kind.is_file() {
                    return Err(refused(
                        &path,
                        "is in the way: a file is to be written there",
                    ));
                }
                if !is_file && !kind.is_dir() {
                    return Err(refused(
                        &path,
                        "is in the way: a folder is to be made there",
                    ));
                }
            }
            if !is_file {
                self.sound.insert(path.clone());
            }
        }
        Ok(path)
    }
}

fn refused(path: &Path, why: &str) -> Failure {
    Failure::usage(format!(
        "{} {why}; remove it and run the command again",
        shown(path)
    ))
}

/// Whether this is a plain relative path on every system.
fn is_safe(path: &str) -> bool {
    path.split('/').all(|part| {
        !matches!(part, "" | "." | "..")
            && !part.contains(|c: char| c.is_control() || matches!(c, '\\' | ':'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn paths_stay_within() {
        for path in ["src/lib.rs", "Cargo.toml", "src/models/r_type.rs", "..a/b"] {
            assert!(is_safe(path), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "src/../../x",
            "src//x",
            "./x",
            "c:x",
            "a\\..\\b",
            "a\n",
            "a/",
        ] {
            assert!(!is_safe(path), "{path}");
        }
    }
}
