//! The lines of the doc comment: containers, blocks, wrapping.

use super::escape::{self, FIXED_SPACE};
use super::inline::{self, Inline, Kind, Piece};
use super::sentence;
use super::table::{Layout, Table};

/// Quotes and lists deeper than this are written as if they were at this depth.
const DEPTH: usize = 8;
/// Lines are not wrapped narrower than this, however deep they stand.
const NARROW: usize = 24;

/// What holds blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Quote,
    /// A list and the number of its next item.
    List(Option<u64>),
    Item,
}

#[derive(Debug)]
struct Container {
    shape: Shape,
    is_html: bool,
    /// What its first line begins with; empty for what is too deep to be shown.
    marker: String,
    /// Whether anything in it has been written.
    is_used: bool,
    /// Whether its items stand apart.
    is_loose: bool,
}

/// What the last line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Paragraph,
    Other,
}

#[derive(Debug)]
pub(super) struct Writer {
    width: usize,
    first_line: bool,
    lines: Vec<String>,
    containers: Vec<Container>,
    shown: usize,
    last: Last,
    pub(super) inline: Inline,
    pub(super) heading: Option<usize>,
    table: Option<Table>,
}

impl Writer {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            first_line: false,
            lines: Vec::new(),
            containers: Vec::new(),
            shown: 0,
            last: Last::Other,
            inline: Inline::default(),
            heading: None,
            table: None,
        }
    }

    /// A writer of nothing but the first sentence.
    pub(super) fn first_line() -> Self {
        Self { first_line: true, ..Self::new(usize::MAX) }
    }

    /// Whether no more input is needed.
    pub(super) fn is_done(&self) -> bool {
        self.first_line && !self.lines.is_empty()
    }

    pub(super) fn finish(mut self) -> Vec<String> {
        self.flush();
        self.end_table();
        self.lines
    }

    /// Opens a container.
    pub(super) fn open(&mut self, shape: Shape, is_html: bool) {
        let marker = match shape {
            Shape::List(_) => String::new(),
            _ if self.shown >= DEPTH => String::new(),
            Shape::Quote => "> ".to_owned(),
            Shape::Item => match self.containers.last_mut() {
                Some(Container { shape: Shape::List(Some(number)), .. }) => {
                    let marker = format!("{number}. ");
                    *number = number.saturating_add(1).min(999_999_999);
                    marker
                }
                _ => "- ".to_owned(),
            },
        };
        self.shown += usize::from(!marker.is_empty());
        self.containers.push(Container { shape, is_html, marker, is_used: false, is_loose: false });
    }

    /// Closes the innermost container of Markdown, and what HTML left open in it.
    pub(super) fn close(&mut self) {
        while let Some(container) = self.pop() {
            if !container.is_html {
                break;
            }
        }
    }

    /// Closes the innermost container of HTML that is of this kind; says whether there was one.
    pub(super) fn close_html(&mut self, is_kind: impl Fn(Shape) -> bool, within: impl Fn(Shape) -> bool) -> bool {
        let open = self.containers.iter().rev().take(64).take_while(|c| c.is_html && !within(c.shape));
        let Some(depth) = open.enumerate().find_map(|(depth, c)| is_kind(c.shape).then_some(depth)) else { return false };
        for _ in 0..=depth {
            self.pop();
        }
        true
    }

    pub(super) fn is_in_html_list(&self) -> bool {
        self.containers.last().is_some_and(|c| c.is_html && matches!(c.shape, Shape::List(_)))
    }

    fn pop(&mut self) -> Option<Container> {
        let container = self.containers.pop()?;
        self.shown -= usize::from(!container.marker.is_empty());
        if matches!(container.shape, Shape::List(_) | Shape::Quote) && container.is_used {
            self.last = Last::Other;
        }
        Some(container)
    }

    pub(super) fn table(&mut self) -> Option<&mut Table> {
        self.flush();
        self.table.as_mut()
    }

    pub(super) fn open_table(&mut self) {
        self.flush();
        self.end_table();
        self.table = Some(Table::default());
    }

    pub(super) fn end_table(&mut self) {
        self.flush();
        let Some(table) = self.table.take() else { return };
        let (stray, layout) = table.finish();
        self.paragraph(&stray);
        match layout {
            Layout::Table(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| unfixed(line)).collect();
                self.block(lines.iter().map(String::as_str));
            }
            Layout::Rows(rows) => rows.iter().for_each(|row| self.paragraph(row)),
        }
    }

    /// Ends the paragraph, heading or cell.
    pub(super) fn flush(&mut self) {
        let (mut pieces, urls) = self.inline.take();
        let heading = self.heading.take();
        if pieces.is_empty() || self.is_done() {
            return;
        }
        if let Some(table) = &mut self.table {
            table.text(&inline::render(&pieces, &urls, true, true));
        } else if self.first_line {
            let mut lines = split_lines(&mut pieces).into_iter();
            if let Some(mut line) = lines.find(|line| !inline::render(&line.pieces, &urls, true, false).is_empty()) {
                sentence::cut(&mut line.pieces);
                let line = unfixed(&inline::render(&line.pieces, &urls, true, true));
                self.lines.push(escape::at_line_start(line));
            }
        } else if let Some(level) = heading {
            let text = unfixed(&inline::render(&pieces, &urls, false, false));
            if !text.is_empty() {
                let text = if text.ends_with('#') { text + "\\" } else { text };
                self.block(std::iter::once(format!("{} {text}", "#".repeat(level.clamp(1, 5) + 1)).as_str()));
            }
        } else {
            self.paragraphs(&mut pieces, &urls);
        }
    }

    /// The lines of a paragraph between its `<br>`s; those with a bullet are a list.
    fn paragraphs(&mut self, pieces: &mut [Piece], urls: &[String]) {
        let mut in_list = false;
        for line in split_lines(pieces) {
            let text = inline::render(&line.pieces, urls, false, true);
            if text.is_empty() {
                continue;
            }
            if line.is_item && !in_list {
                self.open(Shape::List(None), false);
            } else if in_list && !line.is_item {
                self.pop();
            }
            in_list = line.is_item;
            if in_list {
                self.open(Shape::Item, false);
            }
            self.paragraph(&text);
            if in_list {
                self.pop();
            }
        }
        if in_list {
            self.pop();
        }
    }

    fn paragraph(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        if self.first_line {
            self.block(std::iter::once(escape::at_line_start(unfixed(markdown)).as_str()));
            return;
        }
        let indent: usize = self.containers.iter().map(|c| c.marker.len()).sum();
        let lines = wrap(markdown, self.width.saturating_sub(indent).max(NARROW));
        self.block(lines.iter().map(String::as_str));
        self.last = Last::Paragraph;
    }

    /// A fenced block of code.
    pub(super) fn code_block(&mut self, code: &str) {
        self.flush();
        let mut lines: Vec<&str> = code.lines().map(str::trim_end).collect();
        let kept = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        lines.truncate(kept);
        let blank = lines.iter().take_while(|line| line.is_empty()).count();
        let indent = lines.iter().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start_matches(' ').len()).min();
        let lines: Vec<&str> = lines.into_iter().skip(blank).map(|line| line.get(indent.unwrap_or_default()..).unwrap_or_default()).collect();
        if lines.is_empty() || self.is_done() {
            return;
        }
        if self.first_line || self.table.is_some() {
            self.inline.code(&lines.join(" "));
            self.flush();
            return;
        }
        let fence = "`".repeat(escape::longest_run(code).max(2) + 1);
        let open = format!("{fence}text");
        self.block(std::iter::once(open.as_str()).chain(lines).chain(std::iter::once(fence.as_str())));
    }

    /// A rule between two blocks.
    pub(super) fn rule(&mut self) {
        self.flush();
        if self.table.is_none() && self.containers.is_empty() && !self.lines.is_empty() && !self.first_line {
            self.block(std::iter::once("---"));
        }
    }

    /// Lines of one block, after a blank line where Markdown or the eye needs one.
    fn block<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        if !self.lines.is_empty() && !self.is_tight() {
            let blank: String = self.containers.iter().filter(|c| c.is_used).map(continued).collect();
            self.lines.push(blank.trim_end().to_owned());
            if let Some(list) = self.containers.iter_mut().rev().find(|c| c.is_used && matches!(c.shape, Shape::List(_))) {
                list.is_loose = true;
            }
        }
        for line in lines {
            let mut out = String::with_capacity(line.len() + 8);
            for container in &mut self.containers {
                out.push_str(&if container.is_used { continued(container) } else { container.marker.clone() });
                container.is_used = true;
            }
            out.push_str(line);
            out.truncate(out.trim_end().len());
            self.lines.push(out);
        }
        self.last = Last::Other;
    }

    /// Whether the next block may follow without a blank line: the next item of a list that has
    /// none so far, or a list right after the text of the item that it belongs to.
    fn is_tight(&self) -> bool {
        let is_new = |c: &&Container| !c.is_used;
        let Some(first_new) = self.containers.iter().position(|c| is_new(&c)) else { return false };
        let (Some(new), Some(parent)) = (self.containers.get(first_new), first_new.checked_sub(1).and_then(|at| self.containers.get(at))) else {
            return false;
        };
        let after_text = self.last == Last::Paragraph;
        match (new.shape, parent.shape) {
            (Shape::Item, Shape::List(_)) => !new.marker.is_empty() && !parent.is_loose && after_text,
            (Shape::List(start), Shape::Item) => {
                let is_shown = self.containers.get(first_new + 1).is_some_and(|item| !item.marker.is_empty());
                is_shown && after_text && start.is_none_or(|start| start <= 2)
            }
            _ => false,
        }
    }
}

/// What a line after the first one of a container begins with.
fn continued(container: &Container) -> String {
    if container.shape == Shape::Quote { container.marker.clone() } else { " ".repeat(container.marker.len()) }
}

struct TextLine {
    pieces: Vec<Piece>,
    is_item: bool,
}

/// The lines between the `<br>`s, without their bullets.
fn split_lines(pieces: &mut [Piece]) -> Vec<TextLine> {
    let lines = pieces.split_mut(|piece| piece.kind == Kind::Break).enumerate();
    let lines = lines.map(|(index, line)| {
        let start = line.iter_mut().find_map(|piece| match &mut piece.kind {
            Kind::Text(text) => (!text.trim().is_empty()).then_some(Some(text)),
            _ => Some(None),
        });
        let is_item = start.flatten().is_some_and(|text| take_bullet(text, index > 0));
        TextLine { pieces: line.to_vec(), is_item }
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
fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut length) = (String::new(), 0);
    for word in markdown.split(' ') {
        let word_length = if word.is_ascii() { word.len() } else { word.chars().count() };
        if !line.is_empty() && length + 1 + word_length > width {
            lines.push(unfixed(&std::mem::take(&mut line)));
            length = 0;
        }
        if line.is_empty() {
            line.push_str(word);
            if let Some(at) = escape::structural(word) {
                line.insert(at, '\\');
                length += 1;
            }
        } else {
            line.push(' ');
            line.push_str(word);
            length += 1;
        }
        length += word_length;
    }
    lines.push(unfixed(&line));
    lines
}

/// The text with the spaces of its code.
fn unfixed(markdown: &str) -> String {
    markdown.replace(FIXED_SPACE, " ")
}
