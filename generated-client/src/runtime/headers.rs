// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Response headers as values.

use super::decode::{self, Decode, ReadError};
use reqwest::header::HeaderMap;
use serde_json::{Map, Value};

/// How the text of a header becomes a value (the style `simple`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderShape {
    /// A text.
    Text,
    /// A number or a boolean.
    Scalar,
    /// A list of texts, separated by commas.
    Texts,
    /// A list of numbers or booleans, separated by commas.
    Scalars,
    /// An object as `key,value,key,value`.
    Object,
    /// An object as `key=value,key=value`.
    ExplodedObject,
    /// JSON.
    Json,
}

/// Reads a header: `None` if the answer has none of this name.
pub fn read_header<T: Decode>(
    headers: &HeaderMap,
    name: &str,
    shape: HeaderShape,
) -> Result<Option<T>, ReadError> {
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    let fault = || {
        ReadError::new(format!(
            "the header `{name}` does not have the documented form"
        ))
    };
    let text = std::str::from_utf8(value.as_bytes()).map_err(|_| fault())?;
    let value = parse(text, shape).ok_or_else(fault)?;
    decode::from_text(&value.to_string()).map(Some).map_err(|_| fault())
}

fn parse(text: &str, shape: HeaderShape) -> Option<Value> {
    let items = || {
        text.split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
    };
    Some(match shape {
        HeaderShape::Text => Value::from(text),
        HeaderShape::Scalar | HeaderShape::Json => serde_json::from_str(text.trim()).ok()?,
        HeaderShape::Texts => items().map(Value::from).collect(),
        HeaderShape::Scalars => Value::Array(
            items()
                .map(serde_json::from_str)
                .collect::<Result<_, _>>()
                .ok()?,
        ),
        HeaderShape::Object => {
            let mut object = Map::new();
            let mut items = items();
            while let Some(key) = items.next() {
                object.insert(key.to_owned(), scalar(items.next()?));
            }
            Value::Object(object)
        }
        HeaderShape::ExplodedObject => {
            let pairs = items().map(|item| item.split_once('='));
            let pairs = pairs.collect::<Option<Vec<_>>>()?.into_iter();
            Value::Object(
                pairs
                    .map(|(key, value)| (key.to_owned(), scalar(value)))
                    .collect(),
            )
        }
    })
}

/// A member of an object: a number or boolean where it looks like one.
fn scalar(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ (Value::Bool(_) | Value::Number(_))) => value,
        _ => Value::from(text),
    }
}
