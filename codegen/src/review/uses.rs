//! The uses of types: how they are spelled, and whether Rust sees a difference.

use std::collections::HashMap;

use super::passing::Reader;
use super::{Client, Effect, Review, Travel, breaking_if};
use crate::model::{Struct, Type, TypeId, TypeKind};

/// Lists of lists, and names for names, are followed so far: they may be endless.
pub(super) const DEEPEST: usize = 64;
/// With so many types of the other client a type is compared, and with the one of its name.
const MOST_PARTNERS: usize = 16;

/// The use of a type in one of the clients.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) client: Client<'a>,
    pub(super) ty: &'a Type,
}

impl<'a> Use<'a> {
    pub(super) fn with(self, ty: &'a Type) -> Self {
        Self { ty, ..self }
    }

    /// The same behind aliases.
    fn resolved(self) -> Self {
        let mut ty = self.ty;
        for _ in 0..DEEPEST {
            let Type::Named(id) = ty else { break };
            let TypeKind::Alias(inner, _) = &self.client.api.types.get(*id).kind else {
                break;
            };
            ty = inner;
        }
        self.with(ty)
    }

    /// The struct that it is, maybe under other names.
    pub(super) fn object(self) -> Option<&'a Struct> {
        let Type::Named(id) = self.resolved().ty else {
            return None;
        };
        match &self.client.api.types.get(*id).kind {
            TypeKind::Struct(object) => Some(object),
            TypeKind::Literals(_)
            | TypeKind::Newtype(..)
            | TypeKind::Alias(..)
            | TypeKind::Union(_) => None,
        }
    }

    /// Whether both are declared under the same name, so that it is told there how they differ.
    pub(super) fn is_compared_itself(self, other: Use<'_>) -> bool {
        let (Type::Named(one), Type::Named(two)) = (self.ty, other.ty) else {
            return false;
        };
        let kinds = (
            &self.client.api.types.get(*one).kind,
            &other.client.api.types.get(*two).kind,
        );
        let is_alike = matches!(
            kinds,
            (TypeKind::Alias(..), TypeKind::Alias(..))
                | (TypeKind::Newtype(..), TypeKind::Newtype(..))
        );
        is_alike && self.client.ident(*one) == other.client.ident(*two)
    }

    /// The type as Rust has it.
    pub(super) fn spelled(self) -> String {
        self.client.names.spelled(self.ty)
    }
}

impl<'a> Client<'a> {
    /// The types by their names.
    pub(super) fn ids(self) -> HashMap<&'a str, TypeId> {
        let ids = self.api.types.iter();
        ids.map(|(id, _)| (self.ident(id), id)).collect()
    }

    /// What a type is called.
    pub(super) fn ident(self, id: TypeId) -> &'a str {
        self.names.ident(id)
    }
}

impl<'a> Review<'a> {
    /// A use of a type in the new client.
    pub(super) fn new_use<'t>(&self, ty: &'t Type) -> Use<'t>
    where
        'a: 't,
    {
        let client = self.new;
        Use { client, ty }
    }
}

impl Review<'_> {
    /// Compares what stands in the same place, and has the declared types in it compared as well.
    pub(super) fn compare(&mut self, old: &Type, new: &Type, travel: Travel) -> (Effect, Effect) {
        let old = Use {
            client: self.old,
            ty: old,
        };
        let new = Use {
            client: self.new,
            ty: new,
        };
        let rust = breaking_if(!self.is_same(old, new));
        let is_text = self.is_text;
        let passes = (!travel.sent || self.passing.passes(new, old, (Reader::Server, is_text)))
            && (!travel.received || self.passing.passes(old, new, (Reader::Client, is_text)));
        (breaking_if(!passes), rust)
    }

    /// Compares the values of a parameter or a header, which are texts unless they are in JSON.
    pub(super) fn compare_texts(
        &mut self,
        old: &Type,
        new: &Type,
        travel: Travel,
    ) -> (Effect, Effect) {
        self.is_text = true;
        let effects = self.compare(old, new, travel);
        self.is_text = false;
        effects
    }

    /// The words for a difference that [`compare`](Self::compare) has found.
    pub(super) fn spelled(&self, old: &Type, new: &Type) -> String {
        let old = Use {
            client: self.old,
            ty: old,
        };
        let new = Use {
            client: self.new,
            ty: new,
        };
        let (old, new) = (old.spelled(), new.spelled());
        if old == new {
            return format!("is another `{new}`");
        }
        format!("is `{new}`, was `{old}`")
    }

    fn is_same(&mut self, mut old: Use<'_>, mut new: Use<'_>) -> bool {
        for _ in 0..DEEPEST {
            if !new.is_compared_itself(old) {
                (old, new) = (old.resolved(), new.resolved());
            }
            match (old.ty, new.ty) {
                (Type::Named(one), Type::Named(other)) => {
                    self.pair(*one, *other);
                    return self.is_same_name(*one, *other);
                }
                (Type::List(one), Type::List(other))
                | (Type::Map(one), Type::Map(other))
                | (Type::Nullable(one), Type::Nullable(other))
                | (Type::Boxed(one), Type::Boxed(other)) => {
                    (old, new) = (old.with(one), new.with(other));
                }
                (one, other) => return one == other,
            }
        }
        true
    }

    /// Has two types compared that stand in the same place.
    fn pair(&mut self, old: TypeId, new: TypeId) {
        if !self.is_in_place || self.paired.contains(&(old, new)) {
            return;
        }
        // Two rings of types meet in as many ways as one has types, times those of the other.
        let partners = (self.old_partners.entry(old), self.new_partners.entry(new));
        let (of_old, of_new) = (partners.0.or_default(), partners.1.or_default());
        let is_own = self.old.ident(old) == self.new.ident(new);
        if is_own || (*of_old).max(*of_new) < MOST_PARTNERS {
            *of_old += 1;
            *of_new += 1;
            self.paired.insert((old, new));
            self.pairs.push((old, new));
        } else {
            self.uncompared.insert(new);
        }
    }

    /// Whether two types have the same name, or the second is the first under a new one, which is
    /// told once, with the type.
    pub(super) fn is_same_name(&self, old: TypeId, new: TypeId) -> bool {
        let (one, other) = (self.old.ident(old), self.new.ident(new));
        one == other || (!self.new_ids.contains_key(one) && !self.old_ids.contains_key(other))
    }
}
