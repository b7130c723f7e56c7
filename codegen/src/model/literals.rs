//! `enum`.

use serde_json::Value;

use super::docs::Docs;
use super::{Literal, LiteralBase, Literals};
use crate::normal::Enumeration;

pub(super) fn of(enumeration: &Enumeration) -> Literals {
    let base = if enumeration.values.iter().all(Value::is_string) {
        LiteralBase::String
    } else if enumeration.values.iter().all(Value::is_i64) {
        LiteralBase::Integer
    } else {
        LiteralBase::Mixed
    };
    let values = enumeration
        .values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let name = enumeration.names.get(index).and_then(Option::as_deref);
            let description = enumeration
                .descriptions
                .get(index)
                .and_then(Option::as_deref);
            Literal {
                value: value.clone(),
                hint: name.map_or_else(|| text_of(value), str::to_owned),
                docs: Docs::text(description),
            }
        })
        .collect();
    Literals { values, base }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
