// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Discriminators: the property of an object that tells of which type it is.

use super::decode::whole;
use super::encode::{Encode, Encoder};
use super::fault::Result;
use serde_json::Value;

/// The value of a discriminator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tag {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// A boolean.
    Boolean(bool),
}

impl From<&'static str> for Tag {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Tag {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Tag {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Tag {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl Tag {
    pub(super) fn is(self, value: &Value) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Integer(number) => {
                value.is_number() && whole(&value.to_string()) == Some(number.to_string())
            }
            Self::Number(number) => value.as_f64() == Some(number),
            Self::Boolean(flag) => value.as_bool() == Some(flag),
        }
    }
}

impl Encode for Tag {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        match self {
            Self::Text(text) => text.encode(encoder),
            Self::Integer(number) => number.encode(encoder),
            Self::Number(number) => number.encode(encoder),
            Self::Boolean(flag) => flag.encode(encoder),
        }
    }
}
