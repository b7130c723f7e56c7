// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::{ErrorType, FinapiDateTime, UpdateResultCode};
use crate::runtime;

/// How an import or an update has ended.
///
/// Spec: `#/components/schemas/UpdateResult`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateResult {
    /// The outcome of an import or an update.
    pub result: UpdateResultCode,

    /// Why it failed. Always null if `result` is `OK`, and not guaranteed otherwise.
    pub error_message: Option<String>,

    /// Whom `errorMessage` is for. Null if `result` is `OK`.
    pub error_type: Option<ErrorType>,

    /// When it was.
    pub timestamp: FinapiDateTime,
}

runtime::object!(UpdateResult {
    result = "result",
    error_message = "errorMessage" optional,
    error_type = "errorType" optional,
    timestamp = "timestamp",
});

runtime::example!(UpdateResult => r#"{
  "result": "BANK_SERVER_REJECTION",
  "errorMessage": "Die PIN wurde geändert. Bitte prüfen Sie Ihre Zugangsdaten.",
  "errorType": "BUSINESS",
  "timestamp": "2018-03-14 04:10:07.000"
}"#);
