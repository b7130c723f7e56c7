//! The first sentence of a paragraph.

use super::inline::{Kind, Piece};

/// The longest that a first line gets, in characters, before it is cut.
const LIMIT: usize = 160;

/// Cuts the pieces after their first sentence, or at [`LIMIT`].
pub(super) fn cut(pieces: &mut Vec<Piece>) {
    let mut left = LIMIT;
    for index in 0..pieces.len() {
        let next = pieces.get(index + 1).map(|piece| match &piece.kind {
            Kind::Text(text) => text.chars().next().unwrap_or(' '),
            Kind::Code(_) => '`',
            Kind::Break => ' ',
        });
        let Some(piece) = pieces.get_mut(index) else {
            return;
        };
        let (text, is_text) = match &mut piece.kind {
            Kind::Text(text) => (text, true),
            Kind::Code(code) => (code, false),
            Kind::Break => continue,
        };
        let sentence = if is_text {
            end(text, next, index == 0)
        } else {
            None
        };
        let shown = sentence.map_or(text.as_str(), |end| text.get(..end).unwrap_or_default());
        if let Some((limit, _)) = shown.char_indices().nth(left) {
            shorten(text, limit, is_text);
            pieces.truncate(index + 1);
            return;
        }
        if let Some(end) = sentence {
            text.truncate(end);
            pieces.truncate(index + 1);
            return;
        }
        left -= shown.chars().count();
    }
}

/// Cuts a text in front of `limit`, between two words if it has any there.
fn shorten(text: &mut String, limit: usize, is_text: bool) {
    text.truncate(limit);
    if is_text && let Some(space) = text.rfind(char::is_whitespace) {
        text.truncate(space);
    }
    let kept = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.'))
        .len();
    text.truncate(kept);
    text.push('…');
}

/// Where the first sentence of the text ends, `next` being what follows the text.
fn end(text: &str, next: Option<char>, needs_word: bool) -> Option<usize> {
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let end = at + c.len_utf8();
        let (before, after) = (text.get(..at)?, text.get(end..)?);
        let is_followed_by_space = after
            .chars()
            .next()
            .or(next)
            .is_none_or(char::is_whitespace);
        let has_word = !needs_word || before.contains(char::is_alphanumeric);
        let starts_lower = after.trim_start().starts_with(char::is_lowercase);
        if is_followed_by_space
            && has_word
            && !starts_lower
            && !(c == '.' && is_abbreviation(before))
        {
            return Some(end);
        }
    }
    None
}

/// Whether the last word before a full stop is one that has it in the middle of a sentence.
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    (word.len() == 1 && word.starts_with(char::is_alphabetic))
        || (word.contains('.') && word.split('.').all(|part| part.chars().count() == 1))
        || [
            "approx", "ca", "cf", "etc", "incl", "excl", "max", "min", "no", "vs", "resp", "bzw",
            "inkl",
        ]
        .into_iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// The first sentence that has a word in it, as plain text.
pub(super) fn with(lines: &[String], word: &str) -> Option<String> {
    lines.split(String::is_empty).find_map(|paragraph| {
        let text = paragraph.join(" ").replace('\\', "");
        let mut sentences = text.split_inclusive(". ");
        let found = sentences.find(|sentence| sentence.to_lowercase().contains(word))?;
        let mut found = found.trim_end().to_owned();
        if !found.contains(' ')
            && let Some(next) = sentences.next()
        {
            found.push(' ');
            found.push_str(next.trim_end());
        }
        let is_short = found.chars().count() <= LIMIT;
        is_short.then_some(found)
    })
}
