//! The values of a discriminator that name a schema.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::Value;

use super::SchemaId;
use super::reader::Reader;
use super::written::Discriminator;

impl Reader<'_> {
    /// The discriminator values that name `schema` or, where it is a base, one of its heirs.
    pub(super) fn tags_of(&self, schema: SchemaId, discriminator: &Discriminator) -> Vec<String> {
        let mut tags = IndexSet::new();
        let mut seen = HashSet::new();
        let mut stack = vec![schema];
        while let Some(id) = stack.pop() {
            if seen.insert(id)
                && let Some(written) = self.written.get(id.0)
            {
                tags.extend(self.own_tags(id, discriminator));
                stack.extend(written.heirs.iter().copied());
            }
        }
        tags.into_iter().collect()
    }

    /// The discriminator values that name `schema` itself.
    pub(super) fn own_tags(&self, schema: SchemaId, discriminator: &Discriminator) -> Vec<String> {
        let mapping = discriminator.mapping.iter();
        let mapped: Vec<String> = mapping
            .filter(|(_, target)| *target == schema)
            .map(|(tag, _)| tag.clone())
            .collect();
        if !mapped.is_empty() {
            return mapped;
        }
        // Without a mapping the schema's name is the tag, but a schema that says itself which
        // value its property has knows better than its name.
        let name = self
            .written
            .get(schema.0)
            .and_then(|written| written.name.clone());
        self.single_value(schema, &discriminator.property)
            .into_iter()
            .chain(name)
            .collect()
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
}
