//! Operations: what a caller passes and what a call yields.

use super::{Server, Type, TypeId};
use crate::model::{Challenge, Chunk, Docs, Location, QueryStyle, Rules, Wait};
use crate::pointer::Pointer;

/// The index of an operation in [`Api::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(pub(crate) usize);

impl OperationId {
    /// Its place in [`Api::operations`].
    pub fn index(self) -> usize {
        self.0
    }
}

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
    /// What a call asks for, as `Accept` has it; `None` if that is JSON.
    pub accept: Option<String>,
    /// The other ways to read the successes.
    pub readings: Vec<Reading>,
    /// The alternatives of credentials, as indices of [`Api::schemes`].
    pub security: Vec<Vec<usize>>,
    /// Servers of its own.
    pub servers: Vec<Server>,
    /// How it asks, and is answered.
    pub challenge: Option<Challenge>,
    /// When its value is ready.
    pub wait: Option<Wait>,
    /// Which list may be sent in several calls.
    pub chunk: Option<Chunk>,
}

impl Operation {
    /// What all successes carry, if that is the same.
    pub fn single_output(&self) -> Option<&Payload> {
        single_output(&self.success)
    }

    /// All answers, however they are read.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        let others = self.readings.iter().flat_map(|reading| &reading.success);
        self.success.iter().chain(&self.failures).chain(others)
    }
}

/// What all of these carry, if that is the same.
pub fn single_output(success: &[Answer]) -> Option<&Payload> {
    let mut payloads = success.iter().map(|answer| &answer.payload);
    let first = payloads.next()?;
    payloads.all(|payload| payload == first).then_some(first)
}

/// An argument (required) or a setter (optional).
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: Pointer,
    /// The name on the wire; empty if it is the whole query.
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
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// JSON of this type.
    Json(Type),
    /// A form of this type, with the properties that are written in a way of their own.
    Form(Type, Vec<(String, FieldStyle)>),
    /// Parts: of this struct, or of the caller's making.
    Multipart(Option<TypeId>),
    /// A number, a boolean or a word of this type, in plain text.
    Plain(Type),
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
    /// The media types that are read as this.
    pub media_types: Vec<String>,
    /// The media types of the same statuses that are read in another way.
    pub beside: Vec<String>,
    /// What tells it from the usual answer of its statuses, where it is another one: the text that
    /// names are made from.
    pub hint: Option<String>,
    /// What the document says of it.
    pub docs: Docs,
}

/// Another way to read the successes of an operation, for the media types that are not read
/// unasked.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text that names are made from.
    pub hint: String,
    /// The media types that it is for.
    pub media_types: Vec<String>,
    /// What is asked for, as `Accept` has it.
    pub accept: Option<String>,
    /// What a call yields then, in step with the usual successes.
    pub success: Vec<Answer>,
}

/// The statuses that a documented answer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
