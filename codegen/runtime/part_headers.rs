//! The headers that the document gives to the parts of a multipart body.

use super::finite;
use super::multipart::Multipart;
use super::parameter;
use serde::Serialize;
use serde_json::Value;

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
    pub(crate) fn header<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        required: bool,
        explode: bool,
        value: &T,
    ) {
        match finite::value(value) {
            Ok(Value::Null) => self.headers.given.push((name, required, None)),
            Ok(value) => match parameter::header(explode, &value) {
                Ok(text) => self.headers.given.push((name, required, Some(text))),
                Err(rule) => self.report(name, rule),
            },
            Err(unwritten) => self.unwritten(name, &unwritten),
        }
    }

    /// The same, written in JSON.
    pub(crate) fn header_json<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        required: bool,
        value: &T,
    ) {
        match finite::text(value) {
            Ok(text) => {
                let text = text.as_str().filter(|text| *text != "null");
                let text = text.map(str::to_owned);
                self.headers.given.push((name, required, text));
            }
            Err(unwritten) => self.unwritten(name, &unwritten),
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
