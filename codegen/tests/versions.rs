//! The same API in several versions of the specification is the same client: `fixtures/versions`
//! holds one document a version.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use codegen::Selection;
use support::{document, generated, shown};

/// The version that the others are compared with.
const SHAPE: &str = "3.0";

/// Each API with the other versions that it is written in.
const APIS: [(&str, &[&str]); 1] = [("schemas", &["3.1"])];

/// The crate of a version, without the places that its documentation names.
fn client(api: &str, version: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/fixtures/versions/{api}-{version}.yaml"));
    let document = document(std::fs::read_to_string(path).unwrap());
    let (generated, found) = generated(&document, &Selection::default());
    assert!(found.is_empty(), "{version}: {}", shown(&found, &document));
    let files = generated.files.into_iter();
    files.map(|(path, text)| (path, unplaced(&text))).collect()
}

/// A text with each `#/pointer` replaced by `#`.
fn unplaced(text: &str) -> String {
    let mut parts = text.split("`#/");
    let mut unplaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        unplaced.push_str("`#`");
        unplaced.push_str(part.split_once('`').map_or("", |(_, rest)| rest));
    }
    unplaced
}

#[test]
fn the_same_api_in_each_version_is_the_same_client() {
    for (api, versions) in APIS {
        let expected = client(api, SHAPE);
        for version in versions {
            compare(&client(api, version), &expected, version);
        }
    }
}

fn compare(found: &BTreeMap<String, String>, expected: &BTreeMap<String, String>, version: &str) {
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected), "the files of {version}");
    for (path, text) in expected {
        let difference = found.get(path).into_iter().flat_map(|found| {
            let lines = found.lines().zip(text.lines()).enumerate();
            lines.filter(|(_, (found, expected))| found != expected)
        });
        let difference: Vec<_> = difference.take(5).collect();
        assert!(
            found.get(path) == Some(text),
            "{version}: {path}: {difference:#?}"
        );
    }
}
