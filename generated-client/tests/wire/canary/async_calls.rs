//! Calls that are awaited: every answer, and every way in which there is none.

use super::{CANARY, Scene, answer, builder, builder_for, logged, sing, sing_call};
use crate::support::examples::statuses;
use crate::support::failing::failing_body;
use crate::support::raw::{RawServer, Step};
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Call, Client};
use std::fmt::Debug;
use std::io;
use std::pin::Pin;
use std::time::Duration;
use tower::BoxError;
use tower::layer::layer_fn;

/// Every example of every documented status, and statuses that are not documented.
struct Answers;

impl Scene for Answers {
    async fn play<O>(&self, id: &'static str, call: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation<Output: Debug>,
    {
        let mut successes = 0;
        for (status, examples) in statuses(id) {
            for example in examples {
                let server = RawServer::start([answer(status, &sing(example).to_string())]).await;
                let client = builder(&server.url()).build().expect("a client");
                let succeeds = sing_call(&client, call).await;
                // A date that is none does not decode; all else does.
                successes += u32::from(succeeds);
                assert!(!succeeds || status < 300, "{id} {status}");
            }
        }
        assert!(successes > 0 || id == "deleteBankConnection", "{id}");
        let html = format!("<html>{CANARY}</html>");
        let json = format!("{{\"{CANARY}\":\"{CANARY}\"}}");
        for status in [200, 201, 204, 302, 401, 418, 429, 500, 503, 510] {
            for body in [&html, &json] {
                let server = RawServer::start([answer(status, body)]).await;
                let client = builder(&server.url()).build().expect("a client");
                sing_call(&client, call).await;
            }
        }
    }
}

type Failing = Pin<Box<dyn Future<Output = BoxError> + Send>>;

/// Errors of layers: of their own, of others, and with others below them.
const ERRORS: [fn() -> Failing; 5] = [
    || Box::pin(async { CANARY.into() }),
    || Box::pin(async { io::Error::other(CANARY).into() }),
    || Box::pin(async { io::Error::new(io::ErrorKind::TimedOut, io::Error::other(CANARY)).into() }),
    || {
        Box::pin(async {
            serde_json::from_str::<bool>(&format!("\"{CANARY}\""))
                .unwrap_err()
                .into()
        })
    },
    || Box::pin(async { failing_body(CANARY).bytes().await.unwrap_err().into() }),
];

/// Connections that break, layers that fail, tokens that are not there.
struct Failures;

impl Scene for Failures {
    async fn play<O>(&self, id: &'static str, call: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation<Output: Debug>,
    {
        let begun = format!("HTTP/1.1 200 {CANARY}\r\ncontent-length: 99\r\n\r\n{CANARY}");
        let chunk = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        let steps = [
            vec![Step::Close],
            vec![Step::Reset],
            vec![Step::Pause(Duration::from_secs(3600))],
            vec![Step::Send(begun.clone().into_bytes()), Step::Close],
            vec![
                Step::Send(begun.into_bytes()),
                Step::Pause(Duration::from_secs(3600)),
            ],
            vec![
                Step::Send(format!("{chunk}{CANARY}").into_bytes()),
                Step::Close,
            ],
            vec![
                Step::Send(format!("{CANARY}\r\n\r\n").into_bytes()),
                Step::Close,
            ],
        ];
        for steps in steps {
            let server = RawServer::start(steps.clone()).await;
            let client = builder_for(&server.url(), &steps)
                .build()
                .expect("a client");
            assert!(!sing_call(&client, call).await, "{id}");
        }
        let closed = builder("http://127.0.0.1:1").build().expect("a client");
        assert!(!sing_call(&closed, call).await);
        let tls = builder("https://127.0.0.1:1").build().expect("a client");
        assert!(!sing_call(&tls, call).await);
        let unsendable = builder("http://127.0.0.1:1").access_token(format!("{CANARY}\n"));
        let unsendable = unsendable.build().expect("a client");
        assert!(!sing_call(&unsendable, call).await);
        let source = || async { Ok(format!("{CANARY}\n").into()) };
        let sourced = builder("http://127.0.0.1:1").token_source(source);
        assert!(!sing_call(&sourced.build().expect("a client"), call).await);
        for error in ERRORS {
            let failing =
                layer_fn(move |_| tower::service_fn(move |_| async move { Err(error().await) }));
            let layered = builder("http://127.0.0.1:1").layer(failing);
            assert!(!sing_call(&layered.build().expect("a client"), call).await);
        }
        let broken =
            layer_fn(|_| tower::service_fn(|_| async { Ok::<_, BoxError>(failing_body(CANARY)) }));
        let layered = builder("http://127.0.0.1:1").layer(broken);
        assert!(!sing_call(&layered.build().expect("a client"), call).await);
    }
}

#[tokio::test]
async fn nothing_shows_of_what_is_answered() {
    let log = logged(Answers).await;
    assert!(log.contains("reqwest::connect"), "what lies below");
}

#[tokio::test]
async fn nothing_shows_of_what_fails() {
    let log = logged(Failures).await;
    assert!(log.contains("reqwest::connect"), "what lies below");
}
