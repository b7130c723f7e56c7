//! Connects a user with a bank, from the first call to the last.
//!
//! ```text
//! cargo run -p finapi-bank-connections --example import_with_challenge
//! ```
//!
//! It needs neither an account nor a network: `server.rs` plays finAPI within this process. Read
//! this file from top to bottom; a banking app does the same, only with `servers::SANDBOX` or
//! `servers::LIVE` for the base URL, and with a real user who answers the bank's question.

mod server;

use finapi_bank_connections::api::bank_connections::{
    EditBankConnectionError, ImportBankConnectionError,
};
use finapi_bank_connections::models::{
    BankConnection, BankConnectionId, BankId, CategorizationStatus, EditBankConnectionParams,
    ErrorMessage, ImportBankConnectionParams, UpdateResultCode, UpdateStatus,
};
use finapi_bank_connections::{Client, Error, Secret};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// Between two looks at a connection. finAPI prescribes nothing; take a few seconds.
const INTERVAL: Duration = Duration::from_millis(100);

/// How long to wait at most, as a connection can hang. Take some minutes.
const DEADLINE: Duration = Duration::from_secs(10);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let finapi = server::start().await;

    // One client for the whole program: it is cheap to clone, and clones share their connections.
    // For another user there is `client.with_access_token(…)`.
    let client = Client::builder()
        .base_url(finapi.url())
        .access_token(server::TOKEN)
        .timeout(Duration::from_secs(90)) // logging in at a bank may take a minute
        .build()?;

    println!("Importing the demo bank");
    // Do not hard-code the number of a bank in earnest: look it up, for it differs by environment.
    let params = ImportBankConnectionParams::new(BankId(277_672))
        .banking_user_id("max.mustermann")
        .banking_pin("q7!Lm")
        .name("MSA"); // makes the demo bank ask for a TAN
    println!("  what a log may show of it: {params:?}");
    let connection = import(&client, params).await?;
    let id = connection.id;
    println!(
        "  imported as {id}, with accounts {:?}",
        connection.account_ids
    );

    println!("Waiting for the data");
    let connection = timeout(DEADLINE, wait_until_ready(&client, id)).await??;
    // READY says that the import has ended, not that it has succeeded.
    match connection.last_manual_update.map(|run| run.result) {
        Some(UpdateResultCode::Ok) => println!("  the import has succeeded"),
        other => println!("  the import has ended with {other:?}"),
    }

    println!("Listing the connections");
    let list = client
        .bank_connections()
        .get_all_bank_connections()
        .ids([id])
        .await?;
    for connection in list.connections {
        let name = connection.name.unwrap_or_default();
        println!("  {}: {name:?} at {}", connection.id, connection.bank.name);
    }

    println!("Giving it another name");
    let connection = timeout(DEADLINE, rename(&client, id, "Haushaltskonto")).await??;
    println!(
        "  it is now called {:?}",
        connection.name.unwrap_or_default()
    );

    println!("Deleting it");
    // `.await` gives the value, `.send().await` the status and the headers as well.
    let response = client
        .bank_connections()
        .delete_bank_connection(id)
        .send()
        .await?;
    println!("  done: {}", response.status());

    let gone = client.bank_connections().get_bank_connection(id).await;
    if let Err(error) = gone {
        println!("  and so: {error}");
    }
    Ok(())
}

/// Imports a connection, asking the user as often as the bank does.
///
/// Never repeat an import for any other reason. After a time-out the connection may exist all the
/// same; list the connections first.
async fn import(
    client: &Client,
    mut params: ImportBankConnectionParams,
) -> Result<BankConnection, Error> {
    loop {
        let error = match client
            .bank_connections()
            .import_bank_connection(&params)
            .await
        {
            Ok(connection) => return Ok(connection),
            Err(error) => error,
        };
        match error.api() {
            // 510 is a step on the way: the same parameters go out again, with the answer.
            Some(ImportBankConnectionError::AdditionalAuthenticationRequired(challenge)) => {
                params = params.challenge_response(ask_user(words(challenge)));
            }
            // Such as a wrong PIN. The bank's words are for the user, not for a log.
            Some(ImportBankConnectionError::UnprocessableEntity(refusal)) => {
                println!("  refused: {}", words(refusal));
                return Err(error.into());
            }
            // All else becomes the error type that all operations share.
            _ => return Err(error.into()),
        }
    }
}

/// Waits until a connection is neither being downloaded nor categorised.
async fn wait_until_ready(client: &Client, id: BankConnectionId) -> Result<BankConnection, Error> {
    // The order matters: before the download has ended, `categorizationStatus` is still READY
    // from before, and means nothing.
    poll(client, id, |now| now.update_status == UpdateStatus::Ready).await?;
    poll(client, id, |now| {
        now.categorization_status == CategorizationStatus::Ready
    })
    .await
}

/// Reads a connection again and again until it is as wanted. The caller sets the deadline.
async fn poll(
    client: &Client,
    id: BankConnectionId,
    is_done: impl Fn(&BankConnection) -> bool,
) -> Result<BankConnection, Error> {
    loop {
        match client.bank_connections().get_bank_connection(id).await {
            Ok(now) => {
                let (update, categorization) = (&now.update_status, &now.categorization_status);
                println!("  update {update}, categorization {categorization}");
                if is_done(&now) {
                    return Ok(now);
                }
            }
            // A proxy that stumbles (502, say) is no reason to give up.
            Err(error) if error.is_retryable() => println!("  {error}"),
            // But a connection that was deleted meanwhile (404) is.
            Err(error) => return Err(error.into()),
        }
        sleep(INTERVAL).await;
    }
}

/// Renames a connection, as soon as it is not busy.
async fn rename(
    client: &Client,
    id: BankConnectionId,
    name: &str,
) -> Result<BankConnection, Error> {
    let params = EditBankConnectionParams::new().name(name);
    loop {
        match client
            .bank_connections()
            .edit_bank_connection(id, &params)
            .await
        {
            Ok(connection) => return Ok(connection),
            // 423: finAPI is at work on it, here with its automatic update.
            Err(error) if matches!(error.api(), Some(EditBankConnectionError::Locked(_))) => {
                println!("  busy: {error}");
                wait_until_ready(client, id).await?;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// What an error has to say to the user: the bank's question, if it is a challenge.
fn words(message: &ErrorMessage) -> &str {
    let mut texts = message
        .errors
        .iter()
        .flatten()
        .filter_map(|error| error.message.as_deref());
    texts.next().unwrap_or_default()
}

/// Stands for a dialogue. The answer is a secret: it is redacted in `Debug`, and wiped on drop.
fn ask_user(question: &str) -> Secret {
    println!("  the bank asks: {question}");
    println!("  the user types the TAN");
    Secret::from(server::TAN)
}
