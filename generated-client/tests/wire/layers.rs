//! Layers around the transport, and settings of the HTTP client.

use crate::support::examples::{busy, connection};
use crate::support::failing::failing_body;
use crate::support::raw::{RawServer, json};
use crate::support::{ID, TOKEN, configure};
use finapi_bank_connections::runtime::reqwest::{self, Request, Response};
use finapi_bank_connections::runtime::{HeaderValue, Transport};
use finapi_bank_connections::{Client, Error, RetryPolicy};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tower::layer::{Layer, layer_fn};
use tower::util::MapRequestLayer;
use tower::{BoxError, Service, ServiceExt as _, service_fn};

const URL: &str = "http://127.0.0.1:1";

async fn good() -> RawServer {
    RawServer::sending(json("200 OK", &connection().to_string())).await
}

fn made(status: u16, body: impl Into<reqwest::Body>) -> Response {
    let bytes = reqwest::Response::from(http_response(status, body.into()));
    assert_eq!(bytes.status(), status);
    bytes
}

/// An answer that no server has given.
fn http_response(status: u16, body: reqwest::Body) -> http::Response<reqwest::Body> {
    let builder = http::Response::builder().status(status);
    builder.body(body).expect("an answer")
}

/// A layer that answers itself.
fn answering<F>(
    answer: impl Fn(Request) -> F + Clone + Send + Sync + 'static,
) -> impl Layer<
    Transport,
    Service = impl Service<
        Request,
        Response = Response,
        Error = BoxError,
        Future = impl Future<Output = Result<Response, BoxError>> + Send + 'static,
    > + Clone
              + Send
              + Sync
              + 'static,
> + Send
+ Sync
+ 'static
where
    F: Future<Output = Result<Response, BoxError>> + Send + 'static,
{
    layer_fn(move |_: Transport| service_fn(answer.clone()))
}

fn layered<F>(answer: impl Fn(Request) -> F + Clone + Send + Sync + 'static) -> Client
where
    F: Future<Output = Result<Response, BoxError>> + Send + 'static,
{
    let quick = RetryPolicy::new().pauses(Duration::ZERO, Duration::ZERO);
    let builder = configure(URL).retry(quick).layer(answering(answer));
    builder.build().expect("a client")
}

#[tokio::test]
async fn a_layer_sees_each_attempt_as_it_is_sent() {
    let seen = Arc::<Mutex<Vec<String>>>::default();
    let sent = AtomicU32::new(0);
    let (shared, sent) = (Arc::clone(&seen), Arc::new(sent));
    let client = layered(move |request| {
        let line = format!("{} {}", request.method(), request.url().path());
        let token = &request.headers()["authorization"];
        assert_eq!(token, &format!("Bearer {TOKEN}"));
        shared.lock().unwrap().push(line);
        let busy = sent.fetch_add(1, Ordering::Relaxed) < 2;
        let body = connection().to_string();
        async move { Ok(made(if busy { 503 } else { 200 }, body)) }
    });
    let call = client.bank_connections().get_bank_connection(ID).send();
    assert_eq!(call.await.expect("a connection").attempts(), 3);
    let line = "GET /api/v1/bankConnections/1000042".to_owned();
    assert_eq!(*seen.lock().unwrap(), vec![line; 3]);
}

#[tokio::test]
async fn the_first_layer_is_the_outermost() {
    let server = good().await;
    let note = |name: &'static str| {
        MapRequestLayer::new(move |mut request: Request| {
            let value = HeaderValue::from_static(name);
            request.headers_mut().append("x-layer", value);
            request
        })
    };
    let builder = configure(&server.url()).layer(note("a")).layer(note("b"));
    let client = builder.build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    call.await.expect("a connection");
    let headers = server.request().headers;
    let noted = headers.iter().filter(|header| header.contains("x-layer"));
    assert_eq!(noted.collect::<Vec<_>>(), ["x-layer: a", "x-layer: b"]);
    let other = client.with_access_token("other");
    let call = other.bank_connections().get_bank_connection(ID);
    call.await.expect("a connection");
    assert!(server.requests()[1].headers.contains(&"x-layer: b".into()));
}

#[tokio::test]
async fn the_error_of_a_layer_ends_the_call_and_is_not_shown() {
    let calls = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&calls);
    let client = layered(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        async { Err(BoxError::from("CANARY")) }
    });
    let error = client.bank_connections().get_bank_connection(ID).await;
    let Err(Error::Transport(error)) = error else {
        panic!("{error:?}")
    };
    assert_eq!(
        error.to_string(),
        "`getBankConnection` got no complete answer: a layer of the client failed"
    );
    assert!(!format!("{error:?}").contains("CANARY"));
    let inner = error.layer_error().expect("the error of the layer");
    assert_eq!(inner.to_string(), "CANARY");
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn the_error_of_a_layers_body_is_not_shown() {
    let client = layered(|_| async { Ok(failing_body("CANARY")) });
    let error = client.bank_connections().get_bank_connection(ID).await;
    assert_eq!(
        error.expect_err("half an answer").to_string(),
        "`getBankConnection` got no complete answer after 3 attempts: a body could not be sent or \
         read"
    );
}

#[tokio::test]
async fn an_error_of_the_transport_is_the_same_below_a_layer() {
    #[derive(Debug)]
    struct Wrapped(BoxError);
    impl std::fmt::Display for Wrapped {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("CANARY")
        }
    }
    impl std::error::Error for Wrapped {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&*self.0)
        }
    }
    let wrap = layer_fn(|inner: Transport| inner.map_err(Wrapped));
    let builder = configure(URL).retry(RetryPolicy::none()).layer(wrap);
    let client = builder.build().expect("a client");
    let error = client.bank_connections().get_bank_connection(ID).await;
    let error = error.expect_err("nobody listens");
    assert!(error.is_connect() && error.is_retryable(), "{error}");
    assert!(!error.to_string().contains("CANARY"));
}

#[tokio::test]
async fn a_layer_that_waits_has_the_time_of_the_attempt() {
    let client = layered(|_| async {
        tokio::time::sleep(Duration::from_secs(60)).await;
        Ok(made(200, ""))
    });
    let call = client.bank_connections().get_bank_connection(ID);
    let call = call.attempt_timeout(Duration::from_millis(20));
    let error = call.await.expect_err("late");
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn what_layers_answer_is_read_as_any_answer() {
    let client = layered(|_| async { Ok(made(423, busy().to_string())) });
    let call = client.bank_connections().delete_bank_connection(ID);
    let error = call.await.expect_err("busy");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(423));
    assert!(matches!(error, Error::Api(_)), "{error}");
}

#[test]
fn a_client_with_layers_shows_none() {
    let builder = configure(URL).layer(MapRequestLayer::new(|request: Request| request));
    let client = builder.clone().build().expect("a client");
    let text = format!("{builder:?} {client:?}");
    assert!(!text.contains("ayer") && !text.contains(TOKEN), "{text}");
}

#[tokio::test]
async fn settings_of_the_http_client_leave_the_safe_ones() {
    let target = good().await;
    let head = format!(
        "HTTP/1.1 307 Go\r\nlocation: {}/x\r\ncontent-length: 0\r\n\r\n",
        target.url()
    );
    let server = RawServer::sending(head).await;
    let builder = configure(&server.url()).configure(|http| {
        let anywhere = reqwest::redirect::Policy::limited(9);
        http.redirect(anywhere).referer(true).https_only(true)
    });
    let client = builder.build().expect("a client");
    let error = client.bank_connections().get_bank_connection(ID).await;
    let error = error.expect_err("a redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    assert_eq!(target.connections(), 0);
}

#[tokio::test]
async fn a_proxy_gets_the_requests() {
    let proxy = good().await;
    let url = proxy.url();
    let builder = configure("http://localhost:1")
        .configure(move |http| http.proxy(reqwest::Proxy::http(&url).expect("the URL of a proxy")));
    let client = builder.build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    call.await.expect("a connection");
    let line = "GET http://localhost:1/api/v1/bankConnections/1000042 HTTP/1.1";
    assert_eq!(proxy.request().line, line);
}

#[tokio::test]
async fn an_own_http_client_keeps_the_rules_of_calls() {
    let server = good().await;
    let tls = crate::tls::trusting(None);
    let http = reqwest::Client::builder().tls_backend_preconfigured(tls);
    let http = http.build().expect("an HTTP client");
    let builder = configure(&server.url()).http_client(http).body_limit(9);
    let client = builder.build().expect("a client");
    let error = client.bank_connections().get_bank_connection(ID).await;
    assert!(error.is_err_and(|error| error.to_string().contains("more than 9 bytes")));
}

#[test]
fn an_own_http_client_is_configured_by_its_owner() {
    let tls = crate::tls::trusting(None);
    let http = || {
        let http = reqwest::Client::builder().tls_backend_preconfigured(tls.clone());
        http.build().expect("an HTTP client")
    };
    let refused = [
        configure(URL).http_client(http()).configure(|http| http),
        configure(URL).http_client(http()).tls(tls.clone()),
    ];
    for builder in refused {
        assert_eq!(
            builder.build().expect_err("both").to_string(),
            "the client cannot be built: an own HTTP client is configured before it is given"
        );
    }
    assert!(configure(URL).http_client(http()).build().is_ok());
}

#[cfg(feature = "oauth2")]
#[tokio::test]
async fn requests_for_tokens_pass_the_layers_too() {
    let server = good().await;
    let tokens = layer_fn(|inner: Transport| {
        service_fn(move |request: Request| {
            let inner = inner.clone();
            async move {
                if request.url().path() == "/oauth/token" {
                    return Ok(made(200, r#"{"access_token":"T1","expires_in":60}"#));
                }
                inner.oneshot(request).await
            }
        })
    });
    let builder = configure(&server.url()).password("app", "secret", "joe", "word");
    let client = builder.layer(tokens).build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    call.await.expect("a connection");
    let token = "authorization: Bearer T1".to_owned();
    assert!(server.request().headers.contains(&token));
}
