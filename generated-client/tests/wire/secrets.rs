//! Canaries: no text of a caller or of a server shows up in what a log would get.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step};
use crate::support::{ID, answering, answering_bytes, answering_json};
use finapi_bank_connections::models::{
    BankConnection, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::{Client, ClientBuilder, Error, Secret};
use serde_json::{Value, json};
use std::fmt::Debug;
use std::time::Duration;
use wiremock::ResponseTemplate;

const CANARY: &str = "Kanarienvogel";

/// Checks both forms of `Debug`.
fn assert_closed(value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(CANARY), "{text}");
        assert!(!text.is_empty());
    }
}

/// Checks an error, its chain, and the erased error with its chain.
fn assert_error_closed(error: Error<impl finapi_bank_connections::runtime::OperationError>) {
    fn assert_chain(error: &dyn std::error::Error) {
        let mut next = Some(error);
        while let Some(error) = next {
            for text in [
                error.to_string(),
                format!("{error:#}"),
                format!("{error:?} {error:#?}"),
            ] {
                assert!(!text.contains(CANARY), "{text}");
            }
            next = error.source();
        }
    }
    assert_chain(&error);
    let any: Error = error.into();
    assert_chain(&any);
    if let Some(any) = any.api() {
        assert_closed(any);
    }
    assert_closed(&any);
}

fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .access_token(CANARY)
        .default_header("X-Api-Key", CANARY)
        .user_agent(CANARY)
}

fn import() -> ImportBankConnectionParams {
    ImportBankConnectionParams::new(BankId(1))
        .banking_user_id(CANARY)
        .banking_customer_id(CANARY)
        .banking_pin(CANARY)
        .name(CANARY)
        .challenge_response(CANARY)
}

/// The same value with the canary for every text in it.
fn sing(value: Value) -> Value {
    match value {
        Value::String(_) => Value::from(CANARY),
        Value::Array(items) => items.into_iter().map(sing).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, sing(value)))
            .collect(),
        other => other,
    }
}

#[test]
fn what_a_caller_builds() {
    assert_closed(&Secret::from(CANARY));
    assert_closed(&builder("http://localhost"));
    let client = builder("http://localhost").build().expect("a client");
    assert_closed(&client);
    assert_closed(&client.bank_connections());
    assert_closed(&import());
    assert_closed(&UpdateBankConnectionParams::new(ID).banking_pin(CANARY));
    let edit = EditBankConnectionParams::new()
        .banking_pin(CANARY)
        .default_two_step_procedure_id(CANARY);
    assert_closed(&edit);
    assert_closed(
        &client
            .bank_connections()
            .edit_bank_connection(ID, &edit)
            .header("X-A", CANARY),
    );
}

#[tokio::test]
async fn what_a_server_sends() {
    let template = ResponseTemplate::new(200)
        .insert_header("X-Other", CANARY)
        .set_body_json(sing(connection()));
    let (_server, client) = answering(template).await;
    let response = client
        .bank_connections()
        .get_bank_connection(ID)
        .send()
        .await;
    let response = response.expect("a connection");
    assert_closed(&response);
    let connection: &BankConnection = response.value();
    assert_eq!(connection.name.as_deref(), Some(CANARY));
    assert_closed(connection);
}

#[tokio::test]
async fn documented_errors() {
    let message = json!({
        "errors": [{"message": CANARY, "code": CANARY, "type": CANARY, "other": CANARY}],
        "date": CANARY, "requestId": CANARY,
    });
    for status in [400, 403, 422, 500, 501, 510] {
        let (_server, client) = answering_json(status, &message).await;
        let error = client
            .bank_connections()
            .import_bank_connection(&import())
            .await;
        let error = error.expect_err("an error");
        assert!(matches!(error, Error::Api(_)));
        assert_error_closed(error);
    }
    let token = json!({"error": CANARY, "error_description": format!("Invalid token: {CANARY}")});
    let (_server, client) = answering_json(401, &token).await;
    let error = client
        .bank_connections()
        .import_bank_connection(&import())
        .await;
    assert_error_closed(error.expect_err("an error"));
}

#[tokio::test]
async fn undocumented_and_unreadable_answers() {
    let unreadable = [
        format!("<html>{CANARY}</html>"),
        json!({CANARY: CANARY}).to_string(),
        json!(CANARY).to_string(),
        json!({"id": CANARY}).to_string(),
        json!({"id": 1, "bankId": 2, "bank": {"id": 1, "name": CANARY, "blzs": {CANARY: 1}}})
            .to_string(),
        format!("{{\"id\": {CANARY}}}"),
    ];
    for body in unreadable {
        for status in [200, 201, 401, 500, 502] {
            let content_type = format!("text/plain; charset={CANARY}");
            let (_server, client) = answering_bytes(status, &content_type, body.as_str()).await;
            let error = client
                .bank_connections()
                .import_bank_connection(&import())
                .await;
            assert_error_closed(error.expect_err("an error"));
        }
    }
}

#[tokio::test]
async fn broken_answers() {
    let head = format!("HTTP/1.1 200 {CANARY}\r\nX-Canary: {CANARY}\r\n");
    let answers = [
        format!("{head}content-length: 100\r\n\r\n{CANARY}"),
        format!("{head}content-length: {CANARY}\r\n\r\n"),
        format!("{head}transfer-encoding: chunked\r\n\r\n{CANARY}"),
        format!("{head}content-length: 99999999999\r\n\r\n"),
        format!("{CANARY}\r\n\r\n"),
        format!("HTTP/1.1 {CANARY}\r\n\r\n"),
        String::new(),
    ];
    for answer in answers {
        let server = RawServer::start([Step::Send(answer.into_bytes()), Step::Close]).await;
        let client = builder(&format!("{}/{CANARY}", server.url()))
            .build()
            .expect("a client");
        let error = client
            .bank_connections()
            .import_bank_connection(&import())
            .await;
        let error = error.expect_err("an error");
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert_error_closed(error);
    }
    let server = RawServer::start([Step::Pause(Duration::from_secs(5))]).await;
    let client = builder(&format!("{}/{CANARY}", server.url()))
        .build()
        .expect("a client");
    let call = client.bank_connections().import_bank_connection(&import());
    assert_error_closed(
        call.timeout(Duration::from_millis(30))
            .await
            .expect_err("late"),
    );
}

#[tokio::test]
async fn requests_and_configurations_that_are_refused() {
    let client = builder("http://localhost:1").build().expect("a client");
    let params = import()
        .banking_pin(CANARY.repeat(20))
        .name(CANARY.repeat(20));
    let call = client.bank_connections().import_bank_connection(&params);
    let error = call
        .header("X-Evil", &format!("{CANARY}\n"))
        .await
        .expect_err("refused");
    assert!(matches!(&error, Error::InvalidRequest(invalid) if invalid.violations().len() == 3));
    assert_error_closed(error);
    let urls = [
        format!("https://{CANARY}:{CANARY}@localhost"),
        format!("https://localhost?{CANARY}"),
        format!("http://{CANARY}.example"),
        format!("{CANARY}://x"),
        CANARY.to_owned(),
    ];
    for url in urls {
        let error: Error = builder(&url).build().expect_err("refused").into();
        assert_closed(&error);
        assert!(!error.to_string().contains(CANARY));
    }
    let error = builder("http://localhost")
        .default_header("X-A", format!("{CANARY}\n"))
        .build();
    assert_closed(&error.expect_err("refused"));
}

#[tokio::test]
async fn the_secrets_themselves_do_reach_the_server() {
    let (server, _) = answering(ResponseTemplate::new(418)).await;
    let client = builder(&server.uri()).build().expect("a client");
    let answer = client
        .bank_connections()
        .import_bank_connection(&import())
        .await;
    assert!(answer.is_err());
    let body = crate::support::only_body(&server).await;
    assert_eq!(body.matches(CANARY).count(), 5);
}
