//! What `review` tells of two documents: `fixtures/review` holds one in two states.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::path::{Path, PathBuf};

use codegen::diagnostic::{Locate as _, Target};
use codegen::model::Api;
use codegen::names::{self, Names};
use codegen::review::{Client, Effect, Place, review};
use codegen::{Document, Selection};
use serde_json::{Value, json};
use support::document;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder)
}

/// One of the two documents of a case.
fn of_case(case: &Value, side: &str) -> Document {
    let own = |key: &str| case[side].get(key).or(case.get(key));
    let content = |key: &str| {
        let schema = format!("#/components/schemas/{}", own(key)?.as_str().unwrap());
        Some(json!({ "application/json": { "schema": { "$ref": schema } } }))
    };
    let mut operation = json!({
        "operationId": "a",
        "responses": { "200": { "description": "A." } },
    });
    if let Some(content) = content("sent") {
        operation["requestBody"] = json!({ "content": content });
    }
    if let Some(content) = content("received") {
        operation["responses"]["200"]["content"] = content;
    }
    let usual = json!({ "/a": { "post": operation } });
    document(format!(
        "{:#}",
        json!({
            "openapi": "3.2.0",
            "info": { "title": "Case", "version": "1" },
            "paths": own("paths").unwrap_or(&usual),
            "components": { "schemas": own("schemas").cloned().unwrap_or_default() },
        })
    ))
}

fn read(path: &Path) -> Document {
    document(std::fs::read_to_string(path).unwrap())
}

fn lowered(document: &Document) -> (Api, Names) {
    let (api, _) = codegen::lower(document, &Selection::default());
    let api = api.unwrap();
    let names = names::assign(&api, &codegen::Lock::default());
    (api, names)
}

/// The changes from one document to another, a line each.
fn changes(old: &Document, new: &Document) -> String {
    let ((api, names), (new_api, new_names)) = (lowered(old), lowered(new));
    let before = Client {
        api: &api,
        names: &names,
    };
    let now = Client {
        api: &new_api,
        names: &new_names,
    };
    let word = |effect: Effect| match effect {
        Effect::None => "-",
        Effect::Compatible => "compatible",
        Effect::Risky => "risky",
        Effect::Breaking => "BREAKING",
    };
    let lines = review(before, now).into_iter().map(|change| {
        let (side, document, pointer) = match &change.place {
            Place::Old(pointer) => ("old", old, pointer),
            Place::New(pointer) => ("new", new, pointer),
        };
        let location = document.locate(pointer, Target::Key).unwrap();
        let (line, column) = location.line_column();
        let (wire, rust) = (word(change.wire), word(change.rust));
        let (subject, text) = (change.subject, change.text.escape_debug().to_string());
        format!("{wire:10} {rust:10} {subject}: {text} ({side}:{line}:{column})\n")
    });
    lines.collect()
}

/// A document in two states.
fn states() -> (Document, Document) {
    (
        read(&fixtures("review/old.yaml")),
        read(&fixtures("review/new.yaml")),
    )
}

#[test]
fn changes_forth() {
    let (old, new) = states();
    insta::assert_snapshot!(changes(&old, &new));
}

#[test]
fn changes_back() {
    let (old, new) = states();
    insta::assert_snapshot!(changes(&new, &old));
}

#[test]
fn changes_of_small_documents() {
    let text = std::fs::read_to_string(fixtures("review/cases.yaml")).unwrap();
    let cases: Vec<Value> = serde_yaml::from_str(&text).unwrap();
    let told = cases.iter().map(|case| {
        let (old, new) = (of_case(case, "old"), of_case(case, "new"));
        format!(
            "{}:\n{}\n",
            case["name"].as_str().unwrap(),
            changes(&old, &new)
        )
    });
    insta::assert_snapshot!(told.collect::<String>());
}

#[test]
fn nothing_has_changed_in_the_same_document() {
    for name in [
        "review/old.yaml",
        "review/new.yaml",
        "versions/pets-3.0.yaml",
    ] {
        let document = read(&fixtures(name));
        assert_eq!(changes(&document, &document), "", "{name}");
    }
}

#[test]
fn versions_of_one_api_do_not_differ() {
    let [old, new] = ["2.0", "3.1"].map(|version| {
        let name = format!("versions/pets-{version}.yaml");
        read(&fixtures(&name))
    });
    assert_eq!(changes(&old, &new), "");
}
