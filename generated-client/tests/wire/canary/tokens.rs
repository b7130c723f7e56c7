//! Token endpoints that answer badly, and credentials that they are sent.

use super::{
    CANARY, answer, assert_chain, assert_closed, assert_silent, builder, builder_for, sing_call,
};
use crate::spans::Log;
use crate::support::raw::{RawServer, Step};
use finapi_bank_connections::{Client, OAuth2};
use serde_json::json;
use std::time::Duration;

fn configurations() -> Vec<OAuth2> {
    let password = OAuth2::password(CANARY, CANARY, CANARY, CANARY);
    let refresh = OAuth2::refresh_token(CANARY, CANARY, CANARY);
    [password, refresh]
        .into_iter()
        .flat_map(|config| {
            let config = config.scope(CANARY).parameter(CANARY, CANARY);
            [config.clone().basic_auth(), config]
        })
        .collect()
}

/// All that a token endpoint may do.
fn plays() -> Vec<Vec<Step>> {
    let error = |code: &str| {
        json!({
            "error": code, "error_description": format!("{CANARY} is wrong"),
            "error_uri": format!("https://{CANARY}.example"), CANARY: CANARY,
        })
    };
    let token = |text: &str| json!({ "access_token": text, "token_type": "bearer" });
    let mut expires = token(CANARY);
    expires["expires_in"] = json!(CANARY);
    let mut answers = vec![
        (200, json!(CANARY)),
        (200, json!({ CANARY: CANARY })),
        (200, token(&format!("{CANARY}\n"))),
        (200, token("")),
        (200, expires),
        // The same for the call itself, which is a connection that cannot be read.
        (200, token(CANARY)),
        (302, token(CANARY)),
        (404, json!(CANARY)),
        (500, json!({ CANARY: CANARY })),
    ];
    for code in [
        "invalid_grant",
        "invalid_client",
        "unauthorized_client",
        CANARY,
    ] {
        answers.extend([400, 401].map(|status| (status, error(code))));
    }
    let answers = answers.into_iter();
    let answers = answers.map(|(status, body)| vec![answer(status, &body.to_string())]);
    let begun = format!("HTTP/1.1 200 {CANARY}\r\ncontent-length: 99\r\n\r\n{{\"{CANARY}");
    answers
        .chain([
            vec![answer(200, &format!("<html>{CANARY}</html>"))],
            vec![answer(200, &format!("{{\"access_token\":{CANARY}}}"))],
            vec![Step::Close],
            vec![Step::Pause(Duration::from_secs(3600))],
            vec![Step::Send(begun.into_bytes()), Step::Close],
        ])
        .collect()
}

#[tokio::test]
async fn nothing_shows_of_how_tokens_are_got() {
    let (log, guard) = Log::start();
    let call = |client: &Client| client.bank_connections().delete_all_bank_connections();
    for steps in plays() {
        for config in configurations() {
            let server = RawServer::start(steps.clone()).await;
            assert_closed(&config);
            let builder = builder_for(&server.url(), &steps).oauth2(config);
            let client = builder.build().expect("a client");
            assert!(!sing_call(&client, &call).await);
            // What is remembered of a refusal.
            assert!(!sing_call(&client, &call).await);
        }
    }
    let urls = [
        format!("https://{CANARY}:{CANARY}@localhost/{CANARY}"),
        format!("http://{CANARY}.example/{CANARY}"),
        format!("/{CANARY}?{CANARY}"),
        format!("{CANARY}://x"),
    ];
    for url in urls {
        let config = OAuth2::password(CANARY, CANARY, CANARY, CANARY).token_url(url);
        assert_closed(&config);
        match builder("http://127.0.0.1:1")
            .base_url("http://127.0.0.1:1")
            .oauth2(config)
            .build()
        {
            Ok(client) => assert!(!sing_call(&client, &call).await),
            Err(error) => assert_chain(&error),
        }
    }
    drop(guard);
    assert_silent(&log.text());
}
