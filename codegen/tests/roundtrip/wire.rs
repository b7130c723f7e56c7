//! The same over HTTP: what is built is sent, judged, sent back and read.

use crate::models::{
    Diamond, EveryNullable, Limited, OnlyReceived, OnlySent, Open, OpenToNumbers, Percent, Shape,
    Square,
};
use crate::root;
use crate::roundtrip::compare::difference;
use crate::roundtrip::judge::{For, components, judge};
use crate::roundtrip::values::Values;
use crate::runtime::{Client, Nullable};
use serde::Serialize;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// How many values of each operation are sent.
const VALUES: usize = 40;

/// A server that answers with what it gets.
async fn echo() -> (MockServer, Client) {
    let server = MockServer::builder().start().await;
    let answer = |request: &Request| {
        ResponseTemplate::new(200).set_body_raw(request.body.clone(), "application/json")
    };
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    (server, client)
}

/// Of `Directions`, what only a server may say is left out of requests.
fn without_read_only(mut value: Value) -> Value {
    if let Some(Value::Object(directions)) = value.get_mut("directions") {
        for name in ["id", "created", "optionalRead"] {
            directions.remove(name);
        }
    }
    value
}

fn like<T: serde::de::DeserializeOwned>(_: &T, value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

macro_rules! echo { ($($operation:ident = $schema:literal),* $(,)?) => {
    #[tokio::test]
    async fn every_body_comes_back() {
        let (_server, client) = echo().await;
        let root = root();
        $(
            let mut values = Values::new(&root, $schema);
            for number in 0..VALUES {
                let value = values.component($schema, number);
                let body = serde_json::from_value(value.clone()).unwrap();
                let answer = client.untagged().$operation(&body).await;
                let answer = answer.unwrap_or_else(|error| panic!("{}: {error:?} in {value}", $schema));
                let sent = like(&body, without_read_only(value.clone()));
                assert_eq!(answer, sent, "{value}");
            }
        )*
    }
} }
echo! {
    echo_scalars = "EveryScalar",
    echo_nullables = "EveryNullable",
    echo_enums = "EveryEnum",
    echo_objects = "EveryObject",
    echo_all_of = "EveryAllOf",
    echo_unions = "EveryUnion",
    echo_recursion = "EveryRecursion",
    echo_names = "EveryName",
    echo_limits = "EveryLimit",
    echo_list = "ListOfNullable",
    echo_map = "MapOfLists",
    echo_union = "Shape",
    echo_enum = "Colour",
    echo_free = "Anything",
    echo_nullable = "NullableObject",
    echo_aliases = "LimitedAliases",
    echo_nullable_alias = "NullableNames",
}

fn is_valid<T: Serialize>(schema: &str, built: &T, expected: &Value) {
    let components = components(&root(), For::Requests);
    let sent = serde_json::to_value(built).unwrap();
    assert_eq!(difference(&sent, expected, false), None);
    if let Err(error) = judge(&components, schema).validate(&sent) {
        panic!("{schema}: {error} in {sent}");
    }
}

#[test]
fn what_builders_make_is_valid() {
    is_valid(
        "OnlySent",
        &OnlySent::new(None, "s"),
        &json!({ "name": null, "secret": "s" }),
    );
    is_valid(
        "OnlySent",
        &OnlySent::new(Some("n".to_owned()), "s").note(Nullable::Null),
        &json!({ "name": "n", "secret": "s", "note": null }),
    );
    is_valid(
        "EveryNullable",
        &EveryNullable::new(None, None, None, None, None, None, None).optional("text"),
        &json!({
            "requiredNullable": null, "requiredNamed": null, "requiredEnum": null, "requiredUnion": null,
            "requiredAlias": null, "requiredList": null, "requiredObject": null, "optional": "text",
        }),
    );
    is_valid(
        "Limited",
        &Limited::new("code").percent(Percent(7)),
        &json!({ "code": "code", "percent": 7 }),
    );
    is_valid(
        "Diamond",
        &Diamond::new(1).left("l").right("r").bottom(true),
        &json!({ "top": 1, "left": "l", "right": "r", "bottom": true }),
    );
    is_valid(
        "Shape",
        &Shape::Square(Square::new("square", 2.0)),
        &json!({ "shape": "square", "side": 2 }),
    );
    let mut open = Open::new(1).note(Nullable::Null);
    open.additional_properties
        .insert("x".to_owned(), json!([null]));
    is_valid(
        "Open",
        &open,
        &json!({ "id": 1, "note": null, "x": [null] }),
    );
    let mut numbers = OpenToNumbers::new(1);
    numbers.additional_properties.insert("x".to_owned(), 0.5);
    is_valid("OpenToNumbers", &numbers, &json!({ "id": 1, "x": 0.5 }));
}

/// What only answers hold has no write-only fields to ask for, and null is as good as absent.
#[test]
fn answers_are_read_leniently() {
    let read = |value: Value| serde_json::from_value::<OnlyReceived>(value);
    let one = read(json!({ "id": 1, "name": null })).unwrap();
    let other = read(
        json!({ "id": 1, "name": null, "note": null, "kind": null, "secret": null, "new": 1 }),
    )
    .unwrap();
    assert_eq!(one, other);
    assert!(
        read(json!({ "name": "n" })).is_err(),
        "an answer has what is required and read-only"
    );
}
