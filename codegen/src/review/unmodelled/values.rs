//! Values as they are meant, and what tells them apart.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::WORDS;
use crate::pointer::Pointer;
use crate::review::code;

/// A discriminator with what it maps otherwise than by itself.
pub(super) fn discriminator(value: &Value) -> (Option<&Value>, BTreeMap<&str, &str>) {
    let mapping = value.get("mapping").and_then(Value::as_object);
    let mapping = mapping.into_iter().flatten().filter_map(|(key, target)| {
        let target = target.as_str()?;
        let name = target.rsplit('/').next().unwrap_or(target);
        (name != key).then_some((key.as_str(), name))
    });
    (value.get("propertyName"), mapping.collect())
}

/// What tells an item of a list from the others.
pub(super) fn identity(value: &Value) -> Option<String> {
    let text = |key| value.get(key).and_then(Value::as_str);
    match (text("$ref"), text("in"), text("name"), text("url")) {
        (Some(reference), ..) => Some(reference.to_owned()),
        (_, Some(place), Some(name), _) => Some(format!("{place} {name}")),
        (.., Some(url)) => Some(url.to_owned()),
        _ if !value.is_object() && !value.is_array() => Some(value.to_string()),
        _ => None,
    }
}

/// The place with what tells items apart instead of their positions.
pub(super) fn named(root: &Value, pointer: &Pointer) -> String {
    let (mut named, mut value) = (String::new(), Some(root));
    for token in pointer.tokens() {
        let is_item = value.is_some_and(Value::is_array);
        value = match value {
            Some(Value::Array(items)) => token.parse().ok().and_then(|at: usize| items.get(at)),
            Some(Value::Object(members)) => members.get(token.as_ref()),
            _ => None,
        };
        let name = value.filter(|_| is_item).and_then(identity);
        named.push('/');
        named.push_str(name.as_deref().unwrap_or(&token));
    }
    named
}

/// Whether null is a value, in the words of any version.
pub(super) fn takes_null(schema: &Map<String, Value>) -> bool {
    let is_null = |value: &Value| value == "null";
    let in_types = match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(is_null),
        Some(ty) => is_null(ty),
        None => false,
    };
    in_types || schema.get("nullable") == Some(&Value::Bool(true))
}

/// A value without what it says to people.
pub(super) fn meaning(value: &Value) -> Value {
    fn stripped(value: &Value, holds_names: bool) -> Value {
        match value {
            Value::Object(members) => {
                let kept = members
                    .iter()
                    .filter(|(key, _)| holds_names || !WORDS.contains(&key.as_str()));
                let kept = kept.map(|(key, value)| {
                    let is_holder = !holds_names && key == "properties";
                    (key.clone(), stripped(value, is_holder))
                });
                Value::Object(kept.collect())
            }
            Value::Array(items) => items.iter().map(|item| stripped(item, false)).collect(),
            other => other.clone(),
        }
    }
    stripped(value, false)
}

/// What says the same as nothing.
pub(super) fn is_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Bool(false)) => true,
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    }
}

/// Keys that the stage before adds.
pub(super) fn is_private(key: &str) -> bool {
    key.starts_with("x-codegen-private-")
}

/// A value on one line.
pub(super) fn short(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return code(text);
    }
    let start: String = text.chars().take(LONGEST).collect();
    code(format!("{start}…"))
}
