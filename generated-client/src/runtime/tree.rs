// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Values that are sent otherwise than as JSON, in parameters, forms and parts, and those that
//! come so, in headers: trees of texts in which numbers keep their digits.

use super::decode::{self, Decode};
use super::decoder::{Decoder, Kind};
use super::encode::{self, Encode, Encoder};
use super::fault::{Fault, Result};
use std::borrow::Cow;
use zeroize::Zeroizing;

/// A value of JSON. Its texts are wiped when it is dropped.
pub(super) enum Tree {
    Null,
    /// A number or a boolean, as it is written.
    Literal(String),
    Text(Zeroizing<String>),
    Items(Vec<Self>),
    Members(Vec<(String, Self)>),
}

impl Tree {
    /// A value as a request holds it.
    pub(super) fn of(value: &dyn Encode) -> Result<Self> {
        let json = encode::request(value)?;
        let text = std::str::from_utf8(json.as_ref()).unwrap_or_default();
        decode::from_text(text).map_err(|_| Fault::new("cannot be written as JSON"))
    }

    /// The text that is the JSON of a value.
    pub(super) fn json_of(value: &dyn Encode) -> Result<Self> {
        let json = encode::request(value)?;
        let text = std::str::from_utf8(json.as_ref()).unwrap_or_default();
        Ok(Self::from(text))
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it has parts of its own.
    pub(super) fn has_parts(&self) -> bool {
        matches!(self, Self::Items(_) | Self::Members(_))
    }

    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::Items(items) => items,
            _ => &[],
        }
    }

    pub(super) fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Members(members) => members,
            _ => &[],
        }
    }

    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        let mut members = self.members().iter();
        members.find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The text of a text, and the JSON of everything else.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Literal(digits) => Cow::Borrowed(digits),
            Self::Null | Self::Items(_) | Self::Members(_) => {
                let json = encode::write(self);
                let json = json.as_ref().map_or(&b""[..], AsRef::as_ref);
                String::from_utf8_lossy(json).into_owned().into()
            }
        }
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Text(Zeroizing::new(text.to_owned()))
    }
}

impl Encode for Tree {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        match self {
            Self::Null => encoder.null(),
            Self::Literal(digits) => encoder.literal(digits),
            Self::Text(text) => encoder.string(text)?,
            Self::Items(items) => items.encode(encoder)?,
            Self::Members(members) => encoder.object(&mut |encoder| {
                members.iter().try_for_each(|(name, value)| {
                    encoder.key(name)?;
                    value.encode(encoder)
                })
            })?,
        }
        Ok(())
    }
}

impl Decode for Tree {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        Ok(match decoder.kind() {
            None => {
                if !decoder.null()? {
                    return Err(decoder.mismatch("a value"));
                }
                Self::Null
            }
            Some(Kind::Boolean) => Self::Literal(decoder.boolean()?.to_string()),
            Some(Kind::Integer | Kind::Number) => Self::Literal(decoder.number()?.to_owned()),
            Some(Kind::String) => Self::Text(Zeroizing::new(decoder.string()?.into_owned())),
            Some(Kind::Array) => Self::Items(Vec::decode(decoder)?),
            Some(Kind::Object) => {
                let mut members = Vec::new();
                decoder.members(&mut |key, decoder| {
                    members.push((key.into_owned(), Self::decode(decoder)?));
                    Ok(())
                })?;
                Self::Members(members)
            }
        })
    }
}
