//! The public surface as a file: what stands in it stays, whatever is added to the document.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::path::Path;

use codegen::{Lock, Selection, generate};
use support::{document, package, selection};

const BASE: &str = r##"
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
tags: [{ name: pets }, { name: shops }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: fields, in: query, schema: { type: string, enum: [a-b, c] } }
      responses:
        "200":
          description: It.
          content: { application/json: { schema: { $ref: "#/components/schemas/pet" } } }
        "404":
          description: None.
          content:
            application/json:
              schema: { type: object, properties: { reason: { type: string } } }
  /shops:
    post:
      operationId: addShop
      tags: [shops]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Shop" } } }
      responses: { "204": { description: Done. } }
components:
  schemas:
    pet:
      type: object
      properties:
        some-name: { type: string }
        toy: { oneOf: [{ $ref: "#/components/schemas/Ball" }, { type: string }] }
    Ball: { type: object, required: [size], properties: { size: { type: integer } } }
    Shop:
      type: object
      required: [street, city]
      properties: { street: { type: string }, city: { type: string } }
"##;

/// The lock file of a document, beside one that stands there.
fn locked(text: &str, lock: &str, selection: &Selection) -> String {
    let lock = Lock::parse(lock).unwrap_or_else(|faults| panic!("{faults:?}"));
    let (generated, diagnostics) = generate(&document(text), selection, &package(), &lock);
    let Some(generated) = generated else {
        panic!("{}", support::shown(&diagnostics, &document(text)));
    };
    generated.files["api.lock"].clone()
}

fn all() -> Selection {
    Selection::default()
}

/// The lines that only the first text has.
fn gone<'t>(old: &'t str, new: &str) -> Vec<&'t str> {
    let is_gone = |line: &&str| !new.lines().any(|other| other == *line);
    old.lines().filter(is_gone).collect()
}

#[test]
fn surface() {
    insta::assert_snapshot!("surface", locked(BASE, "", &all()));
}

#[test]
fn names_stay_when_others_would_have_been_first() {
    let before = locked(BASE, "", &all());
    let additions = [
        // A schema that is spelt like the name which another one has.
        (
            "  schemas:\n",
            "  schemas:\n    Pet: { type: object, properties: { it: { $ref: \"#/components/schemas/pet\" } } }\n",
        ),
        // A property that is spelt like the name of a field.
        (
            "        some-name: ",
            "        some_name: { $ref: \"#/components/schemas/Ball\" }\n        some-name: ",
        ),
        // A value, and an alternative, in front.
        ("enum: [a-b, c]", "enum: [a_b, a-b, c]"),
        ("oneOf: [", "oneOf: [{ type: boolean }, "),
        // An operation that is called alike, and a parameter.
        (
            "paths:\n",
            "paths:\n  /pets/one:\n    get: { operationId: get_pet, tags: [pets], responses: { \"204\": { description: Done. } } }\n",
        ),
        (
            "      parameters:\n",
            "      parameters:\n        - { name: fields, in: header, schema: { type: string } }\n",
        ),
        (
            "      responses:\n        \"200\":",
            "      responses:\n        \"400\": { description: Wrong. }\n        \"200\":",
        ),
        ("tags: [{", "tags: [{ name: Pets }, {"),
    ];
    for (at, addition) in additions {
        let after = BASE.replacen(at, addition, 1);
        assert_ne!(after, BASE, "{at}");
        let after = locked(&after, &before, &all());
        assert_eq!(gone(&before, &after), [""; 0], "{addition}");
    }
    let together = additions
        .iter()
        .fold(BASE.to_owned(), |text, (at, addition)| {
            text.replacen(at, addition, 1)
        });
    let after = locked(&together, &before, &all());
    assert_eq!(gone(&before, &after), [""; 0]);
}

#[test]
fn what_stands_there_is_found_again() {
    let lock = locked(BASE, "", &all());
    assert_eq!(locked(BASE, &lock, &all()), lock);
}

#[test]
fn arguments_do_not_follow_the_order_of_members() {
    let lock = locked(BASE, "", &all());
    let line = "models::Shop::new: new (city: String, street: String)";
    assert!(lock.lines().any(|found| found.starts_with(line)), "{lock}");
    let other = BASE.replace(
        "street: { type: string }, city: { type: string }",
        "city: { type: string }, street: { type: string }",
    );
    assert_eq!(locked(&other, "", &all()), lock);
}

#[test]
fn a_name_can_be_chosen_by_hand() {
    let lock = locked(BASE, "", &all());
    let chosen = lock.replace("models::Pet: struct", "models::Animal: struct");
    let chosen = locked(BASE, &chosen, &all());
    assert!(
        chosen.contains("models::Animal: struct @ #/components/schemas/pet\n"),
        "{chosen}"
    );
    assert!(chosen.contains("-> Animal @"), "{chosen}");
    assert!(!chosen.contains("models::Pet:"), "{chosen}");
}

#[test]
fn what_is_not_selected_stays() {
    let whole = locked(BASE, "", &all());
    assert_eq!(locked(BASE, &whole, &selection(&["pets"], &[])), whole);
    // What the document has no more does not.
    let start = BASE.find("  /shops:").unwrap();
    let end = BASE.find("components:").unwrap();
    let less = format!("{}{}", &BASE[..start], &BASE[end..]);
    let lines = locked(&less, &whole, &all());
    assert!(!lines.contains("Shop"), "{lines}");
}

#[test]
fn what_cannot_be_kept_is_told() {
    let lock = locked(BASE, "", &all());
    // A method of the runtime has this name.
    let taken = lock.replace("GetPet::fields: setter", "GetPet::timeout: setter");
    assert_ne!(taken, lock);
    let taken = Lock::parse(&taken).unwrap();
    let (generated, _) = generate(&document(BASE), &all(), &package(), &taken);
    let renamed = generated.unwrap().renamed;
    let renamed: Vec<_> = renamed
        .iter()
        .map(|(line, name)| (line.name(), name.as_str()))
        .collect();
    assert_eq!(renamed, [("timeout", "fields")]);
}

#[test]
fn faults() {
    let text = "# comment\n\
        <<<<<<< HEAD\n\
        models::Pet: struct @ #/a\n\
        models::fn: struct @ #/b\n\
        models::Pet; }: struct @ #/c\n\
        models::Dog: thing @ #/d\n\
        models::Dog struct @ #/d\n\
        models::Dog: struct #/d\n\
        models::Dog: struct @ nowhere\n\
        models::Cat: enum @ #/a\n";
    let faults = Lock::parse(text).unwrap_err();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("faults", faults.join("\n"));
}

/// Whatever a document holds, its own lock file is read, and changes nothing.
#[test]
fn lock_files_of_the_fixtures_change_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for name in [
        "constructs.yaml",
        "newer.yaml",
        "bodies.yaml",
        "answers.yaml",
    ] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let first = locked(&text, "", &all());
        assert_eq!(locked(&text, &first, &all()), first, "{name}");
        let paths: Vec<&str> = first
            .lines()
            .filter_map(|line| line.split(": ").next())
            .collect();
        let mut distinct = paths.clone();
        distinct.dedup();
        assert_eq!(paths, distinct, "{name}");
    }
}
