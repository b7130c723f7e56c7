// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Raw JSON, where the document tells no type.

use super::decode::Decode;
use super::decoder::Decoder;
use super::encode::{Encode, Encoder};
use super::fault::{Fault, Result};
use serde_json::{Map, Number, Value};

impl Decoder<'_> {
    /// Reads a value as raw JSON.
    pub(crate) fn value(&mut self) -> Result<Value> {
        Ok(match self.peek() {
            b'{' => {
                let mut members = Map::new();
                self.members(&mut |key, decoder| {
                    if members.contains_key(key.as_ref()) {
                        return Err(decoder.fault("a key is repeated").in_entry());
                    }
                    let value = decoder.value().map_err(Fault::in_entry)?;
                    members.insert(key.into_owned(), value);
                    Ok(())
                })?;
                Value::Object(members)
            }
            b'[' => {
                let mut items = Vec::new();
                self.array(&mut |decoder| {
                    items.push(decoder.value()?);
                    Ok(())
                })?;
                Value::Array(items)
            }
            b'"' => Value::String(self.characters()?.into_owned()),
            b'-' | b'0'..=b'9' => {
                let number = serde_json::from_str::<Number>(self.number()?);
                Value::Number(number.map_err(|_| self.fault("the number is too large"))?)
            }
            b'n' => {
                self.null()?;
                Value::Null
            }
            b't' | b'f' => Value::Bool(self.boolean()?),
            _ => return Err(self.invalid()),
        })
    }
}

impl Decode for Value {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        decoder.value()
    }
}

impl Encode for Value {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        encoder.scalar(self)
    }
}
