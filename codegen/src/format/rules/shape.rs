//! Where text goes, and how much room it has.

use unicode_width::UnicodeWidthStr as _;

/// How far one level is indented.
pub(in crate::format) const TAB: usize = 4;

/// The room for an expression: what is left of the line, and where further lines begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::format) struct Shape {
    pub(in crate::format) width: usize,
    pub(in crate::format) indent: usize,
    /// What stands between the indentation and the expression.
    pub(in crate::format) offset: usize,
}

impl Shape {
    /// A line of its own.
    pub(in crate::format) fn indented(indent: usize, line: usize) -> Self {
        Self {
            width: line.saturating_sub(indent),
            indent,
            offset: 0,
        }
    }

    /// Behind something of this width.
    pub(in crate::format) fn after(self, taken: usize) -> Option<Self> {
        Some(Self {
            width: self.width.checked_sub(taken)?,
            offset: self.offset + taken,
            ..self
        })
    }

    /// Before something of this width.
    pub(in crate::format) fn before(self, taken: usize) -> Option<Self> {
        Some(Self {
            width: self.width.checked_sub(taken)?,
            ..self
        })
    }

    /// What stands before it on its line.
    pub(in crate::format) fn used(self) -> usize {
        self.indent + self.offset
    }

    /// What has to stand behind it on its last line.
    pub(in crate::format) fn behind(self, line: usize) -> usize {
        line.saturating_sub(self.used() + self.width)
    }
}

pub(in crate::format) fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

pub(in crate::format) fn is_single_line(text: &str) -> bool {
    !text.contains('\n')
}

pub(in crate::format) fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

pub(in crate::format) fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

pub(in crate::format) fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Whether a text fits: its first line into the width, the others into a line, the last with what
/// follows.
pub(in crate::format) fn fits(text: &str, shape: Shape, line: usize) -> bool {
    if text.is_empty() {
        return true;
    }
    if width(first_line(text)) > shape.width {
        return false;
    }
    if is_single_line(text) {
        return true;
    }
    text.split('\n').skip(1).all(|one| width(one) <= line)
        && width(last_line(text)) <= shape.used() + shape.width
}

/// Whether the last line consists of closing delimiters, so that more can follow on it.
pub(in crate::format) fn is_extendable(text: &str) -> bool {
    text.ends_with("\"#")
        || last_line(text)
            .chars()
            .all(|c| matches!(c, '(' | ')' | ']' | '}' | '?' | '>') || c.is_whitespace())
}

/// A line break and indentation.
pub(in crate::format) fn break_line(indent: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
}
