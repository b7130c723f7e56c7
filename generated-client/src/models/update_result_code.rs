// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// The outcome of an import or an update:
///
/// - `OK`: the login at the bank worked. Single accounts may have failed all the same; see the
///   `status` of each account (another resource).
/// - `BANK_SERVER_REJECTION`: the bank refused, for instance because of a wrong PIN.
/// - `INTERNAL_SERVER_ERROR`: finAPI failed.
///
/// Spec: `#/components/schemas/UpdateResultCode`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UpdateResultCode {
    /// `OK`
    Ok,

    /// `BANK_SERVER_REJECTION`
    BankServerRejection,

    /// `INTERNAL_SERVER_ERROR`
    InternalServerError,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(UpdateResultCode {
    Ok = "OK",
    BankServerRejection = "BANK_SERVER_REJECTION",
    InternalServerError = "INTERNAL_SERVER_ERROR",
});

runtime::example!(UpdateResultCode => r#""OK""#);
