//! Structs: their fields, their constructors, and the properties without a name.

use std::collections::{HashMap, HashSet};

use super::change::Spot;
use super::parts::parts;
use super::types::Declared;
use super::{Effect, Review, Travel, breaking_if, breaking_or_compatible, code, rules};
use crate::model::{Field, Part, Presence, Struct};

impl<'a> Review<'a> {
    pub(super) fn structs(
        &mut self,
        (old, before): (&'a Struct, &Declared<'a>),
        (new, now): (&'a Struct, &Declared<'a>),
        travel: Travel,
    ) {
        let (was, is) = (before.members, now.members);
        let is_built = before.def.sent && now.def.sent;
        let spot = before.spot(now);
        let known: HashSet<&str> = names(old).collect();
        let found: HashMap<&str, (&Field, &String, Option<&Part>)> = names(new)
            .zip(new.fields.iter().zip(is).zip(parts(new)))
            .map(|(name, ((field, member), part))| (name, (field, member, part)))
            .collect();
        for ((field, name), part) in old.fields.iter().zip(was).zip(parts(old)) {
            if let Some((other, now_named, now_part)) = found.get(field.name.as_str()) {
                let what = format!("the property {}", code(&field.name));
                let own = (before.path(name), &field.pointer);
                let spot = Spot::both(own, (now.path(now_named), &other.pointer));
                self.say_renamed(&spot, (name, now_named), &what);
                self.field((field, other), &spot, travel, is_built);
                if let (Some(part), Some(now_part)) = (part, *now_part) {
                    self.part((field, part), (other, now_part), &spot, &what);
                }
                continue;
            }
            let was_there = field.presence == Presence::Required && !field.write_only;
            let breaks = (travel.sent && !field.read_only) || (travel.received && was_there);
            let text = format!("the property {} is gone", code(&field.name));
            let effects = (breaking_or_compatible(breaks), Effect::Breaking);
            let spot = Spot::old(before.path(name), &field.pointer);
            self.say(&rules::PROPERTY_GONE, effects, &spot, text);
        }
        for (field, name) in new.fields.iter().zip(is) {
            if known.contains(field.name.as_str()) {
                continue;
            }
            let what = format!("the property {}", code(&field.name));
            let spot = Spot::new(now.path(name), &field.pointer);
            // A constant is sent by the new client unasked, and by the old one never.
            let is_needed = travel.sent && field.required && !field.read_only;
            let is_argument = is_built && field.is_asked();
            if is_needed || is_argument {
                let effects = (
                    breaking_or_compatible(is_needed),
                    breaking_or_compatible(is_argument),
                );
                let text = format!("{what} is new and required");
                self.say(&rules::REQUIRED_PROPERTY_ADDED, effects, &spot, text);
            } else {
                self.say_new(&rules::PROPERTY_ADDED, &spot, &what);
            }
        }
        if is_built {
            if old.has_default() && !new.has_default() {
                let text = "it has no `Default` any more";
                let effects = (Effect::None, Effect::Breaking);
                self.say(&rules::DEFAULT_GONE, effects, &spot, text);
            }
        } else if before.def.sent {
            let text = "it is not sent any more, so that it has no `new` and no setters";
            let effects = (Effect::None, Effect::Breaking);
            self.say(&rules::CONSTRUCTOR_GONE, effects, &spot, text);
        }
        self.rest((old, new), &spot, travel);
    }

    fn field(
        &mut self,
        (old, new): (&'a Field, &'a Field),
        spot: &Spot,
        way: Travel,
        is_built: bool,
    ) {
        let what = format!("the property {}", code(&new.name));
        self.say_deprecated(spot, (old.deprecated, new.deprecated), &what);
        let travel = Travel {
            sent: way.sent && !old.read_only && !new.read_only,
            received: way.received && !old.write_only && !new.write_only,
        };
        let effects = self.compare(&old.ty, &new.ty, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(&old.ty, &new.ty));
            self.say(&rules::PROPERTY_TYPE, effects, spot, text);
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
            let directions = |field: &Field| (field.read_only, field.write_only);
            let rule = if directions(old) != directions(new) {
                &rules::PROPERTY_DIRECTION
            } else if needs_more {
                &rules::PROPERTY_REQUIRED
            } else if gives_less {
                &rules::PROPERTY_OPTIONAL
            } else {
                &rules::PROPERTY_PRESENCE
            };
            self.say(rule, (wire.max(Effect::Compatible), rust), spot, text);
        }
        if travel.sent {
            self.limits(spot, (&old.rules, &new.rules), &new.ty, &what);
        }
    }

    fn rest(&mut self, (old, new): (&'a Struct, &'a Struct), spot: &Spot, travel: Travel) {
        let map = "the map of properties without a name";
        match (&old.rest, &new.rest) {
            (None, None) => {}
            (None, Some(_)) => self.say_new(&rules::MAP_ADDED, spot, map),
            (Some(_), None) => {
                // Where they are refused from now on, that is told as it is written.
                let effects = (Effect::Compatible, Effect::Breaking);
                self.say(&rules::MAP_GONE, effects, spot, format!("{map} is gone"));
            }
            (Some((one, limits)), Some((other, new_limits))) => {
                let what = "each property without a name";
                let effects = self.compare(one, other, travel);
                if effects != (Effect::None, Effect::None) {
                    let text = format!("{what} {}", self.spelled(one, other));
                    self.say(&rules::MAP_TYPE, effects, spot, text);
                }
                if travel.sent {
                    self.limits(spot, (limits, new_limits), other, what);
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
