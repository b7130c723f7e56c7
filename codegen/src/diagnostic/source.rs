//! A text with its lines.

use std::ops::Range;
use std::sync::OnceLock;

/// A file of the input: its name as shown to people, and its text.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: OnceLock<Vec<usize>>,
}

impl SourceFile {
    /// A file with its text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
        }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number (from 0) of the line that holds a byte.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts()
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// The bytes of a line (from 0), without its end.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let starts = self.line_starts();
        let start = starts.get(line).copied().unwrap_or(self.text.len());
        let end = starts.get(line + 1).copied().unwrap_or(self.text.len());
        let content = self.text.get(start..end).unwrap_or_default();
        start..start + content.trim_end_matches(['\n', '\r']).len()
    }

    /// Scanned once, however many messages there are.
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
            std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect()
        })
    }
}

/// A range of bytes of a file.
#[derive(Clone, Debug)]
pub struct Location<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// The bytes.
    pub range: Range<usize>,
}

impl Location<'_> {
    /// Line and column of the start, both counted from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let line = self.file.line_of(self.range.start);
        let start = self.file.line_range(line).start;
        let before = self.file.text.get(start..self.range.start);
        (line + 1, before.unwrap_or_default().chars().count() + 1)
    }
}
