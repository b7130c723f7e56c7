//! Unions, and how a value shows which alternative it is.

use serde_json::Value;

use super::{Disclosure, Type};
use crate::model::Rules;

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Whether a value may be of several alternatives at once.
    pub inclusive: bool,
    /// The alternatives in document order.
    pub variants: Vec<UnionVariant>,
    /// The property that tells them apart.
    pub tag: Option<String>,
}

/// An alternative.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// What it holds.
    pub ty: Type,
    /// What `Debug` tells of that.
    pub disclosure: Disclosure,
    /// The text that a name is made from.
    pub hint: String,
    /// The values of the tag that stand for it; the first is the one to send.
    pub tags: Vec<Value>,
    /// Whether its own type has the tag as a property.
    pub has_tag: bool,
    /// What a value of it looks like, to tell it from the others.
    pub look: Look,
    /// What must hold for it.
    pub rules: Rules,
}

/// What values of a union's alternative look like in JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The JSON types that they can have.
    pub kinds: Vec<JsonKind>,
    /// Properties that are always there.
    pub required: Vec<String>,
    /// All properties that it knows.
    pub known: Vec<String>,
    /// Whether it takes properties that it does not know.
    pub open: bool,
    /// Paths of properties, joined by slashes, with the few values that they can have; the value
    /// itself is at `""`.
    pub literals: Vec<(String, Vec<Value>)>,
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
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
