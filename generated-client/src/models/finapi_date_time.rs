// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// A point in time as finAPI writes it: `yyyy-MM-dd HH:mm:ss.SSS`, German local time (zone
/// Europe/Berlin, with daylight saving), without an offset. It is no RFC 3339 text, so not a
/// `date-time`. One hour in autumn comes twice, and one in spring not at all.
///
/// Later versions write ISO 8601 with an offset instead, such as
/// `2020-11-19T16:54:06.854+01:00`. A reader should take both, and keep what it cannot read.
///
/// Spec: `#/components/schemas/FinapiDateTime`
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FinapiDateTime(pub String);

runtime::newtype!(FinapiDateTime: String);

runtime::example!(FinapiDateTime => r#""2018-06-12 15:39:35.000""#);
