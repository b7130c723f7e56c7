//! One page for a release or a review, which needs nothing but itself: all is in it, and its
//! policy lets the browser load nothing else.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use codegen::review::Both;

use super::{About, Class, Found, Report, by_subject, pieces, printable};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub fn html(report: &Report<'_>) -> String {
    let calls: BTreeSet<&str> = report
        .found
        .iter()
        .flat_map(|one| one.change.operations.iter().map(String::as_str))
        .collect();
    let calls: Vec<&str> = calls.into_iter().collect();
    let mut options = String::new();
    for (index, call) in calls.iter().enumerate() {
        let _ = writeln!(options, "<option value=\"{index}\">{}</option>", text(call));
    }
    let mut changes = String::new();
    for class in Class::ALL {
        section(&mut changes, report, class, &calls);
    }
    let about = |about: &About| {
        let (title, version) = (text(&about.title), text(&about.version));
        format!(
            "{title} <b>{version}</b> <span>{}</span>",
            text(&about.file)
        )
    };
    let title = format!(
        "{} {} → {}",
        report.new.title, report.old.version, report.new.version
    );
    let parts = [
        ("title", text(&title)),
        ("style", STYLE.to_owned()),
        ("headline", text(&report.headline())),
        ("old", about(&report.old)),
        ("new", about(&report.new)),
        ("levels", levels(report)),
        ("operations", options),
        ("changes", changes),
        ("script", SCRIPT.to_owned()),
    ];
    filled(PAGE, &parts)
}

/// The page with its parts. What is filled in is not looked through again.
fn filled(page: &str, parts: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        let part = parts.iter().find(|(known, _)| *known == name);
        filled.push_str(part.map_or("", |(_, text)| text));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn levels(report: &Report<'_>) -> String {
    let mut levels = String::new();
    for class in Class::ALL {
        let (word, number) = (class.word(), report.of(class).len());
        if number > 0 {
            let _ = writeln!(
                levels,
                "<label class=\"{word}\"><input type=\"checkbox\" value=\"{word}\" checked> {word} {number}</label>"
            );
        }
    }
    levels
}

fn section(page: &mut String, report: &Report<'_>, class: Class, calls: &[&str]) {
    let found = report.of(class);
    if found.is_empty() {
        return;
    }
    let word = class.word();
    let number = found.len();
    let _ = writeln!(
        page,
        "<section data-level=\"{word}\"><h2 class=\"{word}\">{word} <small>{number}</small></h2>"
    );
    for (subject, changes) in by_subject(&found) {
        // What has to be looked at is open.
        let open = if class == Class::Compatible {
            ""
        } else {
            " open"
        };
        let (subject, number) = (inline(subject), changes.len());
        let _ = writeln!(
            page,
            "<details{open}><summary>{subject} <small>{number}</small></summary>"
        );
        for one in changes {
            change(page, one, class, calls);
        }
        page.push_str("</details>\n");
    }
    page.push_str("</section>\n");
}

fn change(page: &mut String, one: &Found<'_>, class: Class, calls: &[&str]) {
    let change = one.change;
    let operations = change.operations.iter();
    let operations: Vec<String> = operations
        .filter_map(|call| calls.binary_search(&call.as_str()).ok())
        .map(|index| index.to_string())
        .collect();
    let _ = writeln!(
        page,
        "<article data-calls=\" {} \"><p><b class=\"{}\">{}</b> {}</p>",
        operations.join(" "),
        class.word(),
        one.label(),
        inline(&change.text)
    );
    let Both { old, new } = &change.signature;
    if old.is_some() || new.is_some() {
        let side = |signature: &Option<String>| signature.as_deref().map(text).unwrap_or_default();
        let _ = writeln!(
            page,
            "<div class=\"sides\"><pre class=\"old\">{}</pre><pre class=\"new\">{}</pre></div>",
            side(old),
            side(new)
        );
    }
    if class != Class::Compatible {
        let _ = writeln!(
            page,
            "<p>{} {}</p>",
            text(change.rule.reason),
            text(change.rule.advice)
        );
    }
    if let Some(waiver) = one.waiver {
        let _ = writeln!(page, "<p>Waived: {}</p>", text(&waiver.reason));
    }
    let place = |is_old: bool| {
        let (at, pointer) = if is_old {
            (&one.place.old, &change.place.old)
        } else {
            (&one.place.new, &change.place.new)
        };
        let at = at.as_ref().map(ToString::to_string);
        let pointer = pointer.as_ref().map_or("", |pointer| pointer.as_str());
        let at = text(&at.unwrap_or_default());
        (!pointer.is_empty()).then(|| format!("<span title=\"{}\">{at}</span>", text(pointer)))
    };
    let mut facts: Vec<String> = [place(true), place(false)].into_iter().flatten().collect();
    let item = change.item.known().filter(|item| !item.is_empty());
    facts.extend(item.map(|item| format!("<code>{}</code>", text(item))));
    facts.push(format!(
        "{} <code>{}</code>",
        change.rule.id,
        change.fingerprint()
    ));
    let _ = writeln!(page, "<footer>{}</footer></article>", facts.join(" · "));
}

/// A text whose names stand in backticks.
fn inline(text: &str) -> String {
    let text = printable(text);
    let pieces = pieces(&text).into_iter();
    pieces
        .map(|(is_code, piece)| {
            let piece = escaped(piece);
            if is_code {
                format!("<code>{piece}</code>")
            } else {
                piece
            }
        })
        .collect()
}

fn text(text: &str) -> String {
    escaped(&printable(text))
}

/// A text that is no markup, neither between tags nor in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '`' => escaped.push_str("&#96;"),
            other => escaped.push(other),
        }
    }
    escaped
}
