//! What holds for the document as a whole: its title, servers, tags and credentials.

use indexmap::IndexMap;

use crate::pointer::Pointer;

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
    /// Where it stands.
    pub pointer: Pointer,
    /// Names of security schemes.
    pub schemes: Vec<String>,
}
