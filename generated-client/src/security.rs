// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The credentials that operations ask for.

use crate::runtime::{Client, ClientBuilder, Placement, Secret, SecurityScheme};

/// `finapi_auth`
pub(crate) const FINAPI_AUTH: SecurityScheme = SecurityScheme {
    name: "finapi_auth",
    placement: Placement::Bearer,
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
