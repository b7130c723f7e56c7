// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The client.

use super::builder::ClientBuilder;
use super::http::Http;
use super::retry::{Budget, RetryPolicy};
use super::secret::Secret;
use super::security::{self, Credential, SecurityScheme, Value};
use super::token::TokenSource;
use reqwest::Url;
use reqwest::header::HeaderMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A client of the API. Cloning is cheap; clones share their connections.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Settings>);

#[derive(Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a setting of its own"
)]
pub(super) struct Settings {
    pub(super) http: Http,
    pub(super) base: Url,
    /// Whether the base URL is that of the document at another origin.
    pub(super) is_at_origin: bool,
    /// Whether any host may be spoken to in plain HTTP.
    pub(super) allows_http: bool,
    /// Whether credentials that are not set are not needed.
    pub(super) anonymous: bool,
    pub(super) headers: HeaderMap,
    pub(super) credentials: Vec<Credential>,
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) retry: RetryPolicy,
    pub(super) budget: Arc<Budget>,
    pub(super) body_limit: usize,
    pub(super) request_ids: bool,
}

impl Client {
    /// Starts the configuration of a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The base URL.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str()
    }

    /// The same client with another credential, such as the token of another user. The
    /// connections are shared.
    pub(crate) fn with_credential(&self, scheme: SecurityScheme, secret: Secret) -> Self {
        self.with(Credential {
            scheme,
            value: Value::Secret(secret),
        })
    }

    /// The same client with another source of a scheme's tokens.
    pub(crate) fn with_source(&self, scheme: SecurityScheme, source: impl TokenSource) -> Self {
        self.with_shared_source(scheme, Arc::new(source))
    }

    pub(super) fn with_shared_source(
        &self,
        scheme: SecurityScheme,
        source: Arc<dyn TokenSource>,
    ) -> Self {
        self.with(Credential {
            scheme,
            value: Value::Source(source),
        })
    }

    fn with(&self, credential: Credential) -> Self {
        let mut settings = Settings::clone(&self.0);
        security::put(&mut settings.credentials, credential);
        Self(Arc::new(settings))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.0.credentials.iter().map(|c| c.scheme.name).collect();
        f.debug_struct("Client")
            .field("base_url", &self.base_url())
            .field("credentials", &schemes)
            .field("timeout", &self.0.timeout)
            .field("body_limit", &self.0.body_limit)
            .finish_non_exhaustive()
    }
}
