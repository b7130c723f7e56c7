// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Why a value cannot be read or written: the place and the kinds, never a value.

use std::fmt::Write as _;

/// How many steps of a path are told: a server may nest what it likes.
const MOST_STEPS: usize = 32;

/// A fault without values. The steps of its path are gathered from the inside out.
///
/// It is boxed, so that the many results that have none stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    steps: Vec<String>,
    text: String,
    /// Where in the JSON it is, in bytes from the start.
    offset: Option<usize>,
}

/// What reading or writing gives.
pub type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    #[cold]
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            steps: Vec::new(),
            text: text.into(),
            offset: None,
        }))
    }

    #[cold]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// The same fault, seen from outside of a field that the document names.
    #[cold]
    pub(super) fn in_field(self, name: &str) -> Self {
        self.inside(format!(".{name}"))
    }

    /// The same fault, seen from outside of an array.
    #[cold]
    pub(super) fn in_item(self, index: usize) -> Self {
        self.inside(format!("[{index}]"))
    }

    /// The same fault, seen from outside of a map, whose keys are data.
    #[cold]
    pub(super) fn in_entry(self) -> Self {
        self.inside("[*]".to_owned())
    }

    /// The same fault, without the path within a value that is passed over.
    #[cold]
    pub(super) fn passed_over(mut self) -> Self {
        self.0.steps.clear();
        self
    }

    fn inside(mut self, step: String) -> Self {
        self.0.steps.push(step);
        self
    }

    /// What is wrong, without the place.
    pub(super) fn text(&self) -> &str {
        &self.0.text
    }

    /// The place, from the outermost value, which has this name, or none. Empty for a value
    /// without a name itself.
    pub(super) fn place(&self, name: &str) -> String {
        let mut path = name.to_owned();
        let steps = self.0.steps.iter().rev().map(String::as_str);
        path.extend(steps.take(MOST_STEPS));
        if self.0.steps.len() > MOST_STEPS {
            path.push('…');
        }
        path.trim_start_matches('.').to_owned()
    }

    /// The place and what is wrong, with line and column in the text that was read.
    pub(super) fn describe(&self, json: Option<&str>) -> String {
        let mut output = String::new();
        let path = self.place("");
        if !path.is_empty() {
            let _ = write!(output, "at `{path}`, ");
        }
        let before = json.zip(self.0.offset);
        if let Some(before) = before.and_then(|(json, offset)| json.get(..offset)) {
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            let _ = write!(output, "line {line} column {column}: ");
        }
        output + &self.0.text
    }
}
