//! The values of a discriminator that name a schema.

use std::collections::HashSet;

use serde_json::Value;

use super::SchemaId;
use super::reader::Reader;
use super::written::Written;

impl Reader<'_> {
    /// The discriminator values that name `schema`.
    pub(super) fn tags_of(&self, schema: SchemaId, whole: &Written) -> Vec<String> {
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
}
