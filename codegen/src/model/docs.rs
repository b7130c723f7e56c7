//! What the documentation of an item says: the document's own words, then facts.

use crate::markdown;
use crate::normal::{Limits, Schema, Shape, canonical};

/// The width of documentation text, without indentation.
const WIDTH: usize = 92;

/// Documentation as clean Markdown lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The document's words.
    pub text: Vec<String>,
    /// Facts of which each makes a line of its own, such as limits and defaults.
    pub facts: Vec<String>,
}

impl Docs {
    /// The words of a description.
    pub(super) fn text(description: Option<&str>) -> Self {
        let text = description
            .map(|text| markdown::to_rustdoc(text, WIDTH))
            .unwrap_or_default();
        Self {
            text,
            facts: Vec::new(),
        }
    }

    /// The words of a summary, then those of a description.
    pub(super) fn summary(summary: Option<&str>, description: Option<&str>) -> Self {
        let mut docs = Self::text(summary);
        let description = Self::text(description);
        if docs.text != description.text {
            if !docs.text.is_empty() && !description.text.is_empty() {
                docs.text.push(String::new());
            }
            docs.text.extend(description.text);
        }
        docs
    }

    /// The words and facts of a declared schema.
    pub(super) fn of(schema: &Schema) -> Self {
        let mut docs = Self::summary(title(schema), schema.notes.description.as_deref());
        docs.facts = facts(schema);
        docs
    }

    /// The words and facts of a property: its own, or else those of an unnamed schema behind it.
    pub(super) fn of_use(schema: &Schema, target: &Schema) -> Self {
        let named = target.name.is_some();
        let mut docs = if schema.name.is_some() {
            Self::default()
        } else {
            Self::of(schema)
        };
        if docs.text.is_empty() {
            // A named type says it itself; a property still needs a line.
            let words = Self::summary(title(target), target.notes.description.as_deref());
            docs.text = if named {
                first_paragraph(words.text)
            } else {
                words.text
            };
        }
        if !named && schema.pointer != target.pointer {
            docs.facts.extend(facts(target));
        }
        docs
    }

    /// A text of the document for a message or a fact, on one line.
    pub(super) fn plain(text: &str) -> String {
        text.chars().filter(|c| !c.is_control()).take(80).collect()
    }

    /// What a compiler says of the use of something deprecated: the document's sentence about it.
    pub fn deprecation(&self) -> String {
        markdown::sentence_with(&self.text, "deprecat")
            .or_else(|| markdown::sentence_with(&self.text, "instead"))
            .unwrap_or_else(|| "see its documentation".to_owned())
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.facts.is_empty()
    }
}

fn title(schema: &Schema) -> Option<&str> {
    // Many tools repeat the name as the title.
    let title = schema.notes.title.as_deref()?;
    (schema.name.as_deref() != Some(title)).then_some(title)
}

fn first_paragraph(mut lines: Vec<String>) -> Vec<String> {
    let end = lines
        .iter()
        .position(String::is_empty)
        .unwrap_or(lines.len());
    lines.truncate(end);
    // The list that a colon announces stays with the type.
    if let Some(last) = lines.last_mut().filter(|last| last.ends_with(':')) {
        last.pop();
        last.push('.');
    }
    lines
}

/// The limits and the default of a schema, in words.
fn facts(schema: &Schema) -> Vec<String> {
    let mut facts = limits(&schema.limits);
    if let Some(default) = &schema.notes.default {
        let is_whole = matches!(schema.shape, Shape::Integer(_) | Shape::Enum(_));
        let value = if is_whole {
            &canonical(&default.value)
        } else {
            &default.value
        };
        facts.push(format!(
            "Default: {}.",
            markdown::code_span(&shortened(&value.to_string()))
        ));
    }
    facts
}

fn limits(limits: &Limits) -> Vec<String> {
    let mut facts = Vec::new();
    let mut range = |one: &str, many: &str, min: Option<u64>, max: Option<u64>| {
        let count = |count: u64| format!("{count} {}", if count == 1 { one } else { many });
        facts.extend(match (min, max) {
            (None, None) => None,
            (Some(min), None) => Some(format!("At least {}.", count(min))),
            (None, Some(max)) => Some(format!("At most {}.", count(max))),
            (Some(min), Some(max)) if min == max => Some(format!("Exactly {}.", count(min))),
            (Some(min), Some(max)) => Some(format!("{min} to {}.", count(max))),
        });
    };
    let (min, max) = (limits.min_length, limits.max_length);
    range("character", "characters", min, max);
    range("item", "items", limits.min_items, limits.max_items);
    let (min, max) = (limits.min_properties, limits.max_properties);
    range("property", "properties", min, max);
    if limits.unique_items {
        facts.push("No item twice.".to_owned());
    }
    if let Some(minimum) = &limits.minimum {
        let word = if limits.exclusive_minimum {
            "More than"
        } else {
            "At least"
        };
        facts.push(format!("{word} {minimum}."));
    }
    if let Some(maximum) = &limits.maximum {
        let word = if limits.exclusive_maximum {
            "Less than"
        } else {
            "At most"
        };
        facts.push(format!("{word} {maximum}."));
    }
    if let Some(multiple) = &limits.multiple_of {
        facts.push(format!("A multiple of {multiple}."));
    }
    if let Some(pattern) = &limits.pattern {
        facts.push(format!(
            "Pattern: {}.",
            markdown::code_span(&shortened(pattern))
        ));
    }
    facts
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(200).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
