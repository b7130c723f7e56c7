//! Numbers that are the same however they are written: `1.0` and `1e0` are `1`.

use serde_json::{Number, Value};

/// A whole number without a fraction; another one as it is.
pub(super) fn whole(number: &Number) -> Number {
    let float = number.as_f64().filter(|_| number.is_f64());
    let whole = float.filter(|float| float.fract() == 0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is in range"
    )]
    match whole {
        Some(float) if (-9.2e18..9.2e18).contains(&float) => Number::from(float as i64),
        Some(float) if (0.0..1.8e19).contains(&float) => Number::from(float as u64),
        _ => number.clone(),
    }
}

/// A value in which whole numbers are written without a fraction.
#[must_use]
pub fn canonical(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(whole(number)),
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), canonical(member)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

/// Whether a value is one of these, whatever way its numbers are written.
#[must_use]
pub fn is_among(value: &Value, values: &[Value]) -> bool {
    values.iter().any(|other| is_same(value, other))
}

/// Compares without making canonical copies: long enums ask this for each pair.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => whole(one) == whole(other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, member)| {
                    other.get(name).is_some_and(|other| is_same(member, other))
                })
        }
        _ => one == other,
    }
}
