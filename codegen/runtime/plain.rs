//! Values in bodies of plain text: numbers, booleans and the words of an enum, without quotes.

use super::decode::{self, Decode, ReadError};
use super::encode::{self, Encode};
use super::request::Request;
use super::response::Reply;
use super::tree::Tree;

impl Reply {
    /// The body as a value in text, of one of these media types.
    pub fn plain<T: Decode>(&self, documented: &[&str]) -> Result<T, ReadError> {
        let text = self.text(documented)?;
        // A line's end is the text's, not the value's.
        let text = text.trim();
        let is_literal = matches!(decode::from_text(text), Ok(Tree::Literal(_)));
        let literal = is_literal.then(|| decode::from_text(text).ok()).flatten();
        let quoted = || {
            let json = encode::write(&text).ok()?;
            decode::from_text(std::str::from_utf8(json.as_ref()).ok()?).ok()
        };
        let value = literal.or_else(quoted);
        value.ok_or_else(|| ReadError::new("the text is no value of the documented type"))
    }
}

impl Request {
    /// A body that is a value in text.
    pub(crate) fn plain(&mut self, content_type: &'static str, value: &dyn Encode) {
        match encode::plain(value) {
            Some(text) => self.text(content_type, &text),
            None => self.report("body", "cannot be written as text"),
        }
    }
}
