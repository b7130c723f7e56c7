//! The place of a node is that of the author's text, whatever the form that stands before it.
//!
//! Each form is written with marks: `⟦pointer⟧` stands before the text that must be underlined as
//! the value of that pointer, and `⟧` with nothing before it ends that text.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use codegen::diagnostic::{Locate, Target};
use codegen::document::load;
use codegen::pointer::Pointer;
use support::source;

/// The text without its marks, and what they say.
fn marked(form: &str) -> (String, Vec<(String, std::ops::Range<usize>)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut open = None;
    let mut rest = form;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        text.push_str(&rest[..at]);
        let mark = rest[at..].chars().next().unwrap();
        rest = &rest[at + mark.len_utf8()..];
        if mark == '⟦' {
            let (pointer, after) = rest.split_once('⟧').unwrap();
            open = Some((pointer.to_owned(), text.len()));
            rest = after;
        } else {
            let (pointer, start) = open.take().unwrap();
            places.push((pointer, start..text.len()));
        }
    }
    text.push_str(rest);
    assert!(open.is_none(), "{form}");
    assert!(!places.is_empty(), "{form}");
    (text, places)
}

fn check(form: &str) {
    let (text, places) = marked(form);
    let main = "openapi: 3.0.3\nx: {$ref: 'other.yaml'}\n";
    let document = load(source("api.yaml", main), vec![], &mut |_| Ok(text.clone())).unwrap();
    let root = Pointer::file_root("other.yaml");
    assert!(
        document.value(&root).is_some_and(|value| !value.is_null()),
        "not read: {text}"
    );
    for (pointer, expected) in places {
        let (pointer, on) = match pointer.strip_suffix(" key") {
            Some(pointer) => (pointer, Target::Key),
            None => (pointer.as_str(), Target::Value),
        };
        let place = Pointer::parse_reference(&root, &format!("#{pointer}")).unwrap();
        assert!(document.value(&place).is_some(), "no {pointer} in {text}");
        let found = document.locate(&place, on).unwrap().range;
        assert_eq!(
            (&text[found.clone()], found),
            (&text[expected.clone()], expected.clone()),
            "{pointer} in\n{text}"
        );
    }
}

/// What stands before a node that is looked for.
const BEFORE: [&str; 46] = [
    "a: {}",
    "a: {\n}",
    "a: [\n]",
    "a: {\n  }",
    "a: {x: 1,\n  y: 2\n}",
    "a: [\n  x,\n  y\n]",
    "a: [\nx,\ny\n]",
    "a: [\n\"x\",\n'y'\n]",
    "a: [x,\n\n# comment\n\ny]",
    "a: {x: [\n1, {y: 2\n}\n]\n}",
    "a: {\n\tx: 1\n}",
    "a: [!t,  b]",
    "a: [!t%20u b, !v, c]",
    "a: [x: 1, y: 2]",
    "a: {x, ? y, z: }",
    "a: {\"x\":1, 'y':2}",
    "a:\n- 1\n-\n- x: 1\n  y: 2\n-   - z",
    "a:\n  - |\n    x\n\n  - >-\n    y\n     z\n",
    "a: |\n  text # no comment\n    b: c\n\n",
    "a: >\n  text\n  more\n\n\n  text",
    "a: |+\n  text\n\n\n",
    "a: |2-\n    text\n",
    "a: >- # comment\n  text",
    "a: |\n",
    "a: text\n  on lines\n\n  more",
    "a: 'text\n  on ''lines''\n\n  more'",
    "a: \"text\\\n  on \\\"lines\\\"\\n\n\n  more\"",
    "a: \"text\nin no column\"",
    "a: [\"text\nin no column\", b]",
    "a: &x 1\nb: *x",
    "a: &x {y: 1}\nb: *x\nc: {<<: *x}\nd:\n  <<: [*x, *x]",
    "a: &x\n  - 1\nb: !t\n  c: 1\nc: !t &y\n  d: 1",
    "&x a: 1\n*x : 2\n!!str b: 3",
    "\"a\": 1\n'b''c': 2\n\"\\u00e4\": 3",
    "? a\n: 1\n? b\n? c\n:\n  - d\n? |\n  e\n: f",
    "? 'a'\n: ? b\n  : c",
    "# comment\na: 1 # comment\n  # comment\n#comment",
    "a: #comment\n  b: 1\n  #comment\n\n#comment",
    "größe: 😀 # 😀\n😀: \"ä\"",
    "a: 'x\u{85}    y'",
    "a: \"x\u{2028}  y\"",
    "a: ''\nb: \"\"\nc:\nd: ~\n\"\": 1",
    "a: http://x#y\nb: x:y\nc: -1\nd: 1 -",
    "a-b: [a-b, -c, ?d, :e]\n? - f",
    "a:\n    b:\n      - c:\n         d: 1",
    "a: !<tag:x,y> {b: 1}",
];

#[test]
fn after_every_form() {
    let after =
        "⟦/zz key⟧zz⟧: ⟦/zz⟧value⟧\nyy:\n  - ⟦/yy/0⟧\"first\"⟧\n  - k: {l: ⟦/yy/1/k/l⟧[m,n]⟧}\n";
    for before in BEFORE {
        if before.ends_with("? - f") {
            continue;
        }
        for text in [
            format!("{before}\n{after}"),
            format!("--- # start\n{before}\n{after}...\n"),
        ] {
            check(&text);
            check(&text.replace('\n', "\r\n"));
            check(text.trim_end_matches('\n'));
        }
        // The same one level down, and as an item of a list.
        let deeper = |text: &str| text.replace('\n', "\n  ");
        let after = after.replace("⟦/", "⟦/top/");
        check(&format!(
            "top:\n  {}\n  {}",
            deeper(before),
            deeper(after.trim_end())
        ));
        let after = after.replace("⟦/top/", "⟦/1/");
        check(&format!(
            "- x\n- {}\n  {}\n- last\n",
            deeper(before),
            deeper(after.trim_end())
        ));
    }
}

/// A bracket that closes in the column of its key, within mappings: what `BEFORE` holds is
/// indented as a whole.
#[test]
fn after_brackets_in_odd_columns() {
    for flow in [
        "{\n  }",
        "[\n  ]",
        "[\n  a,\n  b\n  ]",
        "{\n}",
        "[\n a\n ]",
        "{a: [\n],\nb: \"c\nd\"}",
    ] {
        check(&format!(
            "top:\n  a: {flow}\n  ⟦/top/b key⟧b⟧: ⟦/top/b⟧1⟧\n⟦/c key⟧c⟧:\n  - d: {flow}\n    e: ⟦/c/0/e⟧2⟧\n"
        ));
    }
}

#[test]
fn of_every_form() {
    for form in [
        "a: ⟦/a⟧plain text⟧ # comment\n",
        "a:   ⟦/a⟧'single ''quoted'' # text'⟧  # comment\n",
        "a: ⟦/a⟧\"double \\\" quoted\"⟧\n",
        "a: ⟦/a⟧{b: [c, d]}⟧ # comment\n",
        "a: {b: [⟦/a/b/0⟧c⟧, ⟦/a/b/1⟧\"d\"⟧, ⟦/a/b/2⟧{e: f}⟧]}\n",
        "a: [b: ⟦/a/0/b⟧c⟧, {d: ⟦/a/1/d⟧[]⟧}]\n",
        "⟦/a key⟧'a'⟧: ⟦/a⟧1⟧\n⟦/b key⟧\"b\"⟧: ⟦/b⟧2⟧\n",
        "{⟦/a key⟧a⟧: 1, ⟦/b key⟧\"b\"⟧: ⟦/b⟧2⟧, ⟦/c key⟧'c'⟧:⟦/c⟧3⟧}\n",
        "? ⟦/a key⟧a⟧\n: ⟦/a⟧1⟧\n? ⟦/b%20c key⟧'b c'⟧\n:\n  d: ⟦/b%20c/d⟧2⟧\n",
        // What is not short text on one line is told at its key.
        "⟦/a⟧a⟧: |\n  text\n⟦/b⟧b⟧: >-\n  text\n\n⟦/c⟧c⟧:\n  d: 1\n  e: 2\n",
        "⟦/a⟧a⟧: [\n  b\n]\n⟦/b⟧b⟧: text\n  on lines\n⟦/c⟧c⟧:\n⟦/d⟧d⟧: # comment\ne: ⟦/e⟧~⟧\n",
        "- ⟦/0⟧a⟧\n- ⟦/1⟧|⟧\n  text\n-\n  ⟦/2⟧b: 1⟧ # comment\n- - ⟦/3/0⟧c⟧\n",
        "- ⟦/0⟧a: 1⟧ # comment\n# comment\n\n- ⟦/1⟧b: 2⟧\n  c: 3\n",
        // An alias stands where it is written, and what it holds where that was written.
        "a: &x {b: ⟦/c/b⟧1⟧}\nc: ⟦/c⟧*x⟧\n",
        "a: &x {b: ⟦/c/b⟧1⟧}\nc: {<<: *x, d: ⟦/c/d⟧2⟧}\n",
        "a: &x {b: 1}\nc: {<<: *x, b: ⟦/c/b⟧2⟧}\n",
        "a: &x {b: ⟦/c/b⟧1⟧}\ny: &y {b: 2, e: ⟦/c/e⟧3⟧}\nc: {<<: [*x, *y]}\n",
        "a: &x {b: 1}\nd: &x {b: ⟦/c/b⟧2⟧}\nc: *x\n",
        "a: &x name\n⟦/name key⟧*x⟧ : ⟦/name⟧1⟧\n",
        // Of a key that is there twice the first counts.
        "a: ⟦/a⟧1⟧\nb: {a: ⟦/b/a⟧2⟧}\n",
        "größe: {😀: ⟦/größe/😀⟧\"ä😀\"⟧, ⟦/größe/ö key⟧ö⟧: 1}\n",
        "a: [⟦/a/0⟧x⟧,\n⟦/a/1⟧y⟧,\n  # z\n⟦/a/2⟧{b: 1}⟧\n]\n",
    ] {
        check(form);
        check(&form.replace('\n', "\r\n"));
        check(&format!("# comment\n---\n{form}"));
        check(form.trim_end_matches('\n'));
    }
}
