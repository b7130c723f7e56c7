//! References: the files that they name, and the places that they lead to.

use serde_json::Value;

use super::codes;
use super::{Document, Entry};
use crate::diagnostic::{Diagnostic, Severity, Target, closest};
use crate::pointer::{Pointer, ReferenceError};

/// The texts of a value that may name other files.
///
/// Some of them stand in examples or are otherwise not meant so. It does no harm: a file is read
/// in vain, and whether it could be read matters only to who resolves the reference.
pub(super) fn external(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(items) => rest.extend(items),
            Value::Object(members) => {
                rest.extend(members.values());
                if let Some(Value::String(reference)) = members.get("$ref") {
                    found.push(reference.as_str());
                }
                if let Some(Value::Object(mapping)) = members.get("mapping") {
                    let named = mapping.values().filter_map(Value::as_str);
                    found.extend(named.filter(|name| name.contains(['#', '.', '/'])));
                }
            }
            _ => {}
        }
    }
    found.retain(|reference| !reference.starts_with('#'));
    found
}

/// What describes the use of a schema that a `$ref` beside it leads to. It does not change the
/// values, so that every version has it there.
pub const ANNOTATIONS: [&str; 9] = [
    "title",
    "description",
    "default",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "x-sensitive",
];

/// Whether a key may stand in a schema with a `$ref` without restricting values.
pub fn may_stand_beside(key: &str) -> bool {
    ANNOTATIONS.contains(&key)
        || ["$ref", "$defs", "definitions"].contains(&key)
        || key.starts_with("x-")
}

impl Document {
    /// The place that a reference leads to. `place` is where its text stands, which the message
    /// points to if it leads nowhere.
    pub fn resolve(&self, place: &Pointer, reference: &str) -> Result<Pointer, Diagnostic> {
        let target = Pointer::parse_reference_from_root(place, reference)
            .map(|target| self.canonical(target))
            .and_then(|target| match self.path_from_root(target.file()) {
                Some(_) => Ok(target),
                None => Err(ReferenceError::Outside),
            })
            .map_err(|error| self.refused(error, place, reference))?;
        let root = Pointer::file_root(target.file());
        match self.files.get(target.file()) {
            None | Some(Entry::Unreadable(_)) => Err(self.unreadable(&target, place)),
            Some(Entry::Loaded(file)) if file.diagnostics.has_errors() => {
                let message = format!("the file `{}` is broken", target.file());
                let mut diagnostic = Diagnostic::new(&codes::BROKEN_FILE, message, place.clone());
                let mut faults = file.diagnostics.iter();
                if let Some(fault) = faults.find(|d| d.severity() == Severity::Error) {
                    diagnostic = diagnostic.related_on(
                        fault.place().clone(),
                        fault.target(),
                        fault.message(),
                    );
                }
                Err(diagnostic)
            }
            Some(Entry::Loaded(file)) => match file.value.pointer(target.fragment()) {
                Some(value) if is_document(value) => Err(whole(&target, place)),
                Some(_) => Ok(target),
                None => {
                    let moved = self.moved(&target);
                    moved.ok_or_else(|| dangling(&file.value, &target, root, place))
                }
            },
        }
    }

    fn refused(&self, error: ReferenceError, place: &Pointer, reference: &str) -> Diagnostic {
        let example = self.words.reference();
        let mut keywords = self.words.fields("Schema Object");
        let (_, anchor) = reference.split_once('#').unwrap_or_default();
        let (code, help) = match error {
            ReferenceError::Remote => (
                &codes::REMOTE_REFERENCE,
                "download the file into the folder of the document and refer to it by a relative \
                 name"
                    .to_owned(),
            ),
            ReferenceError::Outside => (
                &codes::OUTSIDE_REFERENCE,
                "name a folder that holds both with `--root DIR`, or copy the file into the folder \
                 of the document"
                    .to_owned(),
            ),
            ReferenceError::NotAPointer
                if is_name(anchor) && keywords.any(|keyword| keyword == "$anchor") =>
            {
                let message = format!("no schema has the anchor `{anchor}`");
                return Diagnostic::new(&codes::DANGLING_REFERENCE, message, place.clone()).help(
                    format!("write `$anchor: {anchor}` into a schema, or refer to its place: `{example}`"),
                );
            }
            ReferenceError::NotAPointer => (
                &codes::MALFORMED_REFERENCE,
                format!(
                    "a pointer looks like `{example}`; in it `/` is written `~1` and `~` is `~0`"
                ),
            ),
            ReferenceError::Malformed => (
                &codes::MALFORMED_REFERENCE,
                format!("a reference looks like `{example}` or `common.yaml#/Pet`"),
            ),
        };
        let message = format!("`{reference}` is refused: {error}");
        Diagnostic::new(code, message, place.clone()).help(help)
    }

    fn unreadable(&self, target: &Pointer, place: &Pointer) -> Diagnostic {
        let file = target.file();
        let message = format!("the file `{file}` cannot be read");
        let diagnostic = Diagnostic::new(&codes::UNREADABLE_FILE, message, place.clone());
        match self.files.get(file) {
            Some(Entry::Unreadable(reason)) => diagnostic.label(reason),
            _ => diagnostic,
        }
        .help("file names are relative to the file that holds the reference")
    }
}

/// Whether a fragment can be an anchor.
fn is_name(fragment: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    !fragment.is_empty() && fragment.chars().all(is_sign)
}

/// Whether a value is a document instead of a part of one.
fn is_document(value: &Value) -> bool {
    value.get("openapi").is_some() || value.get("swagger").is_some()
}

fn whole(target: &Pointer, place: &Pointer) -> Diagnostic {
    let message = format!("`{target}` is the whole document");
    Diagnostic::new(&codes::DANGLING_REFERENCE, message, place.clone())
        .label("a part of it is needed here")
        .help("refer to the part by its place in the document")
}

/// Says how far the pointer leads, and what may be meant.
fn dangling(value: &Value, target: &Pointer, root: Pointer, place: &Pointer) -> Diagnostic {
    let mut holder = root;
    let mut value = value;
    let message = format!("there is nothing at `{target}`");
    let diagnostic = Diagnostic::new(&codes::DANGLING_REFERENCE, message, place.clone());
    for token in target.tokens() {
        let next = holder.child(&token);
        if let Some(member) = value.pointer(&format!("/{}", escaped(&next))) {
            value = member;
            holder = next;
            continue;
        }
        let diagnostic = diagnostic.label(format!("`{holder}` has no `{token}`"));
        let keys = value
            .as_object()
            .into_iter()
            .flat_map(|members| members.keys());
        return match closest(&token, keys.map(String::as_str)) {
            Some(meant) => diagnostic
                .related_on(holder.child(meant), Target::Key, "there is this one")
                .help(format!("did you mean `{}`?", holder.child(meant))),
            None => diagnostic.help(present(&holder, value)),
        };
    }
    diagnostic
}

/// What there is in place of what a reference misses.
fn present(holder: &Pointer, value: &Value) -> String {
    const SHOWN: usize = 5;
    let keys: Vec<&str> = value
        .as_object()
        .into_iter()
        .flat_map(|members| members.keys())
        .map(String::as_str)
        .collect();
    let mut names: Vec<String> = keys
        .iter()
        .take(SHOWN)
        .map(|key| format!("`{key}`"))
        .collect();
    let more = keys.len().saturating_sub(SHOWN);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    if names.is_empty() {
        return format!("add it: `{holder}` holds nothing");
    }
    format!("add it, or name one that there is: {}", names.join(", "))
}

/// The last token of a place, escaped.
fn escaped(place: &Pointer) -> &str {
    place
        .fragment()
        .rsplit_once('/')
        .map_or("", |(_, token)| token)
}
