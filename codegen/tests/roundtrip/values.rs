//! Values that fit a schema: the smallest one first, then the largest, then any.

use super::random::Random;
use super::texts;
use super::whole::{follow, whole};
use serde_json::{Map, Number, Value, json};

/// How deep optional things are made.
const DEEP: usize = 5;

pub struct Values<'a> {
    root: &'a Value,
    random: Random,
    /// Whether optional things are there: never, always, or now and then.
    optional: Option<bool>,
}

impl<'a> Values<'a> {
    /// Values that are the same in every run.
    pub fn new(root: &'a Value, name: &str) -> Self {
        let seed = name
            .bytes()
            .fold(7u64, |seed, byte| seed.wrapping_mul(31) + u64::from(byte));
        Self {
            root,
            random: Random(seed),
            optional: None,
        }
    }

    /// The value with this number, of the component with this name.
    pub fn component(&mut self, name: &str, number: usize) -> Value {
        self.optional = [Some(false), Some(true)].get(number).copied().flatten();
        self.value(
            &json!({ "$ref": format!("#/components/schemas/{name}") }),
            0,
        )
    }

    fn has_optional(&mut self, depth: usize) -> bool {
        depth <= DEEP && self.optional.unwrap_or_else(|| !self.random.one_in(3))
    }

    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        let mut keywords = whole(self.root, schema);
        if keywords.get("nullable") == Some(&json!(true))
            && (depth > DEEP || self.optional != Some(true) && self.random.one_in(4))
        {
            return Value::Null;
        }
        if let Some(value) = self.heir(schema, &keywords, depth) {
            return value;
        }
        if let Some(alternatives) = keywords.remove("alternatives") {
            return self.alternative(keywords, &alternatives, depth);
        }
        if let Some(values) = keywords.get("enum").and_then(Value::as_array) {
            return self.random.pick(values).clone();
        }
        let implied = if keywords.contains_key("properties") {
            "object"
        } else {
            "any"
        };
        let implied = if keywords.contains_key("items") {
            "array"
        } else {
            implied
        };
        match keywords
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or(implied)
        {
            "boolean" => json!(self.random.one_in(2)),
            "integer" => self.integer(&keywords),
            "number" => self.number(&keywords),
            "string" => self.text(&keywords),
            "array" => self.list(&keywords, depth),
            "object" => self.object(&keywords, depth),
            _ => self.any(depth),
        }
    }

    /// For a schema with a discriminator and no alternatives: one that extends it.
    fn heir(
        &mut self,
        schema: &Value,
        keywords: &Map<String, Value>,
        depth: usize,
    ) -> Option<Value> {
        let base = schema.get("$ref")?.as_str()?;
        let discriminator = keywords.get("discriminator")?;
        if keywords.contains_key("alternatives")
            || follow(self.root, base).get("discriminator").is_none()
        {
            return None;
        }
        let property = |schema: &Value| schema["discriminator"]["propertyName"].clone();
        let mapped = tags(discriminator);
        let mut heirs: Vec<(String, String, Vec<Value>)> = Vec::new();
        if mapped.is_empty() {
            let name = base.rsplit('/').next()?;
            heirs.push((name.to_owned(), base.to_owned(), Vec::new()));
        }
        for (tag, reference) in mapped {
            heirs.push((tag, reference, Vec::new()));
        }
        let mut bases = vec![(base.to_owned(), Vec::new())];
        while let Some((base, properties)) = bases.pop() {
            for (name, schema) in self.root["components"]["schemas"].as_object()? {
                let reference = format!("#/components/schemas/{name}");
                let members = schema["allOf"].as_array().into_iter().flatten();
                if members.filter(|part| part["$ref"] == *base).count() == 0 {
                    continue;
                }
                // A base in between tells its heirs apart by a property of its own.
                let mut properties = properties.clone();
                properties.push(property(schema));
                if !heirs.iter().any(|(_, target, _)| *target == reference) {
                    heirs.push((name.clone(), reference.clone(), properties.clone()));
                }
                bases.push((reference, properties));
            }
        }
        let (tag, heir, properties) = if depth > DEEP {
            &heirs[0]
        } else {
            self.random.pick(&heirs)
        }
        .clone();
        let mut value = self.value(&json!({ "allOf": [{ "$ref": heir }] }), depth + 1);
        let own = discriminator["propertyName"].clone();
        for property in std::iter::once(&own).chain(&properties) {
            if let Some(property) = property.as_str() {
                value[property] = json!(tag);
            }
        }
        Some(value)
    }

    fn alternative(
        &mut self,
        mut keywords: Map<String, Value>,
        sets: &Value,
        depth: usize,
    ) -> Value {
        let discriminator = keywords.remove("discriminator");
        keywords.remove("nullable");
        let mut parts = vec![Value::Object(keywords)];
        let mut chosen = Value::Null;
        for set in sets.as_array().unwrap() {
            let (is_any, set) = (set[0] == "anyOf", set[1].as_array().unwrap());
            chosen = if depth > DEEP {
                set[0].clone()
            } else {
                self.random.pick(set).clone()
            };
            parts.push(chosen.clone());
            let other = self.random.pick(set).clone();
            let is_object = |schema| whole(self.root, schema).contains_key("properties");
            if is_any
                && discriminator.is_none()
                && other != chosen
                && is_object(&chosen)
                && is_object(&other)
            {
                // A value may fit several at once.
                parts.push(other);
            }
        }
        if parts[0] == json!({}) {
            parts.remove(0);
        }
        let mut value = match parts.as_slice() {
            [only] => self.value(only, depth + 1),
            _ => self.value(&json!({ "allOf": parts }), depth + 1),
        };
        if let (Some(discriminator), Some(reference)) = (discriminator, chosen["$ref"].as_str()) {
            let mut tags = tags(&discriminator);
            tags.retain(|(_, target)| target == reference);
            if tags.is_empty() {
                tags.push((
                    reference.rsplit('/').next().unwrap().to_owned(),
                    String::new(),
                ));
            }
            let property = discriminator["propertyName"].as_str().unwrap();
            let variant = whole(self.root, &chosen);
            let is_said = variant.contains_key("alternatives")
                || !variant["properties"][property]["enum"].is_null();
            if !is_said {
                value[property] = json!(self.random.pick(&tags).0);
            }
        }
        value
    }

    fn integer(&mut self, keywords: &Map<String, Value>) -> Value {
        let limit = |name: &str| keywords.get(name)?.as_number().and_then(Number::as_i128);
        let (mut low, mut high) = match keywords.get("format").and_then(Value::as_str) {
            Some("int32") => (i128::from(i32::MIN), i128::from(i32::MAX)),
            Some("uint64") => (0, i128::from(u64::MAX)),
            _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
        };
        let exclusive = |name: &str| i128::from(keywords.get(name) == Some(&json!(true)));
        low = limit("minimum").map_or(low, |limit| limit + exclusive("exclusiveMinimum"));
        high = limit("maximum").map_or(high, |limit| limit - exclusive("exclusiveMaximum"));
        let factor = limit("multipleOf").unwrap_or(1);
        let number = self.random.between(low, high) / factor * factor;
        Value::Number(Number::from_i128(number).unwrap())
    }

    fn number(&mut self, keywords: &Map<String, Value>) -> Value {
        let limit = |name: &str| keywords.get(name)?.as_f64();
        let (low, high) = (limit("minimum"), limit("maximum"));
        if limit("multipleOf").is_some() {
            return serde_json::from_str(&format!(
                "{}.{:02}",
                self.random.below(900),
                self.random.below(100)
            ))
            .unwrap();
        }
        if let (Some(low), Some(high)) = (low, high) {
            let strict = keywords.contains_key("exclusiveMinimum");
            let part = *self.random.pick(if strict {
                &[0.5, 1e-9, 0.999]
            } else {
                &[0.0, 0.5, 1.0]
            });
            return json!(low + (high - low) * part);
        }
        if let Some(low) = low {
            return json!(low + *self.random.pick(&[0.0, 0.25, 1e9]));
        }
        let bits = f64::from_bits(self.random.next());
        let some = [
            0.0,
            -0.0,
            1.0,
            -1.5,
            0.1,
            1e300,
            5e-324,
            f64::MAX,
            f64::MIN,
            12_345.678,
            bits,
        ];
        match self.random.below(some.len() + 2) {
            0 => json!(self.random.next()),
            1 => json!(-7),
            index => json!(
                Some(some[index - 2])
                    .filter(|number| number.is_finite())
                    .unwrap_or(2.5)
            ),
        }
    }

    fn text(&mut self, keywords: &Map<String, Value>) -> Value {
        let count = |name: &str| usize::try_from(keywords.get(name)?.as_u64()?).ok();
        let (least, most) = (count("minLength").unwrap_or(0), count("maxLength"));
        if let Some(pattern) = keywords.get("pattern").and_then(Value::as_str) {
            return json!(texts::of_pattern(pattern, &mut self.random));
        }
        let format = keywords.get("format").and_then(Value::as_str);
        let text = format.and_then(|format| texts::of_format(format, &mut self.random));
        json!(text.unwrap_or_else(|| texts::of_length(least, most, &mut self.random)))
    }

    /// How many items or entries to make.
    fn size(
        &mut self,
        keywords: &Map<String, Value>,
        least: &str,
        most: &str,
        depth: usize,
    ) -> usize {
        let count = |name: &str| usize::try_from(keywords.get(name)?.as_u64()?).ok();
        let least = count(least).unwrap_or(0);
        let most = count(most).unwrap_or(least + 3);
        match self.optional {
            Some(true) if depth <= DEEP => most.min(least + 2),
            None if depth <= DEEP => least + self.random.below(most.min(least + 3) - least + 1),
            _ => least,
        }
    }

    fn list(&mut self, keywords: &Map<String, Value>, depth: usize) -> Value {
        let any = json!({});
        let items = keywords.get("items").unwrap_or(&any);
        let size = self.size(keywords, "minItems", "maxItems", depth);
        let mut list: Vec<Value> = (0..size).map(|_| self.value(items, depth + 1)).collect();
        if keywords.get("uniqueItems") == Some(&json!(true)) {
            let mut seen = Vec::new();
            list.retain(|item| {
                !seen.contains(item) && {
                    seen.push(item.clone());
                    true
                }
            });
        }
        Value::Array(list)
    }

    fn object(&mut self, keywords: &Map<String, Value>, depth: usize) -> Value {
        let mut object = Map::new();
        let required = keywords.get("required").and_then(Value::as_array);
        let required: Vec<&str> = required
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let none = Map::new();
        let properties = keywords
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&none);
        for (name, property) in properties {
            if required.contains(&name.as_str()) || self.has_optional(depth) {
                object.insert(name.clone(), self.value(property, depth + 1));
            }
        }
        for name in required
            .into_iter()
            .filter(|name| !properties.contains_key(*name))
        {
            object.insert(name.to_owned(), self.any(DEEP));
        }
        let least = keywords
            .get("minProperties")
            .and_then(Value::as_u64)
            .unwrap_or(0);
        for (name, property) in properties {
            if (object.len() as u64) < least && !object.contains_key(name) {
                object.insert(name.clone(), self.value(property, depth + 1));
            }
        }
        let any = json!({});
        let others = match keywords.get("additionalProperties") {
            Some(Value::Bool(true)) => Some(&any),
            // A map without a word on its values takes any.
            None if properties.is_empty() => Some(&any),
            Some(schema @ Value::Object(_)) => Some(schema),
            _ => None,
        };
        if let Some(schema) = others {
            let size = self
                .size(keywords, "minProperties", "maxProperties", depth)
                .max(usize::from(least > 0));
            for index in 0..size {
                let key = format!("{}{index}", texts::of_length(0, None, &mut self.random));
                if !properties.contains_key(&key) {
                    object.insert(key, self.value(schema, depth + 1));
                }
            }
        }
        Value::Object(object)
    }

    fn any(&mut self, depth: usize) -> Value {
        match self.random.below(if depth >= DEEP { 6 } else { 8 }) {
            0 => Value::Null,
            1 => json!(self.random.one_in(2)),
            2 => json!(self.random.next()),
            3 => json!(i64::MIN),
            4 => json!(-0.5),
            5 => json!(texts::of_length(0, None, &mut self.random)),
            6 => json!([self.any(depth + 1), self.any(depth + 1)]),
            _ => json!({ "": self.any(depth + 1), "k": self.any(depth + 1) }),
        }
    }
}

/// The tags of a discriminator with the references that they stand for.
fn tags(discriminator: &Value) -> Vec<(String, String)> {
    let mapping = discriminator["mapping"].as_object();
    let full = |target: &str| {
        if target.starts_with('#') {
            target.to_owned()
        } else {
            format!("#/components/schemas/{target}")
        }
    };
    mapping
        .into_iter()
        .flatten()
        .map(|(tag, target)| (tag.clone(), full(target.as_str().unwrap())))
        .collect()
}
