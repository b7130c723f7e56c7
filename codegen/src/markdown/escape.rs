//! Text as Markdown: the smallest set of backslashes that keeps it text.

use super::{clean, url};

/// Stands for a space at which a line must not be broken; [`clean`] keeps it out of the input.
pub(super) const FIXED_SPACE: char = '\0';

/// One line of Markdown under construction.
///
/// Any white space is one space, and none at the ends.
pub(super) struct Line {
    out: String,
    space: bool,
    cell: bool,
}

impl Line {
    /// An empty line; in the cell of a table, `|` is escaped.
    pub(super) fn new(cell: bool) -> Self {
        Self {
            out: String::new(),
            space: false,
            cell,
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    pub(super) fn is_cell(&self) -> bool {
        self.cell
    }

    /// Markdown right after the text, before any white space.
    pub(super) fn glue(&mut self, markdown: &str) {
        self.out.push_str(markdown);
    }

    /// The character before the next one, a space at the start.
    pub(super) fn last(&self) -> char {
        if self.space {
            ' '
        } else {
            self.out.chars().next_back().unwrap_or(' ')
        }
    }

    /// White space, unless the line starts here.
    pub(super) fn space(&mut self) {
        self.space = !self.out.is_empty();
    }

    /// Markdown, as it is.
    pub(super) fn raw(&mut self, markdown: &str) {
        if self.space {
            self.out.push(' ');
            self.space = false;
        }
        self.out.push_str(markdown);
    }

    /// The `[` of a link, which must not follow a `!`.
    pub(super) fn link(&mut self) {
        if self.last() == '!' {
            self.out.pop();
            self.raw("\\!");
        }
        self.raw("[");
    }

    /// A code span, never broken over two lines.
    pub(super) fn code(&mut self, code: &str) {
        if self.last() == '`' {
            self.space();
        }
        let mut span = self::code(code).replace(' ', FIXED_SPACE.encode_utf8(&mut [0; 4]));
        if self.cell {
            span = span.replace('|', "\\|");
        }
        self.raw(&span);
    }

    /// Text, escaped; URLs become links unless it is the text of a link.
    pub(super) fn text(&mut self, text: &str, in_link: bool) {
        let links = !in_link && text.contains("://");
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let plain = rest
                .bytes()
                .position(|b| !is_plain(b) || (links && matches!(b, b'h' | b'H')))
                .unwrap_or(rest.len());
            if plain > 0 {
                let (now, tail) = rest.split_at(plain);
                self.raw(now);
                rest = tail;
                continue;
            }
            if links
                && matches!(c, 'h' | 'H')
                && let Some(end) = url::end(rest)
            {
                let (url, tail) = rest.split_at(end);
                self.raw(&format!("<{url}>"));
                rest = tail;
                continue;
            }
            let run = if matches!(c, '_' | '*' | '~') {
                rest.len() - rest.trim_start_matches(c).len()
            } else {
                c.len_utf8()
            };
            let (now, tail) = rest.split_at(run);
            rest = tail;
            if c.is_whitespace() {
                self.space();
            } else if !clean::is_hidden(c) {
                self.escaped(c, now, tail, in_link);
            }
        }
    }

    /// A character, or a run of the same delimiter, before `tail`.
    fn escaped(&mut self, c: char, run: &str, tail: &str, in_link: bool) {
        let before = self.last();
        let is_before_url = !in_link && url::end(tail).is_some();
        let after = if is_before_url {
            Some('<')
        } else {
            tail.chars().next()
        };
        let is_alone = before == ' ' && after.is_some_and(char::is_whitespace);
        // What cannot be seen is not written: who knows what then comes after.
        let is_last = after.is_none_or(clean::is_hidden);
        let needs_escape = match c {
            '`' | '[' => true,
            ']' => in_link,
            '|' => self.cell,
            '*' => !(is_alone && run.len() == 1),
            // Delimiters that cannot close anything open nothing either.
            '_' => {
                before != ' '
                    && !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric))
            }
            '~' => before != ' ' || run.len() > 1 || after.is_none(),
            '<' => {
                is_last
                    || tail.starts_with(|c: char| {
                        c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')
                    })
            }
            '&' => is_last || starts_reference(tail),
            '\\' => {
                is_last
                    || tail.starts_with(|c: char| c.is_ascii_punctuation() || c.is_whitespace())
                    || is_before_url
            }
            _ => false,
        };
        if needs_escape {
            for _ in 0..run.len() {
                self.raw("\\");
                self.out.push(c);
            }
        } else {
            self.raw(run);
        }
    }
}

/// Whether the byte never needs a second look.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'_' | b'*' | b'~' | b'`' | b'[' | b']' | b'|' | b'<' | b'&' | b'\\'
        )
}

/// Whether `tail` completes a character reference such as `&amp;` or `&#10;`.
fn starts_reference(tail: &str) -> bool {
    let name = tail.strip_prefix('#').unwrap_or(tail);
    let end = name
        .bytes()
        .take(40)
        .position(|b| !b.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name.as_bytes().get(end) == Some(&b';'))
}

/// A code span.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !clean::is_hidden(c))
        .collect();
    let fence = "`".repeat(longest_run(&text) + 1);
    let touches = text.starts_with('`') || text.ends_with('`');
    let stripped =
        text.starts_with(' ') && text.ends_with(' ') && !text.trim_matches(' ').is_empty();
    let pad = if text.is_empty() || touches || stripped {
        " "
    } else {
        ""
    };
    if text.is_empty() {
        format!("{fence} {fence}")
    } else {
        format!("{fence}{pad}{text}{pad}{fence}")
    }
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// The line with a backslash where its first word would start a list, a heading, a quote, a rule,
/// a fence or a table.
pub(super) fn at_line_start(mut line: String) -> String {
    let word = line.split(' ').next().unwrap_or_default();
    if let Some(at) = structural(word) {
        line.insert(at, '\\');
    }
    line
}

/// Where the word needs a backslash at the start of a line.
pub(super) fn structural(word: &str) -> Option<usize> {
    let all = |set: &str| word.chars().all(|c| set.contains(c));
    match word.chars().next()? {
        '>' | '|' => Some(0),
        '+' | '*' => (word.len() == 1).then_some(0),
        '-' | ':' => all("-:|").then_some(0),
        '=' => all("=").then_some(0),
        '_' => all("_").then_some(0),
        '#' => all("#").then_some(0),
        '~' => word.starts_with("~~~").then_some(0),
        '0'..='9' => {
            let end = word.len() - 1;
            let digits = word.strip_suffix(['.', ')'])?;
            digits.bytes().all(|b| b.is_ascii_digit()).then_some(end)
        }
        _ => None,
    }
}
