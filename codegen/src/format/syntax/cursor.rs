//! A place in tokens.

use proc_macro2::Delimiter;

use super::token::Token;

/// What is left of tokens.
#[derive(Clone, Copy)]
pub(in crate::format) struct Cursor<'t> {
    pub(super) rest: &'t [Token],
}

impl<'t> Cursor<'t> {
    pub(in crate::format) fn new(rest: &'t [Token]) -> Self {
        Self { rest }
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<&'t Token> {
        self.rest.first()
    }

    pub(super) fn at(&self, index: usize) -> Option<&'t Token> {
        self.rest.get(index)
    }

    pub(super) fn next(&mut self) -> Option<&'t Token> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    pub(super) fn sees(&self, sign: &str) -> bool {
        self.peek().is_some_and(|token| token.is(sign))
    }

    pub(super) fn sees_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is_word(word))
    }

    /// Takes this operator, if it is next.
    pub(super) fn eat(&mut self, sign: &str) -> bool {
        let is_there = self.sees(sign);
        if is_there {
            self.next();
        }
        is_there
    }

    /// Takes this word, if it is next.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let is_there = self.sees_word(word);
        if is_there {
            self.next();
        }
        is_there
    }

    /// Takes any word.
    pub(super) fn word(&mut self) -> Option<&'t str> {
        match self.peek()? {
            Token::Word(word) => {
                self.next();
                Some(word)
            }
            Token::Literal(_) | Token::Sign(_) | Token::Group(..) => None,
        }
    }

    /// Takes a group of this kind.
    pub(super) fn group(&mut self, delimiter: Delimiter) -> Option<&'t [Token]> {
        match self.peek()? {
            Token::Group(own, inner) if *own == delimiter => {
                self.next();
                Some(inner)
            }
            _ => None,
        }
    }

    /// Takes the tokens before the first one, outside of `<…>`, that ends them; all, if none does.
    pub(super) fn until(&mut self, ends: impl Fn(&Token) -> bool) -> &'t [Token] {
        let mut depth = 0_usize;
        let end = self.rest.iter().position(|token| {
            if token.is("<") {
                depth += 1;
            } else if token.is(">") && depth > 0 {
                depth -= 1;
                return false;
            }
            depth == 0 && ends(token)
        });
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Takes `<…>`, if it is next.
    pub(super) fn angles(&mut self) -> Option<&'t [Token]> {
        if !self.sees("<") {
            return None;
        }
        let mut depth = 0_usize;
        let end = self.rest.iter().position(|token| {
            if token.is("<") {
                depth += 1;
            } else if token.is(">") {
                depth -= 1;
            }
            depth == 0
        })?;
        let (taken, rest) = self.rest.split_at(end + 1);
        self.rest = rest;
        Some(taken)
    }

    /// The tokens that were taken since this place.
    pub(super) fn since(&self, start: Self) -> &'t [Token] {
        let length = start.rest.len() - self.rest.len();
        start.rest.get(..length).unwrap_or_default()
    }
}

/// The parts between the commas that stand outside of `<…>`.
pub(in crate::format) fn split(tokens: &[Token]) -> Vec<&[Token]> {
    let mut cursor = Cursor::new(tokens);
    let mut parts = Vec::new();
    while !cursor.is_done() {
        parts.push(cursor.until(|token| token.is(",")));
        cursor.eat(",");
    }
    parts
}
