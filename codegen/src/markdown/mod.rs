//! Turns the text of a document's `description` and `summary` into rustdoc.
//!
//! Such text is Markdown mixed with HTML, and it is not to be trusted: it reads as it was
//! meant, but nothing in it becomes a doctest, an intra-doc link, live HTML or a rustdoc warning.
//!
//! 1. `clean` takes away characters that a source file must not have;
//! 2. `parse` reads Markdown, `markup` and `tags` the HTML in it, `html` knows its syntax;
//!    `plain` is the short way for text that has neither;
//! 3. `inline` gathers the text of one paragraph, `render` makes one line of Markdown of it,
//!    with the help of `escape` and `url`, and `wrap` breaks that into lines;
//! 4. `write` lays them out as paragraphs, headings and code, within `container`s, and as
//!    `table`s; `sentence` finds the first one for `one_line`.
//!
//! What the reader gets:
//!
//! - one `<br>` ends a paragraph; a line that starts with `•` or `-` after it is a list item;
//! - headings go one level down, so that `#` stays free for the sections of the generator;
//! - a code block of any kind is fenced as `text`;
//! - links survive for `http`, `https` and `mailto`, images become links, the rest is its text;
//! - a tag that HTML does not use for text, such as `<id>`, is text.

mod clean;
mod container;
mod escape;
mod html;
mod inline;
mod markup;
mod parse;
mod plain;
mod render;
mod sentence;
mod table;
mod tags;
mod url;
mod wrap;
mod write;

use write::Writer;

/// How deep [`one_line`] looks into a text, in bytes.
const HEAD: usize = 4096;

/// The text as lines of a doc comment, without the `///` and the space after it.
///
/// Lines are at most `width` characters long, except where a word, a code span, a table row or
/// a line of code is longer. No line has spaces at its end, the first and the last are not empty.
pub fn to_rustdoc(text: &str, width: usize) -> Vec<String> {
    let text = clean::dedent(clean::text(text));
    let mut writer = Writer::new(width);
    if plain::is_plain(&text) {
        plain::paragraphs(&text, &mut writer);
    } else {
        parse::document(&text, &mut writer);
    }
    writer.finish()
}

/// The first sentence or line of the text as one line of Markdown, short enough for a table cell
/// and safe in one; empty if there is no text.
pub fn one_line(text: &str) -> String {
    let text = clean::dedent(clean::text(html::head(text, HEAD)));
    let mut writer = Writer::first_line();
    if plain::is_plain(&text) {
        plain::paragraphs(&text, &mut writer);
    } else {
        parse::document(&text, &mut writer);
    }
    writer.finish().into_iter().next().unwrap_or_default()
}

/// The first sentence with this word, small letters, among lines that [`to_rustdoc`] made; plain
/// text on one line. A sentence of a single word brings the next one along.
pub fn sentence_with(lines: &[String], word: &str) -> Option<String> {
    sentence::with(lines, word)
}

/// An item of a list from the lines of a paragraph, each at most `width` characters long.
pub fn list_item(lines: &[&str], width: usize) -> Vec<String> {
    wrap::list_item(lines, width)
}

/// A code span that shows `text`, whatever is in it; in a table, see [`code_cell`].
pub fn code_span(text: &str) -> String {
    escape::code(text)
}

/// A [`code_span`] for the cell of a table, where a `|` needs a backslash even in code.
pub fn code_cell(text: &str) -> String {
    escape::code(text).replace('|', "\\|")
}

/// Plain text as one line of Markdown that shows exactly this text, at the start of a line, in
/// the middle or in the cell of a table. URLs become links.
pub fn escape(text: &str) -> String {
    let mut line = escape::Line::new(true);
    line.text(&clean::text(text), false);
    escape::at_line_start(line.finish())
}
