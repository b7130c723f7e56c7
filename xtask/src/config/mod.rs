//! `codegen.toml`: which document becomes which crate.

mod policy;

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml_edit::DocumentMut;

use crate::failure::Failure;
use crate::files::Files;
use crate::package::{Name, Version};
use crate::project;
pub use policy::{Day, Policy, Waiver};

/// The settings, with paths that are ready for use.
#[derive(Debug)]
pub struct Config {
    /// The root of the project.
    pub root: PathBuf,
    pub spec: PathBuf,
    pub out: PathBuf,
    pub package: Name,
    pub version: Version,
    pub tags: Vec<String>,
    pub operations: Vec<String>,
    pub overlays: Vec<PathBuf>,
    pub references_root: Option<PathBuf>,
    pub skip_broken: bool,
    pub debug: Debugging,
    pub reading: Reading,
    pub diff: Policy,
    /// What the crate's manifest holds besides what is generated.
    pub manifest: toml_edit::Table,
}

/// The file as it is written. Paths are relative to its folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    spec: PathBuf,
    out: PathBuf,
    package: Name,
    #[serde(default)]
    version: Version,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    operations: Vec<String>,
    #[serde(default)]
    overlays: Vec<PathBuf>,
    root: Option<PathBuf>,
    #[serde(default)]
    skip_broken: bool,
    #[serde(default)]
    debug: Debugging,
    #[serde(default)]
    reading: Reading,
    #[serde(default)]
    diff: Policy,
    /// Copied as it stands, so taken from the text with its comments.
    #[serde(default, rename = "manifest")]
    _manifest: serde::de::IgnoredAny,
}

/// What the `Debug` of the crate's types tells.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debugging {
    /// The values whose texts are harmless, as `Schema` or `Schema.property`.
    #[serde(default)]
    pub show: Vec<String>,
}

/// How lenient the client reads.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Whether the server sends null for arrays and maps without items, as Go's do.
    #[serde(default)]
    pub null_as_empty: bool,
}

impl Config {
    pub fn read(path: &Path, files: &Files) -> Result<Self, Failure> {
        let name = files.name(path);
        let text = files
            .text(path)
            .map_err(|reason| Failure::usage(format!("cannot read {name}: {reason}")))?;
        let file: File = toml_edit::de::from_str(&text)
            .map_err(|error| located(&name, &text, error.span(), error.message()))?;
        let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            located(&name, &text, error.span(), error.message())
        })?;
        let manifest = match document.remove("manifest").map(toml_edit::Item::into_table) {
            None => toml_edit::Table::new(),
            Some(Ok(table)) => table,
            Some(Err(_)) => {
                let at = text.find("manifest").map(|at| at..at);
                return Err(located(&name, &text, at, "`manifest` must be a table"));
            }
        };
        let folder = project::folder(path);
        Ok(Self {
            root: project::root(path),
            spec: folder.join(file.spec),
            out: folder.join(file.out),
            package: file.package,
            version: file.version,
            tags: file.tags,
            operations: file.operations,
            overlays: file
                .overlays
                .into_iter()
                .map(|overlay| folder.join(overlay))
                .collect(),
            references_root: file.root.map(|root| folder.join(root)),
            skip_broken: file.skip_broken,
            debug: file.debug,
            reading: file.reading,
            diff: file.diff.placed(&name, &text),
            manifest,
        })
    }
}

/// A message with its place and the line that it is about.
fn located(name: &str, text: &str, at: Option<std::ops::Range<usize>>, message: &str) -> Failure {
    let before = text.get(..at.map_or(0, |at| at.start)).unwrap_or_default();
    let line = before.matches('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    let quoted = text.lines().nth(line).unwrap_or_default();
    let (line, message) = (line + 1, message.trim());
    Failure::usage(format!(
        "{message}\n  --> {name}:{line}:{column}\n   | {quoted}"
    ))
}
