// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The credentials that operations ask for.

use crate::runtime::{Client, ClientBuilder, Placement, Secret, SecurityScheme, TokenSource};

/// `finapi_auth`
pub(crate) const FINAPI_AUTH: SecurityScheme = SecurityScheme {
    name: "finapi_auth",
    placement: Placement::Bearer,
    setter: "access_token",
};

impl ClientBuilder {
    /// OAuth 2.0 bearer tokens from `POST /oauth/token`, at the root of the host that is called
    /// (the URLs below are relative to the server). Send the parameters as a form
    /// (`application/x-www-form-urlencoded`), always with the `client_id` and `client_secret` of
    /// the application, and the token as `Authorization: Bearer …`. `POST /oauth/revoke` ends a
    /// token.
    ///
    /// The operations of this document need a **user's** token, that is the grant `password`. It
    /// lives for an hour unless the client is set up otherwise (`expires_in: 0` means for ever),
    /// and can be renewed with the grant `refresh_token`. Keep it until then: asking for a token
    /// before each call is discouraged, and yields the same one.
    ///
    /// Some answers mean something else on the token endpoint: 403 that the user is not verified,
    /// 423 that the user is locked, 400 a wrong user password or a stale refresh token, 401 a wrong
    /// client.
    ///
    /// Sets the access token for `finapi_auth`.
    pub fn access_token(self, secret: impl Into<Secret>) -> Self {
        self.credential(FINAPI_AUTH, secret.into())
    }
}

impl Client {
    /// This client with the access token for `finapi_auth`. Connections are shared.
    #[must_use]
    pub fn with_access_token(&self, secret: impl Into<Secret>) -> Self {
        self.with_credential(FINAPI_AUTH, secret.into())
    }
}

impl ClientBuilder {
    /// Sets a source of access tokens for `finapi_auth`, which is asked before each request.
    pub fn token_source(self, source: impl TokenSource) -> Self {
        self.source(FINAPI_AUTH, source)
    }
}

impl Client {
    /// This client with another source of access tokens for `finapi_auth`. Connections are shared.
    #[must_use]
    pub fn with_token_source(&self, source: impl TokenSource) -> Self {
        self.with_source(FINAPI_AUTH, source)
    }
}

/// The token endpoints of `finapi_auth`.
#[cfg(feature = "oauth2")]
const FINAPI_AUTH_TOKENS: crate::runtime::TokenUrls = crate::runtime::TokenUrls {
    client_credentials: None,
    password: Some("/oauth/token"),
    refresh: Some("/oauth/token"),
};

#[cfg(feature = "oauth2")]
impl ClientBuilder {
    /// Asks for access tokens for `finapi_auth` by OAuth 2.0.
    pub fn oauth2(self, config: crate::runtime::OAuth2<crate::runtime::UserToken>) -> Self {
        self.oauth2_source(FINAPI_AUTH, FINAPI_AUTH_TOKENS, config)
    }

    /// Asks for access tokens of a user for `finapi_auth`, and keeps them.
    pub fn password(
        self,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        self.oauth2(crate::runtime::OAuth2::password(
            client_id,
            client_secret,
            username,
            password,
        ))
    }
}

#[cfg(feature = "oauth2")]
impl Client {
    /// This client with other access tokens for `finapi_auth` by OAuth 2.0. Connections are shared.
    pub fn with_oauth2(
        &self,
        config: crate::runtime::OAuth2<crate::runtime::UserToken>,
    ) -> Result<Self, crate::runtime::ConfigurationError> {
        self.with_oauth2_source(FINAPI_AUTH, FINAPI_AUTH_TOKENS, config)
    }
}
