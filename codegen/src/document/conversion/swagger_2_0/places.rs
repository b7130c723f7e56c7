//! Which objects stand where. What a file holds is told by what refers to it.

use indexmap::IndexSet;
use serde_json::Value;

use super::super::Document;
use super::references;
use crate::pointer::Pointer;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    PathItem,
    Parameter,
    Response,
    Header,
    Schema,
}

/// An Operation Object and the Path Item Object that holds it.
pub(super) struct Operation {
    pub path_item: Pointer,
    pub place: Pointer,
}

/// The objects of a document, each once, references among them.
#[derive(Default)]
pub(super) struct Places {
    all: IndexSet<(Kind, Pointer)>,
    operations: Vec<Operation>,
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

impl Places {
    pub fn of(document: &Document) -> Self {
        let mut places = Self::default();
        let root = Pointer::root();
        let sections = [
            ("paths", Kind::PathItem),
            ("definitions", Kind::Schema),
            ("parameters", Kind::Parameter),
            ("responses", Kind::Response),
        ];
        for (section, kind) in sections {
            places.members(document.root(), &root, section, kind);
        }
        let mut next = 0;
        while let Some((kind, place)) = places.all.get_index(next).cloned() {
            next += 1;
            if let Some(value) = document.value(&place) {
                places.visit(document, kind, &place, value);
            }
        }
        places
    }

    pub fn parameters(&self) -> impl Iterator<Item = &Pointer> {
        self.of_kind(Kind::Parameter)
    }

    pub fn headers(&self) -> impl Iterator<Item = &Pointer> {
        self.of_kind(Kind::Header)
    }

    /// Those that no other schema holds, and those that references lead to.
    pub fn schemas(&self) -> impl Iterator<Item = &Pointer> {
        self.of_kind(Kind::Schema)
    }

    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter()
    }

    fn of_kind(&self, wanted: Kind) -> impl Iterator<Item = &Pointer> {
        self.all
            .iter()
            .filter(move |(kind, _)| *kind == wanted)
            .map(|(_, place)| place)
    }

    fn visit(&mut self, document: &Document, kind: Kind, place: &Pointer, value: &Value) {
        if let Some(target) = references::target(document, place, value) {
            self.all.insert((kind, target));
            return;
        }
        match kind {
            Kind::PathItem => {
                self.parameter_list(place, value);
                for method in METHODS {
                    if let Some(operation) = value.get(method) {
                        let path_item = place.clone();
                        let place = place.child(method);
                        self.parameter_list(&place, operation);
                        self.members(operation, &place, "responses", Kind::Response);
                        self.operations.push(Operation { path_item, place });
                    }
                }
            }
            Kind::Parameter => {
                if value.get("schema").is_some() {
                    self.all.insert((Kind::Schema, place.child("schema")));
                }
            }
            Kind::Response => {
                self.members(value, place, "headers", Kind::Header);
                if value.get("schema").is_some() {
                    self.all.insert((Kind::Schema, place.child("schema")));
                }
            }
            Kind::Header => {}
            Kind::Schema => self.schema(document, place, value),
        }
    }

    fn parameter_list(&mut self, place: &Pointer, holder: &Value) {
        let list = holder.get("parameters").and_then(Value::as_array);
        for index in 0..list.map_or(0, Vec::len) {
            let item = place.child("parameters").index(index);
            self.all.insert((Kind::Parameter, item));
        }
    }

    fn members(&mut self, holder: &Value, place: &Pointer, section: &str, kind: Kind) {
        let Some(members) = holder.get(section).and_then(Value::as_object) else {
            return;
        };
        let place = place.child(section);
        for key in members.keys() {
            self.all.insert((kind, place.child(key)));
        }
    }

    /// Follows the references within a schema that stands in the file of `base`.
    fn schema(&mut self, document: &Document, base: &Pointer, value: &Value) {
        if let Some(target) = references::target(document, base, value) {
            self.all.insert((Kind::Schema, target));
        }
        for inner in super::schemas::inner(value) {
            self.schema(document, base, inner);
        }
    }
}
