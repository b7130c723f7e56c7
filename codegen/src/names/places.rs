//! What each item of an API stands for in the document, in a way that additions do not change.
//!
//! A place is written like a JSON Pointer, with names where a pointer has positions: an
//! alternative is called by its own name, a parameter by its location and name, a value by itself.

use std::collections::HashMap;

use super::scope::digest;
use crate::model::{
    Answer, Api, Header, Hint, Literal, Location, Operation, Parameter, Status, TypeKind, Types,
    Union,
};
use crate::pointer::Pointer;

/// The places of the declared types, in their order.
pub(super) fn types(types: &Types, operations: &[Operation]) -> Vec<String> {
    let mut places: Vec<String> = Vec::with_capacity(types.len());
    let mut taken = HashMap::new();
    for (_, def) in types.iter() {
        let place = match &def.hint {
            Hint::Name(_) => plain(def.pointer.as_str(), ""),
            Hint::Part(parent, role) => {
                let holder = places.get(parent.index()).map_or("", String::as_str);
                let parent = types.get(*parent);
                if let TypeKind::Union(_) = parent.kind {
                    format!("{holder}/oneOf/{}", token(role))
                } else {
                    within(&def.pointer, &parent.pointer, holder, role)
                }
            }
            Hint::Operation(operation, role) => match operations.get(operation.index()) {
                Some(operation) => {
                    let holder = self::operation(operation);
                    within(&def.pointer, &operation.pointer, &holder, role)
                }
                None => plain(def.pointer.as_str(), role),
            },
        };
        places.push(distinct_from(&mut taken, &short(place)));
    }
    places
}

/// How long the place of a type may be. Everything in the type repeats it, and what is merged round
/// a cycle lies thousands of levels deep.
const LONGEST: usize = 400;

/// The place itself, or else its end behind a number for its beginning.
fn short(place: String) -> String {
    if place.len() <= LONGEST {
        return place;
    }
    let mut ends = place.match_indices('/').map(|(at, _)| place.split_at(at));
    match ends.find(|(_, end)| end.len() <= LONGEST / 2) {
        Some((start, end)) => format!("#/~{:08x}{end}", digest(start)),
        None => place,
    }
}

fn distinct(places: impl Iterator<Item = String>) -> Vec<String> {
    let mut taken = HashMap::new();
    places
        .map(|place| distinct_from(&mut taken, &place))
        .collect()
}

/// The place, or else it with the first number that nobody has.
fn distinct_from(taken: &mut HashMap<String, usize>, place: &str) -> String {
    let mut distinct = place.to_owned();
    while let Some(number) = taken.get_mut(&distinct) {
        *number += 1;
        distinct = format!("{place}+{number}");
    }
    taken.insert(distinct.clone(), 1);
    distinct
}

/// The place of a part of `holder`; one that stands elsewhere has its own.
fn within(pointer: &Pointer, of: &Pointer, holder: &str, role: &str) -> String {
    match pointer.as_str().strip_prefix(of.as_str()) {
        Some(rest) if rest.starts_with('/') => format!("{holder}{}", plain(rest, role)),
        _ => plain(pointer.as_str(), role),
    }
}

/// A pointer without positions in lists that an addition can move.
fn plain(pointer: &str, role: &str) -> String {
    let mut place = String::with_capacity(pointer.len());
    let mut tokens = pointer.split('/').peekable();
    let mut is_first = true;
    while let Some(part) = tokens.next() {
        if !is_first {
            place.push('/');
        }
        is_first = false;
        let is_position = tokens
            .peek()
            .is_some_and(|next| !next.is_empty() && next.bytes().all(|c| c.is_ascii_digit()));
        if !is_position {
            place.push_str(part);
            continue;
        }
        match part {
            "allOf" => {
                tokens.next();
                // What is merged stands in the whole.
                place.pop();
            }
            "oneOf" | "anyOf" | "parameters" => {
                tokens.next();
                place.push_str(part);
                place.push('/');
                place.push_str(&token(role));
            }
            _ => place.push_str(part),
        }
    }
    printable(&place)
}

pub(super) fn field(ty: &str, name: &str) -> String {
    format!("{ty}/properties/{}", token(name))
}

pub(super) fn literal(ty: &str, literal: &Literal) -> String {
    printable(&format!("{ty}/enum/{}", literal.value))
}

/// The places of a union's alternatives. Several may be called alike.
pub(super) fn variants(ty: &str, union: &Union) -> Vec<String> {
    let variants = union.variants.iter();
    distinct(variants.map(|variant| format!("{ty}/oneOf/{}", token(&variant.hint))))
}

pub(super) fn operation(operation: &Operation) -> String {
    printable(operation.pointer.as_str())
}

pub(super) fn parameter(operation: &Operation, parameter: &Parameter) -> String {
    let location = match parameter.location {
        Location::Path(..) => "path",
        Location::Query { .. } => "query",
        Location::Header(..) => "header",
        Location::Cookie(..) => "cookie",
    };
    let name = token(&parameter.name);
    format!(
        "{}/parameters/{location}:{name}",
        self::operation(operation)
    )
}

pub(super) fn answer(holder: &str, answer: &Answer) -> String {
    let status = match answer.status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::AnySuccess | Status::Any => "default".to_owned(),
    };
    match &answer.hint {
        None => format!("{holder}/responses/{status}"),
        Some(hint) => format!("{holder}/responses/{status}/{}", token(hint)),
    }
}

/// Where an operation is read or called in another way.
pub(super) fn way(operation: &Operation, keyword: &str, hint: &str) -> String {
    format!("{}/{keyword}/{}", self::operation(operation), token(hint))
}

pub(super) fn tag(tag: Option<&str>) -> String {
    format!("#/tags/{}", tag.map(token).unwrap_or_default())
}

pub(super) fn scheme(name: &str) -> String {
    format!("#/components/securitySchemes/{}", token(name))
}

pub(super) fn servers(api: &Api) -> Vec<String> {
    let servers = api.servers.iter();
    distinct(servers.map(|server| format!("#/servers/{}", token(&server.url))))
}

/// Headers of one name may be several, of different types.
pub(super) fn header(header: &Header) -> String {
    plain(header.pointer.as_str(), &header.name)
}

/// A token of a JSON Pointer, on one line.
fn token(text: &str) -> String {
    printable(&text.replace('~', "~0").replace('/', "~1"))
}

/// Without characters that end or hide a line.
fn printable(text: &str) -> String {
    let turns_text = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_harmless = |c: char| !(c.is_control() || c.is_whitespace() || turns_text(c)) || c == ' ';
    if text.chars().all(is_harmless) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_last = at + c.len_utf8() == text.len();
        if is_harmless(c) && !(is_last && c == ' ') {
            shown.push(c);
        } else {
            shown.extend(c.escape_unicode());
        }
    }
    shown
}
