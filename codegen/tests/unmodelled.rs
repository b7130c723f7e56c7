//! What the client does not model, and a comparison tells all the same.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::fmt::Write as _;

use codegen::names::{self, Lock};
use codegen::review::{Change, Client, Effect, Written, review, unmodelled};
use codegen::{Document, Selection};
use support::document;

const BASE: &str = r##"
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    post:
      operationId: addPet
      parameters:
        - { name: limit, in: query, schema: { type: integer, default: 10 } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses:
        "200":
          description: It.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
      security: [{ key: [] }]
  /other:
    get: { operationId: other, responses: { "204": { description: Done. } } }
components:
  securitySchemes:
    key:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: https://a.example/token, scopes: { read: Reads. } } }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1, x-order: 1 }
        age: { type: integer, maximum: 30, deprecated: true }
        owner: { allOf: [{ $ref: "#/components/schemas/Owner" }] }
    Owner: { type: object, properties: { mail: { type: string, format: uuid } } }
    Unused: { type: string, default: a }
"##;

fn changes(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = (document(old), document(new));
    let lowered = |document: &Document| codegen::lower(document, &Selection::default()).0.unwrap();
    let (was, is) = (lowered(&old), lowered(&new));
    let old_names = names::assign(&was, &Lock::default());
    let new_names = names::assign(&is, &Lock::of_client(&was, &old_names));
    let pointers = |api: &codegen::model::Api| -> Vec<_> {
        api.operations.iter().map(|it| it.pointer.clone()).collect()
    };
    let (before, now) = (pointers(&was), pointers(&is));
    let told = review(
        Client {
            api: &was,
            names: &old_names,
        },
        Client {
            api: &is,
            names: &new_names,
        },
    );
    let written = |document, operations| Written {
        root: document,
        operations,
    };
    let more = unmodelled(
        written(old.root(), &before),
        written(new.root(), &now),
        &told,
    );
    told.into_iter().chain(more).collect()
}

/// One change: where it is told, and what it does to the wire.
#[test]
fn differences() {
    let cases = [
        ("default: 10", "default: 20"),
        ("minLength: 1", "minLength: 1, default: a"),
        ("minLength: 1", "minLength: 1, not: { enum: [b] }"),
        ("x-order: 1", "x-order: 2"),
        ("deprecated: true", "deprecated: false"),
        (
            "scopes: { read: Reads. }",
            "scopes: { read: Reads., write: Writes. }",
        ),
        ("security: [{ key: [] }]", "security: [{ key: [read] }]"),
        ("format: uuid", "format: email"),
        (
            "        \"200\":\n",
            "        \"200\":\n          x-cached: true\n",
        ),
        (
            "      operationId: addPet\n",
            "      operationId: addPet\n      callbacks: { done: { \"{$request.query.url}\": { post: { responses: { \"204\": { description: Done. } } } } } }\n",
        ),
    ];
    let mut shown = String::new();
    for (before, after) in cases {
        let new = BASE.replacen(before, after, 1);
        assert_ne!(new, BASE, "{before}");
        let found = changes(BASE, &new);
        let _ = writeln!(shown, "{} -> {}", before.trim(), after.trim());
        for change in &found {
            let _ = writeln!(
                shown,
                "    {} {}: wire {:?}, Rust {:?}",
                change.subject, change.text, change.wire, change.rust
            );
        }
        assert!(!found.is_empty(), "{after}");
    }
    insta::assert_snapshot!("differences", shown);
}

#[test]
fn words_order_and_ways_of_saying_the_same_are_no_change() {
    let same = [
        ("description: It.", "description: Another."),
        (
            "required: [name]",
            "description: A pet.\n      required: [name]",
        ),
        ("in: query,", "in: query, style: form, explode: true,"),
        (
            "owner: { allOf: [{ $ref: \"#/components/schemas/Owner\" }] }",
            "owner: { $ref: \"#/components/schemas/Owner\" }",
        ),
        (
            "Unused: { type: string, default: a }",
            "Unused: { type: string, default: b }",
        ),
        (
            "age: { type: integer, maximum: 30, deprecated: true }",
            "age: { deprecated: true, maximum: 30, type: integer }",
        ),
    ];
    for (before, after) in same {
        let new = BASE.replacen(before, after, 1);
        assert_ne!(new, BASE, "{before}");
        assert_eq!(changes(BASE, &new), [], "{after}");
    }
    assert_eq!(changes(BASE, BASE), []);
}

#[test]
fn a_default_is_risky() {
    let new = BASE.replacen("default: 10", "default: 20", 1);
    let wire: Vec<Effect> = changes(BASE, &new).iter().map(|it| it.wire).collect();
    assert_eq!(wire, [Effect::Risky]);
}
