//! Texts that try to leave the place they are put into.

use serde_json::{Value, json};

use super::arena::{generate, survive};
use super::inspection::turns_text;

/// Attempts to leave comments, literals, attributes, macro calls, documentation and the manifest.
const ATTEMPTS: [&str; 36] = [
    "*/ fn injected_canary() {} /*",
    "\n}\nfn injected_canary() {}\n{",
    "\r\nfn injected_canary() {}\r\n",
    "a\rfn injected_canary() {}",
    "\u{b}fn injected_canary() {}\u{c}fn injected_canary() {}",
    "\u{85}fn injected_canary() {}\u{2028}fn injected_canary() {}\u{2029}fn injected_canary() {}",
    "///@1\n///@0\nfn injected_canary() {}",
    "///@0",
    "@0",
    "\n#![injected_canary]\n#[injected_canary]\n",
    "\"; fn injected_canary() {} //",
    "\"#; fn injected_canary() {} //",
    "\"##\"###; injected_canary!()",
    "\\\"; injected_canary!(); \"\\",
    "\\",
    "\\u{0}\\x00\\n",
    ")] injected_canary #[doc(",
    "]\ninjected_canary = \"1\"\n[injected_canary]\n",
    "\"\n[dependencies]\ninjected_canary = \"1\"\n[[bin]]\npath = \"/etc/passwd\"\n#]]",
    "'''\"\"\"\ninjected_canary = 1",
    "{injected_canary} {} {0} {{ }} {:?} {a:b$} %s ${injected_canary}",
    "$crate $injected_canary #injected_canary $(injected_canary)*",
    "concat!(env!(\"HOME\")) include_str!(\"/etc/passwd\")",
    "a\n\n    injected_canary();\n\n~~~rust\ninjected_canary();\n~~~",
    "- a\n\n      injected_canary();\n\n1. b\n\n        injected_canary();",
    "[injected_canary] [`injected_canary`] [x](injected_canary) [x][injected_canary] ![x](injected_canary)",
    "[a]: injected_canary\n\n[a] <injected_canary> [^injected_canary]",
    "<script>injected_canary()</script><!-- injected_canary --> <a href=\"javascript:injected_canary()\">x</a> <injected_canary>",
    "&lt;script&gt;injected_canary()&lt;/script&gt; &#96;&#96;&#96; &#10;&#10;&#35;![injected_canary]",
    "| a | b |\n|---|---|\n| `|` | injected_canary |",
    "\u{0}\u{1}\u{7}\u{8}\u{1b}[31m\u{7f}\u{9b}injected_canary",
    "\u{202e}injected_canary\u{202c}\u{2066}\u{2069}\u{200b}\u{feff}",
    "🦀️ é\u{301} \u{1f468}\u{200d}\u{1f469} ﷽ \u{10ffff}",
    "../../etc/passwd",
    "..\\..\\windows\\nul",
    "Set-Cookie: a\r\nX-Injected: b\r\n\r\n<html>",
];

/// The text in every place of a document in which there can be one.
fn everywhere(text: &str) -> Value {
    // Where a name is made from it, there is something before it: the canary alone is no name.
    let name = format!("x {text}");
    let schema_name = name.replace(['~', '%'], "");
    let reference =
        json!({ "$ref": format!("#/components/schemas/{}", schema_name.replace('/', "~1")) });
    let content = json!({ "application/json": { "schema": reference.clone() } });
    let mut document = describing(text);
    document["info"]["title"] = json!(text);
    document["info"]["version"] = json!(text);
    document["servers"] = json!([
        { "url": text, "description": name.clone() },
        { "url": "https://{v}/", "description": text, "variables": { "v": { "default": text, "enum": [text] } } },
    ]);
    document["tags"] = json!([{ "name": name.clone(), "description": text }]);
    document["components"] = json!({
        "schemas": { schema_name.clone(): {
            "type": "object",
            "title": text,
            "description": text,
            "required": [name.clone()],
            "properties": {
                name.clone(): { "type": "string", "description": text, "pattern": text, "default": text, "example": text, "format": text },
                "values": { "type": "string", "enum": [name.clone(), text], "x-enum-varnames": [name.clone()], "x-enum-descriptions": [text, text] },
                "mixed": { "enum": [name.clone(), 1, true] },
                "named": { "type": "integer", "x-rust-name": name.clone(), "format": text },
                "tagged": { "oneOf": [{ "title": name.clone(), "type": "object" }, reference.clone()], "discriminator": { "propertyName": name.clone(), "mapping": { text: schema_name.clone() } } },
                "untagged": { "oneOf": [{ "title": name.clone(), "type": "string", "format": name.clone() }, { "type": "object", "required": [name.clone()], "properties": { name.clone(): { "enum": [text] } } }] },
            },
        } },
        "securitySchemes": {
            name.clone(): { "type": "apiKey", "in": "header", "name": text, "description": text },
            format!("{name} 2"): { "type": "http", "scheme": text, "description": text },
            format!("{name} 3"): { "type": "apiKey", "in": "query", "name": text },
            format!("{name} 4"): { "type": "apiKey", "in": "cookie", "name": text },
        },
    });
    let schemes: Vec<Value> = ["", " 2", " 3", " 4"]
        .iter()
        .map(|n| json!({ format!("{name}{n}"): [text] }))
        .collect();
    let parameters: Vec<Value> = ["query", "header", "cookie"]
        .iter()
        .map(|place| json!({ "name": name.clone(), "in": place, "description": text, "schema": { "type": "string" } }))
        .collect();
    let literal = text.replace(['{', '}'], "");
    document["paths"][format!("/{literal}/{{{}}}", name.replace(['{', '}'], ""))] = json!({ "post": {
        "operationId": name.clone(),
        "tags": [name.clone()],
        "summary": text,
        "description": text,
        "security": schemes,
        "parameters": parameters,
        "requestBody": { "description": text, "content": content.clone() },
        "responses": {
            "200": { "description": text, "content": content, "headers": { name.clone(): { "description": text, "schema": { "type": "string" } } } },
            "400": { "description": text, "x-rust-name": name.clone(), "content": { text: { "schema": { "type": "string" } } } },
        },
    } });
    document
}

/// The text where only people read it.
fn describing(text: &str) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Pets", "version": "1", "description": text },
        "tags": [{ "name": "pets", "description": text }],
        "paths": { "/pets": { "get": {
            "tags": ["pets"],
            "summary": text,
            "description": text,
            "deprecated": true,
            "parameters": [
                { "name": "a", "in": "query", "description": text, "deprecated": true, "schema": { "type": "string" } },
                { "name": "b", "in": "query", "required": true, "description": text, "schema": { "type": "string" } },
            ],
            "responses": { "200": { "description": text, "content": { "application/json": { "schema": {
                "title": text, "description": text, "type": "object",
                "properties": { "a": { "type": "string", "description": text, "deprecated": true, "default": text, "pattern": text } },
            } } } } },
        } } },
    })
}

#[test]
fn descriptions_stay_descriptions() {
    for (number, text) in ATTEMPTS.iter().enumerate() {
        generate(
            &format!("attempt {number} {text:?}"),
            describing(text).to_string(),
        );
    }
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn texts_stay_in_their_places() {
    for (number, text) in ATTEMPTS.iter().enumerate() {
        generate(
            &format!("attempt {number} {text:?}"),
            everywhere(text).to_string(),
        );
    }
}

/// The same in YAML, whose reader and messages are others.
#[test]
fn yaml_makes_no_difference() {
    for text in ATTEMPTS {
        let yaml = serde_yaml::to_string(&everywhere(text)).unwrap();
        survive(&format!("{text:?}"), yaml);
    }
}

/// Markdown that is hard to read.
#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn markdown_is_read_in_time() {
    let many = 5_000;
    let texts = [
        "[".repeat(many),
        "](".repeat(many),
        "*a_ ".repeat(many),
        "**".repeat(many),
        "`".repeat(many),
        "` ``".repeat(many),
        "> ".repeat(many),
        "- ".repeat(many),
        "<div>".repeat(many),
        "<b><i>".repeat(many),
        "</b>".repeat(many),
        "<!--".repeat(many),
        "<a href=\"".repeat(many),
        "&".repeat(many),
        "&#1114112;&#0;&#xd800;".repeat(many / 10),
        "<ul><li>".repeat(many / 4),
        "<table><tr><td>".repeat(many / 10),
        "|".repeat(many),
        "|a".repeat(many) + "\n" + &"|-".repeat(many) + "\n" + &"|b\n".repeat(2_000),
        "[^a]: ".repeat(many),
        "[a]: b\n".repeat(many),
        "a\\\n".repeat(many),
        "\n".repeat(many),
        "#".repeat(many),
        "http://a ".repeat(many),
        "w".repeat(200_000),
        "<br/>".repeat(many),
    ];
    for text in texts {
        let start: String = text.chars().take(20).collect();
        generate(&format!("{start:?}"), describing(&text).to_string());
    }
}

/// Odd names for what is sent.
#[test]
fn long_texts_are_generated() {
    for text in [
        "a".repeat(10_000),
        "a-".repeat(5_000),
        "🦀".repeat(3_000),
        " ".repeat(10_000),
        String::new(),
    ] {
        let start: String = text.chars().take(5).collect();
        generate(
            &format!("{} times {start:?}", text.len()),
            everywhere(&text).to_string(),
        );
    }
}

#[test]
fn code_in_arguments_is_no_test() {
    generate(
        "code",
        describing("```\ninjected_canary();\n```\n\nText.").to_string(),
    );
}

#[test]
fn the_manifest_reads_as_it_is() {
    let generated = generate("marks", everywhere("\u{202e}a\u{2066}").to_string());
    assert!(!generated.files["Cargo.toml"].contains(turns_text));
}
