//! Limits of what is sent: tighter ones refuse what was taken before.

use std::cmp::Ordering;

use serde_json::Number;

use super::{Effect, Place, Review, breaking_or_compatible, code};
use crate::model::{Bound, Rule, Rules};
use crate::pointer::Pointer;

impl Review<'_> {
    /// Compares the limits of something that is sent.
    pub(super) fn limits(&mut self, place: &Pointer, (old, new): (&Rules, &Rules), what: &str) {
        // Several of a kind come of `allOf`; those that stay are of no interest.
        let own = |rules: &Rules, others: &Rules| -> Vec<Rule> {
            let changed = rules.own.iter().filter(|rule| !others.own.contains(rule));
            changed.cloned().collect()
        };
        let (before, now) = (own(old, new), own(new, old));
        for rule in &now {
            let before = before.iter().find(|before| is_same_kind(before, rule));
            let is_tighter = before.is_none_or(|before| !allows(rule, before));
            if !is_tighter && before.is_some_and(|before| allows(before, rule)) {
                continue;
            }
            let (verb, now) = words(rule);
            let text = match before.map(words) {
                Some((_, before)) => format!("{what} {verb} {now}, before {before}"),
                None => format!("{what} {verb} {now}"),
            };
            let effects = (breaking_or_compatible(is_tighter), Effect::None);
            self.say(effects, Place::New(place.clone()), text);
        }
        for rule in &before {
            if !now.iter().any(|now| is_same_kind(now, rule)) {
                let (verb, before) = words(rule);
                let text = format!("{what} no longer {verb} {before}");
                let effects = (Effect::Compatible, Effect::None);
                self.say(effects, Place::New(place.clone()), text);
            }
        }
        if old.each.is_some() || new.each.is_some() {
            let none = Rules::default();
            let old = old.each.as_deref().unwrap_or(&none);
            let new = new.each.as_deref().unwrap_or(&none);
            self.limits(place, (old, new), &format!("each item of {what}"));
        }
    }
}

fn is_same_kind(one: &Rule, other: &Rule) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

/// Whether all that kept the old rule keeps the new one of its kind.
fn allows(new: &Rule, old: &Rule) -> bool {
    match (new, old) {
        (Rule::MinLength(new), Rule::MinLength(old))
        | (Rule::MinItems(new), Rule::MinItems(old))
        | (Rule::MinProperties(new), Rule::MinProperties(old)) => new <= old,
        (Rule::MaxLength(new), Rule::MaxLength(old))
        | (Rule::MaxItems(new), Rule::MaxItems(old))
        | (Rule::MaxProperties(new), Rule::MaxProperties(old)) => new >= old,
        (Rule::Minimum(new), Rule::Minimum(old)) => is_wider(new, old, Ordering::Less),
        (Rule::Maximum(new), Rule::Maximum(old)) => is_wider(new, old, Ordering::Greater),
        (Rule::MultipleOf(new), Rule::MultipleOf(old)) => {
            let times = float(old) / float(new);
            // Neither of 0.3 and 0.1 is exactly what it says.
            (times - times.round()).abs() < 1e-9 * times.abs().max(1.0)
        }
        // Whether one pattern has all texts of another is more than can be told.
        (new, old) => new == old,
    }
}

/// Whether a bound lies on this side of another one, or at the same place without taking more.
fn is_wider(new: &Bound, old: &Bound, side: Ordering) -> bool {
    match float(&new.value).partial_cmp(&float(&old.value)) {
        Some(Ordering::Equal) => !new.exclusive || old.exclusive,
        place => place == Some(side),
    }
}

fn float(number: &Number) -> f64 {
    number.as_f64().unwrap_or(f64::NAN)
}

/// What a value must do or be, and how much of it.
fn words(rule: &Rule) -> (&'static str, String) {
    let count = |word: &str, number: u64, one: &str, many: &str| {
        format!("{word} {number} {}", if number == 1 { one } else { many })
    };
    let characters = |word, number| ("must have", count(word, number, "character", "characters"));
    let items = |word, number| ("must have", count(word, number, "item", "items"));
    let properties = |word, number| ("must have", count(word, number, "property", "properties"));
    let bound = |bound: &Bound, exclusive: &str, inclusive: &str| {
        let word = if bound.exclusive {
            exclusive
        } else {
            inclusive
        };
        ("must be", format!("{word} {}", bound.value))
    };
    match rule {
        Rule::MinLength(min) => characters("at least", *min),
        Rule::MaxLength(max) => characters("at most", *max),
        Rule::Pattern(pattern) => ("must match", code(pattern)),
        Rule::Minimum(min) => bound(min, "more than", "at least"),
        Rule::Maximum(max) => bound(max, "less than", "at most"),
        Rule::MultipleOf(number) => ("must be", format!("a multiple of {number}")),
        Rule::MinItems(min) => items("at least", *min),
        Rule::MaxItems(max) => items("at most", *max),
        Rule::UniqueItems => ("must have", "no item twice".to_owned()),
        Rule::MinProperties(min) => properties("at least", *min),
        Rule::MaxProperties(max) => properties("at most", *max),
    }
}
