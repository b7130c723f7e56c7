//! Whether two JSON values say the same.
//!
//! - Numbers are compared as numbers: `1` is `1.0`, but two integers must be equal to the digit.
//! - Texts are equal, or are the same date-time (instant and offset), UUID or IPv6 address in
//!   another spelling.
//! - Objects have the same members in any order. Where `lenient`, a member that is null is as good
//!   as none: what only answers hold reads both as `None`.

use serde_json::{Map, Value};
use std::net::Ipv6Addr;

/// The place and the two values where they differ.
pub fn difference(one: &Value, other: &Value, lenient: bool) -> Option<String> {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) if one.is_f64() || other.is_f64() => {
            (one.as_f64() != other.as_f64()).then(|| format!(": {one} became {other}"))
        }
        (Value::String(one), Value::String(other)) if is_same_text(one, other) => None,
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| {
                Some(format!("[{index}]{}", difference(one, other, lenient)?))
            })
        }
        (Value::Object(one), Value::Object(other)) => {
            let absent = |object: &Map<String, Value>, name| match object.get(name) {
                Some(value) => lenient && value.is_null(),
                None => true,
            };
            one.keys()
                .chain(other.keys())
                .find_map(|name| match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => {
                        Some(format!(".{name}{}", difference(one, other, lenient)?))
                    }
                    _ if absent(one, name) && absent(other, name) => None,
                    (one, other) => Some(format!(".{name}: {one:?} became {other:?}")),
                })
        }
        _ => (one != other).then(|| format!(": {one} became {other}")),
    }
}

fn is_same_text(one: &str, other: &str) -> bool {
    let moment = |text| chrono::DateTime::parse_from_rfc3339(text).ok();
    let address = |text: &str| text.parse::<Ipv6Addr>().ok();
    let uuid = |text| uuid::Uuid::parse_str(text).ok();
    one == other
        || moment(one).is_some_and(|one| {
            moment(other).is_some_and(|other| one == other && one.offset() == other.offset())
        })
        || address(one).is_some_and(|one| address(other) == Some(one))
        || uuid(one).is_some_and(|one| uuid(other) == Some(one))
}
