//! Calls that block: without a runtime, inside of one, and on many threads.

use crate::support::examples::{busy, connection};
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, client, configure};
use finapi_bank_connections::api::bank_connections::DeleteBankConnectionError;
use finapi_bank_connections::models::BankConnectionId;
use finapi_bank_connections::{Client, Error, Secret, TokenError};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// A server on threads of its own, as others are.
struct Elsewhere {
    server: RawServer,
    _runtime: Runtime,
}

fn elsewhere(steps: impl Into<Vec<Step>>) -> Elsewhere {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(RawServer::start(steps));
    Elsewhere {
        server,
        _runtime: runtime,
    }
}

fn good() -> Elsewhere {
    elsewhere([Step::Send(json("200 OK", &connection().to_string()))])
}

fn read(client: &Client) -> BankConnectionId {
    let call = client.bank_connections().get_bank_connection(ID);
    call.timeout(Duration::from_secs(5))
        .blocking()
        .expect("a connection")
        .id
}

#[test]
fn a_plain_program_gets_values_and_answers() {
    let server = good();
    let client = client(&server.server.url());
    assert_eq!(read(&client), ID);
    let call = client.bank_connections().get_bank_connection(ID);
    let response = call.send_blocking().expect("a connection");
    assert_eq!((response.status().as_u16(), response.value().id), (200, ID));
    // One connection for both.
    assert_eq!(server.server.connections(), 1);
}

#[test]
fn a_plain_program_gets_errors() {
    let server = elsewhere([Step::Send(json("423 Locked", &busy().to_string()))]);
    let client = client(&server.server.url());
    let api = client.bank_connections();
    let error = api.delete_bank_connection(ID).blocking();
    let error = error.expect_err("busy");
    let locked = matches!(error.api(), Some(DeleteBankConnectionError::Locked(_)));
    assert!(locked, "{error}");
    let refused = api.get_multiple_bank_connections([ID]).blocking();
    assert!(matches!(refused, Err(Error::InvalidRequest(_))));
    assert_eq!(server.server.requests().len(), 1);
}

#[test]
fn a_blocking_call_has_its_time() {
    let server = elsewhere([Step::Pause(Duration::from_secs(9))]);
    let client = client(&server.server.url());
    let call = client.bank_connections().get_bank_connection(ID);
    let started = Instant::now();
    let error = call.timeout(Duration::from_millis(50)).blocking();
    assert!(error.is_err_and(|error| error.is_timeout()));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn inside_of_a_runtime_the_thread_waits_and_nothing_panics() {
    let server = good();
    let client = client(&server.server.url());
    for mut runtime in [Builder::new_current_thread(), Builder::new_multi_thread()] {
        let runtime = runtime.enable_all().build().expect("a runtime");
        runtime.block_on(async {
            // An awaited call leaves a connection that needs the runtime, which then waits.
            let call = client.bank_connections().get_bank_connection(ID);
            call.await.expect("a connection");
            // More than what tokio lets a task do before it must rest.
            for _ in 0..300 {
                assert_eq!(read(&client), ID);
            }
            let shared = client.clone();
            let elsewhere = tokio::task::spawn_blocking(move || read(&shared));
            assert_eq!(elsewhere.await.expect("no panic"), ID);
        });
    }
}

#[test]
fn many_threads_call_at_once() {
    let answer = Step::Send(json("200 OK", &connection().to_string()));
    let server = elsewhere([Step::Pause(Duration::from_millis(100)), answer]);
    let client = client(&server.server.url());
    let started = Instant::now();
    thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| read(&client));
        }
    });
    assert_eq!(server.server.requests().len(), 32);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_source_of_tokens_that_blocks_is_an_error() {
    let server = good();
    let inner = client(&server.server.url());
    let seen = std::sync::Arc::new(Mutex::new(String::new()));
    let shared = std::sync::Arc::clone(&seen);
    let source = move || {
        let error = inner.bank_connections().get_bank_connection(ID).blocking();
        *shared.lock().unwrap() = error.expect_err("no deadlock").to_string();
        async { Err::<Secret, _>(TokenError::new("none")) }
    };
    let builder = configure(&server.server.url()).token_source(source);
    let outer = builder.build().expect("a client");
    let outcome = outer.bank_connections().get_bank_connection(ID).blocking();
    assert!(matches!(outcome, Err(Error::Auth(_))));
    assert_eq!(
        *seen.lock().unwrap(),
        "`getBankConnection` got no complete answer: a blocking call was made by another one"
    );
    assert_eq!(server.server.requests().len(), 0);
}

#[test]
fn a_panic_of_the_callers_code_is_an_error() {
    let source = || async { panic!("a mistake of the caller") };
    let builder = configure("http://127.0.0.1:1").token_source(source);
    let client = builder.build().expect("a client");
    let outcome = client.bank_connections().get_bank_connection(ID).blocking();
    let error = outcome.expect_err("no token");
    assert!(error.to_string().ends_with("has panicked"), "{error}");
    let server = good();
    let next = crate::support::client(&server.server.url());
    assert_eq!(read(&next), ID);
}

#[cfg(feature = "oauth2")]
#[test]
fn many_threads_ask_for_one_token() {
    let granted = r#"{"access_token":"T1","token_type":"bearer","expires_in":3600}"#;
    let steps = [
        Step::Pause(Duration::from_millis(50)),
        Step::Send(json("200 OK", granted)),
    ];
    let (tokens, bank) = (elsewhere(steps), good());
    let url = format!("{}/oauth/token", tokens.server.url());
    let config = finapi_bank_connections::OAuth2::password("app", "secret", "joe", "word");
    let client = Client::builder()
        .base_url(bank.server.url())
        .oauth2(config.token_url(url))
        .build()
        .expect("a client");
    thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| read(&client));
        }
    });
    assert_eq!(tokens.server.requests().len(), 1);
    let requests = bank.server.requests();
    assert_eq!(requests.len(), 32);
    let token = "authorization: Bearer T1".to_owned();
    assert!(
        requests
            .iter()
            .all(|request| request.headers.contains(&token))
    );
}
