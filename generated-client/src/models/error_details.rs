// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;
use serde::{Deserialize, Serialize};
use super::{ErrorCode, ErrorType};

/// One thing that went wrong. Later versions add fields, above all `multiStepAuthentication`,
/// which then holds the details of a challenge.
///
/// Spec: `#/components/schemas/ErrorDetails`
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// A text about the error. If `type` is `BUSINESS`, it is German and meant for the user, often
    /// the words of the bank. With status 510 it is the bank's question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,

    /// What kind of error it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<ErrorCode>,

    /// Whom the message is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<ErrorType>,
}

runtime::closed_debug!(ErrorDetails {
    message,
    code,
    r#type,
});

runtime::example!(ErrorDetails, r#"{
  "message": "Bitte geben Sie die TAN ein, die an Ihr Mobiltelefon gesendet wurde.",
  "code": "ADDITIONAL_AUTHENTICATION_REQUIRED",
  "type": "BUSINESS"
}"#);
