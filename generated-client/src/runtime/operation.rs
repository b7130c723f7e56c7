// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! What an operation is to the runtime: its facts and how its answers are read.

use super::decode::ReadError;
use super::error::OperationError;
use super::response::Reply;
use super::security::SecurityScheme;

/// One operation of the document. Implemented by the marker types of the generated code.
pub trait Operation: 'static {
    /// The value of a successful answer.
    type Output: 'static;
    /// The errors that the document names for this operation.
    type Error: OperationError;
    /// The facts of the operation.
    const INFO: &'static OperationInfo;
    /// The server of the operation, where it has one of its own.
    const SERVER: Option<OperationServer> = None;

    /// The media types that are read, as the header `Accept` has them.
    const ACCEPT: &'static str = "application/json, */*;q=0.5";

    /// The statuses, from one to another, whose bodies are handed over while they arrive.
    const STREAMED: &'static [(u16, u16)] = &[];

    /// Reads an answer according to its status; it is complete unless its status is streamed.
    fn read(reply: &Reply) -> Result<Answer<Self::Output, Self::Error>, ReadError>;

    /// The answer that is read as this value.
    #[cfg(feature = "mock")]
    fn write(output: &Self::Output) -> super::Written;
}

/// The server of an operation that has one of its own.
///
/// It is called where the client's base URL is one that the document names for the whole API. A
/// client with another base URL, such as a proxy or a test server, sends everything there.
#[derive(Clone, Copy, Debug)]
pub struct OperationServer {
    /// Its base URL; relative ones are resolved against the client's.
    pub url: &'static str,
    /// The base URLs that the document names for the whole API.
    pub instead_of: &'static [&'static str],
}

/// The facts of an operation that its requests, its errors and its authorisation need.
#[derive(Debug)]
pub struct OperationInfo {
    /// The `operationId`.
    pub id: &'static str,
    /// The HTTP method, of which a document may have its own.
    pub method: &'static str,
    /// The path template, relative to the base URL.
    pub path: &'static str,
    /// Whether sending a request twice has the effect of sending it once, so that it may be
    /// sent again: by its method, or as the document says (`x-idempotent`).
    pub idempotent: bool,
    /// The alternatives of which one must be met, each a list of schemes that are needed
    /// together. An empty alternative allows anonymous calls, and so does an empty list.
    pub security: &'static [&'static [SecurityScheme]],
}

impl OperationInfo {
    /// Whether sending a request twice has the effect of sending it once.
    pub fn is_idempotent(&self) -> bool {
        self.idempotent
    }
}

/// What an answer means according to the document.
#[derive(Debug)]
pub enum Answer<T, E> {
    /// A documented success.
    Success(T),
    /// A documented error.
    Failure(E),
    /// A status that the document does not name.
    Undocumented,
}
