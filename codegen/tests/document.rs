//! The document stage: what it reads, what it refuses, and how its messages look.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use codegen::diagnostic::{Diagnostics, Locate, Style, Target, render};
use codegen::document::{Document, Failure, Source, codes, load};
use codegen::pointer::{Pointer, ReferenceError};
use serde_json::{Value, json};

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

type Files<'a> = BTreeMap<&'a str, &'a str>;

fn load_all(main: &str, overlays: &[&str], files: &Files<'_>) -> Result<Document, Box<Failure>> {
    let overlays = overlays.iter().enumerate();
    let overlays = overlays
        .map(|(n, text)| source(&format!("spec/overlay-{n}.yaml"), text))
        .collect();
    load(source("spec/api.yaml", main), overlays, &mut |name| {
        let text = files.get(name).ok_or("there is no such file")?;
        Ok((*text).to_owned())
    })
}

fn load_one(main: &str) -> Result<Document, Box<Failure>> {
    load_all(main, &[], &Files::new())
}

fn value(main: &str) -> Value {
    match load_one(main) {
        Ok(document) => document.root().clone(),
        Err(failure) => panic!(
            "{}",
            render(&failure.diagnostics, &failure.document, Style::Plain)
        ),
    }
}

/// The messages of a document, or of its warnings.
fn messages(main: &str) -> String {
    shown(&load_one(main))
}

fn shown(result: &Result<Document, Box<Failure>>) -> String {
    match result {
        Ok(document) => render(document.warnings(), document, Style::Plain),
        Err(failure) => render(&failure.diagnostics, &failure.document, Style::Plain),
    }
}

fn ids(main: &str) -> Vec<&'static str> {
    let result = load_one(main);
    let diagnostics = match &result {
        Ok(document) => document.warnings(),
        Err(failure) => &failure.diagnostics,
    };
    diagnostics.iter().map(|d| d.code().id).collect()
}

/// The text that a place is underlined as.
fn underlined<'a>(document: &'a Document, place: &Pointer, on: Target) -> &'a str {
    let location = document.locate(place, on).unwrap();
    &location.file.text()[location.range]
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse_reference(&Pointer::root(), text).unwrap()
}

#[test]
fn pointers_are_canonical() {
    let place = Pointer::root().child("paths").child("/a~b").index(3);
    assert_eq!(place.as_str(), "#/paths/~1a~0b/3");
    assert_eq!(place.tokens().collect::<Vec<_>>(), ["paths", "/a~b", "3"]);
    assert_eq!(place.last().as_deref(), Some("3"));
    assert_eq!(
        place.parent().and_then(|p| p.last()).as_deref(),
        Some("/a~b")
    );
    assert_eq!(Pointer::root().parent(), None);
    assert_eq!(Pointer::root().last(), None);
    assert!(place.starts_with(&pointer("#/paths")));
    assert!(!place.starts_with(&pointer("#/path")));
    assert_eq!(pointer("#/paths/~1a~0b/3"), place);
    assert_eq!(pointer("#/paths/%7E1a~0b/%33"), place);
    assert_eq!(Pointer::root().child("").as_str(), "#/");
    assert_eq!(pointer("#/").tokens().collect::<Vec<_>>(), [""]);
}

#[test]
fn references_stay_in_the_folder() {
    let from = |file: &str, reference: &str| {
        Pointer::parse_reference(&Pointer::file_root(file), reference)
            .map(|p| p.as_str().to_owned())
    };
    assert_eq!(
        from("", "common.yaml#/Pet"),
        Ok("common.yaml#/Pet".to_owned())
    );
    assert_eq!(from("", "./a//b/../c.yaml"), Ok("a/c.yaml#".to_owned()));
    assert_eq!(from("a/b.yaml", "c.yaml#/X"), Ok("a/c.yaml#/X".to_owned()));
    assert_eq!(from("a/b.yaml", "../c.yaml"), Ok("c.yaml#".to_owned()));
    assert_eq!(from("a/b.yaml", "#/X"), Ok("a/b.yaml#/X".to_owned()));
    assert_eq!(from("", "a%20b.yaml#/%C3%A4"), Ok("a b.yaml#/ä".to_owned()));
    for outside in [
        "../x.yaml",
        "a/../../x.yaml",
        "/etc/passwd",
        "%2e%2e/x.yaml",
        "%2E%2E%2Fx.yaml",
        "%2Fetc",
    ] {
        assert_eq!(from("", outside), Err(ReferenceError::Outside), "{outside}");
    }
    for remote in [
        "https://example.com/x.yaml",
        "//example.com/x",
        "file:///etc/passwd",
        "C:\\x.yaml",
    ] {
        assert_eq!(from("", remote), Err(ReferenceError::Remote), "{remote}");
    }
    for malformed in ["..\\x.yaml", "a%3Ab", "a%00b", "%ff.yaml", "a/..", "x%23y"] {
        assert_eq!(
            from("", malformed),
            Err(ReferenceError::Malformed),
            "{malformed}"
        );
    }
    for anchor in ["#Pet", "#/a~2", "#/a~"] {
        assert_eq!(
            from("", anchor),
            Err(ReferenceError::NotAPointer),
            "{anchor}"
        );
    }
}

#[test]
fn yaml_becomes_json() {
    let yaml = "
openapi: 3.0.3
responses: { 200: a, true: b, null: c, 0x1F: d, 1.10: e }
base: &base { x: 1, y: 2 }
other: &other { y: 3, z: 4 }
merged: { <<: *base, x: 9 }
both: { <<: [*base, *other], w: 0 }
numbers: [1, -1, 1.5, 1e3, 18446744073709551615, 99999999999999999999999, 007, 0o17]
text: ['1', !!str 1, yes, '~', 2020-01-01]
binary: !!binary aGVsbG8=
nothing: [~, null, ]
";
    let value = value(yaml);
    assert_eq!(
        value["responses"],
        json!({"200": "a", "true": "b", "null": "c", "0x1F": "d", "1.10": "e"})
    );
    assert_eq!(value["merged"], json!({"x": 9, "y": 2}));
    assert_eq!(value["both"], json!({"w": 0, "x": 1, "y": 2, "z": 4}));
    assert_eq!(
        value["numbers"],
        json!([
            1,
            -1,
            1.5,
            1000.0,
            18_446_744_073_709_551_615_u64,
            1e23,
            "007",
            15
        ])
    );
    assert_eq!(value["text"], json!(["1", "1", "yes", "~", "2020-01-01"]));
    assert_eq!(value["binary"], json!("aGVsbG8="));
    assert_eq!(value["nothing"], json!([null, null]));
}

#[test]
fn json_is_told_by_content() {
    let document =
        value("\u{feff} {\r\n \"openapi\": \"3.0.0\", \"x\": \"\\ud83d\\ude00\\/\" }\r\n");
    assert_eq!(document["x"], json!("😀/"));
    assert_eq!(value("{openapi: 3.0.0, x: [a, b]}")["x"], json!(["a", "b"]));
    assert_eq!(value("\u{feff}openapi: 3.0.0\r\nx: 1\r\n")["x"], json!(1));
    assert_eq!(
        value("{\"openapi\": \"3.0.0\", \"<<\": {\"a\": 1}}")["<<"],
        json!({"a": 1})
    );
    let keys: Vec<String> = value("openapi: 3.0.0\nz: 1\na: 2\n")
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(keys, ["openapi", "z", "a"]);
}

#[test]
fn nodes_are_located() {
    let yaml = "openapi: 3.0.3\r\ninfo:\r\n  title: Größe 😀\r\n  'ver''sion': \"1\"\r\nbase: &b\r\n  k: v\r\n\
                use: *b\r\nmerged:\r\n  <<: *b\r\n  own: 1\r\nlist:\r\n- one\r\n- two: 2\r\n200: |\r\n  text\r\n  more\r\n";
    let document = load_one(yaml).unwrap();
    let at = |place: &str, on| underlined(&document, &pointer(place), on);
    assert_eq!(at("#/openapi", Target::Value), "3.0.3");
    assert_eq!(at("#/info/title", Target::Value), "Größe 😀");
    assert_eq!(at("#/info/title", Target::Key), "title");
    assert_eq!(at("#/info/ver'sion", Target::Key), "'ver''sion'");
    assert_eq!(at("#/info/ver'sion", Target::Value), "\"1\"");
    assert_eq!(at("#/info", Target::Key), "info");
    assert_eq!(at("#/use/k", Target::Value), "v");
    assert_eq!(at("#/merged/k", Target::Value), "v");
    assert_eq!(at("#/merged/own", Target::Value), "1");
    assert_eq!(at("#/list/0", Target::Key), "one");
    assert_eq!(at("#/list/1/two", Target::Value), "2");
    assert_eq!(at("#/200", Target::Value), "200");
    assert_eq!(at("#/info/title/none/such", Target::Value), "title");
    assert_eq!(at("#/none", Target::Value), "openapi: 3.0.3");
    assert!(
        document
            .locate(&pointer("none.yaml#/x"), Target::Value)
            .is_none()
    );

    let json = "{ \"openapi\": \"3.0.3\",\n \"ä\\u0041\": [ 1, { \"b\": [true, null] } , \"x\\\"y\" ], \"e\": {} }";
    let document = load_one(json).unwrap();
    let at = |place: &str, on| underlined(&document, &pointer(place), on);
    assert_eq!(at("#/äA", Target::Key), "\"ä\\u0041\"");
    assert_eq!(at("#/äA/1/b", Target::Value), "[true, null]");
    assert_eq!(at("#/äA/1/b/1", Target::Value), "null");
    assert_eq!(at("#/äA/2", Target::Value), "\"x\\\"y\"");
    assert_eq!(at("#/e", Target::Value), "{}");
}

#[test]
fn faults_are_shown() {
    let cases = [
        ("empty", ""),
        ("scalar", "just text\n"),
        ("list", "- openapi\n- 3.0.3\n"),
        (
            "indentation",
            "openapi: 3.0.3\ninfo:\n  title: a\n version: 1\n",
        ),
        ("tab", "openapi: 3.0.3\ninfo:\n\ttitle: a\n"),
        ("colon", "openapi: 3.0.3\ninfo:\n  title: a: b\n"),
        ("unclosed", "openapi: \"3.0.3\n"),
        ("escape", "openapi: \"3.0.3\\q\"\n"),
        ("anchor", "openapi: 3.0.3\nx: *nothing\n"),
        ("control", "openapi: 3.0.3\nx: a\u{0}b\u{1b}[31m\n"),
        ("several", "openapi: 3.0.3\n---\nopenapi: 3.0.3\n"),
        (
            "duplicate",
            "openapi: 3.0.3\npaths:\n  /a:\n    get: 1\n  /b: 2\n  \"/a\": 3\n",
        ),
        (
            "duplicates",
            "openapi: 3.0.3\na: 1\na: 2\na: 3\nresponses: {200: x, '200': y}\n",
        ),
        ("complex-key", "openapi: 3.0.3\n? [a, b]\n: c\n"),
        ("merge", "openapi: 3.0.3\nx: {<<: 1}\n"),
        (
            "tags",
            "openapi: 3.0.3\nx: !include other.yaml\ny: !map {a: .inf}\n",
        ),
        ("int-tag", "openapi: 3.0.3\nx: !!int abc\n"),
        ("json-comma", "{\n  \"openapi\": \"3.0.3\",\n}\n"),
        ("json-trailing", "{\"openapi\": \"3.0.3\"} x\n"),
        ("json-cut", "{\"openapi\": \"3.0.3\", \"a\": [1,"),
        ("json-escape", "{\"openapi\": \"\\ud83d\"}"),
        ("json-control", "{\"openapi\": \"a\u{1b}[31mb\"}"),
        ("json-number", "{\"openapi\": 1e999}"),
        (
            "json-duplicate",
            "{\"openapi\": \"3.0.3\", \"a\": 1,\n \"\\u0061\": 2}",
        ),
        ("no-version", "info: {}\n"),
        (
            "swagger",
            "swagger: '1.2'
",
        ),
        (
            "newer",
            "openapi: 4.0.0
",
        ),
        ("float", "openapi: 3.0\n"),
        ("odd-version", "openapi: [3]\n"),
    ];
    let mut all = String::new();
    for (name, text) in cases {
        let _ = writeln!(all, "==== {name}\n{}", messages(text));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn long_lines_and_hostile_text_are_tamed() {
    let filler = "x".repeat(1_000_000);
    let text = format!(
        "{{\"openapi\": \"3.0.3\", \"a\": \"{filler}\", \"ключ\": 1, \"b\": \"{filler}\", \"ключ\": \"\u{9b}31m\u{202e}\"}}"
    );
    let shown = messages(&text);
    assert!(shown.len() < 2_000, "{}", shown.len());
    insta::assert_snapshot!(shown);

    let key = "\\u001b[31m\\u202e\\n".to_owned() + &"k".repeat(5_000);
    let shown = messages(&format!(
        "openapi: 3.0.3\n\"{key}\": 1\n\"{key}\": \u{85}2\n"
    ));
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{85}', '\u{202e}']));
    assert!(shown.len() < 4_000, "{}", shown.len());
}

#[test]
fn colours_are_optional() {
    let Err(failure) = load_one("openapi: 4.0.0\n") else {
        panic!("4.0 is accepted")
    };
    let ansi = render(&failure.diagnostics, &failure.document, Style::Ansi);
    assert!(ansi.contains("\u{1b}["));
    assert!(!messages("openapi: 4.0.0\n").contains('\u{1b}'));
    let located = failure.diagnostics.located(&failure.document);
    let (_, location) = located.first().unwrap();
    assert_eq!(location.as_ref().unwrap().line_column(), (1, 10));
}

/// Nothing that is thrown at the stage makes it panic, or takes long.
#[test]
fn hostile_texts_are_refused() {
    let deep = 10_000;
    let many = 300_000;
    let bomb = (1..12).fold("openapi: 3.0.3\na0: &a0 [x]\n".to_owned(), |text, n| {
        let m = n - 1;
        text + &format!(
            "a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}]\n"
        )
    });
    let wide = format!(
        "openapi: 3.0.3\nx: &x [{}]\ny: [{}]\n",
        "a,".repeat(100_000),
        "*x,".repeat(100_000)
    );
    let merges = (1..40).fold("openapi: 3.0.3\na0: &a0 {k: v}\n".to_owned(), |text, n| {
        let m = n - 1;
        text + &format!("a{n}: &a{n} {{<<: [*a{m}, *a{m}], k{n}: *a{m}}}\n")
    });
    let block: String = (0..deep / 10).fold("openapi: 3.0.3\n".to_owned(), |text, n| {
        text + &" ".repeat(n) + "a:\n"
    });
    let cases = [
        (
            "json depth",
            format!("{{\"openapi\": {}", "[".repeat(deep)),
            "E0104",
        ),
        ("json objects", "{\"a\":".repeat(deep), "E0104"),
        ("json brackets", "[".repeat(many), "E0104"),
        (
            "yaml flow",
            format!("openapi: {}", "[".repeat(deep)),
            "E0104",
        ),
        (
            "yaml flow closed",
            format!("openapi: {}{}", "[".repeat(deep), "]".repeat(deep)),
            "E0104",
        ),
        ("yaml brackets", format!("a: {}", "[".repeat(many)), "E0104"),
        (
            "yaml braces",
            format!("a: {}", "{a: ".repeat(many)),
            "E0104",
        ),
        (
            "yaml lists",
            format!("openapi:\n {}", "- ".repeat(deep)),
            "E0104",
        ),
        (
            "yaml many lists",
            format!("openapi:\n {}", "- ".repeat(many)),
            "E0104",
        ),
        (
            "yaml keys",
            format!("openapi:\n {}", "? ".repeat(deep)),
            "E0101",
        ),
        ("yaml block", block, "E0104"),
        ("bomb", bomb, "E0105"),
        ("wide bomb", wide, "E0105"),
        ("merge bomb", merges, "E0105"),
        (
            "duplicates",
            format!("openapi: 3.0.3\n{}", "a: 1\n".repeat(50_000)),
            "E0103",
        ),
        (
            "many duplicates",
            (0..50_000).fold(String::new(), |t, n| t + &format!("{n}: 1\n{n}: 2\n")),
            "E0103",
        ),
        ("self", "openapi: 3.0.3\nx: &x [*x]\n".to_owned(), "E0104"),
        (
            "self key",
            "openapi: 3.0.3\nx: &x {*x : 1}\n".to_owned(),
            "E0101",
        ),
    ];
    for (name, text, code) in &cases {
        let found = ids(text);
        let shown = messages(text);
        assert!(shown.contains("spec/api.yaml:"), "{name}: {shown}");
        assert!(shown.len() < 4_000 || name.starts_with("many"), "{name}");
        assert_eq!(found.first(), Some(code), "{name}: {shown}");
    }
}

/// Every cut, and every replacement of a byte, of a text with all constructs.
#[test]
fn damaged_texts_do_not_panic() {
    let yaml = "%YAML 1.2\n---\nopenapi: 3.0.3 # c\nä: &a !t {b: [1, 'x', \"\\u00e4\\n\"], <<: *a}\n? k\n: |2-\n   x\n\n   y\n\
                z: >+\n  f\n  g\n\nl:\n- *a\n-\n  - ~\n...\n";
    let json = "{\"openapi\":\"3.0.3\",\"\\ud83d\\ude00\":[1,-2.5e-3,true,null,{\"a\":{}}],\"ä\":\"\\\\\"}";
    for text in [yaml, json] {
        for (at, _) in text.char_indices() {
            let _ = messages(&text[..at]);
            let _ = messages(&text[at..]);
            for damage in [
                '\0', '"', '\'', '{', '}', '[', ']', ':', '&', '*', '!', '|', '\t', '\r',
                '\u{feff}', '\u{2028}', '-', '\\',
            ] {
                let mut damaged = text.to_owned();
                damaged.insert(at, damage);
                let _ = messages(&damaged);
                let result = load_one(&damaged);
                let document = match &result {
                    Ok(document) => document,
                    Err(failure) => &failure.document,
                };
                for place in ["#", "#/openapi", "#/ä/b/2", "#/l/0/b", "#/😀/4/a/b", "#/k"] {
                    for on in [Target::Key, Target::Value, Target::Text(0, usize::MAX)] {
                        let diagnostic = codegen::diagnostic::Diagnostic::new(
                            &codes::SYNTAX,
                            "m",
                            pointer(place),
                        );
                        let all: Diagnostics = [diagnostic.on(on)].into_iter().collect();
                        let _ = render(&all, document, Style::Plain);
                    }
                }
            }
        }
    }
}

#[test]
fn other_files_are_read_on_demand() {
    let files = Files::from([
        (
            "common.yaml",
            "Pet: {$ref: 'parts/name.json#/Name'}\nBack: {$ref: 'api.yaml#/info'}\n",
        ),
        (
            "parts/name.json",
            "{\"Name\": {\"type\": \"string\"}, \"Up\": {\"$ref\": \"../common.yaml#/Pet\"}}",
        ),
        ("broken.yaml", "a: [1\nb: 2\n"),
    ]);
    let main = "openapi: 3.0.3\ninfo: {}\na: {$ref: 'common.yaml#/Pet'}\nb: {$ref: 'missing.yaml'}\n\
                c: {$ref: 'broken.yaml#/a'}\nd: {$ref: '../secret.yaml'}\ne: {$ref: 'https://example.com/x.yaml'}\n\
                example: {$ref: 'nowhere.json'}\nproperties: {$ref: {type: string}}\n\
                discriminator: {mapping: {dog: 'dog.yaml#/Dog', cat: Cat}}\n";
    let mut asked = Vec::new();
    let result = load(source("spec/api.yaml", main), vec![], &mut |name| {
        asked.push(name.to_owned());
        let text = files.get(name).ok_or("there is no such file")?;
        Ok((*text).to_owned())
    });
    let document = result.map_err(|f| f.diagnostics).unwrap();
    asked.sort();
    assert_eq!(
        asked,
        [
            "broken.yaml",
            "common.yaml",
            "dog.yaml",
            "missing.yaml",
            "nowhere.json",
            "parts/name.json"
        ]
    );
    assert!(document.warnings().is_empty());
    let at = pointer("#/a/$ref");
    let pet = document.resolve(&at, "common.yaml#/Pet").unwrap();
    assert_eq!(
        document.value(&pet).unwrap()["$ref"],
        json!("parts/name.json#/Name")
    );
    let name = document
        .resolve(&pet.child("$ref"), "parts/name.json#/Name")
        .unwrap();
    assert_eq!(name.as_str(), "parts/name.json#/Name");
    assert_eq!(document.value(&name), Some(&json!({"type": "string"})));
    let back = document
        .resolve(&pointer("common.yaml#/Back/$ref"), "api.yaml#/info")
        .unwrap();
    assert_eq!(back.as_str(), "#/info");

    let mut all = Diagnostics::new();
    for (place, reference) in [
        ("#/a/$ref", "common.yaml#/Pat"),
        ("#/a/$ref", "#/inof/title"),
        ("#/a/$ref", "#Pet"),
        ("#/b/$ref", "missing.yaml"),
        ("#/c/$ref", "broken.yaml#/a"),
        ("#/d/$ref", "../secret.yaml"),
        ("#/e/$ref", "https://example.com/x.yaml"),
        ("common.yaml#/Pet/$ref", "parts/name.json#/Name/type/x"),
    ] {
        all.push(document.resolve(&pointer(place), reference).unwrap_err());
    }
    insta::assert_snapshot!(render(&all, &document, Style::Plain));
}

#[test]
fn overlays_change_the_document() {
    let main = "openapi: 3.0.3\ninfo: {title: Old, version: '1'}\ntags:\n- name: a\n- name: b\n- name: c\n\
                paths:\n  /x: {get: {summary: s, x-internal: true}}\n  /y: {get: {x-internal: true}}\n";
    let overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n\
                   - target: $.info\n  update: {title: New, contact: {name: me}}\n\
                   - target: $.tags\n  update: {name: d}\n\
                   - target: $.tags[?@.name == 'b']\n  remove: true\n\
                   - target: $..[?@['x-internal'] == true]['x-internal']\n  remove: true\n\
                   - target: $.paths['/y']\n  remove: true\n\
                   - target: $.servers\n  update: {url: x}\n";
    let document = load_all(main, &[overlay], &Files::new())
        .map_err(|f| f.diagnostics)
        .unwrap();
    assert_eq!(
        document.root(),
        &json!({
            "openapi": "3.0.3",
            "info": {"title": "New", "version": "1", "contact": {"name": "me"}},
            "tags": [{"name": "a"}, {"name": "c"}, {"name": "d"}],
            "paths": {"/x": {"get": {"summary": "s"}}},
        })
    );
    let at = |place: &str| {
        let location = document.locate(&pointer(place), Target::Value).unwrap();
        let (line, _) = location.line_column();
        format!(
            "{}:{line}: {}",
            location.file.name(),
            &location.file.text()[location.range]
        )
    };
    assert_eq!(at("#/info/title"), "spec/overlay-0.yaml:5: New");
    assert_eq!(at("#/info/version"), "spec/api.yaml:2: '1'");
    assert_eq!(at("#/info/contact/name"), "spec/overlay-0.yaml:5: me");
    assert_eq!(at("#/tags/1/name"), "spec/api.yaml:6: c");
    assert_eq!(at("#/tags/2/name"), "spec/overlay-0.yaml:7: d");
    assert_eq!(
        document.origin(&pointer("#/tags/1/name")).as_str(),
        "#/tags/2/name"
    );
    insta::assert_snapshot!(render(document.warnings(), &document, Style::Plain));
}

#[test]
fn faults_of_overlays_are_shown() {
    let main = "openapi: 3.0.3\ninfo: {title: Old}\n";
    let overlays = [
        "overlay: 1.0.0\nactions:\n- target: '$.info['\n  remove: true\n- target: $\n  remove: true\n\
         - target: $.info\n  update: text\n- target: $.info\n- update: {}\n- {target: $, copy: $.x}\n\
         - target: $.openapi\n  update: 4.0.0\n",
        "not: an overlay\n",
        "- 1\n",
    ];
    insta::assert_snapshot!(shown(&load_all(main, &overlays, &Files::new())));
}

#[test]
fn of_very_many_messages_not_all_are_rendered() {
    let mut text = "openapi: 3.0.3\n".to_owned();
    for n in 0..20_000 {
        let _ = writeln!(text, "key{n}: !tag {n}");
    }
    let shown = messages(&text);
    assert_eq!(shown.matches("W0101").count(), 1_000);
    assert!(shown.contains("and 19000 more"));
}

#[test]
fn codes_are_unique_and_explained() {
    let mut ids: Vec<_> = codes::ALL.iter().map(|code| code.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), codes::ALL.len());
    for code in codes::ALL {
        assert!(
            code.id.starts_with("E01") || code.id.starts_with("W01"),
            "{}",
            code.id
        );
        assert!(code.explanation.len() > code.title.len() / 2, "{}", code.id);
    }
}
