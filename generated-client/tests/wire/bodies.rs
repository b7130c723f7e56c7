//! Bodies that cannot be read as what the document names: the error says where and how, and
//! repeats nothing of the body.

use crate::support::examples::{connection, example};
use crate::support::{ID, answering, answering_bytes, answering_json};
use finapi_bank_connections::runtime::{DecodeError, Operation};
use finapi_bank_connections::{Call, Client, Error};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

const PAGE: &str = "<!DOCTYPE html><html><body><h1>502 Kanarienvogel</h1></body></html>";

/// The decode error that a call ends with.
async fn fail<O: Operation<Output: std::fmt::Debug>>(call: Call<O>) -> DecodeError {
    match call.await {
        Err(Error::Decode(error)) => *error,
        other => panic!("expected a decode error, got {other:?}"),
    }
}

/// The cause of the decode error of *Read one bank connection*.
async fn cause(client: &Client) -> String {
    let error = fail(client.bank_connections().get_bank_connection(ID)).await;
    error.cause().to_string()
}

/// The cause, if this text is the body of status 200.
async fn cause_of(text: impl Into<Vec<u8>>) -> String {
    let (_server, client) = answering_bytes(200, "application/json", text).await;
    cause(&client).await
}

#[tokio::test]
async fn a_page_of_html() {
    for status in [200, 401, 404, 500] {
        let (_server, client) = answering_bytes(status, "text/html; charset=utf-8", PAGE).await;
        let error = fail(client.bank_connections().get_bank_connection(ID)).await;
        assert_eq!(error.status(), status);
        assert_eq!(error.body(), PAGE.as_bytes());
        assert_eq!(
            error.cause().to_string(),
            "line 1 column 1: the body is not valid JSON (the answer has text/html)"
        );
    }
}

#[tokio::test]
async fn an_empty_body() {
    for status in [200, 401, 500] {
        let (_server, client) = answering(ResponseTemplate::new(status)).await;
        let text = "the body is empty, JSON was expected (the answer has no content type)";
        assert_eq!(cause(&client).await, text);
    }
    assert_eq!(
        cause_of(" \r\n").await,
        "the body is empty, JSON was expected"
    );
}

#[tokio::test]
async fn success_with_the_body_of_an_error() {
    let bodies = [
        example("getBankConnection", "500", "unexpected"),
        example("getBankConnection", "401", "invalidToken"),
    ];
    for body in bodies {
        let (_server, client) = answering_json(200, body).await;
        let api = client.bank_connections();
        assert_eq!(missing(api.get_bank_connection(ID)).await, "id");
        assert_eq!(missing(api.get_all_bank_connections()).await, "connections");
        assert_eq!(
            missing(api.delete_all_bank_connections()).await,
            "identifiers"
        );
        assert_eq!(
            missing(api.get_multiple_bank_connections([ID, ID])).await,
            "connections"
        );
    }
}

/// The field whose lack is the decode error of a call.
async fn missing<O: Operation<Output: std::fmt::Debug>>(call: Call<O>) -> String {
    let text = fail(call).await.cause().to_string();
    text.split('`').nth(1).unwrap_or(&text).to_owned()
}

#[tokio::test]
async fn json_that_ends_too_early() {
    let text = connection().to_string();
    let cause = cause_of(text.split_at(100).0).await;
    // In which member it ends follows from their order.
    let expected = ", line 1 column 101: the JSON ends too early";
    assert!(cause.ends_with(expected), "{cause}");
}

#[tokio::test]
async fn text_that_is_not_utf8() {
    let text = connection()
        .to_string()
        .replace("vorübergehend", "vor?bergehend");
    let mut bytes = text.into_bytes();
    let place = bytes
        .iter()
        .position(|byte| *byte == b'?')
        .expect("the mark");
    bytes[place] = 0xFC;
    assert!(
        cause_of(bytes)
            .await
            .ends_with("the body is not valid JSON")
    );
}

#[tokio::test]
async fn more_than_one_value() {
    let cause = cause_of(format!("{} {{}}", connection())).await;
    assert!(cause.ends_with("the body is not valid JSON"), "{cause}");
}

#[tokio::test]
async fn json_that_is_nested_too_deeply() {
    let text = format!("{{\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(
        cause_of(text)
            .await
            .ends_with("the JSON is nested too deeply")
    );
}

#[tokio::test]
async fn a_repeated_field() {
    let text = connection().to_string().replacen('{', "{\"id\":1,", 1);
    let cause = cause_of(text).await;
    assert!(cause.ends_with("is repeated"), "{cause}");
}

#[tokio::test]
async fn the_place_of_a_fault_is_named_and_its_value_is_not() {
    let cases: [(&str, Value, &str); 8] = [
        (
            "/id",
            json!("1000042"),
            "at `id`, line 1 column _: expected an integer, found a string",
        ),
        (
            "/id",
            json!(9_223_372_036_854_775_808_u64),
            "at `id`, line 1 column _: expected an integer, found an integer that does not fit",
        ),
        (
            "/bank",
            json!(null),
            "at `bank`, line 1 column _: expected an object, found null",
        ),
        (
            "/bank/health",
            json!(97.5),
            "at `bank.health`, line 1 column _: expected an integer, found a number",
        ),
        (
            "/updateStatus",
            json!(7),
            "at `updateStatus`, line 1 column _: expected a string, found an integer",
        ),
        (
            "/accountIds/1",
            json!({"id": "geheim"}),
            "at `accountIds[1]`, line 1 column _: expected an integer, found an object",
        ),
        (
            "/lastAutoUpdate",
            json!({"result": "geheim"}),
            "at `lastAutoUpdate`, line 1 column _: the field `timestamp` is missing",
        ),
        (
            "/twoStepProcedures/1/implicitExecute",
            json!("geheim"),
            "at `twoStepProcedures[1].implicitExecute`, line 1 column _: expected a boolean, found a string",
        ),
    ];
    for (pointer, value, expected) in cases {
        let mut body = connection();
        *body.pointer_mut(pointer).expect("the place exists") = value;
        assert_eq!(
            without_column(&cause_of(body.to_string()).await),
            expected,
            "{pointer}"
        );
    }
}

#[tokio::test]
async fn a_fault_in_a_list_is_placed_in_the_list() {
    let mut body = example("getAllBankConnections", "200", "twoConnections").clone();
    body["connections"][1]["bank"]
        .as_object_mut()
        .expect("a bank")
        .remove("blz");
    let (_server, client) = answering_json(200, &body).await;
    let error = fail(client.bank_connections().get_all_bank_connections()).await;
    let expected = "at `connections[1].bank`, line 1 column _: the field `blz` is missing";
    assert_eq!(without_column(&error.cause().to_string()), expected);
    assert!(
        error
            .to_string()
            .starts_with("`getAllBankConnections` answered 200 OK, but not")
    );
}

#[tokio::test]
async fn a_value_of_another_kind() {
    for (text, found) in [
        ("null", "null"),
        ("\"x\"", "a string"),
        ("true", "a boolean"),
    ] {
        let expected = format!("expected an object, found {found}");
        let cause = cause_of(text).await;
        assert!(cause.ends_with(&expected), "{text}: {cause}");
    }
}

#[tokio::test]
async fn an_array_is_not_an_object() {
    // With the items in the order of the fields, which serde would take for them.
    let bodies = [
        json!([]),
        json!([[]]),
        json!([[1_000_042]]),
        json!(["error", "description"]),
    ];
    for body in bodies {
        for status in [200, 401] {
            let (_server, client) = answering_json(status, &body).await;
            let error = fail(client.bank_connections().delete_all_bank_connections()).await;
            let cause = error.cause().to_string();
            assert!(cause.ends_with("found an array"), "{body}: {cause}");
        }
    }
}

#[tokio::test]
async fn the_body_of_a_delete_does_not_matter() {
    for text in ["", "{}", PAGE] {
        let (_server, client) = answering_bytes(200, "text/html", text).await;
        let answer = client.bank_connections().delete_bank_connection(ID).await;
        answer.expect("a success");
    }
}

/// The text with `_` for the number of the column, which is not the point.
fn without_column(text: &str) -> String {
    let Some((before, after)) = text.split_once("column ") else {
        return text.to_owned();
    };
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    format!("{before}column _{rest}")
}
