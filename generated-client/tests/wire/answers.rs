//! Every documented status of every operation, with every example of the document: it becomes
//! its typed variant, and nothing of its body is lost.

use crate::support::examples::{operations, statuses, without_nulls};
use crate::support::{ID, answering, answering_json};
use finapi_bank_connections::api::bank_connections::{
    DeleteAllBankConnectionsError, DeleteBankConnectionError, EditBankConnectionError,
    GetAllBankConnectionsError, GetBankConnectionError, GetMultipleBankConnectionsError,
    ImportBankConnectionError, UpdateBankConnectionError,
};
use finapi_bank_connections::models::{
    BankConnectionId, BankId, EditBankConnectionParams, ImportBankConnectionParams,
    UpdateBankConnectionParams,
};
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Call, Client, Error};
use serde::Serialize;
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

/// An error type whose variants are known with their statuses.
trait Documented {
    const STATUSES: &'static [u16];
    fn status_and_body(&self) -> (u16, Value);
}

macro_rules! documented {
    ($type:ident { $($status:literal $variant:ident),* $(,)? }) => {
        impl Documented for $type {
            const STATUSES: &'static [u16] = &[$($status),*];
            fn status_and_body(&self) -> (u16, Value) {
                match self {
                    $(Self::$variant(body) => ($status, json!(body)),)*
                    other => panic!("a variant without a test: {other:?}"),
                }
            }
        }
    };
}

documented!(GetAllBankConnectionsError {
    401 Unauthorized, 403 Forbidden, 500 InternalServerError,
});
documented!(DeleteAllBankConnectionsError {
    401 Unauthorized, 403 Forbidden, 423 Locked, 500 InternalServerError,
});
documented!(ImportBankConnectionError {
    400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity,
    500 InternalServerError, 501 NotImplemented, 510 AdditionalAuthenticationRequired,
});
documented!(UpdateBankConnectionError {
    400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
    423 Locked, 500 InternalServerError, 501 NotImplemented, 510 AdditionalAuthenticationRequired,
});
documented!(GetBankConnectionError {
    400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 500 InternalServerError,
});
documented!(EditBankConnectionError {
    400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
    423 Locked, 500 InternalServerError,
});
documented!(DeleteBankConnectionError {
    401 Unauthorized, 403 Forbidden, 404 NotFound, 423 Locked, 500 InternalServerError,
});
documented!(GetMultipleBankConnectionsError {
    400 BadRequest, 401 Unauthorized, 403 Forbidden, 500 InternalServerError,
});

/// Plays all answers of an operation; `success` is the status of its value.
async fn play<O>(operation: &str, success: u16, call: impl Fn(&Client) -> Call<O>)
where
    O: Operation<Output: Serialize, Error: Documented>,
{
    let mut failures = Vec::new();
    for (status, examples) in statuses(operation) {
        if status != success {
            failures.push(status);
        }
        assert!(
            !examples.is_empty() || success == status,
            "{operation} {status} lacks an example"
        );
        for example in examples {
            let (_server, client) = answering_json(status, example).await;
            let body = match call(&client).send().await {
                Ok(response) => {
                    assert_eq!((response.status().as_u16(), status), (success, success));
                    json!(response.value())
                }
                Err(Error::Api(error)) => {
                    let (expected, body) = error.error().status_and_body();
                    assert_eq!((error.status().as_u16(), expected), (status, status));
                    assert_eq!(error.body(), example.to_string().as_bytes());
                    body
                }
                Err(other) => panic!("{operation} {status}: {other}"),
            };
            assert_eq!(body, without_nulls(example), "{operation} {status}");
        }
    }
    assert_eq!(failures, O::Error::STATUSES, "{operation}");
}

#[tokio::test]
async fn get_all() {
    play("getAllBankConnections", 200, |c| {
        c.bank_connections().get_all_bank_connections()
    })
    .await;
}

#[tokio::test]
async fn delete_all() {
    play("deleteAllBankConnections", 200, |c| {
        c.bank_connections().delete_all_bank_connections()
    })
    .await;
}

#[tokio::test]
async fn import() {
    let params = ImportBankConnectionParams::new(BankId(280_042));
    play("importBankConnection", 201, |c| {
        c.bank_connections().import_bank_connection(&params)
    })
    .await;
}

#[tokio::test]
async fn update() {
    let params = UpdateBankConnectionParams::new(ID);
    play("updateBankConnection", 200, |c| {
        c.bank_connections().update_bank_connection(&params)
    })
    .await;
}

#[tokio::test]
async fn get_one() {
    play("getBankConnection", 200, |c| {
        c.bank_connections().get_bank_connection(ID)
    })
    .await;
}

#[tokio::test]
async fn edit() {
    let params = EditBankConnectionParams::new();
    play("editBankConnection", 200, |c| {
        c.bank_connections().edit_bank_connection(ID, &params)
    })
    .await;
}

#[tokio::test]
async fn delete_one() {
    play("deleteBankConnection", 200, |c| {
        c.bank_connections().delete_bank_connection(ID)
    })
    .await;
    // Its success has no example, as it has no body.
    let (_server, client) = answering(ResponseTemplate::new(200)).await;
    let answer = client
        .bank_connections()
        .delete_bank_connection(ID)
        .send()
        .await;
    assert_eq!(answer.expect("a success").status(), 200);
}

#[tokio::test]
async fn get_multiple() {
    play("getMultipleBankConnections", 200, |c| {
        let ids = [ID, BankConnectionId(1_000_043)];
        c.bank_connections().get_multiple_bank_connections(ids)
    })
    .await;
}

#[test]
fn no_operation_is_missing_here() {
    let known = [
        "deleteAllBankConnections",
        "deleteBankConnection",
        "editBankConnection",
        "getAllBankConnections",
        "getBankConnection",
        "getMultipleBankConnections",
        "importBankConnection",
        "updateBankConnection",
    ];
    let mut operations = operations();
    operations.sort_unstable();
    assert_eq!(operations, known);
}
