//! `gen --check`: tells what `gen` would change.

use std::fmt::Write as _;
use std::time::Duration;

use similar::TextDiff;

use super::plan::{Change, Kind, Plan};
use crate::failure::Failure;
use crate::terminal::{Terminal, count, print};

/// How many lines of one file's difference, and of how many files, are printed.
const LINES: usize = 80;
const FILES: usize = 20;
/// Comparing texts that have little in common is given up after this time; the result is still
/// right, only not the shortest.
const PATIENCE: Duration = Duration::from_millis(300);

/// Prints the difference to stdout, and fails if there is one.
pub fn run(plan: &Plan, folder: &str, terminal: &Terminal) -> Result<(), Failure> {
    if plan.changes.is_empty() {
        terminal.summary(&format!(
            "{folder} is up to date ({})",
            count(plan.unchanged, "file")
        ));
        return Ok(());
    }
    let mut numbers = [0_usize; 3];
    for change in &plan.changes {
        let [differ, missing, stale] = &mut numbers;
        match &change.kind {
            Kind::Update { old, text } => {
                *differ += 1;
                if *differ <= FILES {
                    print(&difference(change, folder, old, text, terminal));
                } else {
                    print(&format!("differs: {folder}{}\n", change.path));
                }
            }
            Kind::Add { text } => {
                *missing += 1;
                let lines = count(text.lines().count(), "line");
                print(&format!("missing: {folder}{} ({lines})\n", change.path));
            }
            Kind::Remove => {
                *stale += 1;
                print(&format!("stale:   {folder}{}\n", change.path));
            }
        }
    }
    let words = ["different", "missing", "stale"];
    let parts = numbers.iter().zip(words).filter(|(number, _)| **number > 0);
    let parts: Vec<_> = parts
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    terminal.error(&format!(
        "{folder} is out of date: {} of {} files\nhelp: run the same command without --check",
        parts.join(", "),
        plan.changes.len() + plan.unchanged,
    ));
    Err(Failure::Found)
}

/// The unified difference of one file, cut to a length that is still read.
fn difference(change: &Change, folder: &str, old: &[u8], new: &str, terminal: &Terminal) -> String {
    let old = String::from_utf8_lossy(old);
    let difference = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(old.as_ref(), new);
    let path = format!("{}{}", folder.trim_start_matches('/'), change.path);
    let (before, after) = (format!("a/{path}"), format!("b/{path}"));
    let text = difference
        .unified_diff()
        .context_radius(3)
        .header(&before, &after)
        .to_string();
    let mut shown = String::new();
    let mut lines = text.lines();
    for line in lines.by_ref().take(LINES) {
        let color = match line.as_bytes().first() {
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'@') => "36",
            _ => "0",
        };
        shown.push_str(&if color == "0" {
            line.to_owned()
        } else {
            terminal.paint(color, line)
        });
        shown.push('\n');
    }
    let rest = lines.count();
    if rest > 0 {
        let _ = writeln!(shown, "… {} of {}", count(rest, "more line"), change.path);
    }
    shown
}
