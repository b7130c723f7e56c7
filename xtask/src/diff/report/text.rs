//! For people at a terminal.

use std::fmt::Write as _;

use super::{Class, Found, Report, by_subject, printable};
use crate::terminal::Terminal;

pub fn text(report: &Report<'_>, terminal: &Terminal) -> String {
    let mut text = format!("{}\n", terminal.paint("1", &report.headline()));
    for class in Class::ALL {
        let found = report.of(class);
        if found.is_empty() {
            continue;
        }
        let title = format!("{}:", class.word());
        let _ = writeln!(text, "\n{}", terminal.paint(color(class), &title));
        for (subject, changes) in by_subject(&found) {
            let _ = writeln!(text, "  {}", terminal.paint("1", &printable(subject)));
            for one in changes {
                change(&mut text, one, class, terminal);
            }
        }
    }
    text
}

fn change(text: &mut String, one: &Found<'_>, class: Class, terminal: &Terminal) {
    let label = terminal.paint(color(class), &format!("{:<11}", one.label()));
    let _ = writeln!(text, "    {label}  {}", printable(&one.change.text));
    // What is compatible is only listed.
    if class != Class::Compatible {
        let rule = one.change.rule;
        let _ = writeln!(text, "                 {} {}", rule.reason, rule.advice);
        let known_by = format!("{} {}", rule.id, one.change.fingerprint());
        let _ = writeln!(text, "                 {known_by}");
    }
    if let Some(waiver) = one.waiver {
        let reason = printable(&waiver.reason);
        let _ = writeln!(text, "                 waived: {reason}");
    }
    if let Some(at) = one.place.latest() {
        let _ = writeln!(text, "                 at {at}");
    }
}

fn color(class: Class) -> &'static str {
    match class {
        Class::Breaking => "31",
        Class::Risky => "33",
        Class::Waived => "36",
        Class::Compatible => "32",
    }
}
