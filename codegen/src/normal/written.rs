//! A schema as its author wrote it: one node's own keywords, its children by id.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::{Limits, Notes, SchemaId};
use crate::pointer::Pointer;

/// The keywords of one Schema Object, before `allOf` is merged.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Where it was written.
    pub(super) pointer: Pointer,
    /// Where it stands now, for the places of its keywords.
    pub(super) place: Pointer,
    pub(super) name: Option<String>,
    pub(super) notes: Notes,
    pub(super) nullable: bool,
    pub(super) kind: Option<JsonType>,
    pub(super) format: Option<String>,
    pub(super) values: Option<EnumValues>,
    pub(super) limits: Limits,
    pub(super) items: Option<SchemaId>,
    pub(super) properties: IndexMap<String, SchemaId>,
    pub(super) required: IndexSet<String>,
    pub(super) additional: super::Additional,
    /// What must hold besides the keywords above.
    pub(super) all_of: Vec<Part>,
    pub(super) alternatives: Option<Alternatives>,
    pub(super) discriminator: Option<Discriminator>,
    /// The schemas that extend this one through `allOf`, where a discriminator tells them apart.
    pub(super) heirs: Vec<SchemaId>,
    /// What had to be given up, so that its values are read as raw JSON.
    pub(super) raw: bool,
}

/// A member of an `allOf`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) schema: SchemaId,
    /// Whether the member's own alternatives are left out, because they are being distributed.
    pub(super) without_alternatives: bool,
}

impl Part {
    pub(super) fn whole(schema: SchemaId) -> Self {
        Self {
            schema,
            without_alternatives: false,
        }
    }
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    /// `anyOf`: a value may be of several at once.
    pub(super) inclusive: bool,
    pub(super) schemas: Vec<SchemaId>,
}

/// A Discriminator Object, its mapping resolved.
#[derive(Clone, Debug)]
pub(super) struct Discriminator {
    pub(super) property: String,
    pub(super) mapping: Vec<(String, SchemaId)>,
}

/// `enum` with the extensions that name its values.
#[derive(Clone, Debug)]
pub(super) struct EnumValues {
    pub(super) values: Vec<Value>,
    pub(super) names: Vec<Option<String>>,
    pub(super) descriptions: Vec<Option<String>>,
}

impl EnumValues {
    pub(super) fn only(value: Value) -> Self {
        Self {
            values: vec![value],
            names: vec![None],
            descriptions: vec![None],
        }
    }
}

/// The values of `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonType {
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::String,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// The type of a value; a number without a fraction is an integer. Null has none.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_f64() => Self::Number,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl Written {
    /// A schema that says nothing yet.
    pub(super) fn empty(pointer: Pointer) -> Self {
        Self {
            place: pointer.clone(),
            pointer,
            name: None,
            notes: Notes::default(),
            nullable: false,
            kind: None,
            format: None,
            values: None,
            limits: Limits::default(),
            items: None,
            properties: IndexMap::new(),
            required: IndexSet::new(),
            additional: super::Additional::Unspecified,
            all_of: Vec::new(),
            alternatives: None,
            discriminator: None,
            heirs: Vec::new(),
            raw: false,
        }
    }

    /// The place of one of its keywords.
    pub(super) fn keyword(&self, key: &str) -> Pointer {
        self.place.child(key)
    }

    /// The type, said or implied by the keywords that only apply to it.
    pub(super) fn json_type(&self) -> Option<JsonType> {
        self.kind.or_else(|| {
            if self.describes_object() {
                Some(JsonType::Object)
            } else if self.items.is_some() {
                Some(JsonType::Array)
            } else {
                None
            }
        })
    }

    /// Whether it has keywords that only objects have, `required` aside.
    pub(super) fn describes_object(&self) -> bool {
        !self.properties.is_empty()
            || self.additional != super::Additional::Unspecified
            || self.discriminator.is_some()
    }

    /// Whether it describes an object itself, beside alternatives that may do so too.
    pub(super) fn describes_object_beside_alternatives(&self) -> bool {
        !self.properties.is_empty() || self.additional != super::Additional::Unspecified
    }

    /// Whether its own keywords leave open what its values are, so that it only annotates,
    /// limits or asks for properties that others describe.
    pub(super) fn is_bare(&self) -> bool {
        self.says_at_most_a_type() && matches!(self.kind, None | Some(JsonType::Object))
    }

    /// The same, but for a `type` of any kind.
    pub(super) fn says_at_most_a_type(&self) -> bool {
        !self.raw
            && self.values.is_none()
            && self.items.is_none()
            && self.alternatives.is_none()
            && !self.describes_object()
            && self.heirs.is_empty()
    }
}
