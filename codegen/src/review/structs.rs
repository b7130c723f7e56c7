//! Structs: their fields, their constructors, and the properties without a name.

use std::collections::{HashMap, HashSet};

use super::parts::parts;
use super::{Effect, Place, Review, Travel, breaking_if, breaking_or_compatible, code};
use crate::model::{Field, Part, Presence, Struct, TypeDef};

impl<'a> Review<'a> {
    pub(super) fn structs(
        &mut self,
        (old, before): (&'a Struct, &TypeDef),
        (new, now): (&'a Struct, &TypeDef),
        (was, is): (&[String], &[String]),
        travel: Travel,
    ) {
        let is_built = before.sent && now.sent;
        let known: HashSet<&str> = names(old).collect();
        let found: HashMap<&str, (&Field, &String, Option<&Part>)> = names(new)
            .zip(new.fields.iter().zip(is).zip(parts(new)))
            .map(|(name, ((field, member), part))| (name, (field, member, part)))
            .collect();
        for ((field, name), part) in old.fields.iter().zip(was).zip(parts(old)) {
            if let Some((other, now_named, now_part)) = found.get(field.name.as_str()) {
                let what = format!("the property {}", code(&field.name));
                self.say_renamed(&other.pointer, (name, now_named), &what);
                self.field(field, other, travel, is_built);
                if let (Some(part), Some(now_part)) = (part, *now_part) {
                    self.part((field, part), (other, now_part), &what);
                }
                continue;
            }
            let was_there = field.presence == Presence::Required && !field.write_only;
            let breaks = (travel.sent && !field.read_only) || (travel.received && was_there);
            let text = format!("the property {} is gone", code(&field.name));
            let effects = (breaking_or_compatible(breaks), Effect::Breaking);
            self.say(effects, Place::Old(field.pointer.clone()), text);
        }
        for field in &new.fields {
            if known.contains(field.name.as_str()) {
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
        if is_built {
            self.constructor(old, new, now);
        } else if before.sent {
            let place = Place::New(now.pointer.clone());
            let text = "it is not sent any more, so that it has no `new` and no setters";
            self.say((Effect::None, Effect::Breaking), place, text);
        }
        self.rest((old, new), now, travel);
    }

    fn field(&mut self, old: &'a Field, new: &'a Field, way: Travel, is_built: bool) {
        let what = format!("the property {}", code(&new.name));
        let place = || Place::New(new.pointer.clone());
        self.say_deprecated(&new.pointer, (old.deprecated, new.deprecated), &what);
        let travel = Travel {
            sent: way.sent && !old.read_only && !new.read_only,
            received: way.received && !old.write_only && !new.write_only,
        };
        let effects = self.compare(&old.ty, &new.ty, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(&old.ty, &new.ty));
            self.say(effects, place(), text);
        }
        let is_another = wrapper(old.presence) != wrapper(new.presence);
        let is_asked_otherwise = is_built && old.is_asked() != new.is_asked();
        // What answers alone hold is not for callers to set.
        let has_lost_setter = is_built && new.read_only && !old.read_only;
        let rust = breaking_if(is_another || is_asked_otherwise || has_lost_setter);
        let is_new_to_server = way.sent && old.read_only && !new.read_only && new.required;
        let needs_more = is_new_to_server
            || travel.sent && (new.required && !old.required || old.nullable && !new.nullable);
        let is_kept_back = way.received && new.write_only && !old.write_only;
        let gives_less = old.presence == Presence::Required
            && (is_kept_back
                || travel.received && (!new.required || new.nullable && !old.nullable));
        let wire = breaking_if(needs_more || gives_less);
        if rust.max(wire) == Effect::Breaking {
            let text = match (held(old), held(new)) {
                (was, is) if was != is => format!("{what} is {is}, was {was}"),
                _ if presence(old) != presence(new) => {
                    format!("{what} is {}, was {}", presence(new), presence(old))
                }
                _ if is_another => format!("{what} has another type in Rust"),
                _ if new.is_asked() => format!("{what} is an argument of `new`"),
                _ => format!("{what} is no argument of `new` any more"),
            };
            self.say((wire.max(Effect::Compatible), rust), place(), text);
        }
        if travel.sent {
            self.limits(&new.pointer, (&old.rules, &new.rules), &what);
        }
    }

    /// The arguments of `new` have no names where they are given, so their order counts.
    fn constructor(&mut self, old: &Struct, new: &Struct, now: &TypeDef) {
        fn asked<'s>(one: &'s Struct, other: &Struct) -> Vec<&'s str> {
            let others = other.fields.iter().filter(|other| other.is_asked());
            let others: HashSet<&str> = others.map(|other| other.name.as_str()).collect();
            let is_shared =
                |field: &&Field| field.is_asked() && others.contains(field.name.as_str());
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

/// Which way a property travels, where that is not as its type does.
fn held(field: &Field) -> &'static str {
    match (field.read_only, field.write_only) {
        (true, false) => "only in answers",
        (false, true) => "only in requests",
        (true, true) | (false, false) => presence(field),
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

fn names(object: &Struct) -> impl Iterator<Item = &str> {
    object.fields.iter().map(|field| field.name.as_str())
}
