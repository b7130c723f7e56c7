//! Answers that are handed over while they arrive.

use crate::bodies::sample::DownloadError;
use crate::growing;
use crate::runtime::{Client, Download, Error};
use futures_core::Stream;
use std::future::poll_fn;
#[cfg(feature = "blocking")]
use std::io::Read as _;
use std::pin::pin;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const LIMIT: usize = 1000;

fn client(base: &str) -> Client {
    Client::builder()
        .base_url(base)
        .body_limit(LIMIT)
        .build()
        .unwrap()
}

async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::builder().start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// A server that answers one request with these bytes, and its connection behind them.
async fn answering(bytes: &'static [u8]) -> (String, tokio::task::JoinHandle<TcpStream>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let connection = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(connection.read_u8().await.unwrap());
        }
        connection.write_all(bytes).await.unwrap();
        connection
    });
    (base, connection)
}

#[tokio::test]
async fn downloads_may_be_larger_than_the_limit() {
    let bytes: Vec<u8> = (0..=255).cycle().take(3_000_000).collect();
    let answer = ResponseTemplate::new(206).set_body_raw(bytes.clone(), "image/png");
    let server = server(answer.insert_header("content-disposition", "attachment")).await;
    let client = client(&server.uri());
    let response = client.files().download().send().await.unwrap();
    assert_eq!(response.status(), 206);
    let mut download = response.into_value();
    assert_eq!(download.content_length(), Some(3_000_000));
    assert_eq!(download.content_type(), Some("image/png"));
    assert_eq!(download.headers()["content-disposition"], "attachment");
    assert_eq!(
        format!("{download:?}"),
        "Download { length: Some(3000000), .. }"
    );
    let mut received = Vec::new();
    let mut pieces = 0;
    while let Some(chunk) = download.chunk().await.unwrap() {
        received.extend_from_slice(&chunk);
        pieces += 1;
    }
    assert!(pieces > 1);
    assert!(received == bytes);
    assert!(download.chunk().await.unwrap().is_none());

    let whole = client.files().download().await.unwrap();
    assert!(whole.bytes(3_000_000).await.unwrap() == bytes);
    let whole = client.files().download().await.unwrap();
    let error = whole.bytes(2_999_999).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`download` got no complete answer: its body has more than 2999999 bytes"
    );
    assert!(!error.is_retryable());

    let mut stream = pin!(client.files().download().await.unwrap());
    let mut length = 0;
    while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        length += chunk.unwrap().len();
    }
    assert_eq!(length, 3_000_000);
}

#[tokio::test]
async fn errors_of_downloads_are_complete_and_limited() {
    let body = r#"{"detail":"d"}"#;
    let not_found = server(ResponseTemplate::new(404).set_body_raw(body, "application/json")).await;
    let client_of = |server: &MockServer| client(&server.uri());
    let error = client_of(&not_found).files().download().await.unwrap_err();
    assert!(matches!(
        error.api(),
        Some(DownloadError::NotFound(value)) if value["detail"] == "d"
    ));
    let broken = server(ResponseTemplate::new(503).set_body_bytes(b"\xFF")).await;
    let error = client_of(&broken).files().download().await.unwrap_err();
    assert!(matches!(
        error.api(),
        Some(DownloadError::ServerError(bytes)) if &bytes[..] == b"\xFF"
    ));
    assert!(error.is_retryable());
    let large = server(ResponseTemplate::new(500).set_body_bytes(vec![0; LIMIT + 1])).await;
    let error = client_of(&large).files().download().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)));
    let unknown = server(ResponseTemplate::new(301).set_body_string("moved")).await;
    let error = client_of(&unknown).files().download().await.unwrap_err();
    assert!(matches!(error, Error::UnexpectedStatus(_)));
}

#[tokio::test]
async fn a_truncated_download_is_an_error() {
    for head in [
        &b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"[..],
        &b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"[..],
    ] {
        let (base, connection) = answering(head).await;
        let mut download = client(&base).files().download().await.unwrap();
        drop(connection.await.unwrap());
        let mut received = Vec::new();
        let error = loop {
            match download.chunk().await {
                Ok(chunk) => received.extend_from_slice(&chunk.unwrap()),
                Err(error) => break error,
            }
        };
        assert_eq!(received, b"abc");
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.is_retryable());
        assert!(download.chunk().await.unwrap().is_none(), "only once");
    }
}

#[tokio::test]
async fn the_time_out_covers_the_download() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
    for time in growing() {
        let (base, _connection) = answering(head).await;
        let call = client(&base).files().download();
        if let Ok(download) = call.timeout(time).await {
            let error = download.bytes(100).await.unwrap_err();
            assert!(error.is_timeout(), "{error}");
            return;
        }
    }
    panic!("the download has never begun");
}

#[tokio::test]
async fn a_dropped_download_closes_the_connection() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
    let (base, connection) = answering(head).await;
    let mut download = client(&base).files().download().await.unwrap();
    assert_eq!(&download.chunk().await.unwrap().unwrap()[..], b"abc");
    drop(download);
    let mut connection = connection.await.unwrap();
    let end = connection.read_u8().await;
    assert!(end.is_err(), "the end of the connection");
}

#[tokio::test]
async fn downloads_move_between_threads() {
    fn movable<T: Send + 'static>(value: T) -> T {
        value
    }
    let server = server(ResponseTemplate::new(200).set_body_string("abc")).await;
    let download: Download = movable(client(&server.uri()).files().download().await.unwrap());
    let bytes = tokio::spawn(download.bytes(3)).await.unwrap().unwrap();
    assert_eq!(&bytes[..], b"abc");
}

/// The server has a runtime of its own, since this thread waits.
#[cfg(feature = "blocking")]
#[test]
fn a_download_can_be_read_without_async_code() {
    let elsewhere = tokio::runtime::Builder::new_multi_thread();
    let elsewhere = { elsewhere }.enable_all().build().unwrap();
    let bytes: Vec<u8> = (0..=255).cycle().take(300_000).collect();
    let answer = ResponseTemplate::new(206).set_body_raw(bytes.clone(), "image/png");
    let server = elsewhere.block_on(server(answer));
    let download = client(&server.uri()).files().download().blocking().unwrap();
    let mut read = Vec::new();
    assert_eq!(download.reader().read_to_end(&mut read).unwrap(), 300_000);
    assert!(read == bytes);
    let head = b"HTTP/1.1 206 OK\r\ncontent-length: 9\r\n\r\nbegun";
    let (base, connection) = elsewhere.block_on(answering(head));
    let download = client(&base).files().download().blocking().unwrap();
    let mut reader = download.reader();
    let mut begun = [0; 4];
    reader.read_exact(&mut begun).unwrap();
    assert_eq!(&begun, b"begu");
    drop(elsewhere.block_on(connection));
    let error = reader.read_to_end(&mut Vec::new()).unwrap_err();
    let error = error.into_inner().unwrap();
    let error = error.downcast_ref::<Error>().unwrap();
    assert_eq!(
        (error.attempts(), error.status().unwrap().as_u16()),
        (1, 206)
    );
}

/// A server that begins to answer and then sends a byte each time after a pause.
async fn dripping(head: &'static [u8], pause: Duration) -> String {
    let (base, connection) = answering(head).await;
    tokio::spawn(async move {
        let mut connection = connection.await.unwrap();
        loop {
            tokio::time::sleep(pause).await;
            if connection.write_all(b"x").await.is_err() {
                break;
            }
        }
    });
    base
}

const ENDLESS: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc";

#[tokio::test]
async fn a_silent_download_ends() {
    let (base, connection) = answering(ENDLESS).await;
    let silence = Duration::from_millis(200);
    let builder = Client::builder().base_url(base).idle_timeout(silence);
    let call = builder.build().unwrap().files().download();
    let mut download = call.await.unwrap();
    assert_eq!(&download.chunk().await.unwrap().unwrap()[..], b"abc");
    let started = std::time::Instant::now();
    let error = download.chunk().await.unwrap_err();
    assert!(started.elapsed() >= silence);
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(
        error.to_string(),
        "`download` got no complete answer: nothing came for 200ms"
    );
    // It is the end, and that of the connection.
    assert!(download.chunk().await.unwrap().is_none());
    let mut connection = connection.await.unwrap();
    let end = connection.read_u8().await;
    assert!(end.is_err(), "the end of the connection");
}

#[tokio::test]
async fn silence_is_counted_from_the_last_piece_and_while_one_is_waited_for() {
    async fn read_on(idle: Duration) -> Result<(), Error> {
        let base = dripping(ENDLESS, idle / 4).await;
        let client = client(&base);
        let call = client.files().download().idle_timeout(idle);
        let mut download = call.await?;
        let started = std::time::Instant::now();
        while started.elapsed() < idle * 5 / 2 {
            assert!(download.chunk().await?.is_some());
        }
        // Whoever takes their time is not late.
        tokio::time::sleep(idle * 3 / 2).await;
        assert!(download.chunk().await?.is_some());
        Ok(())
    }
    for idle in growing() {
        if read_on(idle).await.is_ok() {
            return;
        }
    }
    panic!("what comes in time is taken for silence");
}

/// Each byte comes in time, the whole does not.
#[tokio::test]
async fn a_dripping_download_ends_with_its_call() {
    for time in growing() {
        let base = dripping(ENDLESS, time / 10).await;
        let client = client(&base);
        if let Ok(download) = client.files().download().timeout(time).await {
            let error = download.bytes(1000).await.unwrap_err();
            assert!(error.is_timeout(), "{error}");
            return;
        }
    }
    panic!("the download has never begun");
}

#[tokio::test]
async fn an_error_in_place_of_a_download_has_the_time_of_its_call() {
    for head in [
        &b"HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\n{"[..],
        &b"HTTP/1.1 200"[..],
    ] {
        let base = dripping(head, Duration::from_millis(20)).await;
        let client = client(&base);
        let call = client
            .files()
            .download()
            .timeout(Duration::from_millis(300));
        assert!(call.await.unwrap_err().is_timeout());
    }
}

/// Its timers stand still as well.
#[cfg(feature = "blocking")]
#[test]
fn a_reader_does_not_wait_for_ever_for_a_runtime_that_stands_still() {
    let elsewhere = tokio::runtime::Runtime::new().unwrap();
    let (base, connection) = elsewhere.block_on(answering(ENDLESS));
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().unwrap();
    let call = client(&base).files().download();
    let call = call.idle_timeout(Duration::from_millis(50));
    let download = runtime.block_on(call.into_future()).unwrap();
    let error = download.reader().read_to_end(&mut Vec::new()).unwrap_err();
    let error = error.into_inner().unwrap();
    assert!(error.downcast_ref::<Error>().unwrap().is_timeout());
    drop(connection);
}

#[cfg(feature = "blocking")]
#[test]
fn a_silent_download_of_a_blocking_call_ends() {
    let elsewhere = tokio::runtime::Runtime::new().unwrap();
    let (base, connection) = elsewhere.block_on(answering(ENDLESS));
    let call = client(&base).files().download();
    let call = call.idle_timeout(Duration::from_millis(50));
    let mut read = Vec::new();
    let download = call.blocking().unwrap();
    let error = download.reader().read_to_end(&mut read).unwrap_err();
    assert_eq!(read, b"abc");
    assert!(
        error.to_string().ends_with("nothing came for 50ms"),
        "{error}"
    );
    drop(connection);
}

/// Its connection and its timers are gone.
#[test]
fn a_download_ends_with_the_runtime_of_its_call() {
    let runtime = || {
        let builder = tokio::runtime::Builder::new_current_thread();
        { builder }.enable_all().build().unwrap()
    };
    let elsewhere = tokio::runtime::Runtime::new().unwrap();
    let (base, connection) = elsewhere.block_on(answering(ENDLESS));
    let first = runtime();
    let call = client(&base).files().download();
    let download = first.block_on(call.into_future()).unwrap();
    drop(first);
    let error = runtime().block_on(download.bytes(1000)).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    drop(connection);
}
