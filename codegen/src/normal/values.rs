//! Reads values of one JSON type each; one of another type is ignored with a warning.

use serde_json::{Number, Value};

use super::codes;
use super::keywords;
use super::node::{Node, kind_of};
use super::numbers::whole;
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::words::Words;

impl<'d> Reader<'d> {
    /// A text; YAML's unquoted numbers and booleans are not taken for one.
    pub(super) fn text(&mut self, node: &Node<'d>, key: &str) -> Option<&'d str> {
        let member = node.get(key)?;
        let text = member.value.as_str();
        if text.is_none() {
            self.ignored(&member, "a text");
        }
        text
    }

    /// The `description`, and the link of `externalDocs` behind it.
    pub(super) fn description(&mut self, node: &Node<'d>) -> Option<String> {
        let own = self.text(node, "description").map(str::to_owned);
        self.with_link(own, node)
    }

    /// A description, and the link of the `externalDocs` of `node` behind it.
    pub(super) fn with_link(&mut self, own: Option<String>, node: &Node<'d>) -> Option<String> {
        let link = node.get("externalDocs").and_then(|docs| {
            self.known(&docs, &keywords::EXTERNAL_DOCS);
            let url = self.text(&docs, "url")?;
            let words = self.text(&docs, "description").map(str::trim);
            let words = words.filter(|words| !words.is_empty()).unwrap_or(url);
            Some(format!("See [{words}](<{url}>)."))
        });
        match (own, link) {
            (Some(own), Some(link)) => Some(format!("{own}\n\n{link}")),
            (own, link) => own.or(link),
        }
    }

    /// A boolean; false in its absence.
    pub(super) fn flag(&mut self, node: &Node<'d>, key: &str) -> bool {
        self.optional_flag(node, key).unwrap_or(false)
    }

    pub(super) fn optional_flag(&mut self, node: &Node<'d>, key: &str) -> Option<bool> {
        let member = node.get(key)?;
        let flag = member.value.as_bool();
        if flag.is_none() {
            self.ignored(&member, "a boolean");
        }
        flag
    }

    /// A whole number that is not negative. A fraction of zero does no harm.
    pub(super) fn count(&mut self, node: &Node<'d>, key: &str) -> Option<u64> {
        let member = node.get(key)?;
        let count = member.value.as_u64().or_else(|| {
            let number = member.value.as_f64()?;
            let fits = number.fract() == 0.0 && (0.0..9e15).contains(&number);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            fits.then_some(number as u64)
        });
        if count.is_none() {
            self.ignored(&member, "a whole number of zero or more");
        }
        count
    }

    pub(super) fn number(&mut self, node: &Node<'d>, key: &str) -> Option<Number> {
        let member = node.get(key)?;
        let number = member.value.as_number().map(whole);
        let text = member.value.as_str();
        let digits = text.filter(|text| text.contains(|c: char| c.is_ascii_digit()));
        if digits.is_some_and(|text| text.parse().is_ok_and(f64::is_infinite)) {
            // What is read as a text, since no number is so large.
            self.push(
                Diagnostic::new(
                    &codes::IGNORED_VALUE,
                    "this number is larger than any that is sent",
                    member.pointer.clone(),
                )
                .label("ignored, as if it were absent")
                .help("remove it, or write the limit that is meant"),
            );
        } else if number.is_none() {
            self.ignored(&member, "a number");
        }
        number
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, node: &Node<'d>, key: &str) -> Vec<&'d str> {
        let Some(member) = node.get(key) else {
            return Vec::new();
        };
        if !member.value.is_array() {
            self.ignored(&member, "a list of texts");
            return Vec::new();
        }
        let mut texts = Vec::new();
        for item in member.items() {
            match item.value.as_str() {
                Some(text) => texts.push(text),
                None => self.ignored(&item, "a text"),
            }
        }
        texts
    }

    /// Warns that a value is ignored because of its shape.
    pub(super) fn ignored(&mut self, node: &Node<'d>, expected: &str) {
        self.push(
            Diagnostic::new(
                &codes::IGNORED_VALUE,
                self.wanted(node, expected),
                node.pointer.clone(),
            )
            .label("ignored, as if it were absent")
            .help(self.remedy(node, expected)),
        );
    }

    /// What is expected at a place, and what is there.
    pub(super) fn wanted(&self, node: &Node<'d>, expected: &str) -> String {
        let found = kind_of(node.value);
        match self.document.key(&node.pointer) {
            Some(field) if field.parse::<usize>().is_err() => {
                format!("`{field}` must be {expected}, not {found}")
            }
            _ => format!("expected {expected}, found {found}"),
        }
    }

    /// How a value of another shape is put right.
    fn remedy(&self, node: &Node<'d>, expected: &str) -> String {
        let words = self.words();
        match (self.document.key(&node.pointer).as_deref(), node.value) {
            (Some("type"), Value::Array(_)) => {
                let Words {
                    version,
                    null,
                    several_types,
                    ..
                } = words;
                if words.types.contains(&"null") {
                    format!("in {version} {several_types}")
                } else {
                    format!(
                        "{version} has one type here; for null among them, {null}; {several_types}"
                    )
                }
            }
            (Some("required"), Value::Bool(_)) if expected.starts_with("a list") => {
                "list the names of the required properties in `required` of the object that has \
                 them"
                    .to_owned()
            }
            (Some(field @ ("exclusiveMinimum" | "exclusiveMaximum")), Value::Number(number)) => {
                let limit = match field {
                    "exclusiveMinimum" => "minimum",
                    _ => "maximum",
                };
                let version = words.version;
                format!("in {version} write `{limit}: {number}` and `{field}: true`")
            }
            (_, Value::Number(_) | Value::Bool(_)) if expected == "a text" => {
                "put quotes around it".to_owned()
            }
            (_, Value::String(_)) if expected.starts_with("a list") => {
                "put it into a list, in `[` and `]`".to_owned()
            }
            (_, Value::String(_)) if expected == "a boolean" => {
                "write `true` or `false`, without quotes".to_owned()
            }
            (_, Value::String(_)) => format!("write {expected}, without quotes"),
            _ => format!("write {expected}, or remove it"),
        }
    }
}
