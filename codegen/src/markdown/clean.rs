//! Characters that a source file must not have.

use std::borrow::Cow;

/// Where tabs go to.
const TAB: usize = 4;

/// The text with `\n` as its only control character: line ends are `\n`, tabs are spaces, and
/// what cannot be seen is gone.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|b| b == b'\n' || (b' '..=b'~').contains(&b))
    {
        return Cow::Borrowed(text);
    }
    if text
        .chars()
        .all(|c| c == '\n' || !(is_line_end(c) || is_hidden(c)))
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\t' => {
                let spaces = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            c if is_line_end(c) => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push('\n');
                column = 0;
            }
            c if is_hidden(c) => {}
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    Cow::Owned(out)
}

/// The text without the indentation that all of its lines have: it comes from where the text was
/// written, and would make code of it.
pub(super) fn dedent(text: Cow<'_, str>) -> Cow<'_, str> {
    let lines = || text.split('\n');
    let indents = lines()
        .filter(|line| !line.trim_start_matches(' ').is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len());
    let Some(common) = indents.min().filter(|&common| common > 0) else {
        return text;
    };
    let lines: Vec<&str> = lines()
        .map(|line| line.get(common..).unwrap_or_default())
        .collect();
    Cow::Owned(lines.join("\n"))
}

/// What ends a line for some reader: a terminal, an editor, a compiler.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// What cannot be seen, or changes the order in which text is seen.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Soft hyphen, joiners, marks of direction.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            // Overrides and isolates of direction, which rustc refuses.
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            // Byte order marks, annotations, noncharacters, tags.
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}')
}
