//! What a mock says when a test fails: which operation and what is wrong, not what was sent.

use super::{CANARY, ID, assert_silent, builder};
use crate::spans::Log;
use finapi_bank_connections::api::bank_connections::{EditBankConnection, EditBankConnectionError};
use finapi_bank_connections::models::{EditBankConnectionParams, ErrorMessage};
use finapi_bank_connections::{Call, Client, MockServer};

fn edit(client: &Client, name: &str) -> Call<EditBankConnection> {
    let edit = EditBankConnectionParams::new()
        .name(name)
        .banking_pin(CANARY);
    let call = client.bank_connections().edit_bank_connection(ID, &edit);
    call.header("X-Other", CANARY)
}

/// The message of a test that fails, and what is logged of it.
async fn message(test: impl Future<Output = ()> + Send + 'static) -> String {
    let (log, guard) = Log::start();
    let failed = tokio::spawn(test).await.expect_err("it fails");
    drop(guard);
    let message = failed.into_panic();
    let message = message.downcast::<String>().expect("a text");
    assert_silent(&log.text());
    assert_silent(&message);
    *message
}

#[tokio::test]
async fn a_call_that_does_not_come() {
    let message = message(async {
        let server = MockServer::start().await;
        let client = builder(&server.url()).build().expect("a client");
        let error = ErrorMessage::example();
        let error = EditBankConnectionError::Locked(error);
        server
            .on(edit(&client, CANARY))
            .expect(1)
            .fails(error)
            .await;
        // Another one than expected.
        let answer = edit(&client, &CANARY.repeat(2)).await;
        assert_silent(&format!("{answer:?}"));
        server.verify().await;
    })
    .await;
    assert!(message.contains("editBankConnection"), "{message}");
}

#[tokio::test]
async fn a_call_that_would_not_be_sent() {
    let message = message(async {
        let server = MockServer::start().await;
        let client = builder(&server.url()).build().expect("a client");
        let _ = server.on(edit(&client, &CANARY.repeat(20)));
    })
    .await;
    assert!(
        message.contains("`editBankConnection` would not be sent"),
        "{message}"
    );
}

#[tokio::test]
async fn an_answer_that_the_document_does_not_have() {
    let message = message(async {
        let server = MockServer::start().await;
        let client = builder(&server.url()).build().expect("a client");
        let mut error = ErrorMessage::example();
        error.request_id = Some(CANARY.into());
        let error = EditBankConnectionError::Locked(error);
        let mock = server.on(edit(&client, CANARY)).status(418);
        mock.fails(error).await;
    })
    .await;
    assert!(message.contains("no error Locked("), "{message}");
}

#[tokio::test]
async fn a_header_that_cannot_be() {
    let message = message(async {
        let server = MockServer::start().await;
        let value = format!("{CANARY}\n");
        let _ = server
            .any::<EditBankConnection>()
            .when_header("x-a", &value);
    })
    .await;
    assert!(message.contains("`x-a`"), "{message}");
}
