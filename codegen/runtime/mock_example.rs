//! Examples of models, read.

use super::decode::{self, Decode};
use super::encode::{self, Encode};
use super::mock::fail;
use serde_json::Value;

/// The examples that an example names.
pub(crate) type Parts<'a> = &'a [(&'a str, fn() -> Value)];

/// Reads an example. `{"$ref": "Name"}` stands for the example of the model with this name.
pub(crate) fn read_example<T: Decode>(name: &str, text: &str, parts: Parts<'_>) -> T {
    let text = serde_json::from_str(text).map(|value| resolve(value, parts).to_string());
    match text.map(|text| decode::from_text(&text)) {
        Ok(Ok(example)) => example,
        Ok(Err(fault)) => fail(&format!(
            "the example of `{name}`: {}",
            fault.describe(None)
        )),
        Err(error) => fail(&format!("the example of `{name}`: {error}")),
    }
}

/// An example as a part of another one.
pub(crate) fn write_example(example: &dyn Encode) -> Value {
    let json = encode::write(example).ok();
    match json.and_then(|json| serde_json::from_slice(json.as_ref()).ok()) {
        Some(value) => value,
        None => fail("an example cannot be written"),
    }
}

fn resolve(value: Value, parts: Parts<'_>) -> Value {
    match value {
        Value::Array(items) => {
            let items = items.into_iter().map(|item| resolve(item, parts));
            Value::Array(items.collect())
        }
        Value::Object(members) => {
            let name = members.get("$ref").filter(|_| members.len() == 1);
            let part = parts
                .iter()
                .find(|(known, _)| name.is_some_and(|name| name == known));
            if let Some((_, example)) = part {
                return example();
            }
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(name, member)| (name, resolve(member, parts)))
                    .collect(),
            )
        }
        scalar => scalar,
    }
}
