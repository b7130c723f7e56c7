//! Answers that are late, broken, too large or other than documented.

use crate::calls::{LIST, client, server};
use crate::runtime::{Client, Error, RetryPolicy};
use crate::sample::api::GetAllBankConnectionsError;
use crate::sample::models::BankConnectionList;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

type Outcome = Result<BankConnectionList, Error<GetAllBankConnectionsError>>;

async fn list(client: &Client) -> Outcome {
    let api = client.bank_connections();
    let call = api.get_all_bank_connections();
    call.retry(RetryPolicy::none()).await
}

async fn answered(status: u16, body: &str, content_type: &str) -> Outcome {
    let server = server(status, body, content_type).await;
    list(&client(&server.uri())).await
}

/// Answers one request with raw bytes, then keeps the connection open or closes it.
async fn raw(answer: &'static [u8], keep_open: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let _ = socket.read(&mut [0; 4096]).await;
        let _ = socket.write_all(answer).await;
        if keep_open {
            std::future::pending::<()>().await;
        }
    });
    base
}

#[tokio::test]
async fn what_is_not_the_documented_json_is_a_decode_error() {
    let table = [
        (
            200,
            "",
            "application/json",
            "the body is empty, JSON was expected",
        ),
        (
            200,
            " \n",
            "",
            "the body is empty, JSON was expected (the answer has no content type)",
        ),
        (
            200,
            "<p>",
            "text/html",
            "line 1 column 1: the body is not valid JSON (the answer has text/html)",
        ),
        (
            200,
            "{\"connections\":[",
            "application/json",
            "at `connections[0]`, line 1 column 17: the JSON ends too early",
        ),
        (
            200,
            "{}",
            "application/json",
            "line 1 column 1: the field `connections` is missing",
        ),
        (
            200,
            r#"{"connections":[],"connections":[]}"#,
            "application/json",
            "line 1 column 33: the field `connections` is repeated",
        ),
        (
            401,
            "<p>",
            "text/html",
            "line 1 column 1: the body is not valid JSON (the answer has text/html)",
        ),
    ];
    for (status, body, content_type, cause) in table {
        let error = answered(status, body, content_type).await.unwrap_err();
        let Error::Decode(error) = error else {
            panic!("{error}")
        };
        assert_eq!(error.cause().to_string(), cause, "{body}");
        assert_eq!(
            (error.status().as_u16(), error.body()),
            (status, body.as_bytes())
        );
    }
}

#[tokio::test]
async fn what_decodes_is_taken() {
    assert!(answered(200, LIST, "text/html").await.is_ok());
    assert!(
        answered(200, &format!("\u{feff}{LIST}"), "application/json")
            .await
            .is_ok()
    );
    let not_found = answered(404, "<html>", "text/html").await.unwrap_err();
    assert!(matches!(
        not_found.api(),
        Some(GetAllBankConnectionsError::NotFound)
    ));
}

#[tokio::test]
async fn an_undocumented_status_keeps_the_answer() {
    let server = MockServer::builder().start().await;
    let html = ResponseTemplate::new(500).set_body_raw("<h1>secret</h1>", "text/html");
    Mock::given(any())
        .respond_with(html.insert_header("x-ReQuest-id", "r-1"))
        .mount(&server)
        .await;
    let error = list(&client(&server.uri())).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` answered 500 Internal Server Error (request r-1), \
         which its document does not name"
    );
    assert_eq!(error.request_id(), Some("r-1"));
    assert!(!error.is_retryable());
    let Error::UnexpectedStatus(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.body(), b"<h1>secret</h1>");
}

#[tokio::test]
async fn redirects_are_answers() {
    let server = MockServer::builder().start().await;
    let there =
        ResponseTemplate::new(307).insert_header("location", &*format!("{}/x", server.uri()));
    Mock::given(any())
        .respond_with(there)
        .expect(1)
        .mount(&server)
        .await;
    let error = list(&client(&server.uri())).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
}

#[tokio::test]
async fn an_error_keeps_the_beginning_of_a_large_body() {
    let error = answered(500, &"x".repeat(100_000), "text/plain")
        .await
        .unwrap_err();
    let Error::UnexpectedStatus(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.body().len(), 64 * 1024);
}

#[tokio::test]
async fn slow_answers_time_out() {
    let base = raw(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", true).await;
    let call = client(&base).bank_connections().get_all_bank_connections();
    let error = call.timeout(Duration::from_millis(200)).await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable() && !error.is_connect());
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` got no complete answer: the time-out passed"
    );
    assert_eq!(error.status().unwrap(), 200);
}

#[tokio::test]
async fn truncated_and_broken_answers_are_transport_errors() {
    let table: [(&[u8], &str); 4] = [
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{\"connections\":[",
            "unexpected",
        ),
        (
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"con",
            "unexpected",
        ),
        (b"SECRET nonsense\r\n\r\n", "invalid HTTP version parsed"),
        (b"", "connection closed before message completed"),
    ];
    for (answer, text) in table {
        let error = list(&client(&raw(answer, false).await)).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert!(error.to_string().contains(text), "{error}");
        assert!(!error.to_string().contains("SECRET"), "{error}");
        assert!(error.is_retryable());
    }
}

#[tokio::test]
async fn oversized_answers_are_refused_announced_or_not() {
    let answers: [&[u8]; 2] = [
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n14\r\n12345678901234567890\r\n",
    ];
    for answer in answers {
        let base = raw(answer, true).await;
        let builder = Client::builder()
            .base_url(base)
            .access_token("t")
            .body_limit(10);
        let error = list(&builder.build().unwrap()).await.unwrap_err();
        assert!(
            error
                .to_string()
                .contains("its body has more than 10 bytes"),
            "{error}"
        );
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn a_refused_connection_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = list(&client(&base)).await.unwrap_err();
    assert!(error.is_connect() && error.is_retryable());
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` got no complete answer: connection refused"
    );
}

#[tokio::test]
async fn a_server_without_tls_is_told() {
    let base = raw(b"HTTP/1.1 400 SECRET\r\n\r\n", true)
        .await
        .replace("http", "https");
    let error = list(&client(&base)).await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` got no complete answer: \
         TLS: received corrupt message of type InvalidContentType"
    );
}

#[tokio::test]
async fn deeply_nested_json_is_refused() {
    let body = format!(r#"{{"connections":[],"x":{}"#, "[".repeat(100_000));
    let error = answered(200, &body, "application/json").await.unwrap_err();
    assert!(
        error.to_string().ends_with("the JSON is nested too deeply"),
        "{error}"
    );
}
