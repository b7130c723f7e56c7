// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// Whether data are being fetched from the bank:
///
/// - `IN_PROGRESS`: balances and transactions are being downloaded. Import and update set this
///   before they answer.
/// - `READY`: nothing is being downloaded. This means *finished*, not *succeeded*: the outcome
///   is in `lastManualUpdate` or `lastAutoUpdate`.
///
/// Spec: `#/components/schemas/UpdateStatus`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UpdateStatus {
    /// `IN_PROGRESS`
    InProgress,

    /// `READY`
    Ready,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(UpdateStatus {
    InProgress = "IN_PROGRESS",
    Ready = "READY",
});

runtime::example!(UpdateStatus => r#""READY""#);
