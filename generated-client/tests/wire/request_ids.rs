//! The id of a request: sent, answered, and told.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, client, configure};
use finapi_bank_connections::{Error, RetryPolicy};
use std::collections::BTreeSet;
use std::time::Duration;

fn ids(server: &RawServer) -> Vec<String> {
    let requests = server.requests();
    let headers = requests.iter().flat_map(|request| &request.headers);
    headers
        .filter_map(|header| header.strip_prefix("x-request-id: "))
        .map(str::to_owned)
        .collect()
}

async fn good(head: &str) -> RawServer {
    RawServer::sending(json(&format!("200 OK{head}"), &connection().to_string())).await
}

#[tokio::test]
async fn the_id_of_the_caller_is_sent_and_told() {
    let server = good("").await;
    let client = client(&server.url());
    let call = client.bank_connections().get_bank_connection(ID);
    let response = call.request_id("order-7").send().await.expect("a value");
    assert_eq!(response.request_id(), Some("order-7"));
    let call = client.bank_connections().get_bank_connection(ID);
    let response = call.send().await.expect("a value");
    assert_eq!(response.request_id(), None);
    assert_eq!(ids(&server), ["order-7"]);
}

#[tokio::test]
async fn the_id_of_the_server_is_told_first() {
    let server = good("\r\nX-Request-Id: theirs").await;
    let call = client(&server.url())
        .bank_connections()
        .get_bank_connection(ID);
    let response = call.request_id("ours").send().await.expect("a value");
    assert_eq!(response.request_id(), Some("theirs"));
}

#[tokio::test]
async fn a_call_without_an_answer_has_its_id() {
    let server = RawServer::start([Step::Pause(Duration::from_secs(9))]).await;
    let call = client(&server.url())
        .bank_connections()
        .get_bank_connection(ID);
    let call = call
        .request_id("order-7")
        .timeout(Duration::from_millis(30));
    let error = call.await.expect_err("late");
    assert_eq!(error.request_id(), Some("order-7"));
    assert_eq!(
        error.to_string(),
        "`getBankConnection` got no complete answer (request order-7): the time-out passed"
    );
}

#[tokio::test]
async fn a_client_can_make_ids_one_for_each_call() {
    let busy = b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n";
    let server = RawServer::sending(busy.as_slice()).await;
    let quick = RetryPolicy::new().pauses(Duration::ZERO, Duration::ZERO);
    let builder = configure(&server.url()).request_ids().retry(quick);
    let client = builder.build().expect("a client");
    let mut told = Vec::new();
    for _ in 0..2 {
        let error = client.bank_connections().get_bank_connection(ID).await;
        let error = error.expect_err("busy");
        told.extend(vec![error.request_id().expect("an id").to_owned(); 3]);
    }
    assert_eq!(ids(&server), told);
    assert_eq!(BTreeSet::from_iter(&told).len(), 2);
    for id in &told {
        let lengths: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
        assert_eq!((&id[14..15], "89ab".contains(&id[19..20])), ("4", true));
    }
    let call = client.bank_connections().get_bank_connection(ID);
    let error = call.request_id("own").await.expect_err("busy");
    assert_eq!(error.request_id(), Some("own"));
}

#[tokio::test]
async fn an_id_that_no_server_takes_is_refused() {
    let server = good("").await;
    let client = client(&server.url());
    let long = "x".repeat(256);
    for id in ["", "a b", "a\nb", "ä", long.as_str()] {
        let call = client.bank_connections().get_bank_connection(ID);
        let error = call.request_id(id).await.expect_err("refused");
        assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
        assert_eq!(
            error.to_string(),
            "`getBankConnection` was not sent: `request_id` must have 1 to 255 visible characters of ASCII"
        );
    }
    let call = client.bank_connections().get_bank_connection(ID);
    assert!(call.request_id(&long[1..]).await.is_ok());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_id_in_markup_is_not_shown() {
    let server = good("\r\nX-Request-Id: <b>their id</b>").await;
    let call = client(&server.url())
        .bank_connections()
        .get_bank_connection(ID);
    let response = call.request_id("ours").send().await.expect("a value");
    assert_eq!(response.request_id(), Some("ours"));
}

#[tokio::test]
async fn a_fixed_id_is_refused_where_the_last_of_a_call_counts() {
    let server = good("").await;
    let builder = configure(&server.url()).default_header("X-Request-Id", "1");
    assert_eq!(
        builder.build().expect_err("refused").to_string(),
        "the client cannot be built: `x-request-id` cannot be a default header: take `request_id` of the call, or `request_ids`"
    );
    let call = client(&server.url())
        .bank_connections()
        .get_bank_connection(ID);
    let call = call.request_id("not one").request_id("one");
    assert!(call.await.is_ok());
    assert_eq!(ids(&server), ["one"]);
}
