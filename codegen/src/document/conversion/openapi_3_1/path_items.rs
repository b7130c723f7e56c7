//! Methods beyond those of `OpenAPI` 3.0.

use serde_json::{Map, Value};

use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::document::{codes, private};
use crate::rfc9110::is_token;

const FIXED: [&str; 9] = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
];

/// `query` and `additionalOperations`, by their methods.
pub(super) fn operations(site: &mut Site<'_>) {
    let mut operations = Map::new();
    let to = site.place.child(private::OPERATIONS);
    if let Some(operation) = site.take("query") {
        site.moves
            .rename(&site.place.child("query"), &to.child("QUERY"));
        operations.insert("QUERY".to_owned(), operation);
    }
    if let Some(Value::Object(_)) = site.get("additionalOperations")
        && let Some(Value::Object(additional)) = site.take("additionalOperations")
    {
        let from = site.place.child("additionalOperations");
        for (method, operation) in additional {
            let place = from.child(&method);
            if method.starts_with("x-") {
                continue;
            }
            if let Some((fault, help)) = fault(&method) {
                let error = Diagnostic::new(
                    &codes::METHOD,
                    format!("`{method}` is no additional method"),
                    place,
                );
                site.remark(error.key().label(fault).help(help));
            } else {
                site.moves.rename(&place, &to.child(&method));
                operations.insert(method, operation);
            }
        }
    }
    if !operations.is_empty() {
        site.set(private::OPERATIONS, operations);
    }
}

/// What is wrong with a method, and the remedy.
fn fault(method: &str) -> Option<(&'static str, &'static str)> {
    if method.len() > 100 || !is_token(method) {
        Some((
            "not a token of HTTP",
            "use letters, digits and signs such as `-`",
        ))
    } else if FIXED.contains(&method) {
        Some((
            "it has a field of its own, in small letters",
            "move the operation to that field of the path item",
        ))
    } else {
        None
    }
}
