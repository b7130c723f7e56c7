// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// Identifies a two-step procedure within a bank connection, as the bank calls it. It may look
/// like a number, but it is a text.
///
/// Spec: `#/components/schemas/TwoStepProcedureId`
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TwoStepProcedureId(pub String);

runtime::newtype!(TwoStepProcedureId: String);

runtime::example!(TwoStepProcedureId => r#""955""#);
