//! The API as Rust tokens, file by file.
//!
//! Nothing is decided about the document here and nothing can fail. Text of the document becomes
//! a literal that `quote` escapes, an identifier that `names` has made, or documentation that
//! `model` has cleaned.

mod answers;
mod arguments;
mod bodies;
mod checks;
mod conveniences;
mod crate_root;
mod docs;
mod examples;
mod file;
mod first_call;
mod forms;
mod groups;
mod headers;
mod literals;
mod manifest;
mod methods;
mod models;
mod needs;
mod operations;
mod parameters;
mod runtime;
mod security;
mod structs;
mod types;
mod unions;

use proc_macro2::TokenStream;

pub use manifest::Package;

use crate::model::Api;
use crate::names::Names;

/// A file of the generated crate.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it belongs, relative to the crate's folder, with `/`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// The crate's manifest.
    Manifest(String),
    /// Rust of the runtime, as it is.
    Copy(String),
    /// Rust of the document.
    Rust(RustFile),
}

/// A Rust file in parts.
#[derive(Clone, Debug, Default)]
pub struct RustFile {
    /// The lines of the file's own documentation.
    pub docs: Vec<String>,
    /// The parts in their order.
    pub parts: Vec<Part>,
    /// The documentation that the tokens refer to by number.
    pub texts: Vec<Vec<String>>,
}

/// A part of a Rust file that is about one subject.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is about: an operation's or a schema's name, for tests and reviews.
    pub subject: String,
    /// The items.
    pub tokens: TokenStream,
}

/// What every file of this run knows.
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    pub(crate) names: &'a Names,
}

/// Writes every file of the crate.
pub fn emit(api: &Api, names: &Names, package: &Package) -> Vec<Source> {
    let context = Context { api, names };
    let needs = needs::Needs::of(api);
    let mut sources = vec![manifest::emit(&context, package, &needs)];
    sources.extend(crate_root::emit(&context, package));
    sources.extend(models::emit(&context));
    sources.extend(groups::emit(&context));
    sources.extend(headers::emit(&context));
    sources.extend(security::emit(&context));
    sources.extend(runtime::emit(&needs));
    sources
}
