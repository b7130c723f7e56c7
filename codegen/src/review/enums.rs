//! Enums: of literal values, and of types.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::change::Spot;
use super::types::Declared;
use super::{Effect, Review, Travel, breaking_or_compatible, code, rules};
use crate::model::{Literals, Union, UnionVariant};

impl<'a> Review<'a> {
    pub(super) fn literals(
        &mut self,
        (old, before): (&Literals, &Declared<'a>),
        (new, now): (&Literals, &Declared<'a>),
        travel: Travel,
    ) {
        let (was, is) = (before.members, now.members);
        let known: HashSet<&Value> = old.values.iter().map(|old| &old.value).collect();
        let values = new.values.iter().map(|new| &new.value);
        let found: HashMap<&Value, &String> = values.zip(is).collect();
        for (literal, name) in old.values.iter().zip(was) {
            let what = format!("the value {}", code(literal.value.to_string()));
            let own = (before.path(name), &before.def.pointer);
            if let Some(now_named) = found.get(&literal.value) {
                let spot = Spot::both(own, (now.path(now_named), &now.def.pointer));
                self.say_renamed(&spot, (name, now_named), &what);
                continue;
            }
            let effects = (breaking_or_compatible(travel.sent), Effect::Breaking);
            let spot = Spot::of(Some(own), None);
            self.say(
                &rules::VALUE_GONE,
                effects,
                &spot,
                format!("{what} is gone"),
            );
        }
        for (literal, name) in new.values.iter().zip(is) {
            if !known.contains(&literal.value) {
                let spot = Spot::new(now.path(name), &now.def.pointer);
                let what = format!("the value {}", code(literal.value.to_string()));
                self.say_new(&rules::VALUE_ADDED, &spot, &what);
            }
        }
    }

    pub(super) fn unions(
        &mut self,
        (old, before): (&'a Union, &Declared<'a>),
        (new, now): (&'a Union, &Declared<'a>),
        travel: Travel,
    ) {
        let (was, is) = (before.members, now.members);
        let is_same = is_told_alike(old, new, was, is);
        if old.tag != new.tag {
            let tag = |tag: &Option<String>| match tag {
                Some(tag) => format!("by {}", code(tag)),
                None => "by what they look like".to_owned(),
            };
            let text = format!(
                "its variants are told apart {}, before {}",
                tag(&new.tag),
                tag(&old.tag)
            );
            let wire = (breaking_or_compatible(!is_same), Effect::None);
            self.say(&rules::DISCRIMINATOR, wire, &before.spot(now), text);
        }
        let known: HashSet<&String> = was.iter().collect();
        let found: HashMap<&String, &UnionVariant> = is.iter().zip(&new.variants).collect();
        for (variant, name) in old.variants.iter().zip(was) {
            let what = format!("the variant `{name}`");
            let Some(other) = found.get(name) else {
                let effects = (breaking_or_compatible(travel.sent), Effect::Breaking);
                let spot = Spot::old(before.path(name), &before.def.pointer);
                self.say(
                    &rules::VARIANT_GONE,
                    effects,
                    &spot,
                    format!("{what} is gone"),
                );
                continue;
            };
            let own = (before.path(name), &before.def.pointer);
            let spot = Spot::both(own, (now.path(name), &now.def.pointer));
            let effects = self.compare(&variant.ty, &other.ty, travel);
            if effects != (Effect::None, Effect::None) {
                let text = format!("{what} {}", self.spelled(&variant.ty, &other.ty));
                self.say(&rules::VARIANT_TYPE, effects, &spot, text);
            }
            let has_other_tags = (travel.sent && lost(&variant.tags, &other.tags))
                || (travel.received && lost(&other.tags, &variant.tags));
            if old.tag == new.tag && has_other_tags {
                let text = format!("the tags of {what} are others");
                let wire = (Effect::Breaking, Effect::None);
                self.say(&rules::VARIANT_TAGS, wire, &spot, text);
            }
            if travel.sent {
                self.limits(&spot, (&variant.rules, &other.rules), &other.ty, &what);
            }
        }
        for name in is.iter().filter(|name| !known.contains(name)) {
            let spot = Spot::new(now.path(name), &now.def.pointer);
            self.say_new(
                &rules::VARIANT_ADDED,
                &spot,
                &format!("the variant `{name}`"),
            );
        }
    }
}

/// Whether variants that both have are told apart by the same values, where only one of the two
/// names the property that holds them.
fn is_told_alike(old: &Union, new: &Union, was: &[String], is: &[String]) -> bool {
    let (tag, tagged, looked) = match (&old.tag, &new.tag) {
        (Some(tag), None) => (tag, (old, was), (new, is)),
        (None, Some(tag)) => (tag, (new, is), (old, was)),
        (Some(_), Some(_)) | (None, None) => return old.tag == new.tag,
    };
    let others: HashMap<&String, &UnionVariant> = looked.1.iter().zip(&looked.0.variants).collect();
    tagged
        .1
        .iter()
        .zip(&tagged.0.variants)
        .all(|(name, variant)| {
            others.get(name).is_none_or(|other| {
                let mut literals = other.look.literals.iter();
                let values = literals.find(|(property, _)| property == tag);
                let is_there = other.look.required.contains(tag);
                is_there
                    && values.is_some_and(|(_, values)| {
                        !lost(values, &variant.tags) && !lost(&variant.tags, values)
                    })
            })
        })
}

/// Whether a tag of the one is none of the other.
fn lost(one: &[Value], other: &[Value]) -> bool {
    let other: HashSet<&Value> = other.iter().collect();
    one.iter().any(|tag| !other.contains(tag))
}
