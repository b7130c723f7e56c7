//! Examples of unions.

use serde_json::Value;

use super::{Examples, State};
use crate::model::Example;
use crate::normal::{SchemaId, Union};

/// How many alternatives of a union are tried.
const TRIED: usize = 8;

impl Examples<'_, '_> {
    /// The first alternative that can be told from the others.
    pub(super) fn union(
        &mut self,
        schema: SchemaId,
        union: &Union,
        depth: usize,
    ) -> Option<(Example, usize)> {
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
            let property = union.discriminator.as_deref();
            let tags = self.lowering.tags_of(variant, property);
            if let (Some(property), Some(tag)) = (property, tags.first()) {
                if let Some(tagged) = self.tagged(&example, property, &tags, tag) {
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
        tags: &[Value],
        tag: &Value,
    ) -> Option<Example> {
        let mut at = example;
        while let Example::Of(id) = at {
            match self.states.get(id.0)? {
                State::Made(example, _) => at = example,
                State::Open(_) | State::Busy => return None,
            }
        }
        let is_tag = |value: &Value| tags.contains(value);
        match at {
            Example::Object(members) => {
                let own = members.iter().find(|(name, _)| name == property);
                if own.is_some_and(|(_, own)| is_tag(&self.value(own))) {
                    return Some(example.clone());
                }
                let mut members = members.clone();
                members.retain(|(name, _)| name != property);
                members.insert(0, (property.to_owned(), Example::Json(tag.clone())));
                Some(Example::Object(members))
            }
            Example::Json(Value::Object(members)) => {
                let mut members = members.clone();
                if !members.get(property).is_some_and(is_tag) {
                    members.insert(property.to_owned(), tag.clone());
                }
                Some(Example::Json(Value::Object(members)))
            }
            Example::Json(_) | Example::List(_) | Example::Of(_) => None,
        }
    }
}
