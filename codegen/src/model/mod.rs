//! The API as Rust: structs, enums, unions and operations, by id and without names.
//!
//! [`lower`] decides for every schema which Rust type stands for it, and for every operation what
//! a caller passes and gets. What things are called is the next stage's business; a type carries
//! only a [`Hint`] of where it comes from.

mod alternatives;
mod answers;
mod api;
mod applicable;
mod bodies;
mod boxes;
pub mod codes;
mod conveniences;
mod defaults;
mod disclosure;
mod docs;
mod examples;
mod fits;
mod headers;
mod integers;
mod literals;
mod looks;
mod lower;
mod media;
mod multipart;
mod nesting;
mod operations;
mod patterns;
mod repeated;
mod representations;
mod rules;
mod samples;
mod schemes;
mod servers;
mod structs;
mod styles;
mod types;
mod unions;
mod usage;

pub use crate::normal::{CookieStyle, HeaderStyle, Location, PathStyle, QueryStyle};
pub use api::{
    Answer, BasePath, Body, Composition, Disclosure, Example, Field, FieldStyle, Framing, Group,
    Header, HeaderMembers, HeaderShape, Hint, Integer, JsonKind, Literal, LiteralBase, Literals,
    Look, Operation, OperationId, Parameter, Part, PartHeader, Payload, Placement, Presence,
    Reading, Scheme, Server, Status, Struct, TokenUrls, Type, TypeDef, TypeId, TypeKind, Types,
    Union, UnionVariant, single_output,
};
pub use conveniences::{Challenge, Chunk, Condition, FieldAt, Wait};
pub use docs::Docs;
pub use rules::{Bound, Rule, Rules};

use crate::diagnostic::Diagnostics;
use crate::normal::Spec;

/// An API client in terms of Rust.
#[derive(Clone, Debug)]
pub struct Api {
    /// The API's title.
    pub title: String,
    /// The API's own version.
    pub version: String,
    /// What the crate's front page says.
    pub docs: Docs,
    /// The servers that a caller may choose from.
    pub servers: Vec<Server>,
    /// The path of the API at a host that the caller knows.
    pub base_path: Option<BasePath>,
    /// The credentials that operations ask for.
    pub schemes: Vec<Scheme>,
    /// The tags with their operations.
    pub groups: Vec<Group>,
    /// Every operation, in document order.
    pub operations: Vec<Operation>,
    /// The response headers that the document describes, each once.
    pub headers: Vec<Header>,
    /// Every type that is declared.
    pub types: Types,
    /// How deep the compiler has to follow types, where that is deeper than it does unasked.
    pub recursion_limit: Option<usize>,
}

/// Decides how each part of `spec` looks in Rust.
///
/// Returns the findings in any case, and the API if none of them is an error.
pub fn lower(spec: &Spec) -> (Option<Api>, Diagnostics) {
    lower::lower(spec)
}
