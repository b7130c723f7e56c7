//! Bodies of `application/x-www-form-urlencoded`.
//!
//! As OAS 3.0.4 says, a property is written like an exploded query parameter of the style `form`,
//! objects as JSON; a property with a style of its own, like a query parameter of that style.

use super::encode::{self, Encode};
use super::parameter::{self, ENCODED, QueryStyle};
use super::request::Request;
use super::secret::WipedBuffer;
use super::tree::Tree;
use bytes::Bytes;
use percent_encoding::percent_encode;
use zeroize::Zeroize as _;

/// How a property of a form is written, where the document says it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldStyle {
    /// As JSON.
    Json,
    /// Like a query parameter of this style.
    Query(QueryStyle),
    /// The same, reserved characters as they are.
    QueryReserved(QueryStyle),
}

impl Request {
    /// A body as a form. It is written at once, into a buffer that is wiped after sending.
    pub(crate) fn form(
        &mut self,
        content_type: &'static str,
        body: &dyn Encode,
        styles: &[(&str, FieldStyle)],
    ) {
        let members = match Tree::of(body) {
            Ok(Tree::Members(members)) => members,
            Ok(_) => return self.report("body", "must be an object to be written as a form"),
            Err(fault) => return self.unwritten("", &fault),
        };
        let mut form = Form::default();
        for (name, value) in &members {
            let style = styles.iter().find(|(key, _)| key == name);
            let written = match style.map(|(_, style)| *style) {
                Some(FieldStyle::Query(style)) => form.styled(name, style, false, value),
                Some(FieldStyle::QueryReserved(style)) => form.styled(name, style, true, value),
                Some(FieldStyle::Json) => form.json(name, value),
                None => form.pairs(name, value),
            };
            if let Err(rule) = written {
                self.report(name, rule);
            }
        }
        self.bytes(content_type, Bytes::from_owner(form.0));
    }
}

/// A form while it is written.
#[derive(Default)]
struct Form(WipedBuffer);

/// What is written, or the rule that it breaks.
type Written = Result<(), &'static str>;

impl Form {
    fn styled(&mut self, name: &str, style: QueryStyle, reserved: bool, value: &Tree) -> Written {
        for mut part in parameter::query(name, style, reserved, value)? {
            self.begin();
            self.0.push(part.as_bytes());
            part.zeroize();
        }
        Ok(())
    }

    fn pairs(&mut self, name: &str, value: &Tree) -> Written {
        match value {
            Tree::Items(items) if !items.is_empty() => {
                let mut items = items.iter().filter(|item| !item.is_null());
                items.try_for_each(|item| self.pair(name, item))
            }
            value => self.pair(name, value),
        }
    }

    fn pair(&mut self, name: &str, value: &Tree) -> Written {
        match value {
            Tree::Text(text) => self.text(name, text.as_bytes()),
            Tree::Items(items) if items.is_empty() => self.text(name, b""),
            Tree::Null => self.text(name, b""),
            Tree::Literal(_) | Tree::Items(_) | Tree::Members(_) => return self.json(name, value),
        }
        Ok(())
    }

    fn json(&mut self, name: &str, value: &Tree) -> Written {
        let json = encode::write(value).map_err(|_| "cannot be written as JSON")?;
        self.text(name, json.as_ref());
        Ok(())
    }

    fn text(&mut self, name: &str, text: &[u8]) {
        self.begin();
        self.0.push(parameter::encode(name).as_bytes());
        self.0.push(b"=");
        for piece in percent_encode(text, ENCODED) {
            self.0.push(piece.as_bytes());
        }
    }

    fn begin(&mut self) {
        if !self.0.as_ref().is_empty() {
            self.0.push(b"&");
        }
    }
}
