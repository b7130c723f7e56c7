//! Open enums of numbers, and of values of several types.

/// Gives an enum of unit variants and `Unknown(i64)` its numbers, and a `Debug` if it is `hidden`.
macro_rules! integer_enum {
    ($type:ident $($how:ident)? { $($variant:ident = $number:literal),* $(,)? }) => {
        impl $type {
            /// The number in JSON.
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match *self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => number,
                }
            }
        }

        impl ::std::convert::From<i64> for $type {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::num::ParseIntError;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
                text.parse::<i64>().map(Self::from)
            }
        }

        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        $crate::runtime::closed_debug!(@closed $type);
        $($crate::runtime::closed_debug!(@$how $type);)?

        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                <i64 as $crate::runtime::Decode>::decode(decoder).map(Self::from)
            }
        }

        impl $crate::runtime::Encode for $type {
            #[inline]
            fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
                $crate::runtime::Encode::encode(&self.as_i64(), encoder)
            }
        }

        $crate::runtime::serde_traits!($type);
    };
}
pub(crate) use integer_enum;

/// Gives an enum of unit variants and `Unknown(Value)` its values and closed or `hidden` `Debug`.
macro_rules! mixed_enum {
    ($type:ident $($how:ident)? { $($variant:ident = $value:expr),* $(,)? }) => {
        impl $type {
            /// The value in JSON.
            #[inline]
            pub fn to_value(&self) -> ::serde_json::Value {
                match self {
                    $(Self::$variant => ::serde_json::Value::from($value),)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        impl ::std::convert::From<::serde_json::Value> for $type {
            #[inline]
            fn from(value: ::serde_json::Value) -> Self {
                $(if value == ::serde_json::Value::from($value) {
                    return Self::$variant;
                })*
                Self::Unknown(value)
            }
        }

        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                decoder.value().map(Self::from)
            }
        }

        impl $crate::runtime::Encode for $type {
            #[inline]
            fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
                $crate::runtime::Encode::encode(&self.to_value(), encoder)
            }
        }

        $crate::runtime::serde_traits!($type);
        $crate::runtime::closed_debug!(enum $type $($how)? { $($variant,)* Unknown(_) });
    };
}
pub(crate) use mixed_enum;
