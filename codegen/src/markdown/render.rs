//! A paragraph as one line of Markdown.

use std::borrow::Cow;

use super::escape::Line;
use super::inline::{Kind, Piece};
use super::url;

/// A line of pieces as Markdown, with [`FIXED_SPACE`](super::escape::FIXED_SPACE) in its code.
///
/// Styles do not nest in what is written: each run of equal style and link stands for itself.
pub(super) fn render(pieces: &[Piece], urls: &[String], cell: bool, styled: bool) -> String {
    let mut line = Line::new(cell);
    let same_link = |a: &Piece, b: &Piece| a.link == b.link;
    let mut groups = pieces.chunk_by(same_link).peekable();
    while let Some(group) = groups.next() {
        let after = groups
            .peek()
            .and_then(|next| next.first())
            .map_or(' ', |next| {
                if next.link.is_some() {
                    '['
                } else {
                    first(next)
                }
            });
        let url = group
            .first()
            .and_then(|piece| piece.link)
            .and_then(|link| urls.get(link));
        match url {
            None => runs(&mut line, group, after, false, styled),
            Some(url) => link(&mut line, group, url, styled),
        }
    }
    line.finish()
}

fn link(line: &mut Line, group: &[Piece], url: &str, styled: bool) {
    let (text, is_plain) =
        group.iter().fold(
            (String::new(), true),
            |(text, is_plain), piece| match &piece.kind {
                Kind::Text(more) => (text + more, is_plain),
                Kind::Code(more) => (text + more, false),
                Kind::Break => (text + " ", is_plain),
            },
        );
    let shown = text.trim();
    if text.starts_with(char::is_whitespace) {
        line.space();
    }
    let address = url
        .strip_prefix("mailto:")
        .filter(|address| !address.contains(['?', '%', '&', ',']));
    if is_plain && (shown.is_empty() || shown == url || Some(shown) == address) {
        let url = address
            .filter(|a| a.contains('@') && a.is_ascii())
            .unwrap_or(url);
        line.raw(&format!("<{}>", url.replace('|', "%7C")));
    } else {
        line.link();
        let mut inner = Line::new(line.is_cell());
        runs(&mut inner, group, ']', true, styled);
        line.raw(&inner.finish());
        line.raw(&format!("]({})", url::destination(url)));
    }
    if text.ends_with(char::is_whitespace) {
        line.space();
    }
}

/// Pieces of one link or of none, `after` being what follows them.
fn runs(line: &mut Line, pieces: &[Piece], after: char, in_link: bool, styled: bool) {
    let mut runs = pieces.chunk_by(|a, b| a.style == b.style).peekable();
    while let Some(run) = runs.next() {
        let after = runs
            .peek()
            .and_then(|next| next.first())
            .map_or(after, first);
        let style = run.first().map(|piece| piece.style).unwrap_or_default();
        let mut run = Cow::Borrowed(run);
        let tail = if styled && !style.delimiter().is_empty() {
            split_tail(&mut run, after)
        } else {
            String::new()
        };
        let inner_after = tail.chars().next().unwrap_or(after);
        let (start, end) = (run.first().map_or(' ', first), run.last().map_or(' ', last));
        let before = if in_link && line.is_empty() {
            '['
        } else {
            line.last()
        };
        if start == ' ' {
            line.space();
        }
        let opens =
            is_word(visible_start(&run)) || start == ' ' || before == ' ' || is_mark(before);
        let closes = end == ' ' || is_word(end) || inner_after == ' ' || is_mark(inner_after);
        let has_text = run
            .iter()
            .any(|piece| visible_start(std::slice::from_ref(piece)) != ' ');
        let touches = start != ' ' && matches!(before, '*' | '~');
        let delimiter = if styled && has_text && opens && closes && !touches {
            style.delimiter()
        } else {
            ""
        };
        if !delimiter.is_empty() {
            line.raw(delimiter);
        }
        let start = line.len();
        for piece in run.iter() {
            write_piece(
                line,
                piece,
                !delimiter.is_empty() && line.len() == start,
                in_link,
            );
        }
        if !delimiter.is_empty() {
            line.glue(delimiter);
        }
        line.text(&tail, in_link);
    }
}

fn write_piece(line: &mut Line, piece: &Piece, at_delimiter: bool, in_link: bool) {
    match &piece.kind {
        Kind::Text(text) if at_delimiter => line.text(text.trim_start(), in_link),
        Kind::Text(text) => line.text(text, in_link),
        Kind::Code(code) => line.code(code),
        Kind::Break if at_delimiter => {}
        Kind::Break => line.space(),
    }
}

/// Takes the punctuation off the end of a run that a word follows: `**Note:**it` is not bold,
/// `**Note**:it` is.
fn split_tail(run: &mut Cow<'_, [Piece]>, after: char) -> String {
    let Some(Kind::Text(text)) = run.last().map(|piece| &piece.kind) else {
        return String::new();
    };
    let kept = text.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let is_needed = after != ' ' && !is_mark(after) && kept.len() < text.len();
    if !is_needed || kept.trim().is_empty() || text.contains("://") {
        return String::new();
    }
    let kept = kept.len();
    match run.to_mut().last_mut().map(|piece| &mut piece.kind) {
        Some(Kind::Text(text)) => text.split_off(kept),
        _ => String::new(),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// What lets a delimiter open or close beside it.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
}

/// The first character that is written, a space if it is white.
fn first(piece: &Piece) -> char {
    match &piece.kind {
        Kind::Text(text) if text.starts_with("http") => '<',
        Kind::Text(text) => text
            .chars()
            .next()
            .filter(|c| !c.is_whitespace())
            .unwrap_or(' '),
        Kind::Code(_) => '`',
        Kind::Break => ' ',
    }
}

fn visible_start(run: &[Piece]) -> char {
    let shown = run.iter().map(|piece| match &piece.kind {
        Kind::Text(text) if text.trim_start().starts_with("http") => '<',
        Kind::Text(text) => text.trim_start().chars().next().unwrap_or(' '),
        Kind::Code(_) => '`',
        Kind::Break => ' ',
    });
    shown.into_iter().find(|&c| c != ' ').unwrap_or(' ')
}

/// The last character that is written, a space if it is white.
fn last(piece: &Piece) -> char {
    match &piece.kind {
        Kind::Text(text) if text.contains("://") && !text.ends_with(char::is_whitespace) => '>',
        Kind::Text(text) => text
            .chars()
            .next_back()
            .filter(|c| !c.is_whitespace())
            .unwrap_or(' '),
        Kind::Code(_) => '`',
        Kind::Break => ' ',
    }
}
