//! A document that is compared with itself has not changed: the fixtures, and documents made at
//! random of names that meet each other.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::path::{Path, PathBuf};

use codegen::names;
use codegen::review::{Client, review};
use codegen::{Document, Selection};
use serde_json::{Map, Value, json};
use support::{document, source};

/// Says what has changed from a document to itself. Two clients are made of it, so that nothing is
/// the same by being one thing.
fn changes(document: &Document) -> Vec<String> {
    let lowered = || codegen::lower(document, &Selection::default()).0;
    let (Some(old), Some(new)) = (lowered(), lowered()) else {
        return Vec::new();
    };
    let (was, is) = (
        names::assign(&old, &codegen::Lock::default()),
        names::assign(&new, &codegen::Lock::default()),
    );
    let changes = review(
        Client {
            api: &old,
            names: &was,
        },
        Client {
            api: &new,
            names: &is,
        },
    );
    changes
        .iter()
        .map(|change| format!("{} {}", change.subject, change.text))
        .collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|it| it == "yaml" || it == "json")
        {
            found.push(path);
        }
    }
}

#[test]
fn no_fixture_differs_from_itself() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&package.join("tests/fixtures"), &mut found);
    files(&package.join("../spec"), &mut found);
    let mut compared = 0;
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let folder = path.parent().unwrap();
        let loaded = codegen::document::load(source(name, text), Vec::new(), &mut |name| {
            std::fs::read_to_string(folder.join(name)).map_err(|_| "no such file".to_owned())
        });
        if let Ok(document) = loaded {
            compared += 1;
            assert_eq!(changes(&document), [""; 0], "{}", path.display());
        }
    }
    assert!(compared > 80, "{compared}");
}

#[test]
fn things_of_one_name_are_told_apart() {
    let responses = |header: &str, statuses: [&str; 2]| {
        let answer = json!({
            "description": "A.",
            "headers": { "X-Limit": { "schema": { "type": header } } },
            "content": { "application/json": { "schema": { "type": header } } },
        });
        json!({ statuses[0]: answer, statuses[1]: { "description": "B." } })
    };
    let parameter = |name: &str, kind: &str| json!({ "in": "header", "name": name, "schema": { "type": kind } });
    let document = document(
        json!({
            "openapi": "3.0.3",
            "info": { "title": "Case", "version": "1" },
            "paths": {
                "/a": { "get": { "responses": responses("integer", ["200", "4XX"]) } },
                "/b": { "get": {
                    "parameters": [parameter("X-A", "string"), parameter("x-a", "integer")],
                    "responses": responses("string", ["2XX", "2xx"]),
                } },
                "/c": { "get": { "responses": responses("boolean", ["4XX", "4xx"]) } },
            },
        })
        .to_string(),
    );
    assert_eq!(changes(&document), [""; 0]);
}

#[test]
fn no_random_document_differs_from_itself() {
    let mut random = Random(1);
    let mut compared = 0;
    for round in 0..150 {
        let text = random.document().to_string();
        let document = document(text.as_str());
        compared += usize::from(codegen::lower(&document, &Selection::default()).0.is_some());
        assert_eq!(changes(&document), [""; 0], "round {round}: {text}");
    }
    assert!(compared > 100, "{compared}");
}

/// Few names, so that they meet.
const NAMES: [&str; 8] = ["a", "A", "a-b", "a_b", "aB", "b", "X-A", "x-a"];
const KINDS: [&str; 4] = ["string", "integer", "boolean", "number"];
const STATUSES: [&str; 9] = [
    "200", "201", "204", "2XX", "2xx", "404", "4XX", "4xx", "default",
];
const MEDIA_TYPES: [&str; 6] = [
    "application/json",
    "application/problem+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "application/octet-stream",
];

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        // Knuth's constants; the high bits are the random ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[usize::try_from(self.below(items.len() as u64)).unwrap()]
    }

    fn some<T>(&mut self, most: u64, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn map(&mut self, most: u64, keys: &[&str], make: fn(&mut Self) -> Value) -> Value {
        let members = self.some(most, |random| (random.pick(keys).to_owned(), make(random)));
        Value::Object(members.into_iter().collect::<Map<_, _>>())
    }

    fn document(&mut self) -> Value {
        let schemas = self.map(6, &NAMES, |random| random.schema(3));
        let mut paths = Map::new();
        for path in self.some(4, |random| random.pick(&["/a", "/A", "/a/{a}", "/{b}/a"])) {
            let methods = self.map(3, &["get", "put", "post"], Self::operation);
            paths.insert(path.to_owned(), methods);
        }
        json!({
            "openapi": "3.0.3",
            "info": { "title": "Random", "version": "1" },
            "paths": paths,
            "components": { "schemas": schemas },
        })
    }

    fn operation(&mut self) -> Value {
        let parameters = self.some(4, |random| {
            let place = random.pick(&["query", "header", "cookie"]);
            let is_required = random.below(2) == 0;
            let schema = random.schema(1);
            json!({ "in": place, "name": random.pick(&NAMES), "required": is_required, "schema": schema })
        });
        let mut responses = self.map(4, &STATUSES, |random| {
            json!({
                "description": "D.",
                "headers": random.map(3, &NAMES, |random| json!({ "schema": random.schema(1) })),
                "content": random.map(2, &MEDIA_TYPES, |random| json!({ "schema": random.schema(2) })),
            })
        });
        if responses.as_object().unwrap().is_empty() {
            responses = json!({ "200": { "description": "D." } });
        }
        let mut operation = json!({
            "operationId": self.pick(&NAMES),
            "tags": [self.pick(&NAMES)],
            "parameters": parameters,
            "responses": responses,
        });
        if self.below(2) == 0 {
            let content = self.map(
                3,
                &MEDIA_TYPES,
                |random| json!({ "schema": random.schema(2) }),
            );
            operation["requestBody"] = json!({ "content": content });
        }
        operation
    }

    /// Of the schemas that it may refer to some are not there, which is an error like others.
    fn schema(&mut self, depth: u64) -> Value {
        if depth == 0 {
            return json!({ "type": self.pick(&KINDS) });
        }
        match self.below(8) {
            0 => json!({ "type": "array", "items": self.schema(depth - 1) }),
            1 | 2 => json!({
                "type": "object",
                "required": self.some(2, |random| random.pick(&NAMES)),
                "properties": self.map(4, &NAMES, |random| random.schema(1)),
            }),
            3 => {
                let (one, other) = (self.schema(depth - 1), self.schema(depth - 1));
                json!({ "oneOf": [one, other] })
            }
            4 => json!({ "type": "string", "enum": ["a", "A", "a-b"] }),
            5 => json!({ "type": "object", "additionalProperties": self.schema(depth - 1) }),
            6 => {
                let base = json!({ "type": "object", "properties": { "a": self.schema(1) } });
                json!({ "allOf": [base], "nullable": true })
            }
            _ => json!({ "type": self.pick(&KINDS), "nullable": self.below(2) == 0 }),
        }
    }
}
