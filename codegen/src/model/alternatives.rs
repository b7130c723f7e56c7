//! What the alternatives of a union are called: after what they say themselves, never after their
//! position or their neighbours.

use std::collections::HashMap;

use serde_json::Value;

use super::lower::Lowering;
use crate::normal::{self, Additional, Object, Own, SchemaId, Shape};

/// Longer titles are sentences.
const LONGEST_TITLE: usize = 40;

/// How many properties an alternative is called after.
const MOST_NAMES: usize = 3;

/// How deep in lists and maps it is looked for a text.
const DEEPEST_TEXT: usize = 3;

impl<'s> Lowering<'s> {
    /// The texts that the variants' names are made from, in step with the alternatives.
    ///
    /// A name of the document's is taken as it is. An alternative without one is called after what
    /// it is, as far as a name can say that; those that have the same text, which differ by what
    /// names seldom say, are called after a longer one.
    pub(super) fn variant_hints(&self, union: &normal::Union) -> Vec<String> {
        let mut texts: Vec<Vec<String>> = union
            .variants
            .iter()
            .map(|variant| {
                let mut texts = self.variant_texts(variant);
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

    fn variant_texts(&self, variant: &normal::Variant) -> Vec<String> {
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
        self.texts_of_values(variant.schema, Some(&variant.own), &mut texts);
        texts
    }

    /// What the values of an alternative are.
    fn texts_of_values(&self, schema: SchemaId, own: Option<&Own>, texts: &mut Vec<String>) {
        let target = self.schema(self.target(schema));
        let kind = kind(&target.shape);
        match &target.shape {
            Shape::Array(_) => {
                texts.push(self.text_of_schema(schema, DEEPEST_TEXT));
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
                self.texts_of_object(object, own, texts);
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

    /// What a schema within an alternative is called.
    fn text_of_schema(&self, schema: SchemaId, depth: usize) -> String {
        let target = self.schema(self.target(schema));
        if let Some(name) = self.name_of(schema) {
            return name.clone();
        }
        let of = |schema: SchemaId, word: &str| match depth.checked_sub(1) {
            Some(depth) => format!("{} {word}", self.text_of_schema(schema, depth)),
            None => word.to_owned(),
        };
        match &target.shape {
            Shape::Array(items) if self.is_any(*items) => "List".to_owned(),
            Shape::Array(items) => of(*items, "list"),
            Shape::Object(Object {
                properties,
                additional: Additional::Schema(values),
            }) if properties.is_empty() && !self.is_any(*values) => of(*values, "map"),
            Shape::Object(object) => {
                let mut texts = Vec::new();
                self.texts_of_object(object, None, &mut texts);
                texts.into_iter().next().unwrap_or_default()
            }
            shape => kind(shape).to_owned(),
        }
    }

    fn texts_of_object(&self, object: &Object, own: Option<&Own>, texts: &mut Vec<String>) {
        let is_own = |name: &str| {
            own.is_none_or(|own| own.required.contains(name) || own.properties.contains(name))
        };
        let is_asked = |name: &str, required: bool| match own {
            Some(own) => own.required.contains(name),
            None => required,
        };
        let mut only: Vec<(bool, &str, String)> = Vec::new();
        let (mut asked, mut known): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        // One of a few values is what others have, too, with other values.
        let mut few: Vec<(&str, String)> = Vec::new();
        for (name, property) in &object.properties {
            if !is_own(name) {
                continue;
            }
            let is_asked = is_asked(name, property.required);
            match self.values_of(object, name) {
                Some([Value::String(text)]) => only.push((!is_asked, name, text.clone())),
                Some([other]) => only.push((!is_asked, name, format!("{name} {other}"))),
                Some(values) => {
                    few.extend(values.iter().map(text_of).min().map(|it| (&**name, it)));
                }
                None if is_asked => asked.push(name),
                None => known.push(name),
            }
        }
        let undeclared = own.into_iter().flat_map(|own| &own.required);
        asked.extend(
            undeclared
                .map(String::as_str)
                .filter(|name| !object.properties.contains_key(*name)),
        );
        asked.sort_unstable();
        known.sort_unstable();
        only.sort_unstable();
        few.sort_unstable();
        // What must be there tells more than what may be.
        let is_sure = |(is_free, ..): &&(bool, &str, String)| !is_free;
        let sure = only.iter().filter(is_sure).count();
        only.truncate(if sure > 0 { sure } else { only.len() });
        let only: Vec<&str> = only.iter().map(|(_, _, text)| text.as_str()).collect();
        let of_few: Vec<&str> = few.iter().map(|(name, _)| *name).collect();
        let names = [&asked, &known, &of_few];
        let names = names
            .into_iter()
            .find(|names| !names.is_empty())
            .unwrap_or(&asked);
        let base = own.and_then(|own| own.extends.as_deref());
        let said = if only.is_empty() { names } else { &only };
        let said: Vec<&str> = said.iter().take(MOST_NAMES).copied().collect();
        let is_said_by_base =
            |text: &str| said.len() == 1 && said.iter().all(|it| letters(it) == letters(text));
        let base_words = base.filter(|base| !is_said_by_base(base));
        let words: Vec<&str> = base_words.into_iter().chain(said.iter().copied()).collect();
        if !words.is_empty() {
            texts.push(words.join(" "));
            let all = [&only, &asked, &known].into_iter().flatten().copied();
            let all: Vec<&str> = base.into_iter().chain(all).collect();
            texts.push(all.join(" "));
            let least = few.iter().flat_map(|(name, value)| [*name, value.as_str()]);
            texts.push(all.into_iter().chain(least).collect::<Vec<_>>().join(" "));
        }
        if let (true, Additional::Schema(values)) =
            (object.properties.is_empty(), object.additional)
        {
            texts.push(format!("{} map", self.text_of_schema(values, DEEPEST_TEXT)));
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

    fn is_any(&self, schema: SchemaId) -> bool {
        matches!(self.schema(self.target(schema)).shape, Shape::Any)
    }

    /// The values that a property can have, if it is one of a few.
    fn values_of(&self, object: &Object, name: &str) -> Option<&'s [Value]> {
        let property = object.properties.get(name)?;
        let values = self
            .schema(self.target(property.schema))
            .literals
            .as_slice();
        (!values.is_empty()).then_some(values)
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
