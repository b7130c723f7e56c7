//! From any text to an ASCII identifier in Rust's cases.

use deunicode::deunicode;
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Longer names are cut, so that they fit into file names and lines.
const LONGEST: usize = 80;

/// A name for a type or a variant.
pub(super) fn pascal(text: &str) -> String {
    let name = cut(&words(text).to_upper_camel_case());
    match name.chars().next() {
        None => "Empty".to_owned(),
        // The keyword cannot be escaped.
        Some(_) if name == "Self" => "Itself".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{name}"),
        Some(_) => name,
    }
}

/// A name for a field, a function or a module.
pub(super) fn snake(text: &str) -> String {
    let name = cut(&words(text).to_snake_case());
    match name.chars().next() {
        None => "empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{name}"),
        Some(_) => name,
    }
}

/// A name for a constant.
pub(super) fn shouty(text: &str) -> String {
    let name = cut(&words(text).to_shouty_snake_case());
    match name.chars().next() {
        None => "EMPTY".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{name}"),
        Some(_) => name,
    }
}

/// The text in ASCII, what is no letter or digit turned into separators. A text of nothing but
/// signs is spelt out, and so is a sign before a number.
fn words(text: &str) -> String {
    let text: String = text.chars().take(4 * LONGEST).collect();
    let ascii = if text.is_ascii() {
        text
    } else {
        deunicode(&text)
    };
    if !ascii.chars().any(|c| c.is_ascii_alphanumeric()) {
        return ascii.chars().filter_map(sign).collect::<Vec<_>>().join(" ");
    }
    let signed = match ascii.strip_prefix(['-', '+']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            let sign = if ascii.starts_with('-') {
                "minus"
            } else {
                "plus"
            };
            format!("{sign} {rest}")
        }
        _ => ascii,
    };
    signed
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect()
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '?' => "question",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '_' => "underscore",
        ' ' => "space",
        '"' | '\'' => "quote",
        '(' | ')' | '[' | ']' | '{' | '}' => "bracket",
        _ => return None,
    })
}

fn cut(name: &str) -> String {
    name.chars()
        .take(LONGEST)
        .collect::<String>()
        .trim_end_matches('_')
        .to_owned()
}
