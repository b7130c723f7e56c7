//! What a declared type can be: a struct or one of several literal values.

use serde_json::Value;

use super::{FieldStyle, Type};
use crate::model::{Docs, Rules};
use crate::pointer::Pointer;

/// The fields of a struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The properties in document order.
    pub fields: Vec<Field>,
    /// The type of the properties without a name, where the document declares them.
    pub rest: Option<(Type, Rules)>,
    /// What `Debug` tells of those.
    pub rest_disclosure: Disclosure,
    /// For a multipart body: its parts and their headers, in step with the fields.
    pub parts: Option<Vec<Part>>,
}

/// How a field is sent as a part of a multipart body.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Its content type, where the document names one.
    pub content_type: Option<String>,
    /// How its value is written, where it is not the usual way.
    pub style: Option<FieldStyle>,
    /// Whether the bytes of a file are sent as base64.
    pub is_base64: bool,
    /// The headers that a file can have besides, and whether it must.
    pub headers: Vec<(String, bool)>,
    /// The part whose header the field is, if it is no part itself.
    pub header: Option<PartHeader>,
}

/// A header of a part that is no file.
#[derive(Clone, Debug)]
pub struct PartHeader {
    /// The name of the part.
    pub part: String,
    /// The name of the header.
    pub name: String,
    /// Whether the part is not sent without it.
    pub required: bool,
    /// Whether an object's properties are written as `key=value`.
    pub explode: bool,
    /// Whether it is written in JSON.
    pub json: bool,
}

/// A property.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something else")]
pub struct Field {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name on the wire.
    pub name: String,
    /// The text that names are made from.
    pub hint: String,
    /// What it holds when it is there and not null.
    pub ty: Type,
    /// Whether the document requires it.
    pub required: bool,
    /// Whether null is a value of it.
    pub nullable: bool,
    /// Whether only answers hold it.
    pub read_only: bool,
    /// Whether only requests hold it.
    pub write_only: bool,
    /// What follows from these four for the directions in which its type travels.
    pub presence: Presence,
    /// Whether null is read as no items.
    pub null_is_empty: bool,
    /// The only value that it can have, where the schema leaves no other.
    pub only: Option<Value>,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What must hold for it.
    pub rules: Rules,
    /// What `Debug` tells of it.
    pub disclosure: Disclosure,
    /// What the document says of it.
    pub docs: Docs,
}

impl Struct {
    /// The fields that a caller must give, in the order in which `new` takes them: by their names,
    /// since members of an object have no order, and a document may write them in another one.
    pub fn asked(&self) -> Vec<usize> {
        let fields = self.fields.iter().enumerate();
        let mut asked: Vec<(usize, &Field)> =
            fields.filter(|(_, field)| field.is_asked()).collect();
        asked.sort_by_key(|(_, field)| &field.name);
        asked.into_iter().map(|(index, _)| index).collect()
    }

    /// Whether it has a value without anything being set, and so `Default`.
    pub fn has_default(&self) -> bool {
        !self.fields.iter().any(Field::is_set)
    }
}

impl Field {
    /// Whether it always has a value, given or not.
    pub fn is_set(&self) -> bool {
        match self.presence {
            Presence::Required | Presence::Nullable | Presence::SentOnly => true,
            Presence::Optional | Presence::Either => false,
        }
    }

    /// Whether a caller must give it.
    pub fn is_asked(&self) -> bool {
        match self.presence {
            Presence::Required => self.only.is_none(),
            Presence::Nullable | Presence::SentOnly => true,
            Presence::Optional | Presence::Either => false,
        }
    }
}

/// What `Debug` tells of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Disclosure {
    /// What is no text.
    #[default]
    Closed,
    /// Everything.
    Shown,
    /// Nothing.
    Hidden,
}

/// Whether a property may be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is always there.
    Required,
    /// It is always there and may be null.
    Nullable,
    /// It may be absent; null is read as absent.
    Optional,
    /// It may be absent or null, and a request tells the two apart.
    Either,
    /// A caller must give it; an answer never has it.
    SentOnly,
}

/// Literal values.
#[derive(Clone, Debug)]
pub struct Literals {
    /// The values in document order.
    pub values: Vec<Literal>,
    /// What they are.
    pub base: LiteralBase,
}

/// What literal values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralBase {
    /// Texts.
    String,
    /// Whole numbers.
    Integer,
    /// Of several types.
    Mixed,
}

/// One literal value.
#[derive(Clone, Debug)]
pub struct Literal {
    /// The value on the wire.
    pub value: Value,
    /// The text that a name is made from.
    pub hint: String,
    /// What the document says of it.
    pub docs: Docs,
}
