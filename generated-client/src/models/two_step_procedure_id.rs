// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;
use serde::{Deserialize, Serialize};

/// Identifies a two-step procedure within a bank connection, as the bank calls it. It may look
/// like a number, but it is a text.
///
/// Spec: `#/components/schemas/TwoStepProcedureId`
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TwoStepProcedureId(pub String);

runtime::newtype!(TwoStepProcedureId(String));

runtime::example!(TwoStepProcedureId, r#""955""#);
