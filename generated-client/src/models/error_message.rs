// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::{ErrorDetails, FinapiDateTime, RequestId};
use crate::runtime;

/// The body of every documented error except 401. Later versions add fields (`endpoint`,
/// `authContext`, `bank`).
///
/// Spec: `#/components/schemas/ErrorMessage`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorMessage {
    /// What went wrong; usually one entry, but there may be several. Optional in version 1.42.
    pub errors: Option<Vec<ErrorDetails>>,

    /// When it happened, by the server's clock. In the layout of the other times; for this one
    /// finAPI does not state the zone.
    pub date: FinapiDateTime,

    /// Identifier of the request that failed: the header `X-REQUEST-ID` of the request, or else one
    /// that the server made up. Also in the response header `X-Request-Id`.
    pub request_id: Option<RequestId>,
}

runtime::object!(ErrorMessage {
    errors = "errors" optional,
    date = "date",
    request_id = "requestId" optional,
});

runtime::example!(ErrorMessage => r#"{
  "errors": [
    {
      "message": "Die Anmeldung ist fehlgeschlagen. Bitte prüfen Sie Ihre Zugangsdaten.",
      "code": "BANK_SERVER_REJECTION",
      "type": "BUSINESS"
    }
  ],
  "date": "2018-03-14 09:26:53.589",
  "requestId": "selfgen-27a9e6c4-b58f-4d13-80fe-c4d6012b973e"
}"#);
