//! YAML is read as `serde_yaml` reads it: the same values from every form, and a fault wherever
//! that finds one.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;
/// The visitor that both readings go through.
#[allow(dead_code, reason = "only values are compared")]
#[path = "../src/document/tree.rs"]
mod tree;

mod pointer {
    pub(crate) use codegen::pointer::Pointer;
}

use std::path::{Path, PathBuf};

use codegen::document::load;
use codegen::pointer::Pointer;
use serde_json::Value;
use support::source;

/// The value of a text as this project reads it, as a file that a document refers to.
fn read(text: &str) -> Option<Value> {
    let main = "openapi: 3.0.3\nx: {$ref: 'other.yaml'}\n";
    let document = load(source("api.yaml", main), vec![], &mut |name| {
        let known = (name == "other.yaml").then(|| text.to_owned());
        known.ok_or_else(|| "no such file".to_owned())
    })
    .unwrap_or_else(|failure| panic!("{:?}", failure.diagnostics));
    let value = document.value(&Pointer::file_root("other.yaml")).unwrap();
    (!value.is_null() || expected(text).is_some()).then(|| value.clone())
}

/// The same through `serde_yaml` alone.
fn expected(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = tree::Reading::new(Pointer::root(), text, true);
    reading.read(serde_yaml::Deserializer::from_str(text)).ok()
}

fn compare(text: &str) {
    // The order of members counts.
    let [found, expected] = [read(text), expected(text)].map(|it| it.map(|it| it.to_string()));
    assert_eq!(found, expected, "{text:?}");
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/yaml");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

#[test]
fn fixtures_are_read_alike() {
    for file in fixtures() {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(expected(&text).is_some(), "{}", file.display());
        compare(&text);
        compare(&text.replace('\n', "\r\n"));
        compare(&format!("\u{feff}{text}"));
        for (end, _) in text.char_indices() {
            compare(&text[..end]);
        }
    }
}

#[test]
fn scalars_are_what_they_were() {
    let forms = [
        "0",
        "-0",
        "+0",
        "1",
        "+1",
        "-1",
        "++1",
        "+-1",
        "--1",
        "007",
        "-007",
        "00",
        "0o17",
        "-0o17",
        "+0o17",
        "0o8",
        "0o+7",
        "0x1F",
        "-0x1f",
        "0X1F",
        "0xg",
        "0b11",
        "-0b11",
        "0b2",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "-123456789012345678901234567890",
        "0xFFFFFFFFFFFFFFFFFF",
        "-0x8000000000000000",
        "340282366920938463463374607431768211456",
        "00000000000000000000000000000000000001",
        "1.0",
        "1.",
        ".5",
        "-.5",
        "+.5",
        "1e3",
        "1E+3",
        "1e-3",
        "1e400",
        "-1e400",
        "1_000",
        "0.1",
        "12345678901234567.89",
        "1e",
        "e1",
        ".inf",
        "-.inf",
        "+.inf",
        ".Inf",
        ".INF",
        ".nan",
        ".NaN",
        "-.nan",
        "inf",
        "nan",
        "infinity",
        "-inf",
        "NaN",
        ".",
        "-",
        "+",
        "true",
        "True",
        "TRUE",
        "tRUE",
        "false",
        "False",
        "FALSE",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "null",
        "Null",
        "NULL",
        "nULL",
        "~",
        "~a",
        "2020-01-01",
        "2020-01-01T00:00:00Z",
        "12:30",
        "1:2",
        "=",
        "<<",
        "0.0.1",
        "1.2.3",
        "08",
        "09.5",
        "00.5",
        "0x",
        "0o",
        "0b",
        "- ",
        "''",
        "\"1\"",
        "'true'",
        "!!str 1",
        "!!int '1'",
        "!!int 0x1F",
        "!!float 1",
        "!!float .inf",
        "!!bool 'true'",
        "!!null ''",
        "!!null ~",
        "!!binary aGk=",
        "!!str",
        "!t 1",
        "!t '1'",
        "!t",
        "! 1",
        "! '1'",
        "!<tag:yaml.org,2002:int> 3",
        "!a!b",
        "!!int a",
        "!!float a",
        "!!bool 1",
        "&a 1",
        "&a",
        "'it''s'",
        "\"\\u00e4\\x41\\n\\\"\"",
        "\"\\ud83d\\ude00\"",
        "\"a\\\n  b\"",
        "'a\n\n  b'",
        "a\n  b\n\n  c",
        "|\n  a\n  b",
        ">\n  a\n  b",
        "|-\n  a\n\n",
        "|+\n  a\n\n",
        ">+\n  a\n\n  b\n\n",
        "|2\n    a",
        "|\n\n  a\n   b\n",
        "a # c",
        "a#b",
        "'a' # c",
        "a:b",
        "http://x",
        "[a, b]",
        "{a: 1}",
        "[]",
        "{}",
        "[a: 1]",
        "[[], {}]",
        "{a, b: }",
        "[!t, a]",
        "[!t a, !u]",
        "{a: !t, b: 1}",
        "[!a%20b c]",
        "x !y, z",
        "'!y, z'",
        "[\n]",
        "[a,\n b\n]",
        "{\n}",
        "\u{85}a",
        "a\u{85}b",
        "a\u{2028}b",
        "a\u{a0}b",
    ];
    for form in forms {
        compare(&format!("k: {form}\n"));
        compare(&format!("k: {form}"));
        compare(&format!("- {form}\n- b\n"));
        compare(&format!("x: [a, {form}]\n"));
        compare(form);
    }
}

/// Here `serde_yaml` is wrong: once a name is given twice, it takes the next anchor for it.
#[test]
fn the_last_anchor_of_a_name_counts() {
    let text = "a: &x 1\nb: &x 2\nc: &y 3\nd: *x\ne: *y\n";
    let value = read(text).unwrap();
    assert_eq!((&value["d"], &value["e"]), (&2.into(), &3.into()));
}

/// Texts put together by chance, most of which are faulty.
#[test]
fn chance_texts_are_read_alike() {
    let parts = [
        "a",
        "b: ",
        "- ",
        "\n",
        "\n  ",
        "\n ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "? ",
        "&x ",
        "*x",
        "!t ",
        "!!str ",
        "!t,",
        "|\n",
        "|-\n",
        ">+\n",
        "'",
        "\"",
        "\\n",
        "\\",
        "# c\n",
        "\t",
        "\r\n",
        "---",
        "...",
        "<<: ",
        "ä",
        "\u{85}",
        "~",
        "1",
        "0x1",
        ".inf",
        "k: v\n",
        "k:\n  s: 1\n",
        " ",
        "%",
        "k: {a: 1, b: [x, y]}\n",
        "key: [\n]\n",
    ];
    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..20_000 {
        let text: String = (0..random.usize(1..12))
            .map(|_| parts[random.usize(..parts.len())])
            .collect();
        if !text.trim_start().starts_with(['{', '[']) {
            compare(&text);
        }
    }
}

/// Documents beside the project, where there are any.
#[test]
fn real_documents_are_read_alike() {
    for folder in ["specs", "cases"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../shared")
            .join(folder);
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|end| end == "yaml") {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                // Without optimisation a megabyte takes long.
                if text.len() < 500_000 || !cfg!(debug_assertions) {
                    compare(&text);
                }
            }
        }
    }
}
