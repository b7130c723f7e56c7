//! What is sent and answered: bodies, responses, their media types and headers.

use indexmap::IndexMap;

use super::{Example, SchemaId};
use crate::normal::{QueryStyle, StatusCode};
use crate::pointer::Pointer;

/// A Request Body Object.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Where it stands.
    pub pointer: Pointer,
    /// `CommonMark` text.
    pub description: Option<String>,
    /// Whether a request without it is invalid.
    pub required: bool,
    /// The media types in document order.
    pub content: Vec<MediaType>,
}

/// A Media Type Object under its name.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// Where it stands.
    pub pointer: Pointer,
    /// The media type or range, such as `application/json`.
    pub name: String,
    /// What is sent, if the document says so.
    pub schema: Option<SchemaId>,
    /// What each item of a stream is, if it is one.
    pub items: Option<Items>,
    /// Sample values: `example`, else those of `examples` that the document holds itself.
    pub examples: Vec<Example>,
    /// How the properties of a form are written.
    pub encoding: IndexMap<String, Encoding>,
}

/// The items of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    /// What each of them is.
    pub schema: SchemaId,
    /// For server-sent events, whether their data is JSON of the type of `data`.
    pub json_data: bool,
}

/// An Encoding Object of a form's property.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Encoding {
    /// The media type of a part.
    pub content_type: Option<String>,
    /// The headers of a part.
    pub headers: Vec<Header>,
    /// The style of a property.
    pub style: Option<QueryStyle>,
    /// Whether items get a pair each.
    pub explode: Option<bool>,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
}

/// A Response Object under its status.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub pointer: Pointer,
    /// The status or range; `None` is `default`.
    pub status: Option<StatusCode>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// `CommonMark` text.
    pub description: String,
    /// The response headers, by name.
    pub headers: Vec<Header>,
    /// The media types in document order.
    pub content: Vec<MediaType>,
}

/// A Header Object under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name.
    pub name: String,
    /// `CommonMark` text.
    pub description: Option<String>,
    /// Whether every answer, or every part, carries it.
    pub required: bool,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What its value is.
    pub schema: Option<SchemaId>,
    /// The media type, where the header is declared by `content` instead of a style.
    pub content: Option<String>,
    /// Whether an object's properties are written as `key=value`.
    pub explode: bool,
}
