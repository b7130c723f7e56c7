//! What the alternatives of a union are called: never after their position, and not after what
//! they share with the others.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::lower::Lowering;
use crate::normal::{self, Additional, Object, SchemaId, Shape};

/// Longer titles are sentences.
const LONGEST_TITLE: usize = 40;

/// What tells the objects of a union apart.
struct Telling<'s> {
    /// The property whose values do, if there is one.
    property: Option<&'s str>,
    /// How many of the objects have a property, and how many of them ask for it.
    properties: HashMap<&'s str, (usize, usize)>,
}

impl<'s> Lowering<'s> {
    /// The texts that the variants' names are made from, in step with the alternatives.
    ///
    /// A name of the document's is taken as it is. An alternative without one has several texts
    /// to be called after, the best first; those that share one are called after their next.
    pub(super) fn variant_hints(&self, union: &normal::Union) -> Vec<String> {
        let telling = self.telling(union);
        let mut texts: Vec<Vec<String>> = union
            .variants
            .iter()
            .map(|variant| {
                let mut texts = self.variant_texts(variant, &telling);
                texts.reverse();
                texts
            })
            .collect();
        loop {
            let mut uses: HashMap<String, usize> = HashMap::new();
            for text in texts.iter().filter_map(|texts| texts.last()) {
                *uses.entry(letters(text)).or_default() += 1;
            }
            let mut is_settled = true;
            for texts in texts.iter_mut().filter(|texts| texts.len() > 1) {
                let text = texts.last().map(|text| letters(text));
                if text.is_some_and(|text| uses.get(&text).is_some_and(|&uses| uses > 1)) {
                    texts.pop();
                    is_settled = false;
                }
            }
            if is_settled {
                break;
            }
        }
        texts
            .into_iter()
            .map(|mut texts| texts.pop().unwrap_or_default())
            .collect()
    }

    fn variant_texts(&self, variant: &normal::Variant, telling: &Telling<'_>) -> Vec<String> {
        let origin = self.schema(variant.origin);
        let named = self.schema(self.target(variant.origin));
        let name = origin.notes.rust_name.as_ref().or(origin.name.as_ref());
        if let Some(name) = name.or(named.name.as_ref()) {
            return vec![name.clone()];
        }
        let title = variant.title.as_ref().filter(|title| {
            title.len() <= LONGEST_TITLE && title.contains(|c: char| c.is_alphanumeric())
        });
        let mut texts: Vec<String> = Vec::new();
        texts.extend(variant.tags.first().cloned());
        texts.extend(title.cloned());
        texts.extend(variant.extends.clone());
        self.texts_of_values(variant.schema, telling, &mut texts);
        texts
    }

    /// What the values of an alternative are.
    fn texts_of_values(&self, schema: SchemaId, telling: &Telling<'_>, texts: &mut Vec<String>) {
        let target = self.schema(self.target(schema));
        let kind = kind(&target.shape);
        match &target.shape {
            Shape::Array(items) => {
                texts.extend(self.name_of(*items).map(|name| format!("{name} list")));
                texts.push(kind.to_owned());
                let items = self.schema(self.target(*items));
                texts.push(format!("{} list", self::kind(&items.shape)));
                return;
            }
            Shape::Enum(enumeration) => {
                if let [only] = enumeration.values.as_slice() {
                    texts.push(text_of(only));
                }
                texts.push(kind.to_owned());
                let least = enumeration.values.iter().map(text_of).min();
                texts.extend(least.map(|value| format!("{kind} {value}")));
                return;
            }
            Shape::Object(object) => {
                self.texts_of_object(object, telling, texts);
                return;
            }
            Shape::Any
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_) => {}
            Shape::Union(union) => {
                texts.push(kind.to_owned());
                let of = union.variants.iter().map(|it| self.word_for(it.origin));
                texts.push(of.collect::<Vec<_>>().join(" or "));
                return;
            }
        }
        texts.push(kind.to_owned());
        let limits = &target.limits;
        let bounds = [
            ("from", limits.min_length.map(|bound| bound.to_string())),
            ("from", limits.minimum.as_ref().map(ToString::to_string)),
            ("to", limits.max_length.map(|bound| bound.to_string())),
            ("to", limits.maximum.as_ref().map(ToString::to_string)),
            ("like", limits.pattern.clone()),
        ];
        let bounds = bounds
            .into_iter()
            .filter_map(|(word, bound)| Some((word, bound?)));
        let bounds = bounds.map(|(word, bound)| format!(" {word} {bound}"));
        texts.push(bounds.fold(kind.to_owned(), |text, bound| text + &bound));
    }

    fn texts_of_object(&self, object: &Object, telling: &Telling<'_>, texts: &mut Vec<String>) {
        let told = telling
            .property
            .and_then(|name| Some((name, self.values_of(object, name)?)));
        let value = |name: &str, value: &Value| match value {
            Value::String(text) => text.clone(),
            other => format!("{name} {other}"),
        };
        if let Some((name, [only])) = told {
            texts.push(value(name, only));
        }
        // What must be there tells more than what may be.
        let mut own: Vec<(bool, &str)> = object
            .properties
            .iter()
            .filter_map(|(name, property)| {
                let (known, required) = *telling.properties.get(name.as_str())?;
                let is_only_required = property.required && required == 1;
                (is_only_required || known == 1).then_some((!is_only_required, name.as_str()))
            })
            .collect();
        own.sort_unstable();
        texts.extend(own.first().map(|(_, name)| (*name).to_owned()));
        if let Some((name, values)) = told {
            texts.extend(values.iter().map(|it| value(name, it)).min());
        }
        if object.properties.is_empty() {
            let value = match object.additional {
                Additional::Schema(value) => self.name_of(value),
                Additional::Any | Additional::Unspecified | Additional::Forbidden => None,
            };
            texts.extend(value.map(|name| format!("{name} map")));
        }
        texts.push("Object".to_owned());
        let mut names: Vec<&str> = object.properties.keys().map(String::as_str).collect();
        names.sort_unstable();
        texts.push(format!("Object {}", names.join(" ")));
        let of = names.into_iter().filter_map(|name| {
            let property = object.properties.get(name)?;
            Some(format!(" {name} {}", self.word_for(property.schema)))
        });
        texts.push(of.fold("Object".to_owned(), |text, of| text + &of));
    }

    fn telling(&self, union: &normal::Union) -> Telling<'s> {
        let objects: Vec<&'s Object> = union
            .variants
            .iter()
            .filter_map(|variant| self.schema(self.target(variant.schema)).shape.object())
            .collect();
        let mut properties: HashMap<&str, (usize, usize)> = HashMap::new();
        // How many objects name the values of a property, each time others than before.
        let mut values: HashMap<&str, (HashSet<String>, usize)> = HashMap::new();
        let mut shared: HashSet<&str> = HashSet::new();
        for object in objects {
            for (name, property) in &object.properties {
                let (known, required) = properties.entry(name).or_default();
                *known += 1;
                *required += usize::from(property.required);
                if let Some(own) = self.values_of(object, name) {
                    let (seen, count) = values.entry(name).or_default();
                    *count += 1;
                    if own.iter().any(|value| !seen.insert(value.to_string())) {
                        shared.insert(name);
                    }
                }
            }
        }
        let property = values
            .iter()
            .filter(|(name, _)| !shared.contains(*name))
            .max_by_key(|(name, (_, count))| (*count, std::cmp::Reverse(**name)))
            .map(|(name, _)| *name);
        Telling {
            property,
            properties,
        }
    }

    /// The values that a property can have, if it is one of a few.
    fn values_of(&self, object: &Object, name: &str) -> Option<&'s [Value]> {
        let property = object.properties.get(name)?;
        let values = self
            .schema(self.target(property.schema))
            .shape
            .enumeration();
        values.map(|it| it.values.as_slice())
    }

    /// A schema's name, or what it is.
    fn word_for(&self, schema: SchemaId) -> &'s str {
        let target = self.schema(self.target(schema));
        self.name_of(schema)
            .map_or(kind(&target.shape), |name| name)
    }

    fn name_of(&self, schema: SchemaId) -> Option<&'s String> {
        let own = self.schema(schema).name.as_ref();
        own.or(self.schema(self.target(schema)).name.as_ref())
    }
}

/// What values of this shape are, in a word.
fn kind(shape: &Shape) -> &str {
    match shape {
        Shape::Boolean => "Bool",
        Shape::Integer(_) => "Integer",
        Shape::Number(_) => "Number",
        Shape::String(format) => format.as_deref().unwrap_or("String"),
        Shape::Any | Shape::Same(_) => "Json",
        Shape::Array(_) => "List",
        Shape::Enum(_) => "Enum",
        Shape::Object(_) => "Object",
        Shape::Union(_) => "Union",
    }
}

/// What is left of a text in a name.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    if letters.is_empty() {
        text.to_owned()
    } else {
        letters
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
