//! The headers that the document gives to the parts of a multipart body.

use super::encode::{self, Encode};
use super::fault::Result;
use super::multipart::Multipart;
use super::parameter;
use super::tree::Tree;

/// The headers of the parts that are written next.
#[derive(Default)]
pub(super) struct PartHeaders {
    /// Those of values, with their texts, and whether they must be there.
    given: Vec<(&'static str, bool, Option<String>)>,
    /// Those that files must have.
    needed: &'static [&'static str],
}

impl Multipart {
    /// The next parts have this header, if there is a value for it.
    pub(crate) fn header<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        required: bool,
        explode: bool,
        value: &T,
    ) {
        self.give(name, required, Tree::of(&value), |value| {
            parameter::header(explode, value)
        });
    }

    /// The same, written in JSON.
    pub(crate) fn header_json<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        required: bool,
        value: &T,
    ) {
        self.give(
            name,
            required,
            Tree::of(&value),
            |value| match encode::write(value) {
                Ok(json) => Ok(String::from_utf8_lossy(json.as_ref()).into_owned()),
                Err(_) => Err("cannot be written as JSON"),
            },
        );
    }

    fn give(
        &mut self,
        name: &'static str,
        required: bool,
        value: Result<Tree>,
        written: impl FnOnce(&Tree) -> std::result::Result<String, &'static str>,
    ) {
        match value {
            Ok(Tree::Null) => self.headers.given.push((name, required, None)),
            Ok(value) => match written(&value) {
                Ok(text) => self.headers.given.push((name, required, Some(text))),
                Err(rule) => self.report(name, rule),
            },
            Err(fault) => self.unwritten(name, &fault),
        }
    }

    /// The next files need these headers.
    pub(crate) fn needs(&mut self, names: &'static [&'static str]) {
        self.headers.needed = names;
    }

    /// The next parts have no headers but their own.
    pub(crate) fn bare(&mut self) {
        self.headers = PartHeaders::default();
    }

    /// The lines of the headers of a value's part.
    pub(super) fn own_headers(&mut self, part: &str) -> String {
        let given = std::mem::take(&mut self.headers.given);
        let mut headers = Vec::new();
        for (name, required, text) in &given {
            match text {
                Some(text) => headers.push(((*name).to_owned(), text.clone())),
                None if *required => self.without(part, name),
                None => {}
            }
        }
        self.headers.given = given;
        self.part_headers(part, &headers)
    }

    /// Reports the headers that a file lacks.
    pub(super) fn missing_headers(&mut self, part: &str, headers: &[(String, String)]) {
        for name in self.headers.needed {
            if !headers
                .iter()
                .any(|(key, _)| key.eq_ignore_ascii_case(name))
            {
                self.without(part, name);
            }
        }
    }

    fn without(&mut self, part: &str, name: &str) {
        self.report(part, &format!("must have the header `{name}`"));
    }
}
