//! A file of expected results, which makes the corpus a ratchet.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml_edit::{DocumentMut, InlineTable, value};

use super::result::Result;
use crate::failure::Failure;
use crate::terminal::{Terminal, print};
use crate::workspace::shown;

const HEAD: &str = "# Written by `cargo xtask corpus DIR --expect FILE --bless`.\n";

/// What is expected of one document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    result: String,
    #[serde(default)]
    operations: usize,
    #[serde(default)]
    models: usize,
    /// By code; errors and notes too.
    #[serde(default)]
    messages: BTreeMap<String, usize>,
}

impl From<&Result> for Expected {
    fn from(result: &Result) -> Self {
        Self {
            result: result.outcome.name().to_owned(),
            operations: result.operations,
            models: result.models,
            messages: result
                .tally
                .codes()
                .map(|(code, number)| (code.to_owned(), number))
                .collect(),
        }
    }
}

impl Expected {
    fn line(&self) -> InlineTable {
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let mut line = InlineTable::new();
        line.insert("result", self.result.as_str().into());
        line.insert("operations", number(self.operations).into());
        line.insert("models", number(self.models).into());
        if !self.messages.is_empty() {
            let messages = self
                .messages
                .iter()
                .map(|(code, count)| (code.as_str(), number(*count)));
            line.insert("messages", messages.collect::<InlineTable>().into());
        }
        line
    }
}

/// Writes what is now the case.
pub fn bless(path: &Path, results: &[Result]) -> std::result::Result<(), Failure> {
    let mut document = DocumentMut::new();
    for result in results {
        document.insert(&result.file, value(Expected::from(result).line()));
    }
    std::fs::write(path, format!("{HEAD}\n{document}"))
        .map_err(|error| Failure::usage(format!("cannot write {}: {error}", shown(path))))
}

/// Fails if anything is not as expected, be it better or worse.
pub fn compare(
    path: &Path,
    results: &[Result],
    terminal: &Terminal,
) -> std::result::Result<(), Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("cannot read {}: {error}", shown(path))))?;
    let mut expected: BTreeMap<String, Expected> = toml_edit::de::from_str(&text)
        .map_err(|error| Failure::usage(format!("{}: {error}", shown(path))))?;
    let mut differences = Vec::new();
    for result in results {
        let now = Expected::from(result);
        match expected.remove(&result.file) {
            Some(then) if then == now => {}
            Some(then) => differences.push(format!(
                "{}\n  - {}\n  + {}\n",
                result.file,
                then.line(),
                now.line()
            )),
            None => differences.push(format!("{}\n  + {}\n", result.file, now.line())),
        }
    }
    let gone = expected
        .iter()
        .map(|(file, then)| format!("{file}\n  - {}\n", then.line()));
    differences.extend(gone);
    if differences.is_empty() {
        return Ok(());
    }
    print(&format!("\n{}", differences.concat()));
    terminal.error(&format!(
        "{} not as {} expects\nhelp: --bless writes what is now the case",
        crate::terminal::count(differences.len(), "document"),
        shown(path)
    ));
    Err(Failure::Found)
}
