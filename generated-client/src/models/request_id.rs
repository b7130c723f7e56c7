// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// Identifies a request: the `X-REQUEST-ID` that came with it, or one that the server made up,
/// which begins with `selfgen-`.
///
/// At most 255 characters.
///
/// Spec: `#/components/schemas/RequestId`
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub String);

runtime::newtype!(RequestId: String);

runtime::example!(RequestId => r#""selfgen-27a9e6c4-b58f-4d13-80fe-c4d6012b973e""#);
