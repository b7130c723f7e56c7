// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! A request while it is built. What goes wrong is kept, and reported when it is sent.

use super::builder::parse_base;
use super::checks::{At, Checks, Validate, Violation};
use super::client::Settings;
use super::failure::REQUEST_ID;
use super::operation::{OperationInfo, OperationServer};
use super::parameter::{self, PathStyle, QueryStyle};
use super::path;
use super::retry::RetryPolicy;
use super::secret::{Secret, WipedBuffer};
use super::security::{self, Credential, Placement, base64};
use super::token::TokenSource;
use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// The headers that belong to the transport.
pub(super) const FRAMING: [&str; 5] = [
    "connection",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
];

/// A request: the generated code states the facts, nothing is sent before it is complete.
pub(crate) struct Request {
    pub(super) info: &'static OperationInfo,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
    pub(super) stream: Option<reqwest::Body>,
    pub(super) streamed: &'static [(u16, u16)],
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) server: Option<OperationServer>,
    pub(super) source: Option<Arc<dyn TokenSource>>,
    /// What the errors of the call may show as its id.
    pub(super) id: Option<HeaderValue>,
    base: Option<Url>,
    path: Vec<(&'static str, String)>,
    /// Names and encoded parts.
    query: Vec<(String, String)>,
    cookies: Vec<(String, String)>,
    checks: Checks,
}

impl Request {
    /// An empty request of an operation.
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            headers: HeaderMap::new(),
            body: None,
            stream: None,
            streamed: &[],
            timeout: None,
            attempt_timeout: None,
            retry: None,
            server: None,
            source: None,
            id: None,
            base: None,
            path: Vec::new(),
            query: Vec::new(),
            cookies: Vec::new(),
            checks: Checks::default(),
        }
    }

    /// The same request once more, without a body that is a stream.
    pub(crate) fn again(&self) -> Self {
        Self {
            info: self.info,
            headers: self.headers.clone(),
            body: self.body.clone(),
            stream: None,
            streamed: self.streamed,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            server: self.server,
            source: self.source.clone(),
            id: self.id.clone(),
            base: self.base.clone(),
            path: self.path.clone(),
            query: self.query.clone(),
            cookies: self.cookies.clone(),
            checks: self.checks.clone(),
        }
    }

    /// Starts the checks of a parameter. Of a parameter that is set again the last value counts.
    pub(crate) fn check(&mut self, name: &str) -> At<'_> {
        let is_known = |parts: &[(String, String)]| parts.iter().any(|(known, _)| known == name);
        if is_known(&self.query) || is_known(&self.cookies) || self.headers.contains_key(name) {
            self.checks.forget(name);
        }
        self.checks.at(name)
    }

    /// Checks the limits of a body.
    pub(crate) fn validate(&mut self, body: &(impl Validate + ?Sized)) {
        body.validate(&mut self.checks);
    }

    /// A path parameter.
    pub(crate) fn path<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        style: PathStyle,
        value: &T,
    ) {
        self.with(name, serde_json::to_value(value), |request, value| {
            request
                .path
                .push((name, parameter::path(name, style, value)));
            Ok(())
        });
    }

    /// A query parameter.
    pub(crate) fn query<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        style: QueryStyle,
        value: &T,
    ) {
        self.put_query(name, style, false, serde_json::to_value(value));
    }

    /// A query parameter with `allowReserved`.
    pub(crate) fn query_reserved<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        style: QueryStyle,
        value: &T,
    ) {
        self.put_query(name, style, true, serde_json::to_value(value));
    }

    /// A query parameter that is sent without a value (`allowEmptyValue`).
    pub(crate) fn query_empty(&mut self, name: &'static str) {
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
    pub(crate) fn header<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        explode: bool,
        value: &T,
    ) {
        self.with(name, serde_json::to_value(value), |request, value| {
            let text = parameter::header(explode, value)?;
            if !["accept", "authorization", "content-type"].contains(&&*name.to_ascii_lowercase()) {
                request.put_header(name, &text);
            }
            Ok(())
        });
    }

    /// A cookie parameter, which has the style `form`.
    pub(crate) fn cookie<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        explode: bool,
        value: &T,
    ) {
        self.with(name, serde_json::to_value(value), |request, value| {
            let style = QueryStyle::Form { explode };
            let parts = parameter::query(name, style, false, value)?;
            request.cookies.retain(|(known, _)| known != name);
            request
                .cookies
                .extend(parts.into_iter().map(|part| (name.to_owned(), part)));
            Ok(())
        });
    }

    /// A path parameter with JSON `content`.
    pub(crate) fn path_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = serde_json::to_string(value).map(Value::from);
        self.with(name, text, |request, value| {
            let style = PathStyle::Simple { explode: false };
            request
                .path
                .push((name, parameter::path(name, style, value)));
            Ok(())
        });
    }

    /// A query parameter with JSON `content`. Without a name it is the whole query.
    pub(crate) fn query_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = serde_json::to_string(value).map(Value::from);
        if name.is_empty() {
            self.with("query", text, |request, value| {
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
        let text = serde_json::to_string(value).map(Value::from);
        self.with(name, text, |request, value| {
            request.put_header(name, value.as_str().unwrap_or_default());
            Ok(())
        });
    }

    /// A cookie parameter with JSON `content`.
    pub(crate) fn cookie_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = serde_json::to_string(value).unwrap_or_default();
        self.cookie(name, false, &text);
    }

    /// A body in JSON. It is written at once, into a buffer that is wiped after sending.
    pub(crate) fn json<T: Serialize + ?Sized>(&mut self, content_type: &'static str, body: &T) {
        let mut buffer = WipedBuffer::default();
        match serde_json::to_writer(&mut buffer, body) {
            Ok(()) => self.bytes(content_type, Bytes::from_owner(buffer)),
            Err(_) => self.report("body", "cannot be written as JSON"),
        }
    }

    /// A body of text. It is wiped after sending, like one in JSON.
    pub(crate) fn text(&mut self, content_type: &'static str, body: &str) {
        let mut buffer = WipedBuffer::default();
        match std::io::Write::write_all(&mut buffer, body.as_bytes()) {
            Ok(()) => self.bytes(content_type, Bytes::from_owner(buffer)),
            Err(_) => self.report("body", "cannot be written"),
        }
    }

    /// A body as it is.
    pub(crate) fn bytes(&mut self, content_type: &'static str, body: Bytes) {
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        self.body = Some(body);
        self.stream = None;
    }

    /// A header of the caller. Those that frame the request belong to the transport.
    pub(super) fn put_header(&mut self, name: &str, value: &str) {
        let Ok(key) = HeaderName::from_bytes(name.as_bytes()) else {
            return self.report("header", "must have a valid name");
        };
        if FRAMING.contains(&key.as_str()) {
            return self.report(name, "is a header that the client sets itself");
        }
        match HeaderValue::from_bytes(value.as_bytes()) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.headers.insert(key, value);
            }
            Err(_) => self.report(name, "must not contain control characters"),
        }
    }

    /// The id of the call.
    pub(super) fn put_id(&mut self, id: &str) {
        if (1..=255).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()) {
            self.put_header(REQUEST_ID, id);
            self.id = self.headers.get(REQUEST_ID).cloned();
        } else {
            self.report(
                "request_id",
                "must have 1 to 255 visible characters of ASCII",
            );
        }
    }

    /// Puts credentials in their places, except where the caller has set `Authorization`.
    pub(super) fn authorise(&mut self, credentials: &[&Credential]) {
        self.source = security::source(credentials);
        let mut writers = credentials.iter().map(|credential| credential.scheme);
        let mut writers = writers
            .by_ref()
            .filter(|scheme| scheme.placement.is_authorization());
        if let (Some(one), Some(other)) = (writers.next(), writers.next()) {
            let (one, other) = (one.name, other.name);
            let rule = format!("needs `{one}` and `{other}`, which both write `Authorization`");
            self.report("security", &rule);
        }
        for Credential { scheme, value } in credentials.iter().copied() {
            let (user, secret) = match value {
                security::Value::Secret(secret) => ("", secret),
                security::Value::Basic(user, secret) => (user.as_str(), secret),
                security::Value::Source(_) | security::Value::Deferred(_) => continue,
            };
            if secret.expose().is_empty() {
                self.report(
                    "security",
                    &format!("has an empty credential for `{}`", scheme.name),
                );
            }
            match scheme.placement {
                Placement::Bearer => self.put_secret("authorization", "Bearer ", secret),
                // RFC 7617: the server would take what follows for the password.
                Placement::Basic if user.contains(':') => {
                    self.report("security", "must not have a `:` in the user name");
                }
                Placement::Basic => {
                    let pair = Secret::from(format!("{user}:{}", secret.expose()));
                    self.put_secret("authorization", "Basic ", &base64(pair.expose()));
                }
                Placement::Authorization(name) => {
                    self.put_secret("authorization", &format!("{name} "), secret);
                }
                Placement::Header(name) => self.put_secret(name, "", secret),
                Placement::Query(name) => {
                    let value = parameter::encode(secret.expose());
                    let part = format!("{}={value}", parameter::encode(name));
                    self.query.push((name.to_owned(), part));
                }
                Placement::Cookie(name) => {
                    let value = parameter::encode(secret.expose());
                    let part = format!("{}={value}", parameter::encode(name));
                    self.cookies.push((name.to_owned(), part));
                }
            }
        }
    }

    fn put_secret(&mut self, name: &'static str, prefix: &str, secret: &Secret) {
        let text = Secret::from(format!("{prefix}{}", secret.expose()));
        self.put_header(name, text.expose());
        if let Some(value) = self.headers.get_mut(name) {
            value.set_sensitive(true);
        }
    }

    /// A base URL of the caller, in place of the client's.
    pub(super) fn put_base(&mut self, url: &str) {
        match parse_base(url) {
            Ok(base) => self.base = Some(base),
            Err(_) => self.report("base_url", "must be a base URL that a client accepts"),
        }
    }

    /// The base URL: the caller's for this call, the operation's own, or the client's.
    fn choose_base(&mut self, settings: &Settings) -> Url {
        let client = &settings.base;
        if let Some(base) = self.base.take() {
            if !settings.http.speaks(&base) {
                self.report("base_url", "must have the scheme of the client's base URL");
            }
            return base;
        }
        let Some(server) = self.server else {
            return client.clone();
        };
        let same = |url: &&str| {
            Url::parse(url).is_ok_and(|url| {
                url.origin() == client.origin()
                    && url.path().trim_end_matches('/') == client.path().trim_end_matches('/')
            })
        };
        if !server.instead_of.iter().any(same) {
            return client.clone();
        }
        let own = client.join(server.url).ok();
        own.and_then(|url| parse_base(url.as_str()).ok())
            .filter(|url| settings.http.speaks(url))
            .unwrap_or_else(|| {
                self.report("server", "must be a base URL that a client accepts");
                client.clone()
            })
    }

    /// The URL of the complete request, or all that is wrong with it.
    pub(super) fn finish(&mut self, settings: &Settings) -> Result<Url, Vec<Violation>> {
        if !self.cookies.is_empty() {
            let own = self.headers.get(COOKIE).and_then(|own| own.to_str().ok());
            let own = own.map(str::to_owned);
            let parts = self.cookies.iter().map(|(_, part)| part.as_str());
            let parts: Vec<&str> = own.as_deref().into_iter().chain(parts).collect();
            let cookies = Secret::from(parts.join("; "));
            self.put_header("cookie", cookies.expose());
        }
        let base = self.choose_base(settings);
        let parts: Vec<&str> = self.query.iter().map(|(_, part)| part.as_str()).collect();
        let url = path::fill(self.info.path, &self.path)
            .and_then(|path| path::join(&base, &path, &parts));
        let mut violations = std::mem::take(&mut self.checks).into_violations();
        match url {
            Ok(url) if violations.is_empty() => return Ok(url),
            // A limit that is not kept explains better than the path that comes of it.
            Err(violation) if violations.is_empty() => violations.push(violation),
            Ok(_) | Err(_) => {}
        }
        Err(violations)
    }

    pub(super) fn report(&mut self, place: &str, rule: &str) {
        self.checks.report(Violation::new(place, rule));
    }

    fn put_query(
        &mut self,
        name: &str,
        style: QueryStyle,
        reserved: bool,
        value: serde_json::Result<Value>,
    ) {
        self.with(name, value, |request, value| {
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
        name: &str,
        value: serde_json::Result<Value>,
        put: impl FnOnce(&mut Self, &Value) -> Result<(), &'static str>,
    ) {
        let put = match value {
            Ok(value) => put(self, &value),
            Err(_) => Err("cannot be written as JSON"),
        };
        if let Err(rule) = put {
            self.report(name, rule);
        }
    }
}
