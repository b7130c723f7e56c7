//! Servers that mean no good: whatever they send, a call ends in time, with an error that says
//! what was wrong, without what they sent, and without a second request where that could harm.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, TOKEN, client, configure, growing};
use finapi_bank_connections::models::{BankId, ImportBankConnectionParams};
use finapi_bank_connections::{Error, RetryPolicy};
use std::time::Duration;

pub fn send(text: impl Into<Vec<u8>>) -> Step {
    Step::Send(text.into())
}

/// Reads from a server that takes these steps: what comes of it, in words.
pub async fn outcome(steps: impl Into<Vec<Step>>) -> String {
    let (outcome, requests) = outcome_within(steps, Duration::from_secs(3600)).await;
    assert_eq!(requests, 1);
    outcome
}

/// The same in so much time, and how many requests the server has got.
async fn outcome_within(steps: impl Into<Vec<Step>>, time: Duration) -> (String, usize) {
    let server = RawServer::start(steps).await;
    let builder = configure(&server.url())
        .retry(RetryPolicy::none())
        .body_limit(1024 * 1024);
    let client = builder.build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    let outcome = call.timeout(time).await;
    let outcome = match outcome {
        Ok(connection) => format!("read {}", connection.id),
        Err(error) => {
            for text in [format!("{error}"), format!("{error:?}")] {
                assert!(!text.contains("CANARY") && text.len() < 400, "{text}");
            }
            let text = error.to_string();
            let text = text.trim_start_matches("`getBankConnection` ");
            text.trim_start_matches("got no complete answer: ")
                .to_owned()
        }
    };
    (outcome, server.requests().len())
}

/// Reads from a server that takes these steps, and then says nothing more.
async fn assert_late(mut steps: Vec<Step>) {
    steps.push(Step::Pause(Duration::from_secs(3600)));
    for time in growing() {
        let (outcome, requests) = outcome_within(steps.clone(), time).await;
        assert_eq!(outcome, "the time-out passed");
        if requests == 1 {
            return;
        }
    }
    panic!("it was never asked in time");
}

pub fn good() -> Vec<u8> {
    json("200 OK", &connection().to_string())
}

#[tokio::test]
async fn slowness() {
    let drip = |text: &str| {
        let bytes = text.as_bytes().iter();
        let step = |byte: &u8| [send(vec![*byte]), Step::Pause(Duration::from_millis(30))];
        bytes.flat_map(step).collect::<Vec<_>>()
    };
    let head = "HTTP/1.1 200 OK\r\nx: 12345678901234567890\r\ncontent-length: 9\r\n\r\n";
    assert_late(drip(head)).await;
    let informational = "HTTP/1.1 103 Early\r\nlink: CANARY\r\n\r\n";
    let flood = vec![send(informational.repeat(100)); 2000];
    assert_late(flood).await;
    let slow_flood: Vec<_> = (0..100)
        .flat_map(|_| [send(informational), Step::Pause(Duration::from_millis(20))])
        .collect();
    assert_late(slow_flood).await;
    let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let mut endless = vec![send(chunks)];
    endless.extend(
        (0..100).flat_map(|_| [send("1\r\n \r\n"), Step::Pause(Duration::from_millis(20))]),
    );
    assert_late(endless).await;
}

#[tokio::test]
async fn bodies() {
    // Nothing is asked to be compressed, so nothing is unpacked: no bomb goes off.
    let gzip = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\n\x1f\x8b\x08\x00";
    let typed = |content_type: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        vec![send([head.as_bytes(), body].concat())]
    };
    let name = |value: &str| {
        let mut connection = connection();
        connection["name"] = "NAME".into();
        connection.to_string().replace("\"NAME\"", value)
    };
    let latin = name("\"M\u{fc}ller\"");
    let latin: Vec<u8> = latin
        .chars()
        .map(|char| u8::try_from(char as u32).unwrap_or(b'?'))
        .collect();
    let wide: Vec<u8> = connection()
        .to_string()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let json = "application/json";
    let table = [
        (
            vec![send(gzip.as_slice())],
            "the body has the content coding `gzip`, which was not asked for and is not undone",
        ),
        (typed(json, b""), "the body is empty, JSON was expected"),
        (typed(json, b"NaN"), "the body is not valid JSON"),
        (
            typed(json, name("NaN").as_bytes()),
            "the body is not valid JSON",
        ),
        (
            typed(json, name("Infinity").as_bytes()),
            "the body is not valid JSON",
        ),
        (
            typed(json, name("'CANARY'").as_bytes()),
            "the body is not valid JSON",
        ),
        (
            typed(json, name("\"\\ud800 CANARY\"").as_bytes()),
            "the body is not valid JSON",
        ),
        (
            typed(json, name("\"CANARY\n\"").as_bytes()),
            "the body is not valid JSON",
        ),
        (typed(json, name("\"\\u0000\"").as_bytes()), "read 1000042"),
        (
            typed(json, name("1e999").as_bytes()),
            "expected a string, found a number",
        ),
        (
            typed(json, name(&format!("1{}", "0".repeat(100_000))).as_bytes()),
            "expected a string, found an integer",
        ),
        (
            typed(json, name(&format!("[{}]", "[".repeat(200_000))).as_bytes()),
            "expected a string, found an array",
        ),
        (
            typed(json, format!("{{\"x\":{}", "[".repeat(200_000)).as_bytes()),
            "the JSON is nested too deeply",
        ),
        (
            typed("application/json; charset=iso-8859-1", &latin),
            "the body is not valid JSON",
        ),
        (
            typed("application/json; charset=utf-16", &wide),
            "the body is not valid JSON",
        ),
        (
            typed("image/png", connection().to_string().as_bytes()),
            "read 1000042",
        ),
        (
            typed(json, format!("{}CANARY", connection()).as_bytes()),
            "the body is not valid JSON",
        ),
        (
            typed(json, format!("{}\u{feff}", connection()).as_bytes()),
            "the body is not valid JSON",
        ),
        (typed(json, b"null"), "expected an object, found null"),
        (typed(json, b")]}',\n{}"), "the body is not valid JSON"),
    ];
    for (index, (steps, expected)) in table.into_iter().enumerate() {
        let found = outcome(steps).await;
        // Where it is follows from the order of the members.
        let found = found.rsplit(": ").next();
        assert_eq!(found, Some(expected), "number {index}");
    }
}

/// A connection may end just when it is used again, and nobody can tell what became of that.
#[tokio::test]
async fn an_import_is_sent_once_however_its_connection_ends() {
    let answer = || send(json("201 Created", &connection().to_string()));
    let endings = [
        vec![answer(), Step::Close],
        vec![answer(), Step::Reset],
        vec![answer(), Step::Pause(Duration::from_millis(1)), Step::Close],
        vec![answer(), Step::Pause(Duration::from_millis(1)), Step::Reset],
        vec![Step::CloseIfReused, answer()],
    ];
    for steps in endings {
        let server = RawServer::start(steps).await;
        let client = client(&server.url());
        let mut answered = 0;
        for pause in 0..60 {
            let params = ImportBankConnectionParams::new(BankId(1));
            let import = client.bank_connections().import_bank_connection(&params);
            answered += usize::from(import.await.is_ok());
            if pause % 3 > 0 {
                tokio::time::sleep(Duration::from_micros(pause * 50)).await;
            }
        }
        let received = server.requests().len();
        assert!((answered..=60).contains(&received), "{answered} {received}");
        assert!(answered >= 20, "{answered}");
    }
}

/// What a server wants to be told again is not.
#[tokio::test]
async fn cookies_are_not_kept() {
    let head = "HTTP/1.1 200 OK\r\nset-cookie: a=CANARY\r\nset-cookie: b=CANARY; path=/";
    let text = format!("{head}\r\ncontent-length: 2\r\n\r\n{{}}");
    let server = RawServer::sending(text).await;
    let client = client(&server.url());
    for _ in 0..2 {
        let read = client.bank_connections().get_bank_connection(ID).await;
        let error = read.expect_err("not a connection").to_string();
        assert!(!error.contains("CANARY"), "{error}");
    }
    let requests = server.requests();
    let headers = requests.iter().flat_map(|request| &request.headers);
    assert!(
        headers
            .into_iter()
            .all(|header| !header.starts_with("cookie"))
    );
}

#[tokio::test]
async fn credentials_do_not_follow_a_redirect() {
    let thief = RawServer::sending(good()).await;
    for status in [301, 302, 303, 307, 308] {
        for target in [
            thief.url(),
            format!("//{}/x", thief.authority()),
            format!("http://{TOKEN}@{}", thief.authority()),
        ] {
            let head =
                format!("HTTP/1.1 {status} Go\r\nlocation: {target}\r\ncontent-length: 0\r\n\r\n");
            let server = RawServer::sending(head).await;
            let api = client(&server.url());
            let read = api.bank_connections().get_bank_connection(ID).await;
            let params = ImportBankConnectionParams::new(BankId(1)).banking_pin("CANARY");
            let import = api.bank_connections().import_bank_connection(&params).await;
            assert!(matches!(read, Err(Error::UnexpectedStatus(_))));
            assert!(matches!(import, Err(Error::UnexpectedStatus(_))));
            assert_eq!(server.requests().len(), 2);
        }
    }
    assert_eq!(thief.connections(), 0);
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_asked_for_again_unless_that_could_harm() {
    let begun = send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{");
    let steps = [begun, Step::Pause(Duration::from_millis(10)), Step::Reset];
    let server = RawServer::start(steps).await;
    let quick = RetryPolicy::new().pauses(Duration::ZERO, Duration::ZERO);
    let builder = configure(&server.url()).retry(quick);
    let client = builder.build().expect("a client");
    let api = client.bank_connections();
    let error = api.get_bank_connection(ID).await.expect_err("broken");
    assert_eq!(error.attempts(), 3);
    let params = ImportBankConnectionParams::new(BankId(1));
    let error = api.import_bank_connection(&params).await;
    assert_eq!(error.expect_err("broken").attempts(), 1);
    let error = api.edit_bank_connection(ID, &Default::default()).await;
    assert_eq!(error.expect_err("broken").attempts(), 1);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn an_answer_that_nobody_asked_for_is_nobodys_answer() {
    let mut other = connection();
    other["id"] = 666.into();
    let both = [good(), json("200 OK", &other.to_string())].concat();
    let server = RawServer::sending(both).await;
    let client = client(&server.url());
    for _ in 0..3 {
        let call = client.bank_connections().get_bank_connection(ID);
        assert_eq!(call.await.expect("a connection").id, ID);
    }
    assert_eq!(server.connections(), 3);
}
