// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Named scalars.

/// Gives a transparent newtype over a scalar its conversions, texts, JSON and closed `Debug`, which is
/// open to a `shown` text and hides what is `hidden`.
macro_rules! newtype {
    ($type:ident: String $(, $how:ident)?) => {
        impl $type {
            /// The text.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        $crate::runtime::newtype!(@all $type(::std::string::String) $($how)?);
    };
    ($type:ident: $inner:ty $(, $how:ident)?) => {
        $crate::runtime::newtype!(@all $type($inner) $($how)?);
    };
    (@all $type:ident($inner:ty) $($how:ident)?) => {
        impl ::std::convert::From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl ::std::convert::From<$type> for $inner {
            #[inline]
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = <$inner as ::std::str::FromStr>::Err;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::str::FromStr::from_str(text).map(Self)
            }
        }

        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        $crate::runtime::newtype!(@wire $type);
        $crate::runtime::closed_debug!(@closed $type);

        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let value = $crate::runtime::closed_debug!(@field (&self.0) $($how)?);
                $crate::runtime::variant(f, stringify!($type), Some(value))
            }
        }

        impl $crate::runtime::Checked for $type {
            #[inline]
            fn text(&self) -> ::std::option::Option<&str> {
                $crate::runtime::Checked::text(&self.0)
            }

            #[inline]
            fn number(&self) -> ::std::option::Option<$crate::runtime::Number> {
                $crate::runtime::Checked::number(&self.0)
            }
        }
    };
    (@wire $type:ident) => {
        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                $crate::runtime::Decode::decode(decoder).map(Self)
            }

            #[inline]
            fn empty() -> ::std::option::Option<Self> {
                $crate::runtime::Decode::empty().map(Self)
            }
        }

        impl $crate::runtime::Encode for $type {
            #[inline]
            fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
                $crate::runtime::Encode::encode(&self.0, encoder)
            }
        }

        impl ::serde::Serialize for $type {
            #[inline]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                ::serde::Serialize::serialize(&self.0, serializer)
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
pub(crate) use newtype;

/// Gives a transparent newtype over an array or a map its conversions, JSON and closed `Debug`.
macro_rules! wrapper {
    ($type:ident: $inner:ty) => {
        impl ::std::convert::From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        $crate::runtime::newtype!(@wire $type);
        $crate::runtime::closed_debug!(@closed $type);

        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::variant(f, stringify!($type), Some(&self.0))
            }
        }
    };
}
pub(crate) use wrapper;
