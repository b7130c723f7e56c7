//! Commands of a workflow of GitHub, which end at the end of their line.

use std::fmt::Write as _;

use super::{Class, Found, Report, printable};

pub fn github(report: &Report<'_>) -> String {
    let mut text = String::new();
    // Every pull request has compatible changes, and annotations are for those that do not go by.
    for class in [Class::Breaking, Class::Risky] {
        for one in report.of(class) {
            annotation(&mut text, one, class);
        }
    }
    text
}

fn annotation(text: &mut String, one: &Found<'_>, class: Class) {
    let command = if class == Class::Breaking {
        "warning"
    } else {
        "notice"
    };
    let title = match one.label() {
        "breaks both" => "breaks the wire and Rust",
        "breaks wire" => "breaks the wire",
        label => label,
    };
    // Of what is gone, there is no file that could be shown if it is in a revision.
    let place = one.place.latest().filter(|at| at.is_file).map(|at| {
        let file = property(&at.file);
        format!("file={file},line={},col={},", at.line, at.column)
    });
    let change = one.change;
    let message = format!(
        "{}: {} ({})",
        change.subject,
        change.text,
        change.fingerprint()
    );
    let place = place.unwrap_or_default();
    let _ = writeln!(text, "::{command} {place}title={title}::{}", data(&message));
}

fn data(text: &str) -> String {
    printable(text).replace('%', "%25").replace('\r', "%0D")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
