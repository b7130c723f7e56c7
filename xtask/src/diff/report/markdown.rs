//! For a comment or a job summary: readable as it is written, too, and never longer than a comment
//! may be.

use std::fmt::Write as _;

use super::{Class, Found, Report, by_subject, pieces, printable};

/// A comment of GitHub has 65,536 characters at most. In bytes this is on the safe side, and what
/// was left out is told in the rest.
const LONGEST: usize = 65_536 - 512;

pub fn markdown(report: &Report<'_>) -> String {
    let mut page = Page {
        text: format!("**{}**\n", plain(&report.headline())),
        cut: 0,
    };
    if report.found.is_empty() {
        return page.text;
    }
    let [old, new] = [&report.old, &report.new].map(|about| {
        let (title, version) = (code(&about.title), code(&about.version));
        format!("{title} {version}")
    });
    let _ = writeln!(page.text, "\nFrom {old} to {new}.");
    for class in [Class::Breaking, Class::Risky] {
        let found = report.of(class);
        if !found.is_empty() {
            let _ = writeln!(page.text, "\n### {}\n", title(class));
        }
        for one in found {
            page.add(1, &entry(one));
        }
    }
    for class in [Class::Waived, Class::Compatible] {
        let found = report.of(class);
        if found.is_empty() {
            continue;
        }
        let _ = writeln!(page.text, "\n### {}\n", title(class));
        for (subject, changes) in by_subject(&found) {
            page.add(changes.len(), &folded(subject, &changes));
        }
    }
    if page.cut > 0 {
        let _ = writeln!(
            page.text,
            "\n*{} more are not shown here; `--format html` shows all.*",
            page.cut
        );
    }
    page.text
}

/// What is written, and how many changes found no room.
struct Page {
    text: String,
    cut: usize,
}

impl Page {
    fn add(&mut self, number: usize, part: &str) {
        if self.cut == 0 && self.text.len() + part.len() <= LONGEST {
            self.text.push_str(part);
        } else {
            self.cut += number;
        }
    }
}

fn title(class: Class) -> &'static str {
    match class {
        Class::Breaking => "Breaking",
        Class::Risky => "Risky",
        Class::Waived => "Waived",
        Class::Compatible => "The rest",
    }
}

fn entry(one: &Found<'_>) -> String {
    let change = one.change;
    let mut text = format!(
        "- **{}** {}: {}\n",
        one.label(),
        inline(&change.subject),
        inline(&change.text)
    );
    let _ = writeln!(text, "  {} {}", change.rule.reason, change.rule.advice);
    let mut facts = Vec::new();
    facts.extend(one.place.latest().map(|at| code(&at.to_string())));
    let item = change.item.known().filter(|item| !item.is_empty());
    facts.extend(item.map(|item| code(item)));
    facts.push(format!("{} `{}`", change.rule.id, change.fingerprint()));
    let _ = writeln!(text, "  {}", facts.join(" · "));
    text
}

fn folded(subject: &str, changes: &[&Found<'_>]) -> String {
    let mut text = format!(
        "<details><summary>{} ({})</summary>\n\n",
        html(subject),
        changes.len()
    );
    for one in changes {
        let _ = write!(text, "- {}", inline(&one.change.text));
        if let Some(waiver) = one.waiver {
            let _ = write!(text, " ({}: {})", one.label(), code(&waiver.reason));
        }
        text.push('\n');
    }
    text.push_str("\n</details>\n");
    text
}

/// A text whose names stand in backticks.
fn inline(text: &str) -> String {
    let text = printable(text);
    let pieces = pieces(&text).into_iter();
    pieces
        .map(|(is_code, piece)| if is_code { code(piece) } else { plain(piece) })
        .collect()
}

/// A text of a document. In code nothing is markup, a link or a mention.
fn code(text: &str) -> String {
    let text = printable(text).replace('`', "'");
    let is_blank = text.trim().is_empty();
    if is_blank {
        "` `".to_owned()
    } else {
        format!("`{}`", text.trim())
    }
}

/// Words around the code, which have no markup of their own.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        if "\\*_[]<>#|~&!@`$".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
        // Mentions are looked for in what the markup has become.
        if c == '@' {
            plain.push('\u{200b}');
        }
    }
    plain
}

/// The same where markup is HTML.
fn html(text: &str) -> String {
    let text = printable(text);
    let pieces = pieces(&text).into_iter();
    pieces
        .map(|(is_code, piece)| {
            let piece = super::html::escaped(piece);
            if is_code {
                format!("<code>{piece}</code>")
            } else {
                piece
            }
        })
        .collect()
}
