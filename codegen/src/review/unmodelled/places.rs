//! What a place in a document is about.

use std::borrow::Cow;

use crate::pointer::Pointer;
use crate::review::code;

/// What holds members that the document's author has named.
const HOLDERS: [&str; 13] = [
    "$defs",
    "callbacks",
    "content",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "mapping",
    "patternProperties",
    "properties",
    "responses",
    "scopes",
    "variables",
];

/// Whether the members of an object are named by the document's author.
pub(super) fn holds_names(pointer: &Pointer) -> bool {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(Cow::as_ref).collect();
    match tokens.as_slice() {
        // A property may be called `properties` itself.
        [.., "properties", _] | [] => false,
        ["webhooks" | "securityDefinitions"] | ["components", "securitySchemes"] => true,
        [.., last] => HOLDERS.contains(last),
    }
}

/// The keyword at or above a place, for what is named by the author or has only a position.
pub(super) fn keyword(pointer: &Pointer) -> String {
    let mut at = pointer.clone();
    while let Some(holder) = at.parent() {
        let last = at.last().unwrap_or_default();
        let is_position = last.bytes().all(|byte| byte.is_ascii_digit());
        if is_position || holds_names(&holder) || is_scope(&at) {
            at = holder;
            continue;
        }
        return last;
    }
    "the document".to_owned()
}

/// Whether a place is a scheme that is asked for, or one of its scopes.
fn is_scope(pointer: &Pointer) -> bool {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let at = tokens.iter().rposition(|token| token == "security");
    at.is_some_and(|at| (at == 0 || at == 3) && tokens.len() > at + 2)
}

/// The property to which a place belongs.
pub(super) fn property(pointer: &Pointer) -> Option<String> {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let at = tokens.iter().rposition(|token| token == "properties")?;
    Some(tokens.get(at + 1)?.to_string())
}

/// The operation or component to which a place belongs.
pub(super) fn subject(pointer: &Pointer) -> String {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(Cow::as_ref).collect();
    match tokens.as_slice() {
        ["paths", path, method, ..] => code(format!("{} {path}", method.to_uppercase())),
        ["components", _, name, ..]
        | ["webhooks" | "definitions" | "securityDefinitions", name, ..] => code(name),
        _ => "the document".to_owned(),
    }
}

/// The operation to which a place belongs.
pub(super) fn operation(pointer: &Pointer) -> Option<String> {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let (path, method) = (tokens.get(1)?, tokens.get(2)?);
    (tokens.first()? == "paths").then(|| format!("{} {path}", method.to_uppercase()))
}
