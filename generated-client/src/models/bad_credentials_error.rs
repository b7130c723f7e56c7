// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// The body of a 401, in the shape that OAuth prescribes and with its names in snake_case. It
/// is about the access token, never about banking credentials.
///
/// Spec: `#/components/schemas/BadCredentialsError`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct BadCredentialsError {
    /// What kind of error it is, for example `invalid_token`.
    pub error: String,

    /// A text about the error. It may repeat the access token, so do not log it as it is.
    pub error_description: String,
}

runtime::object!(BadCredentialsError {
    error = "error",
    error_description = "error_description",
});

runtime::example!(BadCredentialsError => r#"{"error": "invalid_token", "error_description": "Invalid access token"}"#);
