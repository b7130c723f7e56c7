//! The object that a pass works on.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, shared};
use crate::document::origin::Origins;
use crate::document::{codes, private};
use crate::pointer::Pointer;

/// An object, its place, and where passes note what they do and find.
pub(super) struct Site<'a> {
    pub place: &'a Pointer,
    pub members: &'a mut Map<String, Value>,
    pub moves: &'a mut Origins,
    pub said: &'a mut Vec<Diagnostic>,
}

impl Site<'_> {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.members.get(key)
    }

    pub fn has(&self, key: &str) -> bool {
        self.members.contains_key(key)
    }

    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.members.insert(key.to_owned(), value.into());
    }

    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.members.shift_remove(key)
    }

    /// Takes a text; anything else stays for the next stage to report.
    pub fn take_text(&mut self, key: &str) -> Option<String> {
        self.get(key).filter(|value| value.is_string())?;
        match self.take(key)? {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Moves a member, with what is known of its parts, to another key.
    pub fn rename(&mut self, from: &str, to: &str) {
        if let Some(value) = self.take(from) {
            self.set(to, value);
            self.moved(from, to);
        }
    }

    /// Notes that what stood at one key is at another one now.
    pub fn moved(&mut self, from: &str, to: &str) {
        let (from, to) = (self.place.child(from), self.place.child(to));
        self.moves.rename(&from, &to);
    }

    /// Says something to whoever reads this object.
    pub fn remark(&mut self, remark: Diagnostic) {
        private::add_remark(self.said, self.members, remark);
    }

    /// Drops a member that the client cannot honour.
    pub fn give_up(&mut self, key: &str, effect: &str, remedy: &str) -> Option<Value> {
        self.drop_with(&codes::NOT_HONOURED, "honoured", key, effect, remedy)
    }

    /// Drops a member that restricts values in a way that the client does not check.
    pub fn unchecked(&mut self, key: &str, effect: &str, remedy: &str) {
        self.drop_with(&shared::UNCHECKED, "checked", key, effect, remedy);
    }

    fn drop_with(
        &mut self,
        code: &'static Code,
        done: &str,
        key: &str,
        effect: &str,
        remedy: &str,
    ) -> Option<Value> {
        let value = self.take(key)?;
        let message = format!("`{key}` is not {done}");
        let remark = Diagnostic::new(code, message, self.place.child(key));
        self.remark(remark.key().label(effect).help(remedy));
        Some(value)
    }

    /// Says that a keyword is understood although it is one of `OpenAPI` 3.0.
    pub fn foreign(&mut self, key: &str, remedy: &str) {
        let remark = Diagnostic::new(
            &codes::FOREIGN_KEYWORD,
            format!("`{key}` means nothing in this version of OpenAPI"),
            self.place.child(key),
        );
        self.remark(remark.key().label("understood as in 3.0").help(remedy));
    }

    /// Puts a short text in front of a longer one.
    pub fn describe(&mut self, short: &str) {
        if let Some(summary) = self.take_text(short) {
            let text = match self.take_text("description") {
                Some(text) if text.starts_with(&summary) => text,
                Some(text) => format!("{summary}\n\n{text}"),
                None => summary,
            };
            self.set("description", text);
        }
    }
}
