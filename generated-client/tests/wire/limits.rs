//! The document's limits: what breaks them is refused, all faults at once, and nothing is sent.

use crate::support::{ID, answering_json, count};
use finapi_bank_connections::models::{
    AccountTypeId, BankConnectionId, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::{Operation, StatusCode};
use finapi_bank_connections::{Call, Client, Error};
use serde_json::json;

/// The violations of a call, which is not sent if there are any.
async fn violations<O: Operation>(call: impl FnOnce(&Client) -> Call<O>) -> Vec<String> {
    // The answer is undocumented everywhere, so that a sent call cannot be taken for another.
    let (server, client) = answering_json(418, &json!({})).await;
    let error = call(&client).await.err().expect("no success");
    let violations = match &error {
        Error::InvalidRequest(invalid) => invalid
            .violations()
            .iter()
            .map(ToString::to_string)
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(
        error.status(),
        violations.is_empty().then_some(StatusCode::IM_A_TEAPOT)
    );
    assert_eq!(count(&server).await, usize::from(violations.is_empty()));
    violations
}

fn ids(count: i64) -> impl Iterator<Item = BankConnectionId> {
    (1..=count).map(BankConnectionId)
}

#[tokio::test]
async fn the_filter_has_1_to_1000_ids() {
    let list = |n| violations(move |c| c.bank_connections().get_all_bank_connections().ids(ids(n)));
    assert_eq!(list(0).await, ["`ids` must have at least 1 items"]);
    assert!(list(1).await.is_empty());
    assert!(list(1000).await.is_empty());
    assert_eq!(list(1001).await, ["`ids` must have at most 1000 items"]);
}

#[tokio::test]
async fn several_means_two_or_more() {
    let read = |n| violations(move |c| c.bank_connections().get_multiple_bank_connections(ids(n)));
    for count in [0, 1] {
        let violations = read(count).await;
        assert_eq!(violations[0], "`ids` must have at least 2 items", "{count}");
    }
    assert!(read(2).await.is_empty());
    assert!(read(1001).await.is_empty());
}

/// Texts of a length in code points that differ in bytes and in UTF-16.
fn texts(length: usize) -> [String; 4] {
    ["a", "ü", "€", "🏦"].map(|character| character.repeat(length))
}

#[tokio::test]
async fn names_and_user_ids_have_64_characters() {
    let rule = "must have at most 64 characters";
    for (length, holds) in [(0, true), (64, true), (65, false)] {
        for text in texts(length) {
            let import = ImportBankConnectionParams::new(BankId(1))
                .banking_user_id(&text)
                .banking_customer_id(&text)
                .name(&text);
            let edit = EditBankConnectionParams::new()
                .banking_user_id(&text)
                .banking_customer_id(&text)
                .name(&text);
            let expected: Vec<_> = ["bankingUserId", "bankingCustomerId", "name"]
                .iter()
                .filter(|_| !holds)
                .map(|name| format!("`{name}` {rule}"))
                .collect();
            let found = violations(|c| c.bank_connections().import_bank_connection(&import)).await;
            assert_eq!(found, expected);
            let found = violations(|c| c.bank_connections().edit_bank_connection(ID, &edit)).await;
            assert_eq!(found, expected);
        }
    }
}

#[tokio::test]
async fn pins_have_170_characters() {
    for (length, holds) in [(170, true), (171, false)] {
        for pin in texts(length) {
            let pin = pin.as_str();
            let import = ImportBankConnectionParams::new(BankId(1)).banking_pin(pin);
            let update = UpdateBankConnectionParams::new(ID).banking_pin(pin);
            let edit = EditBankConnectionParams::new().banking_pin(pin);
            let found = [
                violations(|c| c.bank_connections().import_bank_connection(&import)).await,
                violations(|c| c.bank_connections().update_bank_connection(&update)).await,
                violations(|c| c.bank_connections().edit_bank_connection(ID, &edit)).await,
            ];
            let expected = "`bankingPin` must have at most 170 characters";
            for violations in found {
                assert_eq!(violations, if holds { vec![] } else { vec![expected] });
            }
        }
    }
}

#[tokio::test]
async fn a_letter_with_a_combining_accent_counts_as_two() {
    let edit = EditBankConnectionParams::new().name("e\u{301}".repeat(33));
    let found = violations(|c| c.bank_connections().edit_bank_connection(ID, &edit)).await;
    assert_eq!(found.len(), 1);
}

#[tokio::test]
async fn days_are_0_to_3650() {
    let days = |days| async move {
        let params = ImportBankConnectionParams::new(BankId(1)).max_days_for_download(days);
        violations(|c| c.bank_connections().import_bank_connection(&params)).await
    };
    assert_eq!(days(-1).await, ["`maxDaysForDownload` must be at least 0"]);
    assert!(days(0).await.is_empty() && days(3650).await.is_empty());
    assert_eq!(
        days(3651).await,
        ["`maxDaysForDownload` must be at most 3650"]
    );
}

#[tokio::test]
async fn fields_that_are_set_directly_are_checked_and_all_faults_are_told() {
    let mut params = ImportBankConnectionParams::new(BankId(1)).max_days_for_download(4000);
    params.name = Some("n".repeat(65));
    params.banking_pin = Some("p".repeat(171).into());
    let found = violations(|c| c.bank_connections().import_bank_connection(&params)).await;
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found
            .iter()
            .all(|text| !text.contains("nn") && !text.contains("pp"))
    );
}

#[tokio::test]
async fn an_open_enum_is_sent_as_it_is() {
    let params = ImportBankConnectionParams::new(BankId(1))
        .account_type_ids([AccountTypeId::Unknown(9), AccountTypeId::Unknown(1)]);
    let (server, client) = answering_json(418, &json!({})).await;
    let answer = client
        .bank_connections()
        .import_bank_connection(&params)
        .await;
    assert!(answer.is_err());
    let body = crate::support::only_body(&server).await;
    assert_eq!(body, r#"{"bankId":1,"accountTypeIds":[9,1]}"#);
}
