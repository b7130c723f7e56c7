//! Bodies of `multipart/form-data`.
//!
//! As OAS 3.0.4 says, a text, a number or a boolean is a part of `text/plain`, an object one of
//! `application/json`, and an array a part of the same name for each of its items.

use super::body::{Body, Data};
use super::checks::Violation;
use super::closed::ClosedDebug;
use super::encode::{self, Encode};
use super::fault::Fault;
use super::parameter::{self, QueryStyle};
use super::part_headers::PartHeaders;
use super::request::{Request, has_outer_blanks};
use super::secret::{Secret, WipedBuffer};
use super::tree::Tree;
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use std::collections::VecDeque;
use std::fmt::{self, Write as _};
use std::hash::{BuildHasher as _, RandomState};

/// The parts of a `multipart/form-data` body, in their order.
///
/// What is in memory is wiped after sending, files aside. The length is announced unless a file
/// is a stream without one.
pub struct Multipart {
    boundary: String,
    done: VecDeque<Data>,
    open: WipedBuffer,
    violations: Vec<Violation>,
    /// Those of the parts that are written next.
    pub(super) headers: PartHeaders,
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl Multipart {
    /// Without a part.
    pub fn new() -> Self {
        // No content can be made to contain the boundary: its keys are random and stay here.
        let random = || RandomState::new().hash_one(0_u8);
        Self {
            boundary: format!("{:016x}{:016x}", random(), random()),
            done: VecDeque::new(),
            open: WipedBuffer::default(),
            violations: Vec::new(),
            headers: PartHeaders::default(),
        }
    }

    /// Adds a part of text.
    #[must_use]
    pub fn text(mut self, name: &str, text: &str) -> Self {
        self.in_memory(name, "", text.as_bytes());
        self
    }

    /// Adds a part of JSON: a model, a value that models are made of, or raw JSON.
    #[must_use]
    pub fn json<T: Encode + ?Sized>(mut self, name: &str, value: &T) -> Self {
        match encode::request(&value) {
            Ok(json) => self.in_memory(name, JSON, json.as_ref()),
            Err(fault) => self.unwritten(name, &fault),
        }
        self
    }

    /// Adds a file.
    #[must_use]
    pub fn file(mut self, name: &str, file: impl Into<Body>) -> Self {
        self.files(name, "", [file.into()]);
        self
    }

    /// The parts of a property: none where there is no value, one for each item of an array.
    /// Without a content type of its own, that of a value follows from its kind.
    pub(crate) fn value(&mut self, name: &str, content_type: &'static str, value: &dyn Encode) {
        match Tree::of(value) {
            Ok(Tree::Null) => {}
            Ok(Tree::Items(items)) => {
                for item in &items {
                    self.item(name, content_type, item);
                }
            }
            Ok(single) => self.item(name, content_type, &single),
            Err(fault) => self.unwritten(name, &fault),
        }
    }

    /// The parts of a property in a style of its own. Nothing is percent-encoded in a part.
    pub(crate) fn styled(&mut self, name: &str, style: QueryStyle, value: &dyn Encode) {
        match Tree::of(value) {
            Ok(Tree::Null) => {}
            Ok(value) => match parameter::query(name, style, false, &value) {
                Ok(pairs) => pairs.into_iter().for_each(|pair| self.pair(&pair)),
                Err(rule) => self.report(name, rule),
            },
            Err(fault) => self.unwritten(name, &fault),
        }
    }

    /// What is a pair in a query, as a part.
    fn pair(&mut self, pair: &str) {
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
        let text = Secret::from(decode(text));
        self.in_memory(&decode(name), "", text.expose().as_bytes());
    }

    fn item(&mut self, name: &str, content_type: &'static str, item: &Tree) {
        let content_type = if item.has_parts() && content_type.is_empty() {
            JSON
        } else {
            content_type
        };
        match item {
            Tree::Text(text) if !content_type.contains("json") => {
                self.in_memory(name, content_type, text.as_bytes());
            }
            item => match encode::write(item) {
                Ok(json) => self.in_memory(name, content_type, json.as_ref()),
                Err(fault) => self.unwritten(name, &fault),
            },
        }
    }

    /// The parts of a property that holds files.
    pub(crate) fn files(
        &mut self,
        name: &str,
        content_type: &'static str,
        files: impl IntoIterator<Item = Body>,
    ) {
        for file in files {
            let named = file.content_type.as_deref();
            let content_type = match named.unwrap_or(content_type) {
                "" => "application/octet-stream",
                content_type => content_type,
            };
            if HeaderValue::from_str(content_type).is_err() {
                self.report(name, "must have a valid content type");
                continue;
            }
            let file_name = file.file_name.as_deref().unwrap_or(name);
            self.missing_headers(name, &file.headers);
            let headers = self.part_headers(name, &file.headers);
            self.head(name, Some(file_name), content_type, &headers);
            self.close();
            self.done.push_back(file.data);
            self.write("\r\n");
        }
    }

    /// The same, of which the document wants base64.
    pub(crate) fn files_as_base64(
        &mut self,
        name: &str,
        content_type: &'static str,
        files: impl IntoIterator<Item = Body>,
    ) {
        let files = files.into_iter().map(|file| Body {
            data: file.data.into_base64(),
            ..file
        });
        self.files(name, content_type, files);
    }

    /// The lines of a part's own headers.
    pub(super) fn part_headers(&mut self, name: &str, headers: &[(String, String)]) -> String {
        let mut lines = String::new();
        for (key, value) in headers {
            let is_key = HeaderName::from_bytes(key.as_bytes())
                .is_ok_and(|key| !OWN.contains(&key.as_str()));
            if !is_key {
                self.report(
                    name,
                    "must have valid names of headers, of which it has none itself",
                );
            } else if HeaderValue::from_str(value).is_err() || has_outer_blanks(value) {
                self.report(name, "must have valid values of headers");
            } else {
                let _ = write!(lines, "\r\n{key}: {value}");
            }
        }
        lines
    }

    fn in_memory(&mut self, name: &str, content_type: &'static str, content: &[u8]) {
        let headers = self.own_headers(name);
        self.head(name, None, content_type, &headers);
        self.open.push(content);
        self.write("\r\n");
    }

    fn head(&mut self, name: &str, file_name: Option<&str>, content_type: &str, more: &str) {
        let mut head = format!("--{}\r\n", self.boundary);
        let _ = write!(
            head,
            "Content-Disposition: form-data; name=\"{}\"",
            Quoted(name)
        );
        if let Some(file_name) = file_name {
            let _ = write!(head, "; filename=\"{}\"", Quoted(file_name));
        }
        if !content_type.is_empty() {
            let _ = write!(head, "\r\nContent-Type: {content_type}");
        }
        head.push_str(more);
        head.push_str("\r\n\r\n");
        self.write(&head);
    }

    fn write(&mut self, text: &str) {
        self.open.push(text.as_bytes());
    }

    fn close(&mut self) {
        let buffer = std::mem::take(&mut self.open);
        self.done.push_back(Data::Bytes(Bytes::from_owner(buffer)));
    }

    pub(super) fn unwritten(&mut self, name: &str, fault: &Fault) {
        self.report(&fault.place(name), fault.text());
    }

    pub(super) fn report(&mut self, name: &str, rule: &str) {
        self.violations.push(Violation::new(name, rule));
    }
}

const JSON: &str = "application/json";

/// The headers that a part has itself.
const OWN: [&str; 2] = ["content-disposition", "content-type"];

/// A name in a header, as HTML has it: what could end it is percent-encoded.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '"' | '\0'..='\x1f' | '\x7f' => write!(f, "%{:02X}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Multipart(..)")
    }
}

impl ClosedDebug for Multipart {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Request {
    /// A body in parts.
    pub(crate) fn multipart(&mut self, mut parts: Multipart) {
        parts.write(&format!("--{}--\r\n", parts.boundary.clone()));
        for violation in std::mem::take(&mut parts.violations) {
            self.report(violation.place(), violation.rule());
        }
        let content_type = format!("multipart/form-data; boundary={}", parts.boundary);
        if let Ok(value) = HeaderValue::from_str(&content_type) {
            self.headers.insert(CONTENT_TYPE, value);
        }
        if parts.done.is_empty() {
            self.body = Some(Bytes::from_owner(parts.open));
            (self.pieces, self.stream) = (None, None);
        } else {
            parts.close();
            self.segments(parts.done);
        }
    }
}
