//! The value of a text, built by either parser through one visitor: it limits depth and size and
//! notes what a plain `serde_json::Value` would hide.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use crate::pointer::Pointer;

/// Levels of nesting. Both parsers stop at 128, with messages of their own.
pub(super) const MAX_DEPTH: usize = 100;
/// What a mapping, list or scalar costs; a byte of text costs 1.
const NODE_COST: usize = 16;
/// What aliases may add to any document.
const ALIAS_BUDGET: usize = 4_000_000;

/// Something that the parser accepts and the document should not hold.
#[derive(Clone)]
pub(super) enum Finding {
    DuplicateKey { mapping: Pointer, key: String },
    MergeKey(Pointer),
    Tag(Pointer, String),
    NotANumber(Pointer),
}

/// Which limit made the parser stop.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    Depth,
    Size,
}

/// What one reading of a text has led to so far.
#[derive(Clone)]
pub(super) struct Reading {
    root: Pointer,
    /// Whether `<<` merges.
    merge_keys: bool,
    budget: usize,
    pub findings: Vec<Finding>,
    pub limit: Option<Limit>,
}

impl Reading {
    pub fn new(root: Pointer, text: &str, merge_keys: bool) -> Self {
        Self {
            root,
            merge_keys,
            // Without aliases no text reaches this: a node takes at least one byte.
            budget: text
                .len()
                .saturating_mul(2 * NODE_COST)
                .saturating_add(ALIAS_BUDGET),
            findings: Vec::new(),
            limit: None,
        }
    }

    /// Reads the value of a text that has been opened by a parser.
    pub fn read<'de, D: Deserializer<'de>>(&mut self, parser: D) -> Result<Value, D::Error> {
        let path = Path {
            above: None,
            step: Step::Root,
        };
        Node {
            reading: self,
            path: &path,
            depth: 0,
        }
        .deserialize(parser)
    }

    fn spend<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        match self.budget.checked_sub(bytes) {
            Some(rest) => {
                self.budget = rest;
                Ok(())
            }
            None => Err(self.stop(Limit::Size)),
        }
    }

    fn stop<E: Error>(&mut self, limit: Limit) -> E {
        self.limit = Some(limit);
        E::custom("limit exceeded")
    }
}

/// The way down to a node; a pointer is made of it only when there is something to say.
struct Path<'a> {
    above: Option<&'a Path<'a>>,
    step: Step<'a>,
}

enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl Path<'_> {
    fn pointer(&self, root: &Pointer) -> Pointer {
        let above = self
            .above
            .map_or_else(|| root.clone(), |above| above.pointer(root));
        match self.step {
            Step::Root => above,
            Step::Key(key) => above.child(key),
            Step::Index(index) => above.index(index),
        }
    }
}

/// A node that is about to be read.
struct Node<'r, 'p> {
    reading: &'r mut Reading,
    path: &'p Path<'p>,
    depth: usize,
}

impl Node<'_, '_> {
    fn pointer(&self) -> Pointer {
        self.path.pointer(&self.reading.root)
    }

    fn number(self, number: f64) -> Value {
        Number::from_f64(number).map_or_else(
            || {
                let place = self.pointer();
                self.reading.findings.push(Finding::NotANumber(place));
                Value::String(number.to_string())
            },
            Value::Number,
        )
    }

    fn deeper<E: Error>(&mut self) -> Result<usize, E> {
        if self.depth >= MAX_DEPTH {
            return Err(self.reading.stop(Limit::Depth));
        }
        Ok(self.depth + 1)
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<Value, D::Error> {
        self.reading.spend(NODE_COST)?;
        parser.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON reads such integers so too"
    )]
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(self.number(value as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON reads such integers so too"
    )]
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(self.number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(self.number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.reading.spend(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let depth = self.deeper()?;
        let mut list = Vec::new();
        loop {
            let path = Path {
                above: Some(self.path),
                step: Step::Index(list.len()),
            };
            let item = Node {
                reading: &mut *self.reading,
                path: &path,
                depth,
            };
            match items.next_element_seed(item)? {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let depth = self.deeper()?;
        let mut object = Map::new();
        let mut merged = Vec::new();
        let mut repeated = BTreeSet::new();
        while let Some(key) = members.next_key_seed(Key)? {
            self.reading.spend(key.len())?;
            let path = Path {
                above: Some(self.path),
                step: Step::Key(&key),
            };
            let value = members.next_value_seed(Node {
                reading: &mut *self.reading,
                path: &path,
                depth,
            })?;
            if self.reading.merge_keys && key == "<<" {
                if !collect_merged(value, &mut merged) {
                    let place = path.pointer(&self.reading.root);
                    self.reading.findings.push(Finding::MergeKey(place));
                }
                continue;
            }
            match object.entry(key) {
                Entry::Vacant(vacant) => {
                    vacant.insert(value);
                }
                Entry::Occupied(occupied) => {
                    repeated.insert(occupied.key().clone());
                }
            }
        }
        for key in repeated {
            let mapping = self.pointer();
            self.reading
                .findings
                .push(Finding::DuplicateKey { mapping, key });
        }
        for (key, value) in merged.into_iter().flatten() {
            object.entry(key).or_insert(value);
        }
        Ok(Value::Object(object))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, content) = tagged.variant_seed(Key)?;
        let place = self.pointer();
        self.reading.findings.push(Finding::Tag(place, tag));
        content.newtype_variant_seed(self)
    }
}

/// Takes the mappings of a merge key's value; false if it holds anything else.
fn collect_merged(value: Value, merged: &mut Vec<Map<String, Value>>) -> bool {
    match value {
        Value::Object(object) => merged.push(object),
        Value::Array(items) => {
            for item in items {
                let Value::Object(object) = item else {
                    return false;
                };
                merged.push(object);
            }
        }
        _ => return false,
    }
    true
}

/// A key. Asked for as text, the YAML parser gives keys such as `200` or `true` as written.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<String, D::Error> {
        parser.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text as a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<String, E> {
        Ok(key.to_owned())
    }
}
