//! What has to change in the folder of the crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::folder;
use super::path::Guard;
use crate::failure::Failure;
use crate::terminal::count;
use crate::workspace::shown;

/// The changes that make a folder hold the generated crate.
#[derive(Debug)]
pub struct Plan {
    pub folder: PathBuf,
    /// The manifest first, which marks the folder as generated.
    pub changes: Vec<Change>,
    pub unchanged: usize,
    /// The files beside `src/`.
    pub beside: Vec<String>,
}

/// The change of one file.
#[derive(Debug)]
pub struct Change {
    /// Relative to the folder, with `/`.
    pub path: String,
    pub kind: Kind,
}

#[derive(Debug)]
pub enum Kind {
    Add { text: String },
    Update { old: Vec<u8>, text: String },
    Remove,
}

impl Plan {
    /// Compares the folder with the files that it should hold.
    pub fn new(folder: &Path, files: BTreeMap<String, String>) -> Result<Self, Failure> {
        let unreadable = |error| Failure::usage(format!("cannot read {}: {error}", shown(folder)));
        let mut present = folder::sources(folder).map_err(unreadable)?;
        let mut guard = Guard::new(folder);
        let mut changes = Vec::new();
        let mut unchanged = 0;
        let beside = files.keys().filter(|path| !path.contains('/'));
        let beside = beside.cloned().collect();
        for (path, text) in files {
            let at = guard.locate(&path)?;
            let old = match present.remove(&path) {
                None if !path.starts_with("src/") && at.exists() => {
                    Some(fs::read(&at).map_err(unreadable)?)
                }
                old => old,
            };
            let kind = match old {
                Some(old) if old == text.as_bytes() => {
                    unchanged += 1;
                    continue;
                }
                Some(old) => Kind::Update { old, text },
                None => Kind::Add { text },
            };
            changes.push(Change { path, kind });
        }
        let stale = present
            .into_iter()
            .filter(|(_, text)| folder::is_generated_source(text));
        changes.extend(stale.map(|(path, _)| Change {
            path,
            kind: Kind::Remove,
        }));
        changes.sort_by_key(|change| change.path != "Cargo.toml");
        Ok(Self {
            folder: folder.to_path_buf(),
            changes,
            unchanged,
            beside,
        })
    }

    /// `41 files: 3 written, 38 unchanged, 1 removed`.
    pub fn summary(&self) -> String {
        let removed = self
            .changes
            .iter()
            .filter(|change| matches!(change.kind, Kind::Remove))
            .count();
        let written = self.changes.len() - removed;
        let parts = [
            (written, "written"),
            (self.unchanged, "unchanged"),
            (removed, "removed"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<_> = parts
            .map(|(number, what)| format!("{number} {what}"))
            .collect();
        format!(
            "{}: {}",
            count(written + self.unchanged, "file"),
            parts.join(", ")
        )
    }
}
