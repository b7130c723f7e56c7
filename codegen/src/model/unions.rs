//! `oneOf` and `anyOf`.

use super::lower::Lowering;
use super::types::is_int_or_string;
use super::{Hint, JsonKind, Look, Rules, Type, TypeId, TypeKind, Union, UnionVariant};
use crate::normal::{self, Additional, Schema, SchemaId, Shape};

/// How deep in an alternative literal values are looked for that tell it from others.
const DEEPEST_LITERAL: usize = 2;

/// How many schemas are looked into to see what a union's alternative looks like.
const MOST_SEEN: usize = 64;

impl Lowering<'_> {
    pub(super) fn union(
        &mut self,
        id: TypeId,
        schema: SchemaId,
        union: &normal::Union,
    ) -> TypeKind {
        let mut variants: Vec<UnionVariant> = Vec::new();
        for (variant, hint) in union.variants.iter().zip(self.variant_hints(union)) {
            let target = self.target(variant.schema);
            if target == schema {
                // A union that is its own alternative says nothing by it.
                continue;
            }
            let is_itself = self.schema(target).pointer == self.schema(schema).pointer;
            let hint = if is_itself && !variant.tags.is_empty() {
                // The base of an inheritance, as one of those that its tags name.
                "Base".to_owned()
            } else {
                hint
            };
            let (ty, rules) = self.use_of(variant.schema, Hint::Part(id, hint.clone()));
            let has_tag =
                union
                    .discriminator
                    .as_ref()
                    .is_some_and(|tag| match &self.schema(target).shape {
                        Shape::Object(object) => object.properties.contains_key(tag),
                        Shape::Union(_) => true,
                        Shape::Any
                        | Shape::Same(_)
                        | Shape::Boolean
                        | Shape::Integer(_)
                        | Shape::Number(_)
                        | Shape::String(_)
                        | Shape::Enum(_)
                        | Shape::Array(_) => false,
                    });
            let whole = UnionVariant {
                disclosure: self.disclosure(variant.schema, &ty),
                ty,
                hint,
                tags: self.tags_of(variant, union.discriminator.as_deref()),
                has_tag,
                look: self.look(target),
                rules,
            };
            if has_tag || whole.tags.len() < 2 {
                variants.push(whole);
                continue;
            }
            // Which of its tags a value has, only the variant can keep.
            variants.extend(whole.tags.iter().map(|tag| UnionVariant {
                hint: text_of(tag),
                tags: vec![tag.clone()],
                ..whole.clone()
            }));
        }
        if variants.is_empty() {
            return TypeKind::Alias(Type::Json, Rules::default());
        }
        TypeKind::Union(Union {
            inclusive: union.inclusive,
            variants,
            tag: union.discriminator.clone(),
        })
    }

    /// The values of the tag that stand for an alternative, in the type of its property.
    pub(in crate::model) fn tags_of(
        &self,
        variant: &normal::Variant,
        tag: Option<&str>,
    ) -> Vec<serde_json::Value> {
        let target = self.schema(self.target(variant.schema));
        let property = if let Shape::Object(object) = &target.shape {
            tag.and_then(|tag| object.properties.get(tag))
        } else {
            None
        };
        let property = property.map(|property| self.schema(self.target(property.schema)));
        let typed = |text: &String| {
            let value = serde_json::Value::from(text.as_str());
            let Some(property) = property else {
                return value;
            };
            let is_text = |literal: &&serde_json::Value| text_of(literal) == *text;
            if let Some(literal) = property.literals.iter().find(is_text) {
                return literal.clone();
            }
            let is_typed = matches!(&property.shape, Shape::Integer(_) | Shape::Boolean);
            let read = serde_json::from_str(text).ok().filter(|_| is_typed);
            read.unwrap_or(value)
        };
        variant.tags.iter().map(typed).collect()
    }

    /// What the values of a schema look like. Unions within are looked into, up to a bound.
    fn look(&self, schema: SchemaId) -> Look {
        let mut look = Look::default();
        let mut seen = vec![self.target(schema)];
        let mut next = 0;
        while let Some(&target) = seen.get(next) {
            next += 1;
            let node = self.schema(target);
            let Shape::Union(union) = &node.shape else {
                look.join(self.plain_look(node), seen.len() == 1);
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

    /// The values that a property, or properties within it, may have.
    fn literals_at(
        &self,
        schema: SchemaId,
        path: &str,
        depth: usize,
        literals: &mut Vec<(String, Vec<serde_json::Value>)>,
    ) {
        let node = self.schema(self.target(schema));
        if !node.literals.is_empty() {
            literals.push((path.to_owned(), node.literals.clone()));
        }
        if let Shape::Object(object) = &node.shape
            && depth < DEEPEST_LITERAL
        {
            for (name, property) in &object.properties {
                // The runtime takes paths apart at slashes.
                if !name.contains('/') {
                    let below = format!("{path}/{name}");
                    self.literals_at(property.schema, &below, depth + 1, literals);
                }
            }
        }
    }

    fn plain_look(&self, node: &Schema) -> Look {
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
                        serde_json::Value::String(_) => JsonKind::String,
                        serde_json::Value::Bool(_) => JsonKind::Boolean,
                        serde_json::Value::Number(_)
                        | serde_json::Value::Null
                        | serde_json::Value::Array(_)
                        | serde_json::Value::Object(_) => JsonKind::Number,
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
                    self.literals_at(property.schema, name, 0, &mut look.literals);
                }
            }
            // A union has the looks of its alternatives.
            Shape::Union(_) => look.open = true,
        }
        look
    }
}

pub(in crate::model) fn text_of(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The values that a schema names, as those of the value itself.
fn own_literals(node: &Schema) -> Option<(String, Vec<serde_json::Value>)> {
    (!node.literals.is_empty()).then(|| (String::new(), node.literals.clone()))
}

impl Look {
    /// Adds what another alternative looks like; what one alone always has stays only if it is
    /// the only one.
    fn join(&mut self, other: Self, alone: bool) {
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
            self.literals = other.literals;
        }
    }
}
