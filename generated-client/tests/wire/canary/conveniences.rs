//! Questions of the bank, waits, and lists in chunks.

use super::{
    CANARY, ID, answer, assert_chain, assert_closed, assert_error, assert_silent, builder_for, sing,
};
use crate::spans::Log;
use crate::support::examples::{connection, example};
use crate::support::growing;
use crate::support::raw::{RawServer, Step};
use finapi_bank_connections::models::{
    BankConnectionId, BankId, ImportBankConnectionParams, UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::OperationError;
use finapi_bank_connections::{Challenged, Error, WaitError};
use serde_json::{Value, json};
use std::fmt::Debug;
use std::time::Duration;

/// What a server may do: these answers, and none.
fn plays(bodies: impl IntoIterator<Item = (u16, Value)>) -> Vec<Vec<Step>> {
    let answers = bodies.into_iter();
    let answers = answers.map(|(status, body)| vec![answer(status, &sing(&body).to_string())]);
    let begun = format!("HTTP/1.1 200 {CANARY}\r\ncontent-length: 99\r\n\r\n{CANARY}");
    answers
        .chain([
            vec![answer(200, &format!("<html>{CANARY}</html>"))],
            vec![Step::Close],
            vec![Step::Pause(Duration::from_secs(3600))],
            vec![Step::Send(begun.into_bytes()), Step::Close],
        ])
        .collect()
}

/// Does this with all that is logged meanwhile.
async fn silent(play: impl Future<Output = ()>) {
    let (log, guard) = Log::start();
    play.await;
    drop(guard);
    assert!(log.text().contains("call{"), "the spans of the client");
    assert_silent(&log.text());
}

#[tokio::test]
async fn nothing_shows_of_questions_and_answers() {
    let refused = |status: &str, name: &str| {
        let body = example("importBankConnection", status, name);
        (status.parse().expect("a status"), body.clone())
    };
    let bodies = [
        refused("510", "tanRequired"),
        refused("422", "bankServerRejection"),
        (201, connection()),
        (200, connection()),
        (500, json!({ CANARY: CANARY })),
        (510, json!(CANARY)),
    ];
    silent(async {
        let mut questions = 0;
        for steps in plays(bodies) {
            let server = RawServer::start(steps.clone()).await;
            let client = builder_for(&server.url(), &steps)
                .build()
                .expect("a client");
            let api = client.bank_connections();
            macro_rules! ask {
                ($method:ident, $params:expr) => {{
                    let call = api.$method($params.banking_pin(CANARY)).each_call(|call| {
                        let call = call.header("X-Other", CANARY);
                        assert_closed(&call);
                        call
                    });
                    assert_closed(&call);
                    match call.await {
                        Ok(Challenged::Asked(challenge)) => {
                            questions += 1;
                            assert_closed(challenge.question());
                            assert_closed(&(&challenge, challenge.clone()));
                            let call = challenge.answer(CANARY);
                            assert_closed(&call);
                            let again = call.await;
                            assert_closed(&again);
                            assert!(matches!(again, Ok(Challenged::Asked(_))));
                            // What cannot be sent is not shown either.
                            let call = challenge.answer(CANARY);
                            let call =
                                call.each_call(|call| call.header("X-A", &format!("{CANARY}\n")));
                            assert_error(call.await.expect_err("not sent"));
                        }
                        Ok(done) => assert_closed(&done),
                        Err(error) => assert_error(error),
                    }
                }};
            }
            let import = ImportBankConnectionParams::new(BankId(1)).banking_user_id(CANARY);
            ask!(import_bank_connection_with_challenges, import);
            let update = UpdateBankConnectionParams::new(ID);
            ask!(update_bank_connection_with_challenges, update);
        }
        assert_eq!(questions, 2);
    })
    .await;
}

/// A connection with a canary in each text but those that tell how far it is.
fn state(update: &str, result: &Value) -> Value {
    let mut body = sing(&connection());
    body["updateStatus"] = json!(update);
    body["categorizationStatus"] = json!("READY");
    body["lastManualUpdate"] = json!({
        "result": result, "timestamp": "2018-03-14 09:26:53.589",
        "errorMessage": CANARY, "errorType": CANARY,
    });
    body
}

fn assert_wait<T: Debug + 'static, E: OperationError>(error: WaitError<T, E>) {
    assert_chain(&error);
    match &error {
        WaitError::Call(call) => assert_chain(call),
        WaitError::Overdue(overdue) => {
            assert_closed(&overdue.last());
            overdue
                .last_error()
                .into_iter()
                .for_each(|it| assert_chain(it));
        }
        other => panic!("a kind without a test: {other}"),
    }
    let any: Error = error.into();
    assert_chain(&any);
}

#[tokio::test]
async fn nothing_shows_of_waits() {
    let missing = example("getBankConnection", "404", "noSuchConnection");
    let mut plays = plays([
        (200, connection()),
        (404, missing.clone()),
        (500, json!({ CANARY: CANARY })),
        (503, json!(CANARY)),
    ]);
    for body in [
        state("READY", &json!("OK")),
        state("READY", &json!("BANK_SERVER_REJECTION")),
        state("READY", &json!(CANARY)),
        state("IN_PROGRESS", &Value::Null),
        state(CANARY, &json!("OK")),
    ] {
        plays.push(vec![answer(200, &body.to_string())]);
    }
    silent(async {
        for deadline in growing() {
            if ends_within(deadline, &plays).await == (3, 10) {
                return;
            }
        }
        panic!("what ends well does not end in time");
    })
    .await;
}

/// How many waits of these have an end, and how many an error.
async fn ends_within(deadline: Duration, plays: &[Vec<Step>]) -> (usize, usize) {
    let mut ends = (0, 0);
    for steps in plays {
        let server = RawServer::start(steps.clone()).await;
        let client = builder_for(&server.url(), steps).build();
        let client = client.expect("a client");
        let call = client.bank_connections().get_bank_connection(ID);
        let wait = call.header("X-Other", CANARY).wait_until_ready();
        let wait = wait.interval(Duration::from_millis(5)).deadline(deadline);
        let wait = wait.observe(|seen| assert_closed(&seen));
        assert_closed(&wait);
        match wait.await {
            Ok(finished) => {
                ends.0 += 1;
                assert_closed(&finished);
            }
            Err(error) => {
                ends.1 += 1;
                assert_wait(error);
            }
        }
    }
    ends
}

#[tokio::test]
async fn nothing_shows_of_lists_in_chunks() {
    let all = example("getAllBankConnections", "200", "two").clone();
    let failure = example("getAllBankConnections", "500", "unexpected").clone();
    silent(async {
        for steps in plays([
            (200, all),
            (500, failure),
            (401, json!({ "error": CANARY })),
        ]) {
            let server = RawServer::start(steps.clone()).await;
            let client = builder_for(&server.url(), &steps)
                .build()
                .expect("a client");
            let api = client.bank_connections();
            let chunks = api.get_all_bank_connections_in_chunks((1..1500).map(BankConnectionId));
            let chunks = chunks.each_call(|call| call.header("X-Other", CANARY));
            assert_closed(&chunks);
            match chunks.await {
                Ok(list) => assert_closed(&list),
                Err(error) => assert_error(error),
            }
        }
    })
    .await;
}
