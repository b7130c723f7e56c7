//! The parts of a [`Spec`](super::Spec).

mod content;
mod document;
mod operation;
mod schema;
mod shape;

pub use content::{Encoding, Header, Items, MediaType, RequestBody, Response};
pub use document::{Info, Requirement, SecurityScheme, Server, Tag};
pub use operation::{Location, Operation, Parameter};
pub use schema::{Example, Limits, Notes, Schema, SchemaId, Schemas};
pub use shape::{Additional, Enumeration, Object, Own, Property, Shape, Union, Variant};
