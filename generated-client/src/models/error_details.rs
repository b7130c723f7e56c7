// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::{ErrorCode, ErrorType};
use crate::runtime;

/// One thing that went wrong. Later versions add fields, above all `multiStepAuthentication`,
/// which then holds the details of a challenge.
///
/// Spec: `#/components/schemas/ErrorDetails`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// A text about the error. If `type` is `BUSINESS`, it is German and meant for the user, often
    /// the words of the bank. With status 510 it is the bank's question.
    pub message: Option<String>,

    /// What kind of error it is.
    pub code: Option<ErrorCode>,

    /// Whom the message is for.
    pub r#type: Option<ErrorType>,
}

runtime::object!(ErrorDetails {
    message = "message" optional,
    code = "code" optional,
    r#type = "type" optional,
});

runtime::example!(ErrorDetails => r#"{
  "message": "Bitte geben Sie die TAN ein, die an Ihr Mobiltelefon gesendet wurde.",
  "code": "ADDITIONAL_AUTHENTICATION_REQUIRED",
  "type": "BUSINESS"
}"#);
