//! Merges the keywords of schemas that must hold together.

use super::numbers::is_among;
use super::written::{Part, Written};
use super::{Additional, Notes, SchemaId};
use crate::pointer::Pointer;

/// Keywords of several nodes on their way to become those of one.
pub(super) struct Merge {
    whole: Written,
    /// Who said what the type is, for messages.
    kind_from: Option<Pointer>,
    /// The same for the values and the alternatives.
    values_from: Option<Pointer>,
    alternatives_from: Option<Pointer>,
    items: Vec<Part>,
    properties: indexmap::IndexMap<String, Vec<Part>>,
    additional: Vec<Part>,
    conflicts: Vec<Conflict>,
}

/// Two nodes that no value satisfies together.
pub(super) struct Conflict {
    pub(super) message: String,
    /// What the first says, and where.
    pub(super) one: (String, Pointer),
    /// What the other says, and where.
    pub(super) other: (String, Pointer),
}

impl Merge {
    pub(super) fn new(pointer: Pointer) -> Self {
        Self {
            whole: Written::empty(pointer),
            kind_from: None,
            values_from: None,
            alternatives_from: None,
            items: Vec::new(),
            properties: indexmap::IndexMap::new(),
            additional: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    /// Adds the own keywords of `part`, one of `all` that make the whole.
    pub(super) fn add(&mut self, part: Part, written: &Written, all: &[Part]) {
        let whole = &mut self.whole;
        whole.raw |= written.raw;
        whole.nullable |= written.nullable;
        whole.notes.fill(&written.notes);
        whole.format = whole.format.take().or_else(|| written.format.clone());
        whole.limits.tighten(&written.limits);
        whole.required.extend(written.required.iter().cloned());
        self.merge_kind(written);
        self.merge_values(written);
        self.items.extend(written.items.map(Part::whole));
        for (name, &schema) in &written.properties {
            let schemas = self.properties.entry(name.clone()).or_default();
            if !schemas.contains(&Part::whole(schema)) {
                schemas.push(Part::whole(schema));
            }
        }
        self.merge_additional(written.additional);
        // A base that stands for its heirs is, inside one of them, just an object.
        let is_base = all.first().is_some_and(|of| of.schema != part.schema)
            && (!written.heirs.is_empty()
                || written.alternatives.as_ref().is_some_and(|alternatives| {
                    written.discriminator.is_some()
                        || all
                            .iter()
                            .any(|part| alternatives.schemas.contains(&part.schema))
                }));
        if !part.without_alternatives && !is_base {
            self.whole.heirs.extend(written.heirs.iter().copied());
            if self.whole.discriminator.is_none() {
                self.whole.discriminator.clone_from(&written.discriminator);
            }
            if let Some(alternatives) = &written.alternatives {
                if self.whole.alternatives.is_some() {
                    let one = self.alternatives_from.clone();
                    let one = one.unwrap_or_else(|| self.whole.pointer.clone());
                    self.conflict(
                        "two sets of alternatives must hold together".to_owned(),
                        ("these alternatives", one),
                        ("and these", &written.pointer),
                    );
                }
                self.whole.alternatives = Some(alternatives.clone());
                self.alternatives_from = Some(written.pointer.clone());
            }
        }
    }

    fn merge_kind(&mut self, written: &Written) {
        use super::written::JsonType::{Integer, Number};
        let kind = written.json_type();
        match (self.whole.kind, kind) {
            (None, Some(_)) => {
                self.whole.kind = kind;
                self.kind_from = Some(written.pointer.clone());
            }
            (Some(Number), Some(Integer)) => self.whole.kind = kind,
            (Some(one), Some(other)) if one != other && (one, other) != (Integer, Number) => {
                let message = format!(
                    "a value cannot be {} and {} at once",
                    one.name(),
                    other.name()
                );
                let from = self.kind_from.clone();
                let from = from.unwrap_or_else(|| self.whole.pointer.clone());
                let (one, other) = (format!("the type {}", one.name()), other.name());
                let other = format!("and the type {other}");
                self.conflict(message, (&one, from), (&other, &written.pointer));
            }
            _ => {}
        }
    }

    fn merge_values(&mut self, written: &Written) {
        let Some(other) = &written.values else { return };
        let Some(values) = &mut self.whole.values else {
            self.whole.values = Some(other.clone());
            self.values_from = Some(written.keyword("enum"));
            return;
        };
        let mut kept = super::written::EnumValues {
            values: Vec::new(),
            names: Vec::new(),
            descriptions: Vec::new(),
        };
        for (index, value) in values.values.iter().enumerate() {
            if is_among(value, &other.values) {
                kept.values.push(value.clone());
                kept.names.push(values.names.get(index).cloned().flatten());
                kept.descriptions
                    .push(values.descriptions.get(index).cloned().flatten());
            }
        }
        let empty = kept.values.is_empty();
        *values = kept;
        if empty {
            let one = self.values_from.clone();
            let one = one.unwrap_or_else(|| self.whole.keyword("enum"));
            self.conflict(
                "the values that are allowed here and there have none in common".to_owned(),
                ("these values", one),
                ("and these", &written.keyword("enum")),
            );
        }
    }

    /// A closed member does not close the whole: it cannot know the properties of its siblings.
    fn merge_additional(&mut self, additional: Additional) {
        let rank = |additional: Additional| match additional {
            Additional::Unspecified => 0,
            Additional::Forbidden => 1,
            Additional::Any => 2,
            Additional::Schema(_) => 3,
        };
        if let Additional::Schema(schema) = additional {
            self.additional.push(Part::whole(schema));
        }
        if rank(additional) > rank(self.whole.additional) {
            self.whole.additional = additional;
        }
    }

    fn conflict(&mut self, message: String, one: (&str, Pointer), other: (&str, &Pointer)) {
        self.conflicts.push(Conflict {
            message,
            one: (one.0.to_owned(), one.1),
            other: (other.0.to_owned(), other.1.clone()),
        });
    }

    /// The merged keywords. `combine` gives the schema that several make together.
    pub(super) fn finish(
        mut self,
        mut combine: impl FnMut(&[Part], &Pointer) -> SchemaId,
    ) -> (Written, Vec<Conflict>) {
        let pointer = self.whole.pointer.clone();
        if !self.items.is_empty() {
            self.whole.items = Some(combine(&self.items, &pointer.child("items")));
        }
        if self.additional.len() > 1 {
            let at = pointer.child("additionalProperties");
            self.whole.additional = Additional::Schema(combine(&self.additional, &at));
        }
        for (name, schemas) in self.properties {
            let at = pointer.child("properties").child(&name);
            let schema = combine(&schemas, &at);
            self.whole.properties.insert(name, schema);
        }
        (self.whole, self.conflicts)
    }
}

impl Notes {
    /// Takes over what is not yet said. A deprecation stays with who declared it.
    pub(super) fn fill(&mut self, other: &Self) {
        fn fill<T: Clone>(slot: &mut Option<T>, other: Option<&T>) {
            if slot.is_none() {
                *slot = other.cloned();
            }
        }
        fill(&mut self.title, other.title.as_ref());
        fill(&mut self.description, other.description.as_ref());
        fill(&mut self.default, other.default.as_ref());
        fill(&mut self.example, other.example.as_ref());
        // One that hides outweighs those that show.
        self.sensitive = self.sensitive.max(other.sensitive);
        self.read_only |= other.read_only;
        self.write_only |= other.write_only;
    }
}
