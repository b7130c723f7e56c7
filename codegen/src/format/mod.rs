//! The text of every file, laid out as rustfmt does it.
//!
//! [`syntax`] reads the tokens into the few shapes that `emit` writes, [`rules`] says what goes on one
//! line, and [`items`] writes. Nothing is run and nothing is parsed twice.

mod functions;
mod imports;
mod items;
mod macros;
mod rules;
mod syntax;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use crate::emit::{Content, RustFile, Source};

/// The header line of generated Rust files.
pub const HEADER: &str = "// @generated from";

/// The text of each file by its path. `document` is the name of the document for the header.
pub fn print(sources: Vec<Source>, document: &str) -> BTreeMap<String, String> {
    let header = format!("{HEADER} {document} by `cargo xtask gen`. Do not edit.");
    sources
        .into_iter()
        .map(|source| {
            let text = match source.content {
                Content::Manifest(text) => {
                    format!("{}\n\n{text}", header.replacen("//", "#", 1))
                }
                Content::Copy(text) => format!("{header}\n\n{text}"),
                Content::Rust(file) => format!("{header}\n\n{}", rust(file)),
            };
            (source.path, text)
        })
        .collect()
}

/// The text of a Rust file, without a header.
fn rust(file: RustFile) -> String {
    let mut text = String::new();
    for line in &file.docs {
        items::comment(&mut text, 0, "//!", line);
    }
    for part in file.parts {
        let items = part_text(part.tokens, &file.texts);
        if !items.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&items);
        }
    }
    text
}

/// The text of the tokens of one part of a Rust file.
pub fn part_text(tokens: TokenStream, texts: &[Vec<String>]) -> String {
    let tokens = syntax::tokens(tokens);
    let mut printer = items::Printer::new(texts);
    printer.items(syntax::items(&tokens));
    printer.finish()
}
