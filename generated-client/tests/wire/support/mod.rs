//! What the tests share: the document's examples, clients, and servers that answer one thing.

pub mod examples;
pub mod failing;
pub mod raw;

use finapi_bank_connections::models::BankConnectionId;
use finapi_bank_connections::{Client, ClientBuilder};
use serde_json::Value;
use std::time::Duration;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The token that clients of these tests send.
pub const TOKEN: &str = "user-token-1";

/// The connection that most tests are about.
pub const ID: BankConnectionId = BankConnectionId(1_000_042);

/// Starts the configuration of a client of this server, with a token.
pub fn configure(url: &str) -> ClientBuilder {
    Client::builder().base_url(url).access_token(TOKEN)
}

/// A client of this server.
pub fn client(url: &str) -> Client {
    configure(url).build().expect("the client can be built")
}

/// A server that answers everything like this, and a client of it.
pub async fn answering(template: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::builder().start().await;
    Mock::given(any())
        .respond_with(template)
        .mount(&server)
        .await;
    let client = client(&server.uri());
    (server, client)
}

/// A server that answers everything with this status and this JSON, and a client of it.
pub async fn answering_json(status: u16, body: &Value) -> (MockServer, Client) {
    answering(ResponseTemplate::new(status).set_body_json(body)).await
}

/// A server that answers everything with these bytes, and a client of it.
pub async fn answering_bytes(
    status: u16,
    content_type: &str,
    body: impl Into<Vec<u8>>,
) -> (MockServer, Client) {
    answering(ResponseTemplate::new(status).set_body_raw(body, content_type)).await
}

/// Times in which something has to happen before it is too late: each is longer, until the machine
/// was quick enough.
pub fn growing() -> impl Iterator<Item = Duration> {
    (0..7).map(|power| Duration::from_millis(100 * 4_u64.pow(power)))
}

/// How many requests the server has got.
pub async fn count(server: &MockServer) -> usize {
    server.received_requests().await.map_or(0, |all| all.len())
}

/// The body of the only request that the server has got.
pub async fn only_body(server: &MockServer) -> String {
    let requests = server.received_requests().await.unwrap_or_default();
    let [request] = requests.as_slice() else {
        panic!("expected one request, got {}", requests.len());
    };
    String::from_utf8(request.body.clone()).expect("the body is UTF-8")
}
