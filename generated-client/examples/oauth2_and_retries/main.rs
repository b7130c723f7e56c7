//! Logs a user in, and lives through expired tokens, outages and a server under load.
//!
//! ```text
//! cargo run -p finapi-bank-connections --all-features --example oauth2_and_retries
//! ```
//!
//! It needs neither an account nor a network: `server.rs` plays finAPI within this process, and
//! gives tokens that live for two seconds. Read this file from top to bottom.

mod server;

use finapi_bank_connections::{Client, Error, RetryPolicy};
use server::{Finapi, Mood};
use std::time::{Duration, Instant};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let finapi = Finapi::start().await;

    // The client logs in itself, when it needs a token for the first time. The token URL stands in
    // the document, `/oauth/token` at the root of the host. For scopes, more parameters and other
    // grants there is `oauth2(OAuth2::password(…).scope(…))`; for tokens from elsewhere, such as a
    // vault, `token_source(…)`.
    let client = Client::builder()
        .base_url(finapi.url())
        .password(
            server::CLIENT_ID,
            server::CLIENT_SECRET,
            "max",
            server::PASSWORD,
        )
        .timeout(Duration::from_secs(20)) // of a whole call, with pauses and waiting for a token
        .attempt_timeout(Duration::from_secs(5))
        .build()?;

    println!("A hundred calls at once");
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.bank_connections().get_all_bank_connections().await })
        })
        .collect();
    for call in calls {
        call.await??;
    }
    println!("  have asked for a token: {:?}", finapi.logins());

    // Shortly before it expires, the token is renewed: by the refresh token, without the password.
    println!("After the token's life");
    sleep(Duration::from_secs(2)).await;
    list(&client).await?;
    println!("  have asked for a token: {:?}", finapi.logins());

    // A token can end early. The server says so with 401; the client gets another token and sends
    // the request again, once. If the refresh token has ended too, it logs in again.
    println!("After the user has logged out everywhere");
    finapi.revoke_all();
    let attempts = list(&client).await?;
    println!("  the call took {attempts} attempts");
    println!("  have asked for a token: {:?}", finapi.logins());

    // What is safe to repeat is sent up to three times, after pauses that double. That the server
    // was away for a moment is then no error at all.
    println!("A short outage");
    finapi.mood(Mood::Away, 2);
    let attempts = list(&client).await?;
    println!("  the call took {attempts} attempts");

    // `Retry-After` is kept to, up to 30 seconds; the policy can set another limit.
    println!("Too many requests");
    finapi.mood(Mood::Busy, 1);
    let started = Instant::now();
    let attempts = list(&client).await?;
    let waited = started.elapsed().as_secs();
    println!("  the call took {attempts} attempts and {waited} s, as the server has asked for");

    // A long outage ends in an error, soon. All retries of a client come out of one budget, so that
    // a server in trouble does not get three times the load.
    println!("A long outage");
    finapi.mood(Mood::Away, u32::MAX);
    let before = finapi.requests();
    let impatient = RetryPolicy::new().pauses(Duration::from_millis(5), Duration::from_millis(20));
    let mut last = None;
    for _ in 0..100 {
        let api = client.bank_connections();
        let call = api.get_all_bank_connections().retry(impatient);
        last = call.await.err();
    }
    let requests = finapi.requests() - before;
    println!("  a hundred calls made {requests} requests");
    if let Some(error) = last {
        println!("  {error}");
        println!("  worth another try later: {}", error.is_retryable());
    }
    finapi.mood(Mood::Away, 0);

    // Without a token there is no call. The error says why, and shows no secret.
    println!("A wrong password");
    let other = Client::builder()
        .base_url(finapi.url())
        .password(server::CLIENT_ID, server::CLIENT_SECRET, "max", "guessed")
        .build()?;
    match other.bank_connections().get_all_bank_connections().await {
        Err(Error::Auth(error)) => {
            println!("  {error}");
            println!("  in the words of OAuth: {:?}", error.cause().code());
        }
        other => println!("  unexpected: {other:?}"),
    }
    Ok(())
}

/// Lists the connections, and tells in how many attempts.
async fn list(client: &Client) -> Result<u32, Error> {
    let api = client.bank_connections();
    let response = api.get_all_bank_connections().send().await?;
    Ok(response.attempts())
}
