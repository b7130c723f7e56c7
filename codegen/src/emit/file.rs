//! A Rust file while it is written: its documentation table and its imports.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::docs::Words;
use super::{Content, Part, RustFile, Source};
use crate::model::TypeId;

/// A Rust file while it is written.
#[derive(Default)]
pub(super) struct File {
    content: RustFile,
    runtime: BTreeSet<&'static str>,
    siblings: BTreeSet<String>,
    modules: BTreeSet<&'static str>,
    maps: bool,
    /// The type whose inline types stand in this file with it.
    pub(super) home: Option<TypeId>,
    /// Whether models are called `models::…` here.
    pub(super) outside_models: bool,
}

impl File {
    /// Starts a file with this documentation of its own.
    pub(super) fn new(docs: Vec<String>) -> Self {
        Self {
            content: RustFile {
                docs,
                ..RustFile::default()
            },
            ..Self::default()
        }
    }

    /// The attribute that stands for this documentation; it is filled in after formatting, so
    /// that long texts are not parsed and printed as tokens.
    pub(super) fn docs(&mut self, words: impl Into<Words>) -> TokenStream {
        let lines = words.into().lines();
        if lines.is_empty() {
            return TokenStream::new();
        }
        let marker = format!("@{}", self.content.texts.len());
        self.content.texts.push(lines);
        quote!(#[doc = #marker])
    }

    /// Imports a name of the runtime.
    pub(super) fn runtime(&mut self, name: &'static str) -> TokenStream {
        self.runtime.insert(name);
        let ident = ident(name);
        quote!(#ident)
    }

    /// Imports a module of the crate.
    pub(super) fn module(&mut self, name: &'static str) -> TokenStream {
        self.modules.insert(name);
        let ident = ident(name);
        quote!(#ident)
    }

    /// Imports a model that stands in another file.
    pub(super) fn sibling(&mut self, name: &str) {
        self.siblings.insert(name.to_owned());
    }

    /// Imports the map type.
    pub(super) fn map(&mut self) -> TokenStream {
        self.maps = true;
        quote!(BTreeMap)
    }

    pub(super) fn part(&mut self, subject: impl Into<String>, tokens: TokenStream) {
        self.content.parts.push(Part {
            subject: subject.into(),
            tokens,
        });
    }

    /// The types that it imports from outside of the crate's models.
    pub(super) fn imports(&self) -> impl Iterator<Item = &'static str> {
        let runtime = self.runtime.iter().copied().filter(|name| *name != "self");
        let map = self.maps.then_some("BTreeMap");
        runtime.chain(map)
    }

    /// The finished file; what it uses is imported at its top.
    pub(super) fn finish(mut self, path: impl Into<String>) -> Source {
        let mut imports = TokenStream::new();
        if self.runtime.len() == 1 && self.runtime.remove("self") {
            self.modules.insert("runtime");
        }
        if !self.modules.is_empty() {
            let names = self.modules.iter().map(|name| ident(name));
            imports.extend(quote!(use crate::{#(#names),*};));
        }
        if !self.runtime.is_empty() {
            // `self` comes before the names, as rustfmt has it.
            let itself = self.runtime.remove("self").then(|| quote!(self,));
            let names = self.runtime.iter().map(|name| ident(name));
            imports.extend(quote!(use crate::runtime::{#itself #(#names),*};));
        }
        if self.maps {
            imports.extend(quote!(
                use std::collections::BTreeMap;
            ));
        }
        if !self.siblings.is_empty() {
            let names = self.siblings.iter().map(|name| ident(name));
            imports.extend(quote!(use super::{#(#names),*};));
        }
        if !imports.is_empty() {
            self.content.parts.insert(
                0,
                Part {
                    subject: String::new(),
                    tokens: imports,
                },
            );
        }
        Source {
            path: path.into(),
            content: Content::Rust(self.content),
        }
    }
}

/// The identifier of a name that `names` has made.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
