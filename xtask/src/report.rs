//! Shows the findings about a document, and counts them.

use std::collections::BTreeMap;
use std::fmt;

use codegen::Diagnostics;
use codegen::diagnostic::{Code, Locate, Severity, render};

use crate::failure::Failure;
use crate::terminal::{Terminal, count, tell};

/// How many messages of one code a person is shown, unless all are asked for.
const SHOWN: usize = 5;
/// Errors are what has to be mended, so more of them are of use.
const SHOWN_ERRORS: usize = 20;

/// How many findings there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: BTreeMap<&'static str, usize>,
    pub warnings: BTreeMap<&'static str, usize>,
    /// Told and listed, and never counted against a document.
    pub notes: BTreeMap<&'static str, usize>,
}

impl Tally {
    pub fn of(diagnostics: &Diagnostics) -> Self {
        let mut tally = Self::default();
        for diagnostic in diagnostics {
            let counts = match diagnostic.severity() {
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Note => &mut tally.notes,
            };
            *counts.entry(diagnostic.code().id).or_default() += 1;
        }
        tally
    }

    /// Every code and how often it occurs, the worst first.
    pub fn codes(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        let worst_first = [&self.errors, &self.warnings, &self.notes];
        let counts = worst_first.into_iter().flatten();
        counts.map(|(code, number)| (*code, *number))
    }

    /// `12 warnings in 4 kinds`.
    pub fn warnings(&self) -> String {
        counted(&self.warnings, "warning")
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.errors.is_empty() {
            f.write_str(&count(self.errors.values().sum(), "error"))?;
            f.write_str(if self.warnings.is_empty() { "" } else { ", " })?;
        }
        if self.warnings.is_empty() {
            Ok(())
        } else {
            f.write_str(&self.warnings())
        }
    }
}

fn counted(counts: &BTreeMap<&'static str, usize>, noun: &str) -> String {
    let all = count(counts.values().sum(), noun);
    if counts.is_empty() {
        all
    } else {
        format!("{all} in {}", count(counts.len(), "kind"))
    }
}

/// Shows the findings; of many with the same code only a few.
pub fn show(diagnostics: &Diagnostics, locate: &dyn Locate, terminal: &Terminal) {
    let mut seen: BTreeMap<&'static str, (usize, &'static Code)> = BTreeMap::new();
    let mut shown = Diagnostics::new();
    for (diagnostic, _) in diagnostics.located(locate) {
        let code = diagnostic.code();
        let limit = match diagnostic.severity() {
            _ if terminal.all_warnings => usize::MAX,
            Severity::Warning | Severity::Note if terminal.quiet => continue,
            Severity::Warning | Severity::Note => SHOWN,
            Severity::Error => SHOWN_ERRORS,
        };
        let (number, _) = seen.entry(code.id).or_insert((0, code));
        *number += 1;
        if *number <= limit {
            shown.push(diagnostic.clone());
        }
    }
    if shown.is_empty() {
        return;
    }
    tell(&render(&shown, locate, terminal.diagnostics()));
    tell("\n");
    let kept = Tally::of(&shown);
    let mut folded = false;
    for (id, (number, code)) in seen {
        let kept = kept.codes().find(|(code, _)| *code == id);
        let kept = kept.map_or(0, |(_, number)| number);
        if number > kept {
            tell(&format!("… {} more {id} ({})\n", number - kept, code.title));
            folded = true;
        }
    }
    if folded {
        tell("  --all-warnings shows them; `cargo xtask explain CODE` tells more\n\n");
    }
}

/// Shows why nothing comes of a document.
pub fn failed(diagnostics: &Diagnostics, locate: &dyn Locate, terminal: &Terminal) -> Failure {
    show(diagnostics, locate, terminal);
    terminal.error(&format!(
        "nothing was generated: {}",
        Tally::of(diagnostics)
    ));
    Failure::Found
}
