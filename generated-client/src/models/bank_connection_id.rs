// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// Identifies a bank connection of a user.
///
/// Spec: `#/components/schemas/BankConnectionId`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BankConnectionId(pub i64);

runtime::newtype!(BankConnectionId: i64);

runtime::example!(BankConnectionId => r#"1000042"#);
