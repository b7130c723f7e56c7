//! Connections that break, and servers that speak something else.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, client, configure, growing};
use finapi_bank_connections::models::{BankId, ImportBankConnectionParams};
use finapi_bank_connections::{Error, RetryPolicy};
use std::time::Duration;

/// Checks that reading and importing both end with a transport error after one request each.
async fn assert_breaks(steps: impl Into<Vec<Step>>, status: Option<u16>) {
    let server = RawServer::start(steps).await;
    let client = client(&server.url());
    let api = client.bank_connections();
    let call = api.get_bank_connection(ID).retry(RetryPolicy::none());
    let read = call.await.expect_err("no answer");
    let params = ImportBankConnectionParams::new(BankId(1));
    let import = api
        .import_bank_connection(&params)
        .await
        .expect_err("no answer");
    assert!(matches!(read, Error::Transport(_)), "{read}");
    assert!(matches!(import, Error::Transport(_)), "{import}");
    assert_eq!(
        read.status().map(|status| status.as_u16()),
        status,
        "{read}"
    );
    assert!(!read.is_timeout() && !read.is_connect(), "{read}");
    // The server may have done what was asked: only what is idempotent can be repeated.
    assert!(read.is_retryable() && !import.is_retryable());
    assert!(!read.to_string().contains("127.0.0.1"), "{read}");
    tokio::time::sleep(Duration::from_millis(20)).await;
    let lines: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| request.line)
        .collect();
    let expected = [
        "GET /api/v1/bankConnections/1000042 HTTP/1.1",
        "POST /api/v1/bankConnections/import HTTP/1.1",
    ];
    assert_eq!(lines, expected, "nothing is sent twice");
}

fn answer() -> Vec<u8> {
    json("200 OK", &connection().to_string())
}

#[tokio::test]
async fn closed_without_an_answer() {
    assert_breaks([Step::Close], None).await;
}

#[tokio::test]
async fn reset_without_an_answer() {
    assert_breaks([Step::Reset], None).await;
}

#[tokio::test]
async fn closed_in_the_head() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-le".to_vec();
    assert_breaks([Step::Send(head), Step::Close], None).await;
}

#[tokio::test]
async fn a_truncated_body() {
    let mut answer = answer();
    answer.truncate(answer.len() - 1);
    assert_breaks([Step::Send(answer), Step::Close], Some(200)).await;
}

#[tokio::test]
async fn a_body_that_is_reset() {
    let mut answer = answer();
    answer.truncate(answer.len() - 1);
    let pause = Step::Pause(Duration::from_millis(200));
    assert_breaks([Step::Send(answer), pause, Step::Reset], Some(200)).await;
}

#[tokio::test]
async fn a_truncated_error() {
    let answer = b"HTTP/1.1 500 Oops\r\ncontent-length: 10\r\n\r\n{}".to_vec();
    assert_breaks([Step::Send(answer), Step::Close], Some(500)).await;
}

#[tokio::test]
async fn chunks_without_an_end() {
    // What has come so far is a complete value in JSON. Only the end of the chunks is missing.
    let body = connection().to_string();
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let answer = format!("{head}{:x}\r\n{body}\r\n", body.len());
    assert_breaks([Step::Send(answer.into_bytes()), Step::Close], Some(200)).await;
}

#[tokio::test]
async fn chunks_of_garbage() {
    let answer = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n".to_vec();
    assert_breaks([Step::Send(answer), Step::Close], Some(200)).await;
}

#[tokio::test]
async fn something_that_is_not_http() {
    for text in [
        "220 mail.example ESMTP\r\n",
        "\u{0}\u{1}\u{2}\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
    ] {
        assert_breaks([Step::Send(text.as_bytes().to_vec()), Step::Close], None).await;
    }
}

#[tokio::test]
async fn a_head_that_contradicts_itself() {
    let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}".to_vec();
    assert_breaks([Step::Send(answer), Step::Close], None).await;
}

#[tokio::test]
async fn a_head_without_an_end() {
    let mut answer = b"HTTP/1.1 200 OK\r\n".to_vec();
    answer.extend(b"x: 0123456789012345678901234567890123456789\r\n".repeat(20_000));
    assert_breaks([Step::Send(answer), Step::Close], None).await;
}

#[tokio::test]
async fn an_informational_answer_comes_first() {
    let mut both = b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n".to_vec();
    both.extend(answer());
    let server = RawServer::sending(both).await;
    let client = client(&server.url());
    let answer = client.bank_connections().get_bank_connection(ID).await;
    assert_eq!(answer.expect("a connection").id, ID);
}

#[tokio::test]
async fn a_broken_connection_is_not_used_again() {
    let server = RawServer::start([Step::Send(answer()), Step::Close]).await;
    let client = client(&server.url());
    for _ in 0..3 {
        let answer = client.bank_connections().get_bank_connection(ID).await;
        assert_eq!(answer.expect("a connection").id, ID);
        // Time to notice that the server has gone.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn an_import_on_a_kept_connection_is_not_repeated() {
    // Where others resend when a kept connection closes, the server might import twice.
    let server = RawServer::start([Step::CloseIfReused, Step::Send(answer())]).await;
    let client = client(&server.url());
    let read = client.bank_connections().get_bank_connection(ID).await;
    read.expect("a connection");
    let params = ImportBankConnectionParams::new(BankId(1));
    let import = client.bank_connections().import_bank_connection(&params);
    let error = import.await.expect_err("the connection was closed");
    assert!(!error.is_retryable() && !error.is_connect(), "{error}");
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
}

#[tokio::test]
async fn tls_to_a_server_without_it() {
    let server = RawServer::start([Step::Close]).await;
    let url = format!("https://{}", server.authority());
    let client = configure(&url).build().expect("TLS is available");
    let mut times = growing();
    while server.bytes().is_empty() {
        let time = times.next().expect("something is sent in time");
        let call = client.bank_connections().get_bank_connection(ID);
        let error = call.timeout(time).await;
        assert!(matches!(
            error,
            Err(Error::Transport(_) | Error::Timeout(_))
        ));
    }
    let sent = server.bytes();
    assert!(
        !sent.windows(5).any(|bytes| bytes == b"token"),
        "nothing goes out in clear"
    );
}
