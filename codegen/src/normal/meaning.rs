//! From schemas as written to schemas as meant: what one node's keywords say together with its
//! `allOf`, expressed as one [`Shape`].

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::codes;
use super::merge::Merge;
use super::reader::Reader;
use super::written::{Alternatives, JsonType, Part, Written};
use super::{
    Additional, Enumeration, Object, Property, Schema, SchemaId, Schemas, Shape, Union, Variant,
};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// How many parts and properties merging may copy. Real documents need some ten thousand; beyond
/// this, `allOf`s multiply each other out.
const MOST_MERGED: usize = 300_000;

impl Reader<'_> {
    /// The meaning of every schema that was read, and of those that merging adds on the way.
    pub(super) fn meanings(&mut self) -> Schemas {
        let mut merged = Merged {
            by_parts: HashMap::new(),
            left: MOST_MERGED,
        };
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
            let mut notes = written.notes;
            for part in &written.all_of {
                if part.schema != same
                    && let Some(bare) = self.written.get(part.schema.0)
                {
                    notes.fill(&bare.notes);
                }
            }
            return Schema {
                pointer,
                name,
                notes,
                nullable: written.nullable,
                shape: Shape::Same(same),
                limits: written.limits,
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
            );
        }
        let parts = self.flatten(id);
        if parts.len() > 1 && !self.affords(&parts, &pointer, merged) {
            return Schema {
                pointer,
                name,
                notes: written.notes,
                nullable: written.nullable,
                shape: Shape::Any,
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
        let is_open = matches!(whole.additional, Additional::Any | Additional::Schema(_));
        for name in &written.required {
            if !is_open && !whole.properties.is_empty() && !whole.properties.contains_key(name) {
                self.push(
                    Diagnostic::new(
                        &codes::UNDECLARED_PROPERTY,
                        format!("`required` names `{name}`, which is no property"),
                        pointer.child("required"),
                    )
                    .key()
                    .label("not asked for and not expected")
                    .help("declare the property, or correct its name"),
                );
            }
        }
        for conflict in conflicts {
            self.push(
                Diagnostic::new(&codes::CONFLICT, conflict.message, pointer.clone())
                    .key()
                    .label("kept as raw JSON")
                    .related(conflict.one, "this says one thing")
                    .related(conflict.other, "and this another"),
            );
            whole.raw = true;
        }
        let mut notes = written.notes;
        if parts.len() > 1 {
            // A schema's own words describe it; those of its parts only where it has none.
            notes.fill(&whole.notes);
        }
        let (shape, nullable) = self.shape(id, &whole, &parts, merged);
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
            limits: whole.limits,
        }
    }

    /// Whether merging these parts is within the bound. The schema is reported if it is not.
    fn affords(&mut self, parts: &[Part], place: &Pointer, merged: &mut Merged) -> bool {
        let cost: usize = parts
            .iter()
            .filter_map(|part| self.written.get(part.schema.0))
            .map(|written| 1 + written.properties.len())
            .sum();
        if let Some(left) = merged.left.checked_sub(cost) {
            merged.left = left;
            return true;
        }
        merged.left = 0;
        self.too_much_merging(place);
        false
    }

    fn too_much_merging(&mut self, place: &Pointer) {
        self.push(
            Diagnostic::new(
                &codes::TOO_MUCH_MERGING,
                "merging `allOf` copies more than 300,000 parts and properties",
                place.clone(),
            )
            .key()
            .label("kept as raw JSON, like all that would be merged after it")
            .help("put the common part into a property instead of merging it"),
        );
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

    /// The nodes whose own keywords hold for `id`: the node itself and, through `allOf`, others,
    /// each once. A ring of `allOf`s adds nothing.
    fn flatten(&self, id: SchemaId) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut seen = HashSet::new();
        let mut stack = vec![Part::whole(id)];
        while let Some(part) = stack.pop() {
            if !seen.insert(part.schema) {
                continue;
            }
            parts.push(part);
            if let Some(written) = self.written.get(part.schema.0) {
                stack.extend(written.all_of.iter().rev().copied());
            }
        }
        parts
    }

    /// The id of the schema that all of `parts` make together.
    fn combine(&mut self, parts: &[Part], at: &Pointer, merged: &mut Merged) -> SchemaId {
        if let [
            Part {
                schema,
                without_alternatives: false,
            },
        ] = parts
        {
            return *schema;
        }
        // A set that is exactly what one of its members stands for is that member.
        let mut leaves: Vec<Part> = Vec::new();
        let mut seen = HashSet::new();
        for part in parts {
            let flat = if part.without_alternatives {
                vec![*part]
            } else {
                self.flatten(part.schema)
            };
            for leaf in flat {
                if seen.insert(leaf) {
                    leaves.push(leaf);
                }
            }
        }
        for part in parts.iter().filter(|part| !part.without_alternatives) {
            if self.flatten(part.schema).len() == leaves.len() {
                return part.schema;
            }
        }
        let mut key = leaves;
        key.sort_unstable();
        if let Some(&id) = merged.by_parts.get(&key) {
            return id;
        }
        let mut written = Written::empty(at.clone());
        // Each merged schema is itself some hundred bytes.
        let affordable = merged.left > 0;
        merged.left = merged.left.saturating_sub(20 * key.len() + 100);
        if affordable && merged.left == 0 {
            self.too_much_merging(at);
        }
        if merged.left == 0 {
            written.raw = true;
        } else {
            written.all_of = parts.to_vec();
        }
        let id = self.add(written);
        merged.by_parts.insert(key, id);
        id
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
            return self.enumeration(whole);
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

    fn enumeration(&mut self, whole: &Written) -> (Shape, bool) {
        let Some(values) = &whole.values else {
            return (Shape::Any, false);
        };
        let mut found = Enumeration {
            values: Vec::new(),
            names: Vec::new(),
            descriptions: Vec::new(),
            format: whole.format.clone(),
        };
        let mut nullable = false;
        for (index, value) in values.values.iter().enumerate() {
            if value.is_null() {
                nullable = true;
            } else {
                found.values.push(value.clone());
                found.names.push(values.names.get(index).cloned().flatten());
                found
                    .descriptions
                    .push(values.descriptions.get(index).cloned().flatten());
            }
        }
        if found.values.is_empty() {
            return (Shape::Any, nullable);
        }
        let all = |fits: fn(&Value) -> bool| found.values.iter().all(fits);
        let shape = if all(Value::is_boolean) {
            Shape::Boolean
        } else if all(Value::is_f64) {
            self.unchecked(&whole.pointer.child("enum"), "enum");
            Shape::Number(whole.format.clone())
        } else if all(|value| value.is_string() || value.is_number() || value.is_boolean()) {
            Shape::Enum(found)
        } else {
            self.unchecked(&whole.pointer.child("enum"), "enum");
            match whole.json_type() {
                Some(JsonType::Object) => Shape::Object(object(whole)),
                _ => Shape::Any,
            }
        };
        (shape, nullable)
    }

    /// The alternatives of a base: those that extend it, told apart by its discriminator.
    fn heirs_union(
        &mut self,
        id: SchemaId,
        whole: &Written,
        parts: &[Part],
        merged: &mut Merged,
    ) -> Shape {
        let Some(discriminator) = &whole.discriminator else {
            return Shape::Object(object(whole));
        };
        let mut variants = Vec::new();
        for &heir in &whole.heirs {
            let tags = self.tags_of(heir, whole);
            let schema = if heir == id {
                let own: Vec<Part> = parts
                    .iter()
                    .map(|part| Part {
                        without_alternatives: true,
                        ..*part
                    })
                    .collect();
                self.combine(&own, &whole.pointer, merged)
            } else {
                heir
            };
            variants.push(Variant { schema, tags });
        }
        Shape::Union(Union {
            inclusive: false,
            variants,
            discriminator: Some(discriminator.property.clone()),
        })
    }

    fn union(
        &mut self,
        whole: &Written,
        alternatives: &Alternatives,
        parts: &[Part],
        merged: &mut Merged,
    ) -> Option<(Shape, bool)> {
        let mut nullable = false;
        let mut schemas = Vec::new();
        for &schema in &alternatives.schemas {
            if self.is_only_null(schema) {
                nullable = true;
            } else if !schemas.contains(&schema) {
                schemas.push(schema);
            }
        }
        let described = whole.describes_object_beside_alternatives() || !whole.required.is_empty();
        if described && schemas.iter().all(|&schema| self.only_asks(schema)) {
            // `anyOf: [{required: [a]}, {required: [b]}]` restricts an object and names no types.
            self.unchecked(&whole.pointer, "oneOf/anyOf of required");
            return None;
        }
        if schemas.len() > 1
            && !described
            && let Some(choices) = self.choices(&schemas)
        {
            return Some((Shape::Enum(choices), nullable));
        }
        let mut variants = Vec::new();
        for &schema in &schemas {
            let tags = self.tags_of(schema, whole);
            let schema = if described {
                let mut together: Vec<Part> = parts
                    .iter()
                    .map(|part| Part {
                        without_alternatives: true,
                        ..*part
                    })
                    .collect();
                together.push(Part::whole(schema));
                let at = self
                    .written
                    .get(schema.0)
                    .map_or_else(|| whole.pointer.clone(), |variant| variant.pointer.clone());
                self.combine(&together, &at, merged)
            } else {
                schema
            };
            variants.push(Variant { schema, tags });
        }
        let shape = match variants.as_slice() {
            [] => Shape::Any,
            [only] => Shape::Same(only.schema),
            _ => Shape::Union(Union {
                inclusive: alternatives.inclusive,
                variants,
                discriminator: whole
                    .discriminator
                    .as_ref()
                    .map(|discriminator| discriminator.property.clone()),
            }),
        };
        Some((shape, nullable))
    }

    /// The discriminator values that name `schema`.
    fn tags_of(&self, schema: SchemaId, whole: &Written) -> Vec<String> {
        let Some(discriminator) = &whole.discriminator else {
            return Vec::new();
        };
        let mut tags: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        let mut stack = vec![schema];
        while let Some(id) = stack.pop() {
            if !seen.insert(id) {
                continue;
            }
            let Some(written) = self.written.get(id.0) else {
                continue;
            };
            let mut mapped = false;
            for (tag, target) in &discriminator.mapping {
                if *target == id {
                    mapped = true;
                    if !tags.contains(tag) {
                        tags.push(tag.clone());
                    }
                }
            }
            if !mapped {
                // Without a mapping the schema's name is the tag, but a schema that says itself
                // which value its property has knows better than its name.
                for tag in self
                    .single_value(id, &discriminator.property)
                    .into_iter()
                    .chain(written.name.clone())
                {
                    if !tags.contains(&tag) {
                        tags.push(tag);
                    }
                }
            }
            stack.extend(written.heirs.iter().copied());
        }
        tags
    }

    /// The only value that a schema allows for the discriminator's property.
    fn single_value(&self, schema: SchemaId, property: &str) -> Option<String> {
        self.flatten(schema).iter().find_map(|part| {
            let written = self.written.get(part.schema.0)?;
            let property = self.written.get(written.properties.get(property)?.0)?;
            match property.values.as_ref()?.values.as_slice() {
                [Value::String(only)] => Some(only.clone()),
                [only @ (Value::Bool(_) | Value::Number(_))] => Some(only.to_string()),
                _ => None,
            }
        })
    }

    fn is_only_null(&self, schema: SchemaId) -> bool {
        self.written
            .get(schema.0)
            .and_then(|written| written.values.as_ref())
            .is_some_and(|values| {
                !values.values.is_empty() && values.values.iter().all(Value::is_null)
            })
    }

    /// Whether a schema says no more than which properties must be there.
    fn only_asks(&self, schema: SchemaId) -> bool {
        self.written.get(schema.0).is_some_and(|written| {
            written.is_bare() && written.name.is_none() && written.all_of.is_empty()
        })
    }
}

/// The schemas that merging has added, by what they were merged from.
pub(super) struct Merged {
    by_parts: HashMap<Vec<Part>, SchemaId>,
    left: usize,
}

fn object(whole: &Written) -> Object {
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
