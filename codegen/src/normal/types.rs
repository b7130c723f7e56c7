//! Schemas of several types: an alternative for each, with the keywords that apply to it.

use serde_json::Value;

use super::node::Node;
use super::reader::Reader;
use super::written::{Alternatives, JsonType, Written};
use super::{Additional, SchemaId};
use crate::document::private;

/// Formats of numbers; any other one is said of the texts among the values.
const NUMERIC: [&str; 12] = [
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double",
    "decimal", "number",
];

impl<'d> Reader<'d> {
    /// Where a schema has several types, what it says becomes that of its alternatives. If it has
    /// alternatives already, they tell the types.
    pub(super) fn several_types(&mut self, node: &Node<'d>, written: &mut Written) {
        let types = node.value.get(private::TYPES).and_then(Value::as_array);
        let kinds: Vec<JsonType> = types
            .into_iter()
            .flatten()
            .filter_map(|kind| JsonType::parse(kind.as_str()?))
            .collect();
        if kinds.is_empty() || written.alternatives.is_some() {
            return;
        }
        let schemas = kinds
            .into_iter()
            .map(|kind| self.of_type(kind, written))
            .collect();
        let whole = std::mem::replace(written, Written::empty(written.pointer.clone()));
        written.place = whole.place;
        written.name = whole.name;
        written.notes = whole.notes;
        written.nullable = whole.nullable;
        written.all_of = whole.all_of;
        written.alternatives = Some(Alternatives {
            inclusive: true,
            schemas,
        });
    }

    fn of_type(&mut self, kind: JsonType, written: &Written) -> SchemaId {
        let mut alternative = Written::empty(written.pointer.clone());
        alternative.place.clone_from(&written.place);
        alternative.kind = Some(kind);
        alternative.limits = written.limits.clone();
        let is_numeric = |format: &&String| NUMERIC.contains(&format.as_str());
        match kind {
            JsonType::Boolean => {}
            JsonType::Integer | JsonType::Number => {
                alternative.format = written.format.as_ref().filter(is_numeric).cloned();
            }
            JsonType::String => {
                let format = written.format.as_ref();
                alternative.format = format.filter(|format| !is_numeric(format)).cloned();
                alternative.notes.write_only = written.notes.write_only;
            }
            JsonType::Array => alternative.items = written.items,
            JsonType::Object => {
                alternative.properties.clone_from(&written.properties);
                alternative.required.clone_from(&written.required);
                alternative.additional = written.additional;
                if alternative.properties.is_empty()
                    && alternative.additional == Additional::Unspecified
                {
                    alternative.additional = Additional::Any;
                }
            }
        }
        self.add(alternative)
    }
}
