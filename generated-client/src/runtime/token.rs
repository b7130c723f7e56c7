// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Where access tokens come from, and why there may be none.

use super::failure::count;
use super::operation::OperationInfo;
use super::secret::Secret;
use reqwest::StatusCode;
use std::fmt::{self, Debug, Display, Formatter};
use std::pin::Pin;

/// A token that is on its way.
pub type TokenFuture<'a> = Pin<Box<dyn Future<Output = Result<Secret, TokenError>> + Send + 'a>>;

/// A source of access tokens, which is asked before each request.
///
/// Functions that return a future are sources, which keep nothing:
/// `|| async { Ok(Secret::from("…")) }`.
pub trait TokenSource: Send + Sync + 'static {
    /// A token that is valid now. To keep it, and to ask only once for many calls, is up to the
    /// source. The future is dropped with the call that waits for it. It must not hold its thread,
    /// so what does belongs into `spawn_blocking`.
    fn token(&self) -> TokenFuture<'_>;

    /// The server has refused this token, so it should not be given again. The request is
    /// repeated once if [`token`](Self::token) then gives another one.
    fn invalidate(&self, token: &Secret) {
        let _ = token;
    }
}

impl<F, T> TokenSource for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<Secret, TokenError>> + Send + 'static,
{
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(self())
    }
}

/// Why there is no access token.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenError {
    pub(super) text: String,
    pub(super) status: Option<StatusCode>,
    pub(super) code: Option<&'static str>,
    pub(super) is_timeout: bool,
    pub(super) is_passing: bool,
    pub(super) refusal: Option<Refused>,
}

/// How long it counts that the credentials for a token are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// For good: it says so in OAuth's words.
    Lasting,
    /// For a while: it may be that of a proxy, which passes.
    Paused,
}

/// Whether `Authorization: Bearer` can carry this token (RFC 6750, `b64token`).
pub(super) fn is_bearer(token: &str) -> bool {
    let start = token.trim_end_matches('=');
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !start.is_empty() && start.bytes().all(fits)
}

impl TokenError {
    /// An error of a source. Its text is shown, so it should hold no secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            status: None,
            code: None,
            is_timeout: false,
            is_passing: false,
            refusal: None,
        }
    }

    /// The same error as one that may be gone when it is tried again.
    #[must_use]
    pub fn passing(mut self) -> Self {
        self.is_passing = true;
        self
    }

    /// The status of the token endpoint, if it has answered.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The error code of the token endpoint, if it is one of OAuth 2.0, such as `invalid_grant`.
    pub fn code(&self) -> Option<&'static str> {
        self.code
    }
}

impl Display for TokenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Debug for TokenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "TokenError({self})")
    }
}

impl std::error::Error for TokenError {}

/// A call that got no access token.
#[derive(Clone)]
pub struct AuthError {
    pub(super) info: &'static OperationInfo,
    pub(super) cause: TokenError,
    pub(super) attempts: u32,
}

impl AuthError {
    /// Why there is no token.
    pub fn cause(&self) -> &TokenError {
        &self.cause
    }
}

impl Display for AuthError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` got no access token", self.info.id)?;
        count(f, self.attempts)?;
        write!(f, ": {}", self.cause)
    }
}

impl Debug for AuthError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "AuthError({self})")
    }
}
