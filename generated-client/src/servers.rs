// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The servers that the document names.

/// Sandbox, for development. It has users, tokens and bank identifiers of its own.
pub const SANDBOX: &str = "https://sandbox.finapi.io";

/// Live, with real users and real banks.
pub const LIVE: &str = "https://live.finapi.io";
