//! Headers of requests and of answers.

use crate::support::examples::{connection, example};
use crate::support::raw::{RawServer, Received, json};
use crate::support::{ID, answering, client, configure};
use finapi_bank_connections::{Client, Error};
use wiremock::ResponseTemplate;

/// The values of a header in a request.
fn values(request: &Received, name: &str) -> Vec<String> {
    let prefix = format!("{name}: ");
    let headers = request.headers.iter();
    headers
        .filter_map(|header| Some(header.strip_prefix(&prefix)?.to_owned()))
        .collect()
}

async fn server() -> RawServer {
    RawServer::sending(json("200 OK", &connection().to_string())).await
}

#[tokio::test]
async fn a_header_of_a_call_replaces_the_default() {
    let server = server().await;
    let client = configure(&server.url())
        .default_header("X-Tenant", "default")
        .default_header("Accept-Language", "de")
        .user_agent("my-bank/1.0")
        .build()
        .expect("a client");
    let api = client.bank_connections();
    api.get_bank_connection(ID).await.expect("a connection");
    let call = api
        .get_bank_connection(ID)
        .header("X-TENANT", "a")
        .header("X-TENANT", "b");
    call.header("Accept", "text/plain")
        .await
        .expect("a connection");
    let [plain, special] = server.requests().try_into().expect("two requests");
    assert_eq!(values(&plain, "x-tenant"), ["default"]);
    assert_eq!(values(&special, "x-tenant"), ["b"]);
    assert_eq!(values(&special, "accept"), ["text/plain"]);
    for request in [plain, special] {
        assert_eq!(values(&request, "accept-language"), ["de"]);
        assert_eq!(values(&request, "user-agent"), ["my-bank/1.0"]);
        assert_eq!(values(&request, "authorization"), ["Bearer user-token-1"]);
    }
}

#[tokio::test]
async fn authorization_of_a_call_replaces_the_token() {
    let server = server().await;
    let without = Client::builder()
        .base_url(server.url())
        .build()
        .expect("a client");
    for client in [client(&server.url()), without] {
        let call = client.bank_connections().get_bank_connection(ID);
        call.header("Authorization", "Bearer other")
            .await
            .expect("a connection");
    }
    for request in server.requests() {
        assert_eq!(values(&request, "authorization"), ["Bearer other"]);
    }
}

#[tokio::test]
async fn headers_that_would_break_the_request_are_refused() {
    let server = server().await;
    let client = client(&server.url());
    let cases = [
        ("X-Evil", "1\r\nHost: evil.example"),
        ("X-Evil", "1\0"),
        ("X-Evil\r\nHost", "evil.example"),
        ("X Evil", "1"),
        ("", "1"),
        ("Host", "evil.example"),
        ("Content-Length", "0"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Type", "text/plain"),
        ("Connection", "close"),
    ];
    for (name, value) in cases {
        let call = client
            .bank_connections()
            .get_bank_connection(ID)
            .header(name, value);
        let error = call.await.expect_err("the header is refused");
        assert!(matches!(error, Error::InvalidRequest(_)), "{name}: {error}");
        assert!(!error.to_string().contains("evil.example"), "{error}");
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn default_headers_are_checked_when_the_client_is_built() {
    for (name, value) in [
        ("X Evil", "1"),
        ("X-Evil", "geheim\n"),
        ("Host", "x"),
        ("", "x"),
    ] {
        let builder = configure("http://localhost").default_header(name, value);
        let error = builder.build().expect_err("the header is refused");
        assert!(!error.to_string().contains("geheim"), "{error}");
    }
}

#[test]
fn authorization_is_no_default_header() {
    // It would be sent in place of the token of every user whose client is derived.
    for name in ["Authorization", "AUTHORIZATION"] {
        let builder = configure("http://localhost").default_header(name, "Bearer geheim");
        assert_eq!(
            builder
                .build()
                .expect_err("the header is refused")
                .to_string(),
            "the client cannot be built: `authorization` cannot be a default header: set the \
             credential of a security scheme, or `.header(…)` of a call"
        );
    }
}

#[tokio::test]
async fn an_answer_has_status_headers_and_value() {
    let template = ResponseTemplate::new(200)
        .insert_header("X-Request-Id", "selfgen-1")
        .set_body_json(connection());
    let (_server, client) = answering(template).await;
    let response = client
        .bank_connections()
        .get_bank_connection(ID)
        .send()
        .await;
    let response = response.expect("a connection");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-request-id"], "selfgen-1");
    assert_eq!(response.value().id, ID);
    assert_eq!(response.into_value().id, ID);
}

#[tokio::test]
async fn an_error_has_the_id_of_the_request() {
    let body = example("getBankConnection", "404", "unknownConnection");
    // Documented, unexpected, and undecodable.
    for status in [404, 418, 200] {
        let template = ResponseTemplate::new(status)
            .insert_header("X-Request-Id", "my-id-7")
            .set_body_json(body);
        let (_server, client) = answering(template).await;
        let error = client.bank_connections().get_bank_connection(ID).await;
        let error = error.expect_err("an error");
        assert_eq!(error.request_id(), Some("my-id-7"));
        assert!(error.to_string().contains("(request my-id-7)"), "{error}");
        assert_eq!(error.headers().expect("headers")["x-request-id"], "my-id-7");
    }
}

#[tokio::test]
async fn an_error_without_an_id_of_the_request() {
    for id in [None, Some("x".repeat(256))] {
        let mut template = ResponseTemplate::new(500);
        if let Some(id) = &id {
            template = template.insert_header("X-Request-Id", id.as_str());
        }
        let (_server, client) = answering(template).await;
        let error = client.bank_connections().get_bank_connection(ID).await;
        let error = error.expect_err("an error");
        assert_eq!(error.request_id(), None);
        assert!(!error.to_string().contains("(request"), "{error}");
    }
}
