// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The values that limits apply to, also through `Option`, [`Nullable`] and newtypes.

use super::nullable::Nullable;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// A number of any type that the document's limits can be compared with.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// Of an integer type.
    Integer(i128),
    /// Of a floating point type.
    Float(f64),
}

impl Number {
    #[expect(clippy::cast_precision_loss, reason = "limits of floats are floats")]
    fn float(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Float(float) => float,
        }
    }

    pub(super) fn is_multiple_of(self, factor: Self) -> bool {
        if let (Self::Integer(number), Self::Integer(factor)) = (self, factor) {
            return number.checked_rem(factor).is_none_or(|rest| rest == 0);
        }
        // 0.3 is a multiple of 0.1, although not in binary.
        let quotient = self.float() / factor.float();
        (quotient - quotient.round()).abs() <= quotient.abs().max(1.0) * 1e-9
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other).is_some_and(Ordering::is_eq)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(left), Self::Integer(right)) => Some(left.cmp(right)),
            _ => self.float().partial_cmp(&other.float()),
        }
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => integer.fmt(f),
            Self::Float(float) => float.fmt(f),
        }
    }
}

/// A value whose text or number has limits. Nothing is checked where there is no value.
pub trait Checked {
    /// The text, of a value that has one.
    fn text(&self) -> Option<&str> {
        None
    }

    /// The number, of a value that is one.
    fn number(&self) -> Option<Number> {
        None
    }
}

macro_rules! numbers { ($($variant:ident($wide:ident): $($type:ident)*);*) => { $($(
    impl From<$type> for Number { fn from(value: $type) -> Self { Self::$variant($wide::from(value)) } }
    impl Checked for $type { fn number(&self) -> Option<Number> { Some((*self).into()) } }
)*)* } }
numbers!(Integer(i128): i8 i16 i32 i64 u8 u16 u32 u64; Float(f64): f32 f64);

impl Checked for str {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Checked for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl<T: Checked> Checked for Option<T> {
    fn text(&self) -> Option<&str> {
        self.as_ref()?.text()
    }

    fn number(&self) -> Option<Number> {
        self.as_ref()?.number()
    }
}

/// An array, or an optional one.
pub trait Items {
    /// What it holds.
    type Item;
    /// The items, unless there is no array.
    fn items(&self) -> Option<&[Self::Item]>;
}

impl<T> Items for [T] {
    type Item = T;
    fn items(&self) -> Option<&[T]> {
        Some(self)
    }
}

impl<T> Items for Vec<T> {
    type Item = T;
    fn items(&self) -> Option<&[T]> {
        Some(self)
    }
}

impl<C: Items> Items for Option<C> {
    type Item = C::Item;
    fn items(&self) -> Option<&[C::Item]> {
        self.as_ref()?.items()
    }
}

impl<C: Items> Items for Nullable<C> {
    type Item = C::Item;
    fn items(&self) -> Option<&[C::Item]> {
        self.value()?.items()
    }
}

/// A map, or an optional one.
pub trait Properties {
    /// What it holds.
    type Value;

    /// How many entries it has, unless there is no map.
    fn properties(&self) -> Option<usize>;

    /// What it holds; nothing if there is no map.
    fn values(&self) -> Vec<&Self::Value>;
}

impl<K, T> Properties for BTreeMap<K, T> {
    type Value = T;

    fn properties(&self) -> Option<usize> {
        Some(self.len())
    }

    fn values(&self) -> Vec<&T> {
        BTreeMap::values(self).collect()
    }
}

impl<C: Properties> Properties for Option<C> {
    type Value = C::Value;

    fn properties(&self) -> Option<usize> {
        self.as_ref()?.properties()
    }

    fn values(&self) -> Vec<&C::Value> {
        self.as_ref().map(Properties::values).unwrap_or_default()
    }
}

impl<C: Properties> Properties for Nullable<C> {
    type Value = C::Value;

    fn properties(&self) -> Option<usize> {
        self.value()?.properties()
    }

    fn values(&self) -> Vec<&C::Value> {
        self.value().map(Properties::values).unwrap_or_default()
    }
}
