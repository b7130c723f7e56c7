//! Schemas as meant.

use serde_json::Value;

use super::Shape;
use crate::pointer::Pointer;

/// The index of a schema in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub(in crate::normal) usize);

/// The reached schemas.
#[derive(Clone, Debug, Default)]
pub struct Schemas(pub(in crate::normal) Vec<Schema>);

impl Schemas {
    /// The schema with this id.
    pub fn get(&self, id: SchemaId) -> &Schema {
        // Ids are made only by this stage, together with their schema.
        &self.0[id.0]
    }

    /// Every schema with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId(index), schema))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A schema as meant.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands.
    pub pointer: Pointer,
    /// The component's key, for a named schema.
    pub name: Option<String>,
    /// What is said about it.
    pub notes: Notes,
    /// Whether null is a value of it.
    pub nullable: bool,
    /// What its values are.
    pub shape: Shape,
    /// The values that it names by `enum` or `const`, whatever its shape makes of them.
    pub literals: Vec<Value>,
    /// What else must hold for a value.
    pub limits: Limits,
}

/// The annotations of a schema.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// A short text.
    pub title: Option<String>,
    /// `CommonMark` text.
    pub description: Option<String>,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// Only in answers.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// What the server takes in the value's absence.
    pub default: Option<Example>,
    /// A sample value.
    pub example: Option<Example>,
    /// `x-sensitive`, or what the settings say: whether texts are to be hidden (which they are
    /// anyway) together with everything else, or known to be harmless.
    pub sensitive: Option<bool>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
}

/// A value that the document gives: a sample, or a default.
#[derive(Clone, Debug)]
pub struct Example {
    /// Where it stands.
    pub pointer: Pointer,
    /// The value.
    pub value: Value,
}

/// The constraints of a schema that do not choose a type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
    /// `pattern`
    pub pattern: Option<String>,
    /// `minimum`
    pub minimum: Option<serde_json::Number>,
    /// `maximum`
    pub maximum: Option<serde_json::Number>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: bool,
    /// `exclusiveMaximum`
    pub exclusive_maximum: bool,
    /// `multipleOf`
    pub multiple_of: Option<serde_json::Number>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
}
