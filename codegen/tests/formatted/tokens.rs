//! What is printed is what was emitted, but for commas, documentation and the order of imports.

use codegen::emit::{self, Content};
use codegen::format::part_text;
use codegen::{Selection, names};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::support::{document, package, shown};

/// Whether all parts of all files of a document's crate have in their text what they were made of.
pub fn compare(name: &str, text: String) {
    let document = document(text);
    let (api, diagnostics) = codegen::lower(&document, &Selection::default());
    let api = api.unwrap_or_else(|| panic!("{name}: {}", shown(&diagnostics, &document)));
    for source in emit::emit(
        &api,
        &names::assign(&api, &codegen::Lock::default()),
        &package(),
    ) {
        let Content::Rust(file) = source.content else {
            continue;
        };
        for part in file.parts {
            let text = part_text(part.tokens.clone(), &file.texts);
            let printed: TokenStream = text
                .parse()
                .unwrap_or_else(|error| panic!("{name}: {}: {error}\n{text}", source.path));
            let (printed, emitted) = (sorted(printed), sorted(part.tokens));
            assert_eq!(printed, emitted, "{name}: {}\n{text}", source.path);
        }
    }
}

fn sorted(stream: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    flatten(stream, &mut found);
    found.sort();
    found
}

/// The tokens in their groups, without commas and documentation.
fn flatten(stream: TokenStream, found: &mut Vec<String>) {
    for token in stream {
        match token {
            TokenTree::Group(group) => {
                let inner = group.stream();
                let is_docs = group.delimiter() == Delimiter::Bracket
                    && matches!(inner.clone().into_iter().next(), Some(TokenTree::Ident(word)) if word == "doc");
                if !is_docs {
                    flatten(inner, found);
                }
            }
            TokenTree::Punct(sign) if matches!(sign.as_char(), ',' | '#') => {}
            other => found.push(other.to_string()),
        }
    }
}
