//! Structs: their fields, their constructors, and the properties without a name.

use super::{Effect, Place, Review, Travel, breaking_if, breaking_or_compatible, code};
use crate::model::{Field, Presence, Struct, TypeDef};

impl<'a> Review<'a> {
    pub(super) fn structs(
        &mut self,
        (old, before): (&'a Struct, &TypeDef),
        (new, now): (&'a Struct, &TypeDef),
        (was, is): (&[String], &[String]),
        travel: Travel,
    ) {
        for (field, name) in old.fields.iter().zip(was) {
            let mut found = new.fields.iter().zip(is);
            if let Some((other, now_named)) = found.find(|(other, _)| other.name == field.name) {
                let what = format!("the property {}", code(&field.name));
                self.say_renamed(&other.pointer, (name, now_named), &what);
                self.field(field, other, travel, before.sent && now.sent);
                continue;
            }
            let was_there = field.presence == Presence::Required && !field.write_only;
            let breaks = (travel.sent && !field.read_only) || (travel.received && was_there);
            let text = format!("the property {} is gone", code(&field.name));
            let effects = (breaking_or_compatible(breaks), Effect::Breaking);
            self.say(effects, Place::Old(field.pointer.clone()), text);
        }
        for field in &new.fields {
            if old.fields.iter().any(|other| other.name == field.name) {
                continue;
            }
            let what = format!("the property {}", code(&field.name));
            if travel.sent && field.is_asked() {
                let wire = breaking_or_compatible(field.required && !field.read_only);
                let place = Place::New(field.pointer.clone());
                let text = format!("{what} is new and required");
                self.say((wire, Effect::Breaking), place, text);
            } else {
                self.say_new(&field.pointer, &what);
            }
        }
        if before.sent && now.sent {
            self.constructor(old, new, now);
        } else if before.sent {
            let place = Place::New(now.pointer.clone());
            let text = "it is not sent any more, so that it has no `new` and no setters";
            self.say((Effect::None, Effect::Breaking), place, text);
        }
        self.rest((old, new), now, travel);
    }

    fn field(&mut self, old: &'a Field, new: &'a Field, travel: Travel, is_built: bool) {
        let what = format!("the property {}", code(&new.name));
        let place = || Place::New(new.pointer.clone());
        self.say_deprecated(&new.pointer, (old.deprecated, new.deprecated), &what);
        let travel = Travel {
            sent: travel.sent && !old.read_only && !new.read_only,
            received: travel.received && !old.write_only && !new.write_only,
        };
        let effects = self.compare(&old.ty, &new.ty, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(&old.ty, &new.ty));
            self.say(effects, place(), text);
        }
        let (one, other) = (wrapper(old.presence), wrapper(new.presence));
        let is_asked_otherwise = is_built && old.is_asked() != new.is_asked();
        let rust = breaking_if(one != other || is_asked_otherwise);
        let needs_more =
            travel.sent && ((new.required && !old.required) || (old.nullable && !new.nullable));
        let gives_less = travel.received
            && old.presence == Presence::Required
            && (!new.required || (new.nullable && !old.nullable));
        if rust == Effect::Breaking || needs_more || gives_less {
            let text = format!("{what} is {}, was {}", presence(new), presence(old));
            self.say(
                (breaking_or_compatible(needs_more || gives_less), rust),
                place(),
                text,
            );
        }
        if travel.sent {
            self.limits(&new.pointer, (&old.rules, &new.rules), &what);
        }
    }

    /// The arguments of `new` have no names where they are given, so their order counts.
    fn constructor(&mut self, old: &Struct, new: &Struct, now: &TypeDef) {
        fn asked<'s>(one: &'s Struct, other: &Struct) -> Vec<&'s str> {
            let is_shared = |field: &&Field| {
                let mut others = other.fields.iter().filter(|other| other.is_asked());
                field.is_asked() && others.any(|other| other.name == field.name)
            };
            let shared = one.fields.iter().filter(is_shared);
            shared.map(|field| field.name.as_str()).collect()
        }
        if asked(old, new) != asked(new, old) {
            let place = Place::New(now.pointer.clone());
            let text = "the arguments of `new` have another order";
            self.say((Effect::None, Effect::Breaking), place, text);
        }
    }

    fn rest(&mut self, (old, new): (&'a Struct, &'a Struct), now: &TypeDef, travel: Travel) {
        let place = Place::New(now.pointer.clone());
        match (&old.rest, &new.rest) {
            (None, None) => {}
            (None, Some(_)) => self.say_new(&now.pointer, "the map of properties without a name"),
            (Some(_), None) => {
                let effects = (breaking_or_compatible(travel.sent), Effect::Breaking);
                self.say(
                    effects,
                    place,
                    "the map of properties without a name is gone",
                );
            }
            (Some((one, limits)), Some((other, new_limits))) => {
                let what = "each property without a name";
                let effects = self.compare(one, other, travel);
                if effects != (Effect::None, Effect::None) {
                    let text = format!("{what} {}", self.spelled(one, other));
                    self.say(effects, place, text);
                }
                if travel.sent {
                    self.limits(&now.pointer, (limits, new_limits), what);
                }
            }
        }
    }
}

/// How a field may lack its value.
#[derive(PartialEq, Eq)]
enum Wrapper {
    None,
    Option,
    Nullable,
}

fn wrapper(presence: Presence) -> Wrapper {
    match presence {
        Presence::Required => Wrapper::None,
        Presence::Nullable | Presence::Optional | Presence::SentOnly => Wrapper::Option,
        Presence::Either => Wrapper::Nullable,
    }
}

fn presence(field: &Field) -> &'static str {
    match (field.required, field.nullable) {
        (true, false) => "required",
        (true, true) => "required and nullable",
        (false, false) => "optional",
        (false, true) => "optional and nullable",
    }
}
