// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;
use serde::{Deserialize, Serialize};
use super::BankConnection;

/// Bank connections, wrapped in an object. The list is complete; there is no paging.
///
/// Spec: `#/components/schemas/BankConnectionList`
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BankConnectionList {
    /// The connections.
    pub connections: Vec<BankConnection>,
}

runtime::closed_debug!(BankConnectionList {
    connections,
});
