//! Reads a document with its overlays, and the files that it refers to.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use codegen::document::{self, Document, Source};
use codegen::normal::Selection;

use crate::cli;
use crate::config::Config;
use crate::failure::Failure;
use crate::report;
use crate::terminal::Terminal;
use crate::workspace::{self, shown};

/// Larger files are no documents of an API.
const LARGEST: u64 = 64 << 20;

/// What is read, and what of it is wanted.
#[derive(Debug)]
pub struct Input {
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
    pub fn of(args: cli::Document) -> Result<(Self, Option<Config>), Failure> {
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
            };
            return Ok((
                Self {
                    spec,
                    overlays: overlay,
                    selection,
                },
                None,
            ));
        }
        let path = config.unwrap_or_else(|| workspace::root().join("spec/codegen.toml"));
        let config = Config::read(&path)?;
        let selection = Selection {
            tags: config.tags.clone(),
            operations: config.operations.clone(),
        };
        let input = Self {
            spec: config.spec.clone(),
            overlays: config.overlays.clone(),
            selection,
        };
        Ok((input, Some(config)))
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
            let text = text(path)
                .map_err(|reason| Unread::File(format!("cannot read {}: {reason}", shown(path))))?;
            Ok(Source {
                name: shown(path),
                text,
            })
        };
        let main = open(&self.spec)?;
        let overlays = self
            .overlays
            .iter()
            .map(|path| open(path))
            .collect::<Result<_, _>>()?;
        let folder = match self.spec.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        document::load(main, overlays, &mut |name| below(folder, name)).map_err(Unread::Document)
    }
}

/// The text of a file in `folder` or below, and nowhere else.
fn below(folder: &Path, name: &str) -> Result<String, String> {
    let relative = Path::new(name);
    if !relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return Err("it does not lie in the folder of the document".to_owned());
    }
    let folder = folder.canonicalize().map_err(|error| plain(&error))?;
    let path = folder
        .join(relative)
        .canonicalize()
        .map_err(|error| plain(&error))?;
    if !path.starts_with(&folder) {
        return Err("a symbolic link leads out of the folder of the document".to_owned());
    }
    if !path.is_file() {
        return Err("not a file".to_owned());
    }
    text(&path)
}

fn text(path: &Path) -> Result<String, String> {
    if path.is_dir() {
        return Err("it is a folder".to_owned());
    }
    let file = File::open(path).map_err(|error| plain(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| plain(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {} MiB", LARGEST >> 20));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return "it is UTF-16; save it as UTF-8".to_owned();
        }
        let before = bytes.get(..valid).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        format!("it is not UTF-8, see line {line} (byte {valid})")
    })
}

/// The system's reason without its number.
fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}
