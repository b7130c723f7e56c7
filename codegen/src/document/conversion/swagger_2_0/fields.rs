//! The fields that Swagger 2.0 gives its objects and OpenAPI 3.0 does not.

use super::super::Document;
use super::places::Places;
use crate::pointer::Pointer;

const ROOT: &[&str] = &[
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

const OPERATION: &[&str] = &["consumes", "produces", "schemes"];

/// Of parameters other than bodies, and of headers.
const VALUE: &[&str] = &[
    "type",
    "format",
    "items",
    "collectionFormat",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
];

const RESPONSE: &[&str] = &["schema", "examples"];

/// Tells whoever reads the objects.
pub(super) fn note(document: &mut Document, places: &Places) {
    let mut note = |place: &Pointer, fields| {
        document.remarks.entry(place.clone()).or_default().fields = fields;
    };
    note(&Pointer::root(), ROOT);
    for place in places.parameters().chain(places.headers()) {
        note(place, VALUE);
    }
    for place in places.responses() {
        note(place, RESPONSE);
    }
    for operation in places.operations() {
        let remark = document.remarks.entry(operation.place.clone()).or_default();
        remark.fields = OPERATION;
    }
}
