//! A filter that is longer than a call takes.

use crate::support::client;
use crate::support::examples::{connection, example};
use finapi_bank_connections::api::bank_connections::GetAllBankConnectionsError;
use finapi_bank_connections::models::BankConnectionId;
use finapi_bank_connections::{Client, Error, RetryPolicy};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

type Lists = Arc<Mutex<Vec<Vec<i64>>>>;

/// A server that has all connections but those with an even id, and fails as it is told.
async fn serving(fail: fn(usize) -> Option<u16>) -> (MockServer, Client, Lists) {
    let server = MockServer::builder().start().await;
    let (lists, connection) = (Lists::default(), connection());
    let seen = Arc::clone(&lists);
    let respond = move |request: &Request| {
        let ids = request.url.query_pairs().find(|(name, _)| name == "ids");
        let (_, ids) = ids.expect("a filter");
        let ids: Vec<i64> = ids.split(',').map(|id| id.parse().unwrap()).collect();
        let mut seen = seen.lock().unwrap();
        seen.push(ids.clone());
        if let Some(status) = fail(seen.len()) {
            let body = example("getAllBankConnections", "500", "unexpected");
            return ResponseTemplate::new(status).set_body_json(body);
        }
        let odd = ids.into_iter().filter(|id| id % 2 == 1);
        let found: Vec<Value> = odd
            .map(|id| {
                let mut found = connection.clone();
                found["id"] = json!(id);
                found
            })
            .collect();
        ResponseTemplate::new(200).set_body_json(json!({ "connections": found }))
    };
    Mock::given(any())
        .respond_with(respond)
        .mount(&server)
        .await;
    let client = client(&server.uri());
    (server, client, lists)
}

fn ids(ids: impl IntoIterator<Item = i64>) -> Vec<BankConnectionId> {
    ids.into_iter().map(BankConnectionId).collect()
}

#[tokio::test]
async fn calls_take_1000_ids_each_and_their_answers_are_joined_in_order() {
    for (given, sizes) in [
        (1, vec![1]),
        (1000, vec![1000]),
        (1001, vec![1000, 1]),
        (2500, vec![1000, 1000, 500]),
    ] {
        let (_server, client, lists) = serving(|_| None).await;
        let all = client
            .bank_connections()
            .get_all_bank_connections_in_chunks(ids(1..=given))
            .await
            .expect("connections");
        let found = all
            .connections
            .into_iter()
            .map(|connection| connection.id.0);
        let odd = (1..=given).filter(|id| id % 2 == 1);
        assert!(found.eq(odd), "{given}");
        let lists = lists.lock().unwrap();
        assert_eq!(lists.iter().map(Vec::len).collect::<Vec<_>>(), sizes);
        assert!(lists.concat().into_iter().eq(1..=given));
    }
}

#[tokio::test]
async fn an_id_that_repeats_is_sent_once() {
    let (_server, client, lists) = serving(|_| None).await;
    let given = (1..=1500).rev().chain(1..=1500).chain([7; 9]);
    let all = client
        .bank_connections()
        .get_all_bank_connections_in_chunks(ids(given))
        .await;
    assert_eq!(all.expect("connections").connections.len(), 750);
    let lists = lists.lock().unwrap();
    assert_eq!(lists.len(), 2);
    assert!(lists.concat().into_iter().eq((1..=1500).rev()));
}

/// The server would take an empty filter for none, and answer with all.
#[tokio::test]
async fn no_ids_are_not_all_ids() {
    let (_server, client, lists) = serving(|_| None).await;
    let error = client
        .bank_connections()
        .get_all_bank_connections_in_chunks(ids([]))
        .await
        .expect_err("a refusal");
    let told = "`getAllBankConnections` was not sent: `ids` must have at least 1 items";
    assert_eq!(error.to_string(), told);
    assert!(matches!(error, Error::InvalidRequest(_)));
    assert!(lists.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_error_in_a_later_call_is_the_error_of_all() {
    let (_server, client, lists) = serving(|call| (call == 2).then_some(500)).await;
    let error = client
        .bank_connections()
        .get_all_bank_connections_in_chunks(ids(1..=2500))
        .await
        .expect_err("an error");
    let api = error.api();
    assert!(matches!(
        api,
        Some(GetAllBankConnectionsError::InternalServerError(_))
    ));
    assert_eq!(lists.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn each_call_is_configured_and_repeated_as_usual() {
    let (server, client, lists) = serving(|call| (call % 2 == 1).then_some(503)).await;
    let pause = std::time::Duration::from_millis(1);
    let chunks = client
        .bank_connections()
        .get_all_bank_connections_in_chunks(ids(1..=1001))
        .each_call(|call| {
            let policy = RetryPolicy::new().pauses(pause, pause);
            call.retry(policy).header("x-one", "1")
        });
    assert_eq!(format!("{chunks:?}"), r#"Chunks("getAllBankConnections")"#);
    let all = tokio::spawn(chunks.into_future()).await.expect("no panic");
    assert_eq!(all.expect("connections").connections.len(), 501);
    let sizes: Vec<_> = lists.lock().unwrap().iter().map(Vec::len).collect();
    assert_eq!(sizes, [1000, 1000, 1, 1]);
    let requests = server.received_requests().await.unwrap_or_default();
    assert!(requests.iter().all(|one| one.headers["x-one"] == "1"));
}
