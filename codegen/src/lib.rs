//! Turns an `OpenAPI` document into the sources of a typed Rust client crate.
//!
//! Text goes in and text comes out: there is no file system and no network here. The way is a
//! line of stages, each a folder whose `mod.rs` is the type that it produces and the function
//! that produces it:
//!
//! | stage | comes in | goes out | knows |
//! |---|---|---|---|
//! | [`document`] | text, overlays | [`document::Document`] | YAML, JSON, positions, versions |
//! | [`normal`] | `Document` | [`normal::Spec`] | `openapiv3`, `$ref`, `allOf` |
//! | [`model`] | `Spec` | [`model::Api`] | Rust's shapes; no identifiers, no tokens |
//! | [`names`] | `Api` | [`names::Names`] | cases, keywords, collisions |
//! | [`emit`] | `Api`, `Names` | [`emit::Source`]s | `quote`; decides nothing about the document |
//! | [`format`] | `Source`s | path → text | rustfmt's rules, headers, blank lines |
//! | [`mod@review`] | two `Api`s with their `Names` | [`review::Change`]s | what breaks the wire, what breaks Rust |
//!
//! [`mod@diagnostic`], [`mod@pointer`], [`mod@markdown`] and `rfc9110` know no stage. Whatever can be wrong with a
//! document is found before `emit`, each stage collecting all that it finds; `emit` and `format`
//! cannot fail. Static code of the client is ordinary Rust under `codegen/runtime/`.

pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod format;
pub mod markdown;
pub mod model;
pub mod names;
pub mod normal;
pub mod pointer;
pub mod review;
mod rfc9110;

use std::collections::BTreeMap;

pub use diagnostic::Diagnostics;
pub use document::Document;
pub use emit::Package;
pub use names::Lock;
pub use normal::Selection;

/// A generated crate.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The text of each file by its path relative to the crate's folder.
    pub files: BTreeMap<String, String>,
    /// The lines of the lock file whose names could not be kept, each with the name in its place.
    pub renamed: Vec<(names::lock::Line, String)>,
    /// How many operations it calls.
    pub operations: usize,
    /// How many types it declares.
    pub models: usize,
}

/// Generates the crate that calls what `selection` selects of `document`.
///
/// What `lock`, the public surface that stands in the crate's folder, says of names is kept; the
/// new surface is one of the files.
///
/// The findings are returned in any case; the crate, if none of them is an error.
pub fn generate(
    document: &Document,
    selection: &Selection,
    package: &Package,
    lock: &Lock,
) -> (Option<Generated>, Diagnostics) {
    let (api, diagnostics) = lower(document, selection);
    let generated = api.map(|api| {
        let beside = names::lock::beside(lock, &api, document);
        let names = names::assign(&api, lock);
        let surface = Lock::of_client(&api, &names);
        let sources = emit::emit(&api, &names, package);
        let mut files = format::print(sources, &package.document);
        let renamed = surface.renamed(lock);
        let text = surface.and(beside).text(&package.name, &package.version);
        files.insert(names::lock::FILE.to_owned(), text);
        Generated {
            files,
            renamed,
            operations: api.operations.len(),
            models: api.types.len(),
        }
    });
    (generated, diagnostics)
}

/// The stages in which something can be wrong with a document.
pub fn lower(document: &Document, selection: &Selection) -> (Option<model::Api>, Diagnostics) {
    let mut diagnostics = document.warnings().clone();
    let (spec, found) = normal::normalise(document, selection);
    diagnostics.extend(found);
    let Some(spec) = spec else {
        diagnostics.dedup();
        diagnostics.gather();
        return (None, diagnostics);
    };
    let (api, found) = model::lower(&spec);
    diagnostics.extend(found);
    diagnostics.dedup();
    diagnostics.gather();
    let api = if diagnostics.has_errors() { None } else { api };
    (api, diagnostics)
}
