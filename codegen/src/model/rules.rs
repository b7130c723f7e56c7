//! What must hold for a value before it is sent.

use serde_json::Number;

use crate::normal::Schema;

/// What must hold for a value and for each of its items or map values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// For the value itself.
    pub own: Vec<Rule>,
    /// For each item of a list or value of a map.
    pub each: Option<Box<Rules>>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// A text has at least so many characters.
    MinLength(u64),
    /// A text has at most so many characters.
    MaxLength(u64),
    /// A text has a part that matches this regular expression.
    Pattern(String),
    /// A number is not less than this, or greater than it.
    Minimum(Bound),
    /// A number is not greater than this, or less than it.
    Maximum(Bound),
    /// A number is a multiple of this.
    MultipleOf(Number),
    /// A list has at least so many items.
    MinItems(u64),
    /// A list has at most so many items.
    MaxItems(u64),
    /// No item of a list occurs twice.
    UniqueItems,
    /// An object has at least so many properties.
    MinProperties(u64),
    /// An object has at most so many properties.
    MaxProperties(u64),
}

/// An end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The number.
    pub value: Number,
    /// Whether the number itself is out of the range.
    pub exclusive: bool,
}

impl Rules {
    /// The rules that a schema's own limits make.
    pub(super) fn of(schema: &Schema) -> Self {
        let limits = &schema.limits;
        let mut own = Vec::new();
        let mut add = |limit: Option<u64>, rule: fn(u64) -> Rule| own.extend(limit.map(rule));
        add(
            limits.min_length.filter(|&limit| limit > 0),
            Rule::MinLength,
        );
        add(limits.max_length, Rule::MaxLength);
        add(limits.min_items.filter(|&limit| limit > 0), Rule::MinItems);
        add(limits.max_items, Rule::MaxItems);
        add(
            limits.min_properties.filter(|&limit| limit > 0),
            Rule::MinProperties,
        );
        add(limits.max_properties, Rule::MaxProperties);
        own.extend(limits.pattern.clone().map(Rule::Pattern));
        if limits.unique_items {
            own.push(Rule::UniqueItems);
        }
        own.extend(limits.minimum.clone().map(|value| {
            Rule::Minimum(Bound {
                value,
                exclusive: limits.exclusive_minimum,
            })
        }));
        own.extend(limits.maximum.clone().map(|value| {
            Rule::Maximum(Bound {
                value,
                exclusive: limits.exclusive_maximum,
            })
        }));
        own.extend(limits.multiple_of.clone().map(Rule::MultipleOf));
        Self { own, each: None }
    }

    /// These rules and others for the same value.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for rule in other.own {
            if !self.own.contains(&rule) {
                self.own.push(rule);
            }
        }
        self.each = match (self.each, other.each) {
            (Some(one), Some(other)) => Some(Box::new(one.and(*other))),
            (one, other) => one.or(other),
        };
        self
    }

    /// These rules for a list or map, and others for what it holds.
    #[must_use]
    pub(super) fn each(mut self, inner: Self) -> Self {
        if !inner.is_empty() {
            self.each = Some(Box::new(inner));
        }
        self
    }

    /// Whether a pattern is among them.
    pub fn has_pattern(&self) -> bool {
        self.own.iter().any(|rule| matches!(rule, Rule::Pattern(_)))
            || self.each.as_ref().is_some_and(|each| each.has_pattern())
    }

    /// Whether nothing needs to be checked.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.each.is_none()
    }
}
