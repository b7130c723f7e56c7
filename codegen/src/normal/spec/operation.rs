//! Operations and their parameters.

use super::{RequestBody, Requirement, Response, SchemaId, Server};
use crate::normal::{
    Challenge, Chunk, CookieStyle, HeaderStyle, PathStyle, PathTemplate, QueryStyle, Wait,
};
use crate::pointer::Pointer;

/// An Operation Object with its path, method and inherited parts.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub pointer: Pointer,
    /// `operationId`, if there is one.
    pub id: Option<String>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// The HTTP method in capitals.
    pub method: String,
    /// `x-idempotent`: whether sending a request twice has the effect of sending it once.
    pub idempotent: Option<bool>,
    /// The path template.
    pub path: PathTemplate,
    /// What the path says behind a `?`: names and values that are always sent.
    pub query: Vec<(String, String)>,
    /// The tags in document order.
    pub tags: Vec<String>,
    /// A short text.
    pub summary: Option<String>,
    /// `CommonMark` text.
    pub description: Option<String>,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// The parameters of path item and operation, merged; path parameters in template order first.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<RequestBody>,
    /// The documented answers in document order.
    pub responses: Vec<Response>,
    /// The alternatives of credentials; empty if none are needed.
    pub security: Vec<Requirement>,
    /// Servers of the operation or its path item, if they override the document's.
    pub servers: Vec<Server>,
    /// `x-challenge`.
    pub challenge: Option<Challenge>,
    /// `x-wait`.
    pub wait: Option<Wait>,
}

/// A Parameter Object.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name on the wire; empty if it is the whole query.
    pub name: String,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// Where it is sent and in which style.
    pub location: Location,
    /// Whether a request without it is invalid.
    pub required: bool,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// `CommonMark` text.
    pub description: Option<String>,
    /// What may be sent.
    pub schema: SchemaId,
    /// The media type, where the parameter is declared by `content` instead of a style.
    pub content: Option<String>,
    /// `x-chunk`.
    pub chunk: Option<Chunk>,
}

/// Where a parameter is sent, with the style and `explode` that its value is written in.
#[derive(Clone, Debug, PartialEq)]
pub enum Location {
    /// In a path segment.
    Path(PathStyle, bool),
    /// In the query.
    Query {
        /// The style.
        style: QueryStyle,
        /// Whether items get a pair each.
        explode: bool,
        /// Whether reserved characters are sent as they are.
        allow_reserved: bool,
        /// Whether the name may be sent without a value.
        allow_empty: bool,
    },
    /// In a header.
    Header(HeaderStyle, bool),
    /// In the `Cookie` header.
    Cookie(CookieStyle, bool),
}
