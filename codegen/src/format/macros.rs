//! Calls of the runtime's macros, which `prettyplease` leaves as it finds them: one row a line,
//! so that a new row is a new line in a diff.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The text of `path!(head { rows });` or `path!(head);`.
pub(super) fn call(call: syn::Macro) -> String {
    let segments = call.path.segments.iter();
    let path: Vec<String> = segments.map(|s| s.ident.to_string()).collect();
    let path = path.join("::");
    let mut head = Vec::new();
    let mut rows = None;
    for token in call.tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                rows = Some(split(group.stream()));
            }
            other => head.push(other),
        }
    }
    let head = spell(head);
    match rows {
        None => format!("{path}!({head});\n"),
        Some(rows) if rows.is_empty() => format!("{path}!({head} {{}});\n"),
        Some(rows) => {
            let rows = rows.join(",\n    ");
            format!("{path}!({head} {{\n    {rows},\n}});\n")
        }
    }
}

/// The texts between the commas.
fn split(tokens: TokenStream) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                rows.push(spell(std::mem::take(&mut row)));
            }
            other => row.push(other),
        }
    }
    if !row.is_empty() {
        rows.push(spell(row));
    }
    rows
}

/// The tokens as a person would space them.
fn spell(tokens: impl IntoIterator<Item = TokenTree>) -> String {
    let mut text = String::new();
    let mut tight = true;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                if !tight && group.delimiter() == Delimiter::Bracket {
                    text.push(' ');
                }
                let inner = spell(group.stream());
                text.push_str(open);
                text.push_str(&inner);
                text.push_str(close);
                tight = false;
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => {
                    text.push_str(", ");
                    tight = true;
                }
                ':' | '<' | '>' => {
                    text.push(punct.as_char());
                    let ends_label = punct.as_char() == ':'
                        && punct.spacing() == Spacing::Alone
                        && !text.ends_with("::");
                    if ends_label {
                        text.push(' ');
                    }
                    tight = punct.as_char() != '>';
                }
                // The parts of `..=`.
                '.' => {
                    text.push('.');
                    tight = true;
                }
                '=' if text.ends_with('.') => {
                    text.push('=');
                    tight = true;
                }
                '&' | '-' => {
                    if !tight {
                        text.push(' ');
                    }
                    text.push(punct.as_char());
                    tight = true;
                }
                other => {
                    text.push(' ');
                    text.push(other);
                    tight = false;
                }
            },
            word => {
                if !tight {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
                tight = false;
            }
        }
    }
    text
}
