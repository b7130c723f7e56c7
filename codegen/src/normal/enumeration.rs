//! Reads `enum`, and says what it means.

use serde_json::Value;

use super::codes;
use super::meaning::object;
use super::node::{Node, kind_of};
use super::numbers::{canonical, is_among, whole};
use super::reader::Reader;
use super::written::{EnumValues, JsonType, Part, Written};
use super::{Enumeration, Shape};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// The values of an `enum`, each once, with the names and descriptions that extensions give.
    pub(super) fn values(
        &mut self,
        node: &Node<'d>,
        kind: Option<JsonType>,
        nullable: bool,
    ) -> Option<EnumValues> {
        let list = node.get("enum")?;
        if !self.list(&list) {
            return None;
        }
        let names = self.texts(node, "x-enum-varnames");
        let descriptions = self.texts(node, "x-enum-descriptions");
        let mut values = EnumValues {
            values: Vec::new(),
            names: Vec::new(),
            descriptions: Vec::new(),
        };
        for (index, item) in list.items().enumerate() {
            if item.value.is_null() && kind.is_some() && !nullable {
                self.null_among(&item);
            }
            let value = self.value_of(&item, kind);
            if is_among(&value, &values.values) {
                continue;
            }
            values.values.push(value);
            values
                .names
                .push(names.get(index).map(|&name| name.to_owned()));
            values
                .descriptions
                .push(descriptions.get(index).map(|&text| text.to_owned()));
        }
        let is_whole = |value: &Value| canonical(value).as_number().is_some_and(|it| !it.is_f64());
        if kind.is_none() && values.values.iter().all(is_whole) {
            values.values = values.values.iter().map(canonical).collect();
        }
        if values.values.is_empty() {
            self.warn(
                &codes::IGNORED_VALUE,
                &list.pointer,
                "an `enum` without values",
                "ignored, as if it were absent",
                "list the values, or remove it",
            );
            return None;
        }
        Some(values)
    }

    /// The value that an item of an `enum` stands for: of the schema's type, where it can be read
    /// so.
    fn value_of(&mut self, item: &Node<'d>, kind: Option<JsonType>) -> Value {
        let (taken, help) = match (kind, item.value) {
            // YAML reads `on`-like text and digits as other types unless they are quoted.
            (Some(JsonType::String), Value::Number(_) | Value::Bool(_)) => (
                Some(Value::String(item.value.to_string())),
                "put quotes around it",
            ),
            (
                Some(JsonType::Integer | JsonType::Number | JsonType::Boolean),
                Value::String(text),
            ) => {
                let read = serde_json::from_str::<Value>(text).ok();
                let fits = |value: &Value| match JsonType::of(value) {
                    Some(JsonType::Integer) if kind == Some(JsonType::Number) => true,
                    of => of == kind,
                };
                (read.filter(fits), "write it without quotes")
            }
            (Some(JsonType::Integer), Value::Number(number)) => {
                return Value::Number(whole(number));
            }
            _ => return item.value.clone(),
        };
        let message = format!(
            "{} among the values of type {}",
            kind_of(item.value),
            kind.map_or("", JsonType::name)
        );
        let label = match &taken {
            Some(Value::String(_)) => "read as text".to_owned(),
            Some(value) => format!("read as {}", kind_of(value)),
            None => "kept as it is: the value counts, not the type".to_owned(),
        };
        self.push(
            Diagnostic::new(&codes::ENUM_TYPE, message, item.pointer.clone())
                .label(label)
                .help(match taken {
                    Some(_) => help,
                    None => "correct the value, or the `type`",
                }),
        );
        taken.unwrap_or_else(|| item.value.clone())
    }

    /// Where the first of the schemas that hold together lists its values.
    fn values_of(&self, parts: &[Part], whole: &Written) -> Pointer {
        let mut written = parts
            .iter()
            .filter_map(|part| self.written.get(part.schema.0));
        let from = written.find(|written| written.values.is_some());
        from.unwrap_or(whole).keyword("enum")
    }

    fn null_among(&mut self, item: &Node<'d>) {
        self.push(
            Diagnostic::new(
                &codes::ENUM_TYPE,
                "null among the values of a type without null",
                item.pointer.clone(),
            )
            .label("null is taken for a value all the same")
            .help(format!(
                "{}, or put quotes around the text `null`",
                self.words().null
            )),
        );
    }

    pub(super) fn enumeration(&mut self, whole: &Written, parts: &[Part]) -> (Shape, bool) {
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
            self.unchecked(&self.values_of(parts, whole));
            Shape::Number(whole.format.clone())
        } else if all(|value| value.is_string() || value.is_number() || value.is_boolean()) {
            Shape::Enum(found)
        } else {
            self.unchecked(&self.values_of(parts, whole));
            match whole.json_type() {
                Some(JsonType::Object) => Shape::Object(object(whole)),
                _ => Shape::Any,
            }
        };
        (shape, nullable)
    }
}
