//! Where references lead, and the texts of new ones.

use serde_json::{Value, json};

use super::super::super::Entry;
use super::super::Document;
use crate::pointer::Pointer;

/// Rings of references have no end.
const MAX_STEPS: usize = 32;

/// The place that a Reference Object in the file of `base` leads to.
pub(super) fn target(document: &Document, base: &Pointer, value: &Value) -> Option<Pointer> {
    let reference = value.get("$ref")?.as_str()?;
    let target = Pointer::parse_reference_from_root(base, reference).ok()?;
    let target = document.canonical(target);
    document.value(&target).is_some().then_some(target)
}

/// The place of the object that `place` holds or, through references, leads to.
pub(super) fn end(document: &Document, place: Pointer) -> Option<Pointer> {
    let mut place = place;
    for _ in 0..MAX_STEPS {
        let value = document.value(&place)?;
        if value.get("$ref").is_none() {
            return Some(place);
        }
        place = target(document, &place, value)?;
    }
    None
}

/// A Reference Object that stands in the file of `base` and leads to `place`.
pub(super) fn to(document: &Document, base: &Pointer, place: &Pointer) -> Value {
    let mut text = String::new();
    if place.file() != base.file() {
        for _ in base.file().matches('/') {
            text.push_str("../");
        }
        text.push_str(file_name(document, place));
    }
    text.push('#');
    text.push_str(place.fragment());
    // The reader decodes it.
    json!({ "$ref": text.replace('%', "%25") })
}

/// The same for a schema; what is nothing but a reference itself is passed over.
pub(super) fn to_schema(document: &Document, base: &Pointer, place: &Pointer) -> Value {
    let value = document.value(place);
    let target = value
        .filter(|value| value.as_object().is_some_and(|members| members.len() == 1))
        .and_then(|value| target(document, place, value));
    to(document, base, target.as_ref().unwrap_or(place))
}

fn file_name<'d>(document: &'d Document, place: &'d Pointer) -> &'d str {
    match (place.file(), document.files.get("")) {
        ("", Some(Entry::Loaded(main))) => {
            let name = main.source.name();
            name.rsplit(['/', '\\']).next().unwrap_or(name)
        }
        (name, _) => name,
    }
}
