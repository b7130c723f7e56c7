//! Reading a lock file, line by line.

use std::collections::HashMap;
use std::fmt;

use super::{Line, role};
use crate::names::scope::is_keyword;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

pub(super) fn lines(text: &str) -> Result<Vec<Line>, Vec<Fault>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut faults = Vec::new();
    let mut seen: HashMap<(super::Role, String), usize> = HashMap::new();
    for (index, text) in text.lines().enumerate() {
        let number = index + 1;
        let mut fault = |message: String| {
            faults.push(Fault {
                line: number,
                message,
            });
        };
        let text = text.trim_end();
        if text.is_empty() || text.starts_with("# ") || text == "#" {
            continue;
        }
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
            .iter()
            .any(|mark| text.starts_with(mark))
        {
            fault(
                "a merge conflict is not resolved; keep the lines of both sides, and run `gen`"
                    .to_owned(),
            );
            continue;
        }
        match line(number, text) {
            Ok(line) => match seen.insert((line.role, line.place.clone()), number) {
                Some(first) => fault(format!(
                    "the same place has a name at line {first} already; remove one of them"
                )),
                None => lines.push(line),
            },
            Err(message) => fault(message),
        }
    }
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(faults)
    }
}

fn line(number: usize, text: &str) -> Result<Line, String> {
    let form = "a line is `path: kind type @ place`";
    let (path, rest) = text
        .split_once(": ")
        .ok_or_else(|| format!("no path; {form}"))?;
    let (what, place) = rest
        .split_once(" @ ")
        .ok_or_else(|| format!("no place; {form}"))?;
    let (kind, ty) = what.split_once(' ').unwrap_or((what, ""));
    let role = role(kind).ok_or_else(|| format!("`{}` is no kind of item", printable(kind)))?;
    if let Some(wrong) = path.split("::").find(|name| !is_identifier(name)) {
        return Err(format!("`{}` is no name in Rust", printable(wrong)));
    }
    if !place.contains('#') {
        return Err(format!("`{}` is no place in a document", printable(place)));
    }
    Ok(Line {
        number,
        path: path.to_owned(),
        kind: kind.to_owned(),
        ty: ty.to_owned(),
        place: place.to_owned(),
        role,
    })
}

/// What becomes an identifier is checked, whoever has written it.
fn is_identifier(name: &str) -> bool {
    let word = name.strip_prefix("r#").unwrap_or(name);
    let is_raw = word.len() < name.len();
    let mut characters = word.chars();
    let first = characters.next();
    let is_word = first.is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && characters.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && word.len() <= 120
        && word != "_";
    let cannot_be_raw = matches!(word, "self" | "Self" | "super" | "crate");
    is_word
        && if is_raw {
            !cannot_be_raw
        } else {
            !is_keyword(word)
        }
}

fn printable(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    crate::diagnostic::printable(&short).replace('`', "'")
}
