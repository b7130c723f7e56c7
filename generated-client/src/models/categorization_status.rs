// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// Whether downloaded transactions are being categorised. Only meaningful once `updateStatus`
/// is `READY`: until then it is still that of the run before.
///
/// - `PENDING`: the download (also that of the automatic batch update) has ended, and
///   categorisation is scheduled.
/// - `IN_PROGRESS`: transactions are being categorised.
/// - `READY`: nothing is left to categorise, or the download has not ended yet.
///
/// Spec: `#/components/schemas/CategorizationStatus`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CategorizationStatus {
    /// `IN_PROGRESS`
    InProgress,

    /// `PENDING`
    Pending,

    /// `READY`
    Ready,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(CategorizationStatus {
    InProgress = "IN_PROGRESS",
    Pending = "PENDING",
    Ready = "READY",
});

runtime::example!(CategorizationStatus => r#""READY""#);
