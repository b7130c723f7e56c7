//! JSON, value by value, out of one text.
//!
//! There is one kind of decoder, so that what reads a model is compiled once. It lends out texts
//! and the digits of numbers as they stand, can go back to where a value begins, and refuses what
//! is nested too deeply. The tokens are `hifijson`'s.

use super::fault::{Fault, Result};
use hifijson::SliceLexer;
use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use std::borrow::Cow;

/// How deep arrays and objects may be nested, as `serde_json` has it.
const MOST_LEVELS: u32 = 128;

/// Reads JSON out of a text.
pub struct Decoder<'a> {
    text: &'a str,
    lexer: SliceLexer<'a>,
    pub(super) levels: u32,
    /// Whether a value is tried as one of several types, so that only exact forms count.
    pub(super) trying: bool,
    /// How often it was tried in vain.
    pub(super) failures: u32,
}

/// A place in a text to which a decoder can go back.
#[derive(Clone, Copy)]
pub struct Mark(pub(super) usize);

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Reads a value as one of a union's types.
pub type Reader<U> = fn(&mut Decoder<'_>) -> Result<U>;

impl<'a> Decoder<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            lexer: SliceLexer::new(text.as_bytes()),
            levels: 0,
            trying: false,
            failures: 0,
        }
    }

    fn offset(&self) -> usize {
        self.text.len() - self.lexer.as_slice().len()
    }

    pub(super) fn mark(&self) -> Mark {
        Mark(self.offset())
    }

    pub(super) fn go_back(&mut self, mark: Mark) {
        let rest = self.text.get(mark.0..).unwrap_or_default();
        self.lexer = SliceLexer::new(rest.as_bytes());
    }

    /// Whether only exact forms count.
    pub(super) fn is_trying(&self) -> bool {
        self.trying
    }

    /// Nothing may follow the value.
    pub(super) fn end(&mut self) -> Result<()> {
        match self.lexer.ws_peek() {
            None => Ok(()),
            Some(_) => Err(self.invalid()),
        }
    }

    /// The first byte of the next value; zero at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        self.lexer.ws_peek().unwrap_or_default()
    }

    /// What kind of value comes next; `None` for `null`, and for what is no JSON.
    pub(super) fn kind(&mut self) -> Option<Kind> {
        Some(match self.peek() {
            b't' | b'f' => Kind::Boolean,
            b'"' => Kind::String,
            b'[' => Kind::Array,
            b'{' => Kind::Object,
            b'-' | b'0'..=b'9' => {
                let mark = self.mark();
                let is_integer = self
                    .number()
                    .is_ok_and(|text| !text.contains(['.', 'e', 'E']));
                self.go_back(mark);
                if is_integer {
                    Kind::Integer
                } else {
                    Kind::Number
                }
            }
            _ => return None,
        })
    }

    pub(super) fn is_null(&mut self) -> bool {
        self.peek() == b'n'
    }

    /// A fault at the next value.
    #[cold]
    pub(crate) fn fault(&self, text: impl Into<String>) -> Fault {
        Fault::new(text).at(self.offset())
    }

    /// The next value is not what was expected.
    #[cold]
    pub(crate) fn mismatch(&mut self, expected: &str) -> Fault {
        let mark = self.mark();
        let is_scalar = !matches!(self.kind(), Some(Kind::Array | Kind::Object));
        if is_scalar && let Err(invalid) = self.skip() {
            return invalid;
        }
        self.go_back(mark);
        let found = match self.kind() {
            Some(Kind::Boolean) => "a boolean",
            Some(Kind::Integer) => "an integer",
            Some(Kind::Number) => "a number",
            Some(Kind::String) => "a string",
            Some(Kind::Array) => "an array",
            Some(Kind::Object) => "an object",
            None if self.peek() == b'n' => "null",
            None => return self.invalid(),
        };
        self.fault(format!("expected {expected}, found {found}"))
    }

    #[cold]
    pub(super) fn invalid(&self) -> Fault {
        self.fault(if self.lexer.as_slice().trim_ascii_start().is_empty() {
            "the JSON ends too early"
        } else {
            "the body is not valid JSON"
        })
    }

    /// Reads `null`, if it is next.
    pub(crate) fn null(&mut self) -> Result<bool> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        match self.lexer.null_or_bool() {
            Some(None) => Ok(true),
            _ => Err(self.invalid()),
        }
    }

    /// Reads a boolean.
    pub(crate) fn boolean(&mut self) -> Result<bool> {
        if !matches!(self.peek(), b't' | b'f') {
            return Err(self.mismatch("a boolean"));
        }
        match self.lexer.null_or_bool() {
            Some(Some(value)) => Ok(value),
            _ => Err(self.invalid()),
        }
    }

    /// Reads a number as its own digits.
    pub(crate) fn number(&mut self) -> Result<&'a str> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Err(self.mismatch("a number"));
        }
        let digits = self.lexer.num_string().validated();
        match (digits, self.lexer.as_slice().first()) {
            // `007` would be three numbers.
            (Ok((digits, _)), next) if !next.is_some_and(u8::is_ascii_alphanumeric) => Ok(digits),
            _ => Err(self.invalid()),
        }
    }

    /// Reads a string.
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>> {
        if self.peek() != b'"' {
            return Err(self.mismatch("a string"));
        }
        self.characters()
    }

    pub(super) fn characters(&mut self) -> Result<Cow<'a, str>> {
        let start = self.offset() + 1;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|c| matches!(c, b'"' | b'\\' | 0..=0x1f));
        // A text without escapes is a part of the whole, which is known to be UTF-8.
        if let Some(end) = end
            && rest.get(end) == Some(&b'"')
            && let Some(text) = self.text.get(start..start + end)
        {
            self.go_back(Mark(start + end + 1));
            return Ok(Cow::Borrowed(text));
        }
        let mark = self.mark();
        let string = self.lexer.discarded().str_string();
        string.map_err(|_| {
            if !self.lexer.as_slice().is_empty() {
                self.go_back(mark);
            }
            self.invalid()
        })
    }

    pub(super) fn enter(&mut self, open: u8, expected: &str) -> Result<()> {
        if self.peek() != open {
            return Err(self.mismatch(expected));
        }
        if self.levels >= MOST_LEVELS {
            return Err(self.fault("the JSON is nested too deeply"));
        }
        self.lexer.discarded();
        self.levels += 1;
        Ok(())
    }

    /// Goes on to the next item or member; `false` at the end.
    pub(super) fn step(&mut self, is_first: &mut bool, close: u8) -> Result<bool> {
        let next = self.peek();
        if next == close {
            self.lexer.discarded();
            self.levels -= 1;
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            if next != b',' {
                return Err(self.invalid());
            }
            self.lexer.discarded();
            if self.peek() == close {
                return Err(self.invalid());
            }
        }
        Ok(true)
    }

    pub(super) fn key(&mut self) -> Result<Cow<'a, str>> {
        if self.peek() != b'"' {
            return Err(self.invalid());
        }
        let key = self.characters()?;
        if self.peek() != b':' {
            return Err(self.invalid());
        }
        self.lexer.discarded();
        Ok(key)
    }

    /// Reads an array, item by item.
    pub(crate) fn array(&mut self, item: &mut dyn FnMut(&mut Self) -> Result<()>) -> Result<()> {
        self.enter(b'[', "an array")?;
        let mut is_first = true;
        let mut index = 0;
        while self.step(&mut is_first, b']')? {
            item(self).map_err(|fault| fault.in_item(index))?;
            index += 1;
        }
        Ok(())
    }

    /// Reads an object, member by member.
    pub(crate) fn members(
        &mut self,
        member: &mut dyn FnMut(Cow<'a, str>, &mut Self) -> Result<()>,
    ) -> Result<()> {
        self.enter(b'{', "an object")?;
        let mut is_first = true;
        while self.step(&mut is_first, b'}')? {
            let key = self.key()?;
            member(key, self)?;
        }
        Ok(())
    }

    /// Passes over a value.
    pub(crate) fn skip(&mut self) -> Result<()> {
        self.pass_over().map_err(Fault::passed_over)
    }

    fn pass_over(&mut self) -> Result<()> {
        match self.peek() {
            b'{' => self.members(&mut |_, decoder| decoder.pass_over()),
            b'[' => self.array(&mut Self::pass_over),
            b'"' => self.characters().map(drop),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            b'n' => self.null().map(drop),
            b't' | b'f' => self.boolean().map(drop),
            _ => Err(self.invalid()),
        }
    }
}
