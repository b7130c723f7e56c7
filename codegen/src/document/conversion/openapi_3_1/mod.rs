//! The passes for `OpenAPI` 3.1, whose schemas are those of JSON Schema 2020-12, and for 3.2, which
//! only adds to it: one list serves both.

mod documents;
mod events;
mod grammar;
mod identifiers;
mod limits;
mod maps;
mod media;
mod operations;
mod path_items;
mod references;
mod security;
mod site;
mod tuples;
mod types;
mod unchecked;
mod values;

use std::cmp::Reverse;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Entry};
use grammar::{Kind, Node};
use site::Site;

/// A pass looks at one object, whose parts all passes have already been at.
type Pass = fn(&mut Site<'_>);

/// What is done to objects of a kind, in this order.
fn passes(kind: Kind) -> &'static [Pass] {
    match kind {
        Kind::Document => &[
            documents::info,
            documents::tags,
            documents::servers,
            documents::webhooks,
            documents::dialect,
            security::schemes,
        ],
        Kind::Components => &[],
        Kind::PathItem => &[
            references::siblings_of_path_item,
            documents::servers,
            path_items::operations,
        ],
        Kind::Operation => &[operations::responses, documents::servers],
        Kind::Parameter => &[
            references::description,
            operations::querystring,
            operations::cookie,
        ],
        Kind::RequestBody => &[references::description],
        Kind::Response => &[references::description, operations::summary],
        Kind::MediaType => &[media::encodings, media::items],
        // `$ref` is last, since it depends on what is left beside it.
        Kind::Schema => &[
            values::constant,
            values::example,
            values::content,
            types::null,
            types::lists,
            limits::exclusive,
            tuples::items,
            maps::patterns,
            maps::unevaluated,
            types::never,
            types::default_tag,
            unchecked::keywords,
            references::siblings,
        ],
    }
}

pub(super) fn convert(document: &mut Document) -> Diagnostics {
    let mut nodes = grammar::nodes(document);
    if events::data(document, &nodes) {
        // What an event's data holds are schemas too.
        nodes = grammar::nodes(document);
    }
    security::names(document, &nodes);
    let diagnostics = security::certificates(document, &nodes);
    identifiers::resolve(document, &nodes);
    media::parts(document, &nodes);
    // What lies within is done before what holds it, which may move it.
    nodes.sort_by_key(|node| Reverse(node.place.fragment().matches('/').count()));
    for Node { place, kind } in &nodes {
        let Document {
            files, moves, said, ..
        } = document;
        let Some(Entry::Loaded(file)) = files.get_mut(place.file()) else {
            continue;
        };
        let Some(value) = file.value.pointer_mut(place.fragment()) else {
            continue;
        };
        if *kind == Kind::Schema {
            types::boolean(value, place, said);
        }
        if let Value::Object(members) = value {
            let mut site = Site {
                place,
                members,
                moves,
                said,
            };
            for pass in passes(*kind) {
                pass(&mut site);
            }
        }
    }
    diagnostics
}
