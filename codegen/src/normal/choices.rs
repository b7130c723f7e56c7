//! Alternatives that are values: `oneOf` of `const`s is an `enum` whose values are described.

use std::collections::HashSet;

use serde_json::Value;

use super::reader::Reader;
use super::written::Written;
use super::{Enumeration, Notes, SchemaId};

impl Reader<'_> {
    /// The values of the alternatives, if each of them is nothing but values of one type.
    pub(super) fn choices(&self, schemas: &[SchemaId]) -> Option<Enumeration> {
        let mut found = Enumeration {
            values: Vec::new(),
            names: Vec::new(),
            descriptions: Vec::new(),
            format: None,
        };
        let mut seen = HashSet::new();
        for schema in schemas {
            let written = self.written.get(schema.0).filter(|it| is_choice(it))?;
            let own = written.values.as_ref()?;
            let is_one = own.values.len() == 1;
            for (index, value) in own.values.iter().enumerate() {
                if !seen.insert(value) {
                    continue;
                }
                let name = own.names.get(index).cloned().flatten();
                let description = own.descriptions.get(index).cloned().flatten();
                let (title, text) = if is_one {
                    said(&written.notes, value)
                } else {
                    (None, None)
                };
                found.values.push(value.clone());
                found.names.push(name.or(title));
                found.descriptions.push(description.or(text));
            }
            if found.format.is_none() {
                found.format.clone_from(&written.format);
            }
        }
        let all = |fits: fn(&Value) -> bool| found.values.iter().all(fits);
        let alike = all(Value::is_string) || all(|value| value.is_i64() || value.is_u64());
        (alike && !found.values.is_empty()).then_some(found)
    }
}

/// Whether a schema without a name is nothing but values.
fn is_choice(written: &Written) -> bool {
    let described = written.describes_object() || written.items.is_some();
    written.values.is_some()
        && written.name.is_none()
        && written.alternatives.is_none()
        && written.all_of.is_empty()
        && !written.nullable
        && !written.raw
        && !described
}

/// What names a value and what describes it. A text says itself what it is called; its title is
/// for people, like the title of a number that is more than one word.
fn said(notes: &Notes, value: &Value) -> (Option<String>, Option<String>) {
    let title = notes.title.clone();
    let name = title.clone().filter(|title| {
        let is_short = title.len() <= 40 && !title.trim().is_empty();
        value.is_number() && is_short
    });
    let title = title.filter(|title| value.as_str() != Some(title) && name.is_none());
    let mut parts: Vec<String> = Vec::new();
    if notes.deprecated {
        parts.push("Deprecated.".to_owned());
    }
    match (&notes.description, title) {
        (Some(description), _) => parts.push(description.clone()),
        (None, Some(title)) => parts.push(title),
        (None, None) => {}
    }
    (name, (!parts.is_empty()).then(|| parts.join(" ")))
}
