//! Which values `Debug` may show: `x-sensitive`, and what the settings name.

use std::collections::{HashSet, VecDeque};

use super::codes;
use super::kind::Kind;
use super::node::Node;
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, closest};
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// What `x-sensitive` says of a schema, or the settings in its place.
    pub(super) fn sensitive(&mut self, node: &Node<'d>) -> Option<bool> {
        let said = self.optional_flag(node, "x-sensitive");
        said.or_else(|| self.opened.contains(&node.pointer).then_some(false))
    }

    /// Opens what the settings name, as `Schema` or `Schema.property`.
    pub(super) fn open(&mut self, names: &[String]) {
        for name in names {
            if let Some(node) = self.named(name)
                && !self.is_secret(&node, name)
            {
                self.opened.insert(node.pointer);
            }
        }
    }

    /// The schema or property of this name. That there is none is told.
    fn named(&mut self, name: &str) -> Option<Node<'d>> {
        let place = Pointer::root().child("components").child("schemas");
        let Some(schemas) = self.at(place) else {
            self.unknown(name, "", self.root(), &[]);
            return None;
        };
        // A name of the document may hold dots itself.
        let Some((schema, mut rest)) = member(&schemas, name) else {
            let known: Vec<&str> = schemas.entries().map(|(key, _)| key).collect();
            self.unknown(name, "", schemas, &known);
            return None;
        };
        let mut node = schema;
        while !rest.is_empty() {
            match self.property(&node, rest) {
                Ok(found) => (node, rest) = found,
                Err(known) => {
                    let path = name.strip_suffix(rest).unwrap_or_default();
                    self.unknown(name, path, node, &known);
                    return None;
                }
            }
        }
        Some(node)
    }

    /// The property whose name `path` starts with, and what follows it; else the names that
    /// there are.
    fn property<'p>(
        &mut self,
        node: &Node<'d>,
        path: &'p str,
    ) -> Result<(Node<'d>, &'p str), Vec<&'d str>> {
        let mut known = Vec::new();
        let mut seen = HashSet::new();
        let mut parts = VecDeque::from([node.clone()]);
        while let Some(part) = parts.pop_front() {
            let Some(part) = self.follow(part, Kind::Schema) else {
                continue;
            };
            if !seen.insert(part.pointer.clone()) {
                continue;
            }
            if let Some(properties) = part.get("properties") {
                if let Some(found) = member(&properties, path) {
                    return Ok(found);
                }
                known.extend(properties.entries().map(|(key, _)| key));
            }
            parts.extend(part.get("allOf").iter().flat_map(Node::items));
            parts.extend(part.get("items"));
        }
        Err(known)
    }

    /// Tells that after `path` there is no such name among those that are known.
    fn unknown(&mut self, name: &str, path: &str, searched: Node<'d>, known: &[&str]) {
        let known: Vec<String> = known.iter().map(|key| format!("{path}{key}")).collect();
        let similar = closest(name, known.iter().map(String::as_str));
        let help = match similar {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => "name it as `Schema` or `Schema.property`".to_owned(),
        };
        self.push(
            Diagnostic::new(
                &codes::NOTHING_SELECTED,
                format!("the settings let `Debug` show `{name}`, which is not described"),
                searched.pointer,
            )
            .key()
            .label("searched here")
            .help(help),
        );
    }

    /// Whether the document calls it sensitive, which is told: itself, or a schema that describes
    /// the same value or those in it.
    fn is_secret(&mut self, used: &Node<'d>, name: &str) -> bool {
        let mut seen = HashSet::new();
        let mut parts = VecDeque::from([used.clone()]);
        while let Some(part) = parts.pop_front() {
            if !seen.insert(part.pointer.clone()) {
                continue;
            }
            let marked = part.get("x-sensitive");
            let marked = marked.filter(|mark| mark.value.as_bool() == Some(true));
            let password = part.get("format");
            let password = password.filter(|format| format.value.as_str() == Some("password"));
            if let Some(mark) = marked.or(password) {
                self.push(
                    Diagnostic::new(
                        &codes::SENSITIVE,
                        format!("the settings let `Debug` show `{name}`, which is sensitive"),
                        mark.pointer,
                    )
                    .label("says that it is a secret")
                    .help("let the settings not name it, or correct the document"),
                );
                return true;
            }
            for key in ["allOf", "oneOf", "anyOf"] {
                parts.extend(part.get(key).iter().flat_map(Node::items));
            }
            for key in ["items", "additionalProperties"] {
                parts.extend(part.get(key));
            }
            // Each hop on its own: what stands beside a reference counts.
            if let Some(reference) = part.reference()
                && let Some(pointer) = self.resolve(&part, reference, Kind::Schema)
            {
                parts.extend(self.at(pointer));
            }
        }
        false
    }
}

/// The longest key of a mapping that a dotted path starts with, and the rest of the path.
fn member<'d, 'p>(mapping: &Node<'d>, path: &'p str) -> Option<(Node<'d>, &'p str)> {
    let fitting = mapping.entries().filter_map(|(key, node)| {
        let rest = path.strip_prefix(key)?;
        let rest = match rest.strip_prefix('.') {
            None if rest.is_empty() => rest,
            Some(rest) if !rest.is_empty() => rest,
            None | Some(_) => return None,
        };
        Some((node, rest))
    });
    fitting.min_by_key(|(_, rest)| rest.len())
}
