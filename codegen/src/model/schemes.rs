//! Security schemes, and the requirements that name them.

use http::{HeaderName, Uri};

use super::docs::Docs;
use super::lower::Lowering;
use super::{Placement, Scheme, Server, TokenUrls, codes};
use crate::diagnostic::Diagnostic;
use crate::normal::{self, APIKeyLocation, OAuth2Flows};
use crate::rfc9110::is_token;

/// The schemes of HTTP whose credentials are made for each request anew.
const COMPUTED: [&str; 9] = [
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "mutual",
    "negotiate",
    "scram-sha-1",
    "scram-sha-256",
];

impl Lowering<'_> {
    /// The schemes that the client can apply.
    pub(super) fn schemes(&mut self, servers: &[Server]) -> Vec<Scheme> {
        use crate::normal::SecuritySchemeKind::{APIKey, HTTP, OAuth2, OpenIDConnect};
        let mut schemes = Vec::new();
        for scheme in &self.spec.security_schemes {
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
            if !self.can_send(scheme, &placement) {
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

    /// Whether a request can carry the credential. What is in the way is told.
    fn can_send(&mut self, scheme: &normal::SecurityScheme, placement: &Placement) -> bool {
        let (can_send, message, label, help) = match placement {
            Placement::Authorization(name) if !is_token(name) => (
                false,
                format!("`{}` is no name of an HTTP scheme", Docs::plain(name)),
                "its credential is not sent",
                "use a name of letters, digits and `-`, such as `bearer`",
            ),
            Placement::Authorization(name) if COMPUTED.contains(&&*name.to_ascii_lowercase()) => (
                true,
                format!("the client does not compute the credentials of `{name}`"),
                "sent as the caller passes them, behind the name of the scheme",
                "compute them for each call, or let a gateway do so",
            ),
            Placement::Header(name) if HeaderName::from_bytes(name.as_bytes()).is_err() => (
                false,
                format!("`{}` is no name of a header", Docs::plain(name)),
                "its credential is not sent",
                "use letters, digits and `-`",
            ),
            Placement::Header(name) if frames(name) => (
                false,
                format!("the header `{name}` belongs to the transport"),
                "its credential is not sent",
                "use a header of its own, such as `X-Api-Key`",
            ),
            Placement::Authorization(_)
            | Placement::Header(_)
            | Placement::Bearer
            | Placement::Basic
            | Placement::Query(_)
            | Placement::Cookie(_) => return true,
        };
        let place = match placement {
            Placement::Authorization(_) if !can_send => scheme.pointer.child("scheme"),
            _ => scheme.pointer.clone(),
        };
        self.warn(&codes::UNSUPPORTED_SCHEME, &place, message, label, help);
        can_send
    }

    /// The alternatives of credentials that the client can apply, as indices.
    pub(super) fn requirements(
        &mut self,
        operation: &normal::Operation,
        schemes: &[Scheme],
    ) -> Vec<Vec<usize>> {
        let index = |name: &String| schemes.iter().position(|scheme| scheme.name == *name);
        let mut alternatives = Vec::new();
        for requirement in &operation.security {
            let all: Option<Vec<usize>> = requirement.schemes.iter().map(index).collect();
            let Some(all) = all else { continue };
            let asked: Vec<&Scheme> = all.iter().filter_map(|&at| schemes.get(at)).collect();
            for (at, one) in asked.iter().enumerate() {
                let mut others = asked.iter().skip(at + 1);
                if let Some(other) = others.find(|other| other.shares_place(one)) {
                    self.one_place(requirement, one, other);
                }
            }
            alternatives.push(all);
        }
        alternatives
    }

    fn one_place(&mut self, requirement: &normal::Requirement, one: &Scheme, other: &Scheme) {
        let (one_name, other_name) = (Docs::plain(&one.name), Docs::plain(&other.name));
        let (place, effect) = match &other.placement {
            Placement::Bearer | Placement::Basic | Placement::Authorization(_) => (
                "the header `Authorization`".to_owned(),
                format!("a client needs both and sends only `{other_name}`"),
            ),
            Placement::Header(name) => (
                format!("the header `{}`", Docs::plain(name)),
                format!("a client needs both and sends only `{other_name}`"),
            ),
            Placement::Query(name) => (
                format!("the query parameter `{}`", Docs::plain(name)),
                "both are sent under this name".to_owned(),
            ),
            Placement::Cookie(name) => (
                format!("the cookie `{}`", Docs::plain(name)),
                "both are sent under this name".to_owned(),
            ),
        };
        // Told of the scheme, so once for all operations that ask for the two.
        let message = format!("`{one_name}` and `{other_name}` are both to be sent as {place}");
        self.diagnostics.push(
            Diagnostic::new(&codes::ONE_PLACE, message, other.pointer.clone())
                .key()
                .label(effect)
                .related(requirement.pointer.clone(), "asked for together")
                .help(
                    "write them as two items of `security` if either is enough, or give one of \
                     them another place",
                ),
        );
    }
}

impl Scheme {
    /// Whether a request has one place for this credential and the other.
    fn shares_place(&self, other: &Self) -> bool {
        match (self.placement.header(), other.placement.header()) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            (None, None) => self.placement == other.placement,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

impl Placement {
    /// The header that carries the credential.
    fn header(&self) -> Option<&str> {
        match self {
            Self::Bearer | Self::Basic | Self::Authorization(_) => Some("authorization"),
            Self::Header(name) => Some(name),
            Self::Query(_) | Self::Cookie(_) => None,
        }
    }
}

/// Whether the client itself sets the header of this name.
fn frames(name: &str) -> bool {
    let framing = [
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
    ];
    framing.contains(&&*name.to_ascii_lowercase())
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
