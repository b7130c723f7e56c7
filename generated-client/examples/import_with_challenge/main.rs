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
    BankConnection, BankConnectionId, BankId, EditBankConnectionParams, ErrorMessage,
    ImportBankConnectionParams,
};
use finapi_bank_connections::{Challenged, Client, Error, Finished, Secret};
use std::time::Duration;
use tokio::time::timeout;

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
    // READY says that the import has ended, not that it has succeeded.
    match wait_until_ready(&client, id).await? {
        Finished::Succeeded(_) => println!("  the import has succeeded"),
        Finished::Failed(it) | Finished::Unknown(it) => {
            println!("  the import has ended with {:?}", it.last_manual_update);
        }
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
    params: ImportBankConnectionParams,
) -> Result<BankConnection, Error> {
    let api = client.bank_connections();
    let mut call = api.import_bank_connection_with_challenges(params);
    loop {
        match call.await {
            Ok(Challenged::Done(connection)) => return Ok(connection),
            // 510 is a step on the way: the same parameters go out again, with the answer.
            Ok(Challenged::Asked(challenge)) => {
                let answer = ask_user(words(challenge.question()));
                call = challenge.answer(answer);
            }
            Err(error) => {
                // Such as a wrong PIN. The bank's words are for the user, not for a log.
                if let Some(ImportBankConnectionError::UnprocessableEntity(refusal)) = error.api() {
                    println!("  refused: {}", words(refusal));
                }
                // `?` and `into` make it the error type that all operations share.
                return Err(error.into());
            }
        }
    }
}

/// Waits until a connection is neither being downloaded nor categorised. A proxy that stumbles
/// (502, say) does not end it, a connection that is deleted meanwhile (404) does.
async fn wait_until_ready(
    client: &Client,
    id: BankConnectionId,
) -> Result<Finished<BankConnection>, Error> {
    let finished = client
        .bank_connections()
        .get_bank_connection(id)
        .wait_until_ready()
        .interval(INTERVAL)
        .deadline(DEADLINE)
        .observe(|now| match now {
            Ok(now) => {
                let (update, categorization) = (&now.update_status, &now.categorization_status);
                println!("  update {update}, categorization {categorization}");
            }
            Err(error) => println!("  {error}"),
        })
        .await?;
    Ok(finished)
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
