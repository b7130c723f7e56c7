//! The forms in which changes are told.

mod github;
mod html;
mod json;
mod markdown;
mod text;

use codegen::diagnostic;
use codegen::review::{Both, Change, Effect, Verdict};

use super::side::{About, At};
use crate::cli::Format;
use crate::config::Waiver;
use crate::package::Version;
use crate::terminal::Terminal;

/// All that is told of two documents.
pub struct Report<'c> {
    pub old: About,
    pub new: About,
    /// What the changes come to that are not waived.
    pub verdict: Verdict,
    /// The version that the client needs, after this one.
    pub needed: Option<(Version, Version)>,
    /// The changes, the worst first.
    pub found: Vec<Found<'c>>,
}

/// A change and where it stands.
pub struct Found<'c> {
    pub change: &'c Change,
    pub waiver: Option<&'c Waiver>,
    pub place: Both<At>,
}

pub fn written(report: &Report<'_>, format: Format, terminal: &Terminal) -> String {
    match format {
        Format::Text => text::text(report, terminal),
        Format::Markdown => markdown::markdown(report),
        Format::Json => json::json(report),
        Format::Github => github::github(report),
        Format::Html => html::html(report),
    }
}

impl Report<'_> {
    /// What the changes come to, in one line.
    fn headline(&self) -> String {
        let mut line = self.verdict.to_string();
        let waived = self.of(Class::Waived).len();
        if waived > 0 {
            line = format!("{line}; {waived} waived");
        }
        match &self.needed {
            Some((needed, version)) if needed != version => {
                format!("{line} (the client {version} needs {needed})")
            }
            _ => line,
        }
    }

    /// The changes of one class.
    fn of(&self, class: Class) -> Vec<&Found<'_>> {
        let found = self.found.iter();
        found.filter(|found| found.class() == class).collect()
    }
}

/// In which part of a report a change stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Breaking,
    Risky,
    Waived,
    Compatible,
}

impl Class {
    const ALL: [Self; 4] = [Self::Breaking, Self::Risky, Self::Waived, Self::Compatible];

    fn word(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Waived => "waived",
            Self::Compatible => "compatible",
        }
    }
}

impl Found<'_> {
    fn class(&self) -> Class {
        match self.change.level() {
            _ if self.waiver.is_some() => Class::Waived,
            Effect::Breaking => Class::Breaking,
            Effect::Risky => Class::Risky,
            Effect::Compatible | Effect::None => Class::Compatible,
        }
    }

    /// What the change does, in two words.
    fn label(&self) -> &'static str {
        match (self.change.wire, self.change.rust) {
            (Effect::Breaking, Effect::Breaking) => "breaks both",
            (Effect::Breaking, _) => "breaks wire",
            (_, Effect::Breaking) => "breaks Rust",
            (Effect::Risky, _) | (_, Effect::Risky) => "risky",
            _ => "compatible",
        }
    }
}

/// The changes by what they change, in the order of the first of each.
fn by_subject<'f, 'c>(found: &[&'f Found<'c>]) -> Vec<(&'f str, Vec<&'f Found<'c>>)> {
    let mut subjects: indexmap::IndexMap<&str, Vec<&Found<'_>>> = indexmap::IndexMap::new();
    for one in found {
        let subject = one.change.subject.as_str();
        subjects.entry(subject).or_default().push(one);
    }
    subjects.into_iter().collect()
}

/// `breaking`, for programs.
fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "none",
        Effect::Compatible => "compatible",
        Effect::Risky => "risky",
        Effect::Breaking => "breaking",
    }
}

/// Texts of a document stay on their line and do nothing to the terminal.
pub fn printable(text: &str) -> String {
    diagnostic::printable(text).replace('\n', "\\n")
}

/// A text in pieces, each with whether it stood in backticks. What follows the last backtick
/// without a partner is text.
fn pieces(text: &str) -> Vec<(bool, &str)> {
    let pieces: Vec<&str> = text.split('`').collect();
    let last = pieces.len() - 1;
    let pieces = pieces.into_iter().enumerate();
    pieces
        .map(|(index, piece)| (index % 2 == 1 && index < last, piece))
        .filter(|(_, piece)| !piece.is_empty())
        .collect()
}
