//! The fast path: text without Markdown in it, which most descriptions are.

use super::write::Writer;

/// Whether Markdown reads the text as nothing but paragraphs of words.
pub(super) fn is_plain(text: &str) -> bool {
    let is_special =
        |b: u8| matches!(b, b'\\' | b'`' | b'*' | b'_' | b'[' | b'<' | b'&' | b'~') || b >= 0x80;
    // Words with `_` inside are as common as emphasis by `_` is rare.
    let is_inner = |text: &[u8], at: usize| {
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(u8::is_ascii_alphanumeric)
        };
        neighbour(at.checked_sub(1)) && neighbour(at.checked_add(1))
    };
    let bytes = text.as_bytes();
    bytes
        .iter()
        .enumerate()
        .all(|(at, &b)| !is_special(b) || (b == b'_' && is_inner(bytes, at)))
        && text.lines().all(is_plain_line)
}

fn is_plain_line(line: &str) -> bool {
    let words = line.trim_start_matches(' ');
    words.is_empty()
        || (line.len() - words.len() < 4
            && words
                .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '"' | '\'' | '('))
            && !line.ends_with("  "))
}

/// Lays out plain text.
pub(super) fn paragraphs(text: &str, writer: &mut Writer) {
    // URLs and first sentences are for the writer to find.
    let is_final = !writer.is_first_line() && !text.contains("://");
    let mut words = String::with_capacity(text.len());
    for line in text.lines().chain(std::iter::once("")) {
        for word in line.split_ascii_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        if line.trim_start().is_empty() && !words.is_empty() {
            if is_final {
                writer.paragraph(&words);
            } else {
                writer.inline.text(&words);
                writer.flush();
            }
            if writer.is_done() {
                return;
            }
            words.clear();
        }
    }
}
