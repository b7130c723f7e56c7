//! Where a client sends its requests, and whose token they carry.

use crate::support::examples::{connection, example};
use crate::support::raw::{RawServer, json};
use crate::support::{ID, client, configure};
#[cfg(feature = "oauth2")]
use finapi_bank_connections::runtime::reqwest;
use finapi_bank_connections::{Client, Error, servers};
use std::time::Duration;

/// The request line of *Read one bank connection* below this path of the base URL.
async fn line_below(path: &str) -> String {
    let server = RawServer::sending(json("200 OK", &connection().to_string())).await;
    let client = client(&format!("{}{path}", server.url()));
    let answer = client.bank_connections().get_bank_connection(ID).await;
    answer.expect("a connection");
    server.request().line
}

#[tokio::test]
async fn the_base_url_is_joined_with_the_path() {
    let cases = [
        ("", ""),
        ("/", ""),
        ("//", ""),
        ("/finapi", "/finapi"),
        ("/finapi/", "/finapi"),
        ("/a/b//", "/a/b"),
        ("/a%2Fb/", "/a%2Fb"),
        ("/a/../b", "/b"),
        ("/größe", "/gr%C3%B6%C3%9Fe"),
    ];
    for (base, expected) in cases {
        let line = format!("GET {expected}/api/v1/bankConnections/1000042 HTTP/1.1");
        assert_eq!(line_below(base).await, line, "{base}");
    }
}

#[test]
fn a_base_url_that_cannot_be_right_is_refused() {
    let cases = [
        ("", "is missing"),
        ("sandbox.finapi.io", "is not an absolute URL"),
        ("/api", "is not an absolute URL"),
        ("https://", "is not an absolute URL"),
        ("ftp://localhost", "must use https"),
        ("file:///etc/passwd", "must use https"),
        (
            "http://sandbox.finapi.io",
            "must use https, except for a loopback host or with the builder's \
             `.allow_plain_http()`",
        ),
        (
            "http://localhost.example",
            "must use https, except for a loopback host or with the builder's \
             `.allow_plain_http()`",
        ),
        (
            "http://127.0.0.1.example",
            "must use https, except for a loopback host or with the builder's \
             `.allow_plain_http()`",
        ),
        (
            "http://10.0.0.1",
            "must use https, except for a loopback host or with the builder's \
             `.allow_plain_http()`",
        ),
        (
            "https://user:geheim@sandbox.finapi.io",
            "must not contain a user or a password",
        ),
        (
            "https://geheim@sandbox.finapi.io",
            "must not contain a user or a password",
        ),
        (
            "https://sandbox.finapi.io?access_token=geheim",
            "must not have a query or a fragment",
        ),
        (
            "https://sandbox.finapi.io#geheim",
            "must not have a query or a fragment",
        ),
    ];
    for (url, fault) in cases {
        let error = configure(url).build().expect_err(url);
        let expected = format!("the client cannot be built: the base URL {fault}");
        assert_eq!(error.to_string(), expected, "{url}");
    }
    assert!(Client::builder().access_token("t").build().is_err());
}

#[tokio::test]
async fn a_call_has_a_scheme_that_its_client_speaks() {
    for (url, other) in [
        ("https://localhost:1", "http://localhost:1"),
        ("http://localhost:1", "https://localhost:1"),
    ] {
        let client = client(url);
        let call = client.bank_connections().get_bank_connection(ID);
        let error = call.base_url(other).await.expect_err("nothing is sent");
        assert!(!error.is_retryable());
        assert_eq!(
            error.to_string(),
            "`getBankConnection` was not sent: `base_url` must have the scheme of the client's \
             base URL"
        );
        let builder = configure(url).tls(crate::tls::trusting(None));
        let client = builder.build().expect("a client");
        let call = client.bank_connections().get_bank_connection(ID);
        let error = call.base_url(other).await.expect_err("nobody listens");
        assert_eq!(error.is_connect(), url.starts_with("http:"), "{error}");
    }
}

#[cfg(feature = "oauth2")]
#[test]
fn only_tokens_of_users_are_taken() {
    use finapi_bank_connections::{ClientBuilder, OAuth2};
    /// The kind is inferred from the method, which would be ambiguous if it took both.
    fn kind<K>(_: fn(ClientBuilder, OAuth2<K>) -> ClientBuilder) -> &'static str {
        std::any::type_name::<K>()
    }
    assert!(kind(ClientBuilder::oauth2).ends_with("::UserToken"));
}

#[cfg(feature = "oauth2")]
#[test]
fn a_token_url_has_a_scheme_that_its_client_speaks() {
    for (url, other) in [
        ("https://localhost:1", "http://localhost:1/t"),
        ("http://localhost:1", "https://localhost:1/t"),
    ] {
        let config = || finapi_bank_connections::OAuth2::password("a", "b", "c", "d");
        let builder = configure(url).oauth2(config().token_url(other));
        assert_eq!(
            builder.build().expect_err("another scheme").to_string(),
            "the client cannot be built: the token URL must have the scheme of the base URL"
        );
        let plain =
            reqwest::Client::builder().tls_backend_preconfigured(crate::tls::trusting(None));
        let own = plain.build().expect("an HTTP client");
        let builder = configure(url).http_client(own);
        assert!(builder.oauth2(config().token_url(other)).build().is_ok());
    }
}

#[test]
fn plain_http_is_for_loopback_hosts() {
    for url in [
        "http://localhost:8080",
        "http://127.0.0.9",
        "http://[::1]:1/base/",
    ] {
        assert!(configure(url).build().is_ok(), "{url}");
    }
}

#[tokio::test]
async fn plain_http_may_be_allowed() {
    let url = "http://alertmanager.cluster.test:9093/";
    assert!(configure(url).build().is_err());
    let builder = configure(url).allow_plain_http();
    let client = builder.build().expect("a client");
    assert_eq!(client.base_url(), url);

    // Calls with a base URL of their own keep to the same.
    let other = "http://vault.cluster.test";
    let call = client.bank_connections().get_bank_connection(ID);
    let call = call.base_url(other).timeout(Duration::ZERO);
    let error = call.await.expect_err("there is no time for it");
    assert!(error.is_timeout(), "{error}");
    let client = configure("http://localhost").build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    let error = call.base_url(other).await.expect_err("nothing is sent");
    assert_eq!(
        error.to_string(),
        "`getBankConnection` was not sent: `base_url` must use https, except for a loopback host \
         or with the builder's `.allow_plain_http()`"
    );
}

#[cfg(feature = "oauth2")]
#[test]
fn plain_http_may_be_allowed_for_tokens() {
    let config = || finapi_bank_connections::OAuth2::password("a", "b", "c", "d");
    let builder = || configure("http://localhost").oauth2(config().token_url("http://idp.test/t"));
    let error = builder().build().expect_err("not a loopback host");
    assert!(error.to_string().contains("`.allow_plain_http()`"));
    assert!(builder().allow_plain_http().build().is_ok());
}

#[test]
fn the_servers_of_the_document_are_base_urls() {
    for (url, expected) in [
        (servers::SANDBOX, "https://sandbox.finapi.io/"),
        (servers::LIVE, "https://live.finapi.io/"),
    ] {
        let client = configure(url).build().expect("TLS is available");
        assert_eq!(client.base_url(), expected);
    }
}

#[tokio::test]
async fn no_token_no_request() {
    let server = RawServer::sending(json("200 OK", "{}")).await;
    let client = Client::builder()
        .base_url(server.url())
        .build()
        .expect("a client");
    let error = client.bank_connections().get_bank_connection(ID).await;
    let error = error.expect_err("a token is needed");
    assert!(matches!(error, Error::InvalidRequest(_)));
    assert!(error.to_string().contains("needs `finapi_auth`"), "{error}");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_token_cannot_add_a_header() {
    let server = RawServer::sending(json("200 OK", "{}")).await;
    let client = client(&server.url()).with_access_token("geheim\r\nX-Evil: 1");
    let error = client.bank_connections().get_bank_connection(ID).await;
    let error = error.expect_err("a token has no line breaks");
    assert!(matches!(error, Error::InvalidRequest(_)));
    assert!(!format!("{error} {error:?}").contains("geheim"));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn another_token_is_another_client_on_the_same_connections() {
    let list = example("getAllBankConnections", "200", "noConnections");
    let server = RawServer::sending(json("200 OK", &list.to_string())).await;
    let first = client(&server.url());
    let second = first.with_access_token(String::from("user-token-2"));
    for client in [&first, &second, &first.clone(), &second.clone()] {
        let answer = client.bank_connections().get_all_bank_connections().await;
        answer.expect("a list");
    }
    let tokens: Vec<_> = server
        .requests()
        .iter()
        .flat_map(|request| request.headers.clone())
        .filter_map(|header| Some(header.strip_prefix("authorization: Bearer ")?.to_owned()))
        .collect();
    assert_eq!(
        tokens,
        [
            "user-token-1",
            "user-token-2",
            "user-token-1",
            "user-token-2"
        ]
    );
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_client_is_one_pointer() {
    assert_eq!(size_of::<Client>(), size_of::<usize>());
}
