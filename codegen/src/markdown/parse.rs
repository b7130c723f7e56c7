//! Reads Markdown and hands what it finds to the writer.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html::{self, Token};
use super::inline::Mark;
use super::tags::Tags;
use super::write::{Shape, Writer};

/// Keeps HTML text from being read as blocks of Markdown.
const GUARD: char = '\u{a0}';

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// A whole text.
pub(super) fn document(text: &str, writer: &mut Writer) {
    let mut reader = Reader { text, writer, code: None, html: None, links: Vec::new(), tags: Tags::default(), hidden: 0..0, has_end: true };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if reader.writer.is_done() {
            return;
        }
        if reader.hidden.contains(&range.start) {
            reader.rest(&event, range.end);
        } else {
            reader.event(event, &range);
        }
    }
}

struct Reader<'a, 'w> {
    text: &'a str,
    writer: &'w mut Writer,
    tags: Tags,
    /// The block of code that is being read.
    code: Option<String>,
    /// The block of HTML that is being read.
    html: Option<String>,
    links: Vec<LinkText>,
    /// A `<pre>` in a paragraph: Markdown does not read what is in it.
    hidden: Range<usize>,
    /// Whether there may be a `</pre>` ahead.
    has_end: bool,
}

/// What becomes of a link.
enum LinkText {
    Link,
    Text,
    /// Text that was written in angle brackets.
    Bracketed,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None if self.tags.is_skipping() => {}
                None => self.writer.inline.text(&text),
            },
            Event::Code(_) if self.tags.is_skipping() => {}
            Event::Code(text) => self.writer.inline.code(&text),
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.html(&html),
            },
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.writer.inline.line_break(),
            Event::Rule => self.writer.rule(),
            // Not enabled.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.writer.inline.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis => self.open(Mark::Italic, range),
            Tag::Strong => self.open(Mark::Bold, range),
            Tag::Strikethrough => self.open(Mark::Struck, range),
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.open_link(LinkType::Inline, &dest_url),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = self.writer.table() {
                    table.row();
                }
            }
            Tag::TableCell => {
                if let Some(table) = self.writer.table() {
                    table.cell();
                }
            }
            Tag::Table(_) => self.writer.open_table(),
            block => {
                self.writer.flush();
                match block {
                    Tag::Heading { level, .. } => self.writer.heading = Some(level as usize),
                    Tag::BlockQuote(_) => self.writer.open(Shape::Quote, false),
                    Tag::List(start) => self.writer.open(Shape::List(start), false),
                    Tag::Item => self.writer.open(Shape::Item, false),
                    Tag::CodeBlock(_) => self.code = Some(String::new()),
                    Tag::HtmlBlock => self.html = Some(String::new()),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.close(Mark::Italic, range),
            TagEnd::Strong => self.close(Mark::Bold, range),
            TagEnd::Strikethrough => self.close(Mark::Struck, range),
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.writer.code_block(&code);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(block) = self.html.take() {
                    self.html(&block);
                }
                self.end_block();
            }
            TagEnd::TableCell => {
                if let Some(table) = self.writer.table() {
                    table.end_cell();
                }
            }
            TagEnd::Table => self.writer.end_table(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_block();
                self.writer.close();
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.end_block(),
        }
    }

    fn end_block(&mut self) {
        self.tags.end(self.writer);
        self.writer.flush();
    }

    fn open(&mut self, mark: Mark, range: &Range<usize>) {
        if self.writer.inline.is_code() {
            let len = self.delimiter(mark, range);
            self.writer.inline.text(self.text.get(range.start..range.start + len).unwrap_or_default());
        } else {
            self.writer.inline.open(mark);
        }
    }

    fn close(&mut self, mark: Mark, range: &Range<usize>) {
        if self.writer.inline.is_code() {
            let len = self.delimiter(mark, range);
            self.writer.inline.text(self.text.get(range.end.saturating_sub(len)..range.end).unwrap_or_default());
        } else {
            self.writer.inline.close(mark);
        }
    }

    /// The length of the `*` or `**` at both ends.
    fn delimiter(&self, mark: Mark, range: &Range<usize>) -> usize {
        match mark {
            Mark::Bold => 2,
            Mark::Italic => 1,
            Mark::Struck => 1 + usize::from(self.text.get(range.clone()).is_some_and(|text| text.starts_with("~~"))),
        }
    }

    fn open_link(&mut self, kind: LinkType, url: &str) {
        let inline = &mut self.writer.inline;
        let mail = if kind == LinkType::Email { "mailto:" } else { "" };
        let link = if inline.open_link(&format!("{mail}{url}"), false) {
            LinkText::Link
        } else if kind == LinkType::Autolink {
            inline.text("<");
            LinkText::Bracketed
        } else {
            LinkText::Text
        };
        self.links.push(link);
    }

    fn close_link(&mut self) {
        match self.links.pop() {
            Some(LinkText::Link) => self.writer.inline.close_link(false),
            Some(LinkText::Bracketed) => self.writer.inline.text(">"),
            Some(LinkText::Text) | None => {}
        }
    }

    /// A line end in a paragraph: a space, unless the next line has a bullet of its own.
    fn soft_break(&mut self, range: &Range<usize>) {
        let next = self.text.get(range.end..).unwrap_or_default().trim_start();
        if next.starts_with('•') && !self.writer.inline.is_code() {
            self.writer.inline.line_break();
        } else {
            self.writer.inline.text(" ");
        }
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
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
    fn rest(&mut self, event: &Event<'_>, end: usize) {
        if matches!(event, Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_)) && end > self.hidden.end {
            self.html(self.text.get(self.hidden.end..end).unwrap_or_default());
        }
    }

    /// HTML that Markdown has not looked into.
    fn html(&mut self, html: &str) {
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
        for (event, range) in Parser::new_ext(&guarded, options()).into_offset_iter() {
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Text(text) if std::mem::take(&mut is_first) => {
                    self.writer.inline.text(text.strip_prefix(GUARD).unwrap_or(&text));
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
