//! Lines: those that the author broke, and those that the width breaks.

use std::borrow::Cow;

use super::escape::{self, FIXED_SPACE};
use super::inline::{Kind, Piece};

/// A line of a paragraph.
pub(super) struct TextLine {
    pub(super) pieces: Vec<Piece>,
    /// Whether it had a bullet.
    pub(super) is_item: bool,
}

/// The lines between the `<br>`s, without their bullets.
pub(super) fn split_lines(pieces: &mut [Piece]) -> Vec<TextLine> {
    let lines = pieces
        .split_mut(|piece| piece.kind == Kind::Break)
        .enumerate();
    let lines = lines.map(|(index, line)| {
        let start = line.iter_mut().find_map(|piece| match &mut piece.kind {
            Kind::Text(text) => (!text.trim().is_empty()).then_some(Some(text)),
            _ => Some(None),
        });
        let is_item = start
            .flatten()
            .is_some_and(|text| take_bullet(text, index > 0));
        TextLine {
            pieces: line.to_vec(),
            is_item,
        }
    });
    lines.collect()
}

/// Takes the bullet off the start of a text; says whether there was one. Where Markdown has read
/// the start of the line, a hyphen is none.
fn take_bullet(text: &mut String, or_hyphen: bool) -> bool {
    let start = text.trim_start();
    let rest = match start.strip_prefix(['•', '·', '‣', '◦', '▪', '●']) {
        Some(rest) => rest,
        None => match start.strip_prefix(['-', '–', '*']) {
            Some(rest) if or_hyphen && rest.starts_with(char::is_whitespace) => rest,
            _ => return false,
        },
    };
    let rest = rest.trim_start().to_owned();
    *text = rest;
    true
}

/// Words as lines of at most `width` characters, none of which starts a block by accident.
pub(super) fn wrap(markdown: &str, width: usize) -> Vec<Cow<'_, str>> {
    let mut lines = Vec::with_capacity(1 + markdown.len() / width.max(1));
    let (mut start, mut at, mut length) = (0, 0, 0);
    for word in markdown.split(' ') {
        let word_length = if word.is_ascii() {
            word.len()
        } else {
            word.chars().count()
        };
        if at > start && length + 1 + word_length > width {
            lines.push(line(markdown.get(start..at - 1).unwrap_or_default()));
            (start, length) = (at, 0);
        }
        length += word_length + usize::from(at > start);
        at += word.len() + 1;
    }
    lines.push(line(markdown.get(start..).unwrap_or_default()));
    lines
}

/// A line that starts no block.
fn line(markdown: &str) -> Cow<'_, str> {
    if markdown.contains(FIXED_SPACE) || escape::structural(first_word(markdown)).is_some() {
        Cow::Owned(unfixed(&escape::at_line_start(markdown.to_owned())))
    } else {
        Cow::Borrowed(markdown)
    }
}

fn first_word(markdown: &str) -> &str {
    markdown.split(' ').next().unwrap_or_default()
}

/// The text with the spaces of its code.
pub(super) fn unfixed(markdown: &str) -> String {
    markdown.replace(FIXED_SPACE, " ")
}
