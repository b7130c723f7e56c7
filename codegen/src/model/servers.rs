//! Servers: those that a client can be configured for.

use http::Uri;
use http::uri::Authority;

use super::docs::Docs;
use super::lower::Lowering;
use super::{BasePath, Server, codes};
use crate::normal;

impl Lowering<'_> {
    /// The servers of the document, complete. One that a client refuses is told and left out.
    pub(super) fn servers(&mut self, servers: &[normal::Server]) -> Vec<Server> {
        self.accepted(servers, false)
    }

    /// The servers of an operation. A relative one is taken from that of the client.
    pub(super) fn own_servers(&mut self, servers: &[normal::Server]) -> Vec<Server> {
        self.accepted(servers, true)
    }

    fn accepted(&mut self, servers: &[normal::Server], may_be_relative: bool) -> Vec<Server> {
        let mut accepted = Vec::new();
        let mut is_path_known = false;
        let urls: Vec<String> = servers.iter().map(with_defaults).collect();
        for (index, (server, url)) in servers.iter().zip(&urls).enumerate() {
            // The same server is there with `https`.
            if let Some(rest) = url.strip_prefix("http://")
                && urls
                    .iter()
                    .any(|url| url.strip_prefix("https://") == Some(rest))
            {
                continue;
            }
            let refused = match fault(url) {
                Some(Fault::Path | Fault::Relative) if may_be_relative => None,
                // The builder has a method that knows it.
                Some(Fault::Path) if !std::mem::replace(&mut is_path_known, true) => continue,
                fault => fault,
            };
            let is_plain = matches!(refused, Some(Fault::Plain));
            if let Some(fault) = refused {
                let (message, help) = fault.words(&Docs::plain(url), self.spec.words.urls);
                let label = match fault {
                    Fault::Plain => "a client takes it only with `.allow_plain_http()`",
                    Fault::Path => "the path of the first server is the one that clients know",
                    Fault::Relative
                    | Fault::Variable
                    | Fault::Protocol
                    | Fault::User
                    | Fault::Extras
                    | Fault::Malformed => {
                        "no client can have this base URL, so there is no constant for it"
                    }
                };
                let place = server.pointer.child("url");
                self.warn(&codes::SERVER, &place, message, label, help);
                if !is_plain {
                    continue;
                }
            }
            let texts = [server.name.as_deref(), server.description.as_deref()];
            let words = texts.into_iter().flatten().find_map(first_words);
            accepted.push(Server {
                pointer: server.pointer.clone(),
                url: url.clone(),
                docs: Docs::text(server.description.as_deref()),
                hint: words.unwrap_or_else(|| format!("server {}", index + 1)),
                is_plain,
            });
        }
        accepted
    }
}

/// The path of the first server without a host.
pub(super) fn base_path(servers: &[normal::Server]) -> Option<BasePath> {
    servers.iter().find_map(|server| {
        let path = with_defaults(server);
        matches!(fault(&path), Some(Fault::Path)).then(|| BasePath {
            pointer: server.pointer.child("url"),
            path,
        })
    })
}

impl Server {
    /// Whether its URL does not name a host.
    pub(super) fn is_relative(&self) -> bool {
        matches!(fault(&self.url), Some(Fault::Path | Fault::Relative))
    }
}

/// Why a client refuses a base URL.
#[derive(Clone, Copy)]
enum Fault {
    /// A path at a host that the caller knows.
    Path,
    Relative,
    Variable,
    Protocol,
    /// Plain HTTP, which has to be allowed.
    Plain,
    User,
    Extras,
    Malformed,
}

impl Fault {
    /// The message and the remedy.
    fn words(self, url: &str, remedies: [&'static str; 4]) -> (String, &'static str) {
        let [written, with_host, filled, secure] = remedies;
        match self {
            Self::Path | Self::Relative => (
                format!("`{url}` is relative, and the client does not know to what"),
                with_host,
            ),
            Self::Variable => (
                format!("`{url}` has a variable that is not declared"),
                filled,
            ),
            Self::Protocol | Self::Plain => (format!("`{url}` is not `https`"), secure),
            Self::User => (
                "the URL holds a user or a password".to_owned(),
                "declare a security scheme instead",
            ),
            Self::Extras => (
                format!("`{url}` has a query or a fragment"),
                "declare what stands behind `?` as query parameters",
            ),
            Self::Malformed => (format!("`{url}` is no URL"), written),
        }
    }
}

/// What is wrong with a base URL: the same as when a client is built with it.
fn fault(url: &str) -> Option<Fault> {
    if url.contains(['{', '}']) {
        return Some(Fault::Variable);
    }
    if url.contains(['?', '#']) {
        return Some(Fault::Extras);
    }
    let Some((protocol, _)) = url.split_once("://") else {
        let is_path = url.starts_with('/') && !url.starts_with("//") && !url.contains('\\');
        return Some(if is_path {
            Fault::Path
        } else {
            Fault::Relative
        });
    };
    let protocol = protocol.to_ascii_lowercase();
    if !matches!(protocol.as_str(), "http" | "https") {
        return Some(Fault::Protocol);
    }
    let Some(authority) = url
        .parse::<Uri>()
        .ok()
        .and_then(|uri| uri.authority().cloned())
    else {
        return Some(Fault::Malformed);
    };
    if authority.as_str().contains('@') {
        return Some(Fault::User);
    }
    (protocol == "http" && !is_loopback(&authority)).then_some(Fault::Plain)
}

fn is_loopback(authority: &Authority) -> bool {
    let host = authority.host().trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse()
            .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

/// The URL with each variable replaced by its default. What a default says is not looked into.
fn with_defaults(server: &normal::Server) -> String {
    let mut url = String::with_capacity(server.url.len());
    let mut rest = server.url.trim();
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

/// What a description begins with, up to the first sign, if that is short enough for a name.
fn first_words(description: &str) -> Option<String> {
    let words = description
        .split(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-')
        .next()?
        .trim();
    (!words.is_empty() && words.len() <= 30).then(|| words.to_owned())
}
