//! `$ref` with something beside it.

use serde_json::{Value, json};

use super::site::Site;
use crate::document::private;
use crate::document::references::may_stand_beside;

/// In a schema, keywords beside `$ref` hold together with what it refers to: `allOf` says that.
pub(super) fn siblings(site: &mut Site<'_>) {
    let restricts = |key: &String| !may_stand_beside(key);
    let restricted = site.members.keys().any(restricts) || site.has(private::TYPES);
    if !restricted || !site.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    let mut members = match site.get("allOf") {
        None => Vec::new(),
        Some(Value::Array(members)) => members.clone(),
        Some(_) => return,
    };
    if let Some(reference) = site.take("$ref") {
        let place = site.place.child("allOf").index(members.len());
        let from = site.moves.of(&site.place.child("$ref"));
        site.moves.set(place.clone(), site.place.clone());
        site.moves.set(place.child("$ref"), from);
        members.push(json!({ "$ref": reference }));
        site.set("allOf", members);
    }
}

/// Beside the `$ref` of any other object, `description` overrides the one that it leads to.
pub(super) fn description(site: &mut Site<'_>) {
    if !site.has("$ref") {
        return;
    }
    site.take("summary");
    if let Some(text) = site.take_text("description") {
        site.set(private::DESCRIPTION, text);
    }
}

/// What a path item says beside `$ref` is not defined by the specification.
pub(super) fn siblings_of_path_item(site: &mut Site<'_>) {
    if !site.has("$ref") {
        return;
    }
    let beside: Vec<String> = site
        .members
        .keys()
        .filter(|key| {
            !["$ref", "summary", "description"].contains(&key.as_str()) && !key.starts_with("x-")
        })
        .cloned()
        .collect();
    for key in beside {
        let effect = "what stands beside `$ref` is ignored";
        site.give_up(
            &key,
            effect,
            "put it into the path item that is referred to",
        );
    }
}
