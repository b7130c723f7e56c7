//! The lines of the doc comment: paragraphs, headings, code, tables.

use super::container::{Containers, Shape};
use super::escape;
use super::inline::{Inline, Piece};
use super::render::render;
use super::sentence;
use super::table::{Layout, Table};
use super::wrap::{split_lines, unfixed, wrap};

/// Lines are not wrapped narrower than this, however deep they stand.
const NARROW: usize = 24;

/// Lays out what the readers find.
#[derive(Debug)]
pub(super) struct Writer {
    width: usize,
    first_line: bool,
    lines: Vec<String>,
    pub(super) containers: Containers,
    pub(super) inline: Inline,
    /// The level of the heading that is being read.
    pub(super) heading: Option<usize>,
    table: Option<Table>,
}

impl Writer {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            first_line: false,
            lines: Vec::new(),
            containers: Containers::default(),
            inline: Inline::default(),
            heading: None,
            table: None,
        }
    }

    /// A writer of nothing but the first sentence.
    pub(super) fn first_line() -> Self {
        Self {
            first_line: true,
            ..Self::new(usize::MAX)
        }
    }

    pub(super) fn is_first_line(&self) -> bool {
        self.first_line
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

    /// The table that is being read, ready for its next cell.
    pub(super) fn table(&mut self) -> Option<&mut Table> {
        self.flush();
        self.table.as_mut()
    }

    pub(super) fn open_table(&mut self) {
        self.end_table();
        self.table = Some(Table::default());
    }

    pub(super) fn end_table(&mut self) {
        self.flush();
        let Some(table) = self.table.take() else {
            return;
        };
        let (stray, layout) = table.finish(self.first_line);
        self.paragraph(&stray);
        match layout {
            Layout::Table(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| unfixed(line)).collect();
                self.block(lines.iter().map(String::as_str));
            }
            Layout::Rows(rows) => rows.iter().for_each(|row| self.paragraph(row)),
        }
    }

    /// Opens a container of Markdown.
    pub(super) fn open(&mut self, shape: Shape) {
        self.flush();
        self.containers.open(shape, false);
    }

    /// Ends the paragraph, heading or cell.
    pub(super) fn flush(&mut self) {
        let (mut pieces, urls) = self.inline.take();
        let heading = self.heading.take();
        if pieces.is_empty() || self.is_done() {
            return;
        }
        if let Some(table) = &mut self.table {
            table.text(&render(&pieces, &urls, true, true));
        } else if self.first_line {
            self.first_sentence(&mut pieces, &urls);
        } else if let Some(level) = heading {
            let mut text = unfixed(&render(&pieces, &urls, false, false));
            if text.ends_with('#') {
                // Else Markdown takes them off.
                text.insert(text.trim_end_matches('#').len(), '\\');
            }
            if !text.is_empty() {
                let line = format!("{} {text}", "#".repeat(level.clamp(1, 5) + 1));
                self.block([line.as_str()]);
            }
        } else {
            self.paragraphs(&mut pieces, &urls);
        }
    }

    fn first_sentence(&mut self, pieces: &mut [Piece], urls: &[String]) {
        let is_shown = |pieces: &[Piece]| !render(pieces, urls, true, false).is_empty();
        if let Some(mut line) = split_lines(pieces)
            .into_iter()
            .find(|line| is_shown(&line.pieces))
        {
            sentence::cut(&mut line.pieces);
            self.lines.push(escape::at_line_start(unfixed(&render(
                &line.pieces,
                urls,
                true,
                true,
            ))));
        }
    }

    /// The lines of a paragraph between its `<br>`s; those with a bullet are a list.
    fn paragraphs(&mut self, pieces: &mut [Piece], urls: &[String]) {
        let mut in_list = false;
        for line in split_lines(pieces) {
            let text = render(&line.pieces, urls, false, true);
            if text.is_empty() {
                continue;
            }
            if line.is_item && !in_list {
                self.containers.open(Shape::List(None), false);
            } else if in_list && !line.is_item {
                self.containers.close();
            }
            in_list = line.is_item;
            if in_list {
                self.containers.open(Shape::Item, false);
            }
            self.paragraph(&text);
            if in_list {
                self.containers.close();
            }
        }
        if in_list {
            self.containers.close();
        }
    }

    /// A paragraph of Markdown.
    pub(super) fn paragraph(&mut self, markdown: &str) {
        if markdown.is_empty() || self.is_done() {
            return;
        }
        let width = self
            .width
            .saturating_sub(self.containers.indent())
            .max(NARROW);
        let lines = wrap(markdown, width);
        self.block(lines.iter().map(AsRef::as_ref));
        self.containers.after(true);
    }

    /// A fenced block of code.
    pub(super) fn code_block(&mut self, code: &str) {
        self.flush();
        let mut lines: Vec<&str> = code.lines().map(str::trim_end).collect();
        let kept = lines
            .iter()
            .rposition(|line| !line.is_empty())
            .map_or(0, |last| last + 1);
        lines.truncate(kept);
        let blank = lines.iter().take_while(|line| line.is_empty()).count();
        let indent = lines
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| line.len() - line.trim_start_matches(' ').len())
            .min();
        let lines: Vec<&str> = lines
            .into_iter()
            .skip(blank)
            .map(|line| line.get(indent.unwrap_or_default()..).unwrap_or_default())
            .collect();
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
        self.block(
            std::iter::once(open.as_str())
                .chain(lines)
                .chain(std::iter::once(fence.as_str())),
        );
    }

    /// A rule between two blocks.
    pub(super) fn rule(&mut self) {
        self.flush();
        if self.table.is_none()
            && self.containers.indent() == 0
            && !self.lines.is_empty()
            && !self.first_line
        {
            self.block(["---"]);
        }
    }

    /// Lines of one block, after a blank line where Markdown or the eye needs one.
    fn block<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        if !self.lines.is_empty() {
            self.lines.extend(self.containers.blank());
        }
        for line in lines {
            let mut out = String::with_capacity(line.len() + self.containers.indent());
            self.containers.prefix(&mut out);
            out.push_str(line);
            out.truncate(out.trim_end().len());
            self.lines.push(out);
        }
        self.containers.after(false);
    }
}
