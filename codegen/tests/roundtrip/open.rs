//! What a document does not know: new values, new tags, new fields.

use crate::models::{
    Animal, Colour, Lone, Mixed, Open, OpenToNumbers, Priority, Scalars, Shape, Strict,
    TagByLiteral, TagOfItsOwn, Unspecified,
};
use crate::roundtrip::compare::difference;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_str(&value.to_string()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn comes_back<T: DeserializeOwned + Serialize>(value: &Value) {
    let written = serde_json::to_value(read::<T>(value)).unwrap();
    assert_eq!(difference(value, &written, false), None, "{value}");
}

#[test]
fn new_values_of_enums_are_kept() {
    assert!(matches!(read(&json!("purple")), Colour::Unknown(text) if text.as_str() == "purple"));
    assert!(matches!(read(&json!(4)), Priority::Unknown(4)));
    assert!(matches!(read(&json!("manual")), Mixed::Unknown(_)));
    assert!(matches!(read(&json!("other")), Lone::Unknown(_)));
    for text in ["purple", "Red", "red  ", "unknown", "🦀", "\u{0}"] {
        comes_back::<Colour>(&json!(text));
    }
    for number in [i64::MIN, 4, i64::MAX] {
        comes_back::<Priority>(&json!(number));
    }
    for value in [
        json!("manual"),
        json!(2),
        json!(false),
        json!([1]),
        json!({ "a": null }),
    ] {
        comes_back::<Mixed>(&value);
    }
}

#[test]
fn new_tags_of_unions_are_kept() {
    let new = json!({ "shape": "hexagon", "sides": [1, null], "type": "new", "kind": "bird", "which": "c" });
    assert!(matches!(read(&new), Shape::Unknown(_)));
    assert!(matches!(read(&new), TagByLiteral::Unknown(_)));
    assert!(matches!(read(&new), Animal::Unknown(_)));
    assert!(matches!(read(&new), TagOfItsOwn::Unknown(_)));
    comes_back::<Shape>(&new);
    comes_back::<TagByLiteral>(&new);
    comes_back::<Animal>(&new);
    comes_back::<TagOfItsOwn>(&new);
    // Without a tag, and with one that is null.
    for value in [json!({ "side": 1 }), json!({ "shape": null })] {
        assert!(matches!(read(&value), Shape::Unknown(_)));
        comes_back::<Shape>(&value);
    }
}

#[test]
fn new_types_of_unions_are_kept() {
    for value in [json!([1]), json!({ "a": 1 }), json!(1.5)] {
        assert!(matches!(read(&value), Scalars::Unknown(_)), "{value}");
        comes_back::<Scalars>(&value);
    }
}

/// A tag that is known promises the rest.
#[test]
fn a_known_tag_with_another_type_is_an_error() {
    let value = json!({ "shape": "round", "radius": "wide" }).to_string();
    let error = serde_json::from_str::<Shape>(&value)
        .unwrap_err()
        .to_string();
    assert_eq!(error, "at `radius`, expected a number, found a string");
}

#[test]
fn tags_choose_the_type() {
    assert!(matches!(
        read(&json!({ "shape": "round", "radius": 1 })),
        Shape::Circle(_)
    ));
    assert!(matches!(
        read(&json!({ "shape": "square", "side": 1 })),
        Shape::Square(_)
    ));
    assert!(matches!(
        read(&json!({ "shape": "quadrat", "side": 1 })),
        Shape::Square(_)
    ));
    assert!(matches!(
        read(&json!({ "kind": "cat", "name": "" })),
        Animal::Cat(_)
    ));
    assert!(matches!(
        read(&json!({ "kind": "hound", "name": "", "barks": true })),
        Animal::Dog(_)
    ));
    assert!(matches!(
        read(&json!({ "kind": "Fish", "name": "" })),
        Animal::Fish(_)
    ));
    assert!(matches!(
        read(&json!({ "type": "start" })),
        TagByLiteral::Start(_)
    ));
}

#[test]
fn new_fields_are_passed_over_or_kept_as_declared() {
    let value = json!({ "id": 1, "new": [1] });
    let expected = json!({ "id": 1 });
    assert_eq!(
        serde_json::to_value(read::<Strict>(&value)).unwrap(),
        expected
    );
    assert_eq!(
        serde_json::to_value(read::<Unspecified>(&value)).unwrap(),
        expected
    );
    comes_back::<Open>(&value);
    comes_back::<OpenToNumbers>(&json!({ "id": 1, "new": 1.5 }));
}
