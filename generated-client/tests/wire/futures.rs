//! Calls as futures: lazy, `Send + 'static`, cancellable, and many at once.

use crate::support::examples::connection;
use crate::support::raw::{RawServer, Step, json};
use crate::support::{ID, answering, answering_json, client, count};
use finapi_bank_connections::api::bank_connections::{EditBankConnection, EditBankConnectionError};
use finapi_bank_connections::models::{
    BankConnectionId, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Call, Client, Error, Response, Secret};
use std::time::Duration;
use tokio::task::JoinSet;
use wiremock::ResponseTemplate;

fn assert_send_sync<T: Send + Sync + 'static>() {}

#[test]
fn types_cross_threads() {
    assert_send_sync::<Client>();
    assert_send_sync::<Secret>();
    assert_send_sync::<Error>();
    assert_send_sync::<Error<EditBankConnectionError>>();
    assert_send_sync::<Response<()>>();
    assert_send_sync::<Call<EditBankConnection>>();
    assert_send_sync::<ImportBankConnectionParams>();
}

/// Spawns both futures of a call, which borrow neither the client nor the parameters.
fn spawn<O>(tasks: &mut JoinSet<bool>, call: impl Fn() -> Call<O>)
where
    O: Operation<Output: Send>,
{
    let (value, response) = (call().into_future(), call().send());
    tasks.spawn(async move { value.await.is_ok() });
    tasks.spawn(async move { response.await.is_ok() });
}

#[tokio::test]
async fn every_call_can_be_spawned() {
    let (server, client) = answering_json(418, &connection()).await;
    let mut tasks = JoinSet::new();
    {
        // All of this is gone before the first of the futures is polled.
        let client = client;
        let api = client.bank_connections();
        let import = ImportBankConnectionParams::new(BankId(1));
        let update = UpdateBankConnectionParams::new(ID);
        let edit = EditBankConnectionParams::new();
        spawn(&mut tasks, || api.get_all_bank_connections().ids([ID]));
        spawn(&mut tasks, || api.delete_all_bank_connections());
        spawn(&mut tasks, || api.import_bank_connection(&import));
        spawn(&mut tasks, || api.update_bank_connection(&update));
        spawn(&mut tasks, || api.get_bank_connection(ID));
        spawn(&mut tasks, || api.edit_bank_connection(ID, &edit));
        spawn(&mut tasks, || api.delete_bank_connection(ID));
        spawn(&mut tasks, || api.get_multiple_bank_connections([ID, ID]));
    }
    let results = tasks.join_all().await;
    assert_eq!(results, [false; 16]);
    assert_eq!(count(&server).await, 16);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_run_at_once() {
    let answer = Step::Send(json("200 OK", &connection().to_string()));
    let server = RawServer::start([Step::Pause(Duration::from_millis(300)), answer]).await;
    let client = client(&server.url());
    let mut tasks = JoinSet::new();
    for id in 0..50 {
        let client = client.clone();
        tasks.spawn(async move {
            let id = BankConnectionId(id);
            client
                .bank_connections()
                .get_bank_connection(id)
                .await
                .is_ok()
        });
    }
    assert_eq!(tasks.join_all().await, [true; 50]);
    assert_eq!(server.requests().len(), 50);
    // One after the other, they would all have used the same.
    assert!(server.connections() > 1);
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_awaited() {
    let (server, client) = answering_json(200, &connection()).await;
    drop(client.bank_connections().delete_all_bank_connections());
    drop(
        client
            .bank_connections()
            .delete_all_bank_connections()
            .send(),
    );
    drop(
        client
            .bank_connections()
            .delete_all_bank_connections()
            .into_future(),
    );
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn a_call_can_be_abandoned() {
    let slow = ResponseTemplate::new(200)
        .set_body_json(connection())
        .set_delay(Duration::from_secs(3600));
    let (server, client) = answering(slow).await;
    let call = client.bank_connections().get_bank_connection(ID);
    let abandoned = tokio::spawn(call.into_future());
    while count(&server).await == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    abandoned.abort();
    assert!(abandoned.await.is_err_and(|error| error.is_cancelled()));
    assert_eq!(count(&server).await, 1);
}

#[test]
fn a_client_survives_the_runtime_that_it_was_built_in() {
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime")
    };
    let servers = runtime();
    let (server, _) = servers.block_on(answering_json(200, &connection()));
    let client = client(&server.uri());
    for _ in 0..2 {
        let answer = runtime().block_on(
            client
                .bank_connections()
                .get_bank_connection(ID)
                .into_future(),
        );
        assert_eq!(answer.expect("a connection").id, ID);
    }
}
