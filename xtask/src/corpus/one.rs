//! Generates one document.

use std::collections::BTreeMap;
use std::time::Instant;

use codegen::diagnostic::{Severity, Style, render};
use codegen::document::codes;
use codegen::{Diagnostics, Document, Package, Selection};

use super::find::Candidate;
use super::result::{Outcome, Result};
use crate::cli::Leniency;
use crate::files::Files;
use crate::input::{Input, Unread};
use crate::report::Tally;

/// How many errors of a document are shown.
const SHOWN: usize = 3;

/// The result, and the files of the crate under the name `package`.
pub fn generate(
    candidate: &Candidate,
    leniency: &Leniency,
    package: &str,
) -> (Result, BTreeMap<String, String>) {
    let started = Instant::now();
    let (mut result, files) = attempt(candidate, leniency, package);
    result.time = started.elapsed();
    (result, files)
}

fn attempt(
    candidate: &Candidate,
    leniency: &Leniency,
    package: &str,
) -> (Result, BTreeMap<String, String>) {
    let input = Input {
        files: Files::Here,
        spec: candidate.path.clone(),
        overlays: Vec::new(),
        root: leniency.root.clone(),
        selection: Selection {
            skip_broken: leniency.skip_broken,
            ..Selection::default()
        },
    };
    let mut result = Result::new(&candidate.name, Outcome::Generated);
    let document = match input.read() {
        Ok(document) => document,
        Err(Unread::File(message)) => {
            result.fail(Outcome::Unreadable, &message);
            return (result, BTreeMap::new());
        }
        Err(Unread::Document(failure)) => {
            let found = |id| failure.diagnostics.iter().any(|it| it.code().id == id);
            let unsupported = found(codes::UNSUPPORTED_VERSION.id);
            let foreign = found(codes::NO_VERSION.id) || found(codes::NOT_A_MAPPING.id);
            fail(&mut result, &failure.diagnostics, &failure.document);
            match () {
                () if unsupported => result.outcome = Outcome::Unsupported,
                () if foreign => result.outcome = Outcome::NoDocument,
                () => {}
            }
            return (result, BTreeMap::new());
        }
    };
    let package = Package {
        name: package.to_owned(),
        version: "0.0.0".to_owned(),
        document: candidate.name.replace(|c: char| c.is_control(), "_"),
    };
    let (generated, diagnostics) = codegen::generate(
        &document,
        &input.selection,
        &package,
        &codegen::Lock::default(),
    );
    let Some(generated) = generated else {
        fail(&mut result, &diagnostics, &document);
        return (result, BTreeMap::new());
    };
    result.version = version(&document);
    result.tally = Tally::of(&diagnostics);
    result.operations = generated.operations;
    result.models = generated.models;
    (result, generated.files)
}

fn fail(result: &mut Result, diagnostics: &Diagnostics, document: &Document) {
    result.version = version(document);
    result.tally = Tally::of(diagnostics);
    let located = diagnostics.located(document).into_iter();
    let errors = located.filter(|(it, _)| it.severity() == Severity::Error);
    let errors: Diagnostics = errors.take(SHOWN).map(|(it, _)| it.clone()).collect();
    result.fail(Outcome::Errors, &render(&errors, document, Style::Plain));
}

fn version(document: &Document) -> String {
    let root = document.root();
    let version = ["openapi", "swagger"].iter().find_map(|key| root.get(key));
    let version = version.map(|version| {
        version
            .as_str()
            .map_or_else(|| version.to_string(), str::to_owned)
    });
    version
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .take(12)
        .collect()
}
