//! Where the objects of a document stand: examples, extensions and names are none.

use std::collections::HashSet;

use serde_json::Value;

use crate::document::Document;
use crate::pointer::Pointer;

/// The kinds of objects that passes look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    /// A header is a parameter whose name and place are given.
    Parameter,
    RequestBody,
    Response,
    MediaType,
    Schema,
}

/// An object of the document.
pub(super) struct Node {
    pub place: Pointer,
    pub kind: Kind,
}

/// How a field holds objects.
#[derive(Clone, Copy)]
enum Holds {
    One,
    List,
    Map,
}

use Holds::{List, Map, One};

/// The fields that hold objects.
fn fields(kind: Kind) -> &'static [(&'static str, Holds, Kind)] {
    match kind {
        Kind::Document => &[
            ("paths", Map, Kind::PathItem),
            ("components", One, Kind::Components),
        ],
        Kind::Components => &[
            ("schemas", Map, Kind::Schema),
            ("responses", Map, Kind::Response),
            ("parameters", Map, Kind::Parameter),
            ("requestBodies", Map, Kind::RequestBody),
            ("headers", Map, Kind::Parameter),
            ("pathItems", Map, Kind::PathItem),
            ("mediaTypes", Map, Kind::MediaType),
        ],
        Kind::PathItem => &[
            ("parameters", List, Kind::Parameter),
            ("get", One, Kind::Operation),
            ("put", One, Kind::Operation),
            ("post", One, Kind::Operation),
            ("delete", One, Kind::Operation),
            ("options", One, Kind::Operation),
            ("head", One, Kind::Operation),
            ("patch", One, Kind::Operation),
            ("trace", One, Kind::Operation),
            ("query", One, Kind::Operation),
            ("additionalOperations", Map, Kind::Operation),
        ],
        Kind::Operation => &[
            ("parameters", List, Kind::Parameter),
            ("requestBody", One, Kind::RequestBody),
            ("responses", Map, Kind::Response),
        ],
        Kind::Parameter => &[
            ("schema", One, Kind::Schema),
            ("content", Map, Kind::MediaType),
        ],
        Kind::RequestBody => &[("content", Map, Kind::MediaType)],
        Kind::Response => &[
            ("headers", Map, Kind::Parameter),
            ("content", Map, Kind::MediaType),
        ],
        Kind::MediaType => &[
            ("schema", One, Kind::Schema),
            ("itemSchema", One, Kind::Schema),
        ],
        Kind::Schema => &[
            ("properties", Map, Kind::Schema),
            ("patternProperties", Map, Kind::Schema),
            ("additionalProperties", One, Kind::Schema),
            ("unevaluatedProperties", One, Kind::Schema),
            ("items", One, Kind::Schema),
            ("prefixItems", List, Kind::Schema),
            ("unevaluatedItems", One, Kind::Schema),
            ("allOf", List, Kind::Schema),
            ("anyOf", List, Kind::Schema),
            ("oneOf", List, Kind::Schema),
            ("$defs", Map, Kind::Schema),
            ("definitions", Map, Kind::Schema),
        ],
    }
}

/// The objects of the main file, and those that references lead to, each once.
pub(super) fn nodes(document: &Document) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut seen = HashSet::new();
    let mut rest = vec![(Pointer::root(), Kind::Document, document.root())];
    while let Some((place, kind, value)) = rest.pop() {
        if !seen.insert(place.clone()) {
            continue;
        }
        for (key, holds, kind) in fields(kind) {
            let Some(value) = value.get(key) else {
                continue;
            };
            let holder = place.child(key);
            match (holds, value) {
                (One, value) => rest.push((holder, *kind, value)),
                (List, Value::Array(items)) => {
                    let items = items.iter().enumerate();
                    rest.extend(items.map(|(index, item)| (holder.index(index), *kind, item)));
                }
                (Map, Value::Object(members)) => {
                    let may_be_extended = matches!(kind, Kind::PathItem | Kind::Response);
                    let members = members
                        .iter()
                        .filter(|(name, _)| !(may_be_extended && name.starts_with("x-")));
                    rest.extend(members.map(|(name, member)| (holder.child(name), *kind, member)));
                }
                (List | Map, _) => {}
            }
        }
        for reference in references(value) {
            let target = Pointer::parse_reference_from_root(&place, reference);
            if let Ok(target) = target.map(|target| document.canonical(target))
                && let Some(value) = document.value(&target)
            {
                rest.push((target, kind, value));
            }
        }
        nodes.push(Node { place, kind });
    }
    nodes
}

/// What an object refers to that is of its own kind.
fn references(value: &Value) -> impl Iterator<Item = &str> {
    let mapping = value.pointer("/discriminator/mapping");
    let mapped = mapping.and_then(Value::as_object).into_iter();
    let mapped = mapped.flat_map(|tags| tags.values());
    value
        .get("$ref")
        .into_iter()
        .chain(mapped)
        .filter_map(Value::as_str)
}
