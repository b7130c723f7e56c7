//! Declared types: those in the same place, and those that only one of the clients has.

use super::{Client, Effect, Place, Review, Travel, breaking_or_compatible, code};
use crate::model::{Literals, Rules, Type, TypeDef, TypeId, TypeKind, Union};

impl<'a> Review<'a> {
    /// Compares the types that operations have in the same places, and then those of the same
    /// name that stand nowhere in both.
    pub(super) fn types(&mut self) {
        let mut next = 0;
        while let Some(&(old, new)) = self.pairs.get(next) {
            next += 1;
            self.declared(old, new);
        }
        let (old, new) = (self.old, self.new);
        for (id, def) in new.api.types.iter() {
            let ident = new.ident(id);
            let is_paired = self.paired.iter().any(|pair| pair.1 == id);
            let before = old
                .api
                .types
                .iter()
                .find(|(before, _)| old.ident(*before) == ident);
            match before {
                Some((before, _)) if self.paired.insert((before, id)) => self.declared(before, id),
                None if !is_paired => {
                    self.subject = format!("`{ident}`");
                    self.say_new(&def.pointer, "the type");
                }
                Some(_) | None => {}
            }
        }
        for (id, def) in old.api.types.iter() {
            let ident = old.ident(id);
            let has_new_name =
                |pair: &&(TypeId, TypeId)| pair.0 == id && self.is_same_name(pair.0, pair.1);
            if new.has_ident(ident) || self.paired.iter().any(|pair| has_new_name(&pair)) {
                continue;
            }
            self.subject = format!("`{ident}`");
            let place = Place::Old(def.pointer.clone());
            self.say((Effect::None, Effect::Breaking), place, "the type is gone");
        }
    }

    fn declared(&mut self, old_id: TypeId, new_id: TypeId) {
        let (old, new) = (self.old, self.new);
        let (before, now) = (old.api.types.get(old_id), new.api.types.get(new_id));
        let (was, is) = (old.ident(old_id), new.ident(new_id));
        // Of two types with a name each, callers go on seeing both.
        self.is_hidden = !self.is_same_name(old_id, new_id);
        self.subject = if self.is_hidden {
            format!("`{is}`, in place of `{was}`")
        } else {
            format!("`{is}`")
        };
        if !self.is_hidden && was != is {
            self.say_renamed(&now.pointer, (was, is), "the type");
        }
        self.say_deprecated(
            &now.pointer,
            (before.deprecated, now.deprecated),
            "the type",
        );
        let travel = Travel {
            sent: before.sent && now.sent,
            received: before.received && now.received,
        };
        match (&before.kind, &now.kind) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => {
                let names = (old.members(old_id), new.members(new_id));
                self.structs((one, before), (other, now), names, travel);
            }
            (TypeKind::Literals(one), TypeKind::Literals(other)) => {
                let names = (old.members(old_id), new.members(new_id));
                self.literals((one, before), (other, now), names, travel);
            }
            (TypeKind::Union(one), TypeKind::Union(other)) => {
                let names = (old.members(old_id), new.members(new_id));
                self.unions((one, before), (other, now), names, travel);
            }
            (TypeKind::Newtype(one, limits), TypeKind::Newtype(other, new_limits))
            | (TypeKind::Alias(one, limits), TypeKind::Alias(other, new_limits)) => {
                self.inner((one, other), (limits, new_limits), now, travel);
            }
            (one, other) => {
                // What travels is compared where the type is used.
                let text = format!("the type is {}, was {}", kind(other), kind(one));
                let effects = (Effect::None, Effect::Breaking);
                self.say(effects, Place::New(now.pointer.clone()), text);
            }
        }
        self.is_hidden = false;
    }

    fn inner(
        &mut self,
        (one, other): (&'a Type, &'a Type),
        limits: (&Rules, &Rules),
        now: &TypeDef,
        travel: Travel,
    ) {
        let effects = self.compare(one, other, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("what it stands for {}", self.spelled(one, other));
            self.say(effects, Place::New(now.pointer.clone()), text);
        }
        if travel.sent {
            self.limits(&now.pointer, limits, "the value");
        }
    }

    fn literals(
        &mut self,
        (old, before): (&Literals, &TypeDef),
        (new, now): (&Literals, &TypeDef),
        (was, is): (&[String], &[String]),
        travel: Travel,
    ) {
        for (literal, name) in old.values.iter().zip(was) {
            let mut found = new.values.iter().zip(is);
            let what = format!("the value {}", code(literal.value.to_string()));
            if let Some((_, now_named)) = found.find(|(other, _)| other.value == literal.value) {
                self.say_renamed(&now.pointer, (name, now_named), &what);
                continue;
            }
            let effects = (breaking_or_compatible(travel.sent), Effect::Breaking);
            let place = Place::Old(before.pointer.clone());
            self.say(effects, place, format!("{what} is gone"));
        }
        for literal in &new.values {
            if !old.values.iter().any(|other| other.value == literal.value) {
                self.say_new(
                    &now.pointer,
                    &format!("the value {}", code(literal.value.to_string())),
                );
            }
        }
    }

    fn unions(
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
        for (variant, name) in old.variants.iter().zip(was) {
            let what = format!("the variant `{name}`");
            let mut found = new.variants.iter().zip(is);
            let Some((other, _)) = found.find(|(_, other)| *other == name) else {
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
            let lost =
                |one: &[String], other: &[String]| one.iter().any(|tag| !other.contains(tag));
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
        for name in is.iter().filter(|name| !was.contains(name)) {
            self.say_new(&now.pointer, &format!("the variant `{name}`"));
        }
    }
}

impl<'a> Client<'a> {
    /// The names of the fields or variants of a type.
    fn members(self, id: TypeId) -> &'a [String] {
        let names = self.names.types.get(id.index());
        names.map_or(&[], |names| names.members.as_slice())
    }
}

fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "a struct",
        TypeKind::Literals(_) => "an enum of values",
        TypeKind::Newtype(..) => "a newtype",
        TypeKind::Alias(..) => "an alias",
        TypeKind::Union(_) => "an enum of types",
    }
}
