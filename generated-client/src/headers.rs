// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Response headers as values.
//!
//! Each takes the headers of an answer, such as `response.headers()` or an error's, and gives
//! `None` if the header is absent and an error if it does not have the documented form.

use crate::models;
use crate::runtime::{HeaderMap, HeaderShape, ReadError, read_header};

/// The identifier of this request: the `X-REQUEST-ID` that was sent, or else one that the
/// server made up. Worth logging, as finAPI's support asks for it.
///
/// `X-Request-Id`, spec: `#/components/headers/RequestId`
#[inline]
pub fn x_request_id2(headers: &HeaderMap) -> Result<Option<models::RequestId>, ReadError> {
    read_header(headers, "X-Request-Id", HeaderShape::Text)
}
