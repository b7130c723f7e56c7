//! Examples that are put together from those of their parts.

use serde_json::Value;

use super::value::{has_reference, size};
use super::{Examples, MOST};
use crate::model::{Example, samples};
use crate::normal::{Additional, Object, Schema, SchemaId, Shape};

impl<'s> Examples<'_, 's> {
    /// An example of a schema from those of its parts.
    pub(super) fn parts(&mut self, schema: SchemaId, depth: usize) -> Option<(Example, usize)> {
        let node: &'s Schema = self.lowering.schema(schema);
        let default = node.notes.default.as_ref().map(|default| &default.value);
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
}
