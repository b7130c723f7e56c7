//! Limits: the stricter of two, and those that contradict each other.

use serde_json::Number;

use super::Limits;
use super::codes;
use super::reader::Reader;
use super::written::Part;
use crate::pointer::Pointer;

impl Reader<'_> {
    /// Warns of limits that no value meets.
    pub(super) fn contradictions(&mut self, limits: &Limits, place: &Pointer, parts: &[Part]) {
        let number = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
        let excluded = limits.exclusive_minimum || limits.exclusive_maximum;
        let is_empty = match (number(&limits.minimum), number(&limits.maximum)) {
            (Some(low), Some(high)) => low > high || (excluded && low >= high),
            _ => false,
        };
        let above = |low: Option<u64>, high: Option<u64>| low > high && high.is_some();
        let pairs = [
            (is_empty, "minimum", "maximum"),
            (
                above(limits.min_length, limits.max_length),
                "minLength",
                "maxLength",
            ),
            (
                above(limits.min_items, limits.max_items),
                "minItems",
                "maxItems",
            ),
            (
                above(limits.min_properties, limits.max_properties),
                "minProperties",
                "maxProperties",
            ),
        ];
        for (_, low, high) in pairs.into_iter().filter(|(is_empty, ..)| *is_empty) {
            let place = |key: &str| {
                let mut written = parts
                    .iter()
                    .filter_map(|part| self.written.get(part.schema.0));
                let from = written.find(|written| written.limits.has(key));
                from.map_or_else(|| place.child(key), |from| from.keyword(key))
            };
            let (low, high) = (place(low), place(high));
            let key = |place| self.document.key(place).unwrap_or_default();
            let message = format!("`{}` and `{}` leave no value", key(&low), key(&high));
            self.warn(
                &codes::NO_VALUE,
                &low,
                message,
                "every value is refused before it is sent",
                "correct one of them",
            );
        }
    }
}

impl Limits {
    /// Whether it says something under a keyword that has a counterpart.
    fn has(&self, keyword: &str) -> bool {
        match keyword {
            "minimum" => self.minimum.is_some(),
            "maximum" => self.maximum.is_some(),
            "minLength" => self.min_length.is_some(),
            "maxLength" => self.max_length.is_some(),
            "minItems" => self.min_items.is_some(),
            "maxItems" => self.max_items.is_some(),
            "minProperties" => self.min_properties.is_some(),
            "maxProperties" => self.max_properties.is_some(),
            _ => false,
        }
    }

    /// Keeps the stricter of each pair.
    pub(super) fn tighten(&mut self, other: &Self) {
        fn stricter<T: Copy + PartialOrd>(one: &mut Option<T>, other: Option<T>, low: bool) {
            if let Some(other) = other
                && one.is_none_or(|one| if low { other > one } else { other < one })
            {
                *one = Some(other);
            }
        }
        stricter(&mut self.min_length, other.min_length, true);
        stricter(&mut self.max_length, other.max_length, false);
        stricter(&mut self.min_items, other.min_items, true);
        stricter(&mut self.max_items, other.max_items, false);
        stricter(&mut self.min_properties, other.min_properties, true);
        stricter(&mut self.max_properties, other.max_properties, false);
        self.unique_items |= other.unique_items;
        if self.pattern.is_none() {
            self.pattern.clone_from(&other.pattern);
        }
        if self.multiple_of.is_none() {
            self.multiple_of.clone_from(&other.multiple_of);
        }
        let value = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
        if let Some(theirs) = value(&other.minimum)
            && value(&self.minimum).is_none_or(|own| theirs > own)
        {
            self.minimum.clone_from(&other.minimum);
            self.exclusive_minimum = other.exclusive_minimum;
        }
        if let Some(theirs) = value(&other.maximum)
            && value(&self.maximum).is_none_or(|own| theirs < own)
        {
            self.maximum.clone_from(&other.maximum);
            self.exclusive_maximum = other.exclusive_maximum;
        }
    }
}
