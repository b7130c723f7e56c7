//! Overlays (version 1.0): changes to a document that stand in a file of their own.

use serde_json::Value;
use serde_json_path::JsonPath;

use super::codes;
use super::file::kind;
use super::origin::Origins;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// Longer expressions, or such with more descendant segments, could keep us busy for very long.
const MAX_EXPRESSION: usize = 1_000;
const MAX_DESCENDANTS: usize = 3;
const MAX_NESTING: usize = 32;

/// Applies the actions of one overlay, which stands at `root`, in order.
pub(super) fn apply(
    document: &mut Value,
    overlay: &Value,
    root: &Pointer,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) {
    let malformed =
        |place: Pointer, message: String| Diagnostic::new(&codes::OVERLAY, message, place);
    match overlay.get("overlay") {
        Some(Value::String(version)) if version.starts_with("1.") => {}
        Some(other) => {
            let message = format!("the overlay version {other} is not supported");
            let place = root.child("overlay");
            diagnostics.push(malformed(place, message).help("supported is `overlay: 1.0.0`"));
        }
        None => {
            let message = "the file is not an overlay: there is no `overlay` key".to_owned();
            diagnostics.push(malformed(root.clone(), message).help("add `overlay: 1.0.0`"));
        }
    }
    let Some(actions) = overlay.get("actions").and_then(Value::as_array) else {
        let message = "an overlay has a list of `actions`".to_owned();
        diagnostics.push(malformed(root.child("actions"), message));
        return;
    };
    for (index, action) in actions.iter().enumerate() {
        let place = root.child("actions").index(index);
        if let Err(diagnostic) = act(document, action, &place, origins) {
            diagnostics.push(diagnostic);
        }
    }
}

fn act(
    document: &mut Value,
    action: &Value,
    place: &Pointer,
    origins: &mut Origins,
) -> Result<(), Diagnostic> {
    let malformed =
        |place: &Pointer, message: &str| Diagnostic::new(&codes::OVERLAY, message, place.clone());
    let Some(target) = action.get("target").and_then(Value::as_str) else {
        return Err(malformed(
            place,
            "an action has a `target`, which is a text",
        ));
    };
    if action.get("copy").is_some() {
        return Err(malformed(&place.child("copy"), "`copy` is not supported").help("use `update`"));
    }
    let mut places = select(document, target, &place.child("target"))?;
    if places.is_empty() {
        let message = format!("`{target}` matches nothing, so the action has no effect");
        let warning = Diagnostic::new(&codes::OVERLAY_NO_MATCH, message, place.child("target"));
        return Err(warning.help("correct the target, or remove the action"));
    }
    match (action.get("remove"), action.get("update")) {
        (Some(Value::Bool(true)), _) => {
            // The innermost and last first, so that the other places stay where they are.
            places.sort_by_cached_key(|p| {
                (
                    p.tokens().count(),
                    p.last().and_then(|t| t.parse::<usize>().ok()),
                )
            });
            for selected in places.iter().rev() {
                remove(document, selected, place, origins)?;
            }
            Ok(())
        }
        (_, Some(update)) => places.iter().try_for_each(|selected| {
            update_at(document, selected, update, &place.child("update"), origins)
        }),
        (_, None) => Err(malformed(
            place,
            "an action has either `update` or `remove: true`",
        )),
    }
}

fn select(document: &Value, target: &str, place: &Pointer) -> Result<Vec<Pointer>, Diagnostic> {
    let invalid = |label: String| {
        let message = format!("`{target}` is not a JSONPath expression");
        Diagnostic::new(&codes::OVERLAY, message, place.clone()).label(label)
    };
    let nesting = target.matches(['(', '[']).count();
    let descendants = target.matches("..").count();
    if target.len() > MAX_EXPRESSION || nesting > MAX_NESTING || descendants > MAX_DESCENDANTS {
        return Err(invalid("longer or deeper than is supported".to_owned()));
    }
    let path = JsonPath::parse(target).map_err(|error| invalid(error.to_string()))?;
    let mut places: Vec<Pointer> = Vec::new();
    for location in path.query_located(document).locations() {
        let mut selected = Pointer::root();
        for element in location.iter() {
            selected = match (element.as_name(), element.as_index()) {
                (Some(name), _) => selected.child(name),
                (_, Some(index)) => selected.index(index),
                (None, None) => selected,
            };
        }
        places.push(selected);
    }
    places.sort();
    places.dedup();
    Ok(places)
}

fn remove(
    document: &mut Value,
    selected: &Pointer,
    action: &Pointer,
    origins: &mut Origins,
) -> Result<(), Diagnostic> {
    let (Some(holder), Some(last)) = (selected.parent(), selected.last()) else {
        let message = "the root of the document cannot be removed";
        return Err(Diagnostic::new(
            &codes::OVERLAY_MISMATCH,
            message,
            action.child("target"),
        ));
    };
    match document.pointer_mut(holder.fragment()) {
        Some(Value::Object(members)) => {
            members.shift_remove(&last);
            origins.forget(selected);
        }
        Some(Value::Array(items)) => {
            if let Some(index) = last.parse().ok().filter(|index| *index < items.len()) {
                items.remove(index);
                origins.forget(selected);
                for next in index..items.len() {
                    origins.rename(&holder.index(next + 1), &holder.index(next));
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn update_at(
    document: &mut Value,
    selected: &Pointer,
    update: &Value,
    from: &Pointer,
    origins: &mut Origins,
) -> Result<(), Diagnostic> {
    let Some(node) = document.pointer_mut(selected.fragment()) else {
        return Ok(());
    };
    match (node, update) {
        (Value::Array(items), entry) => {
            origins.set(selected.index(items.len()), from.clone());
            items.push(entry.clone());
        }
        (node @ Value::Object(_), Value::Object(_)) => merge(node, update, selected, from, origins),
        (node, update) if !node.is_object() && !update.is_object() && !update.is_array() => {
            merge(node, update, selected, from, origins);
        }
        (node, update) => {
            let message = format!("{} cannot be merged into {}", kind(update), kind(node));
            let diagnostic = Diagnostic::new(&codes::OVERLAY_MISMATCH, message, from.clone())
                .related(origins.of(selected), "the target");
            return Err(diagnostic);
        }
    }
    Ok(())
}

/// Mappings are merged, lists are joined, anything else is replaced.
fn merge(node: &mut Value, update: &Value, place: &Pointer, from: &Pointer, origins: &mut Origins) {
    match (node, update) {
        (Value::Object(members), Value::Object(update)) => {
            for (key, value) in update {
                let (place, from) = (place.child(key), from.child(key));
                if let Some(member) = members.get_mut(key) {
                    merge(member, value, &place, &from, origins);
                } else {
                    members.insert(key.clone(), value.clone());
                    origins.set(place, from);
                }
            }
        }
        (Value::Array(items), Value::Array(update)) => {
            for (index, value) in update.iter().enumerate() {
                origins.set(place.index(items.len()), from.index(index));
                items.push(value.clone());
            }
        }
        (node, update) => {
            *node = update.clone();
            origins.set(place.clone(), from.clone());
        }
    }
}
