//! Typed mocks: which requests they answer, and what a client gets.

use crate::bodies::{Pieces, sample as files};
use crate::calls::{LIST, client};
use crate::runtime::{
    self, Body, Bytes, Call, Client, Download, Error, MockServer, Multipart, Operation,
    read_example,
};
use crate::sample::api::{
    DeleteUser, EditBankConnection, EditBankConnectionError, GetAllBankConnections,
    GetAllBankConnectionsError, GetMultipleBankConnections,
};
use crate::sample::models::{
    BankConnection, BankConnectionId, BankConnectionList, EditBankConnectionParams,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn list() -> BankConnectionList {
    serde_json::from_str(LIST).unwrap()
}

fn connection() -> BankConnection {
    list().connections.remove(0)
}

/// The status of an answer, whatever it means.
async fn status<O: Operation>(call: Call<O>) -> u16 {
    match call.send().await {
        Ok(response) => response.status().as_u16(),
        Err(error) => error.status().unwrap().as_u16(),
    }
}

async fn start() -> (MockServer, Client) {
    let server = MockServer::start().await;
    let client = client(&server.url());
    (server, client)
}

fn all(client: &Client) -> Call<GetAllBankConnections> {
    client.bank_connections().get_all_bank_connections()
}

fn edit(client: &Client, id: i64, body: &EditBankConnectionParams) -> Call<EditBankConnection> {
    client
        .bank_connections()
        .edit_bank_connection(BankConnectionId(id), body)
}

#[tokio::test]
async fn successes_and_errors_come_as_their_types() {
    let (server, client) = start().await;
    server
        .any::<GetAllBankConnections>()
        .up_to_n_times(1)
        .succeeds(list())
        .await;
    let gone = GetAllBankConnectionsError::NotFound;
    server.any::<GetAllBankConnections>().fails(gone).await;
    assert!(all(&client).await.unwrap() == list());
    let error = all(&client).await.unwrap_err();
    assert!(matches!(
        error.api(),
        Some(GetAllBankConnectionsError::NotFound)
    ));
    assert_eq!(error.status().unwrap(), 404);

    server.any::<DeleteUser>().succeeds(()).await;
    client.bank_connections().delete_user("x").await.unwrap();
}

#[tokio::test]
async fn a_status_of_several_is_the_first_or_the_one_that_is_wished() {
    let (server, client) = start().await;
    let user = |name| client.bank_connections().delete_user(name);
    server.on(user("a")).succeeds(()).await;
    server.on(user("b")).status(204).succeeds(()).await;
    assert_eq!(
        (status(user("a")).await, status(user("b")).await),
        (200, 204)
    );

    let body = EditBankConnectionParams::new();
    let failure = || EditBankConnectionError::Server("down".to_owned());
    server.on(edit(&client, 1, &body)).fails(failure()).await;
    server
        .on(edit(&client, 2, &body))
        .status(599)
        .fails(failure())
        .await;
    assert_eq!(status(edit(&client, 1, &body)).await, 500);
    let error = edit(&client, 2, &body).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 599);
    assert!(matches!(error.api(), Some(EditBankConnectionError::Server(text)) if text == "down"));
}

#[tokio::test]
#[should_panic(expected = "`editBankConnection` has no such success of status 423")]
async fn a_success_has_no_status_of_an_error() {
    let server = MockServer::start().await;
    server
        .any::<EditBankConnection>()
        .status(423)
        .succeeds(connection())
        .await;
}

#[tokio::test]
#[should_panic(expected = "`editBankConnection` has no error Server(..) of status 423")]
async fn an_error_has_no_status_of_another() {
    let server = MockServer::start().await;
    let error = EditBankConnectionError::Server("down".to_owned());
    server
        .any::<EditBankConnection>()
        .status(423)
        .fails(error)
        .await;
}

#[tokio::test]
async fn calls_are_told_apart_by_path_and_body() {
    let (server, client) = start().await;
    let named = |name: &str| EditBankConnectionParams::new().name(name).max_days(20);
    server
        .on(edit(&client, 1, &named("a")))
        .succeeds(connection())
        .await;
    assert_eq!(status(edit(&client, 1, &named("a"))).await, 200);
    for (id, body) in [
        (2, named("a")),
        (1, named("b")),
        (1, EditBankConnectionParams::new()),
    ] {
        let error = edit(&client, id, &body).await.unwrap_err();
        assert!(matches!(error, Error::UnexpectedStatus(_)), "{error}");
        let text = format!("no mock for PATCH /api/v1/bankConnections/{id}");
        let Error::UnexpectedStatus(error) = error else {
            continue;
        };
        assert_eq!(
            (error.status().as_u16(), error.body()),
            (421, text.as_bytes())
        );
    }
    let received = server.received::<EditBankConnection>();
    let bodies: Vec<Value> = received.iter().map(|r| r.body_json().unwrap()).collect();
    assert_eq!(bodies.len(), 4);
    assert_eq!(bodies[2], json!({"name": "b", "maxDays": 20}));
    assert!(server.received::<DeleteUser>().is_empty());
}

#[tokio::test]
async fn calls_are_told_apart_by_query_headers_and_cookies() {
    let (server, client) = start().await;
    let id = BankConnectionId;
    let call = || {
        all(&client)
            .ids([id(1), id(2)])
            .x_request_id("r")
            .session("s")
    };
    server.on(call()).succeeds(list()).await;
    let others = [
        all(&client)
            .ids([id(2), id(1)])
            .x_request_id("r")
            .session("s"),
        all(&client)
            .ids([id(1), id(2)])
            .x_request_id("other")
            .session("s"),
        all(&client)
            .ids([id(1), id(2)])
            .x_request_id("r")
            .session("other"),
        all(&client),
    ];
    assert_eq!(status(call().header("X-Extra", "1")).await, 200);
    for other in others {
        assert_eq!(status(other).await, 421);
    }
}

#[tokio::test]
async fn headers_can_be_a_condition_and_a_part_of_the_answer() {
    let (server, client) = start().await;
    let token = "Bearer TOKEN";
    let mock = server.any::<GetAllBankConnections>();
    let mock = mock
        .when_header("authorization", token)
        .header("x-request-id", "7");
    mock.succeeds(list()).await;
    let response = all(&client).send().await.unwrap();
    assert_eq!(response.request_id(), Some("7"));
    let other = client.with_access_token("other");
    assert_eq!(status(all(&other)).await, 421);
}

#[tokio::test]
async fn paths_of_an_operation_are_those_of_its_template() {
    let (server, client) = start().await;
    server
        .any::<GetMultipleBankConnections>()
        .succeeds(list())
        .await;
    let ids = [BankConnectionId(1), BankConnectionId(2)];
    let several = client.bank_connections().get_multiple_bank_connections(ids);
    assert_eq!(status(several).await, 200);
    assert_eq!(status(all(&client)).await, 421);
    server.any::<DeleteUser>().succeeds(()).await;
    assert_eq!(
        status(client.bank_connections().delete_user("a/b ü")).await,
        200
    );
}

#[tokio::test]
async fn answers_can_depend_on_the_request() {
    let (server, client) = start().await;
    let echo = |request: &wiremock::Request| {
        let path = request.url.path().to_owned();
        if path.ends_with("/1") {
            return Ok(connection());
        }
        Err(EditBankConnectionError::Server(path))
    };
    server.any::<EditBankConnection>().answers(echo).await;
    let body = EditBankConnectionParams::new();
    assert_eq!(status(edit(&client, 1, &body)).await, 200);
    let error = edit(&client, 2, &body).await.unwrap_err();
    let path = "/api/v1/bankConnections/2";
    assert!(matches!(error.api(), Some(EditBankConnectionError::Server(text)) if text == path));
}

#[tokio::test]
async fn an_answer_that_the_document_does_not_name_is_told_to_the_caller() {
    let (server, client) = start().await;
    let mock = server.any::<EditBankConnection>().status(423);
    mock.answers(|_| Ok(connection())).await;
    let error = edit(&client, 1, &EditBankConnectionParams::new()).await;
    let Err(Error::UnexpectedStatus(error)) = error else {
        panic!("another answer")
    };
    let text = "`editBankConnection` has no such success of status 423";
    assert_eq!(error.status().as_u16(), 421);
    assert_eq!(error.body(), text.as_bytes());
}

#[tokio::test]
async fn answers_can_be_late() {
    let (server, client) = start().await;
    let delay = Duration::from_millis(150);
    server
        .any::<GetAllBankConnections>()
        .delay(delay)
        .succeeds(list())
        .await;
    let start = Instant::now();
    all(&client).await.unwrap();
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
#[should_panic(expected = "Verifications failed")]
async fn what_is_expected_and_does_not_come_is_a_fault() {
    let server = MockServer::start().await;
    server
        .any::<GetAllBankConnections>()
        .expect(1)
        .succeeds(list())
        .await;
    server.verify().await;
}

#[tokio::test]
#[should_panic(
    expected = "`getMultipleBankConnections` would not be sent: `ids` must have at least 2"
)]
async fn a_call_that_is_not_sent_is_no_pattern() {
    let (server, client) = start().await;
    let call = client
        .bank_connections()
        .get_multiple_bank_connections([BankConnectionId(1)]);
    drop(server.on(call));
}

fn anonymous(server: &MockServer) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

#[tokio::test]
async fn bodies_of_all_kinds_are_compared() {
    let server = MockServer::start().await;
    let client = anonymous(&server);
    let put = || client.files().put();
    let parts = |text| client.files().parts(Multipart::new().text("a", text));
    let form = |n| client.files().any_form(&json!({ "n": n }));
    server.on(put().body_as_text("one")).succeeds(()).await;
    server.on(put().body("bytes")).succeeds(()).await;
    server.on(parts("one")).succeeds(()).await;
    server.on(form(1)).succeeds(()).await;
    assert_eq!(status(put().body_as_text("one")).await, 200);
    assert_eq!(status(put().body("bytes")).await, 200);
    assert_eq!(status(parts("one")).await, 200);
    assert_eq!(status(form(1)).await, 200);
    assert_eq!(status(put().body_as_text("two")).await, 421);
    assert_eq!(status(put().body("two")).await, 421);
    assert_eq!(status(parts("two")).await, 421);
    assert_eq!(status(form(2)).await, 421);
    assert_eq!(status(put()).await, 421);
}

/// A stream may be any; one that has a length and is all there is compared, and so are files.
#[tokio::test]
async fn streamed_bodies_are_matched() {
    let server = MockServer::start().await;
    let client = anonymous(&server);
    let stream = |text| Body::stream(Pieces::of([text, "-", text]));
    let put = |body: Body| client.files().put().body(body.content_type("image/gif"));
    let open = || client.files().put().body(stream("a"));
    server.on(open()).expect(2).succeeds(()).await;
    let known = |text| put(stream(text).length(3));
    server.on(known("a")).expect(2).succeeds(()).await;
    assert_eq!(status(open()).await, 200);
    assert_eq!(status(client.files().put().body("any")).await, 200);
    assert_eq!(status(known("a")).await, 200);
    assert_eq!(status(put("a-a".into())).await, 200);
    assert_eq!(status(known("b")).await, 421);
    assert_eq!(status(put(stream("b"))).await, 421);
    // One that lies about its length is no pattern for what is sent.
    server.on(put(stream("c").length(9))).succeeds(()).await;
    assert_eq!(status(put(stream("d"))).await, 200);
}

#[tokio::test]
async fn files_of_forms_are_matched() {
    let server = MockServer::start().await;
    let client = anonymous(&server);
    let upload = |file: Body, name: &str| {
        let parts = Multipart::new().text("name", name).file("file", file);
        client.files().parts(parts)
    };
    let bytes = |last: u8| Body::from(vec![0xFF, 0, last]);
    server.on(upload(bytes(0xFE), "n")).succeeds(()).await;
    assert_eq!(status(upload(bytes(0xFE), "n")).await, 200);
    // Neither of them is a text.
    assert_eq!(status(upload(bytes(0xFD), "n")).await, 421);
    assert_eq!(status(upload(bytes(0xFE), "m")).await, 421);
    let stream = Body::stream(Pieces::of(["x"]));
    server.on(upload(stream, "n")).succeeds(()).await;
    assert_eq!(status(upload(bytes(0xFD), "n")).await, 200);
}

#[tokio::test]
async fn downloads_are_made_from_bytes() {
    let server = MockServer::start().await;
    let client = anonymous(&server);
    let file = Download::from(Bytes::from_static(b"a file"));
    let mock = server.any::<files::Download>().status(206).up_to_n_times(1);
    mock.succeeds(file).await;
    let down = files::DownloadError::ServerError(Bytes::from_static(b"down"));
    server
        .any::<files::Download>()
        .status(501)
        .fails(down)
        .await;
    let response = client.files().download().send().await.unwrap();
    assert_eq!(response.status(), 206);
    assert_eq!(response.into_value().bytes(100).await.unwrap(), "a file");
    let error = client.files().download().await.unwrap_err();
    assert!(matches!(error.api(), Some(files::DownloadError::ServerError(b)) if b == "down"));
}

#[derive(PartialEq)]
struct Outer {
    inner: Vec<Inner>,
}

runtime::object!(Outer {
    inner = "inner",
});

#[derive(PartialEq)]
struct Inner(i64);

runtime::newtype!(Inner: i64);

#[test]
fn examples_name_each_other() {
    let text = r#"{"inner": [{"$ref": "Inner"}, {"$ref": "Inner"}]}"#;
    let outer: Outer = read_example("Outer", text, &[("Inner", || json!(7))]);
    assert_eq!(
        outer,
        Outer {
            inner: vec![Inner(7), Inner(7)]
        }
    );
}
