//! What holds for every generated crate: it is reproducible, no larger than it must be, and
//! changes only where the document does.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use codegen::{Diagnostics, Selection};
use serde_json::{Value, json};
use support::{SPEC, document, files, generated, is_rust, selection, shown, spec_text};

/// Two tags, shared and own models, and one that nothing reaches.
fn pets() -> Value {
    let answer = |name: &str| json!({ "200": { "description": "Found.", "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } } } });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Pets", "version": "1" },
        "servers": [{ "url": "https://pets.example.com", "description": "Live" }],
        "tags": [{ "name": "Pets" }, { "name": "Owners" }],
        "paths": {
            "/pets": {
                "get": { "operationId": "listPets", "tags": ["Pets"], "responses": answer("PetList") },
                "post": { "operationId": "addPet", "tags": ["Pets"], "responses": answer("Pet"),
                    "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewPet" } } } } },
            },
            "/owners": { "get": { "operationId": "listOwners", "tags": ["Owners"], "responses": answer("Owner") } },
        },
        "components": { "schemas": {
            "PetList": { "type": "array", "items": { "$ref": "#/components/schemas/Pet" } },
            "Pet": { "type": "object", "required": ["id"], "properties": { "id": { "$ref": "#/components/schemas/PetId" }, "born": { "type": "string", "format": "date" } } },
            "PetId": { "type": "integer", "format": "int64" },
            "NewPet": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string", "maxLength": 20 } } },
            "Owner": { "type": "object", "properties": { "name": { "type": "string" }, "pets": { "type": "array", "items": { "$ref": "#/components/schemas/PetId" } } } },
            "Orphan": { "type": "object", "properties": { "a": { "type": "string" } } },
        } },
    })
}

fn models(files: &BTreeMap<String, String>) -> BTreeSet<&str> {
    in_folder(files, "src/models/")
}

fn groups(files: &BTreeMap<String, String>) -> BTreeSet<&str> {
    in_folder(files, "src/api/")
}

fn in_folder<'a>(files: &'a BTreeMap<String, String>, folder: &str) -> BTreeSet<&'a str> {
    let inside = files
        .keys()
        .filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".rs"));
    inside.filter(|name| *name != "mod").collect()
}

/// The paths of the files that are not the same in both.
fn differing(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> BTreeSet<String> {
    // The lists of all names.
    let lists = |path: &&String| *path != "api.lock";
    let paths = one.keys().chain(other.keys()).filter(lists);
    paths
        .filter(|path| one.get(*path) != other.get(*path))
        .cloned()
        .collect()
}

fn set<const N: usize>(paths: [&str; N]) -> BTreeSet<String> {
    paths.map(str::to_owned).into()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(files(spec_text()), files(spec_text()));
    // Hashes differ from thread to thread.
    let elsewhere = std::thread::spawn(|| files(spec_text())).join().unwrap();
    assert_eq!(differing(&files(spec_text()), &elsewhere), BTreeSet::new());
}

#[test]
fn json_and_yaml_give_the_same_bytes() {
    let json = serde_json::to_string(document(spec_text()).root()).unwrap();
    let yaml = serde_yaml::to_string(document(spec_text()).root()).unwrap();
    assert_eq!(
        differing(&files(spec_text()), &files(json)),
        BTreeSet::new()
    );
    assert_eq!(
        differing(&files(spec_text()), &files(yaml)),
        BTreeSet::new()
    );
}

#[test]
fn line_ends_and_marks_make_no_difference() {
    let text = spec_text();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(differing(&files(text), &files(windows)), BTreeSet::new());
}

/// Where a component stands among the others is no one's concern: modules and re-exports are in
/// alphabetical order.
fn multipart(version: &str, properties: &Value, encoding: &Value) -> Value {
    let schema = json!({ "type": "object", "properties": properties });
    let media_type = json!({ "schema": schema, "encoding": encoding });
    let body = json!({ "required": true, "content": { "multipart/form-data": media_type } });
    let put = json!({
        "operationId": "put", "requestBody": body,
        "responses": { "204": { "description": "Done." } },
    });
    json!({
        "openapi": version, "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "put": put } },
    })
}

#[test]
fn parts_are_written_as_the_document_says() {
    let properties = json!({
        "into": { "type": "string" },
        "key": { "type": "string", "format": "byte" },
        "tags": { "type": "array", "items": { "type": "string" } },
        "where": { "type": "object", "properties": { "a": { "type": "integer" } } },
        "image": { "type": "string", "format": "binary" },
    });
    let headers = json!({
        "X-Checksum": { "required": true, "schema": { "type": "string" } },
        "X-Note": { "schema": { "type": "array", "items": { "type": "integer" } } },
        "Content-Type": { "schema": { "type": "string" } },
    });
    let encoding = json!({
        "tags": { "style": "pipeDelimited", "explode": false },
        "where": { "style": "deepObject", "explode": true },
        "image": { "contentType": "image/png", "headers": headers },
        "into": { "headers": headers },
    });
    let form = |version| {
        let document = document(multipart(version, &properties, &encoding).to_string());
        let (generated, found) = generated(&document, &Selection::default());
        let models = generated.files["src/models/put_form.rs"].clone();
        let words = models
            .replace(char::is_whitespace, "")
            .replace(",)", ")")
            .replace(",}", "}");
        let parts: Vec<String> = words
            .split_inclusive(';')
            .filter(|statement| statement.starts_with("parts."))
            .map(str::to_owned)
            .collect();
        assert!(models.contains("Its part can have `X-Note`, by `Body::header`."));
        assert!(models.contains("Its part needs `X-Checksum`, by `Body::header`."));
        let text = "The header `X-Checksum` of the part `into`, which is not sent without it.";
        assert!(models.contains(text), "{models}");
        assert!(
            models.contains("pub into_x_note: Option<Vec<i64>>"),
            "{models}"
        );
        let api = &generated.files["src/api/untagged.rs"];
        assert!(api.contains("runtime::Multipart::from("), "{api}");
        (parts, shown(&found, &document))
    };
    let (parts, found) = form("3.1.0");
    assert_eq!(
        parts,
        [
            r#"parts.header("X-Checksum",true,false,&form.into_x_checksum);"#,
            r#"parts.header("X-Note",false,false,&form.into_x_note);"#,
            r#"parts.value("into","",&form.into_);"#,
            "parts.bare();",
            r#"parts.files_as_base64("key","",form.key);"#,
            r#"parts.styled("tags",QueryStyle::PipeDelimited{explode:false},&form.tags);"#,
            r#"parts.styled("where",QueryStyle::DeepObject,&form.r#where);"#,
            r#"parts.needs(&["X-Checksum"]);"#,
            r#"parts.files("image","image/png",form.image);"#,
            "parts.bare();",
        ]
    );
    assert!(!found.contains("headers"), "{found}");
    let (parts, found) = form("3.0.3");
    assert_eq!(parts[5], r#"parts.value("tags","",&form.tags);"#);
    let told = "OpenAPI 3.0 has no styles for the parts of a multipart body";
    assert_eq!(found.matches(told).count(), 1, "{found}");
}

/// `ids=` is no integer, but `names=` is a text.
#[test]
fn a_list_whose_items_are_never_empty_has_one() {
    let list = |name: &str, items: Value| {
        let schema = json!({ "type": "array", "items": items });
        json!({ "name": name, "in": "query", "schema": schema })
    };
    let mut document = pets();
    document["paths"] = json!({ "/a": { "get": {
        "operationId": "a",
        "parameters": [
            list("ids", json!({ "type": "integer" })),
            list("kinds", json!({ "type": "string", "enum": ["A", "B"] })),
            list("days", json!({ "type": "string", "format": "date" })),
            list("names", json!({ "type": "string" })),
            list("empty", json!({ "type": "string", "enum": ["A", ""] })),
        ],
        "responses": { "204": { "description": "Done." } },
    } } });
    let files = files(document.to_string());
    let api = &files["src/api/untagged.rs"];
    let checked = |name: &str| api.contains(&format!("request.check(\"{name}\").min_items("));
    let found = ["ids", "kinds", "days", "names", "empty"].map(checked);
    assert_eq!(found, [true, true, true, false, false], "{api}");
}

#[test]
fn the_path_of_a_server_without_a_host_is_kept() {
    let text = |servers: Value| {
        let mut document = pets();
        document["servers"] = servers;
        document.to_string()
    };
    let made = files(text(
        json!([{ "url": "/api/{v}", "variables": { "v": { "default": "v3" } } }]),
    ));
    let servers = &made["src/servers.rs"];
    assert!(servers.contains("pub fn origin(self, origin: impl Into<String>)"));
    assert!(servers.contains(r#"self.base_path(origin.into(), "/api/v3")"#));
    let root = &made["src/lib.rs"];
    assert!(
        root.contains(r#".origin("https://api.example.com")"#),
        "{root}"
    );

    let swagger = json!({
        "swagger": "2.0", "info": { "title": "t", "version": "1" }, "basePath": "/v1",
        "paths": { "/a": { "get": { "operationId": "a", "responses": { "204": { "description": "" } } } } },
    });
    let made = files(swagger.to_string());
    assert!(made["src/servers.rs"].contains(r#"self.base_path(origin.into(), "/v1")"#));

    let made = files(text(json!([{ "url": "http://alertmanager:9093/api/v2" }])));
    assert!(made["src/servers.rs"].contains("\"http://alertmanager:9093/api/v2\""));
    assert!(made["src/lib.rs"].contains(".allow_plain_http()"));
}

#[test]
fn the_order_of_components_makes_no_difference() {
    let mut turned = document(spec_text()).root().clone();
    for kind in turned["components"].as_object_mut().unwrap().values_mut() {
        let members = kind.as_object_mut().unwrap();
        let backwards = std::mem::take(members).into_iter().rev();
        members.extend(backwards);
    }
    let (before, after) = (files(spec_text()), files(turned.to_string()));
    // The builder's methods for credentials are in the order of the document.
    let mut differing = differing(&before, &after);
    differing.remove("src/security.rs");
    differing.remove("src/lib.rs");
    assert_eq!(differing, BTreeSet::new());
}

#[test]
fn every_file_says_where_it_comes_from() {
    for (path, text) in files(spec_text()) {
        if path == "api.lock" {
            continue;
        }
        let first = text.lines().next().unwrap_or_default();
        let comment = if is_rust(&path) { "//" } else { "#" };
        let expected =
            format!("{comment} @generated from {SPEC} by `cargo xtask gen`. Do not edit.");
        assert_eq!(first, expected, "{path}");
        assert_eq!(text.lines().nth(1), Some(""), "{path}");
        assert!(
            text.ends_with('\n') && !text.ends_with("\n\n"),
            "{path} ends oddly"
        );
        assert!(
            !text.contains(['\r', '\t']),
            "{path} holds tabs or carriage returns"
        );
        if is_rust(&path) && !path.starts_with("src/runtime/") {
            let odd = text
                .lines()
                .find(|line| line.ends_with(' ') && !line.ends_with("`  "));
            assert_eq!(odd, None, "{path} has blanks at the end of a line");
            assert!(
                !text.contains("\n\n\n"),
                "{path} has two blank lines in a row"
            );
        }
    }
}

#[test]
fn modules_and_exports_are_alphabetical() {
    let files = files(spec_text());
    for path in ["src/models/mod.rs", "src/api/mod.rs", "src/lib.rs"] {
        for start in ["mod ", "pub mod ", "pub use self::"] {
            let lines: Vec<&str> = files[path]
                .lines()
                .filter(|line| line.starts_with(start))
                .collect();
            assert!(lines.is_sorted(), "{path}: {lines:?}");
        }
    }
}

/// The project's own document has one known oddity: finAPI's `{id}` beside `{ids}`.
#[test]
fn a_clean_document_gives_no_warnings() {
    let clean = document(pets().to_string());
    let (_, found) = generated(&clean, &Selection::default());
    // Nothing reaches the orphan, which is a note.
    assert_eq!(codes(&found), ["N0201"], "{}", shown(&found, &clean));

    let spec = document(spec_text());
    let (_, found) = generated(&spec, &Selection::default());
    assert_eq!(codes(&found), ["W0209"], "{}", shown(&found, &spec));
}

fn codes(found: &Diagnostics) -> Vec<&'static str> {
    found.iter().map(|found| found.code().id).collect()
}

#[test]
fn counts_are_true() {
    let (crate_, _) = generated(&document(pets().to_string()), &Selection::default());
    assert_eq!(crate_.operations, 3);
    assert_eq!(crate_.models, models(&crate_.files).len());
    let (crate_, _) = generated(&document(spec_text()), &Selection::default());
    assert_eq!(crate_.operations, 8);
}

#[test]
fn a_selection_keeps_only_what_it_reaches() {
    let document = document(pets().to_string());
    let select = |tags: &[&str], operations: &[&str]| {
        generated(&document, &selection(tags, operations)).0.files
    };
    let whole = select(&[], &[]);
    assert_eq!(
        models(&whole),
        BTreeSet::from(["new_pet", "owner", "pet", "pet_id", "pet_list"])
    );
    assert_eq!(groups(&whole), BTreeSet::from(["owners", "pets"]));

    let owners = select(&["Owners"], &[]);
    assert_eq!(models(&owners), BTreeSet::from(["owner", "pet_id"]));
    assert_eq!(groups(&owners), BTreeSet::from(["owners"]));

    let list = select(&[], &["listPets"]);
    assert_eq!(models(&list), BTreeSet::from(["pet", "pet_id", "pet_list"]));
    assert!(!list["src/api/pets.rs"].contains("add_pet"));
    assert_eq!(list, select(&[], &["GET /pets"]));
    assert_eq!(list, select(&[], &["get /pets"]));

    let both = select(&["Owners"], &["addPet"]);
    assert_eq!(
        models(&both),
        BTreeSet::from(["new_pet", "owner", "pet", "pet_id"])
    );
    assert_eq!(select(&["Owners", "Pets"], &[]), whole);

    // What is selected looks the same as in the whole crate.
    for path in ["src/models/owner.rs", "src/api/owners.rs"] {
        assert_eq!(owners[path], whole[path]);
    }
}

/// A crate depends on what its document needs.
/// A client without such workflows has no part for them, and no name for them at its root.
#[test]
fn workflows_bring_their_parts_with_them() {
    let own = files(spec_text());
    let pets = files(pets().to_string());
    for part in ["challenge", "chunks", "overdue", "wait"] {
        let file = format!("src/runtime/{part}.rs");
        assert!(
            own.contains_key(&file) && !pets.contains_key(&file),
            "{part}"
        );
        let line = format!("mod {part};");
        assert!(!pets["src/runtime/mod.rs"].contains(&line), "{part}");
    }
    for name in ["Challenge", "Chunks", "Finished", "Overdue", "Wait"] {
        assert!(own["src/lib.rs"].contains(name) && !pets["src/lib.rs"].contains(name));
    }
}

#[test]
fn dependencies_follow_the_selection() {
    let document = document(pets().to_string());
    let manifest = |operation: &str| {
        generated(&document, &selection(&[], &[operation])).0.files["Cargo.toml"].clone()
    };
    assert!(manifest("listPets").contains("\nchrono = "));
    assert!(!manifest("listOwners").contains("chrono"));
}

#[test]
fn a_new_property_changes_one_file() {
    let before = files(pets().to_string());
    let mut document = pets();
    document["components"]["schemas"]["Pet"]["properties"]["colour"] =
        json!({ "type": "string", "description": "What it looks like." });
    assert_eq!(
        differing(&before, &files(document.to_string())),
        set(["src/models/pet.rs"])
    );

    let mut spec = support::document(spec_text()).root().clone();
    spec["components"]["schemas"]["BankConnection"]["properties"]["nickname"] =
        json!({ "type": "string", "nullable": true, "description": "What the user calls it." });
    let changed = differing(&files(spec_text()), &files(spec.to_string()));
    assert_eq!(changed, set(["src/models/bank_connection.rs"]));
}

/// The lines that are there stay as they are.
#[test]
fn a_new_property_adds_lines() {
    let before = files(spec_text());
    let mut document = document(spec_text()).root().clone();
    document["components"]["schemas"]["EditBankConnectionParams"]["properties"]["nickname"] =
        json!({ "type": "string" });
    let after = files(document.to_string());
    let path = "src/models/edit_bank_connection_params.rs";
    let mut lines = after[path].lines();
    for line in before[path].lines() {
        assert!(
            lines.any(|new| new == line),
            "{line:?} is no more in\n{}",
            after[path]
        );
    }
}

#[test]
fn other_additions_stay_local() {
    let before = files(pets().to_string());
    let changed = |change: fn(&mut Value)| {
        let mut document = pets();
        change(&mut document);
        differing(&before, &files(document.to_string()))
    };
    let an_optional_parameter = changed(|document| {
        document["paths"]["/pets"]["get"]["parameters"] =
            json!([{ "name": "limit", "in": "query", "schema": { "type": "integer" } }]);
    });
    assert_eq!(an_optional_parameter, set(["src/api/pets.rs"]));
    let a_description = changed(|document| {
        document["components"]["schemas"]["Owner"]["description"] = json!("Who feeds a pet.");
    });
    assert_eq!(a_description, set(["src/models/owner.rs"]));
    let an_error = changed(|document| {
        document["paths"]["/owners"]["get"]["responses"]["404"] = json!({ "description": "None." });
    });
    assert_eq!(an_error, set(["src/api/owners.rs"]));
    let an_operation = changed(|document| {
        document["paths"]["/owners"]["delete"] = json!({
            "operationId": "deleteOwners", "tags": ["Owners"], "responses": { "204": { "description": "Gone." } },
        });
    });
    assert_eq!(an_operation, set(["src/api/owners.rs", "src/lib.rs"]));
    let a_schema_that_nothing_reaches = changed(|document| {
        document["components"]["schemas"]["Other"] =
            json!({ "type": "object", "properties": { "a": {} } });
    });
    assert_eq!(a_schema_that_nothing_reaches, set([]));
    let a_schema = changed(|document| {
        document["components"]["schemas"]["Colour"] = json!({ "type": "string", "enum": ["red"] });
        document["components"]["schemas"]["Pet"]["properties"]["colour"] =
            json!({ "$ref": "#/components/schemas/Colour" });
    });
    assert_eq!(
        a_schema,
        set([
            "src/models/colour.rs",
            "src/models/mod.rs",
            "src/models/pet.rs"
        ])
    );
}

/// A newcomer that would like the name of an older one does not get it.
#[test]
fn a_newcomer_renames_no_one() {
    let mut document = pets();
    let before = files(document.to_string());
    document["components"]["schemas"]["pet"] =
        json!({ "type": "object", "properties": { "b": { "type": "string" } } });
    document["components"]["schemas"]["Owner"]["properties"]["pet"] =
        json!({ "$ref": "#/components/schemas/pet" });
    let after = files(document.to_string());
    for path in [
        "src/models/pet.rs",
        "src/models/pet_list.rs",
        "src/api/pets.rs",
    ] {
        assert_eq!(before[path], after[path]);
    }
}

/// The compiler follows types into each other only so far, unless the crate says otherwise.
#[test]
fn a_crate_says_how_deep_its_types_lie() {
    let limit = |schemas: &[(String, Value)]| {
        let mut pets = pets();
        let all = pets["components"]["schemas"].as_object_mut().unwrap();
        all.extend(schemas.iter().cloned());
        all.insert(
            "Pet".to_owned(),
            json!({ "$ref": "#/components/schemas/M0" }),
        );
        let document = document(pets.to_string());
        let (api, _) = codegen::lower(&document, &Selection::default());
        api.unwrap().recursion_limit
    };
    let model = |name: usize, next: &[usize]| {
        let next = next.iter().map(|next| {
            let reference = json!({ "$ref": format!("#/components/schemas/M{next}") });
            (format!("to{next}"), reference)
        });
        let properties: serde_json::Map<_, _> = next.collect();
        let schema = json!({ "type": "object", "properties": properties });
        (format!("M{name}"), schema)
    };
    let ring = |count: usize| -> Vec<_> {
        (0..count)
            .map(|it| model(it, &[(it + 1) % count]))
            .collect()
    };
    assert_eq!(limit(&ring(10)), None);
    assert_eq!(limit(&ring(50)), Some(256));
    assert_eq!(limit(&ring(1000)), Some(4096));
    // Beyond this, it is the stack of the compiler that ends.
    assert_eq!(limit(&ring(3000)), Some(4096));
    // No ring, and no depth but that of the longest way down.
    let stairs: Vec<_> = (0..200).map(|it| model(it, &[it + 1])).collect();
    let stairs: Vec<_> = stairs.into_iter().chain([model(200, &[])]).collect();
    assert_eq!(limit(&stairs), Some(1024));
    let wide: Vec<_> = (1..200).map(|it| model(it, &[])).collect();
    let all: Vec<usize> = (1..200).collect();
    let wide: Vec<_> = wide.into_iter().chain([model(0, &all)]).collect();
    assert_eq!(limit(&wide), None);
}

/// Who offers the API and how stands on the front page; the manifest is the client's own.
#[test]
fn contact_licence_and_terms_are_shown() {
    let mut pets = pets();
    pets["info"]["termsOfService"] = json!("https://pets.example.com/terms");
    pets["info"]["contact"] = json!({ "name": "Rex <b>& Co.</b>", "url": "https://pets.example.com", "email": "rex@pets.example.com" });
    pets["info"]["license"] = json!({ "name": "MIT\"\nlicense = \"evil\"" });
    let (client, diagnostics) = generated(&document(pets.to_string()), &Selection::default());
    assert_eq!(codes(&diagnostics), ["N0201"], "{diagnostics:?}");
    let front = &client.files["src/lib.rs"];
    let shown: Vec<&str> = front
        .lines()
        .skip_while(|line| !line.contains("Contact"))
        .take_while(|line| *line != "//!")
        .collect();
    assert_eq!(
        shown,
        [
            "//! - Contact: [Rex **& Co.**](https://pets.example.com), <rex@pets.example.com>",
            "//! - Licence of the API: MIT\" license = \"evil\"",
            "//! - [Terms of service](https://pets.example.com/terms)",
        ]
    );
    assert!(!client.files["Cargo.toml"].contains("evil"));
}

/// What is not negative and too large for 64 bits with a sign has none; a rounded limit does not.
#[test]
fn large_limits_choose_integers_without_a_sign() {
    let (least, most) = (i64::MAX, u64::MAX);
    let properties = [
        ("a", json!({ "minimum": 0, "maximum": most }), "u64"),
        (
            "b",
            json!({ "format": "int64", "minimum": 0.0, "maximum": 1e30 }),
            "u64",
        ),
        (
            "c",
            json!({ "minimum": -1, "exclusiveMinimum": true, "maximum": most }),
            "u64",
        ),
        ("d", json!({ "minimum": 0, "maximum": least }), "i64"),
        (
            "e",
            json!({ "minimum": 0, "maximum": 9_223_372_036_854_776_000_u64 }),
            "i64",
        ),
        ("f", json!({ "maximum": most }), "i64"),
        (
            "g",
            json!({ "format": "int32", "minimum": 0, "maximum": most }),
            "i32",
        ),
    ];
    let mut document = pets();
    for (name, schema, _) in &properties {
        let mut schema = schema.clone();
        schema["type"] = json!("integer");
        document["components"]["schemas"]["NewPet"]["properties"][name] = schema;
    }
    let files = files(document.to_string());
    for (name, _, rust) in properties {
        let field = format!("pub {name}: Option<{rust}>,");
        let model = &files["src/models/new_pet.rs"];
        assert!(model.contains(&field), "{field}\n{model}");
    }
}

/// A limit is a number however it is written.
#[test]
fn limits_with_a_fraction_of_zero_are_whole() {
    let with = |limits: Value| {
        let mut document = pets();
        let schemas = &mut document["components"]["schemas"];
        let mut schema = json!({ "type": "integer", "default": 600 });
        for (key, value) in limits.as_object().unwrap() {
            schema[key] = value.clone();
        }
        schemas["NewPet"]["properties"]["age"] = schema;
        files(document.to_string())
    };
    let plain = with(json!({ "minimum": 60, "maximum": 86_400, "multipleOf": 10 }));
    let written = with(json!({ "minimum": 60.0, "maximum": 8.64e4, "multipleOf": 1.0e1 }));
    assert_eq!(differing(&plain, &written), set([]));
}

/// Above an exclusive limit of -1 there is no negative number, and nothing to tell.
#[test]
fn an_exclusive_limit_below_zero_is_held_by_a_type_without_a_sign() {
    let mut document = pets();
    let most = u64::MAX;
    document["components"]["schemas"]["NewPet"]["properties"]["age"] =
        json!({ "type": "integer", "minimum": -1, "exclusiveMinimum": true, "maximum": most });
    let (_, found) = generated(
        &support::document(document.to_string()),
        &Selection::default(),
    );
    let told = codes(&found);
    assert!(!told.contains(&"W0318"), "{told:?}");
}

/// A number is written as one, in the tag as in its property.
#[test]
fn a_tag_has_the_type_of_its_property() {
    let mut document = pets();
    let of = |kind| json!({ "type": "object", "properties": { "kind": { "type": kind } } });
    let schemas = &mut document["components"]["schemas"];
    schemas["Half"] = of("number");
    schemas["Yes"] = of("boolean");
    schemas["Text"] = of("string");
    let at = |name: &str| format!("#/components/schemas/{name}");
    let mapping = json!({ "0.5": at("Half"), "true": at("Yes"), "1": at("Text") });
    let alternatives = ["Half", "Yes", "Text"].map(|name| json!({ "$ref": at(name) }));
    schemas["NewPet"]["properties"]["tagged"] = json!({
        "oneOf": alternatives,
        "discriminator": { "propertyName": "kind", "mapping": mapping },
    });
    let model = &files(document.to_string())["src/models/new_pet.rs"];
    for entry in [
        "Half(Half) = adds [0.5],",
        "Yes(Yes) = adds [true],",
        "Text(Text) = adds [\"1\"],",
    ] {
        assert!(model.contains(entry), "{entry}\n{model}");
    }
}

/// With a discriminator it has a tag, which is written and kept; what else a server may send some
/// day is awaited. Without one there is nothing to tell apart.
#[test]
fn a_union_of_one_has_its_tag() {
    let cat = json!({ "$ref": "#/components/schemas/Cat" });
    let tag = json!({ "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat" } });
    let schemas = json!({
        "Cat": { "type": "object", "properties": { "name": { "type": "string" } } },
        "Tagged": { "oneOf": [cat], "discriminator": tag },
        "Maybe": { "anyOf": [cat, { "type": "null" }], "discriminator": tag },
        "Beside": {
            "type": "object",
            "properties": { "id": { "type": "integer" } },
            "oneOf": [cat],
            "discriminator": tag,
        },
        "Plain": { "oneOf": [cat] },
        "All": { "type": "object", "properties": {
            "a": { "$ref": "#/components/schemas/Tagged" },
            "b": { "$ref": "#/components/schemas/Maybe" },
            "c": { "$ref": "#/components/schemas/Beside" },
            "d": { "$ref": "#/components/schemas/Plain" },
            "e": { "oneOf": [{ "type": "object", "properties": { "name": { "type": "string" } } }],
                "discriminator": { "propertyName": "kind" } },
        } },
    });
    let document = document(
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Pets", "version": "1" },
            "paths": { "/pets": { "put": {
                "operationId": "put",
                "requestBody": { "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/All" },
                } } },
                "responses": { "204": { "description": "Done." } },
            } } },
            "components": { "schemas": schemas },
        })
        .to_string(),
    );
    let (generated, _) = generated(&document, &Selection::default());
    let model = |name: &str| &generated.files[&format!("src/models/{name}.rs")];
    let tagged = "Cat(Cat) = adds [\"cat\"]";
    assert!(model("tagged").contains(tagged), "{}", model("tagged"));
    assert!(model("maybe").contains(tagged), "{}", model("maybe"));
    let beside = "Cat(BesideCat) = adds [\"cat\"]";
    assert!(model("beside").contains(beside), "{}", model("beside"));
    assert!(
        model("plain").contains("pub type Plain = Cat;"),
        "{}",
        model("plain")
    );
    assert!(
        model("all").contains("pub b: Nullable<Maybe>"),
        "{}",
        model("all")
    );
}

/// A document of one operation that answers with the schema.
fn answering(version: &str, schema: &Value) -> codegen::Document {
    document(
        json!({
            "openapi": version,
            "info": { "title": "t", "version": "1" },
            "paths": { "/x": { "get": {
                "operationId": "getX",
                "responses": { "200": { "description": "d", "content": {
                    "application/json": { "schema": schema },
                } } },
            } } },
        })
        .to_string(),
    )
}

/// `1.0` is 1 to JSON Schema, wherever it stands.
#[test]
fn whole_numbers_are_the_same_however_they_are_written() {
    let number = |value: &str| serde_json::from_str::<Value>(value).unwrap();
    for version in ["3.0.3", "3.1.0"] {
        let schema = json!({ "type": "object", "properties": {
            "default": { "type": "integer", "default": number("1e3"), "example": number("2.0") },
            "either": { "type": "integer", "enum": [number("1.0"), 2], "default": number("2.0") },
            "untyped": { "enum": [number("3.0"), number("4.0")] },
            "twice": { "type": "integer", "enum": [5, number("5.0")] },
            "both": { "allOf": [{ "type": "integer", "enum": [6, 7] }, { "enum": [number("7.0")] }] },
            "list": { "type": "array", "items": { "type": "integer" }, "default": [number("1.0")] },
        } });
        let document = answering(version, &schema);
        let (generated, found) = generated(&document, &Selection::default());
        assert_eq!(codes(&found), Vec::<&str>::new(), "{version}");
        let model: String = generated
            .files
            .iter()
            .filter_map(|(path, text)| path.starts_with("src/models/").then_some(text.as_str()))
            .collect();
        assert!(model.contains("Default: `1000`"), "{model}");
        for wanted in ["N1 = 1,", "N2 = 2,", "N3 = 3,", "N5 = 5,", "N7 = 7,"] {
            assert!(model.contains(wanted), "{wanted}: {model}");
        }
        assert!(!model.contains("N6"), "{model}");
    }
}

/// Where alternatives differ only deep inside, in items of lists or in values of maps, that is what
/// tells them apart; what is the same in all of them tells nothing.
#[test]
fn alternatives_are_told_apart_by_what_lies_deep_inside() {
    let item = |of: &str| {
        json!({ "type": "object", "properties": {
        "kind": { "type": "object", "properties": { "code": { "enum": [of] } } },
        "same": { "type": "array", "items": { "enum": ["one"] } },
    } })
    };
    let list = |of: &str| json!({ "type": "array", "items": item(of) });
    let deep = |of: &str| {
        json!({ "type": "object", "properties": { "a": { "type": "object",
        "properties": { "b": { "type": "object", "properties": { "c": { "type": "object",
        "properties": { "d": { "enum": [of] } } } } } } } } })
    };
    let map = |of: &str| json!({ "type": "object", "additionalProperties": item(of) });
    let both = |make: &dyn Fn(&str) -> Value| json!({ "oneOf": [make("x"), make("y")] });
    let held = |make: &dyn Fn(&str) -> Value| {
        let document = answering("3.0.3", &both(make));
        let (generated, _) = generated(&document, &Selection::default());
        let union = generated
            .files
            .values()
            .find(|text| text.contains("runtime::union!"));
        union.unwrap().split_whitespace().collect::<String>()
    };
    let wanted = |path: &str, of: &str| format!(r#"holds(&[("{path}",&["\"{of}\""])])"#);
    for (text, path) in [
        (held(&list), "[]/kind/code"),
        (
            held(&|of| json!({ "type": "object", "properties": { "l": list(of) } })),
            "l/[]/kind/code",
        ),
        (held(&deep), "a/b/c/d"),
        (held(&map), "{}/kind/code"),
    ] {
        for of in ["x", "y"] {
            assert!(text.contains(&wanted(path, of)), "{path}: {text}");
        }
    }
}

/// A union within a union looks like its alternatives do.
#[test]
fn an_alternative_that_is_a_union_has_the_constants_of_its_own() {
    let one = |of: i32| {
        json!({ "type": "object", "required": ["k"], "properties": {
        "k": { "enum": [of] }, "name": { "type": "string" },
    } })
    };
    let schema = json!({ "oneOf": [
        { "title": "Low", "oneOf": [one(1), one(2)] },
        { "title": "High", "oneOf": [one(3), one(4)] },
    ] });
    let document = answering("3.1.0", &schema);
    let (generated, _) = generated(&document, &Selection::default());
    let text: String = generated
        .files
        .values()
        .flat_map(|text| text.split_whitespace())
        .collect();
    assert!(text.contains(r#"holds(&[("k",&["1","2"])])"#), "{text}");
    assert!(text.contains(r#"holds(&[("k",&["3","4"])])"#), "{text}");
}

/// A text in JSON is written as JSON, and what is written has a size.
#[test]
fn a_text_is_sent_as_json_where_the_document_says_so() {
    let text = json!({ "schema": { "type": "string" } });
    let document = document(
        json!({
            "openapi": "3.0.3",
            "info": { "title": "t", "version": "1" },
            "paths": { "/x": { "put": {
                "operationId": "putX",
                "requestBody": { "required": true, "content": {
                    "application/json": text, "text/plain": text,
                } },
                "responses": { "204": { "description": "d" } },
            } } },
        })
        .to_string(),
    );
    let (generated, _) = generated(&document, &Selection::default());
    let operation = &generated.files["src/api/untagged.rs"];
    for wanted in [
        "request.json(\"application/json\", &body)",
        "request.text(\"text/plain\", ",
    ] {
        assert!(operation.contains(wanted), "{wanted}: {operation}");
    }
}
