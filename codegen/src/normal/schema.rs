//! Reads Schema Objects, each node once, references by id.

use super::SchemaId;
use super::codes;
use super::keywords;
use super::kind::Kind;
use super::node::Node;
use super::reader::Reader;
use super::written::{Part, Written};
use crate::diagnostic::Diagnostic;
use crate::document::references::{ANNOTATIONS, may_stand_beside};
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// The id of the schema at `node`, which may be a reference to another one.
    pub(super) fn schema(&mut self, node: &Node<'d>) -> SchemaId {
        if let Some(reference) = node.reference() {
            let Some(target) = self.resolve(node, reference, Kind::Schema) else {
                return self.unreadable(&node.pointer);
            };
            let id = self.intern(&target);
            self.remarks(node);
            return if self.has_siblings(node) {
                self.annotated(node, id)
            } else {
                id
            };
        }
        if let Some(&id) = self.by_pointer.get(&node.pointer) {
            return id;
        }
        let id = self.reserve(&node.pointer);
        self.read_into(id, node);
        id
    }

    /// The id of the schema that a resolved reference leads to; it is read later, so that
    /// recursion through references does not recurse here.
    pub(super) fn intern(&mut self, target: &Pointer) -> SchemaId {
        if let Some(&id) = self.by_pointer.get(target) {
            return id;
        }
        let id = self.reserve(target);
        self.queue.push_back((id, target.clone()));
        id
    }

    /// Reads what references led to, until nothing new turns up.
    pub(super) fn drain(&mut self) {
        while let Some((id, pointer)) = self.queue.pop_front() {
            if let Some(value) = self.document.value(&pointer) {
                self.read_into(id, &Node { value, pointer });
            }
        }
    }

    fn reserve(&mut self, pointer: &Pointer) -> SchemaId {
        let id = self.add(Written::empty(self.document.origin(pointer)));
        self.by_pointer.insert(pointer.clone(), id);
        id
    }

    pub(super) fn add(&mut self, written: Written) -> SchemaId {
        let id = SchemaId(self.written.len());
        self.written.push(written);
        id
    }

    /// A schema that takes any value, in place of one with a reported fault.
    fn unreadable(&mut self, pointer: &Pointer) -> SchemaId {
        let mut written = Written::empty(self.document.origin(pointer));
        written.raw = true;
        self.add(written)
    }

    fn has_siblings(&mut self, node: &Node<'d>) -> bool {
        let mut annotated = self.opened.contains(&node.pointer);
        for (key, sibling) in node.entries() {
            annotated |= ANNOTATIONS.contains(&key);
            if !may_stand_beside(key) {
                self.push(
                    Diagnostic::new(
                        &codes::REFERENCE_SIBLING,
                        format!("`{key}` beside `$ref` has no effect"),
                        sibling.pointer,
                    )
                    .key()
                    .label("ignored here")
                    .help("put the reference into `allOf` and this keyword beside it"),
                );
            }
        }
        annotated
    }

    /// A use of `target` with notes of its own.
    fn annotated(&mut self, node: &Node<'d>, target: SchemaId) -> SchemaId {
        if let Some(&id) = self.by_pointer.get(&node.pointer) {
            return id;
        }
        let id = self.reserve(&node.pointer);
        let mut written = Written::empty(self.document.origin(&node.pointer));
        written.place = node.pointer.clone();
        written.notes = self.notes(node);
        written.nullable = self.flag(node, "nullable");
        written.all_of.push(Part::whole(target));
        self.set(id, written);
        id
    }

    fn set(&mut self, id: SchemaId, written: Written) {
        if let Some(slot) = self.written.get_mut(id.0) {
            *slot = written;
        }
    }

    fn read_into(&mut self, id: SchemaId, node: &Node<'d>) {
        let mut written = Written::empty(self.document.origin(&node.pointer));
        written.place = node.pointer.clone();
        written.name = component_name(&node.pointer);
        if let Some(reference) = node.reference() {
            // A component that is a reference to another one.
            match self.resolve(node, reference, Kind::Schema) {
                Some(target) => {
                    let target = self.intern(&target);
                    self.remarks(node);
                    written.notes = self.notes(node);
                    written.nullable = self.flag(node, "nullable");
                    written.all_of.push(Part::whole(target));
                }
                None => written.raw = true,
            }
        } else if node.value.is_object() {
            self.known(node, &keywords::SCHEMA);
            self.read_keywords(node, &mut written, id);
        } else {
            let help = "a schema is a mapping such as `{type: string}`; `{}` takes any value";
            self.misshapen(node, "a Schema Object", help);
            written.raw = true;
        }
        self.set(id, written);
    }
}

/// The key of a schema that stands among the components, or at the top of another file.
pub(super) fn component_name(pointer: &Pointer) -> Option<String> {
    let tokens: Vec<_> = pointer.tokens().collect();
    match tokens
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .as_slice()
    {
        // A property may be called like the keyword.
        [.., "properties", "definitions" | "$defs", _] => None,
        ["components", "schemas", name] | [.., "definitions" | "$defs", name] => {
            Some((*name).to_owned())
        }
        [name] if !pointer.file().is_empty() => Some((*name).to_owned()),
        [] => {
            let file = pointer.file().rsplit('/').next().unwrap_or_default();
            let stem = file.split('.').next().unwrap_or_default();
            (!stem.is_empty()).then(|| stem.to_owned())
        }
        _ => None,
    }
}
