// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// Identifies an account of a user.
///
/// Spec: `#/components/schemas/AccountId`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub i64);

runtime::newtype!(AccountId: i64);

runtime::example!(AccountId => r#"2000137"#);
