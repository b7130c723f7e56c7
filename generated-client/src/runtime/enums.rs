// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Open string enums: known values are variants, others are kept.

use std::fmt;

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

/// Gives an enum of unit variants and `Unknown(UnknownValue)` its texts, and a `Debug` if it is
/// `hidden`.
macro_rules! string_enum {
    ($type:ident $($how:ident)? { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $type {
            /// The text of the value in JSON.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(unknown) => unknown.as_str(),
                }
            }
        }

        impl ::std::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unknown($crate::runtime::UnknownValue::new(other)),
                }
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
                ::std::result::Result::Ok(Self::from(text))
            }
        }

        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::runtime::closed_debug!(@closed $type);
        $($crate::runtime::closed_debug!(@$how $type);)?

        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                decoder.string().map(|text| Self::from(&*text))
            }
        }

        impl $crate::runtime::Encode for $type {
            #[inline]
            fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
                encoder.string(self.as_str())
            }
        }

        $crate::runtime::serde_traits!($type);
    };
}
pub(crate) use string_enum;
