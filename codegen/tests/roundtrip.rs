//! What fits a schema comes back as it was: a client with every construct of a Schema Object,
//! and many values of each model, read, written and compared.
//!
//! The client is `fixtures/constructs.yaml` generated, as `constructs.rs` has written it. Values
//! are made from the document itself (`roundtrip/values.rs`), judged by the crate `jsonschema`,
//! and compared as `roundtrip/compare.rs` says. Properties that a schema does not declare are
//! not made, since reading drops them; whole numbers stay within their Rust type and are never
//! written as `1.0`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

#[rustfmt::skip]
#[path = "fixtures/constructs/api/mod.rs"]
#[allow(warnings, clippy::pedantic)]
mod api;
#[rustfmt::skip]
#[path = "fixtures/constructs/models/mod.rs"]
#[allow(warnings, clippy::pedantic)]
mod models;
#[path = "roundtrip/mod.rs"]
mod roundtrip;
#[path = "../runtime/mod.rs"]
mod runtime;
#[rustfmt::skip]
#[path = "fixtures/constructs/servers.rs"]
#[allow(warnings, clippy::pedantic)]
mod servers;
mod support;

#[path = "roundtrip/limits.rs"]
mod limits;
#[path = "roundtrip/open.rs"]
mod open;
#[path = "roundtrip/wire.rs"]
mod wire;
#[path = "roundtrip/workflows.rs"]
mod workflows;

use roundtrip::samples::{Sample, check, sample};
use roundtrip::trip::{Known, Trip, travel, trip};
use serde_json::Value;

macro_rules! trips { ($($schema:literal = $model:ident),* $(,)?) => {
    const TRIPS: &[Trip] = &[$(($schema, trip::<models::$model>)),*];
} }
include!("fixtures/constructs/trips.rs");

macro_rules! examples { ($($schema:literal = $model:ident),* $(,)?) => {
    const EXAMPLES: &[Sample] = &[$(($schema, || sample(&models::$model::example()))),*];
} }
include!("fixtures/constructs/examples_list.rs");

/// Where the generator falls short of the promise.
const KNOWN: &Known = &[(
    ".ghost: Some(",
    "a required property that is not among the properties is dropped, with a warning",
)];

/// Of these some values are kept as raw JSON: those of several alternatives at once, which no one
/// type could hold.
const UNKNOWN: &[&str] = &["EveryUnion", "Overlapping", "OverlappingRequired"];

fn root() -> Value {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/constructs.yaml"
    );
    support::document(std::fs::read_to_string(path).unwrap())
        .root()
        .clone()
}

#[test]
fn every_value_comes_back_as_it_was() {
    travel(&root(), TRIPS, |_| false, KNOWN).end(KNOWN, UNKNOWN);
}

#[test]
fn every_example_fits_its_schema() {
    // A required property that is not among the properties, as above.
    check(&root(), EXAMPLES, &["\"ghost\" is a required property"]);
}

/// A setter called like a method of a trait would hide it.
#[test]
fn setters_hide_no_methods_of_traits() {
    use std::any::Any as _;
    use std::borrow::Borrow;

    let model = models::OfTraits::default().clone_("a").default_(true);
    let copy = model.clone();
    assert!(model.eq(&copy) && copy.default_ == Some(true));
    #[allow(clippy::implicit_clone, reason = "the method is what is tested")]
    let owned = copy.to_owned();
    assert_eq!(model.type_id(), owned.type_id());
    let borrowed: &models::OfTraits = model.borrow();
    assert_eq!(borrowed.clone_.as_deref(), Some("a"));
    #[allow(clippy::useless_conversion, reason = "the method is what is tested")]
    let same: models::OfTraits = copy.into();
    assert!(model == same);
}
