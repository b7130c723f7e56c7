//! Reads Server, Info and Tag Objects.

use super::codes;
use super::keywords;
use super::node::Node;
use super::reader::Reader;
use super::{Info, Server, Tag};
use crate::diagnostic::Diagnostic;
use crate::document::private;

impl<'d> Reader<'d> {
    pub(super) fn info(&mut self, root: &Node<'d>) -> Info {
        let info = root.get("info").filter(|info| info.value.is_object());
        let Some(info) = info else {
            self.push(
                Diagnostic::new(&codes::NO_TITLE, "`info` is missing", root.pointer.clone())
                    .key()
                    .label("the client has no title")
                    .help("add `info: { title: Pets, version: \"1\" }`, in words of your own"),
            );
            return Info {
                title: "API".to_owned(),
                version: String::new(),
                description: None,
            };
        };
        self.known(&info, &keywords::INFO);
        let description = self.text(&info, "description").map(str::to_owned);
        let described = description.into_iter().chain(self.imprint(&info));
        let description = described.collect::<Vec<_>>().join("\n\n");
        let description = Some(description).filter(|text| !text.is_empty());
        Info {
            title: self.text(&info, "title").unwrap_or("API").to_owned(),
            version: match info.get("version") {
                // An unquoted 1.0 is a number to YAML; its text is what the author meant.
                Some(Node {
                    value: serde_json::Value::Number(number),
                    ..
                }) => number.to_string(),
                _ => self.text(&info, "version").unwrap_or_default().to_owned(),
            },
            description: self.with_link(description, root),
        }
    }

    /// Who is behind the API and on which terms, for those who read the client's front page. The
    /// API's licence is not that of the client, so it is no business of the manifest.
    fn imprint(&mut self, info: &Node<'d>) -> Option<String> {
        let mut lines = Vec::new();
        if let Some(contact) = info.get("contact").filter(|it| it.value.is_object()) {
            self.known(&contact, &keywords::CONTACT);
            let email = self
                .text(&contact, "email")
                .map(|email| format!("<{email}>"));
            let named = self.linked(&contact, "name");
            let parts: Vec<String> = named.into_iter().chain(email).collect();
            if !parts.is_empty() {
                lines.push(format!("- Contact: {}", parts.join(", ")));
            }
        }
        if let Some(license) = info.get("license").filter(|it| it.value.is_object()) {
            self.known(&license, &keywords::LICENSE);
            let named = self.linked(&license, "name");
            lines.extend(named.map(|named| format!("- Licence of the API: {named}")));
        }
        let terms = self.text(info, "termsOfService");
        lines.extend(terms.map(|url| format!("- [Terms of service](<{url}>)")));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// What a field says, with the `url` beside it as its link.
    fn linked(&mut self, node: &Node<'d>, field: &str) -> Option<String> {
        let url = self.text(node, "url");
        match (self.text(node, field), url) {
            (Some(text), Some(url)) => Some(format!("[{text}](<{url}>)")),
            (Some(text), None) => Some(text.to_owned()),
            (None, url) => url.map(|url| format!("<{url}>")),
        }
    }

    /// The `servers` of the document, a path item or an operation.
    pub(super) fn servers(&mut self, node: &Node<'d>) -> Vec<Server> {
        let Some(list) = node.get("servers") else {
            return Vec::new();
        };
        if !self.list(&list) {
            return Vec::new();
        }
        let mut servers = Vec::new();
        for item in list.items() {
            self.known(&item, &keywords::SERVER);
            if let Some(server) = self.read::<openapiv3::Server>(&item, "Server Object") {
                servers.push(Server {
                    pointer: self.document.origin(&item.pointer),
                    name: self.text(&item, private::NAME).map(str::to_owned),
                    url: server.url,
                    description: server.description,
                    variables: server.variables.unwrap_or_default(),
                });
            }
        }
        servers
    }

    /// The declared tags, then those that only operations name.
    pub(super) fn tags(&mut self, root: &Node<'d>, used: &[&str]) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        if let Some(list) = root.get("tags")
            && self.list(&list)
        {
            for item in list.items() {
                let Some(name) = self.text(&item, "name") else {
                    continue;
                };
                if !used.contains(&name) || tags.iter().any(|tag| tag.name == name) {
                    continue;
                }
                self.known(&item, &keywords::TAG);
                let description = self.description(&item);
                tags.push(Tag {
                    name: name.to_owned(),
                    description,
                });
            }
        }
        for &name in used {
            if !tags.iter().any(|tag| tag.name == name) {
                tags.push(Tag {
                    name: name.to_owned(),
                    description: None,
                });
            }
        }
        tags
    }
}
