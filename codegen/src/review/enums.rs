//! Enums: of literal values, and of types.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Effect, Place, Review, Travel, breaking_or_compatible, code};
use crate::model::{Literals, TypeDef, Union, UnionVariant};

impl<'a> Review<'a> {
    pub(super) fn literals(
        &mut self,
        (old, before): (&Literals, &TypeDef),
        (new, now): (&Literals, &TypeDef),
        (was, is): (&[String], &[String]),
        travel: Travel,
    ) {
        let known: HashSet<&Value> = old.values.iter().map(|old| &old.value).collect();
        let values = new.values.iter().map(|new| &new.value);
        let found: HashMap<&Value, &String> = values.zip(is).collect();
        for (literal, name) in old.values.iter().zip(was) {
            let what = format!("the value {}", code(literal.value.to_string()));
            if let Some(now_named) = found.get(&literal.value) {
                self.say_renamed(&now.pointer, (name, now_named), &what);
                continue;
            }
            let effects = (breaking_or_compatible(travel.sent), Effect::Breaking);
            let place = Place::Old(before.pointer.clone());
            self.say(effects, place, format!("{what} is gone"));
        }
        for literal in &new.values {
            if !known.contains(&literal.value) {
                self.say_new(
                    &now.pointer,
                    &format!("the value {}", code(literal.value.to_string())),
                );
            }
        }
    }

    pub(super) fn unions(
        &mut self,
        (old, before): (&'a Union, &TypeDef),
        (new, now): (&'a Union, &TypeDef),
        (was, is): (&[String], &[String]),
        travel: Travel,
    ) {
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
            let place = Place::New(now.pointer.clone());
            self.say((Effect::Breaking, Effect::None), place, text);
        }
        let known: HashSet<&String> = was.iter().collect();
        let found: HashMap<&String, &UnionVariant> = is.iter().zip(&new.variants).collect();
        for (variant, name) in old.variants.iter().zip(was) {
            let what = format!("the variant `{name}`");
            let Some(other) = found.get(name) else {
                let effects = (breaking_or_compatible(travel.sent), Effect::Breaking);
                let place = Place::Old(before.pointer.clone());
                self.say(effects, place, format!("{what} is gone"));
                continue;
            };
            let effects = self.compare(&variant.ty, &other.ty, travel);
            if effects != (Effect::None, Effect::None) {
                let text = format!("{what} {}", self.spelled(&variant.ty, &other.ty));
                self.say(effects, Place::New(now.pointer.clone()), text);
            }
            if (travel.sent && lost(&variant.tags, &other.tags))
                || (travel.received && lost(&other.tags, &variant.tags))
            {
                let place = Place::New(now.pointer.clone());
                let text = format!("the tags of {what} are others");
                self.say((Effect::Breaking, Effect::None), place, text);
            }
            if travel.sent {
                self.limits(&now.pointer, (&variant.rules, &other.rules), &what);
            }
        }
        for name in is.iter().filter(|name| !known.contains(name)) {
            self.say_new(&now.pointer, &format!("the variant `{name}`"));
        }
    }
}

/// Whether a tag of the one is none of the other.
fn lost(one: &[Value], other: &[Value]) -> bool {
    let other: HashSet<&Value> = other.iter().collect();
    one.iter().any(|tag| !other.contains(tag))
}
