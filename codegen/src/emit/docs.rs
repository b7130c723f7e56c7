//! Documentation of items.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown;
use crate::model::Docs;
use crate::pointer::Pointer;

/// The width of what this stage says itself, without indentation.
pub(super) const WIDTH: usize = 92;

/// The attribute of an item that callers are told not to use.
pub(super) fn deprecation(is_deprecated: bool, docs: &Docs) -> Option<TokenStream> {
    let note = docs.deprecation();
    is_deprecated.then(|| quote!(#[deprecated = #note]))
}

/// Lines of documentation on their way to an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// One line.
    pub(super) fn line(text: impl Into<String>) -> Self {
        Self(vec![text.into()])
    }

    /// The document's words, or else this line, and the facts.
    pub(super) fn of(docs: &Docs, otherwise: &str) -> Self {
        let mut words = Self(docs.text.clone());
        if words.0.is_empty() {
            words.0.push(otherwise.to_owned());
        }
        words.facts(&docs.facts)
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(mut self, line: impl Into<String>) -> Self {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.push(line.into());
        self
    }

    /// Adds a line to the last paragraph.
    pub(super) fn more(mut self, line: &str) -> Self {
        self.0.push(line.to_owned());
        self
    }

    /// Adds what the item is on the wire, and where it comes from.
    pub(super) fn route(self, route: &str, pointer: &Pointer) -> Self {
        let place = markdown::code_span(pointer.as_str());
        self.paragraph(format!("{route}, spec: {place}"))
    }

    /// Adds facts as one paragraph.
    pub(super) fn facts(self, facts: &[String]) -> Self {
        if facts.is_empty() {
            self
        } else {
            self.paragraph(facts.join(" "))
        }
    }

    /// Adds a list, of whose items each is a paragraph.
    pub(super) fn list(mut self, title: &str, items: impl IntoIterator<Item = String>) -> Self {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            self = self.paragraph(title);
            self.0.push(String::new());
        }
        for item in items {
            let lines: Vec<&str> = item.lines().map(str::trim_start).collect();
            self.0.extend(markdown::list_item(&lines, WIDTH));
        }
        self
    }

    /// Adds where the item comes from.
    pub(super) fn source(self, pointer: &Pointer) -> Self {
        let place = markdown::code_span(pointer.as_str());
        self.paragraph(format!("Spec: {place}"))
    }

    pub(super) fn lines(self) -> Vec<String> {
        self.0
    }
}

impl From<&str> for Words {
    fn from(line: &str) -> Self {
        Self::line(line)
    }
}

impl From<String> for Words {
    fn from(line: String) -> Self {
        Self::line(line)
    }
}
