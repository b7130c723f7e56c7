//! From any text to an ASCII identifier in Rust's cases.

use deunicode::deunicode;
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::signs::Signs;

/// Longer names are cut, so that they fit into file names and lines.
const LONGEST: usize = 80;

/// A way to make a name of a text.
pub(super) type Case = fn(&str, Signs) -> String;

/// A name for a type or a variant.
pub(super) fn pascal(text: &str) -> String {
    pascal_with(text, Signs::OfNumbers)
}

/// The same, with more of the signs.
pub(super) fn pascal_with(text: &str, signs: Signs) -> String {
    let name = cut(&words(text, signs).to_upper_camel_case());
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
    snake_with(text, Signs::OfNumbers)
}

/// The same, with more of the signs.
pub(super) fn snake_with(text: &str, signs: Signs) -> String {
    let name = cut(&together(&words(text, signs)).to_snake_case());
    match name.chars().next() {
        None => "empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{name}"),
        Some(_) => name,
    }
}

/// A name for a constant.
pub(super) fn shouty(text: &str) -> String {
    let name = cut(&together(&words(text, Signs::OfNumbers)).to_shouty_snake_case());
    match name.chars().next() {
        None => "EMPTY".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{name}"),
        Some(_) => name,
    }
}

/// The name with room for a few characters more.
pub(super) fn shortened(name: &str) -> String {
    name.chars().take(LONGEST - 10).collect()
}

/// The text in ASCII, what is no letter or digit spelt out or turned into separators.
fn words(text: &str, signs: Signs) -> String {
    let text: String = text.chars().take(4 * LONGEST).collect();
    let ascii = if text.is_ascii() {
        text
    } else {
        deunicode(&text)
    };
    signs.spell(&ascii)
}

/// Words whose capitals stand within, which would be torn apart otherwise: `OAuth`, plurals such
/// as `IDs`, versions such as `IPv4`.
fn together(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let length = torn(text.chars().next_back(), rest);
        let (word, after) = rest.split_at(length.unwrap_or_else(|| first.len_utf8()));
        if length.is_some() {
            let mut characters = word.chars();
            text.extend(characters.next().map(|first| first.to_ascii_uppercase()));
            text.extend(characters.map(|c| c.to_ascii_lowercase()));
        } else {
            text.push_str(word);
        }
        rest = after;
    }
    text
}

/// The length of such a word at the start of the text.
fn torn(before: Option<char>, text: &str) -> Option<usize> {
    if before.is_some_and(|before| before.is_ascii_uppercase()) {
        return None;
    }
    let ends = |length: usize| {
        let after = text.get(length..).and_then(|after| after.chars().next());
        after.is_none_or(|after| !after.is_ascii_lowercase())
    };
    let begins = before.is_none_or(|before| !before.is_ascii_alphanumeric());
    let known = ["OAuth", "oAuth", "IoT", "QoS"].into_iter().find(|word| {
        let is_whole = begins || word.starts_with(|c: char| c.is_ascii_uppercase());
        is_whole && text.starts_with(word) && ends(word.len())
    });
    if let Some(known) = known {
        return Some(known.len());
    }
    let capitals = text.chars().take_while(char::is_ascii_uppercase).count();
    let mut after = text.chars().skip(capitals);
    let version = match (after.next(), after.next()) {
        (Some('s'), _) => false,
        (Some('v'), Some(digit)) => digit.is_ascii_digit(),
        _ => return None,
    };
    (capitals >= 2 && (version || ends(capitals + 1))).then_some(capitals + 1)
}

fn cut(name: &str) -> String {
    name.chars()
        .take(LONGEST)
        .collect::<String>()
        .trim_end_matches('_')
        .to_owned()
}
