//! What several tests need: documents from text, generated crates, and snapshots as sets.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Diagnostics, Style, render};
use codegen::document::{Failure, Source, load};
use codegen::{Document, Generated, Package, Selection};

/// The name under which the project's own document is shown.
pub const SPEC: &str = "spec/bank-connections.yaml";

/// The text of the project's own document.
pub fn spec_text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(SPEC);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// How the crate of the project's own document is called.
pub fn package() -> Package {
    Package {
        name: "finapi-bank-connections".to_owned(),
        version: "0.1.0".to_owned(),
        document: SPEC.to_owned(),
    }
}

/// A text with a name.
pub fn source(name: &str, text: impl Into<String>) -> Source {
    Source {
        name: name.to_owned(),
        text: text.into(),
    }
}

/// A document that refers to no other file.
pub fn read(text: impl Into<String>) -> Result<Document, Box<Failure>> {
    load(source("spec/api.yaml", text), Vec::new(), &mut |_| {
        Err("no such file".to_owned())
    })
}

/// A document that can be read.
pub fn document(text: impl Into<String>) -> Document {
    read(text)
        .unwrap_or_else(|failure| panic!("{}", shown(&failure.diagnostics, &failure.document)))
}

/// Operations by tag and by name.
pub fn selection(tags: &[&str], operations: &[&str]) -> Selection {
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    Selection {
        tags: owned(tags),
        operations: owned(operations),
        ..Selection::default()
    }
}

/// The crate of a document without errors.
pub fn generated(document: &Document, selection: &Selection) -> (Generated, Diagnostics) {
    let (generated, diagnostics) =
        codegen::generate(document, selection, &package(), &codegen::Lock::default());
    match generated {
        Some(generated) => (generated, diagnostics),
        None => panic!("{}", shown(&diagnostics, document)),
    }
}

/// The files of a document's crate.
pub fn files(text: impl Into<String>) -> BTreeMap<String, String> {
    generated(&document(text), &Selection::default()).0.files
}

/// The files, without the places in the lock file: each document says them in its own words.
pub fn without_places(mut files: BTreeMap<String, String>) -> BTreeMap<String, String> {
    if let Some(lock) = files.get_mut(codegen::names::lock::FILE) {
        let lines = lock.lines().map(|line| line.split(" @ ").next().unwrap());
        *lock = lines.collect::<Vec<_>>().join("\n");
    }
    files
}

/// Whether a file is Rust.
pub fn is_rust(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "rs")
}

/// The messages as a person sees them.
pub fn shown(diagnostics: &Diagnostics, document: &Document) -> String {
    render(diagnostics, document, Style::Plain)
}

/// A folder of snapshots of which each belongs to a case: the cases are compared all, before the
/// test fails, and a file that no case has made fails it too.
pub struct Snapshots {
    folder: PathBuf,
    made: BTreeSet<String>,
    failed: Vec<String>,
}

impl Snapshots {
    /// The snapshots in `tests/snapshots/<folder>`.
    pub fn of(folder: &str) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        Self {
            folder: tests.join("snapshots").join(folder),
            made: BTreeSet::new(),
            failed: Vec::new(),
        }
    }

    /// Compares one case.
    pub fn check(&mut self, name: &str, text: &str) {
        assert!(
            self.made.insert(name.to_owned()),
            "two cases are called `{name}`"
        );
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&self.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            settings.bind(|| insta::assert_snapshot!(name, text));
        }));
        if outcome.is_err() {
            self.failed.push(name.to_owned());
        }
    }

    /// Fails if a case differs from its snapshot, or a snapshot has no case.
    pub fn finish(self) {
        let mut complaint = String::new();
        for name in &self.failed {
            let _ = writeln!(complaint, "differs from its snapshot: {name}");
        }
        for name in names_in(&self.folder).difference(&self.made) {
            let path = self.folder.join(format!("{name}.snap"));
            let _ = writeln!(
                complaint,
                "stale, nothing makes it any more: rm '{}'",
                path.display()
            );
        }
        assert!(
            complaint.is_empty(),
            "{complaint}After a wanted change: INSTA_UPDATE=always cargo test -p codegen"
        );
    }
}

/// The names of the snapshots in a folder.
fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter_map(|file| Some(file.strip_suffix(".snap")?.to_owned()))
        .collect()
}
