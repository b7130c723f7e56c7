//! JSON into values, and errors that name the place and the kinds but no value.
//!
//! `serde_json`'s messages quote values. So a body that does not fit is read a second time, by a
//! deserializer whose errors cannot hold a value, and which knows the names of the fields from
//! the keys of maps, which are data.

use super::strict::Strict;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::{Value, map};
use std::fmt::{self, Display, Write as _};
use std::slice;

/// Why a body could not be read. Holds no part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(String);

impl ReadError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads a JSON text.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ReadError> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.trim_ascii().is_empty() {
        return Err(ReadError::new("the body is empty, JSON was expected"));
    }
    let is_array = body.trim_ascii_start().starts_with(b"[");
    let mut reader = serde_json::Deserializer::from_slice(body);
    let inner = &mut reader;
    let read = T::deserialize(Strict { inner, is_array });
    read.and_then(|value| reader.end().map(|()| value))
        .map_err(|error| {
            if body.len() > EXPLAINED {
                // What is large is not read again for the sake of a message.
                return ReadError(Fault::new("the value does not fit its type").describe(&error));
            }
            let fault = match serde_json::from_slice::<Value>(body) {
                Ok(value) => T::deserialize(Node(&value)).err(),
                Err(invalid) => Some(Fault::new(if invalid.is_eof() {
                    "the JSON ends too early"
                } else if invalid.to_string().starts_with("recursion limit exceeded") {
                    "the JSON is nested too deeply"
                } else {
                    "the body is not valid JSON"
                })),
            };
            let fault = fault.unwrap_or_else(|| Fault::new("a field is repeated"));
            ReadError(fault.describe(&error))
        })
}

/// Up to which size a body is read again to say what does not fit.
const EXPLAINED: usize = 1024 * 1024;

/// A fault without values. The steps of its path are gathered from the inside out.
#[derive(Debug)]
struct Fault {
    steps: Vec<String>,
    text: String,
}

impl Fault {
    fn new(text: impl Into<String>) -> Self {
        let (steps, text) = (Vec::new(), text.into());
        Self { steps, text }
    }

    fn below(mut self, step: String) -> Self {
        self.steps.push(step);
        self
    }

    fn describe(mut self, error: &serde_json::Error) -> String {
        let mut output = String::new();
        self.steps.reverse();
        if !self.steps.is_empty() {
            let _ = write!(
                output,
                "at `{}`, ",
                self.steps.concat().trim_start_matches('.')
            );
        }
        if error.line() > 0 {
            let _ = write!(output, "line {} column {}: ", error.line(), error.column());
        }
        output + &self.text
    }

    fn mismatch(unexpected: &Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match unexpected {
            Unexpected::Bool(_) => "a boolean",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => "an integer",
            Unexpected::Float(_) => "a number",
            Unexpected::Str(_) | Unexpected::Char(_) => "a string",
            Unexpected::Unit | Unexpected::Option => "null",
            Unexpected::Seq => "an array",
            Unexpected::Map => "an object",
            _ => "something else",
        };
        Self::new(format!("expected {}, found {found}", kind(expected)))
    }
}

/// What was expected, in JSON's words where serde has Rust's.
fn kind(expected: &dyn Expected) -> String {
    let text = expected.to_string();
    match text.as_str() {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" => "an integer".to_owned(),
        "f32" | "f64" => "a number".to_owned(),
        "a sequence" => "an array".to_owned(),
        "a map" => "an object".to_owned(),
        _ if text.starts_with("struct ") => "an object".to_owned(),
        _ => text,
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: Display>(_: T) -> Self {
        Self::new("the value does not fit its type")
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::mismatch(&unexpected, expected)
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let mut fault = Self::mismatch(&unexpected, expected);
        fault.text.push_str(" that does not fit");
        fault
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {}, found {length} items", kind(expected)))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!("expected one of {expected:?}, found another value"))
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::new("found an unknown field")
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(format!("the field `{field}` is missing"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(format!("the field `{field}` is repeated"))
    }
}

struct Node<'de>(&'de Value);

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(boolean) => visitor.visit_bool(*boolean),
            Value::Number(number) => {
                if let Some(unsigned) = number.as_u64() {
                    visitor.visit_u64(unsigned)
                } else if let Some(signed) = number.as_i64() {
                    visitor.visit_i64(signed)
                } else {
                    visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
                }
            }
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Elements(items.iter().enumerate())),
            Value::Object(members) => visitor.visit_map(Members::new(members, &[])),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(members) => visitor.visit_map(Members::new(members, fields)),
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &"an object")),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Elements<'de>(std::iter::Enumerate<slice::Iter<'de, Value>>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((index, value)) = self.0.next() else {
            return Ok(None);
        };
        seed.deserialize(Node(value))
            .map(Some)
            .map_err(|fault| fault.below(format!("[{index}]")))
    }
}

struct Members<'de> {
    rest: map::Iter<'de>,
    current: Option<(&'de str, &'de Value)>,
    fields: &'static [&'static str],
}

impl<'de> Members<'de> {
    fn new(members: &'de map::Map<String, Value>, fields: &'static [&'static str]) -> Self {
        Self {
            rest: members.iter(),
            current: None,
            fields,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.current = self.rest.next().map(|(key, value)| (key.as_str(), value));
        let key = self
            .current
            .map(|(key, _)| seed.deserialize(BorrowedStrDeserializer::new(key)));
        key.transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let (key, value) = self.current.take().unwrap_or(("", &Value::Null));
        seed.deserialize(Node(value)).map_err(|fault| {
            let known = self.fields.contains(&key);
            fault.below(if known {
                format!(".{key}")
            } else {
                "[*]".to_owned()
            })
        })
    }
}
