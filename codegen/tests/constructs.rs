//! A document with every construct of a Schema Object: its client is committed below
//! `fixtures/constructs`, where `roundtrip.rs` compiles it.
//!
//! This is a test of its own, so that it can also write sources that others fail to compile.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use codegen::model::Hint;
use codegen::{Package, Selection, names};
use support::{document, package, shown};

const UPDATE: &str = "INSTA_UPDATE=always cargo test -p codegen --test constructs";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// What belongs into `fixtures/constructs`: the client without its root, its manifest and the
/// runtime, tables of its models, and what the generator says about the document.
fn sources() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(fixtures().join("constructs.yaml")).unwrap();
    let document = document(text);
    let package = Package {
        document: "constructs.yaml".to_owned(),
        ..package()
    };
    let (client, diagnostics) = codegen::generate(
        &document,
        &Selection::default(),
        &package,
        &codegen::Lock::default(),
    );
    let client = client.unwrap_or_else(|| panic!("{}", shown(&diagnostics, &document)));
    let mut sources: BTreeMap<String, String> = client
        .files
        .into_iter()
        .filter_map(|(path, text)| Some((path.strip_prefix("src/")?.to_owned(), text)))
        .filter(|(path, _)| path != "lib.rs" && !path.starts_with("runtime/"))
        .collect();
    let (api, _) = codegen::lower(&document, &Selection::default());
    let api = api.unwrap();
    let names = names::assign(&api, &codegen::Lock::default());
    let mut trips = "// The models that travel both ways, by the names of their schemas.\n\n\
                     trips! {\n"
        .to_owned();
    for ((_, def), name) in api.types.iter().zip(&names.types) {
        if let Hint::Name(schema) = &def.hint
            && def.sent
            && def.received
        {
            writeln!(trips, "    {schema:?} = {},", name.ident).unwrap();
        }
    }
    let mut examples = "// The models with an example, by the names of their schemas.\n\n\
                        examples! {\n"
        .to_owned();
    for ((_, def), name) in api.types.iter().zip(&names.types) {
        if let (Hint::Name(schema), Some(_)) = (&def.hint, &def.example) {
            writeln!(examples, "    {schema:?} = {},", name.ident).unwrap();
        }
    }
    sources.insert("trips.rs".to_owned(), trips + "}\n");
    sources.insert("examples_list.rs".to_owned(), examples + "}\n");
    sources.insert(
        "messages.txt".to_owned(),
        shown(&diagnostics, &document) + "\n",
    );
    sources
}

/// The files on disk.
fn committed(folder: &Path, below: &str, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            committed(&path, &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_sources_are_those_that_the_generator_makes() {
    let folder = fixtures().join("constructs");
    let made = sources();
    let mut found = BTreeMap::new();
    committed(&folder, "", &mut found);
    let mut complaint = String::new();
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    for (path, text) in &made {
        if found.remove(path).as_ref() == Some(text) {
            continue;
        }
        if update {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        } else {
            writeln!(complaint, "differs from what the generator makes: {path}").unwrap();
        }
    }
    for path in found.keys() {
        if update {
            std::fs::remove_file(folder.join(path)).unwrap();
        } else {
            writeln!(complaint, "stale, nothing makes it any more: {path}").unwrap();
        }
    }
    assert!(
        complaint.is_empty(),
        "in tests/fixtures/constructs\n{complaint}After a wanted change: {UPDATE}"
    );
}
