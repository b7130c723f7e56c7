//! Reads Markdown and hands what it finds to the writer.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::container::Shape;
use super::inline::Mark;
use super::tags::Tags;
use super::write::Writer;

/// What of Markdown is read beyond its core.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// A whole text.
pub(super) fn document(text: &str, writer: &mut Writer) {
    let mut reader = Reader {
        text,
        writer,
        code: None,
        html: None,
        links: Vec::new(),
        tags: Tags::default(),
        hidden: 0..0,
        has_end: true,
    };
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

pub(super) struct Reader<'a, 'w> {
    pub(super) text: &'a str,
    pub(super) writer: &'w mut Writer,
    pub(super) tags: Tags,
    /// The block of code that is being read.
    code: Option<String>,
    /// The block of HTML that is being read.
    html: Option<String>,
    links: Vec<LinkText>,
    /// A `<pre>` in a paragraph: Markdown does not read what is in it.
    pub(super) hidden: Range<usize>,
    /// Whether there may be a `</pre>` ahead.
    pub(super) has_end: bool,
}

/// What becomes of a link.
enum LinkText {
    Link,
    Text,
    /// Text that was written in angle brackets.
    Bracketed,
}

impl Reader<'_, '_> {
    pub(super) fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
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
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.writer.inline.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis => self.open(Mark::Italic, range),
            Tag::Strong => self.open(Mark::Bold, range),
            Tag::Strikethrough => self.open(Mark::Struck, range),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.open_link(link_type, &dest_url),
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
                    Tag::BlockQuote(_) => self.writer.open(Shape::Quote),
                    Tag::List(start) => self.writer.open(Shape::List(start)),
                    Tag::Item => self.writer.open(Shape::Item),
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
                self.writer.containers.close();
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
            self.writer.inline.text(
                self.text
                    .get(range.start..range.start + len)
                    .unwrap_or_default(),
            );
        } else {
            self.writer.inline.open(mark);
        }
    }

    fn close(&mut self, mark: Mark, range: &Range<usize>) {
        if self.writer.inline.is_code() {
            let len = self.delimiter(mark, range);
            self.writer.inline.text(
                self.text
                    .get(range.end.saturating_sub(len)..range.end)
                    .unwrap_or_default(),
            );
        } else {
            self.writer.inline.close(mark);
        }
    }

    /// The length of the `*` or `**` at both ends.
    fn delimiter(&self, mark: Mark, range: &Range<usize>) -> usize {
        match mark {
            Mark::Bold => 2,
            Mark::Italic => 1,
            Mark::Struck => {
                1 + usize::from(
                    self.text
                        .get(range.clone())
                        .is_some_and(|text| text.starts_with("~~")),
                )
            }
        }
    }

    fn open_link(&mut self, kind: LinkType, url: &str) {
        let inline = &mut self.writer.inline;
        let mail = if kind == LinkType::Email {
            "mailto:"
        } else {
            ""
        };
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
}
