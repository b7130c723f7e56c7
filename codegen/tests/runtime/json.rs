//! What models read out of JSON, and what they write.

use crate::runtime::{
    self, Base64, Decode, Kind, Look, Nullable, ReadError, Secret, from_json, to_json,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq)]
struct Part {
    id: i64,
    text: Option<String>,
}

runtime::object!(Part {
    id = "id",
    text = "text" optional,
});

#[derive(Clone, Default, PartialEq)]
struct Whole {
    parts: Vec<Part>,
    map: Option<BTreeMap<String, Part>>,
    number: Option<f64>,
    made: Option<i64>,
    pin: Option<Secret>,
    state: Nullable<bool>,
    rest: BTreeMap<String, Value>,
}

runtime::object!(Whole {
    parts = "parts" null_is_empty,
    map = "map" optional,
    number = "number" optional,
    made = "made" read_only optional,
    pin = "pin" write_only,
    state = "state" optional,
    ..rest
});

#[derive(Clone, PartialEq)]
enum Either {
    Bytes(Base64),
    Text(String),
    Part(Part),
    Unknown(Value),
}

runtime::union!(Either, false {
    Bytes(Base64) = Look::of(&[Kind::String]),
    Text(String) = Look::of(&[Kind::String]),
    Part(Part) = Look::object::<Part>(),
});

#[derive(Clone, PartialEq)]
enum Tagged {
    One(Part),
    Unknown(Value),
}

runtime::tagged_union!(Tagged, "kind" {
    One(Part) = adds [1],
});

fn fault<T: Decode>(text: &str) -> String {
    let read: Result<T, ReadError> = from_json(text.as_bytes());
    read.err().unwrap().to_string()
}

fn read<T: Decode>(value: &Value) -> T {
    from_json(value.to_string().as_bytes()).unwrap()
}

#[test]
fn an_array_is_never_an_object() {
    assert_eq!(
        fault::<Part>("[1]"),
        "line 1 column 1: expected an object, found an array"
    );
    assert_eq!(
        fault::<Whole>(r#"{"parts":[{"id":1},[2]]}"#),
        "at `parts[1]`, line 1 column 20: expected an object, found an array"
    );
    assert_eq!(
        fault::<Whole>(r#"{"parts":[],"map":{"secret":[1]}}"#),
        "at `map[*]`, line 1 column 29: expected an object, found an array"
    );
    assert!(matches!(read(&json!([1])), Either::Unknown(_)));
}

#[test]
fn what_is_read_is_not_repeated() {
    assert_eq!(
        fault::<Whole>(r#"{"parts":[{"id":1,"id":2}]}"#),
        "at `parts[0]`, line 1 column 24: the field `id` is repeated"
    );
    assert_eq!(
        fault::<Whole>(r#"{"parts":[],"map":{"a":{"id":1},"a":{"id":1}}}"#),
        "at `map[*]`, line 1 column 37: a key is repeated"
    );
    assert_eq!(
        fault::<Whole>(r#"{"parts":[],"x":{"a":1,"a":2}}"#),
        "at `[*][*]`, line 1 column 28: a key is repeated"
    );
    assert_eq!(
        fault::<Tagged>(r#"{"kind":1,"id":1,"kind":1}"#),
        "line 1 column 25: the field `kind` is repeated"
    );
    // What is passed over may hold anything.
    assert_eq!(read::<Part>(&json!({ "id": 1 })).id, 1);
    let passed = from_json::<Part>(br#"{"id":1,"x":{"a":1,"a":2},"x":0}"#);
    assert_eq!(passed.unwrap().id, 1);
}

#[test]
fn whole_numbers_may_be_written_with_a_fraction() {
    for (text, number) in [
        ("1.0", 1),
        ("1e3", 1000),
        ("-0.0", 0),
        ("1.50e1", 15),
        ("9223372036854775807", i64::MAX),
        ("9223372036854775807.000", i64::MAX),
    ] {
        assert_eq!(from_json::<i64>(text.as_bytes()).unwrap(), number, "{text}");
    }
    assert_eq!(
        fault::<i64>("1.5"),
        "line 1 column 1: expected an integer, found a number"
    );
    assert_eq!(
        fault::<i64>("9223372036854775808"),
        "line 1 column 1: expected an integer, found an integer that does not fit"
    );
    assert!(from_json::<u8>(b"1e99999999999").is_err());
    for invalid in ["01", "1.", "+1", "0x1", "1e", "NaN"] {
        assert!(from_json::<f64>(invalid.as_bytes()).is_err(), "{invalid}");
    }
    assert_eq!(
        fault::<f64>("1e999"),
        "line 1 column 1: expected a number, found a number that does not fit"
    );
}

#[test]
fn null_is_empty_where_a_server_means_that() {
    let whole = read::<Whole>(&json!({ "parts": null, "map": null }));
    assert!(whole.parts.is_empty() && whole.map.is_none());
}

#[test]
fn only_an_exact_form_makes_an_alternative_match() {
    assert!(matches!(read(&json!("aGk=")), Either::Bytes(_)));
    for text in ["two words", "four char", "abcd efgh", "aGk"] {
        assert!(matches!(read(&json!(text)), Either::Text(_)), "{text}");
    }
    // Alone, what is no base64 is kept.
    let bytes: Base64 = read(&json!("a b c d e"));
    assert_eq!(bytes.bytes(), None);
    assert_eq!(to_json(&bytes).unwrap(), r#""a b c d e""#);
    assert_eq!(read::<Base64>(&json!("aGk")).bytes(), Some(&b"hi"[..]));
}

#[test]
fn tags_are_written_in_their_type() {
    let tagged: Tagged = read(&json!({ "id": 7, "kind": 1 }));
    assert_eq!(to_json(&tagged).unwrap(), r#"{"kind":1,"id":7}"#);
    let text = json!({ "id": 7, "kind": "1" });
    assert!(matches!(read(&text), Tagged::Unknown(_)));
    assert_eq!(
        fault::<Vec<Tagged>>(r#"[{"kind":1,"id":1},{"kind":1,"text":""}]"#),
        "at `[1]`, line 1 column 20: the field `id` is missing"
    );
}

#[test]
fn a_fault_of_writing_names_its_place() {
    let mut whole = Whole {
        parts: vec![Part { id: 1, text: None }],
        number: Some(f64::NAN),
        ..Whole::default()
    };
    let error = to_json(&whole).unwrap_err().to_string();
    assert_eq!(error, "at `number`, must be a finite number");
    whole.number = None;
    whole.rest.insert("parts".to_owned(), json!(1));
    let error = to_json(&whole).unwrap_err().to_string();
    assert_eq!(error, "at `[*]`, is the name of a field");
}

#[test]
fn serde_reads_and_writes_the_same() {
    let value = json!({
        "parts": [{ "id": 1, "text": "ä\u{0}\"" }],
        "map": { "k": { "id": -2 } },
        "number": 0.1,
        "made": 3,
        "state": null,
        "other": [null, true, 18_446_744_073_709_551_615_u64],
    });
    let whole: Whole = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&whole).unwrap(), value);
    let error = serde_json::from_value::<Part>(json!([1])).err().unwrap();
    assert_eq!(error.to_string(), "expected an object, found an array");
    assert_eq!(
        format!("{whole:-?}"),
        "Whole { parts: [Part { id: 1 }], map: Some({Part { id: -2 }}), number: Some(0.1), \
         made: Some(3), state: Null, rest: {..} }"
    );
}

#[test]
fn what_is_nested_too_deeply_is_told() {
    let text = "[".repeat(200_000);
    assert_eq!(
        fault::<Value>(&text),
        format!(
            "at `{}…`, line 1 column 129: the JSON is nested too deeply",
            "[0]".repeat(32)
        )
    );
    let text = format!(r#"{{"id":1,"x":{text}"#);
    assert_eq!(
        fault::<Part>(&text),
        "line 1 column 140: the JSON is nested too deeply"
    );
}
