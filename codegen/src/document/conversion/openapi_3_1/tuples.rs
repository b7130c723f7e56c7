//! `prefixItems`, and `items` as a boolean.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::document::codes;

/// A tuple is a list whose items are of one of several schemas.
pub(super) fn items(site: &mut Site<'_>) {
    if !site.has("items") && site.get("unevaluatedItems").is_some() {
        site.rename("unevaluatedItems", "items");
    } else {
        site.take("unevaluatedItems");
    }
    let closed = site.get("items") == Some(&Value::Bool(false));
    if site.get("items").is_some_and(Value::is_boolean) {
        site.take("items");
    }
    let prefix = match site.get("prefixItems") {
        Some(Value::Array(_)) => site.take("prefixItems"),
        _ => None,
    };
    let Some(Value::Array(prefix)) = prefix else {
        if closed && !site.has("maxItems") {
            site.set("maxItems", 0);
        }
        return;
    };
    // A list that may not be longer has no other items either.
    let longest = site.get("maxItems").and_then(Value::as_u64);
    let closed = closed || longest.is_some_and(|longest| longest <= prefix.len() as u64);
    let (from, to) = (site.place.child("prefixItems"), site.place.child("items"));
    if closed && !site.has("maxItems") {
        site.set("maxItems", prefix.len());
    }
    let others = site.take("items").filter(|_| !closed);
    let mut schemas: Vec<Value> = Vec::new();
    if let Some(others) = others {
        // First, so that nothing else stands where it is moved to.
        let place = to.child("anyOf").index(0);
        let aside = site.place.child("x-codegen-private-items");
        site.moves.rename(&to, &aside);
        site.moves.rename(&aside, &place);
        schemas.push(others);
    } else if !closed
        && prefix
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a == b))
    {
        // Whatever comes behind may be anything, which one type could not hold.
        if !prefix.is_empty() {
            positions_are_lost(
                site,
                "items are raw JSON, whose types by position are not known",
            );
        }
        site.set("items", json!({}));
        return;
    }
    let mut seen: HashSet<String> = schemas.iter().map(Value::to_string).collect();
    for (index, schema) in prefix.into_iter().enumerate() {
        if seen.insert(schema.to_string()) {
            let place = to.child("anyOf").index(schemas.len());
            site.moves.rename(&from.index(index), &place);
            schemas.push(schema);
        }
    }
    match schemas.len() {
        0 => site.set("items", json!({})),
        1 => {
            site.moves.rename(&to.child("anyOf").index(0), &to);
            site.set("items", schemas.swap_remove(0));
        }
        _ => {
            positions_are_lost(
                site,
                "a list, each of whose items may be of every one of the types",
            );
            site.set("items", json!({ "anyOf": schemas }));
        }
    }
}

fn positions_are_lost(site: &mut Site<'_>, effect: &str) {
    let remark = Diagnostic::new(
        &codes::NOT_HONOURED,
        "the positions of `prefixItems` are not honoured",
        site.place.child("prefixItems"),
    );
    let help = "look at the items by their number, or describe an object instead of a list";
    site.remark(remark.key().label(effect).help(help));
}
