//! What security schemes and `x-idempotent` make of a client.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use serde_json::{Value, json};
use support::files;

fn client(schemes: &Value) -> std::collections::BTreeMap<String, String> {
    let names = schemes.as_object().unwrap().keys();
    let security: Vec<Value> = names.map(|name| json!({ name: [] })).collect();
    let post = json!({ "operationId": "count", "x-idempotent": true, "responses": { "204": { "description": "Done." } } });
    let get = json!({ "operationId": "roll", "x-idempotent": false, "responses": { "204": { "description": "Done." } } });
    let text = json!({
        "openapi": "3.0.3",
        "info": { "title": "Dice", "version": "1" },
        "servers": [{ "url": "https://dice.example/api" }],
        "security": security,
        "paths": { "/dice": { "post": post, "get": get } },
        "components": { "securitySchemes": schemes },
    });
    files(text.to_string())
}

fn oauth2(flows: &Value) -> Value {
    json!({ "type": "oauth2", "flows": flows })
}

fn flow(url: &str) -> Value {
    json!({ "tokenUrl": url, "scopes": {} })
}

#[test]
fn the_document_says_what_may_be_sent_again() {
    let files = client(&json!({}));
    let api = &files["src/api/untagged.rs"];
    let facts = ["method: ", "idempotent: "];
    let is_fact = |line: &&str| facts.iter().any(|fact| line.starts_with(fact));
    let told: Vec<_> = api.lines().map(str::trim).filter(is_fact).collect();
    let get = ["method: \"GET\",", "idempotent: false,"];
    let post = ["method: \"POST\",", "idempotent: true,"];
    assert_eq!(told, [post, get].concat());
}

#[test]
fn what_asks_for_no_token_has_no_part_for_it() {
    let basic = json!({ "type": "http", "scheme": "basic" });
    let implicit = json!({ "implicit": { "authorizationUrl": "https://x.example", "scopes": {} } });
    for scheme in [basic, oauth2(&implicit)] {
        let files = client(&json!({ "one": scheme }));
        assert!(!files.contains_key("src/runtime/oauth.rs"));
        assert!(!files["Cargo.toml"].contains("oauth2"));
        assert!(!files["src/runtime/mod.rs"].contains("oauth"));
        assert!(!files["src/security.rs"].contains("oauth2"));
    }
}

#[test]
fn schemes_of_their_own_have_methods_of_their_own() {
    let files = client(&json!({
        "app": oauth2(&json!({ "clientCredentials": flow("/app/token") })),
        "user": oauth2(&json!({ "password": flow("https://login.example/token") })),
    }));
    let security = &files["src/security.rs"];
    for part in [
        "pub fn client_credentials(",
        "pub fn password(",
        "config: crate::runtime::OAuth2<crate::runtime::ApplicationToken>",
        "pub fn oauth2_app(",
        "pub fn oauth2_user(",
        "config: crate::runtime::OAuth2<crate::runtime::UserToken>",
        "pub fn token_source_app(",
        "pub fn token_source_user(",
        "client_credentials: Some(\"/app/token\"),\n    password: None,",
        "client_credentials: None,\n    password: Some(\"https://login.example/token\"),",
    ] {
        assert!(security.contains(part), "{part} in {security}");
    }
    let both = json!({ "clientCredentials": flow("/t"), "password": flow("/t") });
    let files = client(&json!({ "app": oauth2(&both), "user": oauth2(&both) }));
    let security = &files["src/security.rs"];
    for part in ["client_credentials_app(", "password_app(", "password_user("] {
        assert!(security.contains(part), "{part} in {security}");
    }
}

#[test]
fn a_token_url_on_the_apis_host_goes_with_the_host() {
    for (url, expected) in [
        ("https://dice.example/oauth/token?a=b", "/oauth/token?a=b"),
        ("https://dice.example", "/"),
        ("oauth/token", "oauth/token"),
        (
            "https://dice.example:8443/token",
            "https://dice.example:8443/token",
        ),
        ("https://login.example/token", "https://login.example/token"),
        (
            "https://dice.example//login.example/t",
            "https://dice.example//login.example/t",
        ),
    ] {
        let files = client(&json!({ "app": oauth2(&json!({ "clientCredentials": flow(url) })) }));
        let security = &files["src/security.rs"];
        let part = format!("client_credentials: Some({expected:?})");
        assert!(security.contains(&part), "{part} in {security}");
    }
}
