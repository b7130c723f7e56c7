//! Whether a sample value of the document fits its schema.

use std::collections::HashSet;

use serde_json::{Number, Value};

use super::docs::Docs;
use super::lower::Lowering;
use super::types::is_int_or_string;
use super::unions::text_of;
use super::{integers, samples};
use crate::normal::{self, Additional, Limits, Object, Schema, SchemaId, Shape, Union};

/// How many values are looked at, those within others included.
const MOST: usize = 20_000;

/// How deep values and the alternatives of unions are looked into.
const DEEPEST: usize = 40;

/// Where a value does not fit, and what it should be.
pub(super) struct Unfit {
    path: Vec<String>,
    wanted: String,
    /// The schema that it does not fit, and which property of it is missing.
    at: Option<(SchemaId, Option<String>)>,
}

/// What one correction of the document would mend: a schema, or a value that is the same everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cause {
    schema: SchemaId,
    property: Option<String>,
    wanted: String,
}

impl Cause {
    pub(super) fn of(schema: SchemaId, wanted: &str) -> Self {
        let (property, wanted) = (None, wanted.to_owned());
        Self {
            schema,
            property,
            wanted,
        }
    }
}

impl Unfit {
    fn new(wanted: impl Into<String>) -> Self {
        Self {
            path: Vec::new(),
            wanted: wanted.into(),
            at: None,
        }
    }

    /// Notes which schema it is that does not fit, unless that is known.
    fn at(mut self, schema: SchemaId) -> Self {
        let missing = self.path.first();
        self.at.get_or_insert_with(|| (schema, missing.cloned()));
        self
    }

    /// Why the example of a schema does not fit.
    pub(super) fn cause(&self, whole: SchemaId) -> Cause {
        let (schema, property) = self.at.clone().unwrap_or((whole, None));
        Cause {
            schema,
            property,
            wanted: self.wanted.clone(),
        }
    }

    fn within(mut self, part: &impl ToString) -> Self {
        self.path.push(part.to_string());
        self
    }

    /// One line.
    pub(super) fn text(&self) -> String {
        if self.path.is_empty() {
            return format!("must {}", self.wanted);
        }
        let parts: Vec<_> = self.path.iter().rev().map(String::as_str).collect();
        format!("`{}` must {}", Docs::plain(&parts.join("/")), self.wanted)
    }
}

type Fit = Result<(), Unfit>;

fn must(holds: bool, wanted: &str) -> Fit {
    if holds {
        Ok(())
    } else {
        Err(Unfit::new(wanted))
    }
}

impl Lowering<'_> {
    pub(super) fn fits(&self, schema: SchemaId, value: &Value) -> Fit {
        Checker {
            lowering: self,
            left: MOST,
            depth: 0,
        }
        .value(schema, value)
    }
}

struct Checker<'l, 's> {
    lowering: &'l Lowering<'s>,
    left: usize,
    depth: usize,
}

impl Checker<'_, '_> {
    fn value(&mut self, schema: SchemaId, value: &Value) -> Fit {
        if self.left == 0 || self.depth >= DEEPEST {
            return Err(Unfit::new("be smaller"));
        }
        self.left -= 1;
        self.depth += 1;
        let fit = self.shape(schema, value);
        self.depth -= 1;
        fit.map_err(|unfit| unfit.at(schema))
    }

    fn shape(&mut self, schema: SchemaId, value: &Value) -> Fit {
        if value.is_null() && self.lowering.is_nullable(schema) {
            return Ok(());
        }
        let node = self.lowering.schema(schema);
        match &node.shape {
            Shape::Any => return Ok(()),
            Shape::Same(_) => {
                let target = self.lowering.target(schema);
                must(target != schema, "be a value")?;
                self.value(target, value)?;
            }
            Shape::Boolean => must(value.is_boolean(), "be a boolean")?,
            Shape::Integer(format) => integer(value, &node.limits, format.as_deref())?,
            Shape::Number(_) => must(value.is_number(), "be a number")?,
            shape if is_int_or_string(shape) && normal::canonical(value).is_i64() => {}
            Shape::String(format) => text(value, format.as_deref())?,
            Shape::Enum(enumeration) => {
                must(
                    normal::is_among(value, &enumeration.values),
                    "be one of the allowed values",
                )?;
            }
            Shape::Array(items) => {
                let list = value.as_array().ok_or_else(|| Unfit::new("be a list"))?;
                for (index, item) in list.iter().enumerate() {
                    self.value(*items, item)
                        .map_err(|unfit| unfit.within(&index))?;
                }
            }
            Shape::Object(object) => self.object(object, value)?,
            Shape::Union(union) => self.union(schema, union, value)?,
        }
        limits(&node.limits, value)
    }

    fn object(&mut self, object: &Object, value: &Value) -> Fit {
        let members = value
            .as_object()
            .ok_or_else(|| Unfit::new("be an object"))?;
        for (name, property) in &object.properties {
            if let Some(member) = members.get(name) {
                // Which a client reads as if it were absent.
                if member.is_null() && !property.required {
                    continue;
                }
                self.value(property.schema, member)
                    .map_err(|unfit| unfit.within(name))?;
                continue;
            }
            // Examples show one direction, and leave out what the other one has.
            let node = self.lowering.schema(property.schema);
            let target = self.lowering.schema(self.lowering.target(property.schema));
            let one_way = [&node.notes, &target.notes]
                .iter()
                .any(|notes| notes.read_only || notes.write_only);
            must(!property.required || one_way, "be there").map_err(|unfit| unfit.within(name))?;
        }
        let others = members
            .iter()
            .filter(|(name, _)| !object.properties.contains_key(*name));
        for (name, member) in others {
            let fit = match object.additional {
                Additional::Forbidden => Err(Unfit::new("not be there")),
                Additional::Schema(schema) => self.value(schema, member),
                Additional::Any | Additional::Unspecified => Ok(()),
            };
            fit.map_err(|unfit| unfit.within(name))?;
        }
        Ok(())
    }

    fn union(&mut self, schema: SchemaId, union: &Union, value: &Value) -> Fit {
        let tag = union.discriminator.as_ref();
        let tag = tag.map(|name| value.get(name).filter(|tag| !tag.is_null()).map(text_of));
        if tag == Some(None) {
            return Err(Unfit::new(
                "have the property that tells alternatives apart",
            ));
        }
        for variant in &union.variants {
            let is_meant = tag
                .as_ref()
                .and_then(Option::as_ref)
                .is_none_or(|tag| variant.tags.contains(tag));
            if is_meant && variant.schema != schema && self.value(variant.schema, value).is_ok() {
                return Ok(());
            }
        }
        Err(Unfit::new("fit one of the alternatives"))
    }
}

fn integer(value: &Value, limits: &Limits, format: Option<&str>) -> Fit {
    let (low, high) = integers::range(limits, format);
    let value = normal::canonical(value);
    let number = value.as_number().and_then(Number::as_i128);
    let number = number.ok_or_else(|| Unfit::new("be a whole number"))?;
    must(
        (low..=high).contains(&number),
        "be in the range of its type",
    )
}

fn text(value: &Value, format: Option<&str>) -> Fit {
    let text = value.as_str().ok_or_else(|| Unfit::new("be a text"))?;
    match format {
        Some(format) if !samples::has_format(text, format) => {
            Err(Unfit::new("have the format of its schema"))
        }
        _ => Ok(()),
    }
}

/// Whether the limits of a schema hold, of those that are about a value of this type.
pub(super) fn limits(limits: &Limits, value: &Value) -> Fit {
    let within = |count: usize, least: Option<u64>, most: Option<u64>| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        least.is_none_or(|least| count >= least) && most.is_none_or(|most| count <= most)
    };
    match value {
        Value::Null | Value::Bool(_) => Ok(()),
        Value::Number(number) => must(
            samples::is_in_limits(limits, number),
            "be within its limits",
        ),
        Value::String(text) => {
            must(
                within(text.chars().count(), limits.min_length, limits.max_length),
                "have the allowed length",
            )?;
            let pattern = limits.pattern.as_ref();
            must(
                pattern.is_none_or(|pattern| matches(pattern, text)),
                "match its pattern",
            )
        }
        Value::Array(items) => {
            must(
                within(items.len(), limits.min_items, limits.max_items),
                "have the allowed number of items",
            )?;
            let mut seen = HashSet::new();
            must(
                !limits.unique_items
                    || items
                        .iter()
                        .all(|item| seen.insert(normal::canonical(item).to_string())),
                "not have an item twice",
            )
        }
        Value::Object(members) => must(
            within(members.len(), limits.min_properties, limits.max_properties),
            "have the allowed number of properties",
        ),
    }
}

/// Whether a made-up value of a scalar schema is allowed by its limits.
pub(super) fn is_allowed(node: &Schema, value: &Value) -> bool {
    limits(&node.limits, value).is_ok()
}

/// Whether a text matches a pattern; true where that is no longer cheap to say.
fn matches(pattern: &str, text: &str) -> bool {
    const LARGEST: usize = 64 * 1024;
    const LONGEST: usize = 1_000;
    let mut builder = regex_lite::RegexBuilder::new(pattern);
    let regex = builder.size_limit(LARGEST).build();
    text.len() > LONGEST || !regex.is_ok_and(|regex| !regex.is_match(text))
}
