//! The parts of an [`Api`](super::Api).

mod client;
mod operation;
mod shapes;
mod types;
mod union;

pub use client::{
    BasePath, Group, Header, HeaderMembers, HeaderShape, Placement, Scheme, Server, TokenUrls,
};
pub use operation::{
    Answer, Body, FieldStyle, Framing, Operation, OperationId, Parameter, Payload, Reading, Status,
    single_output,
};
pub use shapes::{
    Disclosure, Field, Literal, LiteralBase, Literals, Part, PartHeader, Presence, Struct,
};
pub use types::{Composition, Example, Hint, Integer, Type, TypeDef, TypeId, TypeKind, Types};
pub use union::{JsonKind, Look, Union, UnionVariant};
