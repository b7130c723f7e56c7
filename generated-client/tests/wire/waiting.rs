//! Waiting for the data of a connection: what is seen, and how it ends.

use crate::support::examples::{connection, example};
use crate::support::{ID, answering_json, client, count, growing};
use finapi_bank_connections::api::bank_connections::{GetBankConnection, GetBankConnectionError};
use finapi_bank_connections::models::{BankConnection, CategorizationStatus, UpdateStatus};
use finapi_bank_connections::{Client, Error, Finished, RetryPolicy, Wait, WaitError};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// What a connection looks like in this state.
fn state(update: &str, categorization: &str, result: &Value) -> ResponseTemplate {
    let mut body = connection();
    body["updateStatus"] = json!(update);
    body["categorizationStatus"] = json!(categorization);
    body["lastManualUpdate"] = match result {
        Value::Null => Value::Null,
        result => json!({"result": result, "timestamp": "2018-03-14 09:26:53.589"}),
    };
    ResponseTemplate::new(200).set_body_json(body)
}

/// A server that gives one answer after the other, and the last one for ever.
async fn serving(answers: impl IntoIterator<Item = ResponseTemplate>) -> (MockServer, Client) {
    let server = MockServer::builder().start().await;
    let answers: Vec<_> = answers.into_iter().collect();
    let last = answers.len() - 1;
    for (index, answer) in answers.into_iter().enumerate() {
        let mock = Mock::given(any()).respond_with(answer);
        let times = if index == last { u64::MAX } else { 1 };
        mock.up_to_n_times(times).mount(&server).await;
    }
    let client = client(&server.uri());
    (server, client)
}

/// A wait that does not try the patience of those who run tests.
fn wait(client: &Client) -> Wait<GetBankConnection> {
    client
        .bank_connections()
        .get_bank_connection(ID)
        .retry(RetryPolicy::none())
        .wait_until_ready()
        .interval(Duration::from_millis(10))
        .deadline(Duration::from_secs(1800))
}

#[tokio::test]
async fn it_waits_for_the_download_and_then_for_the_categorisation() {
    let answers = [
        state("IN_PROGRESS", "READY", &Value::Null),
        state("IN_PROGRESS", "READY", &Value::Null),
        state("READY", "PENDING", &json!("OK")),
        state("READY", "IN_PROGRESS", &json!("OK")),
        state("READY", "READY", &json!("OK")),
    ];
    let (server, client) = serving(answers).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&seen);
    let finished = wait(&client)
        .observe(move |now| {
            let now = now.expect("a connection");
            let (update, categorization) = (&now.update_status, &now.categorization_status);
            shared
                .lock()
                .unwrap()
                .push(format!("{update} {categorization}"));
        })
        .await
        .expect("an end");
    assert!(finished.is_succeeded() && finished.value().id == ID);
    let expected = [
        "IN_PROGRESS READY",
        "IN_PROGRESS READY",
        "READY PENDING",
        "READY IN_PROGRESS",
        "READY READY",
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
    assert_eq!(count(&server).await, 5);
}

#[tokio::test]
async fn ready_is_not_succeeded() {
    type Kind = fn(BankConnection) -> Finished<BankConnection>;
    let outcomes: [(Value, Kind); 5] = [
        (json!("OK"), Finished::Succeeded),
        (json!("BANK_SERVER_REJECTION"), Finished::Failed),
        (json!("INTERNAL_SERVER_ERROR"), Finished::Failed),
        (Value::Null, Finished::Unknown),
        (json!("A_NEW_ONE"), Finished::Unknown),
    ];
    for (result, kind) in outcomes {
        let (server, client) = serving([state("READY", "READY", &result)]).await;
        let finished = wait(&client).await.expect("an end");
        assert_eq!(finished.clone(), kind(finished.into_value()), "{result}");
        assert_eq!(count(&server).await, 1);
    }
}

#[tokio::test]
async fn a_state_that_is_not_known_is_waited_out() {
    let (_server, client) = serving([
        state("PAUSED", "READY", &Value::Null),
        state("READY", "READY", &json!("OK")),
    ])
    .await;
    assert!(wait(&client).await.expect("an end").is_succeeded());
}

#[tokio::test]
async fn a_connection_that_is_deleted_meanwhile_ends_it() {
    let gone = example("getBankConnection", "404", "unknownConnection");
    let (server, client) = serving([
        state("IN_PROGRESS", "READY", &Value::Null),
        ResponseTemplate::new(404).set_body_json(gone),
    ])
    .await;
    let error = wait(&client).await.expect_err("a 404");
    assert!(matches!(
        error.api(),
        Some(GetBankConnectionError::NotFound(_))
    ));
    assert!(error.overdue().is_none());
    let error = Error::from(error);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(count(&server).await, 2);
}

#[tokio::test]
async fn hiccups_do_not_end_it() {
    let (server, client) = serving([
        ResponseTemplate::new(503),
        state("IN_PROGRESS", "READY", &Value::Null),
        ResponseTemplate::new(502).set_body_string("<html>"),
        ResponseTemplate::new(500).set_body_string("<html>"),
        state("READY", "READY", &json!("OK")),
    ])
    .await;
    let faults = Arc::new(Mutex::new(0));
    let shared = Arc::clone(&faults);
    let finished = wait(&client)
        .observe(move |now| *shared.lock().unwrap() += i32::from(now.is_err()))
        .await;
    assert!(finished.expect("an end").is_succeeded());
    assert_eq!(*faults.lock().unwrap(), 3);
    assert_eq!(count(&server).await, 5);
}

#[tokio::test]
async fn the_server_may_ask_for_longer_pauses() {
    let busy = ResponseTemplate::new(429).insert_header("retry-after", "1");
    let (_server, client) = serving([busy, state("READY", "READY", &json!("OK"))]).await;
    let started = Instant::now();
    assert!(wait(&client).await.expect("an end").is_succeeded());
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_pause_beyond_the_deadline_ends_it_at_once_and_is_told() {
    let busy = ResponseTemplate::new(429)
        .insert_header("retry-after", "3600")
        .insert_header("x-request-id", "id-1");
    let (server, client) = serving([busy]).await;
    let error = wait(&client).await.expect_err("a deadline");
    let text = error.to_string();
    let told = ", and the server asks to wait 3600s, beyond the deadline of 1800s; the last call";
    assert!(text.contains(told), "{text}");
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429));
    assert_eq!(error.request_id(), Some("id-1"));
    assert_eq!(Error::from(error).request_id(), Some("id-1"));
    assert_eq!(count(&server).await, 1);
}

#[tokio::test]
async fn there_is_a_last_look_before_the_deadline() {
    for deadline in growing() {
        let (server, client) = serving([
            state("IN_PROGRESS", "READY", &Value::Null),
            state("READY", "READY", &json!("OK")),
        ])
        .await;
        let wait = wait(&client).deadline(deadline).interval(deadline * 5);
        if wait.await.is_ok_and(|finished| finished.is_succeeded()) {
            assert_eq!(count(&server).await, 2);
            return;
        }
    }
    panic!("there was no last look");
}

#[tokio::test]
async fn without_an_interval_the_server_is_left_in_peace() {
    let (server, client) = serving([state("IN_PROGRESS", "READY", &Value::Null)]).await;
    let wait = wait(&client).deadline(Duration::from_millis(200));
    wait.interval(Duration::ZERO).await.expect_err("a deadline");
    assert!(count(&server).await <= 20);
}

#[tokio::test]
async fn a_deadline_tells_what_was_seen_last() {
    let hangs = [
        ("IN_PROGRESS", "READY", "updateStatus"),
        ("READY", "PENDING", "categorizationStatus"),
    ];
    for (update, categorization, property) in hangs {
        let (server, client) = serving([state(update, categorization, &Value::Null)]).await;
        let mut deadlines = growing();
        let (deadline, text, overdue) = loop {
            let deadline = deadlines.next().expect("two calls in time");
            server.reset().await;
            let answer = state(update, categorization, &Value::Null);
            let mock = Mock::given(any()).respond_with(answer);
            mock.mount(&server).await;
            let error = wait(&client).deadline(deadline).await;
            let error = error.expect_err("a deadline");
            let text = error.to_string();
            let WaitError::Overdue(overdue) = error else {
                panic!("expected a deadline, got {error}");
            };
            // The last call may have been cut off before it was sent.
            if overdue.calls() > 1 && overdue.calls() as usize == count(&server).await {
                break (deadline, text, overdue);
            }
        };
        assert_eq!(overdue.waiting_for(), Some(property));
        assert!(overdue.last_error().is_none());
        let told = format!(
            "`getBankConnection` did not get ready within {deadline:?} after {} attempts: \
             `{property}` is not as wanted",
            overdue.calls()
        );
        assert_eq!(text, told);
        let last = overdue.last().expect("a connection");
        assert_eq!(last.update_status, UpdateStatus::from(update));
        let categorization = CategorizationStatus::from(categorization);
        assert_eq!(last.categorization_status, categorization);
        assert_eq!(overdue.into_last().map(|last| last.id), Some(ID));
    }
}

#[tokio::test]
async fn a_deadline_is_a_time_out_of_the_general_error() {
    let (_server, client) = answering_json(503, &json!({})).await;
    let mut deadlines = growing();
    let error = loop {
        let deadline = deadlines.next().expect("an answer in time");
        let error = wait(&client).deadline(deadline).await;
        let error = error.expect_err("a deadline");
        if error.overdue().is_some_and(|it| it.last_error().is_some()) {
            break error;
        }
    };
    let fault = error.overdue().and_then(|overdue| overdue.last_error());
    assert_eq!(
        fault.and_then(Error::status).map(|status| status.as_u16()),
        Some(503)
    );
    assert!(
        error
            .overdue()
            .is_some_and(|overdue| overdue.waiting_for().is_none())
    );
    assert!(
        error
            .to_string()
            .contains("; the last call: `getBankConnection` answered 503")
    );
    let error = Error::from(error);
    assert!(error.is_timeout());
    assert_eq!(error.operation(), Some("getBankConnection"));
}

#[tokio::test]
async fn a_call_that_hangs_is_cut_off_by_the_deadline() {
    let slow = state("READY", "READY", &json!("OK")).set_delay(Duration::from_secs(3600));
    let (_server, client) = serving([slow]).await;
    let error = wait(&client).deadline(Duration::from_millis(200)).await;
    assert!(error.expect_err("a deadline").overdue().is_some());
}

#[tokio::test]
async fn a_wait_ends_when_it_is_dropped() {
    let (server, client) = serving([state("IN_PROGRESS", "READY", &Value::Null)]).await;
    let (sender, mut seen) = tokio::sync::mpsc::unbounded_channel();
    let wait = wait(&client).observe(move |_| assert!(sender.send(()).is_ok()));
    tokio::select! {
        _ = wait => panic!("it is never ready"),
        _ = seen.recv() => {}
    }
    let calls = count(&server).await;
    assert!(calls > 0);
    tokio::time::sleep(Duration::from_millis(100)).await;
    // One may have been on its way.
    assert!(count(&server).await <= calls + 1);
}

#[tokio::test]
async fn each_call_is_as_configured_and_can_be_spawned() {
    let (server, client) = serving([
        state("IN_PROGRESS", "READY", &Value::Null),
        state("READY", "READY", &json!("OK")),
    ])
    .await;
    let call = client.bank_connections().get_bank_connection(ID);
    let wait = call
        .header("x-one", "1")
        .wait_until_ready()
        .interval(Duration::ZERO);
    let shown = format!("{wait:?}");
    assert!(shown.starts_with(r#"Wait { operation: "getBankConnection", interval: 0ns"#));
    let finished = tokio::spawn(wait.into_future()).await.expect("no panic");
    assert!(finished.is_ok());
    let requests = server.received_requests().await.unwrap_or_default();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|one| one.headers["x-one"] == "1"));
}

#[tokio::test]
async fn what_is_shown_of_a_wait_holds_no_text_of_the_server() {
    let mut body = connection();
    body["updateStatus"] = json!("SECRET-STATE");
    body["name"] = json!("SECRET-NAME");
    let (_server, client) = answering_json(200, &body).await;
    let error = wait(&client).deadline(Duration::from_millis(30)).await;
    let error = error.expect_err("a deadline");
    let overdue = error.overdue().expect("a deadline");
    let last = overdue.last();
    let shown = format!("{error} {error:?} {overdue} {overdue:?} {last:?}");
    assert!(!shown.contains("SECRET"), "{shown}");
}
