//! Objects as they are meant: with what they refer to and what is merged into them.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::at;
use crate::pointer::Pointer;

/// How deep references are followed where only one of the documents has one.
const DEEPEST: usize = 16;

/// What an object refers to, itself or as the only thing that is merged into it.
pub(in crate::review) fn target(members: &Map<String, Value>) -> Option<Pointer> {
    let only = match members
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) => only.get("$ref"),
        _ => None,
    };
    let reference = members.get("$ref").or(only)?.as_str()?;
    Pointer::parse_reference(&Pointer::root(), reference).ok()
}

/// The same, copied only where there is something to merge.
pub(in crate::review) fn in_whole<'v>(
    root: &Value,
    members: &'v Map<String, Value>,
) -> Cow<'v, Map<String, Value>> {
    if members.contains_key("$ref") || members.contains_key("allOf") {
        Cow::Owned(whole(root, members, DEEPEST))
    } else {
        Cow::Borrowed(members)
    }
}

/// An object with what it refers to and what is merged into it. The order of references may be a
/// ring, so they are followed so deep and no deeper.
fn whole(root: &Value, members: &Map<String, Value>, depth: usize) -> Map<String, Value> {
    let parts = members.get("allOf").and_then(Value::as_array);
    let parts = parts.into_iter().flatten().filter_map(Value::as_object);
    let target = target(members).and_then(|target| at(root, &target)?.as_object());
    let mut whole = Map::new();
    if depth > 0 {
        for part in target.into_iter().chain(parts) {
            merge(&mut whole, &self::whole(root, part, depth - 1));
        }
    }
    let own = members
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "$ref" | "allOf"));
    let own = own.map(|(key, value)| (key.clone(), value.clone()));
    merge(&mut whole, &own.collect());
    whole
}

fn merge(whole: &mut Map<String, Value>, part: &Map<String, Value>) {
    for (key, value) in part {
        match (whole.get_mut(key), value) {
            (Some(Value::Object(there)), Value::Object(more)) if key == "properties" => {
                there.extend(more.clone());
            }
            (Some(Value::Array(there)), Value::Array(more)) if key == "required" => {
                let new: Vec<Value> = more
                    .iter()
                    .filter(|it| !there.contains(it))
                    .cloned()
                    .collect();
                there.extend(new);
            }
            _ => {
                whole.insert(key.clone(), value.clone());
            }
        }
    }
}
