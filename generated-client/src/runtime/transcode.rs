// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! serde's traits for models, for callers who keep or embed them.
//!
//! The client itself reads and writes JSON by `Decode` and `Encode`. Here JSON is in between, so
//! that a model is compiled once and not for each format.

use super::decode::{self, Decode};
use super::decoder::{Decoder, Kind};
use super::encode::{self, Encode};
use super::fault::Result;
use super::secret::WipedBuffer;
use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _, Serializer};
use std::cell::RefCell;
use std::fmt;

/// Writes a model into any format.
pub(crate) fn serialize<S: Serializer>(
    value: &dyn Encode,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    let json = encode::write(value).map_err(|fault| S::Error::custom(fault.describe(None)))?;
    let text = std::str::from_utf8(json.as_ref()).unwrap_or_default();
    Json(&RefCell::new(Decoder::new(text))).serialize(serializer)
}

/// Reads a model out of any format that tells what its values are.
pub(crate) fn deserialize<'de, T: Decode, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<T, D::Error> {
    let mut json = WipedBuffer::default();
    Text(&mut json).deserialize(deserializer)?;
    let text = std::str::from_utf8(json.as_ref()).unwrap_or_default();
    decode::from_text(text).map_err(|fault| D::Error::custom(fault.describe(None)))
}

/// The value that a decoder reads next, passed on.
struct Json<'d, 't>(&'d RefCell<Decoder<'t>>);

impl<'t> Json<'_, 't> {
    fn read<T, E: serde::ser::Error>(
        &self,
        read: impl FnOnce(&mut Decoder<'t>) -> Result<T>,
    ) -> std::result::Result<T, E> {
        read(&mut self.0.borrow_mut()).map_err(|fault| E::custom(fault.text()))
    }
}

impl Serialize for Json<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let kind = self.0.borrow_mut().kind();
        match kind {
            None => {
                self.read::<_, S::Error>(Decoder::null)?;
                serializer.serialize_unit()
            }
            Some(Kind::Boolean) => serializer.serialize_bool(self.read(Decoder::boolean)?),
            Some(Kind::String) => {
                serializer.serialize_str(&self.read(|d| Ok(d.string()?.into_owned()))?)
            }
            Some(Kind::Integer | Kind::Number) => {
                let digits = self.read(|decoder| decoder.number().map(str::to_owned))?;
                if let Ok(number) = digits.parse::<u64>() {
                    serializer.serialize_u64(number)
                } else if let Ok(number) = digits.parse::<i64>() {
                    serializer.serialize_i64(number)
                } else {
                    let number = digits.parse::<f64>();
                    serializer.serialize_f64(number.map_err(S::Error::custom)?)
                }
            }
            Some(Kind::Array) => {
                let mut array = serializer.serialize_seq(None)?;
                let mut is_first = true;
                self.read(|decoder| decoder.enter(b'[', "an array"))?;
                while self.read(|decoder| decoder.step(&mut is_first, b']'))? {
                    array.serialize_element(self)?;
                }
                array.end()
            }
            Some(Kind::Object) => {
                let mut object = serializer.serialize_map(None)?;
                let mut is_first = true;
                self.read(|decoder| decoder.enter(b'{', "an object"))?;
                while self.read(|decoder| decoder.step(&mut is_first, b'}'))? {
                    object.serialize_key(&self.read(|d| Ok(d.key()?.into_owned()))?)?;
                    object.serialize_value(self)?;
                }
                object.end()
            }
        }
    }
}

/// Writes a value of any format as JSON.
struct Text<'b>(&'b mut WipedBuffer);

/// The key by which `serde_json` hands over a number with all of its digits.
const DIGITS: &str = "$serde_json::private::Number";

impl Text<'_> {
    fn write<E: serde::de::Error>(
        self,
        value: &(impl Serialize + ?Sized),
    ) -> std::result::Result<(), E> {
        serde_json::to_writer(self.0, value).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalars { ($($visit:ident($type:ty)),* $(,)?) => { $(
    fn $visit<E: serde::de::Error>(self, value: $type) -> std::result::Result<(), E> {
        self.write(&value)
    }
)* } }

impl<'de> Visitor<'de> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    scalars!(
        visit_bool(bool),
        visit_i64(i64),
        visit_u64(u64),
        visit_str(&str)
    );

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> std::result::Result<(), E> {
        if value.is_finite() {
            self.write(&value)
        } else {
            Err(E::custom("a number must be finite"))
        }
    }

    fn visit_unit<E: serde::de::Error>(self) -> std::result::Result<(), E> {
        self.0.push(b"null");
        Ok(())
    }

    fn visit_none<E: serde::de::Error>(self) -> std::result::Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<(), A::Error> {
        self.0.push(b"[");
        let mut length = self.0.as_ref().len();
        while items.next_element_seed(Text(self.0))?.is_some() {
            length = self.0.as_ref().len();
            self.0.push(b",");
        }
        self.0.truncate(length);
        self.0.push(b"]");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> std::result::Result<(), A::Error> {
        let start = self.0.as_ref().len();
        self.0.push(b"{");
        let mut length = self.0.as_ref().len();
        while let Some(key) = members.next_key::<String>()? {
            if key == DIGITS {
                self.0.truncate(start);
                self.0.push(members.next_value::<String>()?.as_bytes());
                return Ok(());
            }
            Text(self.0).write(&key)?;
            self.0.push(b":");
            members.next_value_seed(Text(self.0))?;
            length = self.0.as_ref().len();
            self.0.push(b",");
        }
        self.0.truncate(length);
        self.0.push(b"}");
        Ok(())
    }
}

/// Gives a model serde's traits.
macro_rules! serde_traits {
    ($type:ident) => {
        impl ::serde::Serialize for $type {
            #[inline]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::runtime::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            #[inline]
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use serde_traits;
