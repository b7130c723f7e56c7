//! Answers by their content type and coding: which is read as what, and which is refused.

use crate::bodies::sample::NoError;
use crate::runtime::{
    self, Bytes, Call, Client, Download, Error, Operation, OperationInfo, UnknownValue,
};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// An operation for each way in which an answer is read.
macro_rules! operations { ($(
    $name:ident: $output:ty, $error:ty, $streamed:expr, $accept:literal, ($($success:tt)*);
)* ) => { $(
    enum $name {}

    impl Operation for $name {
        type Output = $output;
        type Error = $error;

        const INFO: &'static OperationInfo = &OperationInfo {
            id: "read",
            method: "GET",
            path: "/x",
            idempotent: true,
            security: &[],
        };

        const ACCEPT: &'static str = $accept;
        const STREAMED: &'static [(u16, u16)] = $streamed;

        runtime::success!($($success)*);
    }
)* } }

operations! {
    Json: Value, ReadError, &[], "application/json", (json = 200 beside "text/csv" | "image/*");
    Csv: String, ReadError, &[], "text/csv", (text as "text/csv" = 200 beside "application/json");
    Plain: String, ReadError, &[], "text/plain", (text as "text/plain" = 200);
    Xml: Bytes, NoError, &[], "application/xml", (bytes as "application/xml" = 200);
    Pdf: Download, NoError, &[(200, 200)], "application/pdf", (stream as "application/pdf" = 200);
    File: Download, NoError, &[(200, 200)], "application/octet-stream",
        (stream as "application/octet-stream" = 200);
    Events: runtime::ItemStream<Value>, NoError, &[(200, 200)], "text/event-stream",
        (events = 200);
    Lines: runtime::ItemStream<Value>, NoError, &[(200, 200)], "application/jsonl", (lines = 200);
    Number: i64, NoError, &[], "text/plain", (plain as "text/plain" = 200);
    Flag: bool, NoError, &[], "text/plain", (plain as "text/plain" = 200);
    Real: f64, NoError, &[], "text/plain", (plain as "text/plain" = 200);
    Word: State, NoError, &[], "text/plain", (plain as "text/plain" = 200);
    Gateway: Value, GatewayError, &[], "application/json", (json = 200);
    Several: Outcome, NoError, &[], "application/json", (enum);
}

/// The errors of some of them.
#[non_exhaustive]
pub enum ReadError {
    /// Status 400.
    BadRequest(Own),

    /// Status 400, as `application/problem+json`.
    BadRequestProblemJson(Problem),

    /// Status 400, as text.
    BadRequestText(String),

    /// Any other status.
    Default(Own),
}

runtime::operation_error!(ReadError {
    BadRequestProblemJson(json as "application/problem+json") = 400 if named,
    BadRequestText(text as "text/plain" | "text/csv") = 400 if named,
    BadRequest(json) = 400,
    Default(json) = _,
});

/// The errors of a service that is a proxy itself.
#[non_exhaustive]
pub enum GatewayError {
    /// Status 407.
    ProxyAuthenticationRequired(Own),
}

runtime::operation_error!(GatewayError {
    ProxyAuthenticationRequired(json) = 407,
});

/// What one operation yields.
#[non_exhaustive]
pub enum Outcome {
    /// Status 200.
    Ok(Value),

    /// Status 206.
    PartialContent(String),
}

runtime::answers!(Outcome {
    Ok(json) = 200 beside "text/csv",
    PartialContent(text as "text/csv") = 206,
});

/// An error.
#[derive(Clone, Default, PartialEq)]
pub struct Own {
    /// `code`
    pub code: Option<i64>,
}

runtime::object!(Own {
    code = "code" optional,
});

/// A problem.
#[derive(Clone, Default, PartialEq)]
pub struct Problem {
    /// `title`
    pub title: Option<String>,
}

runtime::object!(Problem {
    title = "title" optional,
});

/// A state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum State {
    /// `up`
    Up,

    /// `1`
    One,

    /// Any other.
    Unknown(UnknownValue),
}

runtime::string_enum!(State { Up = "up", One = "1" });

async fn answered<O: Operation>(answer: ResponseTemplate) -> Result<O::Output, Error<O::Error>> {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    Call::<O>::new(&client).await
}

fn typed(content_type: &str, body: &str) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(body, content_type)
}

/// Why an answer is not as documented.
async fn fault<O: Operation>(answer: ResponseTemplate) -> String {
    match answered::<O>(answer).await.err() {
        Some(Error::Decode(error)) => error.cause().to_string(),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn no_coding_is_asked_for() {
    let server = MockServer::start().await;
    let answer = typed("application/json", "1");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    Call::<Json>::new(&client).await.unwrap();
    let call = Call::<Json>::new(&client).header("Accept-Encoding", "gzip");
    call.await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].headers["accept-encoding"], "identity");
    assert_eq!(requests[1].headers["accept-encoding"], "gzip");
}

#[tokio::test]
async fn a_coding_is_named_and_nothing_else_is_read() {
    let coded = |coding: &str| typed("", "\u{1f}x").insert_header("content-encoding", coding);
    let text = "the body has the content coding `gzip`, which was not asked for and is not undone";
    assert_eq!(fault::<Json>(coded("gzip")).await, text);
    assert_eq!(fault::<Csv>(coded("identity, GZIP")).await, text);
    assert_eq!(fault::<Xml>(coded("x-gzip")).await, text);
    assert_eq!(fault::<Pdf>(coded("gzip")).await, text);
    assert_eq!(fault::<Events>(coded("gzip")).await, text);
    assert_eq!(fault::<Number>(coded("gzip")).await, text);
    let text = "the body has an unknown content coding, which was not asked for and is not undone";
    assert_eq!(fault::<Json>(coded("secret")).await, text);
    let error = ResponseTemplate::new(400).set_body_raw("{}", "application/json");
    let error = answered::<Json>(error.insert_header("content-encoding", "br"));
    assert!(matches!(error.await, Err(Error::Decode(error)) if error.status() == 400));
    let plain = coded("identity").set_body_raw("1", "application/json");
    assert_eq!(answered::<Json>(plain).await.unwrap(), json!(1));
}

#[tokio::test]
async fn a_text_is_one_of_the_documented_media_type() {
    let other = |name: &str| format!("the answer has {name}, which is not what is documented");
    for fits in [
        "text/csv; charset=utf-8",
        "TEXT/CSV",
        "application/csv",
        "text/x-csv",
        "text/plain",
        "application/octet-stream",
        "",
        "nonsense",
    ] {
        assert_eq!(answered::<Csv>(typed(fits, "a,b")).await.unwrap(), "a,b");
    }
    assert_eq!(
        fault::<Csv>(typed("text/html", "<p>")).await,
        other("text/html")
    );
    assert_eq!(fault::<Csv>(typed("text/xml", "<p>")).await, other("XML"));
    assert_eq!(
        answered::<Plain>(typed("text/markdown", "a"))
            .await
            .unwrap(),
        "a"
    );
    let json = typed("application/json; charset=utf-8", "{}");
    assert_eq!(fault::<Plain>(json).await, other("application/json"));
    assert_eq!(
        fault::<Plain>(typed("text/html", "")).await,
        other("text/html")
    );
}

#[tokio::test]
async fn bytes_are_no_error_page() {
    let other = |name: &str| format!("the answer has {name}, which is not what is documented");
    for fits in [
        "application/pdf",
        "application/octet-stream",
        "application/x-pdf",
        "",
    ] {
        let download = answered::<Pdf>(typed(fits, "%PDF")).await.unwrap();
        assert_eq!(download.bytes(9).await.unwrap(), "%PDF");
    }
    for (wrong, name) in [
        ("application/json", "application/json"),
        ("application/vnd.x+json", "another content type"),
        ("text/html", "text/html"),
        ("text/plain", "text/plain"),
    ] {
        assert_eq!(fault::<Pdf>(typed(wrong, "{}")).await, other(name));
    }
    for fits in ["image/png", "text/csv", "application/xml"] {
        drop(answered::<File>(typed(fits, "x")).await.unwrap());
    }
    assert_eq!(
        fault::<File>(typed("text/html", "")).await,
        other("text/html")
    );
    let json = typed("application/json", "{}");
    assert_eq!(fault::<File>(json.clone()).await, other("application/json"));
    let file = json.insert_header("content-disposition", "attachment; filename=\"a.json\"");
    drop(answered::<File>(file).await.unwrap());

    for fits in ["text/xml", "application/soap+xml", "text/plain", ""] {
        assert_eq!(answered::<Xml>(typed(fits, "<a/>")).await.unwrap(), "<a/>");
    }
    assert_eq!(
        fault::<Xml>(typed("text/html", "")).await,
        other("text/html")
    );
}

#[tokio::test]
async fn a_stream_of_items_is_none_of_something_else() {
    let other = |name: &str| format!("the answer has {name}, which is not what is documented");
    let json = || typed("application/json", "{\"error\": 1}");
    assert_eq!(fault::<Events>(json()).await, other("application/json"));
    assert_eq!(
        fault::<Events>(typed("text/html", "<p>")).await,
        other("text/html")
    );
    // Servers give lines of JSON as JSON.
    let mut lines = answered::<Lines>(json()).await.unwrap();
    assert_eq!(lines.next().await.unwrap(), Some(json!({ "error": 1 })));
    assert_eq!(
        fault::<Lines>(typed("text/html", "")).await,
        other("text/html")
    );
}

#[tokio::test]
async fn what_is_documented_beside_is_not_taken_for_another() {
    let beside = |name: &str| {
        format!(
            "the answer has {name}, which this call does not read; one of its methods \
             `answer_as_…` does"
        )
    };
    assert_eq!(
        fault::<Json>(typed("text/csv", "1")).await,
        beside("text/csv")
    );
    assert_eq!(
        fault::<Json>(typed("image/png", "1")).await,
        beside("image/*")
    );
    let json = typed("application/json", "[1]");
    assert_eq!(fault::<Csv>(json).await, beside("application/json"));
    // What the document does not name may be JSON under a wrong name.
    assert_eq!(
        answered::<Json>(typed("text/plain", "1")).await.unwrap(),
        json!(1)
    );
    let csv = typed("text/csv", "1");
    assert_eq!(fault::<Several>(csv).await, beside("text/csv"));
    let partial = ResponseTemplate::new(206).set_body_raw("1", "text/csv");
    let partial = answered::<Several>(partial).await.unwrap();
    assert!(matches!(partial, Outcome::PartialContent(text) if text == "1"));
}

#[tokio::test]
async fn the_content_type_decides_which_error_it_is() {
    let answer = |content_type: &str, body: &str| {
        let answer = ResponseTemplate::new(400).set_body_raw(body, content_type);
        async move {
            match answered::<Json>(answer).await {
                Err(Error::Api(error)) => error.into_error(),
                other => panic!("{other:?}"),
            }
        }
    };
    let body = r#"{"code": 7, "title": "no"}"#;
    let own = Own { code: Some(7) };
    for content_type in ["application/json", "", "application/hal+json", "text/html"] {
        let error = answer(content_type, body).await;
        assert!(matches!(error, ReadError::BadRequest(found) if found == own));
    }
    let error = answer("application/problem+json; charset=utf-8", body).await;
    let title = Some("no".to_owned());
    assert!(matches!(error, ReadError::BadRequestProblemJson(found) if found.title == title));
    let error = answer("text/csv", "a,b").await;
    assert!(matches!(error, ReadError::BadRequestText(text) if text == "a,b"));
}

#[tokio::test]
async fn a_success_that_is_not_documented_is_no_error_of_the_operation() {
    let body = r#"{"code": 7}"#;
    for status in [201, 202, 204, 299] {
        let answer = ResponseTemplate::new(status).set_body_raw(body, "application/json");
        let outcome = answered::<Json>(answer).await;
        assert!(matches!(outcome, Err(Error::UnexpectedStatus(found)) if found.status() == status));
    }
    let answer = ResponseTemplate::new(418).set_body_raw(body, "application/json");
    let outcome = answered::<Json>(answer).await;
    let error = outcome.unwrap_err();
    assert!(matches!(error.api(), Some(ReadError::Default(_))));
}

#[tokio::test]
async fn a_text_is_the_value_that_it_says() {
    let plain = |body: &str| typed("text/plain; charset=utf-8", body);
    assert_eq!(answered::<Number>(plain("42\r\n")).await.unwrap(), 42);
    assert_eq!(answered::<Number>(plain("-7")).await.unwrap(), -7);
    assert!(answered::<Flag>(plain("true")).await.unwrap());
    assert!((answered::<Real>(plain("1.5")).await.unwrap() - 1.5).abs() < f64::EPSILON);
    assert!((answered::<Real>(plain("2")).await.unwrap() - 2.0).abs() < f64::EPSILON);
    assert_eq!(answered::<Word>(plain("up\n")).await.unwrap(), State::Up);
    // A word is one even if it could be a number.
    assert_eq!(answered::<Word>(plain("1")).await.unwrap(), State::One);
    let unknown = answered::<Word>(plain("down")).await.unwrap();
    assert_eq!(unknown.as_str(), "down");
    let text = "the text is no value of the documented type";
    for body in ["", "secret", "1.5", "1 2", "\"1\"", "99999999999999999999"] {
        assert_eq!(fault::<Number>(plain(body)).await, text);
    }
    assert_eq!(fault::<Flag>(plain("1")).await, text);
}

#[cfg(feature = "mock")]
#[tokio::test]
async fn mocks_answer_with_the_media_type_that_is_read() {
    let server = runtime::MockServer::start().await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let problem = Problem {
        title: Some("no".to_owned()),
    };
    let mock = server.any::<Json>().up_to_n_times(1);
    mock.fails(ReadError::BadRequestProblemJson(problem)).await;
    let error = Call::<Json>::new(&client).await.unwrap_err();
    assert_eq!(
        error.headers().unwrap()["content-type"],
        "application/problem+json"
    );
    assert!(matches!(
        error.api(),
        Some(ReadError::BadRequestProblemJson(_))
    ));
    server.any::<Number>().succeeds(7).await;
    assert_eq!(Call::<Number>::new(&client).await.unwrap(), 7);
    let response = Call::<Csv>::new(&client).await;
    assert_eq!(response.unwrap(), "7");
}

/// Over plain HTTP a proxy answers itself, in the place of the server, and perhaps in JSON.
#[tokio::test]
async fn a_proxy_that_asks_for_credentials_is_no_server() {
    let answer = || ResponseTemplate::new(407).set_body_json(json!({ "code": 7 }));
    let error = answered::<Json>(answer()).await.unwrap_err();
    assert!(matches!(error, Error::UnexpectedStatus(_)), "{error}");
    assert_eq!(
        error.to_string(),
        "`read` answered 407 Proxy Authentication Required: the proxy asks for credentials (407)"
    );
    let error = answered::<Gateway>(answer()).await.unwrap_err();
    let Error::Api(error) = error else {
        panic!("{error}");
    };
    let GatewayError::ProxyAuthenticationRequired(own) = error.error();
    assert_eq!(own.code, Some(7));
}
