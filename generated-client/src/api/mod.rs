// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The operations, by tag.

pub mod bank_connections;
