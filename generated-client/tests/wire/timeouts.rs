//! Slow answers: the time-out is for the whole call, and a call may have its own.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, client, configure, growing};
use finapi_bank_connections::Error;
use std::time::{Duration, Instant};

const SHORT: Duration = Duration::from_millis(150);
const LONG: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn no_answer_at_all() {
    let server = RawServer::start([Step::Pause(LONG)]).await;
    let client = configure(&server.url())
        .timeout(SHORT)
        .build()
        .expect("a client");
    let started = Instant::now();
    let error = client.bank_connections().get_bank_connection(ID).await;
    let error = error.expect_err("no answer");
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert!(error.is_timeout() && error.status().is_none());
    assert!(started.elapsed() >= SHORT);
    assert!(error.to_string().contains("getBankConnection"), "{error}");
}

#[tokio::test]
async fn a_body_that_stops() {
    let mut answer = json("200 OK", &connection().to_string());
    answer.truncate(answer.len() - 10);
    let server = RawServer::start([Step::Send(answer), Step::Pause(LONG)]).await;
    let client = client(&server.url());
    for time in growing() {
        let call = client.bank_connections().get_bank_connection(ID);
        let error = call.timeout(time).await.expect_err("half an answer");
        assert!(matches!(error, Error::Timeout(_)), "{error}");
        // The status is known, but the answer was not complete.
        if error.status().map(|status| status.as_u16()) == Some(200) {
            return;
        }
    }
    panic!("the status is not known");
}

#[tokio::test]
async fn a_body_that_drips() {
    // Each byte comes in time; all of them together do not.
    let mut steps = vec![Step::Send(
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n".to_vec(),
    )];
    for _ in 0..100 {
        steps.extend([Step::Pause(SHORT / 5), Step::Send(b" ".to_vec())]);
    }
    let server = RawServer::start(steps).await;
    let client = configure(&server.url())
        .timeout(SHORT)
        .build()
        .expect("a client");
    let error = client.bank_connections().get_bank_connection(ID).await;
    assert!(error.is_err_and(|error| error.is_timeout()));
}

#[tokio::test]
async fn a_call_has_its_own_time() {
    let answer = Step::Send(json("200 OK", &connection().to_string()));
    let server = RawServer::start([Step::Pause(2 * SHORT), answer]).await;
    let hasty = configure(&server.url())
        .timeout(SHORT)
        .build()
        .expect("a client");
    let call = || hasty.bank_connections().get_bank_connection(ID);
    assert!(call().await.is_err_and(|error| error.is_timeout()));
    assert!(call().timeout(LONG).await.is_ok());
    let patient = client(&server.url());
    let call = || patient.bank_connections().get_bank_connection(ID);
    assert!(
        call()
            .timeout(SHORT)
            .await
            .is_err_and(|error| error.is_timeout())
    );
    assert!(call().await.is_ok());
}

#[tokio::test]
async fn a_client_works_on_after_a_timeout() {
    for time in growing() {
        let answer = Step::Send(json("200 OK", &connection().to_string()));
        let server = RawServer::start([Step::Pause(time * 2), answer]).await;
        let client = client(&server.url());
        let call = || client.bank_connections().get_bank_connection(ID);
        assert!(call().timeout(time).await.is_err());
        let is_sent = !server.requests().is_empty();
        // The late answer must not be taken for that of the next call.
        assert_eq!(call().timeout(LONG).await.expect("a connection").id, ID);
        if is_sent {
            assert_eq!(server.connections(), 2);
            return;
        }
    }
    panic!("it was never sent in time");
}

#[tokio::test]
async fn without_time_nothing_is_sent() {
    let server = RawServer::sending(json("200 OK", &connection().to_string())).await;
    let client = client(&server.url());
    let call = client.bank_connections().delete_bank_connection(ID);
    let error = call.timeout(Duration::ZERO).await.expect_err("no time");
    assert!(error.is_timeout() && error.attempts() == 0, "{error}");
    assert!(server.requests().is_empty());
}
