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

/// Words as lines of at most `width` characters, none of which starts a block by accident: a word
/// that would, such as `404.`, takes the one before it along.
pub(super) fn wrap(markdown: &str, width: usize) -> Vec<Cow<'_, str>> {
    let between = |start: usize, end: usize| markdown.get(start..end).unwrap_or_default();
    let mut lines = Vec::with_capacity(1 + markdown.len() / width.max(1));
    // Where the line starts, where the last word does that a line may start with, and this one.
    let (mut start, mut fit, mut at, mut length) = (0, 0, 0, 0);
    for word in markdown.split(' ') {
        let fits = escape::structural(word).is_none();
        if at > start && length + 1 + chars(word) > width {
            let cut = if fits || fit <= start { at } else { fit };
            lines.push(line(between(start, cut - 1)));
            length = chars(between(cut, at.saturating_sub(1)));
            start = cut;
        }
        if fits {
            fit = at;
        }
        length += chars(word) + usize::from(at > start);
        at += word.len() + 1;
    }
    lines.push(line(between(start, markdown.len())));
    lines
}

fn chars(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
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

/// An item of a list: a paragraph behind a hyphen, wrapped anew unless its lines are blocks.
pub(super) fn list_item(lines: &[&str], width: usize) -> Vec<String> {
    let starts_block = |line: &&str| escape::structural(first_word(line)).is_some();
    let joined;
    let lines: Vec<Cow<'_, str>> = if lines.iter().skip(1).any(starts_block) {
        lines.iter().map(|&line| Cow::Borrowed(line)).collect()
    } else {
        joined = lines.join(" ");
        wrap(&joined, width.saturating_sub(2))
    };
    let marks = std::iter::once("- ").chain(std::iter::repeat("  "));
    marks
        .zip(lines)
        .map(|(mark, line)| format!("{mark}{line}"))
        .collect()
}
