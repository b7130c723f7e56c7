//! Questions of the bank, answered: the client keeps the request.

use crate::support::examples::example;
use crate::support::{ID, answering_json, client};
use finapi_bank_connections::api::bank_connections::{
    ImportBankConnection, ImportBankConnectionError, UpdateBankConnection,
};
use finapi_bank_connections::models::{
    BankId, ImportBankConnectionParams, UpdateBankConnectionParams,
};
use finapi_bank_connections::{Challenge, ChallengeCall, Challenged, Error, Secret};
use serde_json::Value;
use std::time::Duration;
use wiremock::matchers::{body_partial_json, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

const PIN: &str = "pin-q7!Lm";

fn params() -> ImportBankConnectionParams {
    ImportBankConnectionParams::new(BankId(280_042))
        .banking_user_id("user-VRK00998877")
        .banking_pin(PIN)
}

/// Asks for a TAN, and once more after the TAN `1`. The TAN `2` is right, all others are wrong.
async fn bank() -> MockServer {
    let server = MockServer::builder().start().await;
    let template = |status: u16, name: &str| {
        let status_text = status.to_string();
        let body = example("importBankConnection", &status_text, name);
        ResponseTemplate::new(status)
            .insert_header("X-Request-Id", "id-of-request")
            .set_body_json(body)
    };
    let answers = [
        (r#"{"challengeResponse":"1"}"#, template(510, "tanRequired")),
        (r#"{"challengeResponse":"2"}"#, template(201, "online")),
        (
            r#"{"challengeResponse":"3"}"#,
            template(422, "bankServerRejection"),
        ),
    ];
    for (tan, answer) in answers {
        let tan: Value = serde_json::from_str(tan).unwrap();
        let asked = Mock::given(method("POST")).and(body_partial_json(tan));
        asked.respond_with(answer).mount(&server).await;
    }
    let question = template(510, "tanRequired");
    Mock::given(method("POST"))
        .respond_with(question)
        .with_priority(9)
        .mount(&server)
        .await;
    server
}

async fn asked(call: ChallengeCall<ImportBankConnection>) -> Challenge<ImportBankConnection> {
    match call.await.expect("an answer") {
        Challenged::Asked(challenge) => challenge,
        Challenged::Done(_) => panic!("expected a question"),
    }
}

#[tokio::test]
async fn the_same_body_goes_out_with_each_answer() {
    let server = bank().await;
    let client = client(&server.uri());
    let api = client.bank_connections();
    let mut tans = ["1", "2"].into_iter();
    let mut call = api.import_bank_connection_with_challenges(params());
    let connection = loop {
        match call.await.expect("an answer") {
            Challenged::Done(connection) => break connection,
            Challenged::Asked(challenge) => {
                let question = challenge.question().errors.iter().flatten().next();
                let text = question.and_then(|error| error.message.as_deref());
                assert!(text.is_some_and(|text| text.starts_with("Bitte geben Sie die TAN")));
                assert_eq!(challenge.request_id(), Some("id-of-request"));
                assert!(challenge.headers().contains_key("x-request-id"));
                call = challenge.answer(tans.next().expect("no more questions"));
            }
        }
    };
    assert_eq!(connection.id, ID);
    let requests = server.received_requests().await.unwrap_or_default();
    let bodies = requests
        .iter()
        .map(|one| std::str::from_utf8(&one.body).unwrap());
    let same = r#"{"bankId":280042,"bankingUserId":"user-VRK00998877","bankingPin":"pin-q7!Lm""#;
    let expected = [
        format!("{same}}}"),
        format!("{same},\"challengeResponse\":\"1\"}}"),
        format!("{same},\"challengeResponse\":\"2\"}}"),
    ];
    assert_eq!(bodies.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn other_errors_are_those_of_the_operation() {
    let server = bank().await;
    let client = client(&server.uri());
    let api = client.bank_connections();
    let challenge = asked(api.import_bank_connection_with_challenges(params())).await;
    let error = challenge.answer("3").await.expect_err("a wrong TAN");
    assert_eq!(error.request_id(), Some("id-of-request"));
    match error.api() {
        Some(ImportBankConnectionError::UnprocessableEntity(message)) => {
            assert_eq!(message.errors.iter().flatten().count(), 1);
        }
        _ => panic!("expected a refusal, got {error}"),
    }
}

#[tokio::test]
async fn a_question_outlives_an_answer_that_is_lost() {
    let server = bank().await;
    let client = client(&server.uri());
    let api = client.bank_connections();
    let challenge = asked(api.import_bank_connection_with_challenges(params())).await;
    let lost = challenge
        .answer("2")
        .each_call(|call| call.base_url("http://127.0.0.1:1"));
    assert!(lost.await.is_err_and(|error| error.is_connect()));
    let done = challenge.answer("2").await.expect("a connection");
    assert!(matches!(done, Challenged::Done(connection) if connection.id == ID));
}

#[tokio::test]
async fn an_answer_is_checked_before_it_is_sent() {
    let server = bank().await;
    let client = client(&server.uri());
    let api = client.bank_connections();
    let wrong = params().name("x".repeat(65));
    let error = api.import_bank_connection_with_challenges(wrong).await;
    assert!(matches!(error, Err(Error::InvalidRequest(_))));
    assert_eq!(
        server.received_requests().await.unwrap_or_default().len(),
        0
    );
}

/// As a web server does it between two requests of its user.
#[tokio::test]
async fn a_question_is_kept_while_the_user_thinks() {
    let server = bank().await;
    let client = client(&server.uri());
    let kept: Box<dyn std::any::Any + Send> = {
        let api = client.bank_connections();
        let call = api
            .import_bank_connection_with_challenges(params())
            .each_call(|call| call.header("psu-ip-address", "192.0.2.7"));
        Box::new(asked(call).await)
    };
    drop(client);
    let answer = tokio::spawn(async move {
        let kept = kept.downcast::<Challenge<ImportBankConnection>>();
        let challenge = *kept.expect("a question");
        // A second try needs the question once more.
        let again = challenge.clone();
        let refused = challenge.answer("3").await.is_err();
        let done = again.answer(Secret::from("2")).await;
        (refused, matches!(done, Ok(Challenged::Done(_))))
    });
    assert_eq!(answer.await.expect("no panic"), (true, true));
    let requests = server.received_requests().await.unwrap_or_default();
    let is_configured = |request: &wiremock::Request| {
        let address = request.headers.get("psu-ip-address");
        address.is_some_and(|address| address == "192.0.2.7")
    };
    assert!(requests.len() == 3 && requests.iter().all(is_configured));
}

#[tokio::test]
async fn nothing_that_is_kept_is_shown() {
    let server = bank().await;
    let client = client(&server.uri());
    let call = client
        .bank_connections()
        .import_bank_connection_with_challenges(params());
    let mut shown = format!("{call:?} {call:#?}");
    let answered = call.await;
    shown += &format!("{answered:?} {answered:#?}");
    let Ok(Challenged::Asked(challenge)) = answered else {
        panic!("expected a question");
    };
    shown += &format!("{challenge:?} {challenge:#?}");
    let call = challenge.answer("tan-483920");
    shown += &format!("{call:?}");
    for secret in [PIN, "user-VRK", "Bitte", "tan-483920"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains(r#"Asked(Challenge("importBankConnection"))"#));
}

#[tokio::test]
async fn a_call_without_a_question_is_done() {
    let body = example("updateBankConnection", "200", "updating");
    let (server, client) = answering_json(200, body).await;
    let params = UpdateBankConnectionParams::new(ID);
    let call = client
        .bank_connections()
        .update_bank_connection_with_challenges(params)
        .each_call(|call| call.timeout(Duration::from_secs(9)).header("x-one", "1"));
    let done: Challenged<UpdateBankConnection> = call.await.expect("an answer");
    assert!(matches!(done, Challenged::Done(connection) if connection.id == ID));
    let requests = server.received_requests().await.unwrap_or_default();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].headers["x-one"], "1");
}
