//! Changes the folder of the crate: first everything is written beside its place, and only when
//! that has worked is it moved there, so that a full disk or an interruption leaves no half file.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::leftover;
use super::lock::Lock;
use super::plan::{Kind, Plan};
use crate::failure::Failure;
use crate::workspace::shown;

pub fn apply(plan: &Plan, lock: &Lock) -> Result<(), Failure> {
    // Without the lock it may be what another run is about to move.
    if lock.is_held() {
        leftover::remove(&plan.folder, &plan.beside);
    }
    let mut staged = Staged::default();
    for change in &plan.changes {
        if let Kind::Add { text } | Kind::Update { text, .. } = &change.kind {
            let path = plan.folder.join(&change.path);
            if let Err(error) = staged.add(&path, text) {
                staged.undo();
                let reason = "nothing was changed";
                return Err(Failure::usage(format!(
                    "cannot write {}: {error}; {reason}",
                    shown(&path)
                )));
            }
        }
    }
    // Before the new files come, which on some systems may differ from them in case only.
    let removed = plan
        .changes
        .iter()
        .filter(|change| matches!(change.kind, Kind::Remove));
    for path in removed.map(|change| plan.folder.join(&change.path)) {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(interrupted("remove", &path, &error));
            }
            _ => {}
        }
        remove_empty_parents(&path, &plan.folder);
    }
    for (from, to) in staged.files {
        fs::rename(&from, &to).map_err(|error| interrupted("write", &to, &error))?;
    }
    Ok(())
}

/// Files that wait beside their place, and the folders that were made for them.
#[derive(Default)]
struct Staged {
    files: Vec<(PathBuf, PathBuf)>,
    folders: Vec<PathBuf>,
}

impl Staged {
    fn add(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let missing: Vec<_> = folder
            .ancestors()
            .take_while(|folder| !folder.exists())
            .collect();
        for folder in missing
            .into_iter()
            .rev()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            match fs::create_dir(folder) {
                Ok(()) => self.folders.push(folder.to_path_buf()),
                Err(_) if folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        let waiting = folder.join(leftover::name(&name.to_string_lossy()));
        let mut file = fs::File::options()
            .write(true)
            .create_new(true)
            .open(&waiting)?;
        self.files.push((waiting, path.to_path_buf()));
        file.write_all(text.as_bytes())
    }

    /// Takes back what was made; what cannot be taken back has no better place to be told.
    fn undo(self) {
        for (waiting, _) in self.files {
            let _ = fs::remove_file(waiting);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn interrupted(what: &str, path: &Path, error: &io::Error) -> Failure {
    let path = shown(path);
    Failure::usage(format!(
        "cannot {what} {path}: {error}; run the command again once that is mended"
    ))
}

/// Removes the folders that a removed file leaves empty, up to `folder`.
fn remove_empty_parents(path: &Path, folder: &Path) {
    let parents = path
        .ancestors()
        .skip(1)
        .take_while(|parent| *parent != folder);
    for parent in parents {
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
}
