//! Messages about the input: what is wrong, where, and what to do about it.

mod code;
mod collection;
mod render;
pub mod shared;
mod source;
mod suggest;

pub use code::Code;
pub(crate) use code::codes;
pub use collection::Diagnostics;
pub(crate) use render::is_unsafe;
pub use render::{Style, printable, render};
pub use source::{Location, SourceFile};
pub use suggest::closest;

use crate::pointer::Pointer;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something is generated, and the message says what it lacks.
    Warning,
    /// A guess that turned out well, or a count: one line for the whole document, which no check counts.
    Note,
}

/// Which part of the node at a pointer a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The value.
    Value,
    /// The key under which the value stands; the value where there is none, as in a list.
    Key,
    /// A range of bytes of the pointer's file, for what has no pointer: faults of syntax.
    Text(usize, usize),
}

/// Another place that a message points to, with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The node.
    pub place: Pointer,
    /// The part of the node.
    pub on: Target,
    /// What is to be seen there.
    pub label: String,
}

/// One message about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: &'static Code,
    message: String,
    place: Pointer,
    // Apart, so that a diagnostic is small enough to be an `Err`.
    details: Box<Details>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    on: Target,
    label: String,
    related: Vec<Related>,
    /// Other places of which the same is to say.
    alike: Vec<Pointer>,
    notes: Vec<String>,
    help: Option<String>,
}

impl Diagnostic {
    /// A message about the value at `place`. The code decides how bad it is.
    #[must_use]
    pub fn new(code: &'static Code, message: impl Into<String>, place: Pointer) -> Self {
        Self {
            code,
            message: message.into(),
            place,
            details: Box::new(Details {
                on: Target::Value,
                label: String::new(),
                related: Vec::new(),
                alike: Vec::new(),
                notes: Vec::new(),
                help: None,
            }),
        }
    }

    /// Sets the text beside the underline.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.details.label = label.into();
        self
    }

    /// Underlines the key instead of the value.
    #[must_use]
    pub fn key(self) -> Self {
        self.on(Target::Key)
    }

    /// Underlines the given part.
    #[must_use]
    pub fn on(mut self, on: Target) -> Self {
        self.details.on = on;
        self
    }

    /// Points to another value too.
    #[must_use]
    pub fn related(self, place: Pointer, label: impl Into<String>) -> Self {
        self.related_on(place, Target::Value, label)
    }

    /// Points to a part of another place too.
    #[must_use]
    pub fn related_on(mut self, place: Pointer, on: Target, label: impl Into<String>) -> Self {
        self.details.related.push(Related {
            place,
            on,
            label: label.into(),
        });
        self
    }

    /// Adds a `note:` line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.details.notes.push(note.into());
        self
    }

    /// Sets the `help:` line: what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.details.help = Some(help.into());
        self
    }

    /// The stable code.
    pub fn code(&self) -> &'static Code {
        self.code
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The message itself, one line.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The node that the message is about.
    pub fn place(&self) -> &Pointer {
        &self.place
    }

    /// The part of that node.
    pub fn target(&self) -> Target {
        self.details.on
    }

    /// The text beside the underline; may be empty.
    pub fn label_text(&self) -> &str {
        &self.details.label
    }

    /// The other places.
    pub fn related_places(&self) -> &[Related] {
        &self.details.related
    }

    /// The places besides the first of which the same is to say.
    pub fn alike(&self) -> &[Pointer] {
        &self.details.alike
    }

    /// The notes.
    pub fn notes(&self) -> &[String] {
        &self.details.notes
    }

    /// What to do.
    pub fn help_text(&self) -> Option<&str> {
        self.details.help.as_deref()
    }
}

/// Finds the text of a place.
pub trait Locate {
    /// Where the node stands; its nearest existing holder if there is no such node, `None` if
    /// there is no such file.
    fn locate(&self, place: &Pointer, on: Target) -> Option<Location<'_>>;
}
