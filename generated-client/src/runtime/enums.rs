// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Open string enums: known values are variants, others are kept.

use super::closed::ClosedDebug;
use serde::de::{Error, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A value of an enum that this client does not know yet.
///
/// It comes from reading only, so that a known value cannot hide in it. Its text is data of the
/// server, and therefore not part of `Debug`; the enum's `as_str` and `Display` give it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// Only `string_enum!` calls this, after it has compared all known values.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// Reads a text and converts it without copying it first.
pub struct TextVisitor<T>(PhantomData<T>);

impl<T> TextVisitor<T> {
    /// A visitor for `T`.
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: for<'a> From<&'a str>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Gives an enum of unit variants and `Unknown(UnknownValue)` its texts, and a `Debug` if it is
/// `hidden`.
macro_rules! string_enum {
    ($type:ident $($how:ident)? { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $type {
            /// The text of the value in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(unknown) => unknown.as_str(),
                }
            }
        }

        impl ::std::convert::From<&str> for $type {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unknown($crate::runtime::UnknownValue::new(other)),
                }
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
                ::std::result::Result::Ok(Self::from(text))
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::runtime::closed_debug!(@closed $type);
        $($crate::runtime::closed_debug!(@$how $type);)?

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                deserializer.deserialize_str($crate::runtime::TextVisitor::<Self>::new())
            }
        }
    };
}
pub(crate) use string_enum;
