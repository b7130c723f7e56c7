//! The canary: a marked value in every text of every parameter, model, header and answer, all
//! operations, every way in which they end; and nothing of it in anything that a log would get.
//!
//! The eight operations stand here by hand; `every_operation_sings` fails if one is missing.

mod async_calls;
#[cfg(feature = "blocking")]
mod blocking_calls;
mod conveniences;
mod mocks;
#[cfg(feature = "oauth2")]
mod tokens;

use crate::spans::Log;
use crate::support::examples::operations;
use crate::support::raw::Step;
use finapi_bank_connections::models::{
    BankConnectionId, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::{Operation, OperationError};
use finapi_bank_connections::{Call, Client, ClientBuilder, Error, Response, RetryPolicy};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::time::Duration;

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
}

/// Such a client for a server that takes these steps: where it says nothing, time is short.
pub fn builder_for(url: &str, steps: &[Step]) -> ClientBuilder {
    if steps.iter().any(|step| matches!(step, Step::Pause(_))) {
        builder(url).timeout(Duration::from_millis(300))
    } else {
        builder(url)
    }
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
    assert_answer(call(client).send().await)
}

/// Looks at all that comes of a call. Whether it was a success.
fn assert_answer<T: Debug, E: OperationError>(answer: Result<Response<T>, Error<E>>) -> bool {
    match answer {
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

/// Plays a scene with all that is logged meanwhile, also by what lies below the client.
async fn logged(scene: impl Scene) -> String {
    let (log, guard) = Log::start();
    with_every_operation(&scene).await;
    drop(guard);
    let text = log.text();
    assert!(text.contains("call{"), "the spans of the client");
    assert_silent(&text);
    text
}
