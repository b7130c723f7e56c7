// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// What is behind a bank connection:
///
/// - `ONLINE`: online banking at a bank.
/// - `DEMO`: finAPI's demo bank.
///
/// Spec: `#/components/schemas/BankConnectionType`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BankConnectionType {
    /// `ONLINE`
    Online,

    /// `DEMO`
    Demo,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(BankConnectionType {
    Online = "ONLINE",
    Demo = "DEMO",
});

runtime::example!(BankConnectionType => r#""ONLINE""#);
