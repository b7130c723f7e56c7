//! The documents of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli;
use crate::failure::Failure;
use crate::workspace::{shown, target};

/// A file that may be a document.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub path: PathBuf,
    /// Relative to the folder, with `/`.
    pub name: String,
    pub size: u64,
}

/// The files of the folder that are wanted, by name.
pub fn documents(args: &cli::Corpus) -> Result<Vec<Candidate>, Failure> {
    let mut found = walk(&args.folder)
        .map_err(|error| Failure::usage(format!("cannot read {}: {error}", shown(&args.folder))))?;
    if let Some(text) = &args.filter {
        found.retain(|candidate| candidate.name.contains(text.as_str()));
    }
    if let Some(number) = args.sample {
        found = sample(found, number);
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if found.is_empty() {
        return Err(Failure::usage(format!(
            "{} holds no such document",
            shown(&args.folder)
        )));
    }
    Ok(found)
}

/// Symbolic links to folders are not followed, so that the walk ends.
fn walk(folder: &Path) -> std::io::Result<Vec<Candidate>> {
    let mut found = Vec::new();
    // What a former run has built may lie within.
    let built = target().join("corpus").canonicalize().ok();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                if built.is_some() && path.canonicalize().ok() == built {
                    continue;
                }
                folders.push((path, format!("{name}/")));
            } else if path.is_file() && is_document(&path) {
                found.push(Candidate {
                    size: fs::metadata(&path)?.len(),
                    path,
                    name,
                });
            }
        }
    }
    Ok(found)
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|it| {
        ["json", "yaml", "yml"]
            .iter()
            .any(|known| it.eq_ignore_ascii_case(known))
    })
}

/// Every so-maniest of the files in the order of their sizes.
fn sample(mut found: Vec<Candidate>, number: usize) -> Vec<Candidate> {
    found.sort_by(|a, b| a.size.cmp(&b.size).then_with(|| a.name.cmp(&b.name)));
    let all = found.len();
    let mut at = 0;
    found.retain(|_| {
        let kept = at * number / all != (at + 1) * number / all || number >= all;
        at += 1;
        kept
    });
    found
}
