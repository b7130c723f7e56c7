//! What the token endpoint answers, as servers really do.

use super::cause::PROXY;
use super::oauth::Grant;
use super::retry::is_passing;
use super::secret::{Secret, Wiped};
use super::token::{Refused, TokenError};
use ::oauth2::basic::BasicTokenType;
use ::oauth2::{AccessToken, RefreshToken, Scope, TokenResponse};
use reqwest::StatusCode;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::time::Duration;

/// A token as given.
pub(super) struct Granted {
    pub(super) token: Secret,
    pub(super) refresh: Option<Secret>,
    /// None if it is not told, or without end.
    pub(super) lifetime: Option<Duration>,
}

/// A token answer. A lifetime is a number or a text; a type that is left out is `bearer`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Answer {
    access_token: AccessToken,
    #[serde(default = "bearer", deserialize_with = "token_type")]
    token_type: BasicTokenType,
    #[serde(default, deserialize_with = "seconds")]
    expires_in: Option<u64>,
    refresh_token: Option<RefreshToken>,
}

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

fn bearer() -> BasicTokenType {
    BasicTokenType::Bearer
}

fn token_type<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BasicTokenType, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(match text {
        Some(text) if !text.eq_ignore_ascii_case("bearer") => BasicTokenType::Extension(text),
        _ => BasicTokenType::Bearer,
    })
}

fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let value = Option::<Value>::deserialize(deserializer)?;
    let text = match value {
        Some(Value::String(text)) => text,
        Some(Value::Number(number)) => number.to_string(),
        _ => return Ok(None),
    };
    let whole = text.trim().split('.').next().unwrap_or_default();
    Ok(whole.parse().ok())
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
    let answer = Wiped(serde_json::from_slice(body).unwrap_or_default());
    let member = |name: &str| answer.0.get(name);
    let has_token = member("access_token").is_some_and(|token| !is_nothing(token));
    let error = member("error").filter(|error| !has_token && !is_nothing(error));
    if status.is_success() && error.is_none() {
        return None;
    }
    let found = error.and_then(Value::as_str);
    let code = CODES.into_iter().find(|code| Some(*code) == found);
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

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}
