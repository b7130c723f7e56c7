//! The canary: a marked value in every text of every parameter, model, header and answer, all
//! operations, every way in which they end; and nothing of it in anything that a log would get.
//!
//! The eight operations stand here by hand; `every_operation_sings` fails if one is missing.

use crate::spans::Log;
use crate::support::examples::{operations, statuses};
use crate::support::failing::failing_body;
use crate::support::raw::{RawServer, Step};
use finapi_bank_connections::models::{
    BankConnectionId, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::{Operation, OperationError};
use finapi_bank_connections::{Call, Client, ClientBuilder, Error, RetryPolicy};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::time::Duration;
use tower::BoxError;
use tower::layer::layer_fn;

pub const CANARY: &str = "Kanarienvogel";
const ID: BankConnectionId = BankConnectionId(7);

pub fn assert_silent(text: &str) {
    assert!(!text.contains(CANARY), "{text}");
}

pub fn assert_closed(value: &(impl Debug + ?Sized)) {
    assert_silent(&format!("{value:?} {value:#?} {value:-?}"));
}

pub fn assert_chain(error: &(dyn std::error::Error + 'static)) {
    assert_silent(&format!("{error} {error:#} {error:?} {error:#?}"));
    error.source().into_iter().for_each(assert_chain);
}

/// The value with the canary for each text in it, and as one more member of each object.
pub fn sing(value: &Value) -> Value {
    match value {
        Value::String(_) => CANARY.into(),
        Value::Array(items) => items.iter().map(sing).collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), sing(value)));
            members
                .chain([(CANARY.to_owned(), CANARY.into())])
                .collect()
        }
        other => other.clone(),
    }
}

pub fn builder(url: &str) -> ClientBuilder {
    Client::builder()
        .base_url(format!("{url}/{CANARY}"))
        .access_token(CANARY)
        .default_header("X-Api-Key", CANARY)
        .user_agent(CANARY)
        .retry(RetryPolicy::new().pauses(Duration::ZERO, Duration::ZERO))
        .timeout(Duration::from_millis(300))
}

/// Something that can be played with any operation.
trait Scene {
    /// The call, its operation's id, and the status of its success.
    async fn play<O>(&self, id: &'static str, call: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation<Output: Debug>;
}

/// Plays a scene with all operations, with the canary wherever they take a text.
async fn with_every_operation(scene: &impl Scene) {
    let import = ImportBankConnectionParams::new(BankId(1))
        .banking_user_id(CANARY)
        .banking_customer_id(CANARY)
        .banking_pin(CANARY)
        .name(CANARY)
        .challenge_response(CANARY);
    let update = UpdateBankConnectionParams::new(ID)
        .banking_pin(CANARY)
        .challenge_response(CANARY);
    let edit = EditBankConnectionParams::new()
        .banking_user_id(CANARY)
        .banking_customer_id(CANARY)
        .banking_pin(CANARY)
        .name(CANARY)
        .default_two_step_procedure_id(CANARY);
    assert_closed(&(&import, &update, &edit));
    let ids = [ID, BankConnectionId(8)];
    macro_rules! play {
        ($($id:literal $method:ident($($argument:expr),*);)*) => { $(
            let call = |client: &Client| {
                let call = client.bank_connections().$method($($argument),*);
                let call = call.header("X-Other", CANARY).header("Cookie", CANARY);
                assert_closed(&call);
                call
            };
            scene.play($id, &call).await;
        )* };
    }
    play! {
        "getAllBankConnections" get_all_bank_connections();
        "deleteAllBankConnections" delete_all_bank_connections();
        "importBankConnection" import_bank_connection(&import);
        "updateBankConnection" update_bank_connection(&update);
        "getBankConnection" get_bank_connection(ID);
        "editBankConnection" edit_bank_connection(ID, &edit);
        "deleteBankConnection" delete_bank_connection(ID);
        "getMultipleBankConnections" get_multiple_bank_connections(ids);
    }
}

/// Ends a call, and looks at all that comes of it. Whether it was a success.
async fn sing_call<O>(client: &Client, call: &dyn Fn(&Client) -> Call<O>) -> bool
where
    O: Operation<Output: Debug>,
{
    match call(client).send().await {
        Ok(response) => {
            assert_closed(&response);
            assert_closed(response.value());
            true
        }
        Err(error) => {
            assert_error(error);
            false
        }
    }
}

pub fn assert_error<E: OperationError>(error: Error<E>) {
    assert_chain(&error);
    error
        .api()
        .into_iter()
        .for_each(|error| assert_chain(error));
    match &error {
        Error::Api(error) => assert_closed(error),
        Error::UnexpectedStatus(error) => assert_closed(error),
        Error::Decode(error) => assert_chain(error.cause()),
        Error::Timeout(error) | Error::Transport(error) => assert_closed(error),
        Error::Auth(error) => assert_chain(error.cause()),
        Error::InvalidRequest(error) => assert_closed(error.violations()),
        Error::Configuration(error) => assert_chain(&**error),
        _ => panic!("a kind without a test: {error}"),
    }
    let any: Error = error.into();
    assert_chain(&any);
}

struct Names(RefCell<BTreeSet<&'static str>>);

impl Scene for Names {
    async fn play<O>(&self, id: &'static str, _: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation,
    {
        assert_eq!(O::INFO.id, id);
        self.0.borrow_mut().insert(id);
    }
}

#[tokio::test]
async fn every_operation_sings() {
    // The base URL is shown: it holds no user, password or query.
    let builder = builder("http://127.0.0.1:1").base_url("http://127.0.0.1:1");
    assert_closed(&builder);
    assert_closed(&builder.build().expect("a client"));
    let names = Names(RefCell::default());
    with_every_operation(&names).await;
    assert_eq!(names.0.into_inner(), BTreeSet::from_iter(operations()));
}

pub fn answer(status: u16, body: &str) -> Step {
    let head = format!(
        "HTTP/1.1 {status} {CANARY}\r\nX-Canary: {CANARY}\r\nSet-Cookie: {CANARY}\r\nLocation: \
        http://localhost/{CANARY}\r\nContent-Type: application/json; x={CANARY}\r\n\
        Retry-After: {CANARY}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    Step::Send([head, body.to_owned()].concat().into_bytes())
}

/// Every example of every documented status, and statuses that are not documented.
struct Answers;

impl Scene for Answers {
    async fn play<O>(&self, id: &'static str, call: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation<Output: Debug>,
    {
        let mut successes = 0;
        for (status, examples) in statuses(id) {
            for example in examples {
                let server = RawServer::start([answer(status, &sing(example).to_string())]).await;
                let client = builder(&server.url()).build().expect("a client");
                let succeeds = sing_call(&client, call).await;
                // A date that is none does not decode; all else does.
                successes += u32::from(succeeds);
                assert!(!succeeds || status < 300, "{id} {status}");
            }
        }
        assert!(successes > 0 || id == "deleteBankConnection", "{id}");
        let html = format!("<html>{CANARY}</html>");
        let json = format!("{{\"{CANARY}\":\"{CANARY}\"}}");
        for status in [200, 201, 204, 302, 401, 418, 429, 500, 503, 510] {
            for body in [&html, &json] {
                let server = RawServer::start([answer(status, body)]).await;
                let client = builder(&server.url()).build().expect("a client");
                sing_call(&client, call).await;
            }
        }
    }
}

/// Connections that break, layers that fail, tokens that are not there.
struct Failures;

impl Scene for Failures {
    async fn play<O>(&self, id: &'static str, call: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation<Output: Debug>,
    {
        let begun = format!("HTTP/1.1 200 {CANARY}\r\ncontent-length: 99\r\n\r\n{CANARY}");
        let chunk = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        let steps = [
            vec![Step::Close],
            vec![Step::Reset],
            vec![Step::Pause(Duration::from_secs(9))],
            vec![Step::Send(begun.clone().into_bytes()), Step::Close],
            vec![
                Step::Send(begun.into_bytes()),
                Step::Pause(Duration::from_secs(9)),
            ],
            vec![
                Step::Send(format!("{chunk}{CANARY}").into_bytes()),
                Step::Close,
            ],
            vec![
                Step::Send(format!("{CANARY}\r\n\r\n").into_bytes()),
                Step::Close,
            ],
        ];
        for steps in steps {
            let server = RawServer::start(steps).await;
            let client = builder(&server.url()).build().expect("a client");
            assert!(!sing_call(&client, call).await, "{id}");
        }
        let closed = builder("http://127.0.0.1:1").build().expect("a client");
        assert!(!sing_call(&closed, call).await);
        let tls = builder("https://127.0.0.1:1").build().expect("a client");
        assert!(!sing_call(&tls, call).await);
        let unsendable = builder("http://127.0.0.1:1").access_token(format!("{CANARY}\n"));
        let unsendable = unsendable.build().expect("a client");
        assert!(!sing_call(&unsendable, call).await);
        let source = || async { Ok(format!("{CANARY}\n").into()) };
        let sourced = builder("http://127.0.0.1:1").token_source(source);
        assert!(!sing_call(&sourced.build().expect("a client"), call).await);
        let failing = layer_fn(|_| tower::service_fn(|_| async { Err(BoxError::from(CANARY)) }));
        let layered = builder("http://127.0.0.1:1").layer(failing);
        assert!(!sing_call(&layered.build().expect("a client"), call).await);
        let broken =
            layer_fn(|_| tower::service_fn(|_| async { Ok::<_, BoxError>(failing_body(CANARY)) }));
        let layered = builder("http://127.0.0.1:1").layer(broken);
        assert!(!sing_call(&layered.build().expect("a client"), call).await);
        #[cfg(feature = "oauth2")]
        for (status, body) in [
            (200, format!("{{\"access_token\":\"{CANARY}\\n\"}}")),
            (200, format!("{{\"{CANARY}\":\"{CANARY}\"}}")),
            (
                400,
                format!("{{\"error\":\"{CANARY}\",\"error_description\":\"{CANARY}\"}}"),
            ),
            (500, CANARY.to_owned()),
        ] {
            let server = RawServer::start([answer(status, &body)]).await;
            let config = finapi_bank_connections::OAuth2::password(CANARY, CANARY, CANARY, CANARY);
            assert_closed(&config);
            let client = builder(&server.url()).oauth2(config.parameter(CANARY, CANARY));
            assert!(!sing_call(&client.build().expect("a client"), call).await);
        }
    }
}

/// Plays a scene with all that is logged meanwhile, also by what lies below the client.
async fn logged(scene: impl Scene) {
    let (log, guard) = Log::start();
    with_every_operation(&scene).await;
    drop(guard);
    let text = log.text();
    assert!(text.contains("call{"), "the spans of the client");
    assert!(text.contains("reqwest::connect"), "what lies below");
    assert_silent(&text);
}

#[tokio::test]
async fn nothing_shows_of_what_is_answered() {
    logged(Answers).await;
}

#[tokio::test]
async fn nothing_shows_of_what_fails() {
    logged(Failures).await;
}
