//! What the values of a union's alternatives look like, by which they are told apart.

use std::collections::VecDeque;

use serde_json::Value;

use super::lower::Lowering;
use super::types::is_int_or_string;
use super::{JsonKind, Look, UnionVariant};
use crate::normal::{Additional, Schema, SchemaId, Shape};

/// How deep in properties literal values are looked for, whatever the other alternatives are.
const SHALLOW: usize = 3;

/// How deep they are looked for where they differ from those of another alternative.
const DEEPEST: usize = 6;

/// How many schemas are looked into for literal values.
const MOST_LOOKED_INTO: usize = 4_096;

/// How many schemas are looked into to see what a union's alternative looks like.
const MOST_SEEN: usize = 64;

/// The steps of a path that lead to each item of a list, and to each value of a map.
const ITEMS: &str = "[]";
const VALUES: &str = "{}";

/// The few values that stand at a path, and how that is reached.
struct Found {
    path: String,
    values: Vec<Value>,
    is_shallow: bool,
}

impl Lowering<'_> {
    /// What the values of a schema look like. Unions within are looked into, up to a bound.
    pub(super) fn look(&self, schema: SchemaId) -> Look {
        let mut look = Look::default();
        let mut seen = vec![self.target(schema)];
        let (mut next, mut is_first) = (0, true);
        while let Some(&target) = seen.get(next) {
            next += 1;
            let node = self.schema(target);
            let Shape::Union(union) = &node.shape else {
                look.join(self.plain_look(target), seen.len() == 1, is_first);
                is_first = false;
                continue;
            };
            for variant in &union.variants {
                let target = self.target(variant.schema);
                if seen.contains(&target) {
                    continue;
                }
                if seen.len() == MOST_SEEN {
                    look.open = true;
                    break;
                }
                seen.push(target);
            }
        }
        look
    }

    /// Adds the literal values deep in alternatives, as far as they tell one from another.
    pub(super) fn add_deep_literals(&self, variants: &mut [UnionVariant], targets: &[SchemaId]) {
        let deep: Vec<Vec<Found>> = targets
            .iter()
            .map(|target| {
                let found = self.literals(*target).into_iter();
                found.filter(|found| !found.is_shallow).collect()
            })
            .collect();
        let kinds: Vec<Vec<JsonKind>> = variants.iter().map(|it| it.look.kinds.clone()).collect();
        for (index, variant) in variants.iter_mut().enumerate() {
            let others: Vec<&Found> = deep
                .iter()
                .zip(&kinds)
                .enumerate()
                .filter(|(other, (_, kinds))| {
                    *other != index && kinds.iter().any(|kind| variant.look.kinds.contains(kind))
                })
                .flat_map(|(_, (found, _))| found)
                .collect();
            let own = deep.get(index).into_iter().flatten().filter(|found| {
                let same = others.iter().filter(|other| other.path == found.path);
                same.into_iter().any(|other| other.values != found.values)
            });
            let literals = own.map(|found| (found.path.clone(), found.values.clone()));
            variant.look.literals.extend(literals);
        }
    }

    /// The literal values in a schema, those that lie less deep first.
    fn literals(&self, schema: SchemaId) -> Vec<Found> {
        let mut found = Vec::new();
        let mut queue = VecDeque::from([(schema, String::new(), 0, true)]);
        let mut left = MOST_LOOKED_INTO;
        while let Some((schema, path, depth, is_plain)) = queue.pop_front() {
            let node = self.schema(self.target(schema));
            if depth > 0 && !node.literals.is_empty() {
                found.push(Found {
                    path: path.clone(),
                    values: node.literals.clone(),
                    is_shallow: is_plain && depth <= SHALLOW,
                });
            }
            if depth == DEEPEST {
                continue;
            }
            let mut next: Vec<(SchemaId, &str, bool)> = Vec::new();
            match &node.shape {
                Shape::Array(items) => next.push((*items, ITEMS, false)),
                Shape::Object(object) => {
                    // The runtime takes paths apart at slashes.
                    let is_step = |name: &str| {
                        (depth == 0 || !name.contains('/')) && ![ITEMS, VALUES].contains(&name)
                    };
                    let properties = object.properties.iter();
                    let properties = properties.filter(|(name, _)| is_step(name));
                    next.extend(properties.map(|(name, it)| (it.schema, name.as_str(), is_plain)));
                    if let Additional::Schema(values) = object.additional
                        && object.properties.is_empty()
                    {
                        next.push((values, VALUES, false));
                    }
                }
                Shape::Any
                | Shape::Same(_)
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Enum(_)
                | Shape::Union(_) => {}
            }
            for (schema, step, is_plain) in next.into_iter().take(left) {
                left -= 1;
                let path = if path.is_empty() {
                    step.to_owned()
                } else {
                    format!("{path}/{step}")
                };
                queue.push_back((schema, path, depth + 1, is_plain));
            }
        }
        found
    }

    fn plain_look(&self, schema: SchemaId) -> Look {
        let node = self.schema(schema);
        let mut look = Look::default();
        match &node.shape {
            Shape::Any | Shape::Same(_) => {
                look.kinds = vec![
                    JsonKind::Boolean,
                    JsonKind::Number,
                    JsonKind::String,
                    JsonKind::Array,
                    JsonKind::Object,
                ];
                look.open = true;
            }
            Shape::Boolean => {
                look.kinds.push(JsonKind::Boolean);
                look.literals.extend(own_literals(node));
            }
            Shape::Integer(_) => look.kinds.push(JsonKind::Integer),
            Shape::Number(_) => {
                look.kinds.push(JsonKind::Number);
                look.literals.extend(own_literals(node));
            }
            shape if is_int_or_string(shape) => {
                look.kinds.extend([JsonKind::Integer, JsonKind::String]);
            }
            Shape::String(_) => look.kinds.push(JsonKind::String),
            Shape::Array(_) => look.kinds.push(JsonKind::Array),
            Shape::Enum(enumeration) => {
                for value in &enumeration.values {
                    let kind = match value {
                        Value::String(_) => JsonKind::String,
                        Value::Bool(_) => JsonKind::Boolean,
                        Value::Number(_) | Value::Null | Value::Array(_) | Value::Object(_) => {
                            JsonKind::Number
                        }
                    };
                    if !look.kinds.contains(&kind) {
                        look.kinds.push(kind);
                    }
                }
                look.literals
                    .push((String::new(), enumeration.values.clone()));
            }
            Shape::Object(object) => {
                look.kinds.push(JsonKind::Object);
                look.open = match object.additional {
                    Additional::Any | Additional::Schema(_) => true,
                    Additional::Unspecified => object.properties.is_empty(),
                    Additional::Forbidden => false,
                };
                for (name, property) in &object.properties {
                    look.known.push(name.clone());
                    if property.required {
                        look.required.push(name.clone());
                    }
                }
            }
            // A union has the looks of its alternatives.
            Shape::Union(_) => look.open = true,
        }
        let shallow = self.literals(schema).into_iter();
        let shallow = shallow.filter(|found| found.is_shallow);
        look.literals
            .extend(shallow.map(|found| (found.path, found.values)));
        look
    }
}

/// The values that a schema names, as those of the value itself.
fn own_literals(node: &Schema) -> Option<(String, Vec<Value>)> {
    (!node.literals.is_empty()).then(|| (String::new(), node.literals.clone()))
}

impl Look {
    /// Adds what another alternative looks like. What one always has stays only as far as all have
    /// it.
    fn join(&mut self, other: Self, alone: bool, is_first: bool) {
        for kind in other.kinds {
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind);
            }
        }
        for name in other.known {
            if alone || !self.known.contains(&name) {
                self.known.push(name);
            }
        }
        self.open |= other.open;
        if alone {
            self.required = other.required;
        }
        if is_first {
            self.literals = other.literals;
            return;
        }
        self.literals.retain_mut(|(path, values)| {
            let same = other.literals.iter().find(|(other, _)| other == path);
            let new = same.map(|(_, others)| others.iter().filter(|it| !values.contains(it)));
            let new: Option<Vec<Value>> = new.map(|new| new.cloned().collect());
            values.extend(new.iter().flatten().cloned());
            new.is_some()
        });
    }
}
