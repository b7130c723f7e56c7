//! Requests, exactly as they are on the wire: line, headers and body of each operation.

use crate::support::examples::example;
use crate::support::raw::{RawServer, Received, json};
use crate::support::{ID, TOKEN, client};
use finapi_bank_connections::models::{
    AccountTypeId, BankConnectionId, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Call, Client};
use serde_json::Value;

/// Sends a call, checks what every request has in common, and gives the request.
async fn send<O: Operation>(call: impl FnOnce(&Client) -> Call<O>) -> Received {
    let server = RawServer::sending(json("418 Nothing", "")).await;
    let answer = call(&client(&server.url())).await;
    assert_eq!(
        answer
            .err()
            .and_then(|error| error.status())
            .map(|s| s.as_u16()),
        Some(418)
    );
    let request = server.request();
    let mut headers = vec![
        "accept: application/json, */*;q=0.5".to_owned(),
        "accept-encoding: identity".to_owned(),
        format!("authorization: Bearer {TOKEN}"),
        format!("host: {}", server.authority()),
        format!(
            "user-agent: {}/{}",
            env!("CARGO_PKG_NAME"),
            env!("CARGO_PKG_VERSION")
        ),
    ];
    if !request.body.is_empty() {
        headers.push(format!("content-length: {}", request.body.len()));
        headers.push("content-type: application/json".to_owned());
    }
    headers.sort();
    assert_eq!(request.headers, headers);
    request
}

/// Checks a body: these bytes, which are the document's example.
fn assert_body(request: &Received, operation: &str, name: &str, bytes: &str) {
    assert_eq!(request.body, bytes);
    let value: Value = serde_json::from_str(bytes).unwrap();
    assert_eq!(
        &value,
        example(operation, "request", name),
        "{operation} {name}"
    );
}

#[tokio::test]
async fn get_all() {
    let request = send(|c| c.bank_connections().get_all_bank_connections()).await;
    assert_eq!(request.line, "GET /api/v1/bankConnections HTTP/1.1");
    assert_eq!(request.body, "");
}

#[tokio::test]
async fn get_all_filtered() {
    let ids = [ID, BankConnectionId(1_000_043)];
    let request = send(|c| c.bank_connections().get_all_bank_connections().ids(ids)).await;
    assert_eq!(
        request.line,
        "GET /api/v1/bankConnections?ids=1000042,1000043 HTTP/1.1"
    );
    let request = send(|c| c.bank_connections().get_all_bank_connections().ids([ID])).await;
    assert_eq!(
        request.line,
        "GET /api/v1/bankConnections?ids=1000042 HTTP/1.1"
    );
}

#[tokio::test]
async fn the_last_filter_counts() {
    let call = |c: &Client| c.bank_connections().get_all_bank_connections();
    let request = send(|c| call(c).ids([BankConnectionId(7)]).ids([ID])).await;
    assert_eq!(
        request.line,
        "GET /api/v1/bankConnections?ids=1000042 HTTP/1.1"
    );
    let request = send(|c| call(c).ids([]).ids([ID])).await;
    assert_eq!(
        request.line,
        "GET /api/v1/bankConnections?ids=1000042 HTTP/1.1"
    );
}

#[tokio::test]
async fn get_all_with_a_thousand_ids_of_full_length() {
    let ids = (0..1000).map(|n| BankConnectionId(i64::MAX - n));
    let text = ids
        .clone()
        .map(|id| id.to_string())
        .collect::<Vec<_>>()
        .join(",");
    let request = send(|c| c.bank_connections().get_all_bank_connections().ids(ids)).await;
    assert_eq!(
        request.line,
        format!("GET /api/v1/bankConnections?ids={text} HTTP/1.1")
    );
}

#[tokio::test]
async fn delete_all() {
    let request = send(|c| c.bank_connections().delete_all_bank_connections()).await;
    assert_eq!(request.line, "DELETE /api/v1/bankConnections HTTP/1.1");
    assert_eq!(request.body, "");
}

#[tokio::test]
async fn get_one() {
    let request = send(|c| c.bank_connections().get_bank_connection(ID)).await;
    assert_eq!(request.line, "GET /api/v1/bankConnections/1000042 HTTP/1.1");
    assert_eq!(request.body, "");
}

#[tokio::test]
async fn extreme_ids_stay_one_segment() {
    for id in [0, -1, i64::MIN, i64::MAX] {
        let request = send(|c| {
            c.bank_connections()
                .delete_bank_connection(BankConnectionId(id))
        });
        let line = format!("DELETE /api/v1/bankConnections/{id} HTTP/1.1");
        assert_eq!(request.await.line, line);
    }
}

#[tokio::test]
async fn delete_one() {
    let request = send(|c| c.bank_connections().delete_bank_connection(ID)).await;
    assert_eq!(
        request.line,
        "DELETE /api/v1/bankConnections/1000042 HTTP/1.1"
    );
    assert_eq!(request.body, "");
}

#[tokio::test]
async fn get_multiple() {
    let ids = [ID, BankConnectionId(1_000_043)];
    let request = send(|c| c.bank_connections().get_multiple_bank_connections(ids)).await;
    assert_eq!(
        request.line,
        "GET /api/v1/bankConnections/1000042,1000043 HTTP/1.1"
    );
    assert_eq!(request.body, "");
}

#[tokio::test]
async fn import() {
    let online = || {
        ImportBankConnectionParams::new(BankId(280_042))
            .banking_user_id("VRK0099887766")
            .banking_pin("q7!Lm")
    };
    let named = || online().store_pin(true).name("Haushaltskonto");
    let limited = online()
        .banking_customer_id("4711088")
        .max_days_for_download(90)
        .account_type_ids([AccountTypeId::Checking, AccountTypeId::Savings]);
    let demo = || ImportBankConnectionParams::new(BankId(277_672));
    let cases = [
        (
            "online",
            named(),
            r#"{"bankId":280042,"bankingUserId":"VRK0099887766","bankingPin":"q7!Lm","storePin":true,"name":"Haushaltskonto"}"#,
        ),
        (
            "onlineLimited",
            limited,
            r#"{"bankId":280042,"bankingUserId":"VRK0099887766","bankingCustomerId":"4711088","bankingPin":"q7!Lm","maxDaysForDownload":90,"accountTypeIds":[1,2]}"#,
        ),
        (
            "accountsOnly",
            online().skip_positions_download(true),
            r#"{"bankId":280042,"bankingUserId":"VRK0099887766","bankingPin":"q7!Lm","skipPositionsDownload":true}"#,
        ),
        (
            "answer",
            named().challenge_response("483920"),
            r#"{"bankId":280042,"bankingUserId":"VRK0099887766","bankingPin":"q7!Lm","storePin":true,"name":"Haushaltskonto","challengeResponse":"483920"}"#,
        ),
        ("demo", demo(), r#"{"bankId":277672}"#),
        (
            "demoWithChallenge",
            demo().name("MSA"),
            r#"{"bankId":277672,"name":"MSA"}"#,
        ),
    ];
    for (name, params, body) in cases {
        let request = send(|c| c.bank_connections().import_bank_connection(&params)).await;
        assert_eq!(request.line, "POST /api/v1/bankConnections/import HTTP/1.1");
        assert_body(&request, "importBankConnection", name, body);
    }
}

#[tokio::test]
async fn update() {
    let params = || UpdateBankConnectionParams::new(ID);
    let cases = [
        ("storedPin", params(), r#"{"bankConnectionId":1000042}"#),
        (
            "givenPin",
            params().banking_pin("q7!Lm").import_new_accounts(true),
            r#"{"bankConnectionId":1000042,"bankingPin":"q7!Lm","importNewAccounts":true}"#,
        ),
        (
            "answer",
            params().challenge_response("483920"),
            r#"{"bankConnectionId":1000042,"challengeResponse":"483920"}"#,
        ),
    ];
    for (name, params, body) in cases {
        let request = send(|c| c.bank_connections().update_bank_connection(&params)).await;
        assert_eq!(request.line, "POST /api/v1/bankConnections/update HTTP/1.1");
        assert_body(&request, "updateBankConnection", name, body);
    }
}

#[tokio::test]
async fn edit() {
    let params = EditBankConnectionParams::new;
    let cases = [
        (
            "rename",
            params().name("Haushaltskonto"),
            r#"{"name":"Haushaltskonto"}"#,
        ),
        (
            "changePin",
            params().banking_pin("n4?Wx"),
            r#"{"bankingPin":"n4?Wx"}"#,
        ),
        (
            "clear",
            params().banking_pin("").default_two_step_procedure_id(""),
            r#"{"bankingPin":"","defaultTwoStepProcedureId":""}"#,
        ),
    ];
    for (name, params, body) in cases {
        let request = send(|c| c.bank_connections().edit_bank_connection(ID, &params)).await;
        assert_eq!(
            request.line,
            "PATCH /api/v1/bankConnections/1000042 HTTP/1.1"
        );
        assert_body(&request, "editBankConnection", name, body);
    }
}

#[tokio::test]
async fn nothing_to_edit_is_an_empty_object() {
    let params = EditBankConnectionParams::new();
    let request = send(|c| c.bank_connections().edit_bank_connection(ID, &params)).await;
    assert_eq!(request.body, "{}");
}

#[tokio::test]
async fn texts_are_sent_as_utf8_and_escaped_as_json() {
    let params = EditBankConnectionParams::new().name("Größe \"€\" \\ 🏦\n\u{1}");
    let request = send(|c| c.bank_connections().edit_bank_connection(ID, &params)).await;
    assert_eq!(request.body, r#"{"name":"Größe \"€\" \\ 🏦\n\u0001"}"#);
}
