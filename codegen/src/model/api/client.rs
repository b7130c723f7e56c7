//! What holds for the client as a whole: servers, credentials, groups, response headers.

use super::OperationId;
use crate::model::{Docs, Type};
use crate::pointer::Pointer;

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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    Object(HeaderMembers),
    /// An object as `key=value`.
    ExplodedObject(HeaderMembers),
}

/// What the members of an object in a header are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderMembers {
    /// The names of those that are texts.
    pub texts: Vec<String>,
    /// The names of those that are numbers or booleans.
    pub scalars: Vec<String>,
    /// Whether those of other names are texts.
    pub are_texts: bool,
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
    /// Whether it is plain HTTP to another host than the caller's own, which has to be allowed.
    pub is_plain: bool,
}

/// The path of a server of which the document does not name the host.
#[derive(Clone, Debug)]
pub struct BasePath {
    /// Where the server stands.
    pub pointer: Pointer,
    /// The path, its variables replaced by their defaults.
    pub path: String,
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
