//! The client against its own mocks: each operation's success and each of its documented errors,
//! from the examples of the models.

use crate::support::examples::{operations, statuses};
use crate::support::{ID, client};
use finapi_bank_connections::api::bank_connections::*;
use finapi_bank_connections::models::*;
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Call, Client, Error, MockServer};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// What became of an operation's mocks: its id, and the statuses in the order of the table.
type Played = (&'static str, Vec<u16>);

async fn start() -> (MockServer, Client) {
    let server = MockServer::start().await;
    let client = client(&server.url());
    (server, client)
}

/// The value comes back as it was.
async fn success<O: Operation>(call: impl Fn(&Client) -> Call<O>, value: O::Output) -> u16
where
    O::Output: Clone + PartialEq + Debug + Send,
{
    let (server, client) = start().await;
    let mock = server.on(call(&client)).expect(1);
    mock.succeeds(value.clone()).await;
    let response = call(&client).send().await.expect("a success");
    let status = response.status().as_u16();
    assert_eq!(response.into_value(), value);
    status
}

/// The error comes back as its variant, with what it carries.
async fn failure<O: Operation>(
    call: impl Fn(&Client) -> Call<O>,
    error: O::Error,
    is_same: impl Fn(&O::Error) -> bool,
) -> u16 {
    let (server, client) = start().await;
    server.on(call(&client)).expect(1).fails(error).await;
    match call(&client).send().await {
        Err(Error::Api(error)) if is_same(error.error()) => error.status().as_u16(),
        Err(other) => panic!("{}: {other}", O::INFO.id),
        Ok(_) => panic!("{}: a success", O::INFO.id),
    }
}

/// Plays an operation: its call, its success, and its errors with what they carry.
macro_rules! play {
    ($call:expr => $value:expr, $error:ident { $($variant:ident($body:ident)),* $(,)? }) => {{
        let call = $call;
        let mut found = vec![success(call, $value).await];
        $(
            let body = $body::example();
            let is_same = |error: &$error| matches!(error, $error::$variant(got) if *got == body);
            found.push(failure(call, $error::$variant(body.clone()), is_same).await);
        )*
        (id(call), found)
    }};
}

fn id<O: Operation>(_: impl Fn(&Client) -> Call<O>) -> &'static str {
    O::INFO.id
}

async fn lists() -> [Played; 3] {
    [
        play!(
            |c: &Client| c.bank_connections().get_all_bank_connections().ids([ID])
            => BankConnectionList::example(),
            GetAllBankConnectionsError {
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                InternalServerError(ErrorMessage),
            }
        ),
        play!(
            |c: &Client| c.bank_connections().delete_all_bank_connections()
            => IdentifierList::example(),
            DeleteAllBankConnectionsError {
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                Locked(ErrorMessage),
                InternalServerError(ErrorMessage),
            }
        ),
        play!(
            |c: &Client| c.bank_connections().get_multiple_bank_connections([ID, ID])
            => BankConnectionList::example(),
            GetMultipleBankConnectionsError {
                BadRequest(ErrorMessage),
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                InternalServerError(ErrorMessage),
            }
        ),
    ]
}

async fn logins() -> [Played; 2] {
    [
        play!(
            |c: &Client| {
                let params = ImportBankConnectionParams::example();
                c.bank_connections().import_bank_connection(&params)
            }
            => BankConnection::example(),
            ImportBankConnectionError {
                BadRequest(ErrorMessage),
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                UnprocessableEntity(ErrorMessage),
                InternalServerError(ErrorMessage),
                NotImplemented(ErrorMessage),
                AdditionalAuthenticationRequired(ErrorMessage),
            }
        ),
        play!(
            |c: &Client| {
                let params = UpdateBankConnectionParams::example();
                c.bank_connections().update_bank_connection(&params)
            }
            => BankConnection::example(),
            UpdateBankConnectionError {
                BadRequest(ErrorMessage),
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                NotFound(ErrorMessage),
                UnprocessableEntity(ErrorMessage),
                Locked(ErrorMessage),
                InternalServerError(ErrorMessage),
                NotImplemented(ErrorMessage),
                AdditionalAuthenticationRequired(ErrorMessage),
            }
        ),
    ]
}

async fn single_ones() -> [Played; 3] {
    [
        play!(
            |c: &Client| c.bank_connections().get_bank_connection(ID)
            => BankConnection::example(),
            GetBankConnectionError {
                BadRequest(ErrorMessage),
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                NotFound(ErrorMessage),
                InternalServerError(ErrorMessage),
            }
        ),
        play!(
            |c: &Client| {
                let params = EditBankConnectionParams::example();
                c.bank_connections().edit_bank_connection(ID, &params)
            }
            => BankConnection::example(),
            EditBankConnectionError {
                BadRequest(ErrorMessage),
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                NotFound(ErrorMessage),
                UnprocessableEntity(ErrorMessage),
                Locked(ErrorMessage),
                InternalServerError(ErrorMessage),
            }
        ),
        play!(
            |c: &Client| c.bank_connections().delete_bank_connection(ID)
            => (),
            DeleteBankConnectionError {
                Unauthorized(BadCredentialsError),
                Forbidden(ErrorMessage),
                NotFound(ErrorMessage),
                Locked(ErrorMessage),
                InternalServerError(ErrorMessage),
            }
        ),
    ]
}

#[tokio::test]
async fn every_documented_answer_of_every_operation_can_be_played() {
    let mut played: BTreeMap<_, _> = lists().await.into_iter().collect();
    played.extend(logins().await);
    played.extend(single_ones().await);
    for operation in operations() {
        let mut found = played.remove(operation).expect(operation);
        found.sort_unstable();
        let documented = statuses(operation).into_iter().map(|(status, _)| status);
        let mut documented: Vec<u16> = documented.collect();
        if operation == "deleteBankConnection" {
            documented.push(200); // it has no body, hence no example
        }
        documented.sort_unstable();
        documented.dedup();
        assert_eq!(found, documented, "{operation}");
    }
    assert!(played.is_empty(), "{played:?}");
}

#[tokio::test]
async fn a_poll_is_answered_in_turn() {
    let (server, client) = start().await;
    let get = || client.bank_connections().get_bank_connection(ID);
    for (times, status) in [(2, UpdateStatus::InProgress), (1, UpdateStatus::Ready)] {
        let mut connection = BankConnection::example();
        connection.update_status = status;
        let mock = server.on(get()).up_to_n_times(times).expect(times);
        mock.succeeds(connection).await;
    }
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(get().await.expect("a connection").update_status);
    }
    let expected = [
        UpdateStatus::InProgress,
        UpdateStatus::InProgress,
        UpdateStatus::Ready,
    ];
    assert_eq!(seen, expected);
    assert_eq!(server.received::<GetBankConnection>().len(), 3);
}

#[tokio::test]
async fn other_parameters_are_another_call() {
    let (server, client) = start().await;
    let import = |name: &str| {
        let params = ImportBankConnectionParams::new(BankId(277_672)).name(name);
        client.bank_connections().import_bank_connection(&params)
    };
    server
        .on(import("MSA"))
        .succeeds(BankConnection::example())
        .await;
    import("MSA").await.expect("a connection");
    let error = import("other").await.expect_err("no mock");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(421));
    let received = server.received::<ImportBankConnection>();
    let names: Vec<_> = received
        .iter()
        .map(|request| request.body_json::<ImportBankConnectionParams>())
        .map(|params| params.expect("parameters").name)
        .collect();
    assert_eq!(names, [Some("MSA".to_owned()), Some("other".to_owned())]);
}
