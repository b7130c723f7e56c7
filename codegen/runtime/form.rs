//! Bodies of `application/x-www-form-urlencoded`.
//!
//! As OAS 3.0.4 says, a property is written like an exploded query parameter of the style `form`,
//! objects as JSON; a property with a style of its own, like a query parameter of that style.

use super::finite;
use super::parameter::{self, ENCODED, QueryStyle};
use super::request::Request;
use super::secret::{Wiped, WipedBuffer};
use bytes::Bytes;
use percent_encoding::{percent_encode, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;
use std::io::Write as _;
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
    pub(crate) fn form<T: Serialize + ?Sized>(
        &mut self,
        content_type: &'static str,
        body: &T,
        styles: &[(&str, FieldStyle)],
    ) {
        match finite::value(body) {
            Ok(value) => self.put_form(content_type, &Wiped(value), styles),
            Err(unwritten) => self.unwritten("", &unwritten),
        }
    }

    fn put_form(
        &mut self,
        content_type: &'static str,
        value: &Wiped,
        styles: &[(&str, FieldStyle)],
    ) {
        let Some(members) = value.0.as_object() else {
            return self.report("body", "must be an object to be written as a form");
        };
        let mut form = Form::default();
        for (name, value) in members {
            let style = styles.iter().find(|(key, _)| key == name);
            let written = match style.map(|(_, style)| *style) {
                Some(FieldStyle::Query(style)) => form.styled(name, style, false, value),
                Some(FieldStyle::QueryReserved(style)) => form.styled(name, style, true, value),
                Some(FieldStyle::Json) => form.json(name, value),
                None => form.pairs(name, value),
            };
            match written {
                Some(Ok(())) => {}
                Some(Err(rule)) => self.report(name, rule),
                None => self.report(name, "cannot be written"),
            }
        }
        self.bytes(content_type, Bytes::from_owner(form.0));
    }
}

/// A form while it is written. The inner result is about the document's rules; `None` means that
/// memory could not be written.
#[derive(Default)]
struct Form(WipedBuffer);

type Written = Option<Result<(), &'static str>>;

impl Form {
    fn styled(&mut self, name: &str, style: QueryStyle, reserved: bool, value: &Value) -> Written {
        match parameter::query(name, style, reserved, value) {
            Ok(parts) => {
                for mut part in parts {
                    self.begin().write_all(part.as_bytes()).ok()?;
                    part.zeroize();
                }
                Some(Ok(()))
            }
            Err(rule) => Some(Err(rule)),
        }
    }

    fn pairs(&mut self, name: &str, value: &Value) -> Written {
        match value {
            Value::Array(items) if !items.is_empty() => {
                for item in items.iter().filter(|item| !item.is_null()) {
                    self.pair(name, item)?;
                }
            }
            value => self.pair(name, value)?,
        }
        Some(Ok(()))
    }

    fn json(&mut self, name: &str, value: &Value) -> Written {
        let mut text = WipedBuffer::default();
        serde_json::to_writer(&mut text, value).ok()?;
        self.key(name)?;
        let encoded = percent_encode(text.as_ref(), ENCODED);
        for piece in encoded {
            self.0.write_all(piece.as_bytes()).ok()?;
        }
        Some(Ok(()))
    }

    fn pair(&mut self, name: &str, value: &Value) -> Option<()> {
        match value {
            Value::String(text) => {
                self.key(name)?;
                for piece in utf8_percent_encode(text, ENCODED) {
                    self.0.write_all(piece.as_bytes()).ok()?;
                }
            }
            Value::Array(items) if items.is_empty() => self.key(name)?,
            Value::Null => self.key(name)?,
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                self.json(name, value)?.ok()?;
            }
        }
        Some(())
    }

    fn key(&mut self, name: &str) -> Option<()> {
        let name = parameter::encode(name);
        write!(self.begin(), "{name}=").ok()
    }

    fn begin(&mut self) -> &mut WipedBuffer {
        if !self.0.as_ref().is_empty() {
            // Writing to memory does not fail.
            let _ = self.0.write_all(b"&");
        }
        &mut self.0
    }
}
