//! Servers and security schemes.

use super::docs::Docs;
use super::lower::Lowering;
use super::{Placement, Scheme, Server, TokenUrls, codes};
use crate::normal::{self, APIKeyLocation, OAuth2Flows};
use http::Uri;

/// The servers with complete URLs.
pub(super) fn complete(servers: &[normal::Server]) -> Vec<Server> {
    servers
        .iter()
        .enumerate()
        .map(|(index, server)| {
            let url = with_defaults(server);
            let texts = [server.name.as_deref(), server.description.as_deref()];
            let hint = texts
                .into_iter()
                .flatten()
                .find_map(first_words)
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

impl Lowering<'_> {
    /// The schemes that the client can apply.
    pub(super) fn schemes(&mut self, servers: &[Server]) -> Vec<Scheme> {
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
                tokens: match &scheme.scheme {
                    OAuth2 { flows, .. } => token_urls(flows, servers),
                    APIKey { .. } | HTTP { .. } | OpenIDConnect { .. } => None,
                },
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
        if let Some(variable) = server.variables.get(name) {
            url.push_str(&variable.default);
        } else {
            url.push('{');
            url.push_str(name);
            url.push('}');
        }
        rest = after;
    }
    url.push_str(rest);
    url
}

/// The token endpoints of the grants that need no browser.
fn token_urls(flows: &OAuth2Flows, servers: &[Server]) -> Option<TokenUrls> {
    let place = |url: &str| Some(without_own_host(url, servers)).filter(|url| !url.is_empty());
    let optional = |url: &Option<String>| url.as_deref().and_then(place);
    let (application, user) = (&flows.client_credentials, &flows.password);
    let urls = TokenUrls {
        client_credentials: application.as_ref().and_then(|flow| place(&flow.token_url)),
        password: user.as_ref().and_then(|flow| place(&flow.token_url)),
        refresh: user.as_ref().and_then(|flow| optional(&flow.refresh_url)),
    };
    (urls.client_credentials.is_some() || urls.password.is_some()).then_some(urls)
}

/// The path of a URL on a host of the API itself, so that it is asked on the host that a client is
/// configured for. The URL itself if it is on another host.
fn without_own_host(url: &str, servers: &[Server]) -> String {
    let origin = |url: &str| {
        let uri = url.parse::<Uri>().ok()?;
        Some((uri.scheme()?.clone(), uri.authority()?.clone()))
    };
    let own = origin(url);
    let is_own = own.is_some() && servers.iter().any(|server| origin(&server.url) == own);
    match url.parse::<Uri>() {
        // A path that begins with `//` would name another host.
        Ok(uri) if is_own && !uri.path().starts_with("//") => uri
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .to_owned(),
        _ => url.trim().to_owned(),
    }
}

/// What a description begins with, up to the first sign, if that is short enough for a name.
fn first_words(description: &str) -> Option<String> {
    let words = description
        .split(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-')
        .next()?
        .trim();
    (!words.is_empty() && words.len() <= 30).then(|| words.to_owned())
}
