//! The passes for `Swagger 2.0`.
//!
//! Definitions, parameters and responses stay where they are, because a reference may lead
//! anywhere; only what they hold is brought into shape. Schemas are referred to from where 3.0
//! wants them, so that references into them still lead somewhere and nothing is copied.
//!
//! What only 3.0 has, such as `oneOf` or `nullable`, is left alone and honoured: documents that use
//! it under the older name mean what it means.

mod bodies;
mod collections;
mod media_types;
mod parameters;
mod places;
mod references;
mod responses;
mod schemas;
mod security;
mod servers;

use super::Document;
use crate::diagnostic::Diagnostics;
use places::Places;

pub(super) fn convert(document: &mut Document) -> Diagnostics {
    // Which objects stand where, in all files, found by following what refers to them.
    let places = Places::of(document);
    // `host`, `basePath` and `schemes` become `servers`.
    servers::convert(document, &places);
    // `securityDefinitions` become `components.securitySchemes`.
    security::convert(document);
    // What parameters and headers say of their values becomes their `schema`; `collectionFormat`
    // becomes `style` and `explode`.
    parameters::convert(document, &places);
    // Body and form parameters become a `requestBody` with the media types of `consumes`.
    bodies::convert(document, &places);
    // Schemas of responses become their `content`, under the media types of `produces`.
    responses::convert(document, &places);
    // Files, discriminators and `x-nullable`, in every schema.
    schemas::convert(document, &places);
    Diagnostics::new()
}
