//! Calls on the wire: what is sent, and what comes back.

use crate::runtime::{
    self, AnyApiError, Call, Client, Error, Nullable, Operation, OperationInfo, Placement,
    Response, SecurityScheme, TokenError,
};
use crate::sample::api::{DeleteUserError, EditBankConnectionError, GetAllBankConnectionsError};
use crate::sample::models::{
    BankConnectionId, BankConnectionList, EditBankConnectionParams, UpdateStatus,
};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const LIST: &str = r#"{"connections":[{"id":7,"name":null,"updateStatus":"READY","new":1}]}"#;

pub fn client(base: &str) -> Client {
    Client::builder()
        .base_url(base)
        .access_token("TOKEN")
        .build()
        .unwrap()
}

pub async fn server(status: u16, body: &str, content_type: &str) -> MockServer {
    let server = MockServer::builder().start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body, content_type);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

async fn sent(server: &MockServer) -> Request {
    server.received_requests().await.unwrap().pop().unwrap()
}

fn header<'a>(request: &'a Request, name: &str) -> &'a str {
    request
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn get_sends_exactly_what_was_said() {
    let server = server(200, LIST, "application/json").await;
    let client = client(&server.uri());
    let api = client.bank_connections();
    let ids = [BankConnectionId(1), BankConnectionId(2)];
    let call = api
        .get_all_bank_connections()
        .ids(ids)
        .x_request_id("abc")
        .session("a b;c");
    let response: Response<BankConnectionList> = call.header("X-Extra", "1").send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    let connection = &response.value().connections[0];
    assert_eq!(
        (connection.id, &connection.update_status),
        (BankConnectionId(7), &UpdateStatus::Ready)
    );

    let request = sent(&server).await;
    assert_eq!(request.method.as_str(), "GET");
    assert_eq!(request.url.path(), "/api/v1/bankConnections");
    assert_eq!(request.url.query(), Some("ids=1,2"));
    assert_eq!(header(&request, "authorization"), "Bearer TOKEN");
    assert_eq!(header(&request, "accept"), "application/json, */*;q=0.5");
    assert_eq!(header(&request, "x-request-id"), "abc");
    assert_eq!(header(&request, "x-extra"), "1");
    assert_eq!(header(&request, "cookie"), "session=a%20b%3Bc");
    assert!(header(&request, "user-agent").contains(env!("CARGO_PKG_VERSION")));
    assert_eq!(header(&request, "content-type"), "");
    assert!(request.body.is_empty());
}

#[tokio::test]
async fn patch_sends_the_body_and_keeps_three_states() {
    let server = server(200, r#"{"id":7,"updateStatus":"NEW"}"#, "application/json").await;
    let client = client(&server.uri());
    let params = EditBankConnectionParams::new()
        .name(Nullable::Null)
        .banking_pin("p\"in");
    let connection = client
        .bank_connections()
        .edit_bank_connection(BankConnectionId(7), &params)
        .await
        .unwrap();
    assert_eq!(connection.update_status.as_str(), "NEW");
    let request = sent(&server).await;
    assert_eq!(request.method.as_str(), "PATCH");
    assert_eq!(request.url.path(), "/api/v1/bankConnections/7");
    assert_eq!(header(&request, "content-type"), "application/json");
    assert_eq!(request.body, br#"{"name":null,"bankingPin":"p\"in"}"#);
}

#[tokio::test]
async fn path_lists_keep_their_comma_and_take_a_thousand_ids() {
    let server = server(200, LIST, "application/json").await;
    let client = client(&server.uri());
    let ids = || (1..=1000).map(BankConnectionId);
    let text: Vec<_> = (1..=1000).map(|id: i64| id.to_string()).collect();
    client
        .bank_connections()
        .get_multiple_bank_connections(ids())
        .await
        .unwrap();
    let path = format!("/api/v1/bankConnections/{}", text.join(","));
    assert_eq!(sent(&server).await.url.path(), path);
    client
        .bank_connections()
        .get_all_bank_connections()
        .ids(ids())
        .await
        .unwrap();
    assert_eq!(
        sent(&server).await.url.query(),
        Some(&*format!("ids={}", text.join(",")))
    );
    // A filter without items stays a filter.
    client
        .bank_connections()
        .get_all_bank_connections()
        .ids([])
        .await
        .unwrap();
    assert_eq!(sent(&server).await.url.query(), Some("ids="));
}

#[tokio::test]
async fn documented_errors_are_typed_and_keep_the_answer() {
    let server = server(401, r#"{"message":"m","code":3}"#, "application/json").await;
    let client = client(&server.uri());
    let error = client
        .bank_connections()
        .get_all_bank_connections()
        .await
        .unwrap_err();
    match error {
        Error::Api(e) if matches!(e.error(), GetAllBankConnectionsError::Unauthorized(_)) => {
            assert_eq!(e.body(), br#"{"message":"m","code":3}"#);
            assert_eq!(e.status(), 401);
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn errors_of_all_operations_convert_into_one() {
    async fn both(client: &Client) -> Result<(), Error> {
        client.bank_connections().delete_user("u").await?;
        client
            .bank_connections()
            .edit_bank_connection(BankConnectionId(1), &EditBankConnectionParams::new())
            .await?;
        Client::builder().build()?;
        Ok(())
    }
    let server = MockServer::builder().start().await;
    Mock::given(wiremock::matchers::method("DELETE"))
        .respond_with(ResponseTemplate::new(204))
        .mount(&server)
        .await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(503).set_body_string("down"))
        .mount(&server)
        .await;
    let error: Error<AnyApiError> = both(&client(&server.uri())).await.unwrap_err();
    let typed = error
        .api()
        .unwrap()
        .downcast_ref::<EditBankConnectionError>();
    assert!(matches!(typed, Some(EditBankConnectionError::Server(text)) if text == "down"));
    assert!(
        error
            .api()
            .unwrap()
            .downcast_ref::<GetAllBankConnectionsError>()
            .is_none()
    );
    assert!(!error.is_retryable(), "PATCH is not idempotent");
}

#[tokio::test]
async fn a_call_can_outlive_the_client_and_move_between_threads() {
    fn spawnable<T>(call: T) -> T
    where
        T: IntoFuture<IntoFuture: Send + 'static> + Send + 'static,
    {
        call
    }
    let server = server(200, LIST, "application/json").await;
    let call = spawnable(
        client(&server.uri())
            .bank_connections()
            .get_all_bank_connections(),
    );
    tokio::spawn(call.into_future()).await.unwrap().unwrap();
}

#[tokio::test]
async fn credentials_can_be_replaced() {
    let server = server(200, LIST, "application/json").await;
    let client = client(&server.uri());
    let other = client.with_access_token("OTHER");
    other
        .bank_connections()
        .get_all_bank_connections()
        .await
        .unwrap();
    assert_eq!(
        header(&sent(&server).await, "authorization"),
        "Bearer OTHER"
    );
    let call = client.bank_connections().get_all_bank_connections();
    call.header("Authorization", "Bearer CALL").await.unwrap();
    assert_eq!(header(&sent(&server).await, "authorization"), "Bearer CALL");
    // An operation without security carries none.
    client.bank_connections().delete_user("u").await.unwrap();
    assert_eq!(header(&sent(&server).await, "authorization"), "");

    let anonymous = Client::builder().base_url(server.uri()).build().unwrap();
    let error = anonymous
        .bank_connections()
        .get_all_bank_connections()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` was not sent: `security` needs `finapi_auth`: set \
         `.access_token(…)` on the client's builder, or `.anonymous()`"
    );
}

#[tokio::test]
async fn calls_may_carry_no_credentials() {
    let server = server(200, LIST, "application/json").await;
    let list = |client: &Client| client.bank_connections().get_all_bank_connections();
    let sent = async || header(&sent(&server).await, "authorization").to_owned();
    let client = client(&server.uri());
    list(&client).anonymous().await.unwrap();
    assert_eq!(sent().await, "");
    list(&client).await.unwrap();
    assert_eq!(sent().await, "Bearer TOKEN");

    let builder = || Client::builder().base_url(server.uri());
    let open = builder().access_token("OLD").anonymous().build().unwrap();
    list(&open).await.unwrap();
    assert_eq!(sent().await, "");
    // What is set behind it is sent.
    list(&open.with_access_token("NEW")).await.unwrap();
    assert_eq!(sent().await, "Bearer NEW");
    let never = || async { Err(TokenError::new("nobody asks")) };
    let client = builder().token_source(never).build().unwrap();
    list(&client).anonymous().await.unwrap();
    assert_eq!(sent().await, "");
}

#[tokio::test]
async fn what_several_alternatives_need_is_told() {
    let client = Client::builder().base_url("http://localhost:1");
    let error = Call::<Either>::new(&client.build().unwrap()).await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "`either` was not sent: `security` needs `user` and `proxy` or `proxy`: set `.user(…)` and \
         `.proxy(…)` or `.proxy(…)` on the client's builder, or `.anonymous()`"
    );
}

/// An operation that can be called in two ways.
enum Either {}

impl Operation for Either {
    type Output = ();
    type Error = DeleteUserError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "either",
        method: "GET",
        path: "/either",
        idempotent: true,
        security: &[&[USER, PROXY], &[PROXY]],
    };

    runtime::success!(empty = 200);
}

/// An operation that asks for two credentials in one place.
enum Twice {}

const USER: SecurityScheme = SecurityScheme {
    name: "user",
    placement: Placement::Bearer,
    setter: "user",
};

const PROXY: SecurityScheme = SecurityScheme {
    name: "proxy",
    placement: Placement::Basic,
    setter: "proxy",
};

impl Operation for Twice {
    type Output = ();
    type Error = DeleteUserError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "twice",
        method: "GET",
        path: "/twice",
        idempotent: true,
        security: &[&[USER, PROXY]],
    };

    runtime::success!(empty = 200);
}

#[tokio::test]
async fn two_credentials_do_not_fit_into_one_header() {
    let server = server(200, "", "text/plain").await;
    let client = Client::builder()
        .base_url(server.uri())
        .credential(USER, "CANARY".into())
        .basic_credential(PROXY, "CANARY".to_owned(), "CANARY".into())
        .build()
        .unwrap();
    let error = Call::<Twice>::new(&client).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`twice` was not sent: `security` needs `user` and `proxy`, which both write `Authorization`"
    );
    // The caller knows what to write.
    let call = Call::<Twice>::new(&client).header("authorization", "Both x");
    call.await.unwrap();
    assert_eq!(header(&sent(&server).await, "authorization"), "Both x");
}

/// What is wrong with a call after something was set in it.
pub async fn wrong(set: impl FnOnce(&mut runtime::Request)) -> String {
    let server = server(200, LIST, "application/json").await;
    let client = client(&server.uri());
    let mut call = client.bank_connections().get_all_bank_connections();
    set(&mut call.request);
    match call.await {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn of_what_is_set_again_the_last_value_counts() {
    let form = runtime::QueryStyle::Form { explode: true };
    let found = wrong(|request| {
        request.query_styled("id", form, "too long");
        request.check("id").max_length("too long", 3);
        request.query_styled("id", form, "ok");
        request.check("id").max_length("ok", 3);
        request.header("X-A", "a\nb");
        request.header("x-a", "b");
    });
    assert_eq!(found.await, "");
}

#[tokio::test]
async fn parameters_of_one_name_are_wrong_each_for_itself() {
    let form = runtime::QueryStyle::Form { explode: true };
    let found = wrong(|request| {
        request.query_styled("id", form, "too long");
        request.check("id").max_length("too long", 3);
        request.header("id", "ok");
        request.check("id").max_length("ok", 10);
        request.cookie("id", "ok");
    });
    assert_eq!(
        found.await,
        "`getAllBankConnections` was not sent: `id` must have at most 3 characters"
    );
}
