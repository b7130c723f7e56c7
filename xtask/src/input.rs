//! Reads a document with its overlays, and the files that it refers to.

use std::path::{Path, PathBuf};

use codegen::document::{self, Document, Source};
use codegen::normal::Selection;

use crate::cli;
use crate::config::Config;
use crate::failure::Failure;
use crate::files::Files;
use crate::project;
use crate::report;
use crate::terminal::Terminal;

/// What is read, and what of it is wanted.
#[derive(Debug)]
pub struct Input {
    pub files: Files,
    pub spec: PathBuf,
    pub overlays: Vec<PathBuf>,
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
        } = args;
        if let Some(spec) = spec {
            let selection = Selection {
                tags: tag,
                operations: operation,
                shown: Vec::new(),
            };
            return Ok((
                Self {
                    files: Files::Here,
                    spec,
                    overlays: overlay,
                    selection,
                },
                None,
            ));
        }
        let path = config.map_or_else(|| project::settings(instead), Ok)?;
        let config = Config::read(&path, &Files::Here)?;
        Ok((Self::of_project(&config, Files::Here), Some(config)))
    }

    /// The document of a project.
    pub fn of_project(config: &Config, files: Files) -> Self {
        let selection = Selection {
            tags: config.tags.clone(),
            operations: config.operations.clone(),
            shown: config.debug.show.clone(),
        };
        Self {
            files,
            spec: config.spec.clone(),
            overlays: config.overlays.clone(),
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
        document::load(main, overlays, &mut |name| self.files.below(&folder, name))
            .map_err(Unread::Document)
    }
}
