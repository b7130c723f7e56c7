//! What is to be generated, from the arguments or from `codegen.toml`.

use std::path::{Path, PathBuf};

use codegen::{Generated, Lock, Package, names};

use crate::cli;
use crate::config::Config;
use crate::failure::Failure;
use crate::input::Input;
use crate::package::{Name, Version};
use crate::report::{self, Tally};
use crate::terminal::Terminal;
use crate::workspace::shown;
use crate::{manifest, membership, way_out};

const INSTEAD: &str = "name a document and a folder for its crate with --spec FILE --out DIR, or \
    settings with --config FILE";

/// A document, a folder, and how the one becomes a crate in the other.
#[derive(Debug)]
pub struct Job {
    pub folder: PathBuf,
    input: Input,
    /// The settings of a project; what stands alone has none.
    config: Option<Config>,
    package: Option<Name>,
    version: Option<Version>,
    deny_warnings: bool,
    fresh: bool,
}

impl Job {
    pub fn of(args: cli::Gen) -> Result<Self, Failure> {
        let (input, config) = Input::of(args.document, INSTEAD)?;
        let folder = config
            .as_ref()
            .map(|config| config.out.clone())
            .or(args.out);
        let Some(folder) = folder else {
            let hint = "--spec needs --out DIR, the folder of the crate";
            return Err(Failure::usage(hint));
        };
        let (package, version, deny_warnings) = (args.package, args.version, args.deny_warnings);
        let fresh = args.fresh;
        Ok(Self {
            folder,
            input,
            config,
            package,
            version,
            deny_warnings,
            fresh,
        })
    }

    /// The package of a project, whose folder is the generator's unless another crate is there.
    pub fn project(&self) -> Option<&Name> {
        self.config.as_ref().map(|config| &config.package)
    }

    /// The crate, in memory.
    pub fn generate(&self, terminal: &Terminal) -> Result<(Generated, Tally), Failure> {
        let lock = self.lock(terminal)?;
        let document = self.input.load(terminal)?;
        let title = document
            .root()
            .pointer("/info/title")
            .and_then(|title| title.as_str());
        let package = self.package(title);
        let (generated, diagnostics) =
            codegen::generate(&document, &self.input.selection, &package, &lock);
        let Some(mut generated) = generated else {
            let selection = &self.input.selection;
            return Err(way_out::refused(
                &diagnostics,
                &document,
                selection,
                terminal,
            ));
        };
        report::show(&diagnostics, &document, terminal);
        for (line, name) in &generated.renamed {
            terminal.warning(&format!(
                "{}:{}: `{}` cannot be kept, and is called `{name}` now; another item or the \
                 runtime has the name",
                shown(&self.folder.join(names::lock::FILE)),
                line.number,
                line.path
            ));
        }
        let tally = Tally::of(&diagnostics);
        if self.deny_warnings && !tally.warnings.is_empty() {
            terminal.error(&format!(
                "nothing was generated: {} denied",
                tally.warnings()
            ));
            return Err(Failure::Found);
        }
        if let Some(text) = generated.files.get_mut("Cargo.toml") {
            *text = self.complete(text)?;
        }
        Ok((generated, tally))
    }

    /// The public surface that stands in the folder.
    fn lock(&self, terminal: &Terminal) -> Result<Lock, Failure> {
        let path = self.folder.join(names::lock::FILE);
        if self.fresh || !path.exists() {
            return Ok(Lock::default());
        }
        let text = std::fs::read_to_string(&path)
            .map_err(|error| Failure::usage(format!("cannot read {}: {error}", shown(&path))))?;
        Lock::parse(&text).map_err(|faults| {
            for fault in &faults {
                terminal.error(&format!(
                    "{}:{}: {}",
                    shown(&path),
                    fault.line,
                    fault.message
                ));
            }
            terminal.error(
                "nothing was generated: mend these lines, or decide all names anew with --fresh",
            );
            Failure::Found
        })
    }

    fn package(&self, title: Option<&str>) -> Package {
        let named = self
            .config
            .as_ref()
            .map(|config| (&config.package, &config.version));
        let (name, version) = match named {
            Some((name, version)) => (name.clone(), version.clone()),
            None => (
                self.package
                    .clone()
                    .unwrap_or_else(|| default_name(&self.folder, title)),
                self.version.clone().unwrap_or_default(),
            ),
        };
        Package {
            name: name.to_string(),
            version: version.to_string(),
            document: document_name(&self.input.spec, self.config.as_ref()),
        }
    }

    /// The manifest with what the generator does not know of.
    fn complete(&self, text: &str) -> Result<String, Failure> {
        match &self.config {
            Some(config) => manifest::extend(text, &config.manifest).map_err(Failure::Usage),
            None if membership::is_stray(&self.folder) => Ok(manifest::own_workspace(text)),
            None => Ok(text.to_owned()),
        }
    }
}

/// As `cargo new` has it, the folder's name; the title of the document, if that gives none.
fn default_name(folder: &Path, title: Option<&str>) -> Name {
    let absolute = folder
        .canonicalize()
        .or_else(|_| std::path::absolute(folder));
    let folder = absolute
        .ok()
        .and_then(|folder| Some(folder.file_name()?.to_str()?.to_owned()));
    Name::derive(folder.as_deref().into_iter().chain(title))
}

/// The name of the document for the header of each file: the same wherever the command is run,
/// and nothing that could break out of a comment.
fn document_name(spec: &Path, project: Option<&Config>) -> String {
    let name = spec.file_name().unwrap_or_default();
    let within = project.and_then(|project| {
        let root = project.root.canonicalize().ok()?;
        let spec = spec.canonicalize().ok()?;
        Some(spec.strip_prefix(root).ok()?.to_path_buf())
    });
    let path = within.unwrap_or_else(|| name.into());
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let harmless = |c: char| c.is_alphanumeric() || " ._-+@/".contains(c);
    parts
        .join("/")
        .chars()
        .map(|c| if harmless(c) { c } else { '_' })
        .collect()
}
