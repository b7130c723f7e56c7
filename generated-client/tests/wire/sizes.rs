//! Answers of any length: read up to the limit, refused beyond it.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, configure};
use finapi_bank_connections::Error;
use finapi_bank_connections::api::bank_connections::GetBankConnectionError;
use finapi_bank_connections::models::BankConnection;

/// Reads a connection with a limit for the body.
async fn read(
    server: &RawServer,
    limit: usize,
) -> Result<BankConnection, Error<GetBankConnectionError>> {
    let client = configure(&server.url())
        .body_limit(limit)
        .build()
        .expect("a client");
    client.bank_connections().get_bank_connection(ID).await
}

/// The body in chunks of this size.
fn chunked(body: &str, size: usize) -> Vec<u8> {
    let mut answer =
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            .to_vec();
    for chunk in body.as_bytes().chunks(size) {
        answer.extend(format!("{:x}\r\n", chunk.len()).bytes());
        answer.extend_from_slice(chunk);
        answer.extend(b"\r\n");
    }
    answer.extend(b"0\r\n\r\n");
    answer
}

fn assert_too_large(error: &Error<GetBankConnectionError>, limit: usize) {
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(!error.is_retryable(), "it will be too large again");
    let text = error.to_string();
    assert!(
        text.ends_with(&format!("its body has more than {limit} bytes")),
        "{text}"
    );
}

#[tokio::test]
async fn a_body_of_the_limit_and_one_byte_more() {
    let body = connection().to_string();
    for answer in [
        json("200 OK", &body),
        chunked(&body, 100),
        chunked(&body, 1),
    ] {
        let server = RawServer::sending(answer).await;
        assert!(read(&server, body.len()).await.is_ok());
        let limit = body.len() - 1;
        assert_too_large(
            &read(&server, limit).await.expect_err("one byte more"),
            limit,
        );
    }
}

#[tokio::test]
async fn an_announced_size_is_refused_at_once() {
    // Nothing of the body ever comes, so waiting for it would end with a time-out.
    for length in ["33554433", "9000000000000000000"] {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
        let server = RawServer::sending(head).await;
        let limit = 32 * 1024 * 1024;
        assert_too_large(&read(&server, limit).await.expect_err("too large"), limit);
    }
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    let mut steps = vec![Step::Send(head)];
    steps.resize(1000, Step::Send(vec![b' '; 100_000]));
    let server = RawServer::start(steps).await;
    let limit = 1024 * 1024;
    assert_too_large(&read(&server, limit).await.expect_err("too large"), limit);
}

#[tokio::test]
async fn a_limit_of_nothing_still_allows_an_empty_body() {
    let server = RawServer::sending(json("200 OK", "")).await;
    let client = configure(&server.url())
        .body_limit(0)
        .build()
        .expect("a client");
    let answer = client.bank_connections().delete_bank_connection(ID).await;
    answer.expect("a success");
}

#[tokio::test]
async fn a_large_list_is_read() {
    let connections = vec![connection(); 5000];
    let body = serde_json::json!({ "connections": connections }).to_string();
    assert!(body.len() > 5_000_000);
    let server = RawServer::sending(chunked(&body, 60_000)).await;
    let client = configure(&server.url()).build().expect("a client");
    let list = client.bank_connections().get_all_bank_connections().await;
    assert_eq!(list.expect("a list").connections.len(), 5000);
}

#[tokio::test]
async fn a_body_may_come_in_pieces_and_characters_may_be_cut() {
    let body = connection().to_string();
    let answer = json("200 OK", &body);
    let steps: Vec<_> = answer
        .chunks(37)
        .map(|piece| Step::Send(piece.to_vec()))
        .collect();
    let server = RawServer::start(steps).await;
    assert_eq!(
        read(&server, body.len()).await.expect("a connection").id,
        ID
    );
}

#[tokio::test]
async fn a_body_may_end_with_the_connection() {
    let answer = format!("HTTP/1.0 200 OK\r\n\r\n{}", connection());
    let server = RawServer::start([Step::Send(answer.into_bytes()), Step::Close]).await;
    assert_eq!(read(&server, 1_000_000).await.expect("a connection").id, ID);
}
