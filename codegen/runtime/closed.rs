//! A `Debug` that shows what is there, but no text: names, IBANs and messages stay out of logs.

use super::nullable::Nullable;
use bytes::Bytes;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{Debug, Formatter, Result};

/// The closed `Debug` of a value: numbers, booleans, enums and structure are shown, the contents
/// of texts, bytes and raw JSON are not.
pub trait ClosedDebug {
    /// Writes the value without its texts.
    fn closed(&self, f: &mut Formatter<'_>) -> Result;
}

/// Shows a value with its ordinary `Debug`: for texts that are known to be harmless.
pub struct Shown<'a, T: ?Sized>(pub &'a T);

/// Stands for a value of which nothing is shown, be it a number.
pub struct Hidden;

/// Shows a value by its closed `Debug`.
pub(super) struct Closed<'a, T: ?Sized>(pub(super) &'a T);

/// Writes a struct with its fields.
pub fn fields(f: &mut Formatter<'_>, name: &str, fields: &[(&str, &dyn ClosedDebug)]) -> Result {
    let brief = f.sign_minus();
    let mut output = f.debug_struct(name);
    for (name, value) in fields {
        if brief && says_nothing(*value) {
            continue;
        }
        output.field(name.trim_start_matches("r#"), &Closed(*value));
    }
    output.finish()
}

/// Whether a value is absent or hidden. `{:-?}` leaves such fields out.
pub(super) fn says_nothing(value: &dyn ClosedDebug) -> bool {
    matches!(
        format!("{:?}", Closed(value)).as_str(),
        "None" | "Some(..)" | ".." | "Absent"
    )
}

/// Writes an enum variant with its payload.
pub fn variant(f: &mut Formatter<'_>, name: &str, payload: Option<&dyn ClosedDebug>) -> Result {
    match payload {
        Some(payload) => f.debug_tuple(name).field(&Closed(payload)).finish(),
        None => f.write_str(name),
    }
}

impl<T: ClosedDebug + ?Sized> Debug for Closed<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.closed(f)
    }
}

impl<T: Debug + ?Sized> ClosedDebug for Shown<'_, T> {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        self.0.fmt(f)
    }
}

impl ClosedDebug for Hidden {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("..")
    }
}

macro_rules! shown { ($($type:ty),*) => { $(impl ClosedDebug for $type {
    #[inline]
    fn closed(&self, f: &mut Formatter<'_>) -> Result { Debug::fmt(self, f) }
})* } }
shown!(
    (),
    bool,
    i8,
    i16,
    i32,
    i64,
    i128,
    u8,
    u16,
    u32,
    u64,
    u128,
    f32,
    f64
);

macro_rules! hidden { ($($type:ty),*) => { $(impl ClosedDebug for $type {
    #[inline]
    fn closed(&self, f: &mut Formatter<'_>) -> Result { f.write_str("..") }
})* } }
hidden!(str, String, Value, serde_json::Map<String, Value>, Bytes);

impl<T: ClosedDebug> ClosedDebug for Option<T> {
    #[inline]
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        self.as_ref().map(Closed).fmt(f)
    }
}

impl<T: ClosedDebug> ClosedDebug for Nullable<T> {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Null => f.write_str("Null"),
            Self::Value(value) => variant(f, "Value", Some(value)),
        }
    }
}

impl<T: ClosedDebug + ?Sized> ClosedDebug for Box<T> {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        (**self).closed(f)
    }
}

impl<T: ClosedDebug> ClosedDebug for Vec<T> {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter().map(Closed)).finish()
    }
}

// The keys of a map are texts as well.
impl<K, T: ClosedDebug> ClosedDebug for BTreeMap<K, T> {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_set().entries(self.values().map(Closed)).finish()
    }
}

impl<K, T: ClosedDebug, S> ClosedDebug for HashMap<K, T, S> {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_set().entries(self.values().map(Closed)).finish()
    }
}

/// Gives a struct, or an enum of one-field and unit variants, its closed `Debug`.
///
/// A field is written as `name`, as `name: shown` if its text is known to be harmless, or as
/// `name: hidden` if nothing of it may be shown, numbers included; a variant as `Name(_)`,
/// `Name(_ shown)` or `Name(_ hidden)`. Of an enum that is `hidden`, not even the variant is shown.
macro_rules! closed_debug {
    (enum $type:ident hidden { $($variants:tt)* }) => {
        $crate::runtime::closed_debug!(@hidden $type);
        $crate::runtime::closed_debug!(@closed $type);
    };
    (enum $type:ident { $($variant:ident $(($payload:tt $($how:ident)?))?),* $(,)? }) => {
        impl ::std::fmt::Debug for $type {
            #[allow(unused_variables, reason = "an enum may have no variants")]
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match *self {
                    $($crate::runtime::closed_debug!(@pattern $variant payload $($payload)?) =>
                        $crate::runtime::variant(
                            f,
                            stringify!($variant),
                            $crate::runtime::closed_debug!(@payload payload $($payload $($how)?)?),
                        ),)*
                }
            }
        }
        $crate::runtime::closed_debug!(@closed $type);
    };
    ($type:ident { $($field:ident $(: $how:ident)?),* $(,)? }) => {
        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::fields(f, stringify!($type), &[
                    $((stringify!($field),
                        $crate::runtime::closed_debug!(@field (&self.$field) $($how)?)),)*
                ])
            }
        }
        $crate::runtime::closed_debug!(@closed $type);
    };
    (@closed $type:ident) => {
        impl $crate::runtime::ClosedDebug for $type {
            #[inline]
            fn closed(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self, f)
            }
        }
    };
    (@hidden $type:ident) => {
        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::variant(f, stringify!($type), Some(&$crate::runtime::Hidden))
            }
        }
    };
    (@field ($value:expr)) => { $value };
    (@field ($value:expr) shown) => { &$crate::runtime::Shown($value) };
    (@field ($value:expr) hidden) => { &$crate::runtime::Hidden };
    (@pattern $variant:ident $name:ident) => { Self::$variant };
    (@pattern $variant:ident $name:ident $payload:tt) => { Self::$variant(ref $name) };
    (@payload $name:ident) => { ::std::option::Option::None };
    (@payload $name:ident $payload:tt $($how:ident)?) => {
        ::std::option::Option::Some($crate::runtime::closed_debug!(@field ($name) $($how)?))
    };
}
pub(crate) use closed_debug;
