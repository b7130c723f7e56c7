//! The meaning of `enum`.

use serde_json::Value;

use super::meaning::object;
use super::reader::Reader;
use super::written::{JsonType, Written};
use super::{Enumeration, Shape};

impl Reader<'_> {
    pub(super) fn enumeration(&mut self, whole: &Written) -> (Shape, bool) {
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
}
