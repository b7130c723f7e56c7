//! Named scalars.

/// Gives a transparent newtype over a scalar its conversions, texts and closed `Debug`, which is
/// open to a `shown` text and hides what is `hidden`.
macro_rules! newtype {
    ($type:ident(String) $($how:ident)?) => {
        impl $type {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::convert::From<&str> for $type {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        $crate::runtime::newtype!(@all $type(::std::string::String) $($how)?);
    };
    ($type:ident($inner:ty) $($how:ident)?) => {
        $crate::runtime::newtype!(@all $type($inner) $($how)?);
    };
    (@all $type:ident($inner:ty) $($how:ident)?) => {
        impl ::std::convert::From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl ::std::convert::From<$type> for $inner {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = <$inner as ::std::str::FromStr>::Err;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::str::FromStr::from_str(text).map(Self)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        $crate::runtime::closed_debug!(@closed $type);

        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let value = $crate::runtime::closed_debug!(@field (&self.0) $($how)?);
                $crate::runtime::variant(f, stringify!($type), Some(value))
            }
        }

        impl $crate::runtime::Checked for $type {
            fn text(&self) -> ::std::option::Option<&str> {
                $crate::runtime::Checked::text(&self.0)
            }

            fn number(&self) -> ::std::option::Option<$crate::runtime::Number> {
                $crate::runtime::Checked::number(&self.0)
            }
        }
    };
}
pub(crate) use newtype;

/// Gives a transparent newtype over a list or a map its conversions and closed `Debug`.
macro_rules! wrapper {
    ($type:ident($inner:ty)) => {
        impl ::std::convert::From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        $crate::runtime::closed_debug!(@closed $type);

        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::variant(f, stringify!($type), Some(&self.0))
            }
        }
    };
}
pub(crate) use wrapper;
