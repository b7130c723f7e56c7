//! `pattern`, checked in linear time whatever the text is.

use super::checked::Checked;
use super::checks::At;
use regex_lite::Regex;
use std::sync::OnceLock;

/// A regular expression of the document, compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern that the generator has found to be valid.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            regex: OnceLock::new(),
        }
    }

    fn is_match(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(self.text).ok());
        regex.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

impl At<'_> {
    /// `pattern`, which like in JSON Schema may match any part of the text.
    pub fn pattern(&mut self, value: &(impl Checked + ?Sized), pattern: &Pattern) -> &mut Self {
        let holds = value.text().is_none_or(|text| pattern.is_match(text));
        self.rule(holds, || format!("must match the pattern {}", pattern.text))
    }
}

/// A pattern in a place of its own, so that it is compiled once.
macro_rules! pattern {
    ($text:literal) => {{
        static PATTERN: $crate::runtime::Pattern = $crate::runtime::Pattern::new($text);
        &PATTERN
    }};
}
pub(crate) use pattern;
