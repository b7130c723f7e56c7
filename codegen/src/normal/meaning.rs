//! From schemas as written to schemas as meant: what one node's keywords say together with its
//! `allOf`, expressed as one [`Shape`].

use std::collections::HashSet;

use super::codes;
use super::combine::Merged;
use super::merge::Merge;
use super::reader::Reader;
use super::written::{JsonType, Part, Written};
use super::{Additional, Object, Property, Schema, SchemaId, Schemas, Shape, Union};
use crate::diagnostic::Diagnostic;

impl Reader<'_> {
    /// The meaning of every schema that was read, and of those that merging adds on the way.
    pub(super) fn meanings(&mut self) -> Schemas {
        let mut merged = Merged::new();
        let mut schemas = Vec::with_capacity(self.written.len());
        while let Some(written) = self.written.get(schemas.len()) {
            let id = SchemaId(schemas.len());
            let written = written.clone();
            schemas.push(self.meaning(id, written, &mut merged));
        }
        Schemas(schemas)
    }

    fn meaning(&mut self, id: SchemaId, written: Written, merged: &mut Merged) -> Schema {
        let (pointer, name) = (written.pointer.clone(), written.name.clone());
        if let Some(same) = self.same_as(id, &written) {
            let (mut notes, mut limits) = (written.notes, written.limits);
            let mut all = limits.clone();
            for part in &written.all_of {
                if let Some(part_written) = self.written.get(part.schema.0) {
                    all.tighten(&part_written.limits);
                    if part.schema != same {
                        notes.fill(&part_written.notes);
                        limits.tighten(&part_written.limits);
                    }
                }
            }
            let parts = [&[Part::whole(id)], written.all_of.as_slice()].concat();
            self.contradictions(&all, &pointer, &parts);
            return Schema {
                pointer,
                name,
                notes,
                nullable: written.nullable,
                shape: Shape::Same(same),
                literals: Vec::new(),
                limits,
            };
        }
        let repeats = written.says_at_most_a_type() && written.all_of.len() == 1;
        if repeats
            && written
                .all_of
                .iter()
                .any(|part| !self.ends_at_meaning(part.schema))
        {
            self.warn(
                &codes::RAW_JSON,
                &pointer,
                "this schema only leads back to itself",
                "any JSON value fits",
                "let one of the schemas in this ring say what its values are",
            );
        }
        let parts = self.flatten(id);
        if !repeats {
            self.ring_of_members(id, merged);
        }
        if parts.len() > 1 && !self.affords(&parts, &pointer, merged) {
            return Schema {
                pointer,
                name,
                notes: written.notes,
                nullable: written.nullable,
                shape: Shape::Any,
                literals: Vec::new(),
                limits: written.limits,
            };
        }
        let mut merge = Merge::new(written.pointer.clone());
        for part in &parts {
            if let Some(part_written) = self.written.get(part.schema.0) {
                merge.add(*part, part_written, &parts);
            }
        }
        let (mut whole, conflicts) = merge.finish(|parts, at| self.combine(parts, at, merged));
        for conflict in conflicts {
            self.push(
                Diagnostic::new(&codes::CONFLICT, conflict.message, pointer.clone())
                    .key()
                    .label("kept as raw JSON")
                    .related(conflict.one.1, conflict.one.0)
                    .related(conflict.other.1, conflict.other.0)
                    .help("let them agree, or use `anyOf` if a value is one or the other"),
            );
            whole.raw = true;
        }
        let mut notes = written.notes;
        if parts.len() > 1 {
            // A schema's own words describe it; those of its parts only where it has none.
            notes.fill(&whole.notes);
        }
        self.contradictions(&whole.limits, &pointer, &parts);
        let (shape, nullable) = self.shape(id, &whole, &parts, merged);
        match &shape {
            Shape::Object(_) => self.undeclared_properties(id, &whole, &parts),
            Shape::Union(Union {
                variants,
                discriminator: Some(tag),
                ..
            }) => self.undeclared_tag(id, tag, variants),
            _ => {}
        }
        if let (Shape::Enum(_), Some(choices)) = (&shape, &whole.alternatives) {
            // Of one type with the others, a value that hides hides them all.
            let choices = choices
                .schemas
                .iter()
                .filter_map(|it| self.written.get(it.0));
            if choices
                .into_iter()
                .any(|it| it.notes.sensitive == Some(true))
            {
                notes.sensitive = Some(true);
            }
        }
        if let Shape::Same(only) = shape
            && let Some(only) = self.written.get(only.0)
            && only.name.is_none()
        {
            // What the only alternative besides null says is said of the whole.
            notes.fill(&only.notes);
        }
        Schema {
            pointer,
            name,
            notes,
            nullable: whole.nullable || nullable,
            shape,
            literals: whole.values.map(|it| it.values).unwrap_or_default(),
            limits: whole.limits,
        }
    }

    /// Notes the names in `required` that no part of an object declares.
    fn undeclared_properties(&mut self, id: SchemaId, whole: &Written, parts: &[Part]) {
        let is_open = matches!(whole.additional, Additional::Any | Additional::Schema(_));
        if is_open || whole.properties.is_empty() {
            return;
        }
        let names = whole.required.iter();
        for name in names.filter(|name| !whole.properties.contains_key(*name)) {
            let mut from = parts
                .iter()
                .filter_map(|part| self.written.get(part.schema.0));
            let from = from.find(|part| part.required.contains(name));
            let place = from
                .map_or(&whole.place, |part| &part.place)
                .child("required");
            let diagnostic = Diagnostic::new(
                &codes::UNDECLARED_PROPERTY,
                format!("`required` names `{name}`, which is no property"),
                place,
            );
            let diagnostic = diagnostic
                .key()
                .label("not asked for and not expected")
                .help("declare the property, or correct its name");
            self.if_reached.push((id, diagnostic));
        }
    }

    /// The one schema that this one repeats under its own notes: its `allOf` has one member that
    /// says anything about values, and it says nothing about them itself.
    fn same_as(&self, id: SchemaId, written: &Written) -> Option<SchemaId> {
        if !written.says_at_most_a_type() || !written.required.is_empty() {
            return None;
        }
        let mut speaking = written.all_of.iter().filter(|part| {
            self.written.get(part.schema.0).is_none_or(|member| {
                !member.is_bare() || !member.required.is_empty() || !member.all_of.is_empty()
            })
        });
        let mut one = speaking.next();
        if one.is_none() && written.kind.is_none() {
            // All members are bare: a reference to one of them is still that one.
            one = written.all_of.first().filter(|_| written.all_of.len() == 1);
        }
        match (one, speaking.next()) {
            (Some(part), None)
                if !part.without_alternatives
                    && part.schema != id
                    && self.may_be(part.schema, written.kind) =>
            {
                // A ring of schemas that only repeat each other says nothing at all.
                self.ends_at_meaning(part.schema).then_some(part.schema)
            }
            _ => None,
        }
    }

    /// Whether a `type` beside the reference agrees with what it leads to.
    fn may_be(&self, schema: SchemaId, kind: Option<JsonType>) -> bool {
        let target = self.written.get(schema.0).and_then(Written::json_type);
        kind.is_none() || target.is_none() || kind == target
    }

    /// Whether following single-member `allOf`s from here ends.
    fn ends_at_meaning(&self, start: SchemaId) -> bool {
        let mut seen = HashSet::new();
        let mut at = start;
        while seen.insert(at) {
            match self.written.get(at.0) {
                Some(written) if written.is_bare() && written.all_of.len() == 1 => {
                    match written.all_of.first() {
                        Some(part) => at = part.schema,
                        None => return true,
                    }
                }
                _ => return true,
            }
        }
        false
    }

    fn shape(
        &mut self,
        id: SchemaId,
        whole: &Written,
        parts: &[Part],
        merged: &mut Merged,
    ) -> (Shape, bool) {
        if whole.raw {
            return (Shape::Any, false);
        }
        if whole.values.is_some() {
            return self.enumeration(whole, parts);
        }
        if !whole.heirs.is_empty() {
            return (self.heirs_union(id, whole, parts, merged), false);
        }
        if let Some(alternatives) = &whole.alternatives
            && let Some(result) = self.union(whole, alternatives, parts, merged)
        {
            return result;
        }
        let shape = match whole.json_type() {
            None => Shape::Any,
            Some(JsonType::Boolean) => Shape::Boolean,
            Some(JsonType::Integer) => Shape::Integer(whole.format.clone()),
            Some(JsonType::Number) => Shape::Number(whole.format.clone()),
            Some(JsonType::String) => Shape::String(whole.format.clone()),
            Some(JsonType::Array) => Shape::Array(match whole.items {
                Some(items) => items,
                None => self.add(Written::empty(whole.pointer.clone())),
            }),
            Some(JsonType::Object) => Shape::Object(object(whole)),
        };
        (shape, false)
    }
}

/// The properties of an object as the merged keywords declare them.
pub(super) fn object(whole: &Written) -> Object {
    let mut object = Object {
        additional: whole.additional,
        ..Object::default()
    };
    for (name, &schema) in &whole.properties {
        let required = whole.required.contains(name);
        object
            .properties
            .insert(name.clone(), Property { schema, required });
    }
    object
}
