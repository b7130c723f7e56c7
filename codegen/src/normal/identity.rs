//! Which schemas are one type, wherever they are written.

use std::collections::{HashMap, HashSet};

use super::reader::Reader;
use super::written::{Part, Written};
use super::{Additional, Limits, Own, SchemaId};

/// How many schemas are looked at to find two alike. What is larger counts as different.
const MOST_COMPARED: usize = 500;

/// How many schemas that look alike at first are compared with another one.
const MOST_CANDIDATES: usize = 8;

impl Reader<'_> {
    /// The alternatives, each once: those of the same schema are one, and so are those of the
    /// same keywords that no name tells apart.
    pub(super) fn distinct(&self, alternatives: &[SchemaId]) -> Vec<SchemaId> {
        let mut known: HashMap<String, Vec<SchemaId>> = HashMap::new();
        let mut distinct = Vec::new();
        for &alternative in alternatives {
            let target = self.repeated(alternative);
            let known = known.entry(self.outline(target)).or_default();
            let mut candidates = known.iter().take(MOST_CANDIDATES);
            if !candidates.any(|&it| self.is_alike(it, target)) {
                known.push(target);
                distinct.push(alternative);
            }
        }
        distinct
    }

    /// What two schemas have in common at least if they are alike.
    fn outline(&self, id: SchemaId) -> String {
        let Some(written) = self.written.get(id.0) else {
            return String::new();
        };
        if let Some(name) = &written.name {
            return format!("{name} {}", id.0);
        }
        let mut properties: Vec<&String> = written.properties.keys().collect();
        properties.sort_unstable();
        let values = written.values.as_ref().map(|it| &it.values);
        let kind = (written.kind, &written.format, &written.limits, values);
        format!("{:?} {kind:?} {properties:?}", written.notes.title)
    }

    /// The schema that this one repeats without a word about its values.
    fn repeated(&self, id: SchemaId) -> SchemaId {
        let mut at = id;
        for _ in 0..MOST_CANDIDATES {
            match self.written.get(at.0) {
                Some(written) if written.name.is_none() && written.only_repeats() => {
                    match written.all_of.as_slice() {
                        [only] if !only.without_alternatives => at = only.schema,
                        _ => return at,
                    }
                }
                _ => return at,
            }
        }
        at
    }

    /// The title that an alternative has of its own, be it of what it repeats.
    pub(super) fn own_title(&self, id: SchemaId) -> Option<String> {
        let title = |id: SchemaId| self.written.get(id.0)?.notes.title.clone();
        title(id).or_else(|| title(self.repeated(id)))
    }

    /// What an alternative without a name says of objects.
    pub(super) fn own_words(&self, id: SchemaId) -> Own {
        let mut own = Own {
            extends: self.extended(id),
            ..Own::default()
        };
        let mut work = vec![self.repeated(id)];
        let mut seen = HashSet::new();
        while let Some(id) = work.pop() {
            let written = self.written.get(id.0);
            let Some(written) = written.filter(|it| it.name.is_none() && seen.insert(id)) else {
                continue;
            };
            own.required.extend(written.required.iter().cloned());
            own.properties.extend(written.properties.keys().cloned());
            work.extend(written.all_of.iter().map(|part| part.schema));
        }
        own
    }

    /// The name of the one component that a schema without a name extends.
    fn extended(&self, id: SchemaId) -> Option<String> {
        let written = self.written.get(self.repeated(id).0)?;
        let names = written.all_of.iter().filter_map(|part| {
            let part = self.written.get(self.repeated(part.schema).0)?;
            part.name.clone()
        });
        let names: Vec<String> = names.collect();
        match names.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// Whether what stands beside alternatives says nothing that one of them does not say itself.
    pub(super) fn adds_nothing(&self, beside: &[Part], alternative: SchemaId) -> bool {
        let own: Vec<&Written> = self
            .flatten(alternative)
            .iter()
            .filter_map(|part| self.written.get(part.schema.0))
            .collect();
        let is_object = own
            .iter()
            .any(|it| it.describes_object_beside_alternatives());
        let mut beside = beside.iter().filter_map(|it| self.written.get(it.schema.0));
        is_object && beside.all(|beside| self.is_said_by(beside, &own))
    }

    fn is_said_by(&self, beside: &Written, own: &[&Written]) -> bool {
        let says_property = |name: &String, schema: SchemaId| {
            let mut schemas = own.iter().filter_map(|it| it.properties.get(name));
            schemas.any(|&known| self.is_alike(known, schema))
        };
        let additional = match beside.additional {
            Additional::Unspecified => true,
            Additional::Forbidden | Additional::Any | Additional::Schema(_) => {
                let mut budget = MOST_COMPARED;
                let mut own = own.iter().map(|it| it.additional);
                own.any(|it| self.alike_additional(it, beside.additional, &mut budget))
            }
        };
        let properties = beside.properties.iter();
        let required = beside.required.iter();
        additional
            && !beside.raw
            && beside.values.is_none()
            && beside.items.is_none()
            && beside.format.is_none()
            && beside.limits == Limits::default()
            && beside.notes.sensitive.is_none()
            && !beside.notes.read_only
            && !beside.notes.write_only
            && matches!(
                beside.json_type(),
                None | Some(super::written::JsonType::Object)
            )
            && properties
                .into_iter()
                .all(|(name, &id)| says_property(name, id))
            && required
                .into_iter()
                .all(|name| own.iter().any(|it| it.required.contains(name)))
    }

    fn is_alike(&self, one: SchemaId, other: SchemaId) -> bool {
        self.alike(one, other, &mut { MOST_COMPARED })
    }

    /// Whether two schemas say the same of values. Those with a name are each a type of its own.
    fn alike(&self, one: SchemaId, other: SchemaId, budget: &mut usize) -> bool {
        if one == other {
            return true;
        }
        let written = (self.written.get(one.0), self.written.get(other.0));
        let (Some(left), (Some(one), Some(other))) = (budget.checked_sub(1), written) else {
            return false;
        };
        *budget = left;
        let values = |it: &Written| it.values.as_ref().map(|it| it.values.clone());
        let names = |it: &Written| it.values.as_ref().map(|it| it.names.clone());
        let alternatives = match (&one.alternatives, &other.alternatives) {
            (None, None) => true,
            (Some(one), Some(other)) => {
                one.inclusive == other.inclusive
                    && self.all_alike(&one.schemas, &other.schemas, budget)
            }
            (Some(_), None) | (None, Some(_)) => false,
        };
        let items = match (one.items, other.items) {
            (None, None) => true,
            (Some(one), Some(other)) => self.alike(one, other, budget),
            (Some(_), None) | (None, Some(_)) => false,
        };
        let parts = |it: &Written| it.all_of.iter().map(|it| it.schema).collect::<Vec<_>>();
        let notes = |it: &Written| {
            let notes = &it.notes;
            let flags = (notes.read_only, notes.write_only, notes.deprecated);
            (flags, notes.sensitive, notes.rust_name.clone())
        };
        one.name.is_none()
            && other.name.is_none()
            && alternatives
            && items
            && one.kind == other.kind
            && one.format == other.format
            && one.nullable == other.nullable
            && one.raw == other.raw
            && one.limits == other.limits
            && one.required == other.required
            && one.discriminator.is_none()
            && other.discriminator.is_none()
            && notes(one) == notes(other)
            && values(one) == values(other)
            && names(one) == names(other)
            && self.alike_additional(one.additional, other.additional, budget)
            && self.all_alike(&parts(one), &parts(other), budget)
            && one.properties.len() == other.properties.len()
            && one.properties.iter().all(|(name, &schema)| {
                let found = other.properties.get(name);
                found.is_some_and(|&found| self.alike(schema, found, budget))
            })
    }

    fn all_alike(&self, one: &[SchemaId], other: &[SchemaId], budget: &mut usize) -> bool {
        let mut pairs = one.iter().zip(other);
        one.len() == other.len() && pairs.all(|(&one, &other)| self.alike(one, other, budget))
    }

    fn alike_additional(&self, one: Additional, other: Additional, budget: &mut usize) -> bool {
        match (one, other) {
            (Additional::Schema(one), Additional::Schema(other)) => self.alike(one, other, budget),
            (one, other) => one == other,
        }
    }
}

impl Written {
    /// Whether its own keywords say nothing, so that its `allOf` is all that there is.
    fn only_repeats(&self) -> bool {
        self.says_at_most_a_type()
            && !self.nullable
            && self.required.is_empty()
            && self.limits == Limits::default()
            && self.notes.rust_name.is_none()
            && self.notes.sensitive.is_none()
            && !self.notes.read_only
            && !self.notes.write_only
    }
}
