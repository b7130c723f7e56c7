//! What the token endpoint answers, as servers really do.

use super::cause::PROXY;
use super::decode::{self, Decode};
use super::decoder::Decoder;
use super::encode::{Encode, Encoder};
use super::fault::{self, Fault};
use super::oauth::Grant;
use super::retry::is_passing;
use super::secret::Secret;
use super::token::{Refused, TokenError};
use super::tree::Tree;
use ::oauth2::basic::BasicTokenType;
use ::oauth2::{AccessToken, RefreshToken, Scope, TokenResponse};
use reqwest::StatusCode;
use std::time::Duration;

/// A token as given.
pub(super) struct Granted {
    pub(super) token: Secret,
    pub(super) refresh: Option<Secret>,
    /// None if it is not told, or without end.
    pub(super) lifetime: Option<Duration>,
}

/// A token answer. A lifetime is a number or a text; a type that is left out is `bearer`.
#[derive(Debug)]
pub(super) struct Answer {
    access_token: AccessToken,
    token_type: BasicTokenType,
    expires_in: Option<u64>,
    refresh_token: Option<RefreshToken>,
}

impl Decode for Answer {
    fn decode(decoder: &mut Decoder<'_>) -> fault::Result<Self> {
        let answer = Tree::decode(decoder)?;
        let text = |name: &str| match answer.member(name) {
            None | Some(Tree::Null) => Ok(None),
            Some(Tree::Text(text)) => Ok(Some(text.as_str().to_owned())),
            Some(_) => Err(Fault::new("expected a string").in_field(name)),
        };
        let token = text("access_token")?;
        let token = token.ok_or_else(|| Fault::new("is required").in_field("access_token"))?;
        Ok(Self {
            access_token: AccessToken::new(token),
            token_type: match text("token_type")? {
                Some(name) if !name.eq_ignore_ascii_case("bearer") => {
                    BasicTokenType::Extension(name)
                }
                _ => BasicTokenType::Bearer,
            },
            expires_in: answer.member("expires_in").and_then(seconds),
            refresh_token: text("refresh_token")?.map(RefreshToken::new),
        })
    }
}

/// The library asks that it can be written, and never does it.
impl Encode for Answer {
    fn encode(&self, _: &mut Encoder) -> fault::Result<()> {
        Err(Fault::new("is not written"))
    }
}

super::serde_traits!(Answer);

impl Answer {
    pub(super) fn read(self, grant: &Grant) -> Result<Granted, TokenError> {
        if self.token_type != BasicTokenType::Bearer {
            let text = "the token endpoint gave a token that is no bearer token";
            return Err(TokenError::new(text));
        }
        if self.access_token.secret().is_empty() {
            return Err(TokenError::new("the token endpoint gave an empty token"));
        }
        let given = self
            .refresh_token
            .map(|token| Secret::from(token.into_secret()));
        // A refresh token that is not replaced stays valid.
        let refresh = given
            .filter(|token| !token.expose().is_empty())
            .or_else(|| match grant {
                Grant::RefreshToken(token) => Some(token.clone()),
                Grant::ClientCredentials | Grant::Password { .. } => None,
            });
        let lifetime = self.expires_in.filter(|seconds| *seconds > 0);
        Ok(Granted {
            token: Secret::from(self.access_token.into_secret()),
            refresh,
            lifetime: lifetime.map(Duration::from_secs),
        })
    }
}

impl TokenResponse for Answer {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

fn seconds(lifetime: &Tree) -> Option<u64> {
    let text = match lifetime {
        Tree::Text(_) | Tree::Literal(_) => lifetime.text(),
        Tree::Null | Tree::Items(_) | Tree::Members(_) => return None,
    };
    let whole = text.trim().split('.').next().unwrap_or_default();
    whole.parse().ok()
}

/// What a token endpoint refuses, told by its status and its code if that is one of RFC 6749.
/// `None` if it refuses nothing: servers say no with any status.
pub(super) fn refused(status: StatusCode, body: &[u8]) -> Option<TokenError> {
    const CODES: [&str; 8] = [
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "unauthorized_client",
        "unsupported_grant_type",
    ];
    let answer = std::str::from_utf8(body).ok();
    let answer = answer.and_then(|text| decode::from_text(text).ok());
    let answer = answer.unwrap_or(Tree::Null);
    let member = |name: &str| answer.member(name);
    let has_token = member("access_token").is_some_and(|token| !is_nothing(token));
    let error = member("error").filter(|error| !has_token && !is_nothing(error));
    if status.is_success() && error.is_none() {
        return None;
    }
    let code = CODES
        .into_iter()
        .find(|code| matches!(error, Some(Tree::Text(text)) if text.as_str() == *code));
    let refusal = match (code, status.as_u16()) {
        (Some("server_error" | "temporarily_unavailable"), _) | (None, 429 | 500..) => None,
        (Some(_), _) => Some(Refused::Lasting),
        (None, 400 | 401 | 403 | 423) => Some(Refused::Paused),
        (None, _) => error.map(|_| Refused::Paused),
    };
    if code.is_none() && status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        return Some(TokenError {
            status: Some(status),
            ..TokenError::new(format!("the token endpoint: {PROXY}"))
        });
    }
    let suffix = code.map_or_else(String::new, |code| format!(": {code}"));
    Some(TokenError {
        status: Some(status),
        code,
        is_passing: refusal.is_none() && is_passing(status.as_u16()),
        refusal,
        ..TokenError::new(format!("the token endpoint answered {status}{suffix}"))
    })
}

fn is_nothing(value: &Tree) -> bool {
    match value {
        Tree::Null => true,
        Tree::Text(text) => text.is_empty(),
        Tree::Literal(_) | Tree::Items(_) | Tree::Members(_) => false,
    }
}
