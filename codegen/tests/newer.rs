//! `OpenAPI` 3.1 and 3.2: what 3.0 can say too is the same client (`fixtures/versions`), and what
//! it cannot are the models and operations of `fixtures/newer.yaml`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use codegen::Selection;
use support::{Snapshots, document, generated, shown};

fn fixture(name: &str) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    std::fs::read_to_string(tests.join("fixtures").join(name)).unwrap()
}

#[test]
fn newer_documents_are_understood() {
    let document = document(fixture("newer.yaml"));
    let (client, found) = generated(&document, &Selection::default());
    let mut snapshots = Snapshots::of("newer");
    snapshots.check("messages", &shown(&found, &document));
    for (path, text) in &client.files {
        let folders = ["src/models/", "src/api/", "src/servers.rs"];
        if folders.iter().any(|folder| path.starts_with(folder)) && !path.ends_with("mod.rs") {
            let name = path.trim_start_matches("src/").trim_end_matches(".rs");
            snapshots.check(&name.replace('/', "__"), text);
        }
    }
    snapshots.finish();
}

/// The crate of a version, without the places that its documentation names.
fn client(version: &str) -> BTreeMap<String, String> {
    let document = document(fixture(&format!("versions/schemas-{version}.yaml")));
    let (generated, found) = generated(&document, &Selection::default());
    assert!(found.is_empty(), "{version}: {}", shown(&found, &document));
    let files = generated.files.into_iter();
    files.map(|(path, text)| (path, unplaced(&text))).collect()
}

/// A text with each `` `#/pointer` `` replaced by `` `#` ``.
fn unplaced(text: &str) -> String {
    let spans = text.split('`').map(|span| {
        let is_place = span.contains("#/") && !span.contains(char::is_whitespace);
        if is_place { "#" } else { span }
    });
    spans.collect::<Vec<_>>().join("`")
}

#[test]
fn schemas_of_both_versions_are_the_same_client() {
    let [expected, found] = ["3.0", "3.1"].map(|version| support::without_places(client(version)));
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected));
    for (path, text) in &expected {
        let lines = found[path].lines().zip(text.lines());
        let difference = lines.filter(|(found, expected)| found != expected);
        let difference: Vec<_> = difference.take(5).collect();
        assert!(found[path] == *text, "{path}: {difference:#?}");
    }
}
