//! Unions that hold themselves.

use crate::runtime;

#[derive(Clone, PartialEq)]
struct Left {
    inner: Option<Box<Either>>,
    number: i64,
}

runtime::object!(Left {
    inner = "inner" optional,
    number = "number",
});

#[derive(Clone, PartialEq)]
struct Right {
    inner: Option<Box<Either>>,
    number: i64,
}

runtime::object!(Right {
    inner = "inner" optional,
    number = "number",
});

#[derive(Clone, PartialEq)]
enum Either {
    Left(Left),
    Right(Right),
    Unknown(serde_json::Value),
}

runtime::union!(Either, false {
    Left(Left) = runtime::Look::object::<Left>(),
    Right(Right) = runtime::Look::object::<Right>(),
});

/// Each level fails for both types, so that trying all would take twice as long for each, and
/// years for all.
#[test]
fn a_value_that_fits_nowhere_is_given_up_in_time() {
    let mut text = r#"{"number":"no"}"#.to_owned();
    for _ in 0..40 {
        text = format!(r#"{{"inner":{text},"number":"no"}}"#);
    }
    let value: Either = serde_json::from_str(&text).unwrap();
    assert!(matches!(value, Either::Unknown(_)));
    // What comes after it is read as ever.
    let value: Either = serde_json::from_str(r#"{"number":1}"#).unwrap();
    assert!(matches!(value, Either::Left(Left { number: 1, .. })));
}

#[derive(Clone, PartialEq)]
struct Cat {
    name: String,
}

runtime::object!(Cat { name = "name" });

#[derive(Clone, PartialEq)]
enum Pet {
    Cat(Cat),
    Unknown(serde_json::Value),
}

runtime::tagged_union!(Pet, "kind" { Cat(Cat) = adds ["cat"] });

/// The tag of a union of one is written, and others are awaited; where it tells nothing apart,
/// servers leave it out.
#[test]
fn a_union_of_one_writes_its_tag_and_reads_without() {
    for text in [r#"{"name":"Tom","kind":"cat"}"#, r#"{"name":"Tom"}"#] {
        let value: Pet = serde_json::from_str(text).unwrap();
        assert!(
            matches!(&value, Pet::Cat(cat) if cat.name == "Tom"),
            "{text}"
        );
        let written = serde_json::to_string(&value).unwrap();
        assert_eq!(written, r#"{"kind":"cat","name":"Tom"}"#);
    }
    for text in [
        r#"{"kind":"dog","name":"Rex"}"#,
        r#"{"kind":null,"name":"Rex"}"#,
        r#"{"nickname":"Rex"}"#,
        r#"["Rex"]"#,
    ] {
        let value: Pet = serde_json::from_str(text).unwrap();
        assert!(matches!(value, Pet::Unknown(_)), "{text}");
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }
}
