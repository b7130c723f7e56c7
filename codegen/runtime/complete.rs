//! A request is completed: the client adds its headers, its credentials and its base URL.

use super::builder::{ONLY_HTTPS, is_loopback, parse_base};
use super::checks::Violation;
use super::client::Settings;
use super::error::Error;
use super::failure::{InvalidRequest, REQUEST_ID};
use super::parameter;
use super::path;
use super::request::Request;
use super::secret::Secret;
use super::security::{self, Credential, Placement, base64};
use super::token::{TokenSource, is_bearer};
use super::transport::Failure;
use reqwest::header::{ACCEPT, AUTHORIZATION, COOKIE, HeaderValue};
use reqwest::{Method, Url};
use std::sync::Arc;

impl Request {
    /// Gives the call an id, which its attempts share, if the client does and it has none.
    pub(super) fn identify(&mut self, settings: &Settings) {
        if settings.request_ids && !self.headers.contains_key(REQUEST_ID) {
            self.put_id(&random_id());
        }
    }

    /// The source of the token that it needs.
    pub(super) fn token_source(&self, settings: &Settings) -> Option<Arc<dyn TokenSource>> {
        if self.anonymous || self.headers.contains_key(AUTHORIZATION) {
            return None;
        }
        let credentials = security::choose(self.info, settings);
        security::source(&credentials.ok()?)
    }

    /// The complete request of an attempt. It can be asked for again, but for a body that is a
    /// stream.
    pub(super) fn complete(&mut self, settings: &Settings) -> Result<reqwest::Request, Failure> {
        let info = self.info;
        let own = (self.headers.clone(), self.query.len(), self.cookies.len());
        for (name, value) in &settings.headers {
            if !self.headers.contains_key(name) {
                self.headers.insert(name, value.clone());
            }
        }
        let has_own = self.headers.contains_key(AUTHORIZATION);
        match security::choose(info, settings) {
            _ if self.anonymous => {}
            Ok(mut credentials) => {
                // The caller's own header stands in for those that would write it.
                credentials.retain(|found| !(has_own && found.scheme.placement.is_authorization()));
                self.authorise(&credentials);
            }
            Err(_) if has_own => {}
            Err(needed) => self.report("security", &format!("needs {needed}")),
        }
        let accept = HeaderValue::from_static(self.accept);
        self.headers.entry(ACCEPT).or_insert(accept);
        let method = Method::from_bytes(info.method.as_bytes()).unwrap_or_else(|_| {
            self.report("method", "is no method of HTTP");
            Method::default()
        });
        let url = self.finish(settings).map_err(|violations| {
            Error::InvalidRequest(Box::new(InvalidRequest { info, violations }))
        })?;
        let mut complete = reqwest::Request::new(method, url);
        // What the client has added is not there the next time.
        *complete.headers_mut() = std::mem::replace(&mut self.headers, own.0);
        self.query.truncate(own.1);
        self.cookies.truncate(own.2);
        let bytes = self.body.as_ref();
        let pieces = self.pieces.as_ref().map(|pieces| pieces());
        let stream = self.stream.take().or(pieces);
        *complete.body_mut() = stream.or_else(|| Some(bytes?.clone().into()));
        Ok(complete)
    }

    /// Puts credentials in their places, except where the caller has set `Authorization`.
    fn authorise(&mut self, credentials: &[&Credential]) {
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
                continue;
            }
            match scheme.placement {
                Placement::Bearer if !is_bearer(secret.expose()) => {
                    let name = scheme.name;
                    let rule = format!(
                        "must have a token for `{name}` of what RFC 6750 allows: letters, digits \
                         and `-._~+/`, and `=` at its end"
                    );
                    self.report("security", &rule);
                }
                Placement::Bearer => self.put_secret("authorization", "Bearer ", secret),
                // RFC 7617: the server would take what follows for the password.
                Placement::Basic if user.contains(':') => {
                    self.report("security", "must not have a `:` in the user name");
                }
                Placement::Basic => {
                    let pair = Secret::from(format!("{user}:{}", secret.expose()));
                    self.put_secret("authorization", "Basic ", &base64(pair.expose().as_bytes()));
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
        let text = Secret::from([prefix, secret.expose()].concat());
        self.put_header(name, text.expose());
    }

    /// The base URL: the caller's for this call, the operation's own, or the client's.
    fn choose_base(&mut self, settings: &Settings) -> Url {
        let client = &settings.base;
        if let Some(base) = self.base.clone() {
            let is_plain = base.scheme() == "http" && !is_loopback(&base);
            if is_plain && !settings.allows_http {
                self.report("base_url", ONLY_HTTPS);
            } else if !settings.http.speaks(&base) {
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
        if !settings.is_at_origin && !server.instead_of.iter().any(same) {
            return client.clone();
        }
        let own = client.join(server.url).ok();
        own.and_then(|url| parse_base(url.as_str(), settings.allows_http).ok())
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
        let url = path::url(base, self.info.path, &self.path, &parts);
        let mut violations = std::mem::take(&mut self.checks).into_violations();
        match url {
            Ok(url) if violations.is_empty() => return Ok(url),
            // A limit that is not kept explains better than the path that comes of it.
            Err(violation) if violations.is_empty() => violations.push(violation),
            Ok(_) | Err(_) => {}
        }
        Err(violations)
    }
}

/// An id that is no other's: a random UUID.
fn random_id() -> String {
    let (high, low) = (fastrand::u64(..), fastrand::u64(..));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff,
    )
}
