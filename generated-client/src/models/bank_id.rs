// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// Identifies a bank, for as long as it lasts: identifiers differ between sandbox and
/// production, and may change with every release of finAPI. Do not hard-code them; look the
/// bank up by its `blz`.
///
/// Spec: `#/components/schemas/BankId`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BankId(pub i64);

runtime::newtype!(BankId: i64);

runtime::example!(BankId => r#"280042"#);
