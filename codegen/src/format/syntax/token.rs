//! Tokens with whole operators, and how they are spelled on one line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token, or a group of them.
#[derive(Clone, Debug)]
pub(in crate::format) enum Token {
    /// An identifier, a keyword or a lifetime.
    Word(String),
    /// A literal as it is written.
    Literal(String),
    /// An operator.
    Sign(&'static str),
    /// What stands between delimiters.
    Group(Delimiter, Vec<Token>),
}

/// The operators of several characters, longer ones first.
const SIGNS: [&str; 19] = [
    "..=", "...", "::", "->", "=>", "..", "==", "!=", "<=", "&&", "||", "+=", "-=", "*=", "/=",
    "%=", "^=", "&=", "|=",
];

/// An operator of one character.
fn sign(c: char) -> &'static str {
    match c {
        ',' => ",",
        ';' => ";",
        ':' => ":",
        '.' => ".",
        '=' => "=",
        '<' => "<",
        '>' => ">",
        '&' => "&",
        '|' => "|",
        '!' => "!",
        '?' => "?",
        '+' => "+",
        '-' => "-",
        '*' => "*",
        '/' => "/",
        '%' => "%",
        '^' => "^",
        '#' => "#",
        '$' => "$",
        '@' => "@",
        '~' => "~",
        // The only one that is left.
        _ => "'",
    }
}

impl Token {
    pub(in crate::format) fn is(&self, sign: &str) -> bool {
        matches!(self, Self::Sign(own) if *own == sign)
    }

    pub(in crate::format) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    pub(in crate::format) fn is_group(&self, delimiter: Delimiter) -> bool {
        matches!(self, Self::Group(own, _) if *own == delimiter)
    }
}

/// The tokens of a stream.
pub(in crate::format) fn tokens(stream: TokenStream) -> Vec<Token> {
    let mut found = Vec::new();
    collect(stream, &mut found);
    found
}

fn collect(stream: TokenStream, found: &mut Vec<Token>) {
    // The characters of an operator that may go on.
    let mut open = String::new();
    for tree in stream {
        match tree {
            TokenTree::Punct(punct) if open.is_empty() && punct.spacing() == Spacing::Alone => {
                found.push(Token::Sign(sign(punct.as_char())));
            }
            TokenTree::Punct(punct) => {
                open.push(punct.as_char());
                if punct.spacing() == Spacing::Alone {
                    close(&mut open, found);
                }
            }
            // A lifetime is a sign and a name.
            TokenTree::Ident(ident) if open.ends_with('\'') => {
                open.pop();
                close(&mut open, found);
                found.push(Token::Word(format!("'{ident}")));
            }
            TokenTree::Ident(ident) => {
                close(&mut open, found);
                found.push(Token::Word(ident.to_string()));
            }
            TokenTree::Literal(literal) => {
                close(&mut open, found);
                found.push(Token::Literal(literal.to_string()));
            }
            TokenTree::Group(group) => {
                close(&mut open, found);
                if group.delimiter() == Delimiter::None {
                    collect(group.stream(), found);
                } else {
                    found.push(Token::Group(group.delimiter(), tokens(group.stream())));
                }
            }
        }
    }
    close(&mut open, found);
}

/// Cuts the characters into operators.
fn close(open: &mut String, found: &mut Vec<Token>) {
    let mut rest = open.as_str();
    while let Some(first) = rest.chars().next() {
        let known = SIGNS.iter().find(|known| rest.starts_with(**known));
        let sign = known.copied().unwrap_or_else(|| sign(first));
        found.push(Token::Sign(sign));
        rest = rest.get(sign.len()..).unwrap_or_default();
    }
    open.clear();
}

/// The tokens on one line, as a person would space them.
pub(in crate::format) fn spell(tokens: &[Token]) -> String {
    let mut text = String::new();
    spell_into(tokens, &mut text);
    text
}

fn spell_into(tokens: &[Token], text: &mut String) {
    let mut last: Option<&Token> = None;
    // Whether the last token is an operator before its only operand.
    let mut is_prefix = false;
    for token in tokens {
        if let Some(last) = last
            && !is_prefix
            && has_blank(last, token)
        {
            text.push(' ');
        }
        is_prefix = match token {
            Token::Sign("&" | "-" | "*" | "&&") => last.is_none_or(opens_operand),
            Token::Sign("!") => !last.is_some_and(|last| matches!(last, Token::Word(_))),
            _ => false,
        };
        match token {
            Token::Word(word) => text.push_str(word),
            Token::Literal(literal) => text.push_str(literal),
            Token::Sign(sign) => text.push_str(sign),
            Token::Group(delimiter, inner) => {
                let (open, close) = match delimiter {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace if inner.is_empty() => ("{", "}"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                spell_into(inner, text);
                text.push_str(close);
            }
        }
        last = Some(token);
    }
}

/// Whether an operand has to follow.
fn opens_operand(token: &Token) -> bool {
    match token {
        Token::Sign(sign) => !matches!(*sign, ">" | "?"),
        Token::Word(word) => is_before_operand(word),
        Token::Literal(_) | Token::Group(..) => false,
    }
}

/// Whether an operand stands behind this keyword.
fn is_before_operand(word: &str) -> bool {
    matches!(
        word,
        "as" | "dyn" | "else" | "for" | "if" | "in" | "let" | "match" | "mut" | "return" | "while"
    )
}

fn has_blank(last: &Token, next: &Token) -> bool {
    match (last, next) {
        (Token::Word(word), Token::Group(..)) if is_before_operand(word) => true,
        (_, Token::Sign("," | ";" | "?" | "." | ":" | "::" | ".." | "..=" | ">"))
        | (Token::Sign("::" | "<" | "." | ".." | "..=" | "#" | "$" | "?" | "@"), _)
        | (Token::Word(_) | Token::Sign(">"), Token::Sign("<" | "!"))
        | (Token::Sign("!"), Token::Group(..))
        | (
            Token::Word(_) | Token::Sign(">") | Token::Group(..),
            Token::Group(Delimiter::Parenthesis, _),
        ) => false,
        _ => true,
    }
}
