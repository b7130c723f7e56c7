//! What the values of a schema are.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::SchemaId;

/// What the values of a schema are.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// The same as another schema, with notes of its own.
    Same(SchemaId),
    /// `true` or `false`.
    Boolean,
    /// A whole number with its format.
    Integer(Option<String>),
    /// A number with its format.
    Number(Option<String>),
    /// A text with its format.
    String(Option<String>),
    /// One of these values. Null is not among them: that is `nullable`.
    Enum(Enumeration),
    /// A list of values of one schema.
    Array(SchemaId),
    /// An object.
    Object(Object),
    /// One of several schemas.
    Union(Union),
}

impl Shape {
    /// The schema of the items, if it is a list.
    pub fn items(&self) -> Option<SchemaId> {
        if let Self::Array(items) = self {
            return Some(*items);
        }
        None
    }

    /// The properties, if it is an object.
    pub fn object(&self) -> Option<&Object> {
        if let Self::Object(object) = self {
            return Some(object);
        }
        None
    }

    /// The values, if it is an `enum`.
    pub fn enumeration(&self) -> Option<&Enumeration> {
        if let Self::Enum(enumeration) = self {
            return Some(enumeration);
        }
        None
    }
}

/// The values of an `enum`.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The values in document order, each once.
    pub values: Vec<Value>,
    /// `x-enum-varnames`, in step with the values.
    pub names: Vec<Option<String>>,
    /// `x-enum-descriptions`, in step with the values.
    pub descriptions: Vec<Option<String>>,
    /// The format of numbers.
    pub format: Option<String>,
}

/// The properties of an object schema.
#[derive(Clone, Debug, Default)]
pub struct Object {
    /// The properties in document order.
    pub properties: IndexMap<String, Property>,
    /// What the document says of other properties.
    pub additional: Additional,
}

/// A property of an object schema.
#[derive(Clone, Debug)]
pub struct Property {
    /// What it holds.
    pub schema: SchemaId,
    /// Whether an object without it is invalid.
    pub required: bool,
}

/// What `additionalProperties` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// Nothing: they are tolerated and not kept.
    #[default]
    Unspecified,
    /// `false`.
    Forbidden,
    /// `true`: any value.
    Any,
    /// Values of this schema.
    Schema(SchemaId),
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub struct Union {
    /// Whether a value may be of several alternatives at once: `anyOf`.
    pub inclusive: bool,
    /// The alternatives in document order, without null.
    pub variants: Vec<Variant>,
    /// How to tell them apart.
    pub discriminator: Option<String>,
}

/// An alternative of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// What it holds, merged with what stands beside the alternatives.
    pub schema: SchemaId,
    /// The values of the discriminator that name it. The first is the one to send.
    pub tags: Vec<String>,
    /// The alternative as the document lists it, by which it is known.
    pub origin: SchemaId,
    /// The title of the alternative itself.
    pub title: Option<String>,
    /// What it says itself of objects.
    pub own: Own,
}

/// What an alternative says of objects, without the components that it extends.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The one component that it extends, where it has no name.
    pub extends: Option<String>,
    /// The properties that it asks for, in order.
    pub required: BTreeSet<String>,
    /// The properties that it declares, in order.
    pub properties: BTreeSet<String>,
}
