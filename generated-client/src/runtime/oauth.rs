// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Access tokens by OAuth 2.0: what is asked for, and where.

use super::builder::{ClientBuilder, ConfigurationError, ONLY_HTTPS, is_loopback};
use super::client::{Client, Settings};
use super::oauth_cache::Cache;
use super::oauth_endpoint::Endpoint;
use super::secret::Secret;
use super::security::{Deferred, SecurityScheme};
use super::token::TokenSource;
use reqwest::Url;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// How access tokens are asked for at the token endpoint of the API.
///
/// A token is kept until shortly before it expires, and asked for once however many calls wait
/// for it. It is renewed by the refresh token if the server has given one, and else, or if that
/// is refused, as it was got. A token without a lifetime, or with the lifetime zero, is kept until
/// the server refuses it. A request for a token is sent again only if no connection was made for
/// it, or after an answer with the status 429 or 503: others may have had an effect.
///
/// What the token endpoint refuses stays refused: it is not sent again, since a wrong password that
/// comes with each call locks the user out. All further calls of the client and its clones fail
/// with the same error, until they have another `OAuth2`, which begins anew with the same
/// credentials, too. A refusal that is not in OAuth's words counts for a minute, as it may be that
/// of a proxy.
///
/// The credentials are sent in the body, as a form, and only to the token endpoint.
///
/// `K` is whose tokens these are: [`ApplicationToken`] or [`UserToken`]. Where a security scheme
/// has tokens of one kind only, the other kind does not compile.
#[must_use]
pub struct OAuth2<K = UserToken> {
    config: Config,
    kind: PhantomData<fn() -> K>,
}

/// Tokens of the application itself.
#[derive(Clone, Copy, Debug)]
pub enum ApplicationToken {}

/// Tokens of a user.
#[derive(Clone, Copy, Debug)]
pub enum UserToken {}

#[derive(Clone)]
pub(super) struct Config {
    pub(super) grant: Grant,
    pub(super) client_id: String,
    pub(super) client_secret: Secret,
    pub(super) is_basic: bool,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: Vec<(String, Secret)>,
    token_url: Option<String>,
}

/// What a token is given for.
#[derive(Clone)]
pub(super) enum Grant {
    ClientCredentials,
    Password { username: String, password: Secret },
    RefreshToken(Secret),
}

impl OAuth2<ApplicationToken> {
    /// A token of the application itself.
    pub fn client_credentials(
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self::new(
            client_id.into(),
            client_secret.into(),
            Grant::ClientCredentials,
        )
    }
}

impl OAuth2<UserToken> {
    /// A token of a user, by name and password.
    pub fn password(
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        let (username, password) = (username.into(), password.into());
        let grant = Grant::Password { username, password };
        Self::new(client_id.into(), client_secret.into(), grant)
    }

    /// A token of a user, by a refresh token of an earlier login.
    pub fn refresh_token(
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        refresh_token: impl Into<Secret>,
    ) -> Self {
        let grant = Grant::RefreshToken(refresh_token.into());
        Self::new(client_id.into(), client_secret.into(), grant)
    }
}

impl<K> OAuth2<K> {
    /// Sends the client's id and secret as `Authorization: Basic` instead of in the body.
    pub fn basic_auth(mut self) -> Self {
        self.config.is_basic = true;
        self
    }

    /// Asks for a scope.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.config.scopes.push(scope.into());
        self
    }

    /// Sends a parameter that the server wants besides those of OAuth 2.0.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.config.parameters.push((name.into(), value.into()));
        self
    }

    /// The token endpoint, in place of the one that the document names: `https`, or `http` on a
    /// host that the client may speak to so, and the scheme of the base URL unless the HTTP client is set up for both.
    /// One without a host is at the root of the API's.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.config.token_url = Some(url.into());
        self
    }

    fn new(client_id: String, client_secret: Secret, grant: Grant) -> Self {
        let config = Config {
            grant,
            client_id,
            client_secret,
            is_basic: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            token_url: None,
        };
        let kind = PhantomData;
        Self { config, kind }
    }
}

impl<K> Clone for OAuth2<K> {
    fn clone(&self) -> Self {
        let (config, kind) = (self.config.clone(), PhantomData);
        Self { config, kind }
    }
}

impl<K> fmt::Debug for OAuth2<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OAuth2(..)")
    }
}

/// The token endpoints that the document names. Those without a host are at the root of the API's.
#[derive(Clone, Copy, Debug)]
pub struct TokenUrls {
    /// For tokens of the application.
    pub client_credentials: Option<&'static str>,
    /// For tokens of users.
    pub password: Option<&'static str>,
    /// For refresh tokens, if not at the same place.
    pub refresh: Option<&'static str>,
}

/// What the document says and what the caller says, until the client is built.
struct Configured {
    urls: TokenUrls,
    config: Config,
}

impl Configured {
    fn new<K>(urls: TokenUrls, config: OAuth2<K>) -> Self {
        let config = config.config;
        Self { urls, config }
    }
}

impl Deferred for Configured {
    fn resolve(&self, settings: &Settings) -> Result<Arc<dyn TokenSource>, ConfigurationError> {
        let Self { urls, config } = self;
        let own = config.token_url.as_deref();
        let named = match &config.grant {
            Grant::ClientCredentials => urls.client_credentials.or(urls.password),
            Grant::Password { .. } => urls.password.or(urls.client_credentials),
            Grant::RefreshToken(_) => urls.refresh.or(urls.password),
        };
        let url = locate(settings, own.or(named))?;
        let refresh = match own.or(urls.refresh) {
            Some(refresh) => locate(settings, Some(refresh))?,
            None => url.clone(),
        };
        let endpoint = Endpoint::new(settings, config.clone(), url, refresh);
        Ok(Arc::new(Cache::new(endpoint)))
    }
}

fn locate(settings: &Settings, url: Option<&str>) -> Result<Url, ConfigurationError> {
    let fail = |text: &str| ConfigurationError::new(format!("the token URL {text}"));
    let url = url
        .filter(|url| !url.is_empty())
        .ok_or_else(|| fail("is missing"))?;
    let root = settings.base.join("/").map_err(|_| fail("is not valid"))?;
    let url = root.join(url).map_err(|_| fail("is not valid"))?;
    let may_be_plain = settings.allows_http || is_loopback(&url);
    if url.scheme() != "https" && !(url.scheme() == "http" && may_be_plain) {
        return Err(fail(ONLY_HTTPS));
    }
    if !settings.http.speaks(&url) {
        return Err(fail("must have the scheme of the base URL"));
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(fail("must not contain a user, a password or a fragment"));
    }
    Ok(url)
}

impl ClientBuilder {
    /// The source of a scheme's tokens by OAuth 2.0.
    pub(crate) fn oauth2_source<K>(
        self,
        scheme: SecurityScheme,
        urls: TokenUrls,
        config: OAuth2<K>,
    ) -> Self {
        self.deferred_source(scheme, Arc::new(Configured::new(urls, config)))
    }
}

impl Client {
    /// The same client with tokens of its own by OAuth 2.0.
    pub(crate) fn with_oauth2_source<K>(
        &self,
        scheme: SecurityScheme,
        urls: TokenUrls,
        config: OAuth2<K>,
    ) -> Result<Self, ConfigurationError> {
        let source = Configured::new(urls, config).resolve(&self.0)?;
        Ok(self.with_shared_source(scheme, source))
    }
}
