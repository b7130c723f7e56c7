//! A marked value is put everywhere, and found nowhere.

use crate::calls::{client, server};
use crate::runtime::{
    self, Client, ClosedDebug, Error, HeaderMap, Nullable, Reply, StatusCode, closed_debug,
};
use crate::sample::models::{
    BankConnectionId, BankConnectionList, EditBankConnectionParams, Owner,
};
use std::collections::BTreeMap;
use std::fmt::Debug;

const CANARY: &str = "CANARY";

fn closed(value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(CANARY), "{text}");
    }
}

/// An error, its `Display`, its `Debug`, and its chain.
fn quiet(error: impl std::error::Error + 'static) -> String {
    let mut link: Option<&dyn std::error::Error> = Some(&error);
    while let Some(inner) = link {
        closed(&inner);
        assert!(!inner.to_string().contains(CANARY), "{inner}");
        link = inner.source();
    }
    error.to_string()
}

#[test]
fn models_show_structure_but_no_text() {
    let list: BankConnectionList = serde_json::from_str(
        r#"{"connections":[{"id":7,"name":"CANARY","updateStatus":"CANARY","owners":["CANARY"]}]}"#,
    )
    .unwrap();
    closed(&list);
    assert_eq!(
        format!("{list:?}"),
        "BankConnectionList { connections: [BankConnection { id: BankConnectionId(7), \
         name: Some(..), update_status: Unknown(..), owners: Some([Owner(..)]) }] }"
    );
    let params = EditBankConnectionParams::new()
        .name(CANARY)
        .banking_pin(CANARY)
        .tags([CANARY]);
    assert_eq!(
        format!("{params:?}"),
        "EditBankConnectionParams { name: Value(..), banking_pin: Some([redacted]), \
         max_days: None, tags: Some([..]) }"
    );
}

#[test]
fn every_shape_is_closed() {
    struct Shapes {
        raw: serde_json::Value,
        map: BTreeMap<String, Vec<String>>,
        nullable: Nullable<Box<Owner>>,
        code: String,
    }
    closed_debug!(Shapes {
        raw,
        map,
        nullable,
        code: shown
    });
    let shapes = Shapes {
        raw: CANARY.into(),
        map: BTreeMap::from([(CANARY.into(), vec![CANARY.into()])]),
        nullable: Box::new(Owner::from(CANARY)).into(),
        code: "SHOWN".into(),
    };
    closed(&shapes);
    assert_eq!(
        format!("{shapes:?}"),
        r#"Shapes { raw: .., map: {[..]}, nullable: Value(Owner(..)), code: "SHOWN" }"#
    );
    let _: &dyn ClosedDebug = &shapes;
}

#[tokio::test]
async fn errors_hold_no_value() {
    // The body, the status, and what the error says.
    let table = [
        (
            200,
            r#"{"connections":"CANARY"}"#,
            "at `connections`, line 1 column 16: expected an array, found a string",
        ),
        (
            200,
            r#"{"connections":[{"id":"CANARY"}]}"#,
            "at `connections[0].id`, line 1 column 23: expected an integer, found a string",
        ),
        (
            200,
            r#"{"connections":[{"id":1,"updateStatus":"CANARY","owners":[1]}]}"#,
            "at `connections[0].owners[0]`, line 1 column 59: expected a string, found an integer",
        ),
        (
            200,
            r#"{"connections":[{"id":"x, expected CANARY at line 9 column 9"}]}"#,
            "at `connections[0].id`, line 1 column 23: expected an integer, found a string",
        ),
        (
            200,
            r#"{"connections":[{"id":1.5}]}"#,
            "at `connections[0].id`, line 1 column 23: expected an integer, found a number",
        ),
        (
            200,
            r#"{"connections":[{"id":99999999999999999999}]}"#,
            "expected an integer, found an integer that does not fit",
        ),
        (
            200,
            r#"{"connections":[{"id":1}]}"#,
            "at `connections[0]`, line 1 column 17: the field `updateStatus` is missing",
        ),
        (
            200,
            r#"{"CANARY":CANARY}"#,
            "line 1 column 11: the body is not valid JSON",
        ),
        (
            401,
            r#"{"message":"CANARY","code":1}"#,
            "Unauthorized(ErrorMessage { code: Some(1) })",
        ),
        (418, "CANARY", "418 I'm a teapot"),
    ];
    for (status, body, text) in table {
        let server = server(status, body, "application/json").await;
        let client = client(&server.uri());
        let call = client
            .bank_connections()
            .get_all_bank_connections()
            .x_request_id(CANARY);
        closed(&call);
        let error = call.header("X-Canary", CANARY).await.unwrap_err();
        let display = quiet(<Error>::from(error));
        assert!(display.contains(text), "{display}\n{text}");
    }
}

#[tokio::test]
async fn map_keys_are_data() {
    struct Holder {
        #[allow(dead_code, reason = "only read")]
        entries: BTreeMap<String, i32>,
    }
    runtime::object!(Holder {
        entries = "entries",
    });
    let body = r#"{"entries":{"CANARY":"CANARY"}}"#;
    let server = server(200, body, "application/json").await;
    let base = server.uri();
    let error = client(&base)
        .bank_connections()
        .get_all_bank_connections()
        .await
        .unwrap_err();
    quiet(error);
    let mut reply = Reply::new(StatusCode::OK, HeaderMap::new());
    reply.body = body.into();
    let error = reply.json::<Holder>().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("at `entries[*]`, line 1 column 22: expected an integer, found a string")
    );
}

#[tokio::test]
async fn clients_and_transport_errors_hold_no_credential() {
    let builder = Client::builder()
        .access_token(CANARY)
        .default_header("X-Key", CANARY)
        .base_url(format!("https://{CANARY}:{CANARY}@x.example"));
    closed(&builder);
    quiet(builder.clone().build().unwrap_err());
    let client = builder.base_url("http://127.0.0.1:1").build().unwrap();
    closed(&client);
    let body = EditBankConnectionParams::new()
        .name(CANARY)
        .banking_pin(CANARY);
    let call = client
        .bank_connections()
        .edit_bank_connection(BankConnectionId(1), &body);
    quiet(call.await.unwrap_err());
    quiet(
        client
            .bank_connections()
            .delete_user(CANARY)
            .await
            .unwrap_err(),
    );
    let bad = client
        .bank_connections()
        .delete_user("u")
        .header("X-A", "CANARY\n");
    quiet(bad.await.unwrap_err());
}

/// What a document marks is hidden however it is held, be it a number.
#[test]
#[expect(clippy::cmp_owned, reason = "the macro compares any kind of value")]
fn what_is_marked_shows_nothing() {
    use crate::runtime;

    #[derive(Clone, PartialEq, Eq)]
    enum Text {
        Rich,
        Unknown(runtime::UnknownValue),
    }
    runtime::string_enum!(Text hidden { Rich = "rich" });

    #[derive(Clone, Copy)]
    enum Number {
        Seven,
        Unknown(i64),
    }
    runtime::integer_enum!(Number hidden { Seven = 7 });

    enum Mix {
        Yes,
        Unknown(serde_json::Value),
    }
    runtime::mixed_enum!(Mix hidden { Yes = true });

    enum Union {
        Account(i64),
        Code(String),
        Owner(String),
        Unknown(serde_json::Value),
    }
    const fn look(kinds: &'static [runtime::Kind]) -> runtime::Look {
        runtime::Look::of(kinds).knows(&[])
    }
    runtime::union!(Union, false {
        Account(i64) hidden = look(&[runtime::Kind::Integer]),
        Code(String) shown = look(&[runtime::Kind::String]),
        Owner(String) = look(&[]),
    });

    let read = |json: &str| serde_json::from_str::<Union>(json).unwrap();
    assert_eq!(format!("{:?}", Some(read("77123"))), "Some(Account(..))");
    assert_eq!(format!("{:?}", read(r#""A1""#)), r#"Code("A1")"#);
    assert_eq!(format!("{:?}", read("[77123]")), "Unknown(..)");
    assert_eq!(format!("{:?}", Union::Owner(CANARY.into())), "Owner(..)");
    for text in [Text::Rich, Text::from(CANARY)] {
        assert_eq!(format!("{text:?}"), "Text(..)");
    }
    for number in [Number::Seven, Number::from(77123)] {
        assert_eq!(format!("{number:?}"), "Number(..)");
    }
    for mix in [Mix::Yes, Mix::from(serde_json::Value::from(77123))] {
        assert_eq!(format!("{mix:?}"), "Mix(..)");
    }
}
