//! Status 510: the same parameters are sent again, with the answer.

use crate::support::examples::example;
use crate::support::{ID, client};
use finapi_bank_connections::api::bank_connections::{
    ImportBankConnection, ImportBankConnectionError, UpdateBankConnection,
    UpdateBankConnectionError,
};
use finapi_bank_connections::models::{
    BankConnection, BankId, ErrorCode, ErrorMessage, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Error, MockServer};

/// A server that asks a question twice and then is content.
async fn asking_twice<O: Operation<Output = BankConnection>>(
    ask: fn(ErrorMessage) -> O::Error,
) -> MockServer {
    let question = example("importBankConnection", "510", "tanRequired").clone();
    let question = serde_json::from_value(question).expect("an error");
    let server = MockServer::start().await;
    server
        .any::<O>()
        .up_to_n_times(2)
        .fails(ask(question))
        .await;
    server.any::<O>().succeeds(BankConnection::example()).await;
    server
}

async fn importing() -> MockServer {
    asking_twice::<ImportBankConnection>(
        ImportBankConnectionError::AdditionalAuthenticationRequired,
    )
    .await
}

async fn updating() -> MockServer {
    asking_twice::<UpdateBankConnection>(
        UpdateBankConnectionError::AdditionalAuthenticationRequired,
    )
    .await
}

async fn bodies<O: Operation>(server: &MockServer) -> Vec<String> {
    let requests = server.received::<O>();
    let bodies = requests
        .into_iter()
        .map(|request| String::from_utf8(request.body).unwrap());
    bodies.collect()
}

fn assert_question(message: &ErrorMessage) {
    let details = message.errors.iter().flatten().next().expect("a question");
    assert_eq!(
        details.code,
        Some(ErrorCode::AdditionalAuthenticationRequired)
    );
    let text = "Bitte geben Sie die TAN ein, die an Ihr Mobiltelefon gesendet wurde.";
    assert_eq!(details.message.as_deref(), Some(text));
}

#[tokio::test]
async fn an_import_is_sent_again_with_each_answer() {
    let server = importing().await;
    let client = client(&server.url());
    let mut params = ImportBankConnectionParams::new(BankId(280_042))
        .banking_user_id("VRK0099887766")
        .banking_pin("q7!Lm");
    for tan in ["1", "2"] {
        let answer = client
            .bank_connections()
            .import_bank_connection(&params)
            .await;
        let error = answer.expect_err("a question");
        assert!(!error.is_retryable() && !error.is_timeout());
        match error.api() {
            Some(ImportBankConnectionError::AdditionalAuthenticationRequired(message)) => {
                assert_question(message);
            }
            _ => panic!("expected a question, got {error}"),
        }
        params = params.challenge_response(tan);
    }
    let connection = client
        .bank_connections()
        .import_bank_connection(&params)
        .await;
    assert_eq!(connection.expect("a connection").id, ID);
    let same = r#"{"bankId":280042,"bankingUserId":"VRK0099887766","bankingPin":"q7!Lm""#;
    let expected = [
        format!("{same}}}"),
        format!("{same},\"challengeResponse\":\"1\"}}"),
        format!("{same},\"challengeResponse\":\"2\"}}"),
    ];
    assert_eq!(bodies::<ImportBankConnection>(&server).await, expected);
}

#[tokio::test]
async fn an_update_is_sent_again_with_each_answer() {
    let server = updating().await;
    let client = client(&server.url());
    let params = UpdateBankConnectionParams::new(ID).banking_pin("q7!Lm");
    for _ in 0..2 {
        match client
            .bank_connections()
            .update_bank_connection(&params)
            .await
        {
            Err(Error::Api(error)) => match error.into_error() {
                UpdateBankConnectionError::AdditionalAuthenticationRequired(message) => {
                    assert_question(&message);
                }
                other => panic!("expected a question, got {other}"),
            },
            other => panic!("expected a question, got {other:?}"),
        }
    }
    let answered = params.clone().challenge_response("483920");
    let connection = client
        .bank_connections()
        .update_bank_connection(&answered)
        .await;
    assert_eq!(connection.expect("a connection").id, ID);
    let same = r#"{"bankConnectionId":1000042,"bankingPin":"q7!Lm""#;
    let without = format!("{same}}}");
    let with = format!("{same},\"challengeResponse\":\"483920\"}}");
    assert_eq!(
        bodies::<UpdateBankConnection>(&server).await,
        [without.clone(), without, with]
    );
}

#[tokio::test]
async fn the_same_parameters_are_the_same_bytes() {
    let server = importing().await;
    let client = client(&server.url());
    let params = ImportBankConnectionParams::new(BankId(277_672)).name("MSA");
    for _ in 0..3 {
        // The parameters are only lent: a call neither keeps nor changes them.
        let _ = client
            .bank_connections()
            .import_bank_connection(&params)
            .await;
    }
    assert_eq!(
        bodies::<ImportBankConnection>(&server).await,
        [r#"{"bankId":277672,"name":"MSA"}"#; 3]
    );
}
