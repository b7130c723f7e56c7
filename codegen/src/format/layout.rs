//! Blank lines and documentation: what `prettyplease` leaves to the writer.

use super::macros;

/// The text of items, with blank lines between them and their documentation filled in.
pub(super) fn items(file: syn::File, texts: &[Vec<String>]) -> String {
    let mut output = String::new();
    let mut last = None;
    if !file.attrs.is_empty() {
        let attributes = syn::File {
            shebang: None,
            frontmatter: None,
            attrs: file.attrs,
            items: Vec::new(),
        };
        output.push_str(&prettyplease::unparse(&attributes));
        last = Some(Kind::Other);
    }
    for item in file.items {
        let kind = Kind::of(&item);
        let item = match item {
            syn::Item::Macro(call) => {
                if last.is_some() {
                    output.push('\n');
                }
                output.push_str(&macros::call(call.mac));
                last = Some(kind);
                continue;
            }
            other => other,
        };
        let one = syn::File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: vec![item],
        };
        if last.is_some_and(|last| last != kind || kind == Kind::Other) {
            output.push('\n');
        }
        last = Some(kind);
        lines(&prettyplease::unparse(&one), texts, &mut output);
    }
    output
}

/// Items of one kind, the last aside, stand close together.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Use,
    Module,
    Other,
}

impl Kind {
    fn of(item: &syn::Item) -> Self {
        match item {
            syn::Item::Use(_) => Self::Use,
            syn::Item::Mod(_) => Self::Module,
            _ => Self::Other,
        }
    }
}

/// Copies the lines of an item, with a blank line before each documented member and each function
/// but the first, and the documentation in the place of its number.
fn lines(text: &str, texts: &[Vec<String>], output: &mut String) {
    let mut previous = "";
    for line in text.lines() {
        let code = line.trim_start();
        let indent = line.get(..line.len() - code.len()).unwrap_or_default();
        if starts_member(code) && ends_member(previous) && !indent.is_empty() {
            output.push('\n');
        }
        if let Some(words) = number_of(code).and_then(|number| texts.get(number)) {
            for words in words {
                comment(output, indent, "///", words);
            }
        } else {
            output.push_str(line);
            output.push('\n');
        }
        previous = code;
    }
}

fn starts_member(code: &str) -> bool {
    ["///", "#[", "pub fn ", "fn "]
        .iter()
        .any(|start| code.starts_with(start))
}

/// Whether a member ends with this line: not where it opens a block or is an attribute itself.
fn ends_member(code: &str) -> bool {
    !code.is_empty()
        && !code.ends_with(['{', '('])
        && !code.starts_with("///")
        && !code.starts_with("#[")
        && !code.ends_with(")]")
}

/// The number of a documentation text. No other comment of this form leaves `emit`, since text of
/// the document is never a line of its own in the tokens.
fn number_of(code: &str) -> Option<usize> {
    code.strip_prefix("///@")?.parse().ok()
}

/// Writes a comment line. Whatever the words are, they do not leave the comment.
pub(super) fn comment(output: &mut String, indent: &str, marker: &str, words: &str) {
    output.push_str(indent);
    output.push_str(marker);
    if !words.is_empty() {
        output.push(' ');
        output.extend(
            words
                .chars()
                .map(|c| if c == '\n' || c == '\r' { ' ' } else { c }),
        );
    }
    output.push('\n');
}
