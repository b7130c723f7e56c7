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
                let mut url = server.url.clone();
                for (name, variable) in &server.variables {
                    url = url.replace(&format!("{{{name}}}"), &variable.default);
                }
                let hint = match &server.description {
                    Some(description) if description.len() <= 40 => description.clone(),
                    _ => format!("server {}", index + 1),
                };
                let docs = Docs::text(server.description.as_deref());
                Server { pointer: server.pointer.clone(), url, docs, hint }
            })
            .collect()
    }

    /// The schemes that the client can apply.
    pub(super) fn schemes(&mut self) -> Vec<Scheme> {
        let mut schemes = Vec::new();
        for scheme in &self.spec.security_schemes {
            use crate::normal::SecuritySchemeKind::{APIKey, HTTP, OAuth2, OpenIDConnect};
            let (placement, description) = match &scheme.scheme {
                APIKey { location, name, description, .. } => {
                    let placement = match location {
                        APIKeyLocation::Query => Placement::Query(name.clone()),
                        APIKeyLocation::Header => Placement::Header(name.clone()),
                        APIKeyLocation::Cookie => Placement::Cookie(name.clone()),
                    };
                    (placement, description)
                }
                HTTP { scheme: http, description, .. } => {
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
            if let Placement::Authorization(name) = &placement {
                if !name.bytes().all(|byte| byte.is_ascii_graphic()) || name.is_empty() {
                    self.warn(
                        &codes::UNSUPPORTED_SCHEME,
                        &scheme.pointer,
                        "this HTTP scheme has no valid name",
                        "its credential is not sent",
                    );
                    continue;
                }
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
