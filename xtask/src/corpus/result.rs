//! How it went with one document.

use std::time::Duration;

use crate::report::Tally;

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A crate; compiled, if that was asked for.
    Generated,
    /// It is of a version that is not supported.
    Unsupported,
    /// It is no `OpenAPI` document.
    NoDocument,
    /// It is wrong.
    Errors,
    /// It cannot be read.
    Unreadable,
    /// The generator panicked.
    Panicked,
    /// The generator took too long.
    TimedOut,
    /// The crate has a file or a manifest that cannot be written.
    Unwritable,
    /// The crate does not compile.
    NotCompiled,
    /// The crate's documentation has a fault.
    NotDocumented,
}

impl Outcome {
    pub fn is_failure(&self) -> bool {
        !matches!(self, Self::Generated | Self::Unsupported | Self::NoDocument)
    }

    pub fn name(&self) -> &'static str {
        match self {
            Self::Generated => "ok",
            Self::Unsupported => "unsupported",
            Self::NoDocument => "no document",
            Self::Errors => "errors",
            Self::Unreadable => "unreadable",
            Self::Panicked => "panic",
            Self::TimedOut => "time-out",
            Self::Unwritable => "unwritable",
            Self::NotCompiled => "does not compile",
            Self::NotDocumented => "does not document",
        }
    }
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Result {
    pub file: String,
    pub version: String,
    pub operations: usize,
    pub models: usize,
    pub tally: Tally,
    pub time: Duration,
    pub outcome: Outcome,
    /// What a person wants to know of a failure, in lines.
    pub details: String,
    /// What the compiler warns of.
    pub lints: usize,
}

impl Result {
    /// The result for a document of which nothing is known yet.
    pub fn new(file: &str, outcome: Outcome) -> Self {
        Self {
            file: file.to_owned(),
            version: String::new(),
            operations: 0,
            models: 0,
            tally: Tally::default(),
            time: Duration::ZERO,
            outcome,
            details: String::new(),
            lints: 0,
        }
    }

    /// Turns it into a failure, of which the first few details are kept.
    pub fn fail(&mut self, outcome: Outcome, detail: &str) {
        self.outcome = outcome;
        if self.details.lines().count() < 30 {
            self.details.push_str(detail.trim_end());
            self.details.push('\n');
        }
    }
}
