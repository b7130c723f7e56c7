//! What `OpenAPI` 3.1 and 3.2 say and 3.0 cannot: the models and operations of
//! `fixtures/newer.yaml`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::path::Path;

use codegen::Selection;
use support::{Snapshots, document, generated, shown};

#[test]
fn newer_documents_are_understood() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/newer.yaml");
    let document = document(std::fs::read_to_string(path).unwrap());
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
