//! The keys by which this stage tells the next one what the shape of `OpenAPI` 3.0 has no words for.
//!
//! A document cannot use them: they are dropped before anything is converted.

use serde_json::{Map, Value};

use super::{Document, Entry, codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// What all of them begin with.
const PREFIX: &str = "x-codegen-private-";

/// On any object: the numbers of the remarks ([`Document::said`]) for whoever reads it.
pub const REMARKS: &str = "x-codegen-private-remarks";
/// On a Parameter Object: it is a part of the body, which is described elsewhere.
pub const BODY: &str = "x-codegen-private-body";
/// On a Schema Object: several types, any of which a value may have.
pub const TYPES: &str = "x-codegen-private-types";
/// On a Path Item Object: operations by methods beyond those of `OpenAPI` 3.0.
pub const OPERATIONS: &str = "x-codegen-private-operations";
/// Beside the `$ref` of a Reference Object: the description to use.
pub const DESCRIPTION: &str = "x-codegen-private-description";
/// On a Server Object: its name.
pub const NAME: &str = "x-codegen-private-name";
/// On a Media Type Object: the schema of each item of a stream.
pub const ITEM_SCHEMA: &str = "x-codegen-private-item-schema";
/// Beside it: whether the data of its events is JSON.
pub const JSON_DATA: &str = "x-codegen-private-json-data";
/// On a file: copies of the schemas that describe events.
pub const EVENTS: &str = "x-codegen-private-events";

impl Document {
    /// What a conversion has to say of an object, under a number of [`REMARKS`].
    pub fn said(&self, number: &Value) -> Option<&Diagnostic> {
        self.said.get(usize::try_from(number.as_u64()?).ok()?)
    }

    /// Tells whoever reads the object at a place.
    pub(super) fn remark(&mut self, place: &Pointer, remark: Diagnostic) {
        let Some(Entry::Loaded(file)) = self.files.get_mut(place.file()) else {
            return;
        };
        if let Some(Value::Object(members)) = file.value.pointer_mut(place.fragment()) {
            add_remark(&mut self.said, members, remark);
        }
    }

    /// Drops what a document says under keys that it cannot know.
    pub(super) fn drop_private_keys(&mut self) -> Diagnostics {
        let mut dropped = Vec::new();
        for (name, entry) in &mut self.files {
            if let Entry::Loaded(file) = entry {
                drop_from(&mut file.value, &Pointer::file_root(name), &mut dropped);
            }
        }
        dropped
            .into_iter()
            .map(|place| {
                Diagnostic::new(
                    &codes::PRIVATE_KEY,
                    format!("keys that begin with `{PREFIX}` are the generator's own"),
                    place,
                )
                .key()
                .label("dropped")
                .help("choose another name")
            })
            .collect()
    }
}

/// Keeps a remark, and lets an object carry its number.
pub(super) fn add_remark(
    said: &mut Vec<Diagnostic>,
    members: &mut Map<String, Value>,
    remark: Diagnostic,
) {
    let number = Value::from(said.len());
    said.push(remark);
    let numbers = members.entry(REMARKS);
    if let Value::Array(numbers) = numbers.or_insert_with(|| Value::Array(Vec::new())) {
        numbers.push(number);
    }
}

fn drop_from(value: &mut Value, place: &Pointer, dropped: &mut Vec<Pointer>) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| {
                let is_private = key.starts_with(PREFIX);
                if is_private {
                    dropped.push(place.child(key));
                }
                !is_private
            });
            for (key, member) in members {
                if member.is_object() || member.is_array() {
                    drop_from(member, &place.child(key), dropped);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                if item.is_object() || item.is_array() {
                    drop_from(item, &place.index(index), dropped);
                }
            }
        }
        _ => {}
    }
}
