//! What the tags of HTML mean to the writer.

use super::clean;
use super::container::Shape;
use super::html::{self, Tag};
use super::inline::{Inline, Mark};
use super::write::Writer;

/// What is between two tags that changes how text is read.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// In a script or a style sheet.
    skips: bool,
    /// The text since `<pre>`.
    pre: Option<String>,
}

impl Tags {
    pub(super) fn is_skipping(&self) -> bool {
        self.skips
    }

    /// Takes the text, if it is not to be read as words.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        if let Some(pre) = &mut self.pre {
            pre.push_str(&html::resolve(text));
        }
        self.skips || self.pre.is_some()
    }

    /// Ends what is still open at the end of a block.
    pub(super) fn end(&mut self, writer: &mut Writer) {
        self.skips = false;
        if let Some(pre) = self.pre.take() {
            writer.code_block(&clean::text(&pre));
        }
    }

    /// A tag; one that is none of HTML's is text.
    pub(super) fn tag(&mut self, tag: &Tag<'_>, written: &str, writer: &mut Writer) {
        let name = tag.name.to_ascii_lowercase();
        let (name, is_start) = (name.as_str(), !tag.is_end);
        if matches!(name, "script" | "style") {
            self.skips = is_start;
        } else if self.skips {
        } else if name == "pre" {
            self.end(writer);
            self.pre = is_start.then(String::new);
        } else if let Some(pre) = &mut self.pre {
            if name == "br" {
                pre.push('\n');
            } else if !is_known(name) {
                pre.push_str(written);
            }
        } else if !is_known(name) {
            writer.inline.text(written);
        } else if !(table(name, is_start, writer)
            || list(name, is_start, writer)
            || block(name, is_start, writer))
        {
            phrase(name, tag, &mut writer.inline);
        }
    }
}

/// Whether a description means HTML by this name, and not a place for a value.
fn is_known(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "big"
            | "blockquote"
            | "body"
            | "br"
            | "caption"
            | "center"
            | "cite"
            | "code"
            | "col"
            | "colgroup"
            | "dd"
            | "del"
            | "details"
            | "dfn"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "figcaption"
            | "figure"
            | "font"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "html"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "li"
            | "mark"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "q"
            | "s"
            | "samp"
            | "section"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "summary"
            | "sup"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "tt"
            | "u"
            | "ul"
            | "var"
            | "wbr"
    )
}

fn table(name: &str, is_start: bool, writer: &mut Writer) -> bool {
    match (name, is_start) {
        ("table", true) => writer.open_table(),
        ("table", false) => writer.end_table(),
        ("tr" | "td" | "th", _) => {
            if let Some(table) = writer.table() {
                match (name, is_start) {
                    ("tr", true) => table.row(),
                    ("td" | "th", true) => table.cell(),
                    _ => table.end_cell(),
                }
            }
        }
        ("tbody" | "thead" | "tfoot" | "col" | "colgroup" | "caption", _) => writer.flush(),
        _ => return false,
    }
    true
}

fn list(name: &str, is_start: bool, writer: &mut Writer) -> bool {
    let is_list = |shape| matches!(shape, Shape::List(_));
    let is_item = |shape| shape == Shape::Item;
    let is_quote = |shape| shape == Shape::Quote;
    let unlimited = |_| false;
    if !matches!(name, "ul" | "ol" | "li" | "blockquote") {
        return false;
    }
    writer.flush();
    let containers = &mut writer.containers;
    match (name, is_start) {
        ("ul", true) => containers.open(Shape::List(None), true),
        ("ol", true) => containers.open(Shape::List(Some(1)), true),
        ("li", true) => {
            containers.close_html(is_item, is_list);
            if !containers.is_in_html_list() {
                containers.open(Shape::List(None), true);
            }
            containers.open(Shape::Item, true);
        }
        ("li", false) => containers.close_html(is_item, is_list),
        ("blockquote", true) => containers.open(Shape::Quote, true),
        ("blockquote", false) => containers.close_html(is_quote, unlimited),
        _ => containers.close_html(is_list, unlimited),
    }
    true
}

fn block(name: &str, is_start: bool, writer: &mut Writer) -> bool {
    match name {
        "br" if writer.inline.pieces.is_empty() => {}
        "br" => writer.inline.line_break(),
        "hr" => writer.rule(),
        "p" | "div" | "section" | "center" | "details" | "figure" | "figcaption" | "dl" | "dd"
        | "body" | "html" => {
            writer.flush();
        }
        "dt" | "summary" => {
            writer.flush();
            if is_start {
                writer.inline.open(Mark::Bold);
            }
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            writer.flush();
            writer.heading = name
                .get(1..)
                .filter(|_| is_start)
                .and_then(|level| level.parse().ok());
        }
        _ => return false,
    }
    true
}

/// Tags within a paragraph.
fn phrase(name: &str, tag: &Tag<'_>, inline: &mut Inline) {
    let mark = match name {
        "b" | "strong" => Some(Mark::Bold),
        "i" | "em" | "var" | "cite" | "dfn" => Some(Mark::Italic),
        "s" | "strike" | "del" => Some(Mark::Struck),
        _ => None,
    };
    match (mark, name, tag.is_end) {
        (Some(mark), _, false) => inline.open(mark),
        (Some(mark), _, true) => inline.close(mark),
        (_, "code" | "kbd" | "samp" | "tt", false) => inline.open_code(),
        (_, "code" | "kbd" | "samp" | "tt", true) => {
            inline.close_code();
        }
        (_, "a", false) => {
            inline.close_link(true);
            inline.open_link(&tag.attribute("href").unwrap_or_default(), true);
        }
        (_, "a", true) => inline.close_link(true),
        (_, "img", _) => image(tag, inline),
        (_, "q", _) => inline.text("\""),
        (_, "sup", false) => inline.text("^"),
        _ => {}
    }
}

/// An image is a link: documentation loads nothing from elsewhere.
fn image(tag: &Tag<'_>, inline: &mut Inline) {
    let text = tag.attribute("alt").unwrap_or_default();
    let is_link = inline.open_link(&tag.attribute("src").unwrap_or_default(), true);
    inline.text(&text);
    if is_link {
        inline.close_link(true);
    }
}
