//! Limits of what is sent: tighter ones refuse what was taken before.

use std::cmp::Ordering;

use serde_json::Number;

use super::change::Spot;
use super::wire::{Wire, range};
use super::{Effect, Review, breaking_or_compatible, code, rules};
use crate::model::{Bound, Rule, Rules, Type};

impl Review<'_> {
    /// Compares the limits of something that is sent and now of this type.
    pub(super) fn limits(
        &mut self,
        spot: &Spot,
        (old, new): (&Rules, &Rules),
        ty: &Type,
        what: &str,
    ) {
        let scalar = self.new_use(ty).wire();
        // Several of a kind come of `allOf`; those that stay are of no interest.
        let own = |rules: &Rules, others: &Rules| -> Vec<Rule> {
            let changed = rules.own.iter().filter(|rule| !others.own.contains(rule));
            changed.cloned().collect()
        };
        let (before, now) = (own(old, new), own(new, old));
        for rule in &now {
            let before = before.iter().find(|before| is_same_kind(before, rule));
            let is_tighter = !says_nothing(rule, scalar.as_ref())
                && before.is_none_or(|before| !allows(rule, before));
            if !is_tighter && before.is_some_and(|before| allows(before, rule)) {
                continue;
            }
            let (verb, now) = words(rule);
            let text = match before.map(words) {
                Some((_, before)) => format!("{what} {verb} {now}, before {before}"),
                None => format!("{what} {verb} {now}"),
            };
            let effects = (breaking_or_compatible(is_tighter), Effect::None);
            let kind = if is_tighter {
                &rules::LIMIT_TIGHTENED
            } else {
                &rules::LIMIT_LOOSENED
            };
            self.say(kind, effects, &spot.with(detail(rule, what)), text);
        }
        for rule in &before {
            if !now.iter().any(|now| is_same_kind(now, rule)) {
                let (verb, before) = words(rule);
                let text = format!("{what} no longer {verb} {before}");
                let effects = (Effect::Compatible, Effect::None);
                let spot = &spot.with(detail(rule, what));
                self.say(&rules::LIMIT_LOOSENED, effects, spot, text);
            }
        }
        if old.each.is_some() || new.each.is_some() {
            let none = Rules::default();
            let old = old.each.as_deref().unwrap_or(&none);
            let new = new.each.as_deref().unwrap_or(&none);
            let item = match scalar {
                Some(Wire::List(item)) => item.ty,
                _ => &Type::Json,
            };
            self.limits(spot, (old, new), item, &format!("each item of {what}"));
        }
    }
}

/// Whether every value of the type keeps a rule.
fn says_nothing(rule: &Rule, ty: Option<&Wire<'_>>) -> bool {
    let range = match ty {
        Some(Wire::Integer(integer)) => Some(range(*integer)),
        _ => None,
    };
    let is_outside = |bound: &Bound, end: fn(&(i128, i128)) -> i128, side: Ordering| {
        let number = bound.value.as_i128();
        let place = number
            .zip(range.as_ref())
            .map(|(it, range)| it.cmp(&end(range)));
        place == Some(side) || (place == Some(Ordering::Equal) && !bound.exclusive)
    };
    match rule {
        Rule::MinLength(min) | Rule::MinItems(min) | Rule::MinProperties(min) => *min == 0,
        Rule::Pattern(pattern) => matches_all(pattern),
        Rule::Minimum(bound) => is_outside(bound, |range| range.0, Ordering::Less),
        Rule::Maximum(bound) => is_outside(bound, |range| range.1, Ordering::Greater),
        Rule::MultipleOf(number) => range.is_some() && number.as_i64() == Some(1),
        Rule::MaxLength(_) | Rule::MaxItems(_) | Rule::MaxProperties(_) | Rule::UniqueItems => {
            false
        }
    }
}

/// Whether a pattern is one of the usual ways to say that any text will do. `^.*$` is none of them:
/// it refuses line breaks.
pub(super) fn matches_all(pattern: &str) -> bool {
    matches!(
        pattern,
        "" | ".*" | "^" | "$" | "^.*" | ".*$" | "(.*)" | r"[\s\S]*" | r"^[\s\S]*$"
    )
}

/// What tells limits of the same thing apart.
fn detail(rule: &Rule, what: &str) -> String {
    let kind = match rule {
        Rule::MinLength(_) => "minLength",
        Rule::MaxLength(_) => "maxLength",
        Rule::Pattern(_) => "pattern",
        Rule::Minimum(_) => "minimum",
        Rule::Maximum(_) => "maximum",
        Rule::MultipleOf(_) => "multipleOf",
        Rule::MinItems(_) => "minItems",
        Rule::MaxItems(_) => "maxItems",
        Rule::UniqueItems => "uniqueItems",
        Rule::MinProperties(_) => "minProperties",
        Rule::MaxProperties(_) => "maxProperties",
    };
    format!("{kind} of {what}")
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
