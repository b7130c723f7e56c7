//! The document as meant: references resolved, defaults filled, `allOf` merged.
//!
//! [`normalise`] starts at the selected operations and follows what they reach, so a fault in a
//! part of the document that nothing selected needs does not stop the run. This is the last stage
//! that knows `$ref`, `allOf` and the crate `openapiv3`, whose types serve as vocabulary for the
//! objects that have one fixed shape. Operations and schemas are read from the raw value, because
//! `openapiv3` drops unknown keywords and cannot say where a fault is.

mod choices;
pub mod codes;
mod content;
mod inheritance;
mod keywords;
mod meaning;
mod merge;
mod node;
mod operation;
mod parameter;
mod path;
mod reader;
mod schema;
mod security;
mod select;
mod server;
mod types;
mod written;

use indexmap::IndexMap;
pub use openapiv3::{
    APIKeyLocation, CookieStyle, HeaderStyle, OAuth2Flows, PathStyle, QueryStyle,
    SecurityScheme as SecuritySchemeKind, StatusCode,
};
use serde_json::Value;

pub use path::{PathTemplate, Piece, Segment};
pub use select::Selection;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::pointer::Pointer;

/// The part of an API description that the selection reaches.
#[derive(Clone, Debug)]
pub struct Spec {
    /// `info` and what else describes the API as a whole.
    pub info: Info,
    /// The servers that hold for every operation without its own.
    pub servers: Vec<Server>,
    /// The declared tags and, after them, those that operations name without a declaration.
    pub tags: Vec<Tag>,
    /// The security schemes that a selected operation names.
    pub security_schemes: Vec<SecurityScheme>,
    /// The operations in document order of path and method.
    pub operations: Vec<Operation>,
    /// Every schema that an operation reaches.
    pub schemas: Schemas,
}

/// The Info Object.
#[derive(Clone, Debug)]
pub struct Info {
    /// The API's title.
    pub title: String,
    /// The API's own version, as text.
    pub version: String,
    /// `CommonMark` text.
    pub description: Option<String>,
}

/// A Server Object, its variables with their defaults.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it stands.
    pub pointer: Pointer,
    /// What it is called, if it has a name.
    pub name: Option<String>,
    /// The URL template.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The variables of the template in document order.
    pub variables: IndexMap<String, openapiv3::ServerVariable>,
}

/// A Tag Object.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The name that operations use.
    pub name: String,
    /// `CommonMark` text.
    pub description: Option<String>,
}

/// A Security Scheme Object under its name.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Where it stands.
    pub pointer: Pointer,
    /// The key in `components.securitySchemes`.
    pub name: String,
    /// The scheme as declared.
    pub scheme: openapiv3::SecurityScheme,
}

/// One alternative of a security requirement: all of these schemes together (none: anonymous).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Names of security schemes.
    pub schemes: Vec<String>,
}

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
}

/// A Parameter Object.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name on the wire.
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
    /// The style of an urlencoded property.
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
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name.
    pub name: String,
    /// `CommonMark` text.
    pub description: Option<String>,
    /// Whether every answer carries it.
    pub required: bool,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What its value is.
    pub schema: Option<SchemaId>,
    /// Whether an object's properties are written as `key=value`.
    pub explode: bool,
}

/// The index of a schema in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(usize);

/// The reached schemas.
#[derive(Clone, Debug, Default)]
pub struct Schemas(Vec<Schema>);

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
    pub default: Option<Value>,
    /// A sample value.
    pub example: Option<Value>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
}

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
    /// What it holds.
    pub schema: SchemaId,
    /// The values of the discriminator that name it. The first is the one to send.
    pub tags: Vec<String>,
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

/// Reads what `selection` reaches in `document`.
///
/// Returns the findings in any case, and the spec if none of them is an error.
pub fn normalise(document: &Document, selection: &Selection) -> (Option<Spec>, Diagnostics) {
    let mut reader = reader::Reader::new(document);
    let spec = reader.spec(selection);
    let diagnostics = reader.finish();
    let spec = (!diagnostics.has_errors()).then_some(spec);
    (spec, diagnostics)
}
