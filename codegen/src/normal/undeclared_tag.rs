//! Discriminators whose property none of the alternatives has.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::codes;
use super::reader::Reader;
use super::written::{JsonType, Written};
use super::{SchemaId, Variant};
use crate::diagnostic::{Diagnostic, closest};

/// How many properties are named that may be meant.
const SHOWN: usize = 5;

impl Reader<'_> {
    /// Notes that a union is told apart by a property that no variant declares.
    pub(super) fn undeclared_tag(&mut self, id: SchemaId, tag: &str, variants: &[Variant]) {
        if variants
            .iter()
            .any(|variant| self.may_have(variant.schema, tag))
        {
            return;
        }
        let from = self.flatten(id);
        let mut from = from
            .iter()
            .filter_map(|part| self.written.get(part.schema.0));
        let Some(from) = from.find(|part| part.discriminator.is_some()) else {
            return;
        };
        // Swagger 2.0 has the name of the property in place of an object.
        let place = from.keyword("discriminator").child("propertyName");
        let common = self.common_texts(variants);
        let common: Vec<&str> = common.iter().map(String::as_str).collect();
        let help = match closest(tag, common.iter().copied()) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None if common.is_empty() => {
                format!("declare `{tag}` in each of them, or name the property that is sent")
            }
            None => {
                let names = common.iter().take(SHOWN).map(|name| format!("`{name}`"));
                let names = names.collect::<Vec<_>>().join(", ");
                format!(
                    "declare `{tag}` in each of them, or name the property that is sent; texts that \
                     all of them have: {names}"
                )
            }
        };
        let message = format!("no alternative declares `{tag}`, which is to tell them apart");
        let diagnostic = Diagnostic::new(&codes::UNDECLARED_TAG, message, place)
            .label("a value without it is of no known alternative")
            .help(help);
        self.if_reached.push((id, diagnostic));
    }

    /// Whether values of a schema may have a property as far as is known.
    fn may_have(&self, schema: SchemaId, name: &str) -> bool {
        let mut seen = HashSet::new();
        let mut work = vec![schema];
        while let Some(schema) = work.pop() {
            for part in self.flatten(schema) {
                let Some(written) = self.written.get(part.schema.0) else {
                    continue;
                };
                if !seen.insert(part.schema) {
                    continue;
                }
                let is_open = written.says_at_most_a_type()
                    && written.kind.is_none()
                    && written.all_of.is_empty();
                if written.raw || is_open || written.properties.contains_key(name) {
                    return true;
                }
                work.extend(alternatives(written));
            }
        }
        false
    }

    /// The properties that all variants declare as texts.
    fn common_texts(&self, variants: &[Variant]) -> IndexSet<String> {
        let texts = |variant: &Variant| {
            let mut texts = IndexSet::new();
            for part in self.flatten(variant.schema) {
                let written = self.written.get(part.schema.0);
                for (name, schema) in written.iter().flat_map(|it| &it.properties) {
                    if self.may_be_text(*schema) {
                        texts.insert(name.clone());
                    }
                }
            }
            texts
        };
        let mut all = variants.iter().map(texts);
        let first = all.next().unwrap_or_default();
        all.fold(first, |common, texts| &common & &texts)
    }

    fn may_be_text(&self, schema: SchemaId) -> bool {
        let parts = self.flatten(schema);
        let mut kinds = parts.iter().filter_map(|part| {
            let written = self.written.get(part.schema.0)?;
            let values = written.values.as_ref();
            let value = values.and_then(|values| values.values.first());
            written.json_type().or_else(|| value.and_then(JsonType::of))
        });
        kinds.next() == Some(JsonType::String)
    }
}

fn alternatives(written: &Written) -> impl Iterator<Item = SchemaId> + '_ {
    let alternatives = written.alternatives.iter();
    let alternatives = alternatives.flat_map(|alternatives| &alternatives.schemas);
    alternatives.chain(&written.heirs).copied()
}
