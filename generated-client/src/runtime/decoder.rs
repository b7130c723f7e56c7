// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! JSON, value by value, out of one text.
//!
//! There is one kind of decoder, so that what reads a model is compiled once. It lends out texts
//! and the digits of numbers as they stand, can go back to where a value begins, and refuses what
//! is nested too deeply. The tokens are `hifijson`'s.

use super::fault::{Fault, Result};
use super::object::{Field, Target};
use super::union::Kind;
use hifijson::SliceLexer;
use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use serde_json::{Map, Number, Value};
use std::borrow::Cow;

/// How deep arrays and objects may be nested, as `serde_json` has it.
const MOST_LEVELS: u32 = 128;

/// How often one value may be tried as another type after the first has failed. Unions within
/// unions would otherwise take time that doubles with each level.
const MOST_FAILURES: u32 = 1_000;

/// Reads JSON out of a text.
pub struct Decoder<'a> {
    text: &'a str,
    lexer: SliceLexer<'a>,
    levels: u32,
    /// Whether a value is tried as one of several types, so that only exact forms count.
    trying: bool,
    failures: u32,
}

/// A place in a text to which a decoder can go back.
#[derive(Clone, Copy)]
pub struct Mark(pub(super) usize);

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

    /// Where a value begins of which several readings are tried. Nested ones share one budget.
    pub(super) fn begin_attempts(&mut self) -> Mark {
        if !self.trying {
            self.failures = 0;
        }
        self.mark()
    }

    /// Tries to read the value that begins at the mark.
    pub(super) fn attempt<T>(
        &mut self,
        mark: Mark,
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Option<T> {
        if self.failures >= MOST_FAILURES {
            return None;
        }
        self.go_back(mark);
        let (levels, was_trying) = (self.levels, self.trying);
        self.trying = true;
        let value = read(self).ok();
        (self.levels, self.trying) = (levels, was_trying);
        self.failures += u32::from(value.is_none());
        value
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
    fn peek(&mut self) -> u8 {
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
    fn invalid(&self) -> Fault {
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

    fn characters(&mut self) -> Result<Cow<'a, str>> {
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

    /// Reads an object into the slots of its fields; `rest` takes what no field takes. Gives the
    /// place where it begins.
    pub(crate) fn object(
        &mut self,
        fields: &'static [Field],
        slots: &mut [&mut dyn Target],
        mut rest: Option<&mut dyn Target>,
    ) -> Result<Mark> {
        self.peek();
        let start = self.mark();
        // Members mostly come in the order of the document.
        let mut expected = 0;
        self.members(&mut |key, decoder| {
            let is_expected = fields.get(expected).is_some_and(|field| field.name == key);
            let index = if is_expected {
                Some(expected)
            } else {
                fields.iter().position(|field| field.name == key)
            };
            let found = index.and_then(|index| {
                expected = index + 1;
                Some((fields.get(index)?, slots.get_mut(index)?))
            });
            let Some((field, slot)) = found else {
                return match &mut rest {
                    Some(rest) => {
                        let read = rest.fill_entry(key, decoder);
                        read.map_err(Fault::in_entry)
                    }
                    None => decoder.skip(),
                };
            };
            if slot.is_filled() {
                return Err(decoder.fault(format!("the field `{}` is repeated", field.name)));
            }
            let read = slot.fill(field, decoder);
            read.map_err(|fault| fault.in_field(field.name))
        })?;
        Ok(start)
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

    /// Reads a value as raw JSON.
    pub(crate) fn value(&mut self) -> Result<Value> {
        Ok(match self.peek() {
            b'{' => {
                let mut members = Map::new();
                self.members(&mut |key, decoder| {
                    if members.contains_key(key.as_ref()) {
                        return Err(decoder.fault("a key is repeated").in_entry());
                    }
                    let value = decoder.value().map_err(Fault::in_entry)?;
                    members.insert(key.into_owned(), value);
                    Ok(())
                })?;
                Value::Object(members)
            }
            b'[' => {
                let mut items = Vec::new();
                self.array(&mut |decoder| {
                    items.push(decoder.value()?);
                    Ok(())
                })?;
                Value::Array(items)
            }
            b'"' => Value::String(self.characters()?.into_owned()),
            b'-' | b'0'..=b'9' => {
                let number = serde_json::from_str::<Number>(self.number()?);
                Value::Number(number.map_err(|_| self.fault("the number is too large"))?)
            }
            b'n' => {
                self.null()?;
                Value::Null
            }
            b't' | b'f' => Value::Bool(self.boolean()?),
            _ => return Err(self.invalid()),
        })
    }
}
