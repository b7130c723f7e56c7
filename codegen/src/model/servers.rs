//! Servers and security schemes.

use super::docs::Docs;
use super::lower::Lowering;
use super::{Placement, Scheme, Server, codes};
use crate::normal::{self, APIKeyLocation};

impl Lowering<'_> {
    /// The servers with complete URLs.
    pub(super) fn servers(&mut self, servers: &[normal::Server]) -> Vec<Server> {
        servers
            .iter()
            .enumerate()
            .map(|(index, server)| {
                let url = with_defaults(server);
                let hint = server
                    .description
                    .as_deref()
                    .and_then(first_words)
                    .unwrap_or_else(|| format!("server {}", index + 1));
                let docs = Docs::text(server.description.as_deref());
                Server {
                    pointer: server.pointer.clone(),
                    url,
                    docs,
                    hint,
                }
            })
            .collect()
    }

    /// The schemes that the client can apply.
    pub(super) fn schemes(&mut self) -> Vec<Scheme> {
        let mut schemes = Vec::new();
        for scheme in &self.spec.security_schemes {
            use crate::normal::SecuritySchemeKind::{APIKey, HTTP, OAuth2, OpenIDConnect};
            let (placement, description) = match &scheme.scheme {
                APIKey {
                    location,
                    name,
                    description,
                    ..
                } => {
                    let placement = match location {
                        APIKeyLocation::Query => Placement::Query(name.clone()),
                        APIKeyLocation::Header => Placement::Header(name.clone()),
                        APIKeyLocation::Cookie => Placement::Cookie(name.clone()),
                    };
                    (placement, description)
                }
                HTTP {
                    scheme: http,
                    description,
                    ..
                } => {
                    let placement = match http.to_ascii_lowercase().as_str() {
                        "bearer" => Placement::Bearer,
                        "basic" => Placement::Basic,
                        _ => Placement::Authorization(http.clone()),
                    };
                    (placement, description)
                }
                OAuth2 { description, .. } | OpenIDConnect { description, .. } => {
                    (Placement::Bearer, description)
                }
            };
            if let Placement::Authorization(name) = &placement
                && (!name.bytes().all(|byte| byte.is_ascii_graphic()) || name.is_empty())
            {
                self.warn(
                    &codes::UNSUPPORTED_SCHEME,
                    &scheme.pointer,
                    "this HTTP scheme has no valid name",
                    "its credential is not sent",
                );
                continue;
            }
            schemes.push(Scheme {
                pointer: scheme.pointer.clone(),
                name: scheme.name.clone(),
                placement,
                docs: Docs::text(description.as_deref()),
            });
        }
        schemes
    }
}

/// The URL with each variable replaced by its default. What a default says is not looked into.
fn with_defaults(server: &normal::Server) -> String {
    let mut url = String::with_capacity(server.url.len());
    let mut rest = server.url.as_str();
    while let Some((literal, tail)) = rest.split_once('{') {
        url.push_str(literal);
        let Some((name, after)) = tail.split_once('}') else {
            rest = tail;
            url.push('{');
            break;
        };
        match server.variables.get(name) {
            Some(variable) => url.push_str(&variable.default),
            None => {
                url.push('{');
                url.push_str(name);
                url.push('}');
            }
        }
        rest = after;
    }
    url.push_str(rest);
    url
}

/// What a description begins with, up to the first sign, if that is short enough for a name.
fn first_words(description: &str) -> Option<String> {
    let words = description
        .split(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-')
        .next()?
        .trim();
    (!words.is_empty() && words.len() <= 30).then(|| words.to_owned())
}
