//! Values of one of several types (`oneOf`, `anyOf`).
//!
//! With a discriminator, its property tells which. Without one, the looks of the types do: which
//! kinds of JSON value they are, which properties they need and know, which literals they hold.
//! What fits none is kept as raw JSON.

use super::secret::Wiped;
use serde::de::{DeserializeOwned, Error};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::cell::Cell;
use std::cmp::Reverse;

/// What the values of a type look like.
#[derive(Debug)]
pub struct Look {
    /// The kinds of JSON value.
    pub kinds: &'static [Kind],
    /// Properties that are always there.
    pub required: &'static [&'static str],
    /// All properties that the type knows.
    pub known: &'static [&'static str],
    /// Whether it keeps properties that it does not know.
    pub open: bool,
    /// Properties with one of a few literal values, as JSON texts; `""` is the value itself.
    pub literals: &'static [(&'static str, &'static [&'static str])],
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// How well a value fits, better ones greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Properties that would be lost.
    unknown: Reverse<usize>,
    exact: bool,
    literals: usize,
    known: usize,
    required: usize,
}

impl Look {
    /// How well `value` fits, if it does at all.
    fn fit(&self, value: &Value) -> Option<Fit> {
        let kind = kind_of(value)?;
        let exact = self.kinds.contains(&kind);
        let is_number = kind == Kind::Integer && self.kinds.contains(&Kind::Number);
        if !exact && !is_number {
            return None;
        }
        let mut literals = 0;
        for (name, values) in self.literals {
            let found = if name.is_empty() {
                Some(value)
            } else {
                value.get(name)
            };
            let Some(found) = found.filter(|found| !found.is_null()) else {
                continue;
            };
            let text = found.to_string();
            if values.contains(&text.as_str()) {
                literals += 1;
            } else if name.is_empty() || values.len() == 1 {
                return None;
            }
        }
        let mut fit = Fit {
            unknown: Reverse(0),
            exact,
            literals,
            known: 0,
            required: 0,
        };
        if let Value::Object(object) = value {
            if !self.required.iter().all(|name| object.contains_key(*name)) {
                return None;
            }
            fit.required = self.required.len();
            let given = object.iter().filter(|(_, value)| !value.is_null()).count();
            fit.known = self
                .known
                .iter()
                .filter(|name| object.get(**name).is_some_and(|value| !value.is_null()))
                .count();
            if !self.open {
                fit.unknown = Reverse(given.saturating_sub(fit.known));
            }
        }
        Some(fit)
    }
}

fn kind_of(value: &Value) -> Option<Kind> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(number) if number.is_f64() => Kind::Number,
        Value::Number(_) => Kind::Integer,
        Value::String(_) => Kind::String,
        Value::Array(_) => Kind::Array,
        Value::Object(_) => Kind::Object,
    })
}

/// Reads a value as one of a union's types.
pub type Reader<U> = fn(&Value) -> Option<U>;

/// Reads a value as the type that it fits best. `None` if it fits none, or, where a value may be
/// of several types at once (`anyOf`), if the best would lose what another one knows.
pub fn read_untagged<U>(
    value: &Value,
    inclusive: bool,
    variants: &[(Look, Reader<U>)],
) -> Option<U> {
    let mut fits: Vec<(Fit, &Look, Reader<U>)> = variants
        .iter()
        .filter_map(|(look, read)| Some((look.fit(value)?, look, *read)))
        .collect();
    // A stable sort: of equals, the first in the document wins.
    fits.sort_by(|(one, ..), (other, ..)| other.cmp(one));
    let loses = |look: &Look| {
        let object = value.as_object();
        object.into_iter().flatten().any(|(name, value)| {
            let name = name.as_str();
            !look.open
                && !value.is_null()
                && !look.known.contains(&name)
                && variants
                    .iter()
                    .any(|(other, _)| other.known.contains(&name))
        })
    };
    fits.iter()
        .filter(|(_, look, _)| !inclusive || !loses(look))
        .find_map(|(.., read)| read(value))
}

/// Reads a value as the type that its tag names: `None` if no type has it.
pub fn read_tagged<U, E: Error>(
    value: &Value,
    tag: &str,
    variants: &[(&[&str], Reader<U>)],
) -> Result<Option<U>, E> {
    let found = match value.get(tag) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => return Ok(None),
        Some(other) => other.to_string(),
    };
    match variants
        .iter()
        .find(|(tags, _)| tags.contains(&found.as_str()))
    {
        None => Ok(None),
        Some((_, read)) => match read(value) {
            Some(union) => Ok(Some(union)),
            None => Err(E::custom(
                "the value does not fit the type that its tag names",
            )),
        },
    }
}

/// How often one value may be tried as another type after the first has failed. Unions within
/// unions would otherwise take time that doubles with each level.
const MOST_FAILURES: u32 = 1_000;

thread_local! {
    /// How deep in unions this thread is reading, and how often a type did not fit.
    static READING: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
}

/// Reads one of a union's types.
pub(crate) fn read_variant<T: DeserializeOwned>(value: &Value) -> Option<T> {
    let (depth, failures) = READING.get();
    if failures >= MOST_FAILURES {
        return None;
    }
    READING.set((depth + 1, failures));
    let read = T::deserialize(value).ok();
    let (_, failures) = READING.get();
    let failures = failures + u32::from(read.is_none());
    READING.set((depth, if depth == 0 { 0 } else { failures }));
    read
}

/// Writes a value with its tag, which its own type does not have.
pub fn write_tagged<T: Serialize, S: Serializer>(
    value: &T,
    tag: &str,
    text: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let value = super::finite::value(value).map_err(serde::ser::Error::custom)?;
    let mut value = Wiped(value);
    if let Value::Object(object) = &mut value.0 {
        object.insert(tag.to_owned(), Value::from(text));
    }
    value.0.serialize(serializer)
}

/// Gives a union without a discriminator its reading, writing and closed `Debug`.
macro_rules! union {
    ($type:ident, $inclusive:literal { $($variant:ident($payload:ty) $($how:ident)? = $look:expr),* $(,)? }) => {
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                const VARIANTS: &[($crate::runtime::Look, $crate::runtime::Reader<$type>)] = &[$(
                    ($look, |value| $crate::runtime::read_variant::<$payload>(value).map($type::$variant)),
                )*];
                let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                let read = $crate::runtime::read_untagged(&value, $inclusive, VARIANTS);
                ::std::result::Result::Ok(read.unwrap_or($type::Unknown(value)))
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::closed_debug!(enum $type { $($variant(_ $($how)?),)* Unknown(_) });
    };
}
pub(crate) use union;

/// Gives a union with a discriminator its reading, writing and closed `Debug`. `adds` before
/// the tags means that the type does not have the tag as a field.
macro_rules! tagged_union {
    ($type:ident, $tag:literal {
        $($variant:ident($payload:ty) $($how:ident)? = $($adds:ident)? [$($text:literal),*]),* $(,)?
    }) => {
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                const VARIANTS: &[(&[&str], $crate::runtime::Reader<$type>)] = &[$(
                    (&[$($text),*], |value| $crate::runtime::read_variant::<$payload>(value).map($type::$variant)),
                )*];
                let value = <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)?;
                let read = $crate::runtime::read_tagged::<_, D::Error>(&value, $tag, VARIANTS)?;
                ::std::result::Result::Ok(read.unwrap_or($type::Unknown(value)))
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::tagged_union!(
                        @write value serializer $tag $($adds)? [$($text),*]
                    ),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $crate::runtime::closed_debug!(enum $type { $($variant(_ $($how)?),)* Unknown(_) });
    };
    (@write $value:ident $serializer:ident $tag:literal adds [$text:literal $($more:tt)*]) => {
        $crate::runtime::write_tagged($value, $tag, $text, $serializer)
    };
    (@write $value:ident $serializer:ident $tag:literal $($adds:ident)? [$($text:tt)*]) => {
        ::serde::Serialize::serialize($value, $serializer)
    };
}
pub(crate) use tagged_union;
