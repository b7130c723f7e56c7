// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// Whom the message of an error is for:
///
/// - `BUSINESS`: for the user. It is German, and often comes from the bank.
/// - `TECHNICAL`: for the log. finAPI or the bank's server has failed, or the call was wrong.
///
/// Spec: `#/components/schemas/ErrorType`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorType {
    /// `BUSINESS`
    Business,

    /// `TECHNICAL`
    Technical,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(ErrorType {
    Business = "BUSINESS",
    Technical = "TECHNICAL",
});

runtime::example!(ErrorType => r#""BUSINESS""#);
