//! Pairs of documents whose comparison could go on for ever, or too deep.

use std::time::Duration;

use codegen::review::{Change, Client, review};
use codegen::{Selection, names};
use serde_json::{Map, Value, json};

use super::arena::{api, reference, within_limits};
use super::support::document;

/// Far more than any comparison takes: each would take minutes if it took the square of the sizes.
const LIMIT: Duration = Duration::from_secs(10);

/// The changes between two documents. Only the comparison has to hold the limits.
fn compare(name: &str, old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(|text| {
        let (api, _) = codegen::lower(&document(text), &Selection::default());
        let api = api.unwrap();
        (names::assign(&api), api)
    });
    within_limits(name, LIMIT, move || {
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
