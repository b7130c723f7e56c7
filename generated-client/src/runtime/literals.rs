// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Open enums of numbers, and of values of several types.

/// Gives an enum of unit variants and `Unknown(i64)` its numbers, and a `Debug` if it is `hidden`.
macro_rules! integer_enum {
    ($type:ident $($how:ident)? { $($variant:ident = $number:literal),* $(,)? }) => {
        impl $type {
            /// The number in JSON.
            pub fn as_i64(&self) -> i64 {
                match *self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(number) => number,
                }
            }
        }

        impl ::std::convert::From<i64> for $type {
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    other => Self::Unknown(other),
                }
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::num::ParseIntError;

            fn from_str(text: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
                text.parse::<i64>().map(Self::from)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        $crate::runtime::closed_debug!(@closed $type);
        $($crate::runtime::closed_debug!(@$how $type);)?

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                <i64 as ::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}
pub(crate) use integer_enum;

/// Gives an enum of unit variants and `Unknown(Value)` its values and closed or `hidden` `Debug`.
macro_rules! mixed_enum {
    ($type:ident $($how:ident)? { $($variant:ident = $value:expr),* $(,)? }) => {
        impl $type {
            /// The value in JSON.
            pub fn to_value(&self) -> ::serde_json::Value {
                match self {
                    $(Self::$variant => ::serde_json::Value::from($value),)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        impl ::std::convert::From<::serde_json::Value> for $type {
            fn from(value: ::serde_json::Value) -> Self {
                $(if value == ::serde_json::Value::from($value) {
                    return Self::$variant;
                })*
                Self::Unknown(value)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                ::serde::Serialize::serialize(&self.to_value(), serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                <::serde_json::Value as ::serde::Deserialize>::deserialize(deserializer)
                    .map(Self::from)
            }
        }

        $crate::runtime::closed_debug!(enum $type $($how)? { $($variant,)* Unknown(_) });
    };
}
pub(crate) use mixed_enum;
