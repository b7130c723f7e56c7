//! The arguments of a call, written into its request in the styles of their parameters.

use super::checks::Subject;
use super::encode::Encode;
use super::fault;
use super::parameter::{self, PathStyle, QueryStyle};
use super::request::Request;
use super::tree::Tree;

/// What is generic is a line each, since it is compiled for each type of an argument.
impl Request {
    /// A path parameter.
    pub(crate) fn path_styled<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        style: PathStyle,
        value: &T,
    ) {
        self.put_path(name, style, &value, Tree::of);
    }

    /// A query parameter.
    pub(crate) fn query_styled<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        style: QueryStyle,
        value: &T,
    ) {
        self.put_query(name, style, false, &value);
    }

    /// A query parameter with `allowReserved`.
    pub(crate) fn query_reserved_styled<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        style: QueryStyle,
        value: &T,
    ) {
        self.put_query(name, style, true, &value);
    }

    /// A path parameter in the style that it has unless the document says otherwise.
    pub(crate) fn path<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.path_styled(name, PathStyle::Simple { explode: false }, value);
    }

    /// A query parameter in the style that it has unless the document says otherwise.
    pub(crate) fn query<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.query_styled(name, QueryStyle::Form { explode: true }, value);
    }

    /// The same with `allowReserved`.
    pub(crate) fn query_reserved<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.query_reserved_styled(name, QueryStyle::Form { explode: true }, value);
    }

    /// A header parameter, which is not exploded unless the document says otherwise.
    pub(crate) fn header<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.header_styled(name, false, value);
    }

    /// A cookie parameter, which is exploded unless the document says otherwise.
    pub(crate) fn cookie<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.cookie_styled(name, true, value);
    }

    /// A query parameter that is sent without a value (`allowEmptyValue`).
    pub(crate) fn query_empty(&mut self, name: &'static str) {
        self.begin(Subject::Query, name);
        self.query.retain(|(known, _)| known != name);
        self.query
            .push((name.to_owned(), format!("{}=", parameter::encode(name))));
    }

    /// A part of the query that the path template holds literally.
    pub(crate) fn query_literal(&mut self, name: &str, value: &str) {
        let part = format!("{}={}", parameter::encode(name), parameter::encode(value));
        self.query.push((name.to_owned(), part));
    }

    /// A header parameter. OAS ignores those that have fields of their own.
    pub(crate) fn header_styled<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        explode: bool,
        value: &T,
    ) {
        self.put_header_parameter(name, explode, &value);
    }

    /// A cookie parameter, which has the style `form`.
    pub(crate) fn cookie_styled<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        explode: bool,
        value: &T,
    ) {
        self.put_cookie(name, explode, Tree::of(&value));
    }

    /// A path parameter with JSON `content`.
    pub(crate) fn path_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        let style = PathStyle::Simple { explode: false };
        self.put_path(name, style, &value, Tree::json_of);
    }

    /// A query parameter with JSON `content`. Without a name it is the whole query.
    pub(crate) fn query_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.put_query_json(name, &value);
    }

    /// A header parameter with JSON `content`.
    pub(crate) fn header_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.put_header_json(name, &value);
    }

    /// A cookie parameter with JSON `content`.
    pub(crate) fn cookie_json<T: Encode + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.put_cookie(name, false, Tree::json_of(&value));
    }

    fn put_path(
        &mut self,
        name: &'static str,
        style: PathStyle,
        value: &dyn Encode,
        read: fn(&dyn Encode) -> fault::Result<Tree>,
    ) {
        if let Some(value) = self.argument(Subject::Path, name, read(value)) {
            let text = parameter::path(name, style, &value);
            self.path.push((name, text));
        }
    }

    fn put_query(&mut self, name: &str, style: QueryStyle, reserved: bool, value: &dyn Encode) {
        if let Some(value) = self.argument(Subject::Query, name, Tree::of(value)) {
            self.put_parts(name, style, reserved, &value);
        }
    }

    fn put_query_json(&mut self, name: &'static str, value: &dyn Encode) {
        let place = if name.is_empty() { "query" } else { name };
        let Some(text) = self.argument(Subject::Query, place, Tree::json_of(value)) else {
            return;
        };
        if name.is_empty() {
            self.query = vec![(String::new(), parameter::encode(&text.text()))];
        } else {
            self.put_parts(name, QueryStyle::Form { explode: false }, false, &text);
        }
    }

    fn put_parts(&mut self, name: &str, style: QueryStyle, reserved: bool, value: &Tree) {
        match parameter::query(name, style, reserved, value) {
            Ok(parts) => {
                self.query.retain(|(known, _)| known != name);
                let parts = parts.into_iter().map(|part| (name.to_owned(), part));
                self.query.extend(parts);
            }
            Err(rule) => self.report(name, rule),
        }
    }

    fn put_header_parameter(&mut self, name: &'static str, explode: bool, value: &dyn Encode) {
        let Some(value) = self.argument(Subject::Header, name, Tree::of(value)) else {
            return;
        };
        match parameter::header(explode, &value) {
            Ok(text) => {
                let own = ["accept", "authorization", "content-type"];
                if !own.contains(&&*name.to_ascii_lowercase()) {
                    self.put_header(name, &text);
                }
            }
            Err(rule) => self.report(name, rule),
        }
    }

    fn put_header_json(&mut self, name: &'static str, value: &dyn Encode) {
        if let Some(text) = self.argument(Subject::Header, name, Tree::json_of(value)) {
            self.put_header(name, &text.text());
        }
    }

    fn put_cookie(&mut self, name: &str, explode: bool, value: fault::Result<Tree>) {
        let Some(value) = self.argument(Subject::Cookie, name, value) else {
            return;
        };
        match parameter::query(name, QueryStyle::Form { explode }, false, &value) {
            Ok(parts) => {
                self.cookies.retain(|(known, _)| known != name);
                let parts = parts.into_iter().map(|part| (name.to_owned(), part));
                self.cookies.extend(parts);
            }
            Err(rule) => self.report(name, rule),
        }
    }

    /// The value of an argument, if it can be sent.
    fn argument(
        &mut self,
        subject: Subject,
        name: &str,
        value: fault::Result<Tree>,
    ) -> Option<Tree> {
        self.begin(subject, name);
        match value {
            Ok(value) => Some(value),
            Err(fault) => {
                self.unwritten(name, &fault);
                None
            }
        }
    }
}
