//! Broken documents, and what a person is told about each: `fixtures/broken` holds one document a
//! case, `snapshots/broken` the messages.
//!
//! Comments at the top of a document say how it is read: `# overlay: FILE`, and
//! `# select: --tag NAME --operation "METHOD /path" --skip-broken`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Code, Diagnostics, Severity, shared};
use codegen::document::{self, load};
use codegen::{Selection, model, normal};
use support::{Snapshots, selection, shown, source};

/// Codes that nothing raises yet. Who raises one takes it off this list and adds a case.
const NOT_RAISED: [&str; 0] = [];

struct Case {
    name: String,
    messages: String,
    codes: Vec<&'static str>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken")
}

fn cases() -> Vec<Case> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let overlays = directives(&text, "overlay")
        .map(|name| source(name, std::fs::read_to_string(folder().join(name)).unwrap()))
        .collect();
    let selection = directives(&text, "select")
        .next()
        .map(selected)
        .unwrap_or_default();
    let loaded = load(source(&file, text.as_str()), overlays, &mut |name| {
        std::fs::read_to_string(folder().join(name)).map_err(|_| "no such file".to_owned())
    });
    let (found, messages) = match loaded {
        Ok(document) => {
            let (_, found) = codegen::lower(&document, &selection);
            let messages = shown(&found, &document);
            (found, messages)
        }
        Err(failure) => {
            let messages = shown(&failure.diagnostics, &failure.document);
            (failure.diagnostics, messages)
        }
    };
    Case {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        messages: summary(&found) + &messages,
        codes: found
            .iter()
            .map(|diagnostic| diagnostic.code().id)
            .collect(),
    }
}

/// How many there are, so that one that gets lost or comes twice is seen.
fn summary(found: &Diagnostics) -> String {
    let count = |severity| found.iter().filter(|it| it.severity() == severity).count();
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    let notes = match notes {
        0 => String::new(),
        notes => format!(", notes: {notes}"),
    };
    format!("errors: {errors}, warnings: {warnings}{notes}\n\n")
}

fn directives<'a>(text: &'a str, key: &str) -> impl Iterator<Item = &'a str> {
    let start = format!("# {key}: ");
    text.lines()
        .map_while(|line| line.strip_prefix("# ").map(|_| line))
        .filter_map(move |line| line.strip_prefix(&start).map(str::trim))
}

/// The selection of a command line; quotes keep a method and its path together.
fn selected(arguments: &str) -> Selection {
    let words: Vec<&str> = arguments
        .split('"')
        .enumerate()
        .flat_map(|(index, text)| match index % 2 {
            0 => text.split_whitespace().collect(),
            _ => vec![text],
        })
        .collect();
    let after = |flag: &str| -> Vec<&str> {
        words
            .windows(2)
            .filter(|pair| pair[0] == flag)
            .map(|pair| pair[1])
            .collect()
    };
    Selection {
        shown: after("--show").into_iter().map(str::to_owned).collect(),
        skip_broken: words.contains(&"--skip-broken"),
        ..selection(&after("--tag"), &after("--operation"))
    }
}

fn codes() -> impl Iterator<Item = &'static Code> {
    [
        shared::ALL,
        document::codes::ALL,
        normal::codes::ALL,
        model::codes::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

#[test]
fn faults_are_told_as_reviewed() {
    let mut snapshots = Snapshots::of("broken");
    for case in cases() {
        snapshots.check(&case.name, &case.messages);
    }
    snapshots.finish();
}

#[test]
fn every_code_has_a_case() {
    let raised: BTreeSet<&str> = cases().into_iter().flat_map(|case| case.codes).collect();
    let mut complaint = String::new();
    for code in codes() {
        match (raised.contains(code.id), NOT_RAISED.contains(&code.id)) {
            (false, false) => drop(writeln!(
                complaint,
                "no case raises {}: {}",
                code.id, code.title
            )),
            (true, true) => drop(writeln!(
                complaint,
                "{} is raised: take it off the list",
                code.id
            )),
            (true, false) | (false, true) => {}
        }
    }
    assert!(complaint.is_empty(), "{complaint}");
}

#[test]
fn codes_are_unique_and_explained() {
    let mut ids = BTreeSet::new();
    for code in codes() {
        assert!(ids.insert(code.id), "{} is given twice", code.id);
        assert!(
            code.id.starts_with(['E', 'W', 'N']) && code.id.len() == 5,
            "{}",
            code.id
        );
        assert!(
            !code.title.is_empty() && !code.title.ends_with('.'),
            "{}",
            code.id
        );
        assert!(
            code.explanation.len() > 20 && code.explanation.ends_with(['.', ':', '`']),
            "{}",
            code.id
        );
    }
    for id in NOT_RAISED {
        assert!(ids.contains(id), "{id} is no code");
    }
}

/// A fault in what the selection does not reach stops nothing and is not told.
#[test]
fn unselected_faults_are_silent() {
    let case = case(&folder().join("fault-in-unselected-part.yaml"));
    assert_eq!(case.codes, [""; 0], "{}", case.messages);
}
