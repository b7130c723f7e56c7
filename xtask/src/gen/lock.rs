//! One run at a time changes a folder.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use crate::terminal::{Terminal, tell};
use crate::workspace::shown;

/// A folder for this run alone, until it ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    /// The folder itself, so that no other file is needed. Where the system cannot lock folders,
    /// runs come as they like.
    held: Option<File>,
    /// The folders that were made in order to be locked.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Waits until no other run has the folder; where there is none, it is made.
    pub fn of(folder: &Path, terminal: &Terminal) -> Self {
        let mut made = Vec::new();
        loop {
            made.extend(make(folder));
            let held = hold(folder, terminal);
            // Another run may have taken back the folder that it had made.
            if held.is_none() || folder.exists() {
                return Self { held, made };
            }
        }
    }

    /// Whether no other run is at work in the folder for sure.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // They are still empty if nothing was written.
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes a folder and those above it, and tells which; why it cannot be made is told where
/// something is written to it.
fn make(folder: &Path) -> Vec<PathBuf> {
    let missing = folder.ancestors().take_while(|folder| !folder.exists());
    let mut missing: Vec<_> = missing.filter(|it| !it.as_os_str().is_empty()).collect();
    missing.reverse();
    let made = missing.into_iter().map_while(|folder| {
        let made = fs::create_dir(folder);
        made.ok().map(|()| folder.to_path_buf())
    });
    made.collect()
}

fn hold(folder: &Path, terminal: &Terminal) -> Option<File> {
    if !folder.is_dir() {
        return None;
    }
    let file = File::open(folder).ok()?;
    match FileExt::try_lock(&file) {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            if !terminal.quiet {
                tell(&format!(
                    "waiting for another run to end in {}\n",
                    shown(folder)
                ));
            }
            FileExt::lock(&file).ok()?;
        }
        Err(TryLockError::Error(_)) => return None,
    }
    Some(file)
}
