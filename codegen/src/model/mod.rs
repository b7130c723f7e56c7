//! The API as Rust: structs, enums, unions and operations, by id and without names.
//!
//! [`lower`] decides for every schema which Rust type stands for it, and for every operation what
//! a caller passes and gets. What things are called is the next stage's business; a type carries
//! only a [`Hint`] of where it comes from.

mod answers;
mod applicable;
mod bodies;
mod boxes;
pub mod codes;
mod docs;
mod headers;
mod literals;
mod lower;
mod media;
mod multipart;
mod operations;
mod patterns;
mod rules;
mod servers;
mod structs;
mod types;
mod unions;
mod usage;

use serde_json::Value;

pub use crate::normal::{CookieStyle, HeaderStyle, Location, PathStyle, QueryStyle};
pub use docs::Docs;
pub use rules::{Bound, Rule, Rules};

use crate::diagnostic::Diagnostics;
use crate::normal::Spec;
use crate::pointer::Pointer;

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
}

/// A response header.
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands first.
    pub pointer: Pointer,
    /// The name on the wire.
    pub name: String,
    /// What its value is.
    pub ty: Type,
    /// How its text is read.
    pub shape: HeaderShape,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What the document says of it.
    pub docs: Docs,
}

/// How the text of a header becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderShape {
    /// A text.
    Text,
    /// A number or a boolean.
    Scalar,
    /// A list of texts.
    Texts,
    /// A list of numbers or booleans.
    Scalars,
    /// An object as `key,value`.
    Object,
    /// An object as `key=value`.
    ExplodedObject,
}

/// A server, its URL complete.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it stands.
    pub pointer: Pointer,
    /// The base URL, its variables replaced by their defaults.
    pub url: String,
    /// What it is for.
    pub docs: Docs,
    /// The text that a name is made from.
    pub hint: String,
}

/// The operations of one tag.
#[derive(Clone, Debug)]
pub struct Group {
    /// The tag; `None` holds the operations without one.
    pub tag: Option<String>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its operations, in document order.
    pub operations: Vec<OperationId>,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Where it stands.
    pub pointer: Pointer,
    /// Its name in the document.
    pub name: String,
    /// How its credential is sent.
    pub placement: Placement,
    /// Where its tokens are given, if the client can ask for them.
    pub tokens: Option<TokenUrls>,
    /// What the document says of it.
    pub docs: Docs,
}

/// The token endpoints of OAuth 2.0. Those without a host are at the root of the API's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenUrls {
    /// For tokens of the application.
    pub client_credentials: Option<String>,
    /// For tokens of users.
    pub password: Option<String>,
    /// For refresh tokens.
    pub refresh: Option<String>,
}

/// Where a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization: <scheme> …`, with the scheme's name.
    Authorization(String),
    /// In this header.
    Header(String),
    /// In this query parameter.
    Query(String),
    /// In this cookie.
    Cookie(String),
}

/// The index of an operation in [`Api::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(pub(crate) usize);

/// A method of the client.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub pointer: Pointer,
    /// `operationId`, or method and path.
    pub id: String,
    /// The text that names are made from.
    pub hint: String,
    /// The HTTP method in capitals.
    pub method: String,
    /// Whether sending a request twice has the effect of sending it once.
    pub idempotent: bool,
    /// The path template.
    pub path: String,
    /// What the path's own query says.
    pub query: Vec<(String, String)>,
    /// What the document says of it.
    pub docs: Docs,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What is passed besides a body.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What may be sent instead, in another way.
    pub other_bodies: Vec<Body>,
    /// What a call yields.
    pub success: Vec<Answer>,
    /// The errors that a call may yield.
    pub failures: Vec<Answer>,
    /// The alternatives of credentials, as indices of [`Api::schemes`].
    pub security: Vec<Vec<usize>>,
    /// Servers of its own.
    pub servers: Vec<Server>,
}

/// An argument (required) or a setter (optional).
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name on the wire.
    pub name: String,
    /// The text that names are made from.
    pub hint: String,
    /// Where it is sent, and how.
    pub location: Location,
    /// Whether it is written as JSON instead of a style.
    pub json: bool,
    /// Whether a call without it is impossible.
    pub required: bool,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What is passed.
    pub ty: Type,
    /// What must hold for it.
    pub rules: Rules,
    /// What the document says of it.
    pub docs: Docs,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where it stands.
    pub pointer: Pointer,
    /// The media type that is sent.
    pub media_type: String,
    /// Media types that a caller may name instead.
    pub also: Vec<String>,
    /// The text that names are made from, where it is not the first body of its operation.
    pub hint: String,
    /// Whether a call without it is impossible.
    pub required: bool,
    /// What is passed.
    pub payload: Payload,
    /// What must hold for it.
    pub rules: Rules,
    /// What the document says of it.
    pub docs: Docs,
}

/// What a body holds.
#[derive(Clone, Debug)]
pub enum Payload {
    /// JSON of this type.
    Json(Type),
    /// A form of this type, with the properties that are written in a way of their own.
    Form(Type, Vec<(String, FieldStyle)>),
    /// Parts: of this struct, or of the caller's making.
    Multipart(Option<TypeId>),
    /// Plain text.
    Text,
    /// Bytes.
    Bytes,
    /// Bytes that are handed over while they arrive.
    Stream,
    /// Values of this type, one after another, each handed over when it arrives.
    Items(Type, Framing),
    /// Nothing.
    Empty,
}

/// How the items of a stream follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// One JSON text a line.
    Lines,
    /// JSON texts between record separators.
    Sequence,
    /// Server-sent events.
    Events,
    /// Server-sent events whose data is JSON.
    JsonEvents,
}

/// How a property of a form is written, where it is not the usual way.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldStyle {
    /// As JSON.
    Json,
    /// Like a query parameter.
    Query {
        /// The style.
        style: QueryStyle,
        /// Whether items get a pair each.
        explode: bool,
        /// Whether reserved characters are sent as they are.
        allow_reserved: bool,
    },
}

/// A documented answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Where it stands.
    pub pointer: Pointer,
    /// The statuses that it stands for.
    pub status: Status,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// What it carries.
    pub payload: Payload,
    /// What the document says of it.
    pub docs: Docs,
}

/// The statuses that a documented answer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// One status.
    Code(u16),
    /// The hundred that begins with this digit.
    Range(u16),
    /// Those from 200 to 299 that nothing else stands for.
    AnySuccess,
    /// Those that nothing else stands for.
    Any,
}

/// The index of a type in [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(usize);

impl TypeId {
    /// Its place in [`Types`].
    pub fn index(self) -> usize {
        self.0
    }
}

/// The declared types.
#[derive(Clone, Debug, Default)]
pub struct Types(Vec<TypeDef>);

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

/// The fields of a struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The properties in document order.
    pub fields: Vec<Field>,
    /// The type of the properties without a name, where the document declares them.
    pub rest: Option<(Type, Rules)>,
    /// For a multipart body: the content types of its parts, in step with the fields.
    pub parts: Option<Vec<Option<String>>>,
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
    /// The only value that it can have, where the schema leaves no other.
    pub only: Option<Value>,
    /// Whether callers are told not to use it.
    pub deprecated: bool,
    /// What must hold for it.
    pub rules: Rules,
    /// What the document says of it.
    pub docs: Docs,
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

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Whether a value may be of several alternatives at once.
    pub inclusive: bool,
    /// The alternatives in document order.
    pub variants: Vec<UnionVariant>,
    /// The property that tells them apart.
    pub tag: Option<String>,
}

/// An alternative.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// What it holds.
    pub ty: Type,
    /// The text that a name is made from.
    pub hint: String,
    /// The values of the tag that stand for it; the first is the one to send.
    pub tags: Vec<String>,
    /// Whether its own type has the tag as a property.
    pub has_tag: bool,
    /// What a value of it looks like, to tell it from the others.
    pub look: Look,
    /// What must hold for it.
    pub rules: Rules,
}

/// What values of a union's alternative look like in JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The JSON types that they can have.
    pub kinds: Vec<JsonKind>,
    /// Properties that are always there.
    pub required: Vec<String>,
    /// All properties that it knows.
    pub known: Vec<String>,
    /// Whether it takes properties that it does not know.
    pub open: bool,
    /// Properties, or the value itself under the name `""`, that have one of a few literal values.
    pub literals: Vec<(String, Vec<Value>)>,
}

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `true` or `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
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

/// Decides how each part of `spec` looks in Rust.
///
/// Returns the findings in any case, and the API if none of them is an error.
pub fn lower(spec: &Spec) -> (Option<Api>, Diagnostics) {
    lower::lower(spec)
}
