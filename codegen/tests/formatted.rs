//! What is emitted is a fixed point of rustfmt: as it is, with its defaults, in edition 2024.
//!
//! Nothing is looked at where rustfmt is not installed. What takes long is ignored unless it is
//! asked for: `cargo xtask ci` runs it, and so does
//! `cargo test -p codegen --test formatted -- --ignored`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

mod support;

#[path = "formatted/random.rs"]
mod random;
#[path = "formatted/rustfmt.rs"]
mod rustfmt;
#[path = "formatted/tokens.rs"]
mod tokens;
#[path = "formatted/widths.rs"]
mod widths;

use std::fs;
use std::path::{Path, PathBuf};

use codegen::Selection;
use codegen::document::load;
use rustfmt::{Rustfmt, difference};
use support::{document, generated, source, spec_text};

/// The crate of a document without errors, as rustfmt would change it.
fn check(rustfmt: Rustfmt, name: &str, text: impl Into<String>) {
    let (crate_, _) = generated(&document(text), &Selection::default());
    let difference = difference(rustfmt, &crate_.files);
    assert!(difference.is_empty(), "{name}:\n{difference}");
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

#[test]
fn the_client_of_the_project_is_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    check(rustfmt, "bank connections", spec_text());
}

#[test]
fn what_is_not_formatted_is_told() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    let (mut crate_, _) = generated(&document(spec_text()), &Selection::default());
    let bank = crate_.files.get_mut("src/models/bank.rs").unwrap();
    *bank = bank.replacen("    pub id", "  pub id", 1);
    let difference = difference(rustfmt, &crate_.files);
    assert!(difference.contains("models/bank.rs"), "{difference}");
}

#[test]
fn clients_of_every_construct_are_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    for name in ["constructs", "answers", "bodies", "newer"] {
        let path = fixtures().join(name).with_extension("yaml");
        check(rustfmt, name, fs::read_to_string(path).unwrap());
    }
}

#[test]
fn names_of_every_width_are_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    check(rustfmt, "widths", widths::document("long").to_string());
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn names_of_every_script_are_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    for filler in ["ä", "数"] {
        check(rustfmt, filler, widths::document(filler).to_string());
    }
}

#[test]
fn what_rustfmt_gives_up_is_left() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    check(rustfmt, "deep", widths::deep(9).to_string());
    check(rustfmt, "wide", widths::wide(400).to_string());
}

#[test]
fn deep_lists_do_not_take_long() {
    // rustfmt itself takes exponentially long for these.
    let (crate_, _) = generated(
        &document(widths::deep(60).to_string()),
        &Selection::default(),
    );
    assert!(crate_.files["src/models/deep.rs"].contains("|at, item| {"));
}

#[test]
fn no_token_is_lost() {
    for name in ["constructs", "answers", "bodies", "newer"] {
        let path = fixtures().join(name).with_extension("yaml");
        tokens::compare(name, fs::read_to_string(path).unwrap());
    }
    tokens::compare("bank connections", spec_text());
    tokens::compare("widths", widths::document("long").to_string());
    for seed in 0..20 {
        tokens::compare(&seed.to_string(), random::document(seed).to_string());
    }
}

#[test]
fn clients_of_some_random_documents_are_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    for seed in 0..6 {
        check(
            rustfmt,
            &format!("seed {seed}"),
            random::document(seed).to_string(),
        );
    }
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn clients_of_many_random_documents_are_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    for seed in 6..120 {
        check(
            rustfmt,
            &format!("seed {seed}"),
            random::document(seed).to_string(),
        );
    }
}

/// Where documents of others lie beside the checkout, all of them.
#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn clients_of_documents_of_others_are_formatted() {
    let Some(rustfmt) = Rustfmt::find() else {
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let mut paths = Vec::new();
    for folder in ["specs", "cases"] {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        paths.extend(entries.flatten().map(|entry| entry.path()));
    }
    paths.sort();
    for path in paths {
        let is_document = path
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "json");
        if !is_document {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let loaded = load(source(&name, text), Vec::new(), &mut |_| {
            Err("no such file".to_owned())
        });
        // Those that are wrong have no crate.
        let crate_ = loaded.ok().and_then(|document| {
            codegen::generate(
                &document,
                &Selection::default(),
                &support::package(),
                &codegen::Lock::default(),
            )
            .0
        });
        if let Some(crate_) = crate_ {
            let difference = difference(rustfmt, &crate_.files);
            assert!(difference.is_empty(), "{name}:\n{difference}");
        }
    }
}
