//! Statuses that the document does not name: no success, no panic, and all is kept.

use crate::support::examples::{connection, example};
use crate::support::{ID, answering, answering_bytes, answering_json, count};
use finapi_bank_connections::models::{BankId, ImportBankConnectionParams};
use finapi_bank_connections::runtime::UnexpectedStatus;
use finapi_bank_connections::{Client, Error};
use wiremock::ResponseTemplate;

const PAGE: &str = "<html><body>Service Unavailable</body></html>";

/// The unexpected status that *Read one bank connection* ends with.
async fn read(client: &Client) -> UnexpectedStatus {
    match client.bank_connections().get_bank_connection(ID).await {
        Err(Error::UnexpectedStatus(error)) => *error,
        other => panic!("expected an unexpected status, got {other:?}"),
    }
}

#[tokio::test]
async fn a_page_of_a_proxy() {
    for status in [402, 405, 413, 415, 429, 451, 502, 503, 504, 599] {
        let (_server, client) = answering_bytes(status, "text/html", PAGE).await;
        let error = read(&client).await;
        assert_eq!(
            (error.status().as_u16(), error.body()),
            (status, PAGE.as_bytes())
        );
        assert_eq!(error.headers()["content-type"], "text/html");
        let number = status.to_string();
        let text = error.to_string();
        assert!(
            text.contains(&number) && text.contains("getBankConnection"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_success_of_another_number_is_none() {
    for status in [201, 202, 204, 206] {
        let (_server, client) = answering_json(status, &connection()).await;
        assert_eq!(read(&client).await.status(), status);
    }
    let params = ImportBankConnectionParams::new(BankId(1));
    let (_server, client) = answering_json(200, &connection()).await;
    let answer = client
        .bank_connections()
        .import_bank_connection(&params)
        .await;
    assert!(matches!(answer, Err(Error::UnexpectedStatus(error)) if error.status() == 200));
    let (_server, client) = answering(ResponseTemplate::new(204)).await;
    let answer = client.bank_connections().delete_bank_connection(ID).await;
    assert!(matches!(answer, Err(Error::UnexpectedStatus(error)) if error.status() == 204));
}

#[tokio::test]
async fn a_documented_body_does_not_document_a_status() {
    let busy = example("editBankConnection", "423", "connectionBusy");
    for status in [405, 409, 415, 423] {
        let (_server, client) = answering_json(status, busy).await;
        assert_eq!(read(&client).await.status(), status);
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (elsewhere, _) = answering_json(200, &connection()).await;
    for status in [301, 302, 303, 307, 308] {
        let target = format!("{}/elsewhere", elsewhere.uri());
        let redirect = ResponseTemplate::new(status).insert_header("Location", target.as_str());
        let (server, client) = answering(redirect).await;
        let error = read(&client).await;
        assert_eq!((error.status().as_u16(), count(&server).await), (status, 1));
        assert_eq!(error.headers()["location"], target);
    }
    assert_eq!(count(&elsewhere).await, 0);
}

#[tokio::test]
async fn the_web_form_of_later_versions_is_within_reach() {
    let body = r#"{"errors":[{"message":"4711","code":"WEB_FORM","type":"BUSINESS"}]}"#;
    let form = ResponseTemplate::new(451)
        .insert_header("Location", "https://webform.example/4711")
        .set_body_raw(body, "application/json");
    let (_server, client) = answering(form).await;
    let error = client.bank_connections().get_bank_connection(ID).await;
    let error = error.expect_err("an error");
    let location = error.headers().and_then(|headers| headers.get("location"));
    assert_eq!(location.expect("a header"), "https://webform.example/4711");
    assert!(matches!(error, Error::UnexpectedStatus(e) if e.body() == body.as_bytes()));
}

#[tokio::test]
async fn an_error_keeps_64_kib_of_a_body() {
    for status in [200, 500, 502] {
        let (_server, client) = answering_bytes(status, "text/html", "x".repeat(300_000)).await;
        let kept = match client.bank_connections().get_bank_connection(ID).await {
            Err(Error::UnexpectedStatus(error)) => error.body().len(),
            Err(Error::Decode(error)) => error.body().len(),
            other => panic!("expected an error, got {other:?}"),
        };
        assert_eq!(kept, 64 * 1024);
    }
}
