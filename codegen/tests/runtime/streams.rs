//! Answers that are one item after another.

use crate::bodies::sample::NoError;
use crate::growing;
use crate::runtime::{self, Call, Client, Error, ItemStream, Operation, OperationInfo};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// An operation for each way in which items follow each other.
macro_rules! operations { ($($name:ident = $item:ty, $kind:ident;)*) => { $(
    enum $name {}

    impl Operation for $name {
        type Output = ItemStream<$item>;
        type Error = NoError;

        const INFO: &'static OperationInfo = &OperationInfo {
            id: "items",
            method: "QUERY",
            path: "/items",
            idempotent: true,
            security: &[],
        };

        const STREAMED: &'static [(u16, u16)] = &[(200, 200)];

        runtime::success!($kind = 200);
    }
)* } }

operations! {
    Lines = i64, lines;
    Sequence = Value, records;
    Events = Value, events;
    JsonEvents = Value, json_events;
}

/// What a call yields of a body that arrives in these pieces, errors as text.
async fn items<O, T>(pieces: &[&'static [u8]], limit: usize) -> Vec<Result<T, String>>
where
    O: Operation<Output = ItemStream<T>>,
    T: runtime::Decode,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = Client::builder()
        .base_url(format!("http://{}", listener.local_addr().unwrap()))
        .build()
        .unwrap();
    let call = Call::<O>::new(&client);
    let pieces = pieces.to_vec();
    let server = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(connection.read_u8().await.unwrap());
        }
        assert!(request.starts_with(b"QUERY /items HTTP/1.1\r\n"));
        let head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        connection.write_all(head).await.unwrap();
        for piece in pieces {
            connection.write_all(piece).await.unwrap();
            connection.flush().await.unwrap();
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    let mut stream = call.await.unwrap().limit(limit);
    let mut found = Vec::new();
    loop {
        match stream.next().await {
            Ok(Some(item)) => found.push(Ok(item)),
            Ok(None) => break,
            Err(error) => found.push(Err(error.to_string())),
        }
    }
    drop(stream);
    server.await.unwrap();
    found
}

fn values(found: Vec<Result<Value, String>>) -> Vec<Value> {
    found.into_iter().map(Result::unwrap).collect()
}

#[tokio::test]
async fn lines_are_items() {
    let pieces: [&[u8]; 4] = [b"\xEF\xBB", b"\xBF1\n2", b"2\r\n\n  \n\"x\"\n", b"3"];
    let found = items::<Lines, _>(&pieces, 100).await;
    assert_eq!(found.len(), 4);
    assert_eq!((&found[0], &found[1], &found[3]), (&Ok(1), &Ok(22), &Ok(3)));
    let error = "`items` answered 200 OK, but not as documented: \
                 line 1 column 1: expected an integer, found a string";
    assert_eq!(found[2], Err(error.to_owned()));
}

#[tokio::test]
async fn records_are_items() {
    let pieces: [&[u8]; 4] = [
        b"junk\x1E{\"a\":\n1}\n",
        b"\x1E",
        b"[2]\x1E\x1E \x1E3",
        b"4 ",
    ];
    let found = values(items::<Sequence, _>(&pieces, 100).await);
    assert_eq!(found, [json!({ "a": 1 }), json!([2]), json!(34)]);
}

/// Of a number that no space follows, digits may be missing (RFC 7464, section 2.4).
#[tokio::test]
async fn a_record_that_may_be_cut_off_is_an_error() {
    let pieces: [&[u8]; 1] = [b"\x1E12\x1Etrue\x1E-1.5e3\n\x1E\"x\"\x1E{}\x1Enull"];
    let found = items::<Sequence, Value>(&pieces, 100).await;
    let text = "`items` answered 200 OK, but not as documented: a record may be cut off";
    let is_cut_off = |item: &Result<Value, String>| *item == Err(text.to_owned());
    assert_eq!(found.len(), 6);
    assert!(is_cut_off(&found[0]) && is_cut_off(&found[1]) && is_cut_off(&found[5]));
    let whole = values(found[2..5].to_vec());
    assert_eq!(whole, [json!(-1.5e3), json!("x"), json!({})]);
}

#[tokio::test]
async fn a_body_that_is_no_stream_is_an_error() {
    let error = |what: &str| {
        let text = "`items` answered 200 OK, but not as documented: the body is";
        [Err(format!("{text} {what}"))]
    };
    for body in [&b"{\"id\": 1}"[..], b"<html>\n<p>down</p>\n", b"[1,\n2]\n"] {
        let found = items::<Events, Value>(&[body], 100).await;
        assert_eq!(found, error("no stream of events"));
        let found = items::<Sequence, Value>(&[body], 100).await;
        assert_eq!(found, error("no sequence of records"));
    }
    // What has no item is a stream all the same.
    for body in [&b""[..], b": hello\n\n", b"id: 7\n\n", b"\n\n", b"data: 1"] {
        assert_eq!(items::<Events, Value>(&[body], 100).await, []);
    }
    assert_eq!(items::<Sequence, Value>(&[b"\x1E \n"], 100).await, []);
}

/// All that is kept of an event counts, comments between events do not.
#[tokio::test]
async fn all_lines_of_an_event_count() {
    let error = "`items` got no complete answer: an item has more than 30 bytes";
    for body in [
        &b"data: 1\nid: 1234567890123456789012\n\n"[..],
        b"event: aaaaaaaaaaaaaaaaaaaa\ndata: 1\n\n",
        b"retry: 1\nretry: 2\nretry: 3\nretry: 4\ndata: 1\n\n",
    ] {
        let found = items::<Events, Value>(&[body], 30).await;
        assert_eq!(found, [Err(error.to_owned())]);
    }
    let comments = b": 1234567890\n: 1234567890\n: 1234567890\ndata: 1\n\n";
    let found = items::<Events, Value>(&[comments], 30).await;
    assert_eq!(found, [Ok(json!({ "data": "1" }))]);
}

#[tokio::test]
async fn events_are_items() {
    let pieces: [&[u8]; 5] = [
        b"\xEF\xBB\xBF: a comment\r\ndata: one\r",
        b"\ndata:  two\r\n\r\n",
        b"event: x\n\nevent:greeting\nid: 7\nretry: 30\nretry: soon\nunknown: 1\ndata\n\n",
        b"data: \xFF\rdata: b\r\r",
        b"data: never complete\n",
    ];
    let found = values(items::<Events, _>(&pieces, 100).await);
    let expected = [
        json!({ "data": "one\n two" }),
        json!({ "data": "", "event": "greeting", "id": "7", "retry": 30 }),
        json!({ "data": "\u{fffd}\nb" }),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn data_of_events_may_be_json() {
    let pieces: [&[u8]; 2] = [
        b"data: {\"a\":\ndata: 1}\n\ndata: secret{\n\n",
        b"data: [1]\n\ndata: [DONE]\n\ndata: 2\n\n",
    ];
    let found = items::<JsonEvents, _>(&pieces, 100).await;
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], Ok(json!({ "data": { "a": 1 } })));
    let error = "`items` answered 200 OK, but not as documented: \
                 the data of an event is not valid JSON";
    assert_eq!(found[1], Err(error.to_owned()));
    assert_eq!(found[2], Ok(json!({ "data": [1] })));
}

#[tokio::test]
async fn items_have_a_limit() {
    let pieces: [&[u8]; 2] = [b"1\n1111111111111", b"111\n2\n"];
    let found = items::<Lines, _>(&pieces, 10).await;
    assert_eq!(found.len(), 2);
    let error = "`items` got no complete answer: an item has more than 10 bytes";
    assert_eq!(found[1], Err(error.to_owned()));
    let pieces: [&[u8]; 2] = [b"data: 12345\ndata: 67890\n", b"data: 1\n\n"];
    let found = items::<Events, _>(&pieces, 10).await;
    assert_eq!(found.len(), 1);
    assert!(found[0].is_err());
}

/// The limit holds also for what arrives in one piece.
#[tokio::test]
async fn items_that_are_complete_have_a_limit() {
    let error = "`items` got no complete answer: an item has more than 10 bytes";
    let error = Err(error.to_owned());
    for text in [&b"1\n11111111111\n2\n"[..], b"1\n11111111111"] {
        let found = items::<Lines, i64>(&[text], 10).await;
        assert_eq!(found, [Ok(1), error.clone()]);
    }
    let found = items::<Sequence, _>(&[b"\x1E1\n\x1E11111111111\n\x1E2\n"], 10).await;
    assert_eq!(found, [Ok(json!(1)), Err(error.clone().unwrap_err())]);
    for text in [
        &b"data: 1234567\n\ndata: 1\n\n"[..],
        b"data:123\ndata:456\ndata:789\n\n",
    ] {
        let found = items::<Events, Value>(&[text], 10).await;
        assert_eq!(found, [Err(error.clone().unwrap_err())]);
    }
}

#[tokio::test]
async fn a_record_of_many_lines_is_read_once() {
    let text = format!("\x1E[\n{}\"\\\"]\"\n]\n", "[1, 2],\n".repeat(50_000));
    let pieces: Vec<Vec<u8>> = text.into_bytes().chunks(64).map(<[u8]>::to_vec).collect();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(connection.read_u8().await.unwrap());
        }
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        connection.write_all(head).await.unwrap();
        for piece in pieces {
            let size = format!("{:x}\r\n", piece.len());
            let piece = [size.as_bytes(), &piece, b"\r\n"].concat();
            connection.write_all(&piece).await.unwrap();
        }
        connection
    });
    let client = Client::builder().base_url(base).build().unwrap();
    let mut stream = Call::<Sequence>::new(&client).await.unwrap();
    let started = std::time::Instant::now();
    // The connection stays open: the end of its text ends the record.
    let item = stream.next().await.unwrap().unwrap();
    assert_eq!(item.as_array().map(Vec::len), Some(50_001));
    // A thousand times what it takes; reading it anew for each piece takes longer still.
    assert!(started.elapsed() < Duration::from_secs(120));
    drop(server.await.unwrap());
}

#[tokio::test]
async fn items_are_not_shown() {
    let found = items::<Lines, _>(&[b"\"secret\"\n"], 100).await;
    let error = found[0].as_ref().unwrap_err();
    assert!(!error.contains("secret"));
}

/// The caller is a plain thread, the server needs a runtime.
#[cfg(feature = "blocking")]
#[test]
fn items_arrive_without_async_code() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(wiremock::MockServer::builder().start());
    let answer = wiremock::ResponseTemplate::new(200).set_body_string("1\n\"x\"\n3");
    let mock = wiremock::Mock::given(wiremock::matchers::any()).respond_with(answer);
    runtime.block_on(mock.mount(&server));
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    let stream = Call::<Lines>::new(&client).blocking().unwrap();
    let items: Vec<_> = stream.items().map(Result::ok).collect();
    assert_eq!(items, [Some(1), None, Some(3)]);
}

/// Each piece gives the next one its full time, as it does in async code.
#[cfg(feature = "blocking")]
#[test]
fn a_stream_without_async_code_lives_as_long_as_bytes_arrive() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut connection, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            connection.read_exact(&mut byte).unwrap();
            request.push(byte[0]);
        }
        let head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        connection.write_all(head).unwrap();
        // Longer than the time for silence and its grace together.
        for _ in 0..15 {
            connection.write_all(b"1").unwrap();
            std::thread::sleep(Duration::from_millis(200));
        }
        connection.write_all(b"\n").unwrap();
    });
    let client = Client::builder().base_url(base).build().unwrap();
    let call = Call::<Lines>::new(&client).idle_timeout(Duration::from_millis(1500));
    let mut items = call.blocking().unwrap().items();
    assert_eq!(items.next().unwrap().unwrap(), 111_111_111_111_111);
    assert!(items.next().is_none());
    server.join().unwrap();
}

/// `Error` is what a stream yields, whatever the operation's own errors are.
#[allow(dead_code, reason = "it is enough that it compiles")]
async fn a_stream_has_errors_of_any_operation(stream: &mut ItemStream<i64>) -> Result<(), Error> {
    while let Some(item) = stream.next().await? {
        let _: i64 = item;
    }
    Ok(())
}

/// A server that begins a stream, and sends something more after a pause.
async fn pausing(begun: &'static str, pause: Duration, more: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            request.push(connection.read_u8().await.unwrap());
        }
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        connection.write_all(head.as_bytes()).await.unwrap();
        connection.write_all(begun.as_bytes()).await.unwrap();
        tokio::time::sleep(pause).await;
        connection.write_all(more.as_bytes()).await.unwrap();
        std::future::pending::<()>().await;
    });
    base
}

/// The time-out of its call is that of its beginning.
#[tokio::test]
async fn a_stream_may_be_silent() {
    let event = "data: 1\n\n";
    for time in growing() {
        let base = pausing(event, time * 2, event).await;
        let builder = Client::builder().base_url(base).attempt_timeout(time);
        let client = builder.timeout(time * 3 / 2).build().unwrap();
        let Ok(mut stream) = Call::<Events>::new(&client).await else {
            continue;
        };
        for _ in 0..2 {
            let item = stream.next().await.unwrap().unwrap();
            assert_eq!(item, json!({ "data": "1" }));
        }
        return;
    }
    panic!("the stream has never begun");
}

#[tokio::test]
async fn a_stream_that_is_silent_for_longer_than_is_said_ends() {
    for idle in growing() {
        let base = pausing("1\n2", idle / 2, " ").await;
        let client = Client::builder().base_url(base).build().unwrap();
        let call = Call::<Lines>::new(&client).idle_timeout(idle);
        let mut stream = call.await.unwrap();
        assert_eq!(stream.next().await.unwrap(), Some(1));
        let started = std::time::Instant::now();
        let error = stream.next().await.unwrap_err();
        let text = format!("`items` got no complete answer: nothing came for {idle:?}");
        assert_eq!((error.to_string(), error.is_timeout()), (text, true));
        assert!(stream.next().await.unwrap().is_none());
        // What is no item yet is no silence either.
        if started.elapsed() > idle * 4 / 3 {
            return;
        }
    }
    panic!("what comes in time is taken for silence");
}

#[tokio::test]
async fn a_stream_that_does_not_begin_is_late() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let client = Client::builder().base_url(base).build().unwrap();
    let call = Call::<Lines>::new(&client).timeout(Duration::from_millis(100));
    assert!(call.await.unwrap_err().is_timeout());
}
