//! Heads, lengths and chunks that contradict themselves, or only look odd.

use crate::hostile::{good, outcome, send};
use crate::support::examples::connection;
use crate::support::raw::Step;

#[tokio::test]
async fn framing() {
    let body = connection().to_string();
    let of = |head: &str, body: &str| send(format!("HTTP/1.1 {head}\r\n\r\n{body}"));
    let chunked = "200 OK\r\ntransfer-encoding: chunked";
    let both = format!("{chunked}\r\ncontent-length: 5");
    let chunk = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    let table = [
        // Lies about the length.
        (
            vec![of("200 OK\r\ncontent-length: 5", &body), Step::Close],
            "answered 200 OK, but not as documented: line 1 column 6: the JSON ends too early (the answer has no content type)",
        ),
        (
            vec![of("200 OK\r\ncontent-length: -1", &body), Step::Close],
            "invalid content-length parsed",
        ),
        (
            vec![
                of("200 OK\r\ncontent-length: 5\r\ncontent-length: 6", &body),
                Step::Close,
            ],
            "invalid content-length parsed",
        ),
        (
            vec![
                of("200 OK\r\ncontent-length: 99999999999999999999999", &body),
                Step::Close,
            ],
            "invalid content-length parsed",
        ),
        (
            vec![
                of("200 OK\r\ncontent-length: 18446744073709551615", &body),
                Step::Close,
            ],
            "message head is too large",
        ),
        // Chunks.
        (vec![of(chunked, &chunk)], "read 1000042"),
        (vec![of(&both, &chunk)], "read 1000042"),
        (
            vec![of(chunked, "ffffffffffffffffffff\r\nCANARY"), Step::Close],
            "invalid data",
        ),
        (
            vec![of(chunked, "-5\r\nCANARY\r\n0\r\n\r\n"), Step::Close],
            "invalid input parameter",
        ),
        (
            vec![
                of(chunked, &format!("5;{}\r\n12345", "x".repeat(100_000))),
                Step::Close,
            ],
            "invalid data",
        ),
        (
            vec![of(
                chunked,
                &format!("{:x}\r\n{body}\r\n0\r\nCANARY: CANARY\r\n\r\n", body.len()),
            )],
            "read 1000042",
        ),
        // Statuses.
        (
            vec![of("204 None", &body), Step::Close],
            "answered 204 No Content, which its document does not name",
        ),
        (
            vec![of("304 Same", &body), Step::Close],
            "answered 304 Not Modified, which its document does not name",
        ),
        (
            vec![of("99 CANARY\r\ncontent-length: 0", ""), Step::Close],
            "invalid HTTP status-code parsed",
        ),
        (
            vec![of("000 CANARY\r\ncontent-length: 0", ""), Step::Close],
            "invalid HTTP status-code parsed",
        ),
        (
            vec![of("600 CANARY\r\ncontent-length: 0", ""), Step::Close],
            "answered 600 <unknown status code>, which its document does not name",
        ),
        (
            vec![of("999 CANARY\r\ncontent-length: 0", ""), Step::Close],
            "answered 999 <unknown status code>, which its document does not name",
        ),
        (
            vec![of("1000 CANARY\r\ncontent-length: 0", ""), Step::Close],
            "invalid HTTP status-code parsed",
        ),
        (
            vec![
                of("101 CANARY\r\nupgrade: CANARY\r\nconnection: upgrade", ""),
                Step::Close,
            ],
            "answered 101 Switching Protocols, which its document does not name",
        ),
        // Heads.
        (
            vec![
                of(&format!("200 OK\r\nx: {}", "CANARY".repeat(200_000)), &body),
                Step::Close,
            ],
            "message head is too large",
        ),
        (
            vec![
                of(&format!("200 OK{}", "\r\nx: CANARY".repeat(1000)), &body),
                Step::Close,
            ],
            "message head is too large",
        ),
        (
            vec![of("200 OK\r\nx: \0CANARY", &body), Step::Close],
            "invalid HTTP header parsed",
        ),
        (
            vec![of("200 OK\r\nCANARY", &body), Step::Close],
            "invalid HTTP header parsed",
        ),
        (
            vec![send("HTTP/2 200\r\n\r\nCANARY"), Step::Close],
            "invalid HTTP version parsed",
        ),
        (
            vec![send("HTTP/0.9 200\r\n\r\nCANARY"), Step::Close],
            "invalid HTTP version parsed",
        ),
        (
            vec![
                send(good()),
                send("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nCANARY"),
            ],
            "read 1000042",
        ),
    ];
    for (index, (steps, expected)) in table.into_iter().enumerate() {
        assert_eq!(outcome(steps).await, expected, "number {index}");
    }
}

#[tokio::test]
async fn oddities() {
    let body = connection().to_string();
    let length = body.len();
    let ok = |headers: &str| format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{body}");
    let in_chunks = |encoding: &str, chunks: &str| {
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: {encoding}\r\n\r\n{chunks}")
    };
    let chunked = |chunks: String| in_chunks("chunked", &chunks);
    let whole = format!("{length:x}\r\n{body}\r\n0\r\n\r\n");
    let harmless = [
        // What comes before.
        "HTTP/1.1 100 Continue\r\n\r\n".to_owned() + &ok(""),
        "HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 103 Hint\r\n\r\n".to_owned() + &ok(""),
        "\r\n\r\n".to_owned() + &ok("x: 1"),
        // Heads.
        format!("HTTP/1.1 200\r\n\r\n{body}"),
        format!("HTTP/1.0 200 OK\r\n\r\n{body}"),
        format!("HTTP/1.1 200 OK\ncontent-length: {length}\n\n{body}"),
        // Lengths.
        ok(&format!("content-length: {length}, {length}")),
        ok(&format!(
            "content-length: {length}\r\ncontent-length: {length}"
        )),
        // Chunks.
        in_chunks("gzip, chunked", &whole),
        in_chunks("chunked, chunked", &whole),
        chunked(format!("{length:x};a=b\r\n{body}\r\n0\r\n\r\n")),
        chunked(format!("{length:x} \r\n{body}\r\n0\r\n\r\n")),
    ];
    for text in harmless {
        let head = text.split(&body).next().unwrap_or_default().to_owned();
        let found = outcome([send(text), Step::Close]).await;
        assert_eq!(found, "read 1000042", "{head}");
    }
    let (header, number) = (
        "invalid HTTP header parsed",
        "invalid content-length parsed",
    );
    let harmful = [
        (ok(&format!("content-length: +{length}")), number),
        (ok(&format!("content-length: 0x{length:x}")), number),
        (ok("content-length:"), number),
        (ok(&format!("content-length : {length}")), header),
        (ok("x: 1\r\n CANARY"), header),
        (ok("x y: CANARY"), header),
        (ok(": CANARY"), header),
        // A terminal would obey.
        (ok("x-request-id: \u{1b}[31mCANARY"), header),
        (
            ok("").replace("HTTP/1.1", "http/1.1"),
            "invalid HTTP version parsed",
        ),
        (
            chunked(whole.clone()).replace("HTTP/1.1", "HTTP/1.0"),
            "unexpected transfer-encoding parsed",
        ),
        (
            chunked(format!("{length:x}\r\n{body}0\r\n\r\n")),
            "invalid input parameter",
        ),
        (
            chunked(format!("{length:x}\n{body}\n0\n\n")),
            "invalid input parameter",
        ),
        (
            chunked(format!("{length:x}\r\n{body}\r\n0\r\n")),
            "unexpected end of file",
        ),
        (
            chunked(format!("{length:x}\r\n{body}\r\n")),
            "unexpected end of file",
        ),
    ];
    for (text, expected) in harmful {
        let head = text.split(&body).next().unwrap_or_default().to_owned();
        let found = outcome([send(text), Step::Close]).await;
        assert_eq!(found, expected, "{head}");
    }
    for encoding in ["chunked, identity", "xchunked"] {
        let found = outcome([send(in_chunks(encoding, &whole)), Step::Close]).await;
        let expected = "the body is not valid JSON (the answer has no content type)";
        assert!(found.ends_with(expected), "{encoding}: {found}");
    }
    // Statuses that mean something to proxies and browsers.
    for status in [205_u16, 300, 305, 407, 421, 425, 426, 511] {
        let head = format!("HTTP/1.1 {status} CANARY\r\ncontent-length: 0\r\n\r\n");
        let found = outcome([send(head)]).await;
        let start = format!("answered {status} ");
        assert!(found.starts_with(&start), "{found}");
        let end = match status {
            407 => ": the proxy asks for credentials (407)",
            _ => ", which its document does not name",
        };
        assert!(found.ends_with(end), "{found}");
    }
}

/// The trailers of a body have no end either.
#[tokio::test]
async fn trailers() {
    let body = connection().to_string();
    let chunk = format!("{:x}\r\n{body}\r\n0\r\n", body.len());
    let begun = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunk}");
    let mut flood = vec![send(begun)];
    flood.extend(vec![send("x: CANARY\r\n".repeat(1000)); 1000]);
    assert_eq!(outcome(flood).await, "invalid data");
}
