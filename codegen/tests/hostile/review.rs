//! Pairs of documents whose comparison could go on for ever, or too deep.

use codegen::review::{Change, Client, review};
use codegen::{Selection, names};
use serde_json::{Map, Value, json};

use super::arena::{api, reference, within_limits};
use super::support::document;

/// The changes between two documents. Only the comparison has to hold the limits.
fn compare(name: &str, old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(|text| {
        let (api, _) = codegen::lower(&document(text), &Selection::default());
        let api = api.unwrap();
        (names::assign(&api, &codegen::Lock::default()), api)
    });
    within_limits(name, move || {
        let [old, new] = [&old, &new].map(|(names, api)| Client { api, names });
        review(old, new)
    })
}

/// A document whose only answer is the first of these schemas.
fn answer(name: &str, schemas: impl IntoIterator<Item = (String, Value)>) -> String {
    let schemas: Map<String, Value> = schemas.into_iter().collect();
    let content = json!({ "application/json": { "schema": reference(name) } });
    let paths = json!({ "/a": { "get": {
        "operationId": "a",
        "responses": { "200": { "description": "A.", "content": content } },
    } } });
    api(&paths, &json!({ "schemas": schemas }))
}

fn list(items: &str) -> Value {
    json!({ "type": "array", "items": reference(items) })
}

fn map(values: &str) -> Value {
    json!({ "type": "object", "additionalProperties": reference(values) })
}

fn nullable_list(items: &str) -> Value {
    json!({ "type": "array", "nullable": true, "items": reference(items) })
}

#[test]
fn types_that_hold_themselves_are_compared() {
    for make in [list, map, nullable_list] {
        let of = |name: &str| answer(name, [(name.to_owned(), make(name))]);
        compare("itself", &of("A"), &of("B"));
        compare("itself, back", &of("B"), &of("A"));
        let two = answer(
            "A",
            [("A".to_owned(), make("B")), ("B".to_owned(), make("A"))],
        );
        compare("itself, and another", &of("C"), &two);
    }
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn deep_types_are_compared() {
    for make in [list, map] {
        let chain = |letter: char| {
            let all =
                (0..12_000).map(|n| (format!("{letter}{n}"), make(&format!("{letter}{}", n + 1))));
            let last = (format!("{letter}12000"), json!({ "type": "string" }));
            answer(&format!("{letter}0"), all.chain([last]))
        };
        compare("chain", &chain('A'), &chain('B'));
    }
}

/// Objects `P0`, `P1`, …, each with the next one as a property; the last has the first.
fn ring(prefix: char, length: usize) -> impl Iterator<Item = (String, Value)> {
    (0..length).map(move |n| {
        let next = format!("{prefix}{}", (n + 1) % length);
        let schema = json!({ "type": "object", "properties": { "next": reference(&next) } });
        (format!("{prefix}{n}"), schema)
    })
}

#[test]
fn rings_of_types_are_compared() {
    // Their lengths have no divisor in common, so that each type meets each.
    let (old, new) = (answer("A0", ring('A', 400)), answer("B0", ring('B', 399)));
    let changes = compare("rings", &old, &new);
    assert!(changes.len() < 20_000, "{}", changes.len());
}

#[test]
fn many_types_are_compared() {
    let same = answer("A0", ring('A', 10_000));
    assert_eq!(compare("the same types", &same, &same), []);
    let other = answer("B0", ring('B', 10_000));
    compare("types of other names", &same, &other);
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn many_values_are_compared() {
    let of = |prefix: &str| {
        let values: Vec<String> = (0..20_000).map(|n| format!("{prefix}{n}")).collect();
        answer(
            "A",
            [("A".to_owned(), json!({ "type": "string", "enum": values }))],
        )
    };
    assert_eq!(compare("values", &of("a"), &of("b")).len(), 40_000);
    let of = |prefix: &str| {
        let property = |n| (format!("{prefix}{n}"), json!({ "type": "string" }));
        let properties: Map<String, Value> = (0..20_000).map(property).collect();
        let schema = json!({ "type": "object", "properties": properties });
        answer("A", [("A".to_owned(), schema)])
    };
    assert_eq!(compare("properties", &of("a"), &of("b")).len(), 40_000);
}

#[test]
fn many_operations_are_compared() {
    let of = |prefix: &str| {
        let path = |n| {
            let operation = json!({
                "operationId": format!("{prefix}{n}"),
                "tags": [format!("{prefix}{}", n / 4)],
                "responses": { "204": { "description": "Done." } },
            });
            (format!("/{prefix}{n}"), json!({ "get": operation }))
        };
        let paths: Map<String, Value> = (0..5_000).map(path).collect();
        api(&paths.into(), &json!({}))
    };
    assert_eq!(compare("operations", &of("a"), &of("b")).len(), 10_000);
}

#[test]
fn large_unions_are_compared() {
    let structs = || {
        (0..500).map(|n| {
            let required = format!("p{n}");
            let schema = json!({
                "type": "object",
                "required": [required],
                "properties": { required: { "type": "string" } },
            });
            (format!("S{n}"), schema)
        })
    };
    let holder = |name: &str| {
        let property = |n| (format!("q{n}"), reference(name));
        let properties: Map<String, Value> = (0..500).map(property).collect();
        (
            "H".to_owned(),
            json!({ "type": "object", "properties": properties }),
        )
    };
    let variants: Vec<Value> = (0..500).map(|n| reference(&format!("S{n}"))).collect();
    let union = ("U".to_owned(), json!({ "oneOf": variants }));
    let old = answer("H", structs().chain([holder("S1")]));
    let new = answer("H", structs().chain([holder("U"), union]));
    compare("from a struct", &old, &new);
    compare("to a struct", &new, &old);
}
