//! A document with every kind of body: what its client looks like, and what is said about it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::path::Path;

use codegen::emit::{self, Content, RustFile};
use codegen::format::part_text;
use codegen::{Selection, names};
use support::{Snapshots, document, files, package, shown};

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read_to_string(path.join(name)).unwrap()
}

#[test]
fn bodies_of_every_kind_are_as_reviewed() {
    let wanted = [
        "login",
        "downloadFile",
        "changeFile",
        "commentFile",
        "anyBytes",
        "events",
        "UploadFileForm",
        "PutPartsForm",
    ];
    check("bodies", &wanted);
}

/// Each media type of an answer has a way in, and what comes unasked depends on none of them.
#[test]
fn answers_of_every_kind_are_as_reviewed() {
    let wanted = [
        "getReport",
        "getState",
        "putState",
        "getCount",
        "putCount",
        "hasCount",
        "getDotnet",
        "getVersions",
        "ReportPort",
    ];
    check("answers", &wanted);
}

/// A media type more is a way more, and changes none that there are, wherever it stands.
#[test]
fn another_media_type_changes_nothing_that_there_is() {
    let client = |media_types: &[&str]| {
        let content: Vec<String> = media_types
            .iter()
            .map(|name| format!("{name}: {{schema: {{type: string}}}}"))
            .collect();
        let content = content.join(", ");
        files(format!(
            "{{openapi: 3.0.3, info: {{title: t, version: v}}, paths: {{/p: {{get: {{\
             operationId: getIt, responses: {{\
             '200': {{description: d, content: {{{content}}}}}, \
             '400': {{description: d, content: {{{content}}}}}}}}}}}}}}}"
        ))
    };
    let declared = |media_types: &[&str]| -> Vec<String> {
        let client = client(media_types);
        let lines = client["src/api/untagged.rs"].lines().map(str::trim);
        let is_public = |line: &&str| {
            let starts = ["pub fn", "pub enum", "type Output", "impl", "Bad"];
            starts.iter().any(|start| line.starts_with(start)) && !line.contains(" = 400")
        };
        lines.filter(is_public).map(str::to_owned).collect()
    };
    let mut known = vec!["application/json"];
    let mut before = declared(&known);
    for name in [
        "text/csv",
        "application/xml",
        "text/plain",
        "image/png",
        "text/event-stream",
        "application/pdf",
    ] {
        known.insert(0, name);
        let now = declared(&known);
        let gone: Vec<&String> = before.iter().filter(|line| !now.contains(line)).collect();
        assert_eq!(gone, [""; 0], "{name}");
        before = now;
    }
}

/// Compares these parts of a fixture's client, and what is said about it, with their snapshots.
fn check(name: &str, wanted: &[&str]) {
    let document = document(fixture(&format!("{name}.yaml")));
    let (api, diagnostics) = codegen::lower(&document, &Selection::default());
    let api = api.unwrap_or_else(|| panic!("{}", shown(&diagnostics, &document)));
    let sources = emit::emit(
        &api,
        &names::assign(&api, &codegen::Lock::default()),
        &package(),
    );
    let mut snapshots = Snapshots::of(name);
    snapshots.check("warnings", &shown(&diagnostics, &document));
    for source in &sources {
        let Content::Rust(RustFile { parts, texts, .. }) = &source.content else {
            continue;
        };
        for part in parts
            .iter()
            .filter(|part| wanted.contains(&part.subject.as_str()))
        {
            snapshots.check(&part.subject, &part_text(part.tokens.clone(), texts));
        }
    }
    snapshots.finish();
}

/// What a client pays for follows from what its document needs.
#[test]
fn bodies_bring_their_files_and_crates_with_them() {
    let all = files(fixture("bodies.yaml"));
    for file in ["body", "download", "form", "multipart"] {
        assert!(
            all.contains_key(&format!("src/runtime/{file}.rs")),
            "{file}"
        );
    }
    let client = |body: &str, answer: &str| {
        files(format!(
            "{{openapi: 3.0.3, info: {{title: t, version: v}}, paths: {{/p: {{post: {{\
             requestBody: {{content: {{{body}: {{}}}}}}, \
             responses: {{'200': {{description: d, content: {{{answer}: {{}}}}}}}}}}}}}}}}"
        ))
    };
    let table = [
        ("application/json", "text/plain", ""),
        (
            "application/x-www-form-urlencoded",
            "application/json",
            "form",
        ),
        ("multipart/form-data", "application/xml", "body multipart"),
        ("image/png", "application/json", "body"),
        ("text/plain", "image/png", "download"),
    ];
    for (body, answer, needed) in table {
        let client = client(body, answer);
        let index = &client["src/runtime/mod.rs"];
        for file in ["body", "download", "form", "multipart"] {
            let is_needed = needed.split(' ').any(|needed| needed == file);
            let message = format!("{file} for {body} and {answer}");
            assert_eq!(
                client.contains_key(&format!("src/runtime/{file}.rs")),
                is_needed,
                "{message}"
            );
            assert_eq!(
                index.contains(&format!("mod {file};")),
                is_needed,
                "{message}"
            );
            assert_eq!(
                index.contains(&format!("self::{file}::")),
                is_needed,
                "{message}"
            );
        }
        let streams = needed.contains("body") || needed.contains("download");
        assert_eq!(
            client["Cargo.toml"].contains("http-body"),
            streams,
            "{body} and {answer}"
        );
        assert_eq!(
            client["Cargo.toml"].contains("futures-core"),
            streams,
            "{body} and {answer}"
        );
    }
}

/// Media types and names are texts of the document like any other.
#[test]
fn hostile_media_types_stay_texts() {
    let files = files(
        r#"
openapi: 3.0.3
info: { title: t, version: v }
paths:
  /p:
    post:
      requestBody:
        required: true
        content:
          "image/\u00e9\"; panic!()": {}
          "": {}
          "multipart/form-data; boundary=\r\nx":
            schema:
              type: object
              properties:
                "a\"\r\nb": { type: string }
                form: { type: string, format: binary }
                parts: { type: array, items: { type: array, items: { type: string } } }
            encoding:
              form: { contentType: "image/png\r\nX: 1" }
      responses: { '204': { description: d } }
"#,
    );
    let api = &files["src/api/untagged.rs"];
    assert!(
        api.contains(r#"request.raw("application/octet-stream", "#),
        "{api}"
    );
    let form = &files["src/models/post_p_form.rs"];
    assert!(
        form.contains(r#"parts.value("a\"\r\nb", "", &form.a_b);"#),
        "{form}"
    );
    assert!(
        form.contains(r#"parts.files("form", "", form.form);"#),
        "{form}"
    );
    assert!(syn::parse_file(api).is_ok() && syn::parse_file(form).is_ok());
}

/// A list that holds itself is followed only as far as it needs to be.
#[test]
fn recursive_schemas_end() {
    let files = files(
        r"
openapi: 3.0.3
info: { title: t, version: v }
paths:
  /p:
    post:
      requestBody:
        content:
          application/json: { schema: { type: array, items: { $ref: '#/components/schemas/L' } } }
          text/json: { schema: { type: array, items: { $ref: '#/components/schemas/L' } } }
          multipart/form-data:
            schema: { type: object, properties: { l: { $ref: '#/components/schemas/L' } } }
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/O' } }
      responses: { '204': { description: d } }
components:
  schemas:
    L: { type: array, items: { $ref: '#/components/schemas/L' } }
    O: { type: object, properties: { o: { $ref: '#/components/schemas/O' } } }
",
    );
    let api = &files["src/api/untagged.rs"];
    assert!(
        !api.contains("body_as_json"),
        "one type for the same JSON:\n{api}"
    );
    assert!(
        api.contains("body_as_multipart") && api.contains("body_as_form"),
        "{api}"
    );
}
