//! Declared types, and the use of a type.

use serde_json::Value;

use super::{Disclosure, Literals, OperationId, Struct, Union};
use crate::model::{Docs, Rules};
use crate::pointer::Pointer;

/// The index of a type in [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(in crate::model) usize);

impl TypeId {
    /// Its place in [`Types`].
    pub fn index(self) -> usize {
        self.0
    }
}

/// The declared types.
#[derive(Clone, Debug, Default)]
pub struct Types(pub(in crate::model) Vec<TypeDef>);

impl Types {
    /// The type with this id.
    pub fn get(&self, id: TypeId) -> &TypeDef {
        // Ids are made only by this stage, together with their type.
        &self.0[id.0]
    }

    /// Every type with its id.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, def)| (TypeId(index), def))
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

/// A declared type.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something else")]
pub struct TypeDef {
    /// The schema that it stands for.
    pub pointer: Pointer,
    /// Where its name comes from.
    pub hint: Hint,
    /// The type in whose file it stands: itself, or the one that it is an inline part of.
    pub home: TypeId,
    /// What the document says of it.
    pub docs: Docs,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
    /// Whether requests hold it.
    pub sent: bool,
    /// Whether answers hold it.
    pub received: bool,
    /// Whether something in it must be checked before it is sent.
    pub checked: bool,
    /// What its `Debug` tells, whoever holds it.
    pub disclosure: Disclosure,
    /// A value for tests; `None` where there is none of finite size, and for what has no JSON.
    pub example: Option<Example>,
}

/// A value of a type.
#[derive(Clone, Debug)]
pub enum Example {
    /// This value.
    Json(Value),
    /// The example of that type. No type's example leads back to itself.
    Of(TypeId),
    /// A list of values.
    List(Vec<Example>),
    /// An object, its members in document order.
    Object(Vec<(String, Example)>),
}

/// Where a type's name comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The document names it.
    Name(String),
    /// It is a part of a type, under this role: a property's name, `item`, `value`, …
    Part(TypeId, String),
    /// It is a part of an operation, under this role: a parameter's name, `body`, `response`.
    Operation(OperationId, String),
}

/// What a declared type is.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object with named properties.
    Struct(Struct),
    /// One of several literal values.
    Literals(Literals),
    /// A scalar under a name of its own.
    Newtype(Type, Rules),
    /// Another name for a type.
    Alias(Type, Rules),
    /// One of several types.
    Union(Union),
}

/// The use of a type.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// A declared type.
    Named(TypeId),
    /// `bool`
    Boolean,
    /// A whole number.
    Integer(Integer),
    /// `f64`
    Float,
    /// `String`
    String,
    /// A text that is hidden and wiped.
    Secret,
    /// A calendar date.
    Date,
    /// A point in time with its offset.
    DateTime,
    /// A UUID.
    Uuid,
    /// Bytes, written as base64.
    Base64,
    /// An IP address of either or one version.
    Ip(Option<u8>),
    /// Any JSON value.
    Json,
    /// A file in a multipart body.
    File,
    /// `Vec`
    List(Box<Type>),
    /// A map with text keys.
    Map(Box<Type>),
    /// A value or null, where absence is no question: items of a list, values of a map.
    Nullable(Box<Type>),
    /// A value on the heap, where a cycle needs it.
    Boxed(Box<Type>),
}

/// What a type is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Composition<'t> {
    /// A declared type.
    Named(TypeId),
    /// A type without parts.
    Scalar,
    /// A list of these.
    List(&'t Type),
    /// A map of these.
    Map(&'t Type),
    /// One of these, or null.
    Nullable(&'t Type),
    /// One of these, on the heap.
    Boxed(&'t Type),
}

impl Type {
    /// What it is made of, for those who do not care which scalar it is.
    pub fn composition(&self) -> Composition<'_> {
        match self {
            Self::Named(id) => Composition::Named(*id),
            Self::List(item) => Composition::List(item),
            Self::Map(value) => Composition::Map(value),
            Self::Nullable(inner) => Composition::Nullable(inner),
            Self::Boxed(inner) => Composition::Boxed(inner),
            Self::Boolean
            | Self::Integer(_)
            | Self::Float
            | Self::String
            | Self::Secret
            | Self::Date
            | Self::DateTime
            | Self::Uuid
            | Self::Base64
            | Self::Ip(_)
            | Self::Json
            | Self::File => Composition::Scalar,
        }
    }

    /// The declared type inside, if any.
    pub fn named_type(&self) -> Option<TypeId> {
        match self.composition() {
            Composition::Named(id) => Some(id),
            Composition::List(inner)
            | Composition::Map(inner)
            | Composition::Nullable(inner)
            | Composition::Boxed(inner) => inner.named_type(),
            Composition::Scalar => None,
        }
    }
}

/// The Rust integer types that formats choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integer {
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
}
