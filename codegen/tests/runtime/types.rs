//! The small types that models are made of.

use crate::runtime::{Checks, Nullable, Secret, Validate};
use crate::sample::models::{BankConnectionId, EditBankConnectionParams, Owner, UpdateStatus};
use crate::{calls::client, runtime::Error};
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn enums_are_open_and_known_texts_are_variants() {
    assert_eq!(UpdateStatus::from("READY"), UpdateStatus::Ready);
    assert_eq!("IN_PROGRESS".parse(), Ok(UpdateStatus::InProgress));
    let unknown: UpdateStatus = serde_json::from_str(r#""a\nb""#).unwrap();
    assert!(matches!(unknown, UpdateStatus::Unknown(_)));
    assert_eq!(unknown.to_string(), "a\nb");
    assert_eq!(serde_json::to_string(&unknown).unwrap(), r#""a\nb""#);
    assert_eq!(format!("{unknown:?}"), "Unknown(..)");
    assert!(serde_json::from_str::<UpdateStatus>("1").is_err());
}

#[test]
fn newtypes_convert() {
    assert_eq!("7".parse(), Ok(BankConnectionId(7)));
    assert_eq!(i64::from(BankConnectionId::from(7)), 7);
    assert_eq!(serde_json::to_string(&BankConnectionId(7)).unwrap(), "7");
    assert_eq!(
        format!("{:?} {0}", BankConnectionId(7)),
        "BankConnectionId(7) 7"
    );
    assert_eq!(format!("{:?}", Owner::from("Ada")), "Owner(..)");
}

#[test]
fn nullables_have_three_states() {
    for (json, state) in [
        (json!({}), Nullable::Absent),
        (json!({"name": null}), Nullable::Null),
        (json!({"name": "n"}), Nullable::from("n")),
    ] {
        let params: EditBankConnectionParams = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(params.name, state);
        assert_eq!(serde_json::to_value(&params).unwrap(), json);
    }
    assert_eq!(Nullable::<i32>::from(None), Nullable::Null);
    assert_eq!(Nullable::<i32>::from(Some(1)).value(), Some(&1));
}

#[test]
fn secrets_are_closed() {
    let secret: Secret = serde_json::from_str(r#""PIN""#).unwrap();
    assert_eq!(format!("{secret:?}"), "[redacted]");
    assert_eq!(
        (secret.expose(), secret == Secret::from("PIN")),
        ("PIN", true)
    );
}

#[tokio::test]
async fn all_violations_are_reported_by_place() {
    let params = EditBankConnectionParams::new()
        .name("")
        .banking_pin("x".repeat(171))
        .max_days(3651)
        .tags(["a", "SECRET", "a"]);
    let client = client("http://localhost:1");
    let call = client
        .bank_connections()
        .edit_bank_connection(BankConnectionId(1), &params);
    let Err(Error::InvalidRequest(error)) = call.await else {
        panic!()
    };
    let found: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "`name` must have at least 1 characters",
            "`bankingPin` must have at most 170 characters",
            "`maxDays` must be at most 3650",
            "`tags` must not repeat an item",
            "`tags[1]` must have at most 5 characters",
        ]
    );
    let ids = (0..1001).map(BankConnectionId);
    let error = client
        .bank_connections()
        .get_all_bank_connections()
        .ids(ids)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` was not sent: `ids` must have at most 1000 items"
    );
}

#[test]
fn limits_hold_at_their_edges() {
    struct Probe;
    impl Validate for Probe {
        fn validate(&self, checks: &mut Checks) {
            checks.at("text").min_length("äöü", 3).max_length("äöü", 3);
            checks
                .at("integer")
                .minimum(&5, 5)
                .maximum(&5, 5)
                .multiple_of(&-6_i64, 3);
            checks
                .at("float")
                .multiple_of(&0.3, 0.1)
                .more_than(&1.5, 1)
                .less_than(&u64::MAX, 1e20);
            checks
                .at("none")
                .minimum(&None::<i32>, 5)
                .max_length(&None::<String>, 0);
            checks.at("more").more_than(&5, 5);
            checks.at("less").less_than(&5, 5);
            checks
                .at("multiple")
                .multiple_of(&5, 2)
                .multiple_of(&0.35, 0.1);
            checks
                .at("map")
                .max_properties(&BTreeMap::from([("SECRET", 1)]), 0);
        }
    }
    let mut checks = Checks::default();
    checks.at("list").nested(&vec![Probe]);
    checks
        .at("entries")
        .nested(&BTreeMap::from([("SECRET", None::<Probe>)]));
    let found = format!("{checks:?}");
    for rule in [
        r#""list[0].more", rule: "must be more than 5""#,
        r#""list[0].less", rule: "must be less than 5""#,
        r#""list[0].multiple", rule: "must be a multiple of 2""#,
        r#""list[0].multiple", rule: "must be a multiple of 0.1""#,
        r#""list[0].map", rule: "must have at most 0 properties""#,
    ] {
        assert!(found.contains(rule), "{rule}: {found}");
    }
    assert_eq!(found.matches("rule:").count(), 5, "{found}");
}
