//! The document as meant: references resolved, defaults filled, `allOf` merged.
//!
//! [`normalise`] starts at the selected operations and follows what they reach, so a fault in a
//! part of the document that nothing selected needs does not stop the run. This is the last stage
//! that knows `$ref`, `allOf` and the crate `openapiv3`, whose types serve as vocabulary for the
//! objects that have one fixed shape. Operations and schemas are read from the raw value, because
//! `openapiv3` drops unknown keywords and cannot say where a fault is.

mod broken;
mod choices;
pub mod codes;
mod combine;
mod content;
mod conveniences;
mod discriminator;
mod enumeration;
mod facets;
mod identity;
mod inheritance;
mod keywords;
mod kind;
mod limits;
mod meaning;
mod merge;
mod node;
mod numbers;
mod operation;
mod parameter;
mod parameters;
mod path;
mod reach;
mod reader;
mod schema;
mod security;
mod select;
mod sensitive;
mod server;
mod spec;
mod tags;
mod types;
mod undeclared_tag;
mod unions;
mod unmeant;
mod unused;
mod values;
mod written;

pub use crate::document::words::Words;
pub use broken::Broken;
pub use conveniences::{Challenge, Chunk, Condition, Wait, Word};
pub use numbers::{canonical, is_among};
pub use openapiv3::{
    APIKeyLocation, CookieStyle, HeaderStyle, OAuth2Flows, PathStyle, QueryStyle,
    SecurityScheme as SecuritySchemeKind, StatusCode,
};
pub use path::{PathTemplate, Piece, Segment};
pub use select::Selection;
pub use spec::{
    Additional, Encoding, Enumeration, Example, Header, Info, Items, Limits, Location, MediaType,
    Notes, Object, Operation, Own, Parameter, Property, RequestBody, Requirement, Response, Schema,
    SchemaId, Schemas, SecurityScheme, Server, Shape, Tag, Union, Variant,
};

use crate::diagnostic::Diagnostics;
use crate::document::Document;

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
    /// Whether servers send null for arrays and maps without items (`x-null-as-empty` of the
    /// document, or the settings).
    pub null_as_empty: bool,
    /// How the document's version says what messages speak of.
    pub words: &'static Words,
}

/// Reads what `selection` reaches in `document`.
///
/// Returns the findings in any case, and the spec if none of them is an error.
pub fn normalise(document: &Document, selection: &Selection) -> (Option<Spec>, Diagnostics) {
    let (spec, reader) = broken::read(document, selection, &|_| true);
    let diagnostics = reader.finish();
    if !diagnostics.has_errors() {
        return (Some(spec), diagnostics);
    }
    let rest = selection
        .skip_broken
        .then(|| broken::without(document, selection));
    match rest.flatten() {
        Some((spec, diagnostics, _)) => (Some(spec), diagnostics),
        None => (None, diagnostics),
    }
}

/// A message for each tag and operation that is wanted and that the document does not have.
pub fn lacking(document: &Document, selection: &Selection) -> Diagnostics {
    let selection = Selection {
        may_lack: false,
        ..selection.clone()
    };
    let mut reader = reader::Reader::new(document);
    reader.select(&selection);
    let found = reader.finish();
    let found = found.iter();
    let lacking = found.filter(|it| it.code().id == codes::NOTHING_SELECTED.id);
    lacking.cloned().collect()
}

/// The operations and paths that alone are broken: without them there is a client. There are none
/// if something else is wrong, or nothing would be left.
pub fn broken(document: &Document, selection: &Selection) -> Vec<Broken> {
    let rest = broken::without(document, selection);
    rest.map(|(_, _, broken)| broken).unwrap_or_default()
}
