//! Calls that block: without a runtime, inside of one, and on many threads.

use crate::support::examples::{busy, connection};
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, client, growing};
use finapi_bank_connections::api::bank_connections::DeleteBankConnectionError;
use finapi_bank_connections::models::{BankConnectionId, BankId, ImportBankConnectionParams};
use finapi_bank_connections::{Client, Error, Secret};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// A server on threads of its own, as others are.
pub struct Elsewhere {
    pub server: RawServer,
    _runtime: Runtime,
}

pub fn elsewhere(steps: impl Into<Vec<Step>>) -> Elsewhere {
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
    call.timeout(Duration::from_secs(3600))
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
    for _ in 0..20 {
        assert_eq!(read(&client), ID);
    }
    // Connections are kept, as soon as their thread has noticed that they are free.
    assert!(server.server.connections() < 20);
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
    let server = elsewhere([Step::Pause(Duration::from_secs(3600))]);
    let client = client(&server.server.url());
    let call = client.bank_connections().get_bank_connection(ID);
    let error = call.timeout(Duration::from_millis(50)).blocking();
    assert!(error.is_err_and(|error| error.is_timeout()));
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
    thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| read(&client));
        }
    });
    assert_eq!(server.server.requests().len(), 32);
    // One after the other, they would all have used the same.
    assert!(server.server.connections() > 1);
}

/// It may call on its own thread, and wait for another one that does.
#[test]
fn a_source_of_tokens_may_block_the_callers_thread() {
    let server = good();
    let inner = client(&server.server.url());
    let source = move || {
        let inner = inner.clone();
        async move {
            read(&inner);
            let other = thread::spawn(move || read(&inner));
            other.join().expect("no panic");
            Ok(Secret::from("T"))
        }
    };
    let builder = Client::builder().base_url(server.server.url());
    let outer = builder.token_source(source).build().expect("a client");
    assert_eq!(read(&outer), ID);
    assert_eq!(server.server.requests().len(), 3);
}

#[test]
fn a_call_ends_in_time_though_the_thread_of_its_timers_is_held() {
    let server = elsewhere([Step::Pause(Duration::from_secs(3600))]);
    let (release, released) = mpsc::channel::<()>();
    let released = Mutex::new(Some(released));
    let source = move || {
        let released = released.lock().unwrap().take().expect("one call");
        async move {
            tokio::spawn(async move { released.recv_timeout(Duration::from_secs(3600)) });
            tokio::time::sleep(Duration::from_millis(1)).await;
            Ok(Secret::from("T"))
        }
    };
    let builder = Client::builder().base_url(server.server.url());
    let client = builder.token_source(source).build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    let error = call.timeout(Duration::from_millis(50)).blocking();
    drop(release);
    assert!(error.is_err_and(|error| error.is_timeout()));
}

#[test]
fn a_panic_of_the_callers_code_is_the_callers() {
    let source = || async { panic!("a mistake of the caller") };
    let builder = Client::builder().base_url("http://127.0.0.1:1");
    let client = builder.token_source(source).build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    let outcome = catch_unwind(AssertUnwindSafe(|| call.blocking()));
    assert!(outcome.is_err());
    let server = good();
    let next = crate::support::client(&server.server.url());
    assert_eq!(read(&next), ID);
}

#[test]
fn calls_that_belong_together_block_as_well() {
    let server = good();
    let api_client = client(&server.server.url());
    let api = api_client.bank_connections();
    let wait = api.get_bank_connection(ID).wait_until_ready();
    assert_eq!(wait.blocking().expect("an end").into_value().id, ID);
    let params = ImportBankConnectionParams::new(BankId(277_672));
    let call = api.import_bank_connection_with_challenges(params);
    let read = call.blocking().expect_err("a status of another operation");
    assert_eq!(read.status().map(|status| status.as_u16()), Some(200));
    let all = elsewhere([Step::Send(json("200 OK", r#"{"connections":[]}"#))]);
    let client = client(&all.server.url());
    let ids: Vec<_> = (1..=1500).map(BankConnectionId).collect();
    let chunks = client
        .bank_connections()
        .get_all_bank_connections_in_chunks(ids)
        .blocking();
    assert!(chunks.expect("connections").connections.is_empty());
    assert_eq!(all.server.requests().len(), 2);
}

#[cfg(feature = "tracing")]
#[test]
fn the_span_of_a_blocking_call_belongs_to_that_of_its_caller() {
    let server = good();
    let client = client(&server.server.url());
    let (log, guard) = crate::spans::Log::start();
    tracing::info_span!("caller").in_scope(|| read(&client));
    drop(guard);
    let text = log.text();
    assert!(text.contains(" caller:call{otel.kind="), "{text}");
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

/// A client with a token endpoint, each on servers of their own, and those servers.
#[cfg(feature = "oauth2")]
fn with_tokens(wait: Duration) -> (finapi_bank_connections::ClientBuilder, Elsewhere, Elsewhere) {
    let granted = r#"{"access_token":"T1","token_type":"bearer","expires_in":3600}"#;
    let steps = [Step::Pause(wait), Step::Send(json("200 OK", granted))];
    let (tokens, bank) = (elsewhere(steps), good());
    let url = format!("{}/oauth/token", tokens.server.url());
    let config = finapi_bank_connections::OAuth2::password("app", "secret", "joe", "word");
    let builder = Client::builder()
        .base_url(bank.server.url())
        .oauth2(config.token_url(url));
    (builder, tokens, bank)
}

/// Whoever has begun it, and whatever has become of their runtime.
#[cfg(feature = "oauth2")]
#[test]
fn a_request_for_a_token_goes_on_though_its_runtime_does_not() {
    for is_dropped in [false, true] {
        let (builder, tokens, _bank) = with_tokens(Duration::from_millis(300));
        let client = builder.build().expect("a client");
        let mut runtime = Builder::new_current_thread();
        let runtime = runtime.enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let call = client.bank_connections().get_bank_connection(ID);
            let asked = async {
                while tokens.server.requests().is_empty() {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            tokio::select! {
                _ = call.into_future() => {}
                () = asked => {}
            }
        });
        let runtime = (!is_dropped).then_some(runtime);
        let shared = client.clone();
        let other = thread::spawn(move || read(&shared));
        assert_eq!(read(&client), ID);
        assert_eq!(other.join().expect("no panic"), ID);
        assert_eq!(tokens.server.requests().len(), 1);
        drop(runtime);
    }
}

/// Nobody waits in vain, and the credentials go out once for each call that finds it so.
#[cfg(feature = "oauth2")]
#[test]
fn a_panic_in_a_request_for_a_token_fails_those_that_wait_for_it() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use tower::ServiceExt as _;

    for wait in growing() {
        let (builder, tokens, _bank) = with_tokens(wait);
        let is_broken = Arc::new(AtomicBool::new(true));
        let shared = Arc::clone(&is_broken);
        let layer =
            tower::layer::layer_fn(move |inner: finapi_bank_connections::runtime::Transport| {
                let is_broken = Arc::clone(&shared);
                inner.map_response(move |answer| {
                    assert!(!is_broken.load(Ordering::SeqCst), "a mistake of a layer");
                    answer
                })
            });
        let client = builder.layer(layer).build().expect("a client");
        let failed = |client: &Client| {
            let call = client.bank_connections().get_bank_connection(ID);
            let error = call.blocking().expect_err("no token");
            let text = "`getBankConnection` got no access token: the request for it panicked";
            assert_eq!(error.to_string(), text);
            assert!(!error.is_retryable());
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| failed(&client));
            }
        });
        let asked = tokens.server.requests().len();
        is_broken.store(false, Ordering::SeqCst);
        assert_eq!(read(&client), ID);
        assert_eq!(tokens.server.requests().len(), asked + 1);
        // Whoever comes after it has failed asks anew.
        if asked == 1 {
            return;
        }
    }
    panic!("they did not wait for one request");
}
