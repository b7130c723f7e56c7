//! Declared types: those in the same place, and those that only one of the clients has.

use std::collections::HashSet;

use super::{Client, Effect, Place, Review, Travel};
use crate::model::{Rules, Type, TypeDef, TypeId, TypeKind};

impl<'a> Review<'a> {
    /// Compares the types that operations have in the same places, and then those of the same
    /// name that stand nowhere in both.
    pub(super) fn types(&mut self) {
        let mut next = 0;
        while let Some(&(old, new)) = self.pairs.get(next) {
            next += 1;
            self.declared(old, new);
        }
        self.is_in_place = false;
        let (old, new) = (self.old, self.new);
        let pairs = self.pairs.iter();
        let has_new_name = pairs
            .clone()
            .filter(|pair| self.is_same_name(pair.0, pair.1));
        let has_new_name: HashSet<TypeId> = has_new_name.map(|pair| pair.0).collect();
        let is_paired: HashSet<TypeId> = pairs.map(|pair| pair.1).collect();
        for (id, def) in new.api.types.iter() {
            let ident = new.ident(id);
            if self.uncompared.contains(&id) {
                self.subject = format!("`{ident}`");
                let place = Place::New(def.pointer.clone());
                let text = "it stands in more places than are compared";
                self.say((Effect::Breaking, Effect::None), place, text);
            }
            match self.old_ids.get(ident) {
                Some(before) if self.paired.insert((*before, id)) => self.declared(*before, id),
                None if !is_paired.contains(&id) => {
                    self.subject = format!("`{ident}`");
                    self.say_new(&def.pointer, "the type");
                }
                Some(_) | None => {}
            }
        }
        for (id, def) in old.api.types.iter() {
            let ident = old.ident(id);
            if self.new_ids.contains_key(ident) || has_new_name.contains(&id) {
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
        // Values of types that never stand in the same place do not meet.
        let travel = if self.is_in_place {
            Travel {
                sent: before.sent && now.sent,
                received: before.received && now.received,
            }
        } else {
            Travel::NONE
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
