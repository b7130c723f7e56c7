// @generated from spec.yaml by `cargo xtask gen`. Do not edit.

//! The servers that the document names.

/// Sandbox, for development. It has users, tokens and bank identifiers of its own.
pub const SERVER_1: &str = "https://sandbox.finapi.io";

/// Production, with real users and real banks.
pub const SERVER_2: &str = "https://live.finapi.io";
