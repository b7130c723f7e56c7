//! What a person can do who has no hand in a broken document.

use std::fmt::Write as _;

use codegen::normal::{self, Broken, Selection};
use codegen::{Diagnostics, Document};

use crate::failure::Failure;
use crate::report::failed;
use crate::terminal::{Terminal, count, tell};

/// How many names are told.
const SHOWN: usize = 5;

/// Shows why nothing comes of a document, and how to get what is not broken of it.
pub fn refused(
    diagnostics: &Diagnostics,
    document: &Document,
    selection: &Selection,
    terminal: &Terminal,
) -> Failure {
    let failure = failed(diagnostics, document, terminal);
    tell(&advice(&normal::broken(document, selection)));
    failure
}

fn advice(broken: &[Broken]) -> String {
    if broken.is_empty() {
        return String::new();
    }
    let mut names: Vec<_> = broken
        .iter()
        .take(SHOWN)
        .map(|it| format!("`{}`", codegen::diagnostic::printable(&it.name)))
        .collect();
    if broken.len() > SHOWN {
        names.push(count(broken.len() - SHOWN, "other"));
    }
    let mut text = format!(
        "help: without {} there is a client: --skip-broken leaves out what is broken, --tag and \
         --operation select the rest, and so does this overlay (--overlay FILE):\n\n\
         overlay: 1.0.0\n\
         info: {{ title: Without what is broken, version: \"1\" }}\n\
         actions:\n",
        names.join(", ")
    );
    for it in broken {
        // A text of JSON is one of YAML, too.
        let target = serde_json::Value::from(json_path(it));
        let _ = writeln!(text, "  - target: {target}\n    remove: true");
    }
    text
}

/// The place as RFC 9535 names it.
fn json_path(broken: &Broken) -> String {
    let mut path = "$".to_owned();
    for token in broken.place.tokens() {
        path.push_str("['");
        for c in token.chars() {
            match c {
                '\'' | '\\' => path.extend(['\\', c]),
                c if c.is_control() => {
                    let _ = write!(path, "\\u{:04x}", u32::from(c));
                }
                c => path.push(c),
            }
        }
        path.push_str("']");
    }
    path
}
