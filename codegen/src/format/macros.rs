//! Calls of the runtime's macros and attributes: rustfmt leaves what it cannot read as arguments of
//! a function. One row a line, so that a new row is a new line in a diff.

use proc_macro2::Delimiter;

use super::rules::{LINE, Rules, TAB, break_line, width};
use super::syntax::{Call, Cursor, Token, arguments, spell, split};

/// The text of `path!(head { rows });` or `path!(head);`.
pub(super) fn call(rules: &Rules, call: &Call<'_>, indent: usize) -> String {
    if arguments(call.tokens).is_some() || call.delimiter != Delimiter::Parenthesis {
        let text = rules.lenient(|| rules.macro_call(call, rules.ended(indent)));
        return format!("{};", text.unwrap_or_default());
    }
    let mut text = format!("{}!(", call.path);
    let (head, rows) = match call.tokens.split_last() {
        Some((Token::Group(Delimiter::Brace, rows), head)) => (head, Some(rows)),
        _ => (call.tokens, None),
    };
    words(head, &mut text, indent, 2);
    match rows {
        None => text.push_str(");"),
        Some(rows) if rows.is_empty() => text.push_str(" {});"),
        Some(rows) => {
            text.push_str(" {");
            for tokens in split(rows) {
                break_line(indent + TAB, &mut text);
                row(rules, tokens, &mut text, indent + TAB);
                text.push(',');
            }
            break_line(indent, &mut text);
            text.push_str("});");
        }
    }
    text
}

/// A row, which is broken as an assignment is where it does not fit.
fn row(rules: &Rules, tokens: &[Token], text: &mut String, indent: usize) {
    let line = spell(tokens);
    if indent + width(&line) < LINE {
        text.push_str(&line);
        return;
    }
    let equals = tokens.iter().position(|token| token.is("="));
    let parts = equals.and_then(|at| Some((tokens.get(..=at)?, tokens.get(at + 1..)?)));
    if let Some((left, right)) = parts
        && let Some(right) = Cursor::new(right).whole()
    {
        let left = spell(left);
        let right = rules.lenient(|| {
            rules.assigned(&left, rules.ended(indent), &|shape| {
                rules.expr(&right, shape)
            })
        });
        if let Some(right) = right {
            text.push_str(&left);
            text.push_str(&right);
            return;
        }
    }
    words(tokens, text, indent, 1);
}

/// Tokens on one line, or with a list in brackets on lines of its own if that does not fit.
fn words(tokens: &[Token], text: &mut String, indent: usize, behind: usize) {
    let list = tokens
        .iter()
        .enumerate()
        .find_map(|(at, token)| match token {
            Token::Group(Delimiter::Bracket, items) => Some((at, items)),
            _ => None,
        });
    let (before, after) = tokens.split_at(list.map_or(tokens.len(), |(at, _)| at));
    let taken = text.len() - text.rfind('\n').map_or(0, |at| at + 1);
    let (list, after) = match (list, after.split_first()) {
        (Some((_, items)), Some((list, after)))
            if taken
                + width(&spell(before))
                + width(&spell(std::slice::from_ref(list)))
                + behind
                >= LINE =>
        {
            (items, after)
        }
        _ => {
            text.push_str(&spell(tokens));
            return;
        }
    };
    text.push_str(&spell(before));
    text.push_str(" [");
    for item in split(list) {
        break_line(indent + TAB, text);
        text.push_str(&spell(item));
        text.push(',');
    }
    break_line(indent, text);
    text.push(']');
    if !after.is_empty() {
        text.push(' ');
        text.push_str(&spell(after));
    }
}

/// How wide the arguments of an attribute may be on one line.
const ATTRIBUTE: usize = 70;

/// The text of an attribute.
pub(super) fn attribute(marker: &str, tokens: &[Token], indent: usize) -> String {
    let line = spell(tokens);
    if let [
        Token::Word(name),
        Token::Group(Delimiter::Parenthesis, inner),
    ] = tokens
    {
        let arguments = spell(inner);
        let limit = if name == "derive" { LINE } else { ATTRIBUTE };
        let whole = indent + marker.len() + name.len() + width(&arguments) + 4;
        if width(&arguments) > limit || whole > LINE {
            let mut text = format!("{marker}[{name}(");
            let items = split(inner);
            for (index, item) in items.iter().enumerate() {
                break_line(indent + TAB, &mut text);
                text.push_str(&spell(item));
                if index + 1 < items.len() {
                    text.push(',');
                }
            }
            break_line(indent, &mut text);
            text.push_str(")]");
            return text;
        }
    }
    format!("{marker}[{line}]")
}
