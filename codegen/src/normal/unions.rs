//! `oneOf`, `anyOf` and heirs: the alternatives of a schema.

use serde_json::Value;

use super::combine::Merged;
use super::meaning::object;
use super::reader::Reader;
use super::written::{Alternatives, Part, Written};
use super::{SchemaId, Shape, Union, Variant};

impl Reader<'_> {
    /// The alternatives of a base: those that extend it, told apart by its discriminator.
    pub(super) fn heirs_union(
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
            let variant = if heir == id {
                let own: Vec<Part> = parts
                    .iter()
                    .map(|part| Part {
                        without_alternatives: true,
                        ..*part
                    })
                    .collect();
                let schema = self.combine(&own, &whole.pointer, merged);
                self.variant(schema, id, self.own_tags(id, discriminator))
            } else {
                self.variant(heir, heir, self.tags_of(heir, discriminator))
            };
            variants.push(variant);
        }
        Shape::Union(Union {
            inclusive: false,
            variants,
            discriminator: Some(discriminator.property.clone()),
        })
    }

    pub(super) fn union(
        &mut self,
        whole: &Written,
        alternatives: &Alternatives,
        parts: &[Part],
        merged: &mut Merged,
    ) -> Option<(Shape, bool)> {
        let mut nullable = false;
        let mut schemas = self.distinct(&alternatives.schemas);
        schemas.retain(|&schema| {
            let is_null = self.is_only_null(schema);
            nullable |= is_null;
            !is_null
        });
        let described = whole.describes_object_beside_alternatives() || !whole.required.is_empty();
        if described && schemas.iter().all(|&schema| self.only_asks(schema)) {
            // `anyOf: [{required: [a]}, {required: [b]}]` restricts an object and names no types.
            self.unchecked_as(&whole.pointer, "which of the properties are required");
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
            let discriminator = whole.discriminator.as_ref();
            let tags = discriminator.map(|discriminator| self.tags_of(schema, discriminator));
            let tags = tags.unwrap_or_default();
            let mut together: Vec<Part> = parts
                .iter()
                .map(|part| Part {
                    without_alternatives: true,
                    ..*part
                })
                .collect();
            let whole_schema = if described && !self.adds_nothing(&together, schema) {
                together.push(Part::whole(schema));
                let at = self
                    .written
                    .get(schema.0)
                    .map_or_else(|| whole.pointer.clone(), |variant| variant.pointer.clone());
                self.combine(&together, &at, merged)
            } else {
                schema
            };
            variants.push(self.variant(whole_schema, schema, tags));
        }
        let shape = match variants.as_slice() {
            [] => Shape::Any,
            // With a tag, that is sent, and others are awaited.
            [only] if only.tags.is_empty() => Shape::Same(only.schema),
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

    /// An alternative that `origin` names, merged into `schema` with what stands beside.
    fn variant(&self, schema: SchemaId, origin: SchemaId, tags: Vec<String>) -> Variant {
        Variant {
            schema,
            tags,
            origin,
            title: self.own_title(origin),
            own: self.own_words(origin),
        }
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
