//! Calls that end where nobody expects it: dropped at any of their awaits, with their client, by
//! a panic. What others share with them is as good as before.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, configure, growing};
use finapi_bank_connections::models::BankConnectionId;
use finapi_bank_connections::{Client, RetryPolicy};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::task::JoinSet;

/// What comes of a future that is polled so often at most.
async fn polled<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// Drops a call after each number of polls, until it is done before. Each poll is one that
/// something has happened for.
async fn abandon(client: &Client) -> usize {
    for times in 0.. {
        let api = client.bank_connections();
        let call = api.get_bank_connection(ID).into_future();
        if let Some(read) = polled(call, times).await {
            assert_eq!(read.expect("a connection").id, ID);
            return times;
        }
    }
    0
}

fn good() -> Step {
    // In two pieces, so that there is something to wait for.
    Step::Send(json("200 OK", &connection().to_string()))
}

fn quick() -> RetryPolicy {
    let pause = Duration::from_millis(1);
    RetryPolicy::new().pauses(pause, pause)
}

#[tokio::test]
async fn a_call_can_be_dropped_at_each_await() {
    let pause = Step::Pause(Duration::from_millis(2));
    let bytes = json("200 OK", &connection().to_string());
    let (head, body) = bytes.split_at(90);
    let steps = [
        pause.clone(),
        Step::Send(head.to_vec()),
        pause,
        Step::Send(body.to_vec()),
    ];
    let server = RawServer::start(steps).await;
    let builder = configure(&server.url()).retry(quick());
    let client = builder.build().expect("a client");
    assert!(abandon(&client).await > 2);
    let sent = server.requests().len();
    // Nothing of them is left that others would take for theirs.
    for _ in 1..20 {
        let call = client.bank_connections().get_bank_connection(ID);
        assert_eq!(call.await.expect("a connection").id, ID);
    }
    assert_eq!(server.requests().len(), sent + 19);
}

/// A retry that is dropped in its pause is spent, and no more.
#[tokio::test]
async fn dropped_retries_leave_a_budget() {
    let server = RawServer::sending(json("503 Busy", "{}")).await;
    let long = Duration::from_secs(9);
    let builder = configure(&server.url()).retry(RetryPolicy::new().pauses(long, long));
    let client = builder.retry_budget(10).build().expect("a client");
    for _ in 0..5 {
        let call = client.bank_connections().get_bank_connection(ID);
        let cut = tokio::time::timeout(Duration::from_millis(50), call).await;
        assert!(cut.is_err());
    }
    let call = client.bank_connections().get_bank_connection(ID);
    let error = call.retry(quick()).await.expect_err("busy");
    assert_eq!(error.attempts(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_at_once_are_a_thousand_answers() {
    let server = RawServer::start([Step::Pause(Duration::from_millis(5)), good()]).await;
    let ever = Duration::from_secs(3600);
    let builder = configure(&server.url()).timeout(ever).connect_timeout(ever);
    let client = builder.build().expect("a client");
    let mut tasks = JoinSet::new();
    for number in 0..1000_u64 {
        let client = client.clone();
        tasks.spawn(async move {
            let call = client.bank_connections().get_bank_connection(ID);
            if number.is_multiple_of(10) {
                // Some give up.
                let time = Duration::from_millis(number % 7);
                return tokio::time::timeout(time, call)
                    .await
                    .ok()
                    .is_none_or(|read| read.is_ok());
            }
            call.await.is_ok()
        });
    }
    // The tasks have clones of it.
    drop(client);
    assert!(tasks.join_all().await.into_iter().all(|is_well| is_well));
}

#[tokio::test]
async fn a_panic_of_a_layer_is_that_of_one_call() {
    use finapi_bank_connections::runtime::Transport;
    use tower::ServiceExt as _;

    let server = RawServer::sending(json("200 OK", &connection().to_string())).await;
    let layer = tower::layer::layer_fn(|inner: Transport| {
        inner.map_request(
            |request: finapi_bank_connections::runtime::reqwest::Request| {
                assert!(
                    !request.url().path().ends_with("/13"),
                    "a mistake of a layer"
                );
                request
            },
        )
    });
    let client = configure(&server.url())
        .layer(layer)
        .build()
        .expect("a client");
    for id in [1, 13, 2, 13, 3] {
        let shared = client.clone();
        let task = tokio::spawn(async move {
            let id = BankConnectionId(id);
            shared.bank_connections().get_bank_connection(id).await
        });
        assert_eq!(task.await.is_err(), id == 13, "{id}");
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_panic_of_a_source_of_tokens_is_that_of_one_call() {
    use std::sync::atomic::{AtomicU32, Ordering};

    let server = RawServer::sending(json("200 OK", &connection().to_string())).await;
    let count = AtomicU32::new(0);
    let source = move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::task::yield_now().await;
            assert!(number.is_multiple_of(2), "a mistake of a source");
            Ok(format!("T{number}").into())
        }
    };
    let builder = Client::builder().base_url(server.url());
    let client = builder.token_source(source).build().expect("a client");
    for number in 0..4 {
        let shared = client.clone();
        let call = async move { shared.bank_connections().get_bank_connection(ID).await };
        let is_even = u32::is_multiple_of(number, 2);
        assert_eq!(tokio::spawn(call).await.is_ok(), is_even);
    }
}

/// `MAX` is how one says "never".
#[tokio::test]
async fn times_may_be_endless() {
    let server = RawServer::sending(json("200 OK", &connection().to_string())).await;
    let never = Duration::MAX;
    let policy = RetryPolicy::new()
        .pauses(never, never)
        .retry_after_limit(never);
    let builder = configure(&server.url())
        .timeout(never)
        .attempt_timeout(never);
    let builder = builder.connect_timeout(never).retry(policy);
    let client = builder.build().expect("a client");
    let api = client.bank_connections();
    assert_eq!(
        api.get_bank_connection(ID).await.expect("a connection").id,
        ID
    );
    let wait = api.get_bank_connection(ID).wait_until_ready();
    let ready = wait.interval(never).deadline(never).await;
    assert_eq!(ready.expect("an end").value().id, ID);
    let busy = RawServer::sending(json("503 Busy", "{}")).await;
    let call = api.get_bank_connection(ID).base_url(&busy.url());
    let cut = tokio::time::timeout(Duration::from_millis(50), call).await;
    assert!(cut.is_err(), "it waits");
}

#[cfg(feature = "oauth2")]
mod tokens {
    use super::*;
    use finapi_bank_connections::OAuth2;

    fn granted() -> Step {
        let text = r#"{"access_token":"T1","token_type":"BEARER","expires_in":3600}"#;
        Step::Send(json("200 OK", text))
    }

    fn user(server: &RawServer) -> OAuth2 {
        let config = OAuth2::password("app", "CANARY", "joe", "CANARY");
        config.token_url(format!("{}/token", server.url()))
    }

    /// The request for a token is one, whichever of the calls that wait for it are dropped.
    #[tokio::test]
    async fn one_token_is_asked_for_however_many_calls_are_dropped() {
        let pause = Step::Pause(Duration::from_millis(20));
        let tokens = RawServer::start([pause, granted()]).await;
        let server = RawServer::start([good()]).await;
        let builder = Client::builder().base_url(server.url());
        let client = builder.oauth2(user(&tokens)).build().expect("a client");
        let calls = (0..100).map(|times| {
            let call = client.bank_connections().get_bank_connection(ID);
            tokio::spawn(polled(call.into_future(), times % 4))
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.expect("no panic");
        }
        assert!(abandon(&client).await > 1);
        assert_eq!(tokens.requests().len(), 1);
    }

    /// Neither those of a redirect to another host, nor those to another path.
    #[tokio::test]
    async fn credentials_do_not_follow_a_redirect_of_the_token_endpoint() {
        let thief = RawServer::start([granted()]).await;
        for status in [301, 302, 303, 307, 308] {
            let location = format!("location: {}/CANARY\r\ncontent-length: 0", thief.url());
            let head = format!("HTTP/1.1 {status} CANARY\r\n{location}\r\n\r\n");
            let tokens = RawServer::sending(head).await;
            let builder = Client::builder().base_url(thief.url()).retry(quick());
            let client = builder.oauth2(user(&tokens)).build().expect("a client");
            let call = client.bank_connections().get_bank_connection(ID);
            let error = call.await.expect_err("no token").to_string();
            assert!(error.contains(&format!("answered {status}")), "{error}");
            assert!(!error.contains("CANARY"));
            assert_eq!(tokens.requests().len(), 1);
        }
        assert_eq!(thief.connections(), 0);
    }

    /// Whatever it does with the connection, it has got the password once.
    #[tokio::test]
    async fn a_token_endpoint_that_breaks_off_is_not_asked_again() {
        let begun = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_vec();
        let table = [
            vec![Step::Close],
            vec![Step::Reset],
            vec![Step::Send(begun.clone()), Step::Close],
            vec![Step::Send(begun), Step::Pause(Duration::from_secs(3600))],
            vec![Step::Send(b"CANARY\r\n\r\n".to_vec()), Step::Close],
            vec![Step::Pause(Duration::from_secs(3600))],
        ];
        'table: for steps in table {
            for time in growing() {
                if is_asked_once(steps.clone(), time).await {
                    continue 'table;
                }
            }
            panic!("it was not asked in time");
        }
    }

    /// False if there was too little time for asking.
    async fn is_asked_once(steps: Vec<Step>, time: Duration) -> bool {
        let tokens = RawServer::start(steps).await;
        let builder = Client::builder()
            .base_url("http://127.0.0.1:1")
            .retry(quick());
        let builder = builder.attempt_timeout(time);
        let client = builder.oauth2(user(&tokens)).build().expect("a client");
        let call = client.bank_connections().get_bank_connection(ID);
        let error = call.await.expect_err("no token");
        assert!(!format!("{error:?}").contains("CANARY"), "{error}");
        assert!(error.is_retryable(), "{error}");
        let asked = tokens.requests().len();
        assert_eq!((error.attempts(), asked.max(1)), (0, 1));
        asked == 1
    }
}
