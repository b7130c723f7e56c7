//! Bodies that are no JSON, on the wire: forms, parts, bytes and streams.

use crate::runtime::{self, Body, Bytes, Call, Client, Multipart, QueryStyle};
use futures_core::Stream;
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// What the generator emits for bodies, in the form in which it emits it.
pub mod sample {
    use crate::runtime::{
        self, Bytes, Call, Checks, Client, Operation, OperationInfo, QueryStyle, Secret, Validate,
    };

    /// A form with secrets.
    #[derive(Clone, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Login {
        /// `user`
        pub user: String,

        /// `password`
        pub password: Secret,

        /// `age`
        pub age: Option<i64>,

        /// `roles`
        pub roles: Option<Vec<String>>,

        /// `scopes`
        pub scopes: Option<Vec<String>>,

        /// `filter`
        pub filter: Option<serde_json::Value>,

        /// `address`
        pub address: Option<serde_json::Value>,

        /// `items`
        pub items: Option<Vec<serde_json::Value>>,

        /// `claims`
        pub claims: Option<Vec<i64>>,

        /// `redirect`
        pub redirect: Option<String>,
    }

    runtime::object!(Login {
        user = "user",
        password = "password",
        age = "age" optional,
        roles = "roles" optional,
        scopes = "scopes" optional,
        filter = "filter" optional,
        address = "address" optional,
        items = "items" optional,
        claims = "claims" optional,
        redirect = "redirect" optional,
    });

    impl Validate for Login {
        fn validate(&self, checks: &mut Checks) {
            checks.at("user").max_length(&self.user, 10);
        }
    }

    /// The parts of an upload.
    #[non_exhaustive]
    pub struct UploadForm {
        /// `attributes`
        pub attributes: serde_json::Value,

        /// `file`
        pub file: runtime::Body,

        /// `more`
        pub more: Option<Vec<runtime::Body>>,

        /// `tags`
        pub tags: Option<Vec<String>>,

        /// `notes`
        pub notes: Option<Vec<serde_json::Value>>,

        /// `size`
        pub size: Option<i64>,

        /// `hash`
        pub hash: Option<String>,
    }

    runtime::closed_debug!(UploadForm {
        attributes,
        file,
        more,
        tags,
        notes,
        size,
        hash
    });

    impl UploadForm {
        /// With what is required.
        pub fn new(attributes: serde_json::Value, file: impl Into<runtime::Body>) -> Self {
            Self {
                attributes,
                file: file.into(),
                more: None,
                tags: None,
                notes: None,
                size: None,
                hash: None,
            }
        }
    }

    impl Validate for UploadForm {
        fn validate(&self, checks: &mut Checks) {
            checks.at("more").max_items(&self.more, 2);
            checks.at("size").minimum(&self.size, 1);
        }
    }

    impl From<UploadForm> for runtime::Multipart {
        fn from(form: UploadForm) -> Self {
            let mut parts = Self::new();
            parts.value("attributes", "", &form.attributes);
            parts.files("file", "image/png", [form.file]);
            parts.files("more", "", form.more.into_iter().flatten());
            parts.value("tags", "", &form.tags);
            parts.value("notes", "", &form.notes);
            parts.value("size", "", &form.size);
            parts.value("hash", "application/json", &form.hash);
            parts
        }
    }

    /// A group of operations.
    #[derive(Clone, Copy, Debug)]
    pub struct Files<'a> {
        client: &'a Client,
    }

    impl Client {
        /// The operations of the sample.
        pub fn files(&self) -> Files<'_> {
            Files { client: self }
        }
    }

    impl Files<'_> {
        /// Sends `application/x-www-form-urlencoded`.
        pub fn login(self, body: &Login) -> Call<Put> {
            let mut call = Call::new(self.client);
            call.request.validate(body);
            call.request.form(
                "application/x-www-form-urlencoded",
                body,
                &[
                    (
                        "scopes",
                        runtime::FieldStyle::Query(QueryStyle::SpaceDelimited { explode: false }),
                    ),
                    ("filter", runtime::FieldStyle::Query(QueryStyle::DeepObject)),
                    ("claims", runtime::FieldStyle::Json),
                    (
                        "redirect",
                        runtime::FieldStyle::QueryReserved(QueryStyle::Form { explode: true }),
                    ),
                ],
            );
            call
        }

        /// Sends `application/x-www-form-urlencoded`.
        pub fn any_form(self, body: &serde_json::Value) -> Call<Put> {
            let mut call = Call::new(self.client);
            call.request
                .form("application/x-www-form-urlencoded", body, &[]);
            call
        }

        /// Sends `multipart/form-data`.
        pub fn upload(self, body: UploadForm) -> Call<Put> {
            let mut call = Call::new(self.client);
            call.request.validate(&body);
            call.request.multipart(runtime::Multipart::from(body));
            call
        }

        /// Sends `multipart/form-data`.
        pub fn parts(self, body: runtime::Multipart) -> Call<Put> {
            let mut call = Call::new(self.client);
            call.request.multipart(body);
            call
        }

        /// Sends nothing, or what a setter sets.
        pub fn put(self) -> Call<Put> {
            Call::new(self.client)
        }

        /// Yields a file.
        pub fn download(self) -> Call<Download> {
            Call::new(self.client)
        }
    }

    impl Call<Put> {
        /// Sends `image/png`.
        pub fn body(mut self, body: impl Into<runtime::Body>) -> Self {
            self.request.raw("image/png", body.into());
            self
        }

        /// Sends `text/plain`.
        pub fn body_as_text(mut self, body_as_text: &str) -> Self {
            self.request.text("text/plain", body_as_text);
            self
        }
    }

    /// `put`
    pub enum Put {}

    impl Operation for Put {
        type Output = ();
        type Error = NoError;

        const INFO: &'static OperationInfo = &OperationInfo {
            id: "put",
            method: "PUT",
            path: "/file",
            idempotent: true,
            security: &[],
        };

        runtime::success!(empty = 200);
    }

    /// The document names no errors for `put`.
    #[non_exhaustive]
    pub enum NoError {}

    runtime::operation_error!(NoError {});

    /// `download`
    pub enum Download {}

    impl Operation for Download {
        type Output = runtime::Download;
        type Error = DownloadError;

        const INFO: &'static OperationInfo = &OperationInfo {
            id: "download",
            method: "GET",
            path: "/file",
            idempotent: true,
            security: &[],
        };

        const STREAMED: &'static [(u16, u16)] = &[(200, 200), (206, 206)];

        runtime::success!(stream = 200, 206);
    }

    /// The errors that the document names for `download`.
    #[non_exhaustive]
    pub enum DownloadError {
        /// Status 404.
        NotFound(serde_json::Value),

        /// Status 500 to 599.
        ServerError(Bytes),
    }

    runtime::operation_error!(DownloadError {
        NotFound(json) = 404,
        ServerError(bytes) = 500..=599,
    });
}

use sample::{Login, UploadForm};

/// Pieces that come one after the other.
pub(crate) struct Pieces(VecDeque<io::Result<Bytes>>);

impl Pieces {
    pub(crate) fn of(pieces: impl IntoIterator<Item = &'static str>) -> Self {
        let pieces = pieces.into_iter();
        Self(
            pieces
                .map(|piece| Ok(Bytes::from_static(piece.as_bytes())))
                .collect(),
        )
    }
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.get_mut().0.pop_front())
    }
}

fn client(base: &str) -> Client {
    Client::builder().base_url(base).build().unwrap()
}

async fn server() -> MockServer {
    let server = MockServer::builder().start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200))
        .mount(&server)
        .await;
    server
}

async fn sent(call: impl FnOnce(sample::Files<'_>) -> Call<sample::Put>) -> Request {
    let server = server().await;
    let client = client(&server.uri());
    call(client.files()).await.unwrap();
    server.received_requests().await.unwrap().pop().unwrap()
}

/// What has all its parts in memory is sent again, like other bodies of bytes.
#[tokio::test]
async fn parts_in_memory_are_sent_again() {
    let server = MockServer::start().await;
    let fault = ResponseTemplate::new(503).insert_header("retry-after", "0");
    let fault = Mock::given(any()).respond_with(fault).up_to_n_times(1);
    fault.mount(&server).await;
    let last = Mock::given(any()).respond_with(ResponseTemplate::new(200));
    last.mount(&server).await;
    let client = client(&server.uri());
    let form = UploadForm::new(serde_json::json!({ "a": 1 }), b"\x89PNG".as_slice());
    client.files().upload(form).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body, requests[1].body);
    assert!(requests[0].body.windows(4).any(|bytes| bytes == b"\x89PNG"));
    let length = requests[1].body.len().to_string();
    assert_eq!(requests[1].headers["content-length"], length.as_str());
}

/// Why a call is not sent.
async fn refused(call: impl FnOnce(sample::Files<'_>) -> Call<sample::Put>) -> String {
    let client = client("http://127.0.0.1:9");
    call(client.files()).await.unwrap_err().to_string()
}

fn header<'a>(request: &'a Request, name: &str) -> &'a str {
    request
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

/// The body with `BOUNDARY` for the boundary.
fn parts(request: &Request) -> String {
    let boundary = header(request, "content-type")
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert_eq!(boundary.len(), 32);
    String::from_utf8(request.body.clone())
        .unwrap()
        .replace(boundary, "BOUNDARY")
        .replace("\r\n", "\n")
}

#[tokio::test]
async fn forms_are_written_as_oas_says() {
    let login = Login {
        user: "a b&c=ü+".to_owned(),
        password: "p%\u{20ac}".into(),
        age: Some(-7),
        roles: Some(vec!["x,y".to_owned(), "z".to_owned()]),
        scopes: Some(vec!["read".to_owned(), "write".to_owned()]),
        filter: Some(serde_json::json!({"a": {"b": 1}, "c": "d e"})),
        address: Some(serde_json::json!({"city": "X Y", "n": [1]})),
        items: Some(vec![
            serde_json::json!({"i": 1}),
            serde_json::json!({"i": 2}),
        ]),
        claims: Some(vec![1, 2]),
        redirect: Some("https://x/y?z=1&a".to_owned()),
    };
    let request = sent(|files| files.login(&login)).await;
    assert_eq!(
        header(&request, "content-type"),
        "application/x-www-form-urlencoded"
    );
    let expected = [
        "user=a%20b%26c%3D%C3%BC%2B",
        "password=p%25%E2%82%AC",
        "age=-7",
        "roles=x%2Cy",
        "roles=z",
        "scopes=read%20write",
        "filter%5Ba%5D%5Bb%5D=1",
        "filter%5Bc%5D=d%20e",
        "address=%7B%22city%22%3A%22X%20Y%22%2C%22n%22%3A%5B1%5D%7D",
        "items=%7B%22i%22%3A1%7D",
        "items=%7B%22i%22%3A2%7D",
        "claims=%5B1%2C2%5D",
        "redirect=https://x/y?z=1%26a",
    ];
    assert_eq!(String::from_utf8(request.body).unwrap(), expected.join("&"));
}

#[tokio::test]
async fn forms_without_values_are_empty() {
    let request = sent(|files| files.any_form(&serde_json::json!({}))).await;
    assert!(request.body.is_empty());
    let value = serde_json::json!({"a": null, "b": [], "c": "", "d": [null, 1]});
    let request = sent(|files| files.any_form(&value)).await;
    assert_eq!(request.body, b"a=&b=&c=&d=1");
}

#[tokio::test]
async fn forms_that_break_a_rule_are_not_sent() {
    let mut login = Login {
        user: "much too long".to_owned(),
        scopes: Some(vec!["a b".to_owned()]),
        ..Login::default()
    };
    login.password = "CANARY".into();
    assert_eq!(
        refused(|files| files.login(&login)).await,
        "`put` was not sent: `user` must have at most 10 characters; \
         `scopes` must not contain its delimiter"
    );
    assert_eq!(
        refused(|files| files.any_form(&serde_json::json!([1]))).await,
        "`put` was not sent: `body` must be an object to be written as a form"
    );
}

#[tokio::test]
async fn parts_are_written_as_oas_says() {
    let mut form = UploadForm::new(serde_json::json!({"name": "n"}), "PNG");
    form.more = Some(vec![
        Body::from(vec![b'1'])
            .file_name("ü \"1\".txt")
            .content_type("text/plain; charset=utf-8"),
        Body::from(Bytes::from_static(b"2")),
    ]);
    form.tags = Some(vec!["a".to_owned(), "b\r\n--c".to_owned()]);
    form.notes = Some(vec![
        serde_json::json!({"i": 1}),
        serde_json::json!(["x"]),
        serde_json::json!(true),
    ]);
    form.size = Some(12);
    form.hash = Some("h\"".to_owned());
    assert_eq!(
        format!("{form:?}"),
        "UploadForm { attributes: .., file: Body(..), more: Some([Body(..), Body(..)]), \
         tags: Some([.., ..]), notes: Some([.., .., ..]), size: Some(12), hash: Some(..) }"
    );
    let request = sent(|files| files.upload(form)).await;
    assert_eq!(
        header(&request, "content-length"),
        request.body.len().to_string()
    );
    assert_eq!(
        parts(&request),
        r#"--BOUNDARY
Content-Disposition: form-data; name="attributes"
Content-Type: application/json

{"name":"n"}
--BOUNDARY
Content-Disposition: form-data; name="file"; filename="file"
Content-Type: image/png

PNG
--BOUNDARY
Content-Disposition: form-data; name="more"; filename="ü %221%22.txt"
Content-Type: text/plain; charset=utf-8

1
--BOUNDARY
Content-Disposition: form-data; name="more"; filename="more"
Content-Type: application/octet-stream

2
--BOUNDARY
Content-Disposition: form-data; name="tags"

a
--BOUNDARY
Content-Disposition: form-data; name="tags"

b
--c
--BOUNDARY
Content-Disposition: form-data; name="notes"
Content-Type: application/json

{"i":1}
--BOUNDARY
Content-Disposition: form-data; name="notes"
Content-Type: application/json

["x"]
--BOUNDARY
Content-Disposition: form-data; name="notes"

true
--BOUNDARY
Content-Disposition: form-data; name="size"

12
--BOUNDARY
Content-Disposition: form-data; name="hash"
Content-Type: application/json

"h\""
--BOUNDARY--
"#
    );
}

#[tokio::test]
async fn parts_can_be_made_by_hand() {
    let form = Multipart::new()
        .text("a", "1")
        .json("b", &[1, 2])
        .file("c\r\nX-Evil: 1", Body::stream(Pieces::of(["x", "", "y"])));
    let request = sent(|files| files.parts(form)).await;
    assert_eq!(header(&request, "content-length"), "");
    assert_eq!(header(&request, "transfer-encoding"), "chunked");
    assert_eq!(
        parts(&request),
        "--BOUNDARY\nContent-Disposition: form-data; name=\"a\"\n\n1\n\
         --BOUNDARY\nContent-Disposition: form-data; name=\"b\"\n\
         Content-Type: application/json\n\n[1,2]\n\
         --BOUNDARY\nContent-Disposition: form-data; name=\"c%0D%0AX-Evil: 1\"; \
         filename=\"c%0D%0AX-Evil: 1\"\nContent-Type: application/octet-stream\n\nxy\n\
         --BOUNDARY--\n"
    );
    let empty = sent(|files| files.parts(Multipart::new())).await;
    assert_eq!(parts(&empty), "--BOUNDARY--\n");
}

struct Entry {
    id: u64,
    name: String,
}

runtime::object!(Entry { id = "id" read_only, name = "name" });

/// What the server alone sets is not sent, in whatever way a value is written.
#[tokio::test]
async fn no_request_holds_what_only_answers_hold() {
    let entry = || Entry {
        id: 7,
        name: "n".to_owned(),
    };
    let request = sent(|files| {
        let mut call = files.parts(Multipart::new());
        let request = &mut call.request;
        request.form("application/x-www-form-urlencoded", &entry(), &[]);
        request.query_styled("q", QueryStyle::DeepObject, &entry());
        request.query_json("j", &entry());
        call
    })
    .await;
    assert_eq!(String::from_utf8_lossy(&request.body), "name=n");
    let query = "q%5Bname%5D=n&j=%7B%22name%22%3A%22n%22%7D";
    assert_eq!(request.url.query(), Some(query));

    let mut form = Multipart::new().json("one", &entry());
    form.value("two", "", &[entry()]);
    let request = sent(|files| files.parts(form)).await;
    let part = "Content-Type: application/json\n\n{\"name\":\"n\"}\n";
    assert_eq!(parts(&request).matches(part).count(), 2);
}

#[tokio::test]
async fn headers_cannot_be_injected() {
    let evil = || Body::from("x").content_type("image/png\r\nX-Evil: 1");
    assert_eq!(
        refused(|files| files.put().body(evil())).await,
        "`put` was not sent: `body` must have a valid content type"
    );
    assert_eq!(
        refused(|files| files.upload(UploadForm::new(serde_json::json!({}), evil()))).await,
        "`put` was not sent: `file` must have a valid content type"
    );
    let mut form = UploadForm::new(serde_json::json!({}), "x");
    form.more = Some(vec!["1".into(), "2".into(), "3".into()]);
    form.size = Some(0);
    assert_eq!(
        refused(|files| files.upload(form)).await,
        "`put` was not sent: `more` must have at most 2 items; `size` must be at least 1"
    );
}

#[tokio::test]
async fn bytes_and_streams_are_sent_as_they_are() {
    let request = sent(|files| files.put().body(vec![0, 255])).await;
    assert_eq!(header(&request, "content-type"), "image/png");
    assert_eq!(header(&request, "content-length"), "2");
    assert_eq!(request.body, [0, 255]);

    let stream = Body::stream(Pieces::of(["ab", "cd"])).content_type("image/gif");
    let request = sent(|files| files.put().body(stream)).await;
    assert_eq!(header(&request, "content-type"), "image/gif");
    assert_eq!(header(&request, "transfer-encoding"), "chunked");
    assert_eq!(request.body, b"abcd");

    let stream = Body::stream(Pieces::of(["ab", "cd"])).length(4);
    let request = sent(|files| files.put().body(stream)).await;
    assert_eq!(header(&request, "content-length"), "4");
    assert_eq!(header(&request, "transfer-encoding"), "");
    assert_eq!(request.body, b"abcd");

    // The last body counts.
    let stream = || Body::stream(Pieces::of(["ab"]));
    let request = sent(|files| files.put().body(stream()).body_as_text("t")).await;
    assert_eq!(header(&request, "content-type"), "text/plain");
    assert_eq!(request.body, b"t");
    let request = sent(|files| files.put().body_as_text("t").body(stream())).await;
    assert_eq!(request.body, b"ab");
}

#[tokio::test]
async fn streams_that_fail_break_off_the_call() {
    async fn failed(body: Body) -> String {
        let server = server().await;
        let client = client(&server.uri());
        let error = client.files().put().body(body).await.unwrap_err();
        assert!(!error.is_timeout());
        error.to_string()
    }
    let mut pieces = Pieces::of(["ab"]);
    let error = io::Error::other("CANARY");
    pieces.0.push_back(Err(error));
    assert_eq!(
        failed(Body::stream(pieces)).await,
        "`put` got no complete answer: the stream of the body failed"
    );
    for (length, text) in [(1, "longer"), (9, "shorter")] {
        let stream = Body::stream(Pieces::of(["ab"])).length(length);
        assert_eq!(
            failed(stream).await,
            format!(
                "`put` got no complete answer: the stream of the body is {text} than announced"
            )
        );
    }
}

#[tokio::test]
async fn calls_with_streams_move_between_threads() {
    let server = server().await;
    let body = Body::stream(Pieces::of(["ab"]));
    let call = client(&server.uri()).files().put().body(body);
    tokio::spawn(call.into_future()).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_call_that_ends_early_lets_go_of_its_stream() {
    /// Never yields anything, and tells when it is dropped.
    struct Silent(Option<tokio::sync::oneshot::Sender<()>>);

    impl Stream for Silent {
        type Item = io::Result<Bytes>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Pending
        }
    }

    impl Drop for Silent {
        fn drop(&mut self) {
            let _ = self.0.take().map(|sender| sender.send(()));
        }
    }

    let server = server().await;
    let client = client(&server.uri());
    let silent = || {
        let (sender, receiver) = tokio::sync::oneshot::channel();
        (Body::stream(Silent(Some(sender))), receiver)
    };
    let (body, dropped) = silent();
    let call = client.files().put().body(body);
    let error = call.timeout(Duration::from_millis(200)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    dropped.await.unwrap();

    let (body, dropped) = silent();
    let call = tokio::spawn(client.files().put().body(body).into_future());
    tokio::time::sleep(Duration::from_millis(100)).await;
    call.abort();
    dropped.await.unwrap();
}

/// A server that does not want the body says so before it has all of it.
#[tokio::test]
async fn an_answer_may_come_before_the_body_is_sent() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    for is_closed in [false, true] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            // None is closed before its answer has been read.
            let mut sockets = Vec::new();
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                socket.read_exact(&mut [0; 1000]).await.unwrap();
                let head = b"HTTP/1.1 413 Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
                socket.write_all(head).await.unwrap();
                if is_closed {
                    // As servers do that want their answer to be read.
                    socket.shutdown().await.unwrap();
                }
                sockets.push(socket);
            }
        });
        let body = Bytes::from(vec![b'x'; 30_000_000]);
        let call = client(&base).files().put().body(body);
        let error = call.await.unwrap_err();
        assert_eq!(error.status().unwrap(), 413, "{error}");
    }
}

#[tokio::test]
async fn parts_have_styles_and_headers() {
    use crate::runtime::QueryStyle;
    let part = |name: &str, text: &str| {
        let name = format!("Content-Disposition: form-data; name=\"{name}\"");
        format!("--BOUNDARY\n{name}\n\n{text}\n")
    };
    let mut body = Multipart::new();
    let tags = ["a b", "c%d"];
    body.styled("tags", QueryStyle::PipeDelimited { explode: false }, &tags);
    body.styled("tag", QueryStyle::Form { explode: false }, &tags);
    body.styled("each", QueryStyle::Form { explode: true }, &tags);
    let object = serde_json::json!({ "x": 1, "y": { "z": "é=&" } });
    body.styled("at", QueryStyle::DeepObject, &object);
    body.styled("none", QueryStyle::DeepObject, &None::<u8>);
    let expected = [
        part("tags", "a b|c%d"),
        part("tag", "a b,c%d"),
        part("each", "a b"),
        part("each", "c%d"),
        part("at[x]", "1"),
        part("at[y][z]", "é=&"),
        "--BOUNDARY--\n".to_owned(),
    ];
    let request = sent(|files| files.parts(body)).await;
    assert_eq!(parts(&request), expected.concat());

    let file = Body::from("x")
        .header("X-Checksum", "7")
        .header("X-B", "c d");
    let request = sent(|files| files.parts(Multipart::new().file("f", file))).await;
    let head = "Content-Disposition: form-data; name=\"f\"; filename=\"f\"\n\
        Content-Type: application/octet-stream\nX-Checksum: 7\nX-B: c d\n\nx\n";
    assert_eq!(parts(&request), format!("--BOUNDARY\n{head}--BOUNDARY--\n"));
    for (name, value) in [
        ("X\r\nEvil", "1"),
        ("X-A", "1\r\nEvil: 2"),
        ("X-A", " 1"),
        ("Content-Type", "text/plain"),
        ("", "1"),
    ] {
        let file = Body::from("x").header(name, value);
        let error = refused(|files| files.parts(Multipart::new().file("f", file))).await;
        assert!(
            error.starts_with("`put` was not sent: `f` must have valid "),
            "{error}"
        );
    }
}

/// What the document asks of a part is refused before sending where it lacks, and only there.
#[tokio::test]
async fn parts_have_the_headers_that_the_document_gives_them() {
    let mut body = Multipart::new();
    body.header("X-Ids", true, false, &[1, 2]);
    body.header_json("X-Meta", false, &serde_json::json!({ "a": "b" }));
    body.header("X-None", false, false, &None::<u8>);
    body.value("tags", "", &["x", "y"]);
    body.bare();
    body.value("plain", "", &1);
    let request = sent(|files| files.parts(body)).await;
    let disposition = "Content-Disposition: form-data; name=";
    let headers = "X-Ids: 1,2\nX-Meta: {\"a\":\"b\"}\n";
    assert_eq!(
        parts(&request),
        format!(
            "--BOUNDARY\n{disposition}\"tags\"\n{headers}\nx\n\
             --BOUNDARY\n{disposition}\"tags\"\n{headers}\ny\n\
             --BOUNDARY\n{disposition}\"plain\"\n\n1\n--BOUNDARY--\n"
        )
    );
    let missing = |value: Option<u8>| {
        let mut body = Multipart::new();
        body.header("X-Id", true, false, &None::<u8>);
        body.value("meta", "", &value);
        body
    };
    let error = refused(|files| files.parts(missing(Some(1)))).await;
    assert_eq!(
        error,
        "`put` was not sent: `meta` must have the header `X-Id`"
    );
    let request = sent(|files| files.parts(missing(None))).await;
    assert_eq!(parts(&request), "--BOUNDARY--\n");

    let upload = |file: Body| {
        let mut body = Multipart::new();
        body.needs(&["X-Checksum"]);
        body.files("f", "", [file]);
        body.bare();
        body.files("g", "", [Body::from("y")]);
        body
    };
    let error = refused(|files| files.parts(upload(Body::from("x")))).await;
    assert_eq!(
        error,
        "`put` was not sent: `f` must have the header `X-Checksum`"
    );
    let file = Body::from("x").header("x-checksum", "7");
    assert!(parts(&sent(|files| files.parts(upload(file))).await).contains("x-checksum: 7\n"));
}

/// Chunks of all lengths, with and without a length that is announced.
#[tokio::test]
async fn bytes_of_parts_may_be_base64() {
    let bytes = "any carnal pleas\u{e9}";
    let encoded = "YW55IGNhcm5hbCBwbGVhc8Op";
    for length in 1..=bytes.len() {
        for is_known in [true, false] {
            let chunks = bytes.as_bytes().chunks(length);
            let chunks: Vec<_> = chunks
                .map(|chunk| Ok(Bytes::from(chunk.to_vec())))
                .collect();
            let mut stream = Body::stream(Pieces(chunks.into()));
            if is_known {
                stream = stream.length(bytes.len() as u64);
            }
            let mut body = Multipart::new();
            body.files_as_base64("f", "", [stream.file_name("a")]);
            let request = sent(|files| files.parts(body)).await;
            let announced = !header(&request, "content-length").is_empty();
            assert_eq!(announced, is_known);
            assert!(parts(&request).contains(&format!("\n\n{encoded}\n--BOUNDARY--")));
        }
    }
    for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
        let mut body = Multipart::new();
        body.files_as_base64("f", "text/plain", [Body::from(bytes)]);
        let request = sent(|files| files.parts(body)).await;
        assert!(parts(&request).contains(&format!("text/plain\n\n{text}\n--BOUNDARY--")));
    }
}
