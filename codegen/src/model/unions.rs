//! `oneOf` and `anyOf`.

use super::lower::Lowering;
use super::{Hint, Rules, Type, TypeId, TypeKind, Union, UnionVariant};
use crate::normal::{self, SchemaId, Shape};

impl Lowering<'_> {
    pub(super) fn union(
        &mut self,
        id: TypeId,
        schema: SchemaId,
        union: &normal::Union,
    ) -> TypeKind {
        let mut variants: Vec<UnionVariant> = Vec::new();
        let mut targets: Vec<SchemaId> = Vec::new();
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
                targets.push(target);
                continue;
            }
            // Which of its tags a value has, only the variant can keep.
            targets.extend(whole.tags.iter().map(|_| target));
            variants.extend(whole.tags.iter().map(|tag| UnionVariant {
                hint: text_of(tag),
                tags: vec![tag.clone()],
                ..whole.clone()
            }));
        }
        if union.discriminator.is_none() {
            self.add_deep_literals(&mut variants, &targets);
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
            let is_typed = matches!(
                &property.shape,
                Shape::Integer(_) | Shape::Number(_) | Shape::Boolean
            );
            let read = serde_json::from_str(text).ok().filter(|_| is_typed);
            read.unwrap_or(value)
        };
        variant.tags.iter().map(typed).collect()
    }
}

pub(in crate::model) fn text_of(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
