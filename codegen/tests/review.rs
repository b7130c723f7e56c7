//! What `review` tells of two documents: `fixtures/review` holds one in two states.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Locate as _, Target};
use codegen::model::Api;
use codegen::names::{self, Names};
use codegen::review::{Change, Client, Effect, Written, compare, review};
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
    let content = |media_type: &Value, schema: Value| json!({ media_type.as_str().unwrap(): { "schema": schema } });
    let named = |key: &str| {
        let schema = format!("#/components/schemas/{}", own(key)?.as_str().unwrap());
        Some(json!({ "$ref": schema }))
    };
    let json = json!("application/json");
    let mut operation = json!({
        "operationId": "a",
        "responses": { "200": { "description": "A." } },
    });
    if let Some(schema) = named("sent").or_else(|| own("body").cloned()) {
        let media_type = own("media_type").unwrap_or(&json);
        operation["requestBody"] = json!({ "content": content(media_type, schema) });
    }
    if let Some(schema) = named("received") {
        operation["responses"]["200"]["content"] = content(&json, schema);
    }
    if let Some(header) = own("header") {
        let name = own("header_name").map_or("X-A", |name| name.as_str().unwrap());
        operation["responses"]["200"]["headers"] = json!({ name: header });
    }
    if let Some(parameter) = own("parameter") {
        operation["parameters"] = json!([parameter]);
    }
    if let Some(responses) = own("responses") {
        operation["responses"] = responses.clone();
    }
    let usual = json!({ "/a": { "post": operation } });
    let schemes = own("schemes").cloned().unwrap_or_else(|| json!({}));
    let security: Vec<Value> = schemes
        .as_object()
        .unwrap()
        .keys()
        .map(|name| json!({ name: [] }))
        .collect();
    let mut whole = json!({
        "openapi": "3.2.0",
        "info": { "title": "Case", "version": "1" },
        "paths": own("paths").unwrap_or(&usual),
        "components": { "schemas": own("schemas").cloned().unwrap_or_default() },
    });
    if !security.is_empty() {
        whole["security"] = json!(security);
        whole["components"]["securitySchemes"] = schemes;
    }
    document(format!("{whole:#}"))
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

/// All changes from one document to another, with what the client does not model, as the new
/// client would be named beside the old one.
fn compared(old: &Document, new: &Document) -> Vec<Change> {
    let (api, names) = lowered(old);
    let (new_api, _) = lowered(new);
    let new_names = names::assign(&new_api, &codegen::Lock::of_client(&api, &names));
    let operations =
        |api: &Api| -> Vec<_> { api.operations.iter().map(|it| it.pointer.clone()).collect() };
    let (before, now) = (operations(&api), operations(&new_api));
    let client = |api, names| Client { api, names };
    let written = |document, operations| Written {
        root: document,
        operations,
    };
    compare(
        (client(&api, &names), written(old.root(), &before)),
        (client(&new_api, &new_names), written(new.root(), &now)),
    )
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
        let (side, document, pointer) = match (&change.place.old, &change.place.new) {
            (_, Some(pointer)) => ("new", new, pointer),
            (Some(pointer), None) => ("old", old, pointer),
            (None, None) => panic!("{change:?}"),
        };
        let location = document.locate(pointer, Target::Key).unwrap();
        let (line, column) = location.line_column();
        let (wire, rust) = (word(change.wire), word(change.rust));
        let (rule, subject) = (change.rule.id, change.subject);
        let text = change.text.escape_debug();
        format!("{wire:10} {rust:10} {rule}: {subject} {text} ({side}:{line}:{column})\n")
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

/// The worst that the changes from one document to another do, and what they are.
fn worst(old: &Document, new: &Document) -> ((Effect, Effect), Vec<Change>) {
    let changes = compared(old, new);
    let wire = changes.iter().map(|change| change.wire).max();
    let rust = changes.iter().map(|change| change.rust).max();
    let none = Effect::None;
    ((wire.unwrap_or(none), rust.unwrap_or(none)), changes)
}

#[test]
fn levels_of_small_documents() {
    let text = std::fs::read_to_string(fixtures("review/levels.yaml")).unwrap();
    let cases: Vec<Value> = serde_yaml::from_str(&text).unwrap();
    let mut wrong = String::new();
    for case in &cases {
        let effect = |key: &str, found: Effect| match case[key].as_str() {
            Some("none") => Effect::None,
            Some("compatible") => Effect::Compatible,
            Some("risky") => Effect::Risky,
            Some("breaking") => Effect::Breaking,
            Some(other) => panic!("{other}"),
            None => found,
        };
        let (found, changes) = worst(&of_case(case, "old"), &of_case(case, "new"));
        let expected = (effect("wire", found.0), effect("rust", found.1));
        if found != expected {
            let name = case["name"].as_str().unwrap();
            let _ = writeln!(wrong, "{name}: {found:?} instead of {expected:?}");
            for change in changes {
                let (rule, text) = (change.rule.id, change.text);
                let _ = writeln!(wrong, "    {rule}: {} {text}", change.subject);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
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
