//! References by `$id`, `$anchor` and the like become references by place, within one file.

use std::collections::HashMap;

use serde_json::Value;

use super::grammar::{Kind, Node};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Entry, codes};
use crate::pointer::Pointer;

/// What schemas are called besides their places.
#[derive(Default)]
struct Names {
    /// The identifiers of schemas that have one.
    ids: HashMap<Pointer, String>,
    /// Schemas by file and identifier.
    by_id: HashMap<(String, String), Pointer>,
    /// Schemas by the schema with an identifier that they lie in, and their anchor.
    anchors: HashMap<(Pointer, String), Pointer>,
    /// Schemas that hold definitions.
    holders: Vec<Pointer>,
}

/// What a reference stands for.
struct Meaning {
    target: Pointer,
    remark: Option<Diagnostic>,
}

pub(super) fn resolve(document: &mut Document, nodes: &[Node]) {
    let schemas: Vec<&Pointer> = nodes
        .iter()
        .filter(|node| node.kind == Kind::Schema)
        .map(|node| &node.place)
        .collect();
    let names = Names::of(document, &schemas);
    for place in schemas {
        for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
            rewrite(document, &names, place, key);
        }
    }
}

fn rewrite(document: &mut Document, names: &Names, place: &Pointer, key: &str) {
    let Some(schema) = document.value(place) else {
        return;
    };
    let Some(text) = schema.get(key).and_then(Value::as_str) else {
        return;
    };
    let is_dynamic = key != "$ref";
    if is_dynamic && schema.get("$ref").is_some() {
        return;
    }
    // What is plainly a place needs no search.
    let is_place = text.starts_with("#/") && names.base(place).is_none();
    if is_place && !is_dynamic && names.holders.is_empty() {
        return;
    }
    let meaning = names.meaning(document, place, text);
    let mut remark = None;
    let is_known = meaning.is_some();
    let reference = match meaning {
        Some(meaning) => {
            remark = meaning.remark;
            format!("#{}", meaning.target.fragment().replace('%', "%25"))
        }
        None if is_dynamic => text.to_owned(),
        None => return,
    };
    if is_dynamic && is_known {
        remark = Some(
            Diagnostic::new(
                &codes::NOT_HONOURED,
                format!("`{key}` always leads to the same schema"),
                place.child(key),
            )
            .label("taken as `$ref`")
            .help("what other schemas put in its place is not known; write such schemas out"),
        );
    }
    let Some(Entry::Loaded(file)) = document.files.get_mut(place.file()) else {
        return;
    };
    let schema = file.value.pointer_mut(place.fragment());
    let Some(schema) = schema.and_then(Value::as_object_mut) else {
        return;
    };
    schema.shift_remove(key);
    schema.insert("$ref".to_owned(), Value::String(reference));
    if is_dynamic {
        let from = place.child(key);
        document.moves.set(place.child("$ref"), from);
    }
    if let Some(remark) = remark {
        document.remark(place, remark);
    }
}

impl Names {
    fn of(document: &Document, schemas: &[&Pointer]) -> Self {
        let mut names = Self::default();
        let text = |place: &Pointer, key: &str| {
            let text = document.value(place)?.get(key)?.as_str()?;
            Some(text.to_owned())
        };
        for &place in schemas {
            if let Some(id) = text(place, "$id").filter(|id| !id.starts_with('#')) {
                names.ids.insert(place.clone(), id);
            }
            let holds = |key| document.value(place).is_some_and(|s| s.get(key).is_some());
            if holds("$defs") || holds("definitions") {
                names.holders.push(place.clone());
            }
        }
        // Identifiers are relative to those of the schemas around them.
        let places: Vec<Pointer> = names.ids.keys().cloned().collect();
        for place in places {
            let outer = place.parent().and_then(|holder| names.base(&holder));
            let outer = outer.and_then(|outer| names.ids.get(&outer));
            if let Some(id) = names.ids.get(&place) {
                let file = place.file().to_owned();
                let joined = join(outer.map(String::as_str), id);
                names
                    .by_id
                    .insert((file.clone(), id.clone()), place.clone());
                names.by_id.insert((file, joined), place.clone());
            }
        }
        if let Some(own) = document.root().get("$self").and_then(Value::as_str) {
            let root = Pointer::root();
            names.by_id.insert((String::new(), own.to_owned()), root);
        }
        for &place in schemas {
            for key in ["$anchor", "$dynamicAnchor"] {
                if let Some(anchor) = text(place, key) {
                    let root = Pointer::file_root(place.file());
                    let base = names.base(place).unwrap_or(root);
                    names.anchors.insert((base, anchor), place.clone());
                }
            }
        }
        names
    }

    /// The schema with an identifier that a place lies in.
    fn base(&self, place: &Pointer) -> Option<Pointer> {
        if self.ids.is_empty() {
            return None;
        }
        let mut at = Some(place.clone());
        while let Some(place) = at {
            if self.ids.contains_key(&place) {
                return Some(place);
            }
            at = place.parent();
        }
        None
    }

    fn meaning(&self, document: &Document, place: &Pointer, text: &str) -> Option<Meaning> {
        let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = Pointer::file_root(place.file());
        let base = self.base(place);
        let resource = if uri.is_empty() {
            base.unwrap_or_else(|| file.clone())
        } else {
            let outer = base.and_then(|base| self.ids.get(&base));
            let joined = join(outer.map(String::as_str), uri);
            let found = self.by_id.get(&(place.file().to_owned(), joined));
            found
                .or_else(|| self.by_id.get(&(place.file().to_owned(), uri.to_owned())))?
                .clone()
        };
        if fragment.is_empty() && resource.fragment().is_empty() {
            return enclosing(document, place, text);
        }
        if fragment.is_empty() {
            return Some(Meaning {
                target: resource,
                remark: None,
            });
        }
        if !fragment.starts_with('/') {
            let anchor = (resource, fragment.to_owned());
            let target = self.anchors.get(&anchor)?.clone();
            return Some(Meaning {
                target,
                remark: None,
            });
        }
        let path = Pointer::parse_reference_from_root(&file, &format!("#{fragment}")).ok()?;
        let within = path.rebase(&file, &resource)?;
        if document.value(&within).is_some() {
            return Some(Meaning {
                target: within,
                remark: None,
            });
        }
        if document.value(&path).is_some() {
            return None;
        }
        let first = within.tokens().nth(resource.tokens().count());
        let holder = first.map(|first| resource.child(&first));
        if holder.is_some_and(|holder| document.value(&holder).is_some()) {
            // It leads somewhere within, but not to its end: the next stage says how far.
            return Some(Meaning {
                target: within,
                remark: None,
            });
        }
        nearby(document, place, &path, &file)
    }
}

/// To a schema that was copied into a document, the document is not what it begins with.
fn enclosing(document: &Document, place: &Pointer, text: &str) -> Option<Meaning> {
    let file = Pointer::file_root(place.file());
    document.value(&file)?.get("openapi")?;
    let schemas = file.child("components").child("schemas");
    let mut target = place.clone();
    while let Some(holder) = target.parent() {
        if holder == schemas {
            let remark = Diagnostic::new(
                &codes::REFERENCE_BASE,
                format!("`{text}` is the whole document"),
                place.child("$ref"),
            )
            .label(format!("taken for `{target}`"))
            .help("refer to the schema by its place in the document");
            return Some(Meaning {
                target,
                remark: Some(remark),
            });
        }
        target = holder;
    }
    None
}

/// Schemas that were copied into a document refer to definitions as if they were its root.
fn nearby(document: &Document, place: &Pointer, path: &Pointer, file: &Pointer) -> Option<Meaning> {
    let first = path.tokens().next()?.into_owned();
    if first != "$defs" && first != "definitions" {
        return None;
    }
    let mut holder = Some(place.clone());
    while let Some(around) = holder {
        let target = path.rebase(file, &around)?;
        if document.value(&target).is_some() {
            let remark = Diagnostic::new(
                &codes::REFERENCE_BASE,
                format!("there is nothing at `{path}`"),
                place.child("$ref"),
            )
            .label(format!("taken for `{target}`"))
            .help("a reference begins at the root of the file");
            return Some(Meaning {
                target,
                remark: Some(remark),
            });
        }
        holder = around.parent();
    }
    None
}

/// A URI reference against a base, as far as identifiers of schemas need it.
pub(super) fn join(base: Option<&str>, reference: &str) -> String {
    let reference = reference.trim_end_matches('#');
    let base = base.unwrap_or_default();
    if reference.contains("://") || reference.starts_with("urn:") || base.is_empty() {
        return reference.to_owned();
    }
    if let Some(path) = reference.strip_prefix('/') {
        let host_end = base.find("://").map_or(0, |at| at + 3);
        let host = base.get(host_end..).unwrap_or_default();
        let host = host.split('/').next().unwrap_or_default();
        let scheme = base.get(..host_end).unwrap_or_default();
        return format!("{scheme}{host}/{path}");
    }
    let folder = base
        .rfind('/')
        .map_or("", |end| base.get(..=end).unwrap_or_default());
    let name = reference.strip_prefix("./").unwrap_or(reference);
    format!("{folder}{name}")
}
