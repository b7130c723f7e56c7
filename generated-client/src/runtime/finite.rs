// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! What is sent, as JSON that says what the value is: `serde_json` writes NaN and infinity as
//! `null`, and dates beyond the year 9999 have no form in RFC 3339.
//!
//! Everything that is sent is written here, so the serializer below is the only one that the
//! models are compiled for. It passes on what it gets, and knows where it is.

use super::secret::WipedBuffer;
use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Value;
use std::cell::RefCell;
use std::fmt::{self, Display, Write as _};

/// Why a value cannot be written, and where in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unwritten {
    place: String,
    rule: &'static str,
}

const NO_JSON: &str = "cannot be written as JSON";
const NOT_FINITE: &str = "must be a finite number";
const FAR_DATE: &str = "must have a year from 0000 to 9999";

impl Unwritten {
    /// The rule and its place in the value of this name; the value itself has none if it is empty.
    pub(super) fn at(&self, name: &str) -> (String, &'static str) {
        let place = match (name, self.place.as_str()) {
            ("", "") => "body".to_owned(),
            ("", inner) => inner.trim_start_matches('.').to_owned(),
            (name, inner) => format!("{name}{inner}"),
        };
        (place, self.rule)
    }
}

/// As the error of a value around it, which may have been written on its own.
impl Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.place, self.rule)
    }
}

/// Writes a value.
pub(super) fn write<T: Serialize + ?Sized>(
    buffer: &mut WipedBuffer,
    value: &T,
) -> Result<(), Unwritten> {
    let mut inner = serde_json::Serializer::new(buffer);
    following(|way| value.serialize(Finite(&mut inner, way)))
}

/// A value as raw JSON.
pub(super) fn value<T: Serialize + ?Sized>(value: &T) -> Result<Value, Unwritten> {
    following(|way| value.serialize(Finite(serde_json::value::Serializer, way)))
}

/// A value as a text that is JSON.
pub(super) fn text<T: Serialize + ?Sized>(value: &T) -> Result<Value, Unwritten> {
    let mut text = WipedBuffer::default();
    write(&mut text, value)?;
    Ok(String::from_utf8_lossy(text.as_ref()).into())
}

fn following<T>(write: impl FnOnce(&Way) -> Result<T, serde_json::Error>) -> Result<T, Unwritten> {
    let way = Way::default();
    write(&way).map_err(|error| way.end(&error))
}

/// The way to where the writer is. It is left as it is by the first error.
#[derive(Default)]
struct Way(RefCell<Unwritten>);

impl Way {
    fn refuse<E: serde::ser::Error>(&self, rule: &'static str) -> E {
        self.0.borrow_mut().rule = rule;
        E::custom(rule)
    }

    /// Writes what lies one step further.
    fn step<T, E>(
        &self,
        step: impl FnOnce(&mut String),
        write: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let length = self.0.borrow().place.len();
        step(&mut self.0.borrow_mut().place);
        let written = write()?;
        self.0.borrow_mut().place.truncate(length);
        Ok(written)
    }

    fn end(self, error: &serde_json::Error) -> Unwritten {
        let Unwritten {
            mut place,
            mut rule,
        } = self.0.into_inner();
        if rule.is_empty() {
            rule = NO_JSON;
            // A part that was written on its own tells its own way.
            let text = error.to_string();
            let inner = text.split_once('\n');
            let known = [NOT_FINITE, FAR_DATE].into_iter();
            if let Some((inner, told)) = inner
                && let Some(told) = known.into_iter().find(|rule| *rule == told)
            {
                place.push_str(inner);
                rule = told;
            }
        }
        Unwritten { place, rule }
    }
}

/// A value on the way.
struct Item<'a, T: ?Sized>(&'a T, &'a Way);

impl<T: Serialize + ?Sized> Serialize for Item<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Finite(serializer, self.1))
    }
}

/// A serializer on the way.
struct Finite<'a, S>(S, &'a Way);

/// A list, a map or a struct on the way, and the number of its next item.
struct Parts<'a, C> {
    inner: C,
    way: &'a Way,
    index: usize,
    /// The next value of a map is that of a field.
    field: Option<String>,
}

impl<'a, C> Parts<'a, C> {
    fn new(inner: C, way: &'a Way) -> Self {
        let (index, field) = (0, None);
        Self {
            inner,
            way,
            index,
            field,
        }
    }
}

macro_rules! passed { ($($method:ident $type:ty),*) => { $(
    fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
        self.0.$method(value)
    }
)* } }

macro_rules! finite { ($($method:ident $type:ty),*) => { $(
    fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
        if value.is_finite() {
            self.0.$method(value)
        } else {
            Err(self.1.refuse(NOT_FINITE))
        }
    }
)* } }

macro_rules! compound { ($($method:ident($($name:ident: $type:ty),*) -> $compound:ident)*) => { $(
    fn $method(self, $($name: $type),*) -> Result<Self::$compound, S::Error> {
        Ok(Parts::new(self.0.$method($($name),*)?, self.1))
    }
)* } }

impl<'a, S: Serializer> Serializer for Finite<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Parts<'a, S::SerializeSeq>;
    type SerializeTuple = Parts<'a, S::SerializeTuple>;
    type SerializeTupleStruct = Parts<'a, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Parts<'a, S::SerializeTupleVariant>;
    type SerializeMap = Parts<'a, S::SerializeMap>;
    type SerializeStruct = Parts<'a, S::SerializeStruct>;
    type SerializeStructVariant = Parts<'a, S::SerializeStructVariant>;

    passed!(
        serialize_bool bool, serialize_i8 i8, serialize_i16 i16, serialize_i32 i32,
        serialize_i64 i64, serialize_i128 i128, serialize_u8 u8, serialize_u16 u16,
        serialize_u32 u32, serialize_u64 u64, serialize_u128 u128, serialize_char char,
        serialize_str &str, serialize_bytes &[u8], serialize_unit_struct &'static str
    );
    finite!(serialize_f32 f32, serialize_f64 f64);
    compound!(
        serialize_seq(length: Option<usize>) -> SerializeSeq
        serialize_tuple(length: usize) -> SerializeTuple
        serialize_tuple_struct(name: &'static str, length: usize) -> SerializeTupleStruct
        serialize_tuple_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) -> SerializeTupleVariant
        serialize_map(length: Option<usize>) -> SerializeMap
        serialize_struct(name: &'static str, length: usize) -> SerializeStruct
        serialize_struct_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) -> SerializeStructVariant
    );

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.0.serialize_none()
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_some(&Item(value, self.1))
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_struct(name, &Item(value, self.1))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let value = Item(value, self.1);
        self.0
            .serialize_newtype_variant(name, index, variant, &value)
    }

    /// Dates are written so, and no text of a caller is.
    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        let mut head = Head::default();
        // It fails when the head is full.
        let _ = write!(head, "{value}");
        if head.is_far() {
            return Err(self.1.refuse(FAR_DATE));
        }
        self.0.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

macro_rules! items { ($($trait:ident $method:ident),*) => { $(
    impl<C: $trait> $trait for Parts<'_, C> {
        type Ok = C::Ok;
        type Error = C::Error;

        fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
            let Self { inner, way, index, .. } = self;
            way.step(
                // Writing to memory does not fail.
                |place| { let _ = write!(place, "[{index}]"); },
                || inner.$method(&Item(value, way)),
            )?;
            *index = index.saturating_add(1);
            Ok(())
        }

        fn end(self) -> Result<C::Ok, C::Error> {
            self.inner.end()
        }
    }
)* } }
items!(
    SerializeSeq serialize_element, SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field
);

macro_rules! fields { ($($trait:ident),*) => { $(
    impl<C: $trait> $trait for Parts<'_, C> {
        type Ok = C::Ok;
        type Error = C::Error;

        fn serialize_field<T: Serialize + ?Sized>(
            &mut self,
            key: &'static str,
            value: &T,
        ) -> Result<(), C::Error> {
            let Self { inner, way, .. } = self;
            way.step(
                |place| place.extend([".", key]),
                || inner.serialize_field(key, &Item(value, way)),
            )
        }

        fn skip_field(&mut self, key: &'static str) -> Result<(), C::Error> {
            self.inner.skip_field(key)
        }

        fn end(self) -> Result<C::Ok, C::Error> {
            self.inner.end()
        }
    }
)* } }
fields!(SerializeStruct, SerializeStructVariant);

impl<C: SerializeMap> SerializeMap for Parts<'_, C> {
    type Ok = C::Ok;
    type Error = C::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), C::Error> {
        // Structs that hold more than their fields are written as maps, with literals as keys.
        // Other keys are the caller's data, which a place does not show.
        let is_field = std::any::type_name::<T>() == "str";
        let name = is_field.then(|| serde_json::to_value(key).ok());
        let name = name
            .flatten()
            .and_then(|name| Some(name.as_str()?.to_owned()));
        self.field = name;
        self.inner.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
        let Self {
            inner, way, field, ..
        } = self;
        way.step(
            |place| match field.take() {
                Some(name) => place.extend([".", &name]),
                None => place.push_str("[*]"),
            },
            || inner.serialize_value(&Item(value, way)),
        )
    }

    fn end(self) -> Result<C::Ok, C::Error> {
        self.inner.end()
    }
}

/// The first bytes of a text.
#[derive(Default)]
struct Head(Vec<u8>);

impl Head {
    /// Longer than the longest year.
    const LENGTH: usize = 12;

    /// Whether it is that of a date whose year has a sign.
    fn is_far(&self) -> bool {
        let Some((b'+' | b'-', rest)) = self.0.split_first() else {
            return false;
        };
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        digits >= 4 && rest.get(digits) == Some(&b'-')
    }
}

impl fmt::Write for Head {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let left = Self::LENGTH.saturating_sub(self.0.len());
        self.0.extend(text.bytes().take(left));
        if self.0.len() < Self::LENGTH {
            Ok(())
        } else {
            Err(fmt::Error)
        }
    }
}
