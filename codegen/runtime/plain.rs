//! Values in bodies of plain text: numbers, booleans and the words of an enum, without quotes.

use super::decode::ReadError;
use super::request::Request;
use super::response::Reply;
use super::secret::Wiped;
use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IntoDeserializer as _, Visitor};
use serde::{Serialize, forward_to_deserialize_any};
use serde_json::Value;

impl Reply {
    /// The body as a value in text, of one of these media types.
    pub fn plain<T: DeserializeOwned>(&self, documented: &[&str]) -> Result<T, ReadError> {
        let text = self.text(documented)?;
        // A line's end is the text's, not the value's.
        T::deserialize(Plain(text.trim()))
            .map_err(|_| ReadError::new("the text is no value of the documented type"))
    }
}

impl Request {
    /// A body that is a value in text.
    pub(crate) fn plain<T: Serialize + ?Sized>(&mut self, content_type: &'static str, value: &T) {
        let value = Wiped(serde_json::to_value(value).unwrap_or_default());
        match &value.0 {
            Value::String(text) => self.text(content_type, text),
            value @ (Value::Number(_) | Value::Bool(_)) => {
                self.text(content_type, &value.to_string());
            }
            Value::Null | Value::Array(_) | Value::Object(_) => {
                self.report("body", "cannot be written as text");
            }
        }
    }
}

/// A text that is taken for what its reader asks for.
struct Plain<'t>(&'t str);

type Fault = serde_json::Error;

impl<'de> Plain<'de> {
    fn word(self) -> StrDeserializer<'de, Fault> {
        self.0.into_deserializer()
    }
}

macro_rules! tokens { ($($method:ident)*) => { $(
    fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut reader = serde_json::Deserializer::from_str(self.0);
        let value = (&mut reader).$method(visitor)?;
        reader.end().map(|()| value)
    }
)* } }

macro_rules! words { ($($method:ident)*) => { $(
    fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.word().$method(visitor)
    }
)* } }

impl<'de> Deserializer<'de> for Plain<'de> {
    type Error = Fault;

    tokens! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_u128 deserialize_f32 deserialize_f64
    }

    words! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    /// A number or a boolean where it is one, else a text.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match serde_json::from_str(self.0) {
            Ok(Value::Number(_) | Value::Bool(_)) => {
                serde_json::Deserializer::from_str(self.0).deserialize_any(visitor)
            }
            _ => self.word().deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.word().deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}
