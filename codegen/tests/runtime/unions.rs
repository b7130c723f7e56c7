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

#[derive(Clone, PartialEq)]
struct Lines {
    lines: Vec<serde_json::Value>,
}

runtime::object!(Lines { lines = "lines" });

#[derive(Clone, PartialEq)]
enum Bill {
    Goods(Lines),
    Services(Lines),
    ByName(std::collections::BTreeMap<String, serde_json::Value>),
    Unknown(serde_json::Value),
}

runtime::union!(Bill, false {
    Goods(Lines) = runtime::Look::object::<Lines>().holds(&[("lines/[]/kind/code", &["1"])]),
    Services(Lines) = runtime::Look::object::<Lines>().holds(&[("lines/[]/kind/code", &["2"])]),
    ByName(std::collections::BTreeMap<String, serde_json::Value>) =
        runtime::Look::of(&[runtime::Kind::Object]).holds(&[("{}/code", &["\"c\""])]),
});

/// What tells alternatives apart may lie in the items of a list, in the values of a map, and in
/// what these hold.
#[test]
fn constants_deep_inside_tell_alternatives_apart() {
    let read = |text: &str| serde_json::from_str::<Bill>(text).unwrap();
    let line =
        |code: &str| format!(r#"{{"lines":[{{"kind":null}},{{"kind":{{"code":{code}}}}}]}}"#);
    assert!(matches!(read(&line("1")), Bill::Goods(_)));
    assert!(matches!(read(&line("2")), Bill::Services(_)));
    assert!(matches!(read(&line("2.0")), Bill::Services(_)));
    assert!(matches!(read(&line("3")), Bill::ByName(_)));
    assert!(matches!(read(r#"{"a":{"code":"c"}}"#), Bill::ByName(_)));
    assert!(matches!(
        read(r#"{"a":{"code":"c"},"b":{"code":"d"}}"#),
        Bill::Unknown(_)
    ));
}

#[derive(Clone, PartialEq)]
enum Numbered {
    One(Cat),
    Unknown(serde_json::Value),
}

runtime::tagged_union!(Numbered, "kind" { One(Cat) = adds [1] });

/// The tag is the number, however it is written.
#[test]
fn a_tag_of_a_whole_number_may_have_a_fraction_of_zero() {
    for (tag, known) in [
        ("1", true),
        ("1.0", true),
        ("1e0", true),
        ("1.5", false),
        ("10", false),
    ] {
        let text = format!(r#"{{"kind":{tag},"name":"Tom"}}"#);
        let value: Numbered = serde_json::from_str(&text).unwrap();
        assert_eq!(matches!(value, Numbered::One(_)), known, "{tag}");
    }
}

#[derive(Clone, PartialEq)]
enum Weighed {
    Half(Cat),
    Any(Cat),
    Unknown(serde_json::Value),
}

runtime::tagged_union!(Weighed, "kind" { Half(Cat) = adds [0.5], Any(Cat) = [] });

/// A tag is written in the type of its property; an alternative that no tag names takes what fits.
#[test]
fn tags_have_fractions_and_alternatives_may_have_none() {
    for text in [
        r#"{"kind":0.5,"name":"Tom"}"#,
        r#"{"kind":5e-1,"name":"Tom"}"#,
    ] {
        let value: Weighed = serde_json::from_str(text).unwrap();
        assert!(matches!(value, Weighed::Half(_)), "{text}");
        let written = serde_json::to_string(&value).unwrap();
        assert_eq!(written, r#"{"kind":0.5,"name":"Tom"}"#);
    }
    for text in [r#"{"kind":"0.5","name":"Tom"}"#, r#"{"name":"Tom"}"#] {
        let value: Weighed = serde_json::from_str(text).unwrap();
        assert!(matches!(value, Weighed::Any(_)), "{text}");
    }
    let text = r#"{"kind":"other"}"#;
    let value: Weighed = serde_json::from_str(text).unwrap();
    assert!(matches!(value, Weighed::Unknown(_)));
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
}
