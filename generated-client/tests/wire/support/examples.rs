//! The examples of `spec/bank-connections.yaml`, by operation, status (or `request`) and name.
//!
//! They lie here as JSON, so that the tests of this crate need neither YAML nor the document.

use serde_json::Value;
use std::sync::LazyLock;

static EXAMPLES: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../examples.json")).expect("the examples are JSON")
});

/// One example.
pub fn example(operation: &str, part: &str, name: &str) -> &'static Value {
    &EXAMPLES[operation][part][name]
}

/// The statuses that the document names for an operation, each with its examples.
pub fn statuses(operation: &str) -> Vec<(u16, Vec<&'static Value>)> {
    let parts = EXAMPLES[operation].as_object().expect("an operation");
    let numbered = parts
        .iter()
        .filter_map(|(part, named)| Some((part.parse().ok()?, named)));
    numbered
        .map(|(status, named)| {
            (
                status,
                named.as_object().into_iter().flat_map(|all| all.values()),
            )
        })
        .map(|(status, values)| (status, values.collect()))
        .collect()
}

/// The names of all operations.
pub fn operations() -> Vec<&'static str> {
    let all = EXAMPLES.as_object().expect("an object");
    all.keys().map(String::as_str).collect()
}

/// A connection whose download has ended.
pub fn connection() -> Value {
    example("getBankConnection", "200", "finished").clone()
}

/// The body of a 423.
pub fn busy() -> Value {
    example("editBankConnection", "423", "connectionBusy").clone()
}

/// The value without the members that are null, which is how the client writes it.
pub fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, member)| !member.is_null())
            .map(|(name, member)| (name.clone(), without_nulls(member)))
            .collect(),
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}
