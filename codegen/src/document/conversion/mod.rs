//! From the version that a document was written in to the shape of `OpenAPI` 3.0.
//!
//! Each version has a list of small passes over the raw values. They tell [`Origins`] where a moved
//! subtree came from, so that messages and documentation name the document as it was written.
//! What 3.0 has no words for travels in the keys of [`super::private`].

mod openapi_3_1;
mod swagger_2_0;

use super::Document;
use super::version::Version;
use crate::diagnostic::Diagnostics;

/// Brings all files of a document into the shape of `OpenAPI` 3.0.
pub(super) fn convert(document: &mut Document, version: Version) -> Diagnostics {
    let mut diagnostics = document.drop_private_keys();
    diagnostics.extend(match version {
        Version::Swagger20 => swagger_2_0::convert(document),
        Version::OpenApi30 => Diagnostics::new(),
        Version::OpenApi31 | Version::OpenApi32 => openapi_3_1::convert(document),
    });
    diagnostics
}
