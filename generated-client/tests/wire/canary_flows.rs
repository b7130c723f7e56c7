//! The canary in questions, waits and chunks, awaited and blocking: what the client keeps between
//! its calls is shown as little as what it sends.

use crate::canary::{CANARY, answer, assert_chain, assert_closed, assert_error, assert_silent};
use crate::canary::{builder, sing};
use crate::spans::Log;
use crate::support::examples::{connection, statuses};
use crate::support::raw::{RawServer, Step};
use finapi_bank_connections::api::bank_connections::{
    GetAllBankConnections, GetBankConnection, ImportBankConnection,
};
use finapi_bank_connections::models::{BankConnectionId, BankId, ImportBankConnectionParams};
use finapi_bank_connections::{ChallengeCall, Challenged, Chunks, Client, Error, Wait};
use std::time::Duration;

/// The three of them, made anew for each way of waiting.
fn import(client: &Client) -> ChallengeCall<ImportBankConnection> {
    let params = ImportBankConnectionParams::new(BankId(7));
    let params = params.banking_user_id(CANARY).banking_pin(CANARY);
    let api = client.bank_connections();
    api.import_bank_connection_with_challenges(params)
}

fn wait(client: &Client) -> Wait<GetBankConnection> {
    let call = client
        .bank_connections()
        .get_bank_connection(BankConnectionId(7));
    let call = call.request_id("visible").header("X-Own", CANARY);
    let wait = call.wait_until_ready().interval(Duration::from_millis(1));
    wait.deadline(Duration::from_millis(100))
}

fn chunks(client: &Client) -> Chunks<GetAllBankConnections> {
    let ids = (1..=1500).map(BankConnectionId);
    let api = client.bank_connections();
    api.get_all_bank_connections_in_chunks(ids)
}

type Asked = Result<
    Challenged<ImportBankConnection>,
    Error<<ImportBankConnection as finapi_bank_connections::runtime::Operation>::Error>,
>;

/// How deep questions are answered with further ones.
fn look(asked: Asked) -> Option<ChallengeCall<ImportBankConnection>> {
    match asked {
        Ok(Challenged::Asked(challenge)) => {
            assert_closed(&challenge);
            assert_closed(challenge.question());
            let next = challenge.answer(CANARY);
            assert_closed(&next);
            assert_closed(&Challenged::Asked(challenge));
            Some(next)
        }
        Ok(done) => {
            assert_closed(&done);
            None
        }
        Err(error) => {
            assert_error(error);
            None
        }
    }
}

async fn play(client: &Client) {
    assert_closed(&import(client));
    assert_closed(&wait(client));
    assert_closed(&chunks(client));
    let mut next = look(import(client).await);
    for _ in 0..2 {
        let Some(call) = next else { break };
        next = look(call.await);
    }
    let mut observed = String::new();
    let (sender, receiver) = std::sync::mpsc::channel();
    let observe = move |seen: Result<&_, &Error<_>>| {
        let _ = sender.send(format!("{seen:?}"));
    };
    match wait(client).observe(observe).await {
        Ok(finished) => assert_closed(&finished),
        Err(error) => {
            error.overdue().into_iter().for_each(|overdue| {
                assert_chain(overdue);
                assert_closed(&overdue.last());
            });
            assert_chain(&error);
            assert_chain(&Error::from(error));
        }
    }
    observed.extend(receiver.iter());
    assert_silent(&observed);
    match chunks(client).await {
        Ok(all) => assert_closed(&all),
        Err(error) => assert_error(error),
    }
}

#[cfg(feature = "blocking")]
fn play_blocking(client: &Client) {
    let next = look(import(client).blocking());
    next.into_iter()
        .for_each(|call| drop(look(call.blocking())));
    if let Err(error) = wait(client).blocking() {
        assert_chain(&error);
    }
    if let Err(error) = chunks(client).blocking() {
        assert_error(error);
    }
}

#[cfg(not(feature = "blocking"))]
fn play_blocking(_: &Client) {}

/// The servers have threads of their own, since this one waits, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn nothing_shows_of_what_is_kept_between_calls() {
    let (log, guard) = Log::start();
    let mut running = sing(&connection());
    running["updateStatus"] = "IN_PROGRESS".into();
    running["lastManualUpdate"] = serde_json::Value::Null;
    let mut steps = vec![
        vec![answer(200, &running.to_string())],
        vec![answer(
            200,
            &format!("{{\"connections\":[],\"{CANARY}\":[]}}"),
        )],
        vec![answer(429, &format!("<{CANARY}>"))],
        vec![Step::Close],
        vec![answer(200, CANARY)],
    ];
    for operation in ["importBankConnection", "getBankConnection"] {
        for (status, examples) in statuses(operation) {
            let bodies = examples
                .into_iter()
                .map(|example| sing(example).to_string());
            steps.extend(bodies.map(|body| vec![answer(status, &body)]));
        }
    }
    for steps in steps {
        let server = RawServer::start(steps).await;
        let client = builder(&server.url()).build().expect("a client");
        play(&client).await;
        play_blocking(&client);
    }
    drop(guard);
    assert!(log.text().contains("call{"), "the spans of the client");
    assert_silent(&log.text());
}
