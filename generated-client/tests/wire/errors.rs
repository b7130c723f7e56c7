//! One error type for all operations, and what can be asked of it.

use crate::support::examples::{busy, example};
use crate::support::{ID, answering, answering_json, client};
use finapi_bank_connections::api::bank_connections::{
    DeleteBankConnectionError, EditBankConnectionError, ImportBankConnectionError,
};
use finapi_bank_connections::models::{
    BankConnectionList, BankId, EditBankConnectionParams, ErrorCode, ImportBankConnectionParams,
};
use finapi_bank_connections::{Client, Error};
use std::time::Duration;
use wiremock::ResponseTemplate;

/// What a program looks like that does not care which operation failed.
async fn tidy_up(url: &str) -> Result<BankConnectionList, Error> {
    let client = Client::builder().base_url(url).access_token("t").build()?;
    let api = client.bank_connections();
    let params = EditBankConnectionParams::new().name("Haushaltskonto");
    let connection = api.edit_bank_connection(ID, &params).await?;
    api.delete_bank_connection(connection.id).send().await?;
    Ok(api.get_all_bank_connections().await?)
}

#[tokio::test]
async fn the_question_mark_works_across_operations() {
    let (server, _) = answering_json(423, &busy()).await;
    let error = tidy_up(&server.uri())
        .await
        .expect_err("the connection is busy");
    assert_eq!(error.operation(), Some("editBankConnection"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(423));
    let any = error.api().expect("a documented error");
    assert!(any.downcast_ref::<DeleteBankConnectionError>().is_none());
    match any.downcast_ref() {
        Some(EditBankConnectionError::Locked(message)) => {
            let codes: Vec<_> = message.errors.iter().flatten().map(|e| &e.code).collect();
            assert_eq!(codes, [&Some(ErrorCode::Locked)]);
        }
        _ => panic!("expected a busy connection, got {any:?}"),
    }
    let Error::Api(error) = error else {
        panic!("the kind is kept");
    };
    assert_eq!(error.body(), busy().to_string().as_bytes());
}

#[tokio::test]
async fn configuration_errors_fit_as_well() {
    let error = tidy_up("http://finapi.example")
        .await
        .expect_err("no https");
    assert!(matches!(error, Error::Configuration(_)));
    assert_eq!(
        (error.operation(), error.status(), error.request_id()),
        (None, None, None)
    );
}

#[tokio::test]
async fn an_error_goes_into_a_box() {
    async fn run(client: &Client) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        client.bank_connections().delete_bank_connection(ID).await?;
        Ok(())
    }
    let body = example("deleteBankConnection", "404", "unknownConnection");
    let (_server, client) = answering_json(404, body).await;
    let error = run(&client).await.expect_err("there is none");
    let typed = error
        .downcast_ref::<Error<DeleteBankConnectionError>>()
        .and_then(Error::api);
    assert!(matches!(
        typed,
        Some(DeleteBankConnectionError::NotFound(_))
    ));
}

#[tokio::test]
async fn display_says_what_and_which() {
    let body = example("importBankConnection", "422", "unknownBank");
    let (_server, client) = answering_json(422, body).await;
    let params = ImportBankConnectionParams::new(BankId(280_999));
    let error = client
        .bank_connections()
        .import_bank_connection(&params)
        .await;
    let text = error.expect_err("no such bank").to_string();
    for part in [
        "importBankConnection",
        "422",
        "UnprocessableEntity",
        "UnknownEntity",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(
        !text.contains("280999") && !text.contains("does not exist"),
        "{text}"
    );
}

/// Whether the errors of a call that may be repeated, and of an import, are worth a repetition.
async fn retryable(client: &Client) -> (bool, bool) {
    let api = client.bank_connections();
    let params = ImportBankConnectionParams::new(BankId(1));
    let delete = api.delete_bank_connection(ID).await.expect_err("an error");
    let import: Error<ImportBankConnectionError> = api
        .import_bank_connection(&params)
        .await
        .expect_err("an error");
    let import: Error = import.into();
    (delete.is_retryable(), import.is_retryable())
}

#[tokio::test]
async fn only_passing_faults_of_idempotent_calls_are_retryable() {
    let cases = [(429, true), (502, true), (503, true), (504, true)];
    let lasting = [400, 401, 403, 404, 405, 422, 423, 500, 501, 510];
    for (status, expected) in cases
        .into_iter()
        .chain(lasting.map(|status| (status, false)))
    {
        let (_server, client) = answering(ResponseTemplate::new(status)).await;
        assert_eq!(retryable(&client).await, (expected, false), "{status}");
    }
}

#[tokio::test]
async fn what_was_never_received_can_be_repeated() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let client = client(&url);
    assert_eq!(retryable(&client).await, (true, true));
    let error = client.bank_connections().delete_bank_connection(ID).await;
    let error = error.expect_err("nobody listens");
    assert!(error.is_connect() && !error.is_timeout() && error.status().is_none());
    assert!(error.to_string().ends_with("connection refused"), "{error}");
}

#[tokio::test]
async fn a_timeout_of_an_import_is_ambiguous() {
    let slow = ResponseTemplate::new(502).set_delay(Duration::from_secs(3600));
    let (_server, client) = answering(slow).await;
    let api = client.bank_connections();
    let params = ImportBankConnectionParams::new(BankId(1));
    let short = Duration::from_millis(50);
    let import = api
        .import_bank_connection(&params)
        .timeout(short)
        .await
        .expect_err("late");
    let delete = api
        .delete_bank_connection(ID)
        .timeout(short)
        .await
        .expect_err("late");
    assert!(import.is_timeout() && !import.is_retryable() && !import.is_connect());
    assert!(delete.is_timeout() && delete.is_retryable());
}
