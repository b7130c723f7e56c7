//! The HTML in Markdown, and the Markdown in HTML.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::html::{self, Token};
use super::parse::{self, Reader};

/// Keeps HTML text from being read as blocks of Markdown.
const GUARD: char = '\u{a0}';

impl Reader<'_, '_> {
    /// A tag in a paragraph.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let Some((tag, _)) = html::Tag::read(html) else {
            if !html.starts_with("<!") && !html.starts_with("<?") {
                self.writer.inline.text(html);
            }
            return;
        };
        if tag.name.eq_ignore_ascii_case("pre") && !tag.is_end && self.has_end {
            let rest = self.text.get(range.end..).unwrap_or_default();
            if let Some((_, end)) = html::find_end(rest, "pre") {
                self.hidden = range.start..range.end + end;
                self.html(self.text.get(self.hidden.clone()).unwrap_or_default());
                return;
            }
            self.has_end = false;
        }
        self.tags.tag(&tag, html, self.writer);
    }

    /// What follows a `<pre>` in an event that began in it.
    pub(super) fn rest(&mut self, event: &Event<'_>, end: usize) {
        if matches!(
            event,
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_)
        ) && end > self.hidden.end
        {
            self.html(self.text.get(self.hidden.end..end).unwrap_or_default());
        }
    }

    /// HTML that Markdown has not looked into.
    pub(super) fn html(&mut self, html: &str) {
        for token in html::tokens(html) {
            match token {
                Token::Tag(tag, written) => self.tags.tag(&tag, written, self.writer),
                Token::Text(text) if self.tags.takes(text) => {}
                Token::Text(text) => self.html_text(text),
            }
        }
        self.tags.end(self.writer);
    }

    /// Text between tags. Markdown would leave it alone, yet people write Markdown in it.
    fn html_text(&mut self, text: &str) {
        if self.writer.inline.is_code() {
            self.writer.inline.text(&html::resolve(text));
            return;
        }
        let mut words = String::with_capacity(text.len() + GUARD.len_utf8());
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                words.push(' ');
                if line.trim_start().starts_with(['•', '-', '*']) {
                    self.words(&std::mem::take(&mut words));
                    self.writer.inline.line_break();
                }
            }
            words.push_str(line);
        }
        self.words(&words);
    }

    /// Words of one line, with the Markdown that is in them.
    fn words(&mut self, words: &str) {
        if !words.contains(['&', '`', '*', '_', '[', '\\', '~', '<']) {
            self.writer.inline.text(words);
            return;
        }
        let guarded = format!("{GUARD}{words}");
        let mut is_first = true;
        for (event, range) in Parser::new_ext(&guarded, parse::options()).into_offset_iter() {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Text(text) if std::mem::take(&mut is_first) => {
                    self.writer
                        .inline
                        .text(text.strip_prefix(GUARD).unwrap_or(&text));
                }
                Event::InlineHtml(text) => self.writer.inline.text(&text),
                event => self.event(event, &range),
            }
        }
        // Markdown drops the space at the end of a line.
        if words.ends_with(' ') {
            self.writer.inline.text(" ");
        }
    }
}
