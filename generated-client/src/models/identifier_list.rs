// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::BankConnectionId;
use crate::runtime;

/// Identifiers of what was deleted; here always those of bank connections.
///
/// finAPI 1.42 calls the list optional, but the server always sends it. It is required here, so
/// that some other body that comes with status 200 is not mistaken for an empty list.
///
/// Spec: `#/components/schemas/IdentifierList`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct IdentifierList {
    /// The identifiers, ascending and each one once.
    ///
    /// No item twice.
    pub identifiers: Vec<BankConnectionId>,
}

runtime::object!(IdentifierList {
    identifiers = "identifiers",
});

runtime::example!(IdentifierList => r#"{"identifiers": [1000042, 1000043]}"#);
