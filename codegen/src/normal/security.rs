//! Reads security requirements and the schemes that they name.

use indexmap::IndexSet;

use super::codes;
use super::kind::Kind;
use super::node::Node;
use super::reader::Reader;
use super::{Requirement, SecurityScheme};
use crate::diagnostic::{Diagnostic, closest};
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// The requirement of an operation, or the document's where it has none of its own.
    pub(super) fn requirements(&mut self, operation: &Node<'d>) -> Vec<Requirement> {
        let Some(list) = operation
            .get("security")
            .or_else(|| self.root().get("security"))
        else {
            return Vec::new();
        };
        if !self.list(&list) {
            return Vec::new();
        }
        let mut requirements = Vec::new();
        let mut is_asked = false;
        let is_only = list.items().count() == 1;
        for item in list.items() {
            is_asked = true;
            if !self.mapping(&item) {
                continue;
            }
            let mut schemes = Vec::new();
            let mut usable = true;
            for (name, scopes) in item.entries() {
                if self.scheme_node(name).is_some() {
                    schemes.push(name.to_owned());
                } else {
                    self.undeclared(name, scopes.pointer, is_only);
                    usable = false;
                }
            }
            if usable {
                requirements.push(Requirement {
                    pointer: self.document.origin(&item.pointer),
                    schemes,
                });
            }
        }
        if is_asked && requirements.is_empty() {
            // Leaving out the last alternative would call the operation without credentials.
            self.push(
                Diagnostic::new(
                    &codes::NO_CREDENTIALS,
                    "none of the required credentials is declared",
                    list.pointer,
                )
                .key()
                .label("the operation would be called without any")
                .help(self.declare("the schemes")),
            );
        }
        requirements
    }

    /// The schemes that requirements name, in document order.
    pub(super) fn security_schemes(&mut self, used: &IndexSet<String>) -> Vec<SecurityScheme> {
        let Some(schemes) = self.at(schemes_pointer()) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (name, node) in schemes.entries() {
            if !used.contains(name) {
                continue;
            }
            let pointer = self.document.origin(&node.pointer);
            let Some(node) = self.follow(node, Kind::SecurityScheme) else {
                continue;
            };
            if self.remarks(&node)
                && let Some(scheme) = self.read(&node, "Security Scheme Object")
            {
                found.push(SecurityScheme {
                    pointer,
                    name: name.to_owned(),
                    scheme,
                });
            }
        }
        found
    }

    /// The advice to declare schemes, where the document has them.
    fn declare(&self, what: &str) -> String {
        let place = self.document.origin(&schemes_pointer());
        let place = place.tokens().collect::<Vec<_>>().join(".");
        format!("declare {what} in `{place}`")
    }

    fn scheme_node(&self, name: &str) -> Option<Node<'d>> {
        self.at(schemes_pointer().child(name))
    }

    fn undeclared(&mut self, name: &str, place: Pointer, is_only: bool) {
        let declared = self.at(schemes_pointer());
        let names: Vec<&str> = declared
            .iter()
            .flat_map(Node::entries)
            .map(|(name, _)| name)
            .collect();
        let is_uri = name.contains("://") || name.contains('#');
        let message = if is_uri {
            format!("`{name}` is no security scheme of this document")
        } else {
            format!("no security scheme is named `{name}`")
        };
        let mut diagnostic = Diagnostic::new(&codes::UNDECLARED_SCHEME, message, place)
            .key()
            .label(if is_only {
                "there is no other way to call the operation"
            } else {
                "this alternative is left out"
            });
        diagnostic = match closest(name, names) {
            _ if is_uri => {
                diagnostic.help(format!("{} and call it by its name", self.declare("it")))
            }
            Some(similar) => diagnostic.help(format!("did you mean `{similar}`?")),
            None => diagnostic.help(self.declare("it")),
        };
        self.push(diagnostic);
    }
}

fn schemes_pointer() -> Pointer {
    Pointer::root().child("components").child("securitySchemes")
}
