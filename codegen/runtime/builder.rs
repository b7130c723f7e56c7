//! The configuration of a client.

use super::client::{Client, Settings};
use super::failure::REQUEST_ID;
use super::http::{Http, HttpConfig};
use super::request::{FRAMING, has_outer_blanks};
use super::retry::{Budget, RetryPolicy};
use super::secret::Secret;
use super::security::{self, Credential, Deferred, SecurityScheme, Value};
use super::token::TokenSource;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The configuration of a [`Client`].
#[derive(Clone)]
#[must_use]
pub struct ClientBuilder {
    pub(super) http: HttpConfig,
    base_url: String,
    /// What comes behind an origin.
    path: Option<&'static str>,
    allows_http: bool,
    anonymous: bool,
    headers: Vec<(String, String)>,
    credentials: Vec<Credential>,
    connect_timeout: Duration,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Duration>,
    retry: RetryPolicy,
    retry_budget: u32,
    body_limit: usize,
    request_ids: bool,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            http: HttpConfig::default(),
            base_url: String::new(),
            path: None,
            allows_http: false,
            anonymous: false,
            headers: Vec::new(),
            credentials: Vec::new(),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(90),
            attempt_timeout: None,
            idle_timeout: None,
            retry: RetryPolicy::new(),
            retry_budget: 50,
            body_limit: 32 * 1024 * 1024,
            request_ids: false,
        }
    }
}

impl ClientBuilder {
    /// Where the API is: `https`, or `http` on a loopback host; with or without a path and a
    /// trailing slash; without query, fragment, user and password. Required.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        (self.base_url, self.path) = (url.into(), None);
        self
    }

    /// The same, with the path that the document names.
    pub(crate) fn base_path(mut self, origin: String, path: &'static str) -> Self {
        (self.base_url, self.path) = (origin, Some(path));
        self
    }

    /// Takes `http` for all hosts, such as those inside of a cluster. Whoever is on the way reads
    /// and changes what is sent, credentials and answers included.
    pub fn allow_plain_http(mut self) -> Self {
        self.allows_http = true;
        self
    }

    /// Sends calls without the credentials that are not set, instead of refusing them: for servers
    /// that ask for none, and behind a proxy that adds them. Those that were set before are
    /// dropped.
    pub fn anonymous(mut self) -> Self {
        self.credentials.clear();
        self.anonymous = true;
        self
    }

    /// How long a connection may take to be made. 10 seconds unless set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a call may take until its answer is complete, with all attempts and the pauses
    /// between them. 90 seconds unless set; a single call can override it. An answer that is a
    /// stream of items has to begin in this time.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long one attempt of a call may take until its answer is complete. As long as the call
    /// unless set; a single call can override it.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// When requests are sent again. Up to two times unless set; a single call can override it.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many retries the client may make in a row, over all its calls; ten answers earn it
    /// another one. So an outage costs the server hardly more requests than there are calls. 50
    /// unless set.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// How many bytes the body of an answer may have, decompressed. 32 MiB unless set.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// The `User-Agent`. Name and version of this crate unless set.
    pub fn user_agent(self, text: impl Into<String>) -> Self {
        self.default_header(USER_AGENT.as_str(), text)
    }

    /// A header that every request carries unless the call sets it. `Authorization` is none of
    /// them: it would stand in for every credential, of derived clients too. Nor is
    /// `X-Request-Id`, which names one call.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends a new id with each call, as `X-Request-Id`, unless the call has one: what the call
    /// can be asked after when there is no answer that names one. Off unless set, since the
    /// header is not of every API.
    pub fn request_ids(mut self) -> Self {
        self.request_ids = true;
        self
    }

    /// The credential of a scheme.
    pub(crate) fn credential(mut self, scheme: SecurityScheme, secret: Secret) -> Self {
        let value = Value::Secret(secret);
        security::put(&mut self.credentials, Credential { scheme, value });
        self
    }

    /// The credential of a scheme with a user and a password.
    pub(crate) fn basic_credential(
        mut self,
        scheme: SecurityScheme,
        user: String,
        secret: Secret,
    ) -> Self {
        let value = Value::Basic(user, secret);
        security::put(&mut self.credentials, Credential { scheme, value });
        self
    }

    /// The source of a scheme's tokens.
    pub(crate) fn source(mut self, scheme: SecurityScheme, source: impl TokenSource) -> Self {
        let value = Value::Source(Arc::new(source));
        security::put(&mut self.credentials, Credential { scheme, value });
        self
    }

    /// The source of a scheme's tokens, made with the client.
    pub(super) fn deferred_source(
        mut self,
        scheme: SecurityScheme,
        source: Arc<dyn Deferred>,
    ) -> Self {
        let value = Value::Deferred(source);
        security::put(&mut self.credentials, Credential { scheme, value });
        self
    }

    /// Checks the configuration and builds the client.
    pub fn build(self) -> Result<Client, ConfigurationError> {
        let fail = |fault: &str| {
            let what = if self.path.is_some() {
                "origin"
            } else {
                "base URL"
            };
            ConfigurationError::new(format!("the {what} {fault}"))
        };
        let mut base = parse_base(&self.base_url, self.allows_http).map_err(fail)?;
        if let Some(path) = self.path {
            if base.path() != "/" {
                return Err(fail("must not have a path: `base_url` takes one"));
            }
            base.set_path(path);
        }
        let mut headers = HeaderMap::new();
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        headers.insert(USER_AGENT, HeaderValue::from_static(agent));
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes())
                .ok()
                .filter(|name| !FRAMING.contains(&name.as_str()))
                .ok_or_else(|| ConfigurationError::new("a default header has an invalid name"))?;
            if name == AUTHORIZATION {
                return Err(ConfigurationError::new(OWN_AUTHORIZATION));
            }
            if name == REQUEST_ID {
                return Err(ConfigurationError::new(ONE_ID));
            }
            let kept = Some(value).filter(|value| !has_outer_blanks(value));
            let kept = kept.and_then(|value| HeaderValue::from_str(value).ok());
            let mut value = kept.ok_or_else(|| {
                ConfigurationError::new(format!("the default header `{name}` has an invalid value"))
            })?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        let mut settings = Settings {
            http: Http::new(self.http, &base, self.connect_timeout)?,
            base,
            is_at_origin: self.path.is_some(),
            allows_http: self.allows_http,
            anonymous: self.anonymous,
            headers,
            credentials: Vec::new(),
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            idle_timeout: self.idle_timeout,
            retry: self.retry,
            budget: Arc::new(Budget::new(self.retry_budget)),
            body_limit: self.body_limit,
            request_ids: self.request_ids,
        };
        for Credential { scheme, value } in self.credentials {
            let value = match value {
                Value::Deferred(source) => Value::Source(source.resolve(&settings)?),
                value => value,
            };
            settings.credentials.push(Credential { scheme, value });
        }
        Ok(Client(Arc::new(settings)))
    }
}

const ONE_ID: &str =
    "`x-request-id` cannot be a default header: take `request_id` of the call, or `request_ids`";
const OWN_AUTHORIZATION: &str = "`authorization` cannot be a default header: set the credential \
    of a security scheme, or `.header(…)` of a call";

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The base URL is not checked yet, so it may hold a password.
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}

/// What is wrong with the configuration of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationError(String);

impl ConfigurationError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the client cannot be built: {}", self.0)
    }
}

impl std::error::Error for ConfigurationError {}

/// What is wrong with plain HTTP where it is not allowed.
pub(super) const ONLY_HTTPS: &str =
    "must use https, except for a loopback host or with the builder's `.allow_plain_http()`";

/// A base URL, or what is wrong with it.
pub(super) fn parse_base(text: &str, allows_http: bool) -> Result<Url, &'static str> {
    if text.is_empty() {
        return Err("is missing");
    }
    let url = Url::parse(text).map_err(|_| "is not an absolute URL")?;
    match url.scheme() {
        "https" => {}
        "http" if allows_http || is_loopback(&url) => {}
        "http" => return Err(ONLY_HTTPS),
        _ => return Err("must use https"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not contain a user or a password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("must not have a query or a fragment");
    }
    Ok(url)
}

pub(super) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost"
        || host
            .parse()
            .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}
