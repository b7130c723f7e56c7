//! The forms in which changes are told.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use codegen::diagnostic;
use codegen::review::Effect;
use serde_json::json;

use super::{At, Found};
use crate::cli::Format;
use crate::terminal::{Terminal, count};

pub fn written(found: &[Found<'_>], format: Format, terminal: &Terminal) -> String {
    match format {
        Format::Text => text(found, terminal),
        Format::Markdown => markdown(found),
        Format::Json => json(found),
        Format::Github => github(found),
    }
}

/// How many changes do what.
struct Summary {
    wire: usize,
    rust: usize,
    risky: usize,
    compatible: usize,
}

impl Summary {
    fn of(found: &[Found<'_>]) -> Self {
        let number =
            |is: &dyn Fn(&Found<'_>) -> bool| found.iter().filter(|found| is(found)).count();
        Self {
            wire: number(&|found| found.change.wire == Effect::Breaking),
            rust: number(&|found| found.change.rust == Effect::Breaking),
            risky: number(&|found| level(found) == Effect::Risky),
            compatible: number(&|found| level(found) < Effect::Risky),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            wire,
            rust,
            risky,
            compatible,
        } = self;
        let breaking = |number: usize| {
            let verb = if number == 1 { "breaks" } else { "break" };
            format!("{} {verb}", count(number, "change"))
        };
        if wire + rust + risky + compatible == 0 {
            return f.write_str("nothing has changed");
        }
        let wire = breaking(*wire);
        write!(
            f,
            "{wire} the wire, {rust} Rust callers; {risky} risky, {compatible} compatible"
        )
    }
}

/// The worse of a change's two effects.
fn level(one: &Found<'_>) -> Effect {
    one.change.wire.max(one.change.rust)
}

/// The changes by what they change, each time the breaking ones first.
fn by_subject<'f, 'c>(found: &'f [Found<'c>]) -> Vec<(&'c str, Vec<&'f Found<'c>>)> {
    let mut subjects: Vec<(&str, Vec<&Found<'_>>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for one in found {
        let subject = one.change.subject.as_str();
        let index = *known.entry(subject).or_insert(subjects.len());
        match subjects.get_mut(index) {
            Some((_, changes)) => changes.push(one),
            None => subjects.push((subject, vec![one])),
        }
    }
    for (_, changes) in &mut subjects {
        changes.sort_by_key(|one| std::cmp::Reverse(level(one).max(Effect::Compatible)));
    }
    subjects
}

fn text(found: &[Found<'_>], terminal: &Terminal) -> String {
    let mut text = String::new();
    for (subject, changes) in by_subject(found) {
        let _ = writeln!(text, "{}", terminal.paint("1", &printable(subject)));
        for one in changes {
            let label = match (one.change.wire, one.change.rust) {
                (Effect::Breaking, Effect::Breaking) => terminal.paint("31", "breaks both"),
                (Effect::Breaking, _) => terminal.paint("31", "breaks wire"),
                (_, Effect::Breaking) => terminal.paint("31", "breaks Rust"),
                (Effect::Risky, _) | (_, Effect::Risky) => terminal.paint("33", "risky      "),
                _ => terminal.paint("32", "compatible "),
            };
            let _ = writeln!(text, "  {label}  {}", printable(&one.change.text));
            if let Some(at) = &one.place {
                let _ = writeln!(text, "               at {at}");
            }
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{}", Summary::of(found));
    text
}

fn markdown(found: &[Found<'_>]) -> String {
    let mut text = format!("**{}**\n", Summary::of(found));
    if found.is_empty() {
        return text;
    }
    text.push_str("\n| Wire | Rust | What | Change | Where |\n|---|---|---|---|---|\n");
    for (subject, changes) in by_subject(found) {
        for one in changes {
            let (wire, rust) = (word(one.change.wire), word(one.change.rust));
            let place = one.place.as_ref().map(At::to_string).unwrap_or_default();
            let cells = [subject, &one.change.text, &place].map(cell);
            let [subject, change, place] = &cells;
            let _ = writeln!(text, "| {wire} | {rust} | {subject} | {change} | {place} |");
        }
    }
    text
}

fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "",
        Effect::Compatible => "compatible",
        Effect::Risky => "*risky*",
        Effect::Breaking => "**breaks**",
    }
}

/// A text of a document in a cell of a table: nothing in it is markup, links or mentions, but
/// what stands in backticks is code. Markdown is read inside of `<code>` as well.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for (index, part) in printable(text).split('`').enumerate() {
        let is_code = index % 2 == 1;
        cell.push_str(if is_code { "<code>" } else { "" });
        for c in part.chars() {
            if c.is_ascii_punctuation() {
                let _ = write!(cell, "&#{};", u32::from(c));
            } else {
                cell.push(c);
            }
        }
        cell.push_str(if is_code { "</code>" } else { "" });
    }
    cell
}

fn json(found: &[Found<'_>]) -> String {
    let effect = |effect: Effect| match effect {
        Effect::None => "none",
        Effect::Compatible => "compatible",
        Effect::Risky => "risky",
        Effect::Breaking => "breaking",
    };
    let changes: Vec<_> = found
        .iter()
        .map(|one| {
            let place = one.place.as_ref();
            json!({
                "subject": one.change.subject,
                "change": one.change.text,
                "wire": effect(one.change.wire),
                "rust": effect(one.change.rust),
                "file": place.map(|at| &at.file),
                "line": place.map(|at| at.line),
                "column": place.map(|at| at.column),
            })
        })
        .collect();
    let summary = Summary::of(found);
    let document = json!({
        "breaks_wire": summary.wire,
        "breaks_rust": summary.rust,
        "risky": summary.risky,
        "compatible": summary.compatible,
        "changes": changes,
    });
    format!("{document:#}\n")
}

/// Commands of a workflow, which end at the end of their line.
fn github(found: &[Found<'_>]) -> String {
    let data = |text: &str| printable(text).replace('%', "%25");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut text = String::new();
    // Every pull request has compatible changes, and annotations are for those that do not go by.
    for one in found.iter().filter(|one| level(one) >= Effect::Risky) {
        let is_breaking = one.change.is_breaking();
        let command = if is_breaking { "warning" } else { "notice" };
        let title = match (one.change.wire, one.change.rust) {
            (Effect::Breaking, Effect::Breaking) => "breaks the wire and Rust",
            (Effect::Breaking, _) => "breaks the wire",
            (_, Effect::Breaking) => "breaks Rust",
            (Effect::Risky, _) | (_, Effect::Risky) => "risky",
            _ => "compatible",
        };
        // Of what is gone, there is no file that could be shown.
        let place = one.place.as_ref().filter(|at| at.is_file).map(|at| {
            let file = property(&at.file);
            format!("file={file},line={},col={},", at.line, at.column)
        });
        let message = format!("{}: {}", one.change.subject, one.change.text);
        let place = place.unwrap_or_default();
        let _ = writeln!(text, "::{command} {place}title={title}::{}", data(&message));
    }
    text
}

/// Texts of a document stay on their line and do nothing to the terminal.
fn printable(text: &str) -> String {
    diagnostic::printable(text).replace('\n', "\\n")
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", printable(&self.file), self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use codegen::pointer::Pointer;
    use codegen::review::{Change, Place};

    use super::*;

    #[test]
    fn annotations_stand_in_files_of_the_working_tree() {
        let change = Change {
            subject: "`A`".to_owned(),
            text: "the type is gone".to_owned(),
            wire: Effect::None,
            rust: Effect::Breaking,
            place: Place::Old(Pointer::root()),
        };
        let of = |is_file| {
            let place = Some(At {
                file: "a.yaml".to_owned(),
                is_file,
                line: 1,
                column: 2,
            });
            let change = &change;
            github(&[Found { change, place }])
        };
        let message = "title=breaks Rust::`A`: the type is gone\n";
        assert_eq!(
            of(true),
            format!("::warning file=a.yaml,line=1,col=2,{message}")
        );
        assert_eq!(of(false), format!("::warning {message}"));
    }
}
