//! A value of each type, for the tests of those who call the client.
//!
//! It is the schema's own example or the first one of a body that holds it, if it fits. Else it is
//! put together from the examples of its parts, each of which is the one that the document gives,
//! or the default, or the first value of an enum, or made up. A declared type within another one
//! is named, not copied, so that a change of it is a change in one place.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::lower::Lowering;
use super::{Example, TypeId, TypeKind, codes, samples};
use crate::diagnostic::Diagnostic;
use crate::normal::{self, Additional, Object, Schema, SchemaId, Shape, Union};

/// How many values an example may have, those of the named ones included.
const MOST: usize = 800;

/// How deep types are looked into before those that they hold have their examples.
const DEEPEST: usize = 24;

/// How many alternatives of a union are tried.
const TRIED: usize = 8;

/// How often it is tried again to make the examples that could not be made.
const ROUNDS: usize = 2;

/// How often a type is tried as a part of others, as what it holds may be in the making.
const TRIES: u32 = 3;

pub(super) fn make(lowering: &mut Lowering<'_>) {
    let mut examples = Examples::new(lowering);
    for _ in 0..ROUNDS {
        // What is declared last holds least of the others.
        for index in (0..examples.states.len()).rev() {
            examples.example(TypeId(index), 0);
        }
    }
    let (states, found) = (examples.states, examples.found);
    lowering.diagnostics.extend(found);
    for (def, state) in lowering.types.iter_mut().zip(states) {
        if let State::Made(example, _) = state {
            def.example = Some(example);
        }
    }
}

enum State {
    /// Not made, though tried so often.
    Open(u32),
    Busy,
    Made(Example, usize),
}

struct Examples<'l, 's> {
    lowering: &'l Lowering<'s>,
    schemas: Vec<Option<SchemaId>>,
    /// The examples of bodies, by the schema of the body.
    bodies: HashMap<SchemaId, Vec<&'s normal::Example>>,
    /// By type.
    states: Vec<State>,
    /// What has no type of its own and is being put together.
    open: Vec<SchemaId>,
    /// Whether the examples that are given for a schema have been looked at already.
    seen: HashMap<SchemaId, Option<&'s Value>>,
    found: Vec<Diagnostic>,
}

impl<'l, 's> Examples<'l, 's> {
    fn new(lowering: &'l Lowering<'s>) -> Self {
        let mut schemas = vec![None; lowering.types.len()];
        for (&schema, &id) in &lowering.by_schema {
            let is_alias = lowering
                .types
                .get(id.0)
                .is_none_or(|def| matches!(def.kind, TypeKind::Alias(..)));
            if let (false, Some(slot)) = (is_alias, schemas.get_mut(id.0)) {
                *slot = Some(schema);
            }
        }
        let mut bodies: HashMap<_, Vec<_>> = HashMap::new();
        let operations = lowering.spec.operations.iter();
        let contents = operations.flat_map(|operation| {
            let answers = operation.responses.iter().map(|response| &response.content);
            answers.chain(operation.body.iter().map(|body| &body.content))
        });
        for media_type in contents.flatten() {
            if let Some(schema) = media_type.schema {
                bodies
                    .entry(schema)
                    .or_default()
                    .extend(&media_type.examples);
            }
        }
        Self {
            lowering,
            bodies,
            states: schemas.iter().map(|_| State::Open(0)).collect(),
            schemas,
            open: Vec::new(),
            seen: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// The example of a declared type, by its name if it has parts, and how many values it has.
    fn example(&mut self, id: TypeId, depth: usize) -> Option<(Example, usize)> {
        let tries = match self.states.get(id.0)? {
            State::Made(Example::Json(scalar), 1) => {
                return Some((Example::Json(scalar.clone()), 1));
            }
            State::Made(_, size) => return Some((Example::Of(id), *size)),
            State::Busy => return None,
            State::Open(tries) if depth > 0 && *tries >= TRIES => return None,
            State::Open(tries) => tries + 1,
        };
        let schema = (*self.schemas.get(id.0)?)?;
        if depth > DEEPEST {
            return None;
        }
        self.set(id, State::Busy);
        let made = match self.given(schema) {
            Some(value) => Some((Example::Json(value.clone()), size(value))),
            None => self.parts(schema, depth + 1),
        };
        let Some((example, size)) = made.filter(|(_, size)| *size <= MOST) else {
            self.set(id, State::Open(tries));
            return None;
        };
        self.set(id, State::Made(example, size));
        self.example(id, depth)
    }

    fn set(&mut self, id: TypeId, state: State) {
        if let Some(slot) = self.states.get_mut(id.0) {
            *slot = state;
        }
    }

    /// What the document gives as an example, if it fits.
    fn given(&mut self, schema: SchemaId) -> Option<&'s Value> {
        if let Some(known) = self.seen.get(&schema) {
            return *known;
        }
        let node: &'s Schema = self.lowering.schema(schema);
        let bodies = self.bodies.remove(&schema).unwrap_or_default();
        let mut fitting = None;
        for example in node.notes.example.iter().chain(bodies) {
            let unfit = match self.lowering.fits(schema, &example.value) {
                Ok(()) if has_reference(&example.value) => {
                    "a client takes its `$ref` for a name".to_owned()
                }
                Ok(()) => {
                    fitting = Some(&example.value);
                    break;
                }
                Err(unfit) => unfit.text(),
            };
            self.found.push(
                Diagnostic::new(
                    &codes::EXAMPLE_UNFIT,
                    "the example does not fit its schema",
                    example.pointer.clone(),
                )
                .label(unfit)
                .help("correct it; `example()` is made without it"),
            );
        }
        self.seen.insert(schema, fitting);
        fitting
    }

    /// An example of a use of a schema.
    fn of(&mut self, schema: SchemaId, depth: usize) -> Option<(Example, usize)> {
        if depth > DEEPEST {
            return None;
        }
        let declared = self.lowering.by_schema.get(&schema).copied();
        let declared = declared.filter(|id| self.schemas.get(id.0).is_some_and(Option::is_some));
        let made = if let Some(id) = declared {
            self.example(id, depth)
        } else if let Some(value) = self.given(schema) {
            Some((Example::Json(value.clone()), size(value)))
        } else if self.open.contains(&schema) {
            // A list or map without a type of its own that holds itself.
            None
        } else {
            self.open.push(schema);
            let made = self.parts(schema, depth + 1);
            self.open.pop();
            made
        };
        let null = || (Example::Json(Value::Null), 1);
        made.or_else(|| self.lowering.schema(schema).nullable.then(null))
    }

    /// An example of a schema from those of its parts.
    fn parts(&mut self, schema: SchemaId, depth: usize) -> Option<(Example, usize)> {
        let node: &'s Schema = self.lowering.schema(schema);
        let default = node.notes.default.as_ref();
        let default = default.filter(|value| {
            !value.is_null() && !has_reference(value) && self.lowering.fits(schema, value).is_ok()
        });
        if let Some(value) = default {
            return Some((Example::Json(value.clone()), size(value)));
        }
        match &node.shape {
            Shape::Same(_) => {
                let target = self.lowering.target(schema);
                if target == schema {
                    None
                } else {
                    self.of(target, depth)
                }
            }
            Shape::Array(items) => self.list(node, *items, depth),
            Shape::Object(object) => self.object(node, object, depth),
            Shape::Union(union) => self.union(schema, union, depth),
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_) => Some((Example::Json(samples::scalar(node)), 1)),
        }
    }

    /// One item, or as many as there must be.
    fn list(&mut self, node: &Schema, items: SchemaId, depth: usize) -> Option<(Example, usize)> {
        let count = |limit: Option<u64>| usize::try_from(limit?).ok();
        let least = count(node.limits.min_items).unwrap_or(0);
        let wanted = least
            .max(1)
            .min(count(node.limits.max_items).unwrap_or(MOST));
        let Some((item, size)) = self.of(items, depth).filter(|_| wanted > 0) else {
            return (least == 0).then(|| (Example::List(Vec::new()), 1));
        };
        let size = size.saturating_mul(wanted).saturating_add(1);
        if size > MOST {
            return (least == 0).then(|| (Example::List(Vec::new()), 1));
        }
        let item_node = self.lowering.schema(self.lowering.target(items));
        let value = self.value(&item);
        let mut list = vec![item.clone()];
        for number in (1u32..).take(wanted - 1) {
            let other = samples::another(item_node, &value, number)
                .filter(|_| node.limits.unique_items)
                .map(Example::Json);
            list.push(other.unwrap_or_else(|| item.clone()));
        }
        Some((Example::List(list), size))
    }

    /// All properties, optional ones as far as they can be made and are allowed.
    fn object(&mut self, node: &Schema, object: &Object, depth: usize) -> Option<(Example, usize)> {
        let count = |limit: Option<u64>| usize::try_from(limit?).ok();
        let most = count(node.limits.max_properties).unwrap_or(usize::MAX);
        let required = object
            .properties
            .values()
            .filter(|property| property.required);
        let mut free = most.saturating_sub(required.count());
        let (mut members, mut total) = (Vec::new(), 1usize);
        for (name, property) in &object.properties {
            let made = self.of(property.schema, depth);
            let made = made.filter(|(_, size)| total.saturating_add(*size) <= MOST);
            match made {
                None if property.required => return None,
                Some((example, size)) if property.required || free > 0 => {
                    free -= usize::from(!property.required);
                    total = total.saturating_add(size);
                    members.push((name.clone(), example));
                }
                _ => {}
            }
        }
        let other = match object.additional {
            Additional::Schema(schema) => self.of(schema, depth),
            Additional::Any | Additional::Unspecified => {
                Some((Example::Json(Value::from("text")), 1))
            }
            Additional::Forbidden => None,
        };
        let is_map = matches!(object.additional, Additional::Schema(_)) && members.is_empty();
        let least = count(node.limits.min_properties)
            .unwrap_or(0)
            .max(usize::from(is_map));
        if let Some((example, size)) = other {
            let mut number = 1;
            while members.len() < least.min(most) && total.saturating_add(size) <= MOST {
                let name = format!("key{number}");
                number += 1;
                if !object.properties.contains_key(&name) {
                    total = total.saturating_add(size);
                    members.push((name, example.clone()));
                }
            }
        }
        Some((Example::Object(members), total))
    }

    /// The first alternative that can be told from the others.
    fn union(&mut self, schema: SchemaId, union: &Union, depth: usize) -> Option<(Example, usize)> {
        let mut first = None;
        for variant in union
            .variants
            .iter()
            .filter(|variant| variant.schema != schema)
            .take(TRIED)
        {
            let Some((example, size)) = self.of(variant.schema, depth) else {
                continue;
            };
            if let (Some(property), Some(tag)) = (&union.discriminator, variant.tags.first()) {
                if let Some(tagged) = self.tagged(&example, property, &variant.tags, tag) {
                    return Some((tagged, size.saturating_add(1)));
                }
                continue;
            }
            let value = self.value(&example);
            let fitting = union
                .variants
                .iter()
                .filter(|other| self.lowering.fits(other.schema, &value).is_ok());
            if union.inclusive || fitting.count() == 1 {
                return Some((example, size));
            }
            first.get_or_insert((example, size));
        }
        first
    }

    /// An object with the tag of its alternative.
    fn tagged(
        &self,
        example: &Example,
        property: &str,
        tags: &[String],
        tag: &str,
    ) -> Option<Example> {
        let mut at = example;
        while let Example::Of(id) = at {
            match self.states.get(id.0)? {
                State::Made(example, _) => at = example,
                State::Open(_) | State::Busy => return None,
            }
        }
        let is_tag = |value: &Value| {
            value
                .as_str()
                .is_some_and(|text| tags.iter().any(|tag| tag == text))
        };
        match at {
            Example::Object(members) => {
                let own = members.iter().find(|(name, _)| name == property);
                if own.is_some_and(|(_, own)| is_tag(&self.value(own))) {
                    return Some(example.clone());
                }
                let mut members = members.clone();
                members.retain(|(name, _)| name != property);
                members.insert(0, (property.to_owned(), Example::Json(Value::from(tag))));
                Some(Example::Object(members))
            }
            Example::Json(Value::Object(members)) => {
                let mut members = members.clone();
                if !members.get(property).is_some_and(is_tag) {
                    members.insert(property.to_owned(), Value::from(tag));
                }
                Some(Example::Json(Value::Object(members)))
            }
            Example::Json(_) | Example::List(_) | Example::Of(_) => None,
        }
    }

    /// The whole value, with what it names; null for what lies very deep.
    fn value(&self, example: &Example) -> Value {
        self.value_at(example, 0)
    }

    fn value_at(&self, example: &Example, depth: usize) -> Value {
        let inner = |example| self.value_at(example, depth + 1);
        match example {
            _ if depth > 4 * DEEPEST => Value::Null,
            Example::Json(value) => value.clone(),
            Example::Of(id) => match self.states.get(id.0) {
                Some(State::Made(example, _)) => inner(example),
                _ => Value::Null,
            },
            Example::List(items) => items.iter().map(inner).collect(),
            Example::Object(members) => {
                let members = members.iter();
                Value::Object(
                    members
                        .map(|(name, member)| (name.clone(), inner(member)))
                        .collect::<Map<_, _>>(),
                )
            }
        }
    }
}

/// How many values there are in a value, itself included.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(size).sum::<usize>() + 1,
        Value::Object(members) => members.values().map(size).sum::<usize>() + 1,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Whether a value has a member that a client takes for the name of another example.
fn has_reference(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_reference),
        Value::Object(members) => {
            members.contains_key("$ref") || members.values().any(has_reference)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
