//! The client of the project's own document, piece by piece: a snapshot for each operation, for
//! each model, and for what holds them together.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use codegen::emit::{self, Content, Source};
use codegen::format::part_text;
use codegen::{Selection, names};
use serde_json::Value;
use support::{Snapshots, document, package, shown, spec_text};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The files of the client, in parts.
fn sources() -> Vec<Source> {
    let document = document(spec_text());
    let (api, diagnostics) = codegen::lower(&document, &Selection::default());
    let api = api.unwrap_or_else(|| panic!("{}", shown(&diagnostics, &document)));
    emit::emit(
        &api,
        &names::assign(&api, &codegen::Lock::default()),
        &package(),
    )
}

/// The text of each piece by the name of its snapshot.
fn pieces() -> BTreeMap<String, String> {
    let mut pieces = BTreeMap::new();
    for source in sources() {
        let path = source
            .path
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .replace('/', "_");
        let kind = match source.path.as_str() {
            "src/api/mod.rs" | "src/models/mod.rs" | "src/runtime/mod.rs" => "file",
            // Copies of `codegen/runtime`, which has tests of its own.
            path if path.starts_with("src/runtime/") => continue,
            path if path.starts_with("src/api/") => "operation",
            path if path.starts_with("src/models/") => "model",
            _ => "file",
        };
        let file = match source.content {
            Content::Manifest(text) | Content::Copy(text) => {
                pieces.insert(format!("{kind}__{path}"), text);
                continue;
            }
            Content::Rust(file) => file,
        };
        // What belongs to no operation or model: imports and the file's own documentation. A
        // model's imports are a part of the model, a group's are the group's.
        let mut head = String::new();
        for line in &file.docs {
            let _ = writeln!(head, "//! {line}");
        }
        for part in &file.parts {
            let text = part_text(part.tokens.clone(), &file.texts);
            if part.subject.is_empty() {
                head.push_str(if head.is_empty() || text.is_empty() {
                    ""
                } else {
                    "\n"
                });
                head.push_str(&text);
                continue;
            }
            let text = match kind {
                "model" if !head.is_empty() => std::mem::take(&mut head) + "\n" + &text,
                _ => text,
            };
            pieces.insert(format!("{kind}__{}", part.subject), text);
        }
        if !head.is_empty() {
            pieces.insert(format!("file__{path}"), head);
        }
    }
    pieces
}

#[test]
fn the_client_is_as_reviewed() {
    let mut snapshots = Snapshots::of("client");
    for (name, text) in pieces() {
        snapshots.check(&name, &text);
    }
    snapshots.finish();
}

/// The list is made from the document as it is written, and compared with the files on disk: an
/// operation or a schema that the generator loses is missed here.
#[test]
fn every_operation_and_schema_has_a_snapshot() {
    let document = document(spec_text());
    let root = document.root();
    let mut expected = BTreeSet::new();
    for path_item in root["paths"].as_object().unwrap().values() {
        for method in METHODS {
            if let Some(id) = path_item
                .get(method)
                .map(|operation| &operation["operationId"])
            {
                expected.insert(format!("operation__{}", id.as_str().unwrap()));
            }
        }
    }
    assert_eq!(
        expected.len(),
        8,
        "operations of the document: {expected:?}"
    );
    let schemas: &Value = &root["components"]["schemas"];
    expected.extend(
        schemas
            .as_object()
            .unwrap()
            .keys()
            .map(|name| format!("model__{name}")),
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/client");
    let missing: Vec<_> = expected
        .iter()
        .filter(|name| !folder.join(format!("{name}.snap")).is_file())
        .collect();
    assert!(missing.is_empty(), "without a snapshot: {missing:?}");
}

/// Snapshots that are called after a test function go with it.
#[test]
fn every_other_snapshot_has_its_test() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for entry in std::fs::read_dir(tests.join("snapshots")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((name, _)) = name.split_once(".snap") else {
            assert!(entry.path().is_dir(), "{name} is no snapshot");
            continue;
        };
        let (module, test) = name.rsplit_once("__").unwrap();
        let file = tests.join(format!("{}.rs", module.replace("__", "/")));
        let code = std::fs::read_to_string(&file).unwrap_or_default();
        let test = test
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches('-');
        assert!(
            code.contains(&format!("fn {test}(")),
            "{name} is stale: rm it"
        );
    }
}
