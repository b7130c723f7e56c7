//! The span of a call: what a subscriber gets to know.

use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, client, configure};
use finapi_bank_connections::{Client, RetryPolicy};
use std::io::{self, Write};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tracing::Dispatch;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::format::FmtSpan;

/// A second subscriber, which nobody uses. With a single one, `tracing` asks that of the thread
/// that meets a span first whether anyone wants it, and in these tests that often has none.
static OTHER: LazyLock<Dispatch> = LazyLock::new(|| {
    let everything = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
    Dispatch::new(everything.with_writer(io::sink).finish())
});

/// All that is logged on this thread, by whomever.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Begins; ends when the guard is dropped.
    pub fn start() -> (Self, DefaultGuard) {
        // Records of the crate `log` go to the subscriber of their thread. Once for all tests.
        let _ = tracing_log::LogTracer::init();
        LazyLock::force(&OTHER);
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::CLOSE)
            .with_ansi(false)
            .without_time()
            .with_writer(move || writer.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    /// The lines of the client itself, without what differs from run to run.
    fn own(&self) -> Vec<String> {
        let text = self.text();
        let own = text.lines().filter(|line| line.contains("runtime::trace"));
        own.map(|line| {
            let line = line
                .trim()
                .replace("finapi_bank_connections::runtime::trace: ", "");
            match line.split_once(" close") {
                Some((line, _)) => line.to_owned(),
                None => line,
            }
        })
        .collect()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is logged of a call of this client.
async fn logged(client: &Client) -> Vec<String> {
    logged_within(client, Duration::from_secs(3600)).await
}

async fn logged_within(client: &Client, time: Duration) -> Vec<String> {
    let (log, guard) = Log::start();
    let quick = RetryPolicy::new().pauses(Duration::ZERO, Duration::ZERO);
    let call = client.bank_connections().get_bank_connection(ID);
    let call = call.retry(quick).timeout(time);
    let outcome = call.header("x-other", "CANARY").await;
    drop(guard);
    assert!(!log.text().contains("CANARY"), "{}", log.text());
    // The span has ended although its outcome is still there.
    let lines = log.own();
    drop(outcome);
    lines
}

const CALL: &str = "INFO call{otel.kind=\"client\" otel.name=GET /api/v1/bankConnections/{id} \
    operation.id=\"getBankConnection\" http.request.method=\"GET\" \
    url.template=\"/api/v1/bankConnections/{id}\"";

fn ended(fields: &str) -> String {
    format!("{CALL} {fields}}}:")
}

#[tokio::test]
async fn a_call_with_an_answer() {
    let connection = crate::support::examples::connection().to_string();
    let server = RawServer::sending(json("200 OK", &connection)).await;
    let lines = logged(&client(&server.url())).await;
    assert_eq!(lines, [ended("http.response.status_code=200")]);
}

#[tokio::test]
async fn an_error_that_the_document_names_is_no_fault() {
    let gone = crate::support::examples::example("getBankConnection", "404", "unknownConnection");
    let server = RawServer::sending(json("404 Not Found", &gone.to_string())).await;
    let lines = logged(&client(&server.url())).await;
    assert_eq!(lines, [ended("http.response.status_code=404")]);
}

#[tokio::test]
async fn a_call_that_is_repeated() {
    let busy = b"HTTP/1.1 503 Busy CANARY\r\nx: CANARY\r\ncontent-length: 6\r\n\r\nCANARY";
    let server = RawServer::sending(busy.as_slice()).await;
    let lines = logged(&client(&server.url())).await;
    let again = |count: u32| {
        format!(
            "{CALL}}}: the request is sent again http.request.resend_count={count} \
            http.response.status_code=503 error.type=503 pause=0ns"
        )
    };
    let end = ended("http.request.resend_count=2 http.response.status_code=503 error.type=503");
    assert_eq!(lines, [again(1), again(2), end]);
}

#[tokio::test]
async fn a_call_that_fails_tells_its_stage() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nCANARY".to_vec();
    let answers = [
        (
            vec![Step::Send(head), Step::Close],
            "http.request.resend_count=2 http.response.status_code=200 error.type=transport stage=\"read\"",
        ),
        (
            vec![Step::Close],
            "http.request.resend_count=2 error.type=transport stage=\"send\"",
        ),
        (
            vec![Step::Send(json("200 OK", "\"CANARY\""))],
            "http.response.status_code=200 error.type=decode stage=\"decode\"",
        ),
        (
            vec![Step::Send(json("299 OK", "\"CANARY\""))],
            "http.response.status_code=299 error.type=unexpected_status",
        ),
    ];
    for (steps, fields) in answers {
        let server = RawServer::start(steps).await;
        let lines = logged(&client(&server.url())).await;
        assert_eq!(lines.last(), Some(&ended(fields)));
    }
    let silent = RawServer::start([Step::Pause(Duration::from_secs(3600))]).await;
    let late = Duration::from_millis(200);
    let lines = logged_within(&client(&silent.url()), late).await;
    let fields = "error.type=timeout stage=\"send\"";
    assert_eq!(lines.last(), Some(&ended(fields)));
    let closed = client("http://127.0.0.1:1");
    let fields = "http.request.resend_count=2 error.type=transport stage=\"connect\"";
    assert_eq!(logged(&closed).await.last(), Some(&ended(fields)));
    let build = Client::builder().base_url("http://127.0.0.1:1").build();
    let lines = logged(&build.expect("a client")).await;
    assert_eq!(lines, [ended("error.type=invalid_request stage=\"build\"")]);
    let empty = || async { Err(finapi_bank_connections::TokenError::new("none")) };
    let builder = configure("http://127.0.0.1:1").token_source(empty);
    let lines = logged(&builder.build().expect("a client")).await;
    assert_eq!(lines, [ended("error.type=auth stage=\"authorise\"")]);
}
