// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The arguments of a call, written into its request in the styles of their parameters.

use super::checks::Subject;
use super::finite::{self, Unwritten};
use super::parameter::{self, PathStyle, QueryStyle};
use super::request::Request;
use serde::Serialize;
use serde_json::Value;

impl Request {
    /// A path parameter.
    pub(crate) fn path_styled<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        style: PathStyle,
        value: &T,
    ) {
        self.with(
            Subject::Path,
            name,
            finite::value(value),
            |request, value| {
                request
                    .path
                    .push((name, parameter::path(name, style, value)));
                Ok(())
            },
        );
    }

    /// A query parameter.
    pub(crate) fn query_styled<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        style: QueryStyle,
        value: &T,
    ) {
        self.put_query(name, style, false, finite::value(value));
    }

    /// A query parameter with `allowReserved`.
    pub(crate) fn query_reserved_styled<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        style: QueryStyle,
        value: &T,
    ) {
        self.put_query(name, style, true, finite::value(value));
    }

    /// A path parameter in the style that it has unless the document says otherwise.
    pub(crate) fn path<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.path_styled(name, PathStyle::Simple { explode: false }, value);
    }

    /// A query parameter in the style that it has unless the document says otherwise.
    pub(crate) fn query<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.query_styled(name, QueryStyle::Form { explode: true }, value);
    }

    /// The same with `allowReserved`.
    pub(crate) fn query_reserved<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.query_reserved_styled(name, QueryStyle::Form { explode: true }, value);
    }

    /// A header parameter, which is not exploded unless the document says otherwise.
    pub(crate) fn header<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.header_styled(name, false, value);
    }

    /// A cookie parameter, which is exploded unless the document says otherwise.
    pub(crate) fn cookie<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
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
    pub(crate) fn header_styled<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        explode: bool,
        value: &T,
    ) {
        let value = finite::value(value);
        self.with(Subject::Header, name, value, |request, value| {
            let text = parameter::header(explode, value)?;
            if !["accept", "authorization", "content-type"].contains(&&*name.to_ascii_lowercase()) {
                request.put_header(name, &text);
            }
            Ok(())
        });
    }

    /// A cookie parameter, which has the style `form`.
    pub(crate) fn cookie_styled<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        explode: bool,
        value: &T,
    ) {
        self.put_cookie(name, explode, finite::value(value));
    }

    /// A path parameter with JSON `content`.
    pub(crate) fn path_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = finite::text(value);
        self.with(Subject::Path, name, text, |request, value| {
            let style = PathStyle::Simple { explode: false };
            request
                .path
                .push((name, parameter::path(name, style, value)));
            Ok(())
        });
    }

    /// A query parameter with JSON `content`. Without a name it is the whole query.
    pub(crate) fn query_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = finite::text(value);
        if name.is_empty() {
            self.with(Subject::Query, "query", text, |request, value| {
                let part = parameter::encode(value.as_str().unwrap_or_default());
                request.query = vec![(String::new(), part)];
                Ok(())
            });
            return;
        }
        self.put_query(name, QueryStyle::Form { explode: false }, false, text);
    }

    /// A header parameter with JSON `content`.
    pub(crate) fn header_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = finite::text(value);
        self.with(Subject::Header, name, text, |request, value| {
            request.put_header(name, value.as_str().unwrap_or_default());
            Ok(())
        });
    }

    /// A cookie parameter with JSON `content`.
    pub(crate) fn cookie_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = finite::text(value);
        self.put_cookie(name, false, text);
    }

    fn put_cookie(&mut self, name: &str, explode: bool, value: Result<Value, Unwritten>) {
        self.with(Subject::Cookie, name, value, |request, value| {
            let style = QueryStyle::Form { explode };
            let parts = parameter::query(name, style, false, value)?;
            request.cookies.retain(|(known, _)| known != name);
            let parts = parts.into_iter().map(|part| (name.to_owned(), part));
            request.cookies.extend(parts);
            Ok(())
        });
    }

    fn put_query(
        &mut self,
        name: &str,
        style: QueryStyle,
        reserved: bool,
        value: Result<Value, Unwritten>,
    ) {
        self.with(Subject::Query, name, value, |request, value| {
            let parts = parameter::query(name, style, reserved, value)?;
            request.query.retain(|(known, _)| known != name);
            request
                .query
                .extend(parts.into_iter().map(|part| (name.to_owned(), part)));
            Ok(())
        });
    }

    fn with(
        &mut self,
        subject: Subject,
        name: &str,
        value: Result<Value, Unwritten>,
        put: impl FnOnce(&mut Self, &Value) -> Result<(), &'static str>,
    ) {
        self.begin(subject, name);
        match value {
            Ok(value) => {
                if let Err(rule) = put(self, &value) {
                    self.report(name, rule);
                }
            }
            Err(unwritten) => self.unwritten(name, &unwritten),
        }
    }
}
