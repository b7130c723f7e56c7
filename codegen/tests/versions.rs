//! The same API in several versions of the specification is the same client: `fixtures/versions`
//! holds one document a version.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use codegen::Selection;
use codegen::document::load;
use serde_json::{Value, json};
use support::{document, generated, shown, source};

/// The version that the others are compared with.
const SHAPE: &str = "3.0";

const OTHERS: [&str; 2] = ["2.0", "3.1"];

fn text(version: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/fixtures/versions/pets-{version}.yaml"));
    std::fs::read_to_string(path).unwrap()
}

/// The crate of a version, without the places that its documentation names.
fn client(version: &str) -> BTreeMap<String, String> {
    let document = document(text(version));
    let (generated, found) = generated(&document, &Selection::default());
    assert!(found.is_empty(), "{version}: {}", shown(&found, &document));
    let files = generated.files.into_iter();
    files.map(|(path, text)| (path, unplaced(&text))).collect()
}

/// A text with each `` `file#/pointer` `` replaced by `` `#` ``.
fn unplaced(text: &str) -> String {
    let spans = text.split('`').map(|span| {
        let is_place = span.contains("#/") && !span.contains(char::is_whitespace);
        if is_place { "#" } else { span }
    });
    spans.collect::<Vec<_>>().join("`")
}

#[test]
fn the_same_api_in_each_version_is_the_same_client() {
    let expected = support::without_places(client(SHAPE));
    for version in OTHERS {
        let found = support::without_places(client(version));
        let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(&expected), "the files of {version}");
        for (path, text) in &expected {
            let difference = found.get(path).into_iter().flat_map(|found| {
                let lines = found.lines().zip(text.lines()).enumerate();
                lines.filter(|(_, (found, expected))| found != expected)
            });
            let difference: Vec<_> = difference.take(5).collect();
            assert_eq!(
                found.get(path),
                Some(text),
                "{version}: {path}: {difference:#?}"
            );
        }
    }
}

/// The crate of a Swagger 2.0 document in several files, without places.
fn swagger(main: &str, files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let document = load(source("spec/api.yaml", main), Vec::new(), &mut |name| {
        let text = files.get(name).map(|&text| text.to_owned());
        text.ok_or_else(|| "no such file".to_owned())
    });
    let document = document.unwrap();
    let (generated, found) = generated(&document, &Selection::default());
    assert!(found.is_empty(), "{}", shown(&found, &document));
    let files = generated.files.into_iter();
    files.map(|(path, text)| (path, unplaced(&text))).collect()
}

#[test]
fn other_files_are_what_refers_to_them() {
    const HEAD: &str = r#"
swagger: "2.0"
info: { title: Pets, version: "1" }
produces: [application/json]
"#;
    let whole = HEAD.to_owned()
        + r##"
paths:
  /pets:
    post:
      operationId: addPet
      parameters:
        - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: pipes }
        - { name: pet, in: body, schema: { $ref: "#/definitions/Pet" } }
      responses:
        200: { description: Added., schema: { $ref: "#/definitions/Pet" } }
        default:
          description: Failed.
          headers: { X-Reason: { type: string } }
          schema: { type: object, properties: { code: { type: integer } } }
definitions:
  Pet: { type: object, properties: { name: { type: string, x-nullable: true } } }
"##;
    let main = HEAD.to_owned()
        + r#"
paths:
  /pets: { $ref: paths/pets.yaml }
parameters:
  pet: { name: pet, in: body, schema: { $ref: "common.json#/definitions/Pet" } }
"#;
    let pets = r#"
post:
  operationId: addPet
  parameters:
    - { $ref: "../common.json#/parameters/ids" }
    - { $ref: "../api.yaml#/parameters/pet" }
  responses:
    200: { description: Added., schema: { $ref: "../common.json#/definitions/Pet" } }
    default: { $ref: "../common.json#/responses/Failed" }
"#;
    let common = r#"{
  "definitions": {
    "Pet": { "type": "object", "properties": { "name": { "type": "string", "x-nullable": true } } }
  },
  "parameters": {
    "ids": {
      "name": "ids", "in": "query", "type": "array", "items": { "type": "integer" },
      "collectionFormat": "pipes"
    }
  },
  "responses": {
    "Failed": {
      "description": "Failed.",
      "headers": { "X-Reason": { "type": "string" } },
      "schema": { "type": "object", "properties": { "code": { "type": "integer" } } }
    }
  }
}"#;
    let files = [("paths/pets.yaml", pets), ("common.json", common)];
    let [apart, whole] =
        [swagger(&main, &files), swagger(&whole, &[])].map(support::without_places);
    assert_eq!(apart, whole);
}

/// Every node in turn has a wrong kind or refers to something else.
#[test]
fn damaged_swagger_does_not_panic() {
    let document = serde_yaml::from_str(&text("2.0")).unwrap();
    let mut places = Vec::new();
    walk(&document, String::new(), &mut places);
    for (number, place) in places.iter().enumerate() {
        let wrong = [
            json!(3),
            json!("x"),
            json!([{}]),
            json!({ "$ref": "#/definitions/Pet" }),
            json!({ "$ref": format!("#{place}") }),
        ];
        let value = wrong[number % wrong.len()].clone();
        let mut damaged: Value = document.clone();
        *damaged.pointer_mut(place).unwrap() = value;
        if let Ok(document) = support::read(damaged.to_string()) {
            let _ = codegen::lower(&document, &Selection::default());
        }
    }
}

fn walk(value: &Value, place: String, places: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                walk(member, format!("{place}/{}", escaped(key)), places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, format!("{place}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}
