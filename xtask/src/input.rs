//! Reads a document with its overlays, and the files that it refers to.

use std::path::{Component, Path, PathBuf};

use codegen::document::{self, Document, Source};
use codegen::normal::Selection;

use crate::cli::{self, Leniency};
use crate::config::Config;
use crate::failure::Failure;
use crate::files::Files;
use crate::project;
use crate::report;
use crate::terminal::Terminal;
use crate::workspace::shown;

/// What is read, and what of it is wanted.
#[derive(Debug)]
pub struct Input {
    pub files: Files,
    pub spec: PathBuf,
    pub overlays: Vec<PathBuf>,
    /// The folder to which references may lead, instead of the document's own.
    pub root: Option<PathBuf>,
    pub selection: Selection,
}

/// Why there is no document.
#[derive(Debug)]
pub enum Unread {
    /// A file cannot be read; the message says which one and why.
    File(String),
    /// It is wrong.
    Document(Box<document::Failure>),
}

impl Input {
    /// The document that the arguments name; with its settings if it is a project's.
    ///
    /// `instead` says what to do where there are neither.
    pub fn of(args: cli::Document, instead: &str) -> Result<(Self, Option<Config>), Failure> {
        let cli::Document {
            config,
            spec,
            tag,
            operation,
            overlay,
            leniency,
        } = args;
        if let Some(spec) = spec {
            let selection = Selection {
                tags: tag,
                operations: operation,
                skip_broken: leniency.skip_broken,
                ..Selection::default()
            };
            return Ok((
                Self {
                    files: Files::Here,
                    spec,
                    overlays: overlay,
                    root: leniency.root,
                    selection,
                },
                None,
            ));
        }
        let path = config.map_or_else(|| project::settings(instead), Ok)?;
        let config = Config::read(&path, &Files::Here)?;
        let input = Self::of_project(&config, Files::Here).with(leniency);
        Ok((input, Some(config)))
    }

    /// The same, read with what the arguments allow as well.
    #[must_use]
    pub fn with(mut self, leniency: Leniency) -> Self {
        self.selection.skip_broken |= leniency.skip_broken;
        self.root = leniency.root.or(self.root);
        self
    }

    /// The document of a project.
    pub fn of_project(config: &Config, files: Files) -> Self {
        let selection = Selection {
            tags: config.tags.clone(),
            operations: config.operations.clone(),
            shown: config.debug.show.clone(),
            skip_broken: config.skip_broken,
            null_as_empty: config.reading.null_as_empty,
            ..Selection::default()
        };
        Self {
            files,
            spec: config.spec.clone(),
            overlays: config.overlays.clone(),
            root: config.references_root.clone(),
            selection,
        }
    }

    /// The document; what is wrong with it has been told otherwise.
    pub fn load(&self, terminal: &Terminal) -> Result<Document, Failure> {
        self.read().map_err(|unread| match unread {
            Unread::File(message) => Failure::Usage(message),
            Unread::Document(failure) => {
                report::failed(&failure.diagnostics, &failure.document, terminal)
            }
        })
    }

    pub fn read(&self) -> Result<Document, Unread> {
        let open = |path: &Path| {
            let name = self.files.name(path);
            let text = self.files.text(path);
            let text =
                text.map_err(|reason| Unread::File(format!("cannot read {name}: {reason}")))?;
            Ok(Source { name, text })
        };
        let main = open(&self.spec)?;
        let overlays = self
            .overlays
            .iter()
            .map(|path| open(path))
            .collect::<Result<_, _>>()?;
        let folder = project::folder(&self.spec);
        let root = self.root.as_deref().unwrap_or(&folder);
        let within = within(root, &folder).map_err(Unread::File)?;
        let mut read = |name: &str| self.files.below(root, name);
        document::load_within(&within, main, overlays, &mut read).map_err(Unread::Document)
    }
}

/// The path from `root` to the folder of the document: `api/v1`.
fn within(root: &Path, folder: &Path) -> Result<String, String> {
    if root == folder {
        return Ok(String::new());
    }
    // A revision may hold folders that are not there any more, so this is about names alone.
    let (root, folder) = (lexical(root)?, lexical(folder)?);
    let within = folder.strip_prefix(&root).map_err(|_| {
        format!(
            "the document does not lie in {}, which --root names",
            shown(&root)
        )
    })?;
    let parts = within.iter().map(|part| part.to_str());
    let parts: Option<Vec<&str>> = parts.collect();
    let parts = parts.ok_or("the path of the document is not UTF-8")?;
    Ok(parts.join("/"))
}

/// An absolute path without `.` and `..`.
fn lexical(path: &Path) -> Result<PathBuf, String> {
    if let Ok(path) = path.canonicalize() {
        return Ok(path);
    }
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    Ok(plain)
}
