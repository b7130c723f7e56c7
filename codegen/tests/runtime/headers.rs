//! Response headers as values: lists in several lines, singletons in one, members by their types.

use crate::runtime::{Decode, HeaderMap, HeaderMembers, HeaderName, HeaderShape, read_header};
use serde_json::{Value, json};

fn headers(name: &str, lines: &[&str]) -> HeaderMap {
    let name: HeaderName = name.parse().unwrap();
    let lines = lines
        .iter()
        .map(|line| (name.clone(), line.parse().unwrap()));
    lines.collect()
}

fn read<T: Decode>(name: &str, lines: &[&str], shape: HeaderShape) -> Result<T, String> {
    let read = read_header(&headers(name, lines), name, shape);
    read.map(Option::unwrap).map_err(|error| error.to_string())
}

#[test]
fn lists_are_one_whatever_their_lines() {
    use HeaderShape::{Scalars, Text, Texts};
    for lines in [&["a, b,c"][..], &["a", "b,c"], &["a,", "", "b", ",c"]] {
        assert_eq!(read("X-Tags", lines, Texts), Ok(json!(["a", "b", "c"])));
    }
    assert_eq!(read("X-Ids", &["1,2", "3"], Scalars), Ok(vec![1, 2, 3]));
    // These are lists, also where the document takes them for a text.
    let links = ["<a>; rel=next", "<b>; rel=last"];
    let joined = "<a>; rel=next, <b>; rel=last".to_owned();
    assert_eq!(read("Link", &links, Text), Ok(joined));
    let none: Option<Value> = read_header(&HeaderMap::new(), "X-Tags", Texts).unwrap();
    assert_eq!(none, None);
}

#[test]
fn cookies_are_neither_joined_nor_cut() {
    let lines = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"];
    assert_eq!(
        read("Set-Cookie", &lines, HeaderShape::Texts),
        Ok(json!(lines))
    );
    let one = read("set-cookie", &lines[..1], HeaderShape::Text);
    assert_eq!(one, Ok(lines[0].to_owned()));
    read::<String>("Set-Cookie", &lines, HeaderShape::Text).unwrap_err();
}

#[test]
fn singletons_are_sent_once() {
    for shape in [HeaderShape::Text, HeaderShape::Scalar, HeaderShape::Json] {
        for lines in [["1", "2"], ["1", "1"]] {
            let error = read::<Value>("X-Count", &lines, shape).unwrap_err();
            assert_eq!(error, "the header `X-Count` is sent more than once");
        }
    }
    assert_eq!(read("X-Count", &["7"], HeaderShape::Scalar), Ok(7));
}

#[test]
fn members_have_the_types_of_the_document() {
    let members = HeaderMembers {
        texts: &["zip", "ok"],
        scalars: &["n"],
        are_texts: false,
    };
    let expected = json!({ "zip": "123", "ok": "true", "n": 4, "more": 5, "other": "x" });
    for (shape, lines) in [
        (
            HeaderShape::Object(members),
            &["zip,123,ok,true", "n,4,more,5,other,x"],
        ),
        (
            HeaderShape::ExplodedObject(members),
            &["zip=123,ok=true", "n=4,more=5,other=x"],
        ),
    ] {
        assert_eq!(read("X-A", lines, shape), Ok(expected.clone()));
    }
    let wrong = HeaderShape::ExplodedObject(members);
    read::<Value>("X-A", &["n=four"], wrong).unwrap_err();
    let texts = HeaderMembers {
        are_texts: true,
        ..members
    };
    let shape = HeaderShape::ExplodedObject(texts);
    assert_eq!(
        read("X-A", &["a=1,n=1"], shape),
        Ok(json!({ "a": "1", "n": 1 }))
    );
}
