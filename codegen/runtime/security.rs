//! Security schemes, and the choice among those that an operation accepts.

use super::builder::ConfigurationError;
use super::client::Settings;
use super::operation::OperationInfo;
use super::secret::Secret;
use super::token::TokenSource;
use std::sync::Arc;

/// A security scheme of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// The name under `securitySchemes`.
    pub name: &'static str,
    /// Where its credential goes.
    pub placement: Placement,
    /// The method of the builder that sets its credential.
    pub setter: &'static str,
}

/// Where a credential goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization: <this name> …`
    Authorization(&'static str),
    /// The header of this name.
    Header(&'static str),
    /// The query parameter of this name.
    Query(&'static str),
    /// The cookie of this name.
    Cookie(&'static str),
}

impl Placement {
    /// Whether the credential is written into `Authorization`.
    pub(super) fn is_authorization(self) -> bool {
        matches!(self, Self::Bearer | Self::Basic | Self::Authorization(_))
    }
}

/// A credential as configured.
#[derive(Clone)]
pub(super) struct Credential {
    pub(super) scheme: SecurityScheme,
    pub(super) value: Value,
}

/// What a credential consists of.
#[derive(Clone)]
pub(super) enum Value {
    /// An API key or a token.
    Secret(Secret),
    /// A user and a password.
    Basic(String, Secret),
    /// Tokens, one for each request.
    Source(Arc<dyn TokenSource>),
    /// The same, until the client is built.
    Deferred(Arc<dyn Deferred>),
}

/// A source of tokens that has to know the client's settings.
pub(super) trait Deferred: Send + Sync {
    fn resolve(&self, settings: &Settings) -> Result<Arc<dyn TokenSource>, ConfigurationError>;
}

/// The credentials that a call of the operation carries: those of the first alternative that is
/// configured completely, or none where anonymous calls are allowed, by the document or the client.
///
/// The error is what the alternatives ask for, and how to give it.
pub(super) fn choose<'a>(
    info: &OperationInfo,
    settings: &'a Settings,
) -> Result<Vec<&'a Credential>, String> {
    let credentials = &settings.credentials;
    let find = |scheme: &SecurityScheme| credentials.iter().find(|c| c.scheme.name == scheme.name);
    let configured = info
        .security
        .iter()
        .filter(|alternative| !alternative.is_empty())
        .find_map(|alternative| alternative.iter().map(find).collect::<Option<Vec<_>>>());
    match configured {
        Some(chosen) => Ok(chosen),
        None if settings.anonymous || info.security.iter().any(|a| a.is_empty()) => Ok(Vec::new()),
        None if info.security.is_empty() => Ok(Vec::new()),
        None => {
            let names = list(info, |scheme| format!("`{}`", scheme.name));
            let setters = list(info, |scheme| format!("`.{}(…)`", scheme.setter));
            Err(format!(
                "{names}: set {setters} on the client's builder, or `.anonymous()`"
            ))
        }
    }
}

/// What the alternatives ask for, each scheme in these words.
fn list(info: &OperationInfo, words: fn(&SecurityScheme) -> String) -> String {
    let together = |all: &&[SecurityScheme]| {
        let all: Vec<_> = all.iter().map(words).collect();
        all.join(" and ")
    };
    let alternatives: Vec<_> = info.security.iter().map(together).collect();
    alternatives.join(" or ")
}

/// The source of the token that a request carries as `Authorization`.
pub(super) fn source(credentials: &[&Credential]) -> Option<Arc<dyn TokenSource>> {
    credentials
        .iter()
        .find_map(|credential| match &credential.value {
            Value::Source(source) => Some(source.clone()),
            Value::Secret(_) | Value::Basic(..) | Value::Deferred(_) => None,
        })
}

/// Adds a credential, or replaces that of the same scheme.
pub(super) fn put(credentials: &mut Vec<Credential>, credential: Credential) {
    credentials.retain(|known| known.scheme.name != credential.scheme.name);
    credentials.push(credential);
}

/// Base 64 with padding.
pub(super) fn base64(bytes: &[u8]) -> Secret {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut output = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            let known = digit <= chunk.len();
            let digit = DIGITS
                .get(value as usize)
                .copied()
                .filter(|_| known)
                .unwrap_or(b'=');
            output.push(char::from(digit));
        }
    }
    Secret::from(output)
}
