//! The same for the models of the project's own client: what fits a schema of the document comes
//! back as it was. The models are compiled with the runtime here, not with the client's copy.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

#[rustfmt::skip]
#[path = "../../generated-client/src/models/mod.rs"]
#[allow(warnings, clippy::pedantic)]
mod models;
#[path = "roundtrip/mod.rs"]
mod roundtrip;
#[path = "../runtime/mod.rs"]
mod runtime;
mod support;

use codegen::Selection;
use codegen::model::Hint;
use roundtrip::samples::{Sample, check, sample};
use roundtrip::trip::{Trip, travel, trip};

macro_rules! trips { ($($model:ident),* $(,)?) => {
    const TRIPS: &[Trip] = &[$((stringify!($model), trip::<models::$model>)),*];
    const EXAMPLES: &[Sample] =
        &[$((stringify!($model), || sample(&models::$model::example()))),*];
} }
trips! {
    AccountId,
    AccountTypeId,
    BadCredentialsError,
    Bank,
    BankConnection,
    BankConnectionId,
    BankConnectionList,
    BankConnectionType,
    BankDataSource,
    BankId,
    CategorizationStatus,
    EditBankConnectionParams,
    ErrorCode,
    ErrorDetails,
    ErrorMessage,
    ErrorType,
    FinapiDateTime,
    IdentifierList,
    ImportBankConnectionParams,
    RequestId,
    TwoStepProcedure,
    TwoStepProcedureId,
    UpdateBankConnectionParams,
    UpdateResult,
    UpdateResultCode,
    UpdateStatus,
}

/// An answer's null and its absence are one; a request tells them apart.
#[test]
fn every_value_comes_back_as_it_was() {
    let document = support::document(support::spec_text());
    let (api, _) = codegen::lower(&document, &Selection::default());
    let api = api.unwrap();
    let sent = |schema: &str| {
        let mut types = api.types.iter().map(|(_, def)| def);
        types.any(|def| def.sent && def.hint == Hint::Name(schema.to_owned()))
    };
    travel(document.root(), TRIPS, |schema| !sent(schema), &[]).end(&[], &[]);
}

#[test]
fn every_example_fits_its_schema() {
    let document = support::document(support::spec_text());
    check(document.root(), EXAMPLES, &[]);
}

#[test]
fn every_schema_is_tried() {
    let document = support::document(support::spec_text());
    let schemas = document.root()["components"]["schemas"]
        .as_object()
        .unwrap();
    let missing: Vec<_> = schemas
        .keys()
        .filter(|name| TRIPS.iter().all(|(known, _)| known != name))
        .collect();
    assert!(missing.is_empty(), "add to the list: {missing:?}");
}
