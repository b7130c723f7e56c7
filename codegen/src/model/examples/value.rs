//! Examples as plain values.

use serde_json::{Map, Value};

use super::{DEEPEST, Examples, State};
use crate::model::Example;

impl Examples<'_, '_> {
    /// The whole value, with what it names; null for what lies very deep.
    pub(super) fn value(&self, example: &Example) -> Value {
        self.value_at(example, 0)
    }

    fn value_at(&self, example: &Example, depth: usize) -> Value {
        let inner = |example| self.value_at(example, depth + 1);
        match example {
            _ if depth > 4 * DEEPEST => Value::Null,
            Example::Json(value) => value.clone(),
            Example::Of(id) => match self.states.get(id.0) {
                Some(State::Made(example, _)) => inner(example),
                Some(State::Open(_) | State::Busy) | None => Value::Null,
            },
            Example::List(items) => items.iter().map(inner).collect(),
            Example::Object(members) => {
                let members = members.iter();
                Value::Object(
                    members
                        .map(|(name, member)| (name.clone(), inner(member)))
                        .collect::<Map<_, _>>(),
                )
            }
        }
    }
}

/// How many values there are in a value, itself included.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(size).sum::<usize>() + 1,
        Value::Object(members) => members.values().map(size).sum::<usize>() + 1,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Whether a value has a member that a client takes for the name of another example.
pub(super) fn has_reference(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_reference),
        Value::Object(members) => {
            members.contains_key("$ref") || members.values().any(has_reference)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
