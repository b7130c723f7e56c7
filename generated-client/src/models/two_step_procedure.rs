// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::TwoStepProcedureId;
use crate::runtime;

/// A way in which the user confirms an order (a money transfer, say) at the bank.
///
/// Spec: `#/components/schemas/TwoStepProcedure`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TwoStepProcedure {
    /// Identifies a two-step procedure within a bank connection, as the bank calls it. It may look
    /// like a number, but it is a text.
    pub procedure_id: TwoStepProcedureId,

    /// The bank's name for the procedure.
    pub procedure_name: String,

    /// The kind of question that the bank is going to ask. This is a guess of finAPI, without any
    /// warranty, and null where there is none. Documented values, though others may come:
    ///
    /// - `TEXT`: a text that tells the user how to get the TAN.
    /// - `PHOTO`: a picture such as a QR code, in Base64, for the user to look at.
    /// - `FLICKER_CODE`: an animated flicker code, in Base64.
    pub procedure_challenge_type: Option<String>,

    /// If true, requesting an order with this procedure executes it at once. If false, a second
    /// call has to execute it.
    ///
    /// Default: `false`.
    pub implicit_execute: bool,
}

runtime::object!(TwoStepProcedure {
    procedure_id = "procedureId",
    procedure_name = "procedureName",
    procedure_challenge_type = "procedureChallengeType" optional,
    implicit_execute = "implicitExecute",
});

runtime::example!(TwoStepProcedure => r#"{
  "procedureId": "955",
  "procedureName": "mobileTAN",
  "procedureChallengeType": "TEXT",
  "implicitExecute": false
}"#);
