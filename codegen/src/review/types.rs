//! Declared types: those in the same place, and those that only one of the clients has.

use std::collections::HashSet;

use super::change::{Own, Spot};
use super::{Client, Effect, Review, Travel, rules};
use crate::model::{Rules, Type, TypeDef, TypeId, TypeKind};

/// A declared type in one of the clients.
pub(super) struct Declared<'a> {
    pub(super) def: &'a TypeDef,
    path: String,
    /// The names of its fields or variants.
    pub(super) members: &'a [String],
}

impl<'a> Declared<'a> {
    fn of(client: Client<'a>, id: TypeId) -> Self {
        Self {
            def: client.api.types.get(id),
            path: format!("models::{}", client.ident(id)),
            members: client.members(id),
        }
    }

    fn own(&self) -> Own<'a> {
        (self.path.clone(), &self.def.pointer)
    }

    /// The path of something in it.
    pub(super) fn path(&self, name: &str) -> String {
        format!("{}::{name}", self.path)
    }

    pub(super) fn spot(&self, now: &Self) -> Spot {
        Spot::both(self.own(), now.own())
    }
}

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
        for (id, _) in new.api.types.iter() {
            let ident = new.ident(id);
            if self.uncompared.contains(&id) {
                self.enter(format!("`{ident}`"), None, Some(id));
                let spot = Spot::of(None, Some(Declared::of(new, id).own()));
                let text = "it stands in more places than are compared";
                let wire = (Effect::Breaking, Effect::None);
                self.say(&rules::TYPE_NOT_COMPARED, wire, &spot, text);
            }
            match self.old_ids.get(ident) {
                Some(before) if self.paired.insert((*before, id)) => self.declared(*before, id),
                None if !is_paired.contains(&id) => {
                    self.enter(format!("`{ident}`"), None, Some(id));
                    let spot = Spot::of(None, Some(Declared::of(new, id).own()));
                    self.say_new(&rules::TYPE_ADDED, &spot, "the type");
                }
                Some(_) | None => {}
            }
        }
        for (id, _) in old.api.types.iter() {
            let ident = old.ident(id);
            if self.new_ids.contains_key(ident) || has_new_name.contains(&id) {
                continue;
            }
            self.enter(format!("`{ident}`"), Some(id), None);
            let spot = Spot::of(Some(Declared::of(old, id).own()), None);
            let effects = (Effect::None, Effect::Breaking);
            self.say(&rules::TYPE_GONE, effects, &spot, "the type is gone");
        }
        self.concerned.clear();
    }

    fn enter(&mut self, subject: String, old: Option<TypeId>, new: Option<TypeId>) {
        self.subject = subject;
        let calls = new
            .and_then(|id| Some((self.new, self.new_calls.get(id.index())?)))
            .or_else(|| Some((self.old, self.old_calls.get(old?.index())?)));
        self.concerned = calls.map_or_else(Vec::new, |(client, calls)| {
            let operations = calls.iter().filter_map(|at| client.api.operations.get(*at));
            operations
                .map(|it| format!("{} {}", it.method, it.path))
                .collect()
        });
    }

    fn declared(&mut self, old_id: TypeId, new_id: TypeId) {
        let (old, new) = (self.old, self.new);
        let (declared, other) = (Declared::of(old, old_id), Declared::of(new, new_id));
        let (before, now) = (declared.def, other.def);
        let spot = declared.spot(&other);
        let (was, is) = (old.ident(old_id), new.ident(new_id));
        // Of two types with a name each, callers go on seeing both.
        self.is_hidden = !self.is_same_name(old_id, new_id);
        let subject = if self.is_hidden {
            format!("`{is}`, in place of `{was}`")
        } else {
            format!("`{is}`")
        };
        self.enter(subject, Some(old_id), Some(new_id));
        if !self.is_hidden && was != is {
            self.say_renamed(&spot, (was, is), "the type");
        }
        let deprecated = (before.deprecated, now.deprecated);
        self.say_deprecated(&spot, deprecated, "the type");
        let in_bodies = (
            self.old_in_bodies.get(old_id.index()),
            self.new_in_bodies.get(new_id.index()),
        );
        self.is_text = in_bodies == (Some(&false), Some(&false));
        // Values of types that never stand in the same place do not meet.
        let is_set = |sent: &[bool], id: TypeId| sent.get(id.index()) == Some(&true);
        let travel = if self.is_in_place {
            Travel {
                sent: is_set(&self.old_sent, old_id) && is_set(&self.new_sent, new_id),
                received: before.received && now.received,
            }
        } else {
            Travel::NONE
        };
        match (&before.kind, &now.kind) {
            (TypeKind::Struct(one), TypeKind::Struct(another)) => {
                self.structs((one, &declared), (another, &other), travel);
            }
            (TypeKind::Literals(one), TypeKind::Literals(another)) => {
                self.literals((one, &declared), (another, &other), travel);
            }
            (TypeKind::Union(one), TypeKind::Union(another)) => {
                self.unions((one, &declared), (another, &other), travel);
            }
            (TypeKind::Newtype(one, limits), TypeKind::Newtype(another, new_limits))
            | (TypeKind::Alias(one, limits), TypeKind::Alias(another, new_limits)) => {
                self.inner((one, another), (limits, new_limits), &spot, travel);
            }
            (one, another) => {
                // What travels is compared where the type is used.
                let text = format!("the type is {}, was {}", kind(another), kind(one));
                let effects = (Effect::None, Effect::Breaking);
                self.say(&rules::TYPE_KIND, effects, &spot, text);
            }
        }
        self.is_hidden = false;
        self.is_text = false;
    }

    fn inner(
        &mut self,
        (one, other): (&'a Type, &'a Type),
        limits: (&Rules, &Rules),
        spot: &Spot,
        travel: Travel,
    ) {
        let effects = self.compare(one, other, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("what it stands for {}", self.spelled(one, other));
            self.say(&rules::INNER_TYPE, effects, spot, text);
        }
        if travel.sent {
            self.limits(spot, limits, other, "the value");
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
