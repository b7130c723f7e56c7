//! Fields by the names that the document gives them.

use super::{fault, shown, suggestion};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Composition, LiteralBase, Literals, Presence, Rules, Struct, Type, TypeId, TypeKind, Types,
};
use crate::normal::Word;

/// A field of a declared type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldAt {
    /// The struct.
    pub owner: TypeId,
    /// The index of the field.
    pub field: usize,
}

impl Types {
    /// The field of this name, of an object.
    pub(super) fn field(
        &self,
        code: &'static Code,
        ty: Option<&Type>,
        holder: &str,
        name: &Word,
    ) -> Result<FieldAt, Diagnostic> {
        let found = match ty.and_then(|ty| declared(self.resolved(ty))) {
            Some(owner) => match &self.get(owner).kind {
                TypeKind::Struct(object) => Some((owner, object)),
                TypeKind::Literals(_)
                | TypeKind::Newtype(..)
                | TypeKind::Alias(..)
                | TypeKind::Union(_) => None,
            },
            None => None,
        };
        let Some((owner, object)) = found else {
            let message = format!("{holder} is no object with the property {}", shown(name));
            let help = "objects alone have properties: name one of an object";
            return Err(fault(code, name, message).help(help));
        };
        let index = object
            .fields
            .iter()
            .position(|field| field.name == name.text);
        let Some(field) = index else {
            let message = format!("{holder} has no property {}", shown(name));
            let names: Vec<&str> = object.fields.iter().map(|one| one.name.as_str()).collect();
            return Err(fault(code, name, message).help(suggestion(&name.text, &names)));
        };
        Ok(FieldAt { owner, field })
    }

    pub(super) fn structure(&self, at: FieldAt) -> Option<&Struct> {
        match &self.get(at.owner).kind {
            TypeKind::Struct(object) => Some(object),
            TypeKind::Literals(_)
            | TypeKind::Newtype(..)
            | TypeKind::Alias(..)
            | TypeKind::Union(_) => None,
        }
    }

    pub(super) fn presence(&self, at: FieldAt) -> Option<Presence> {
        let field = self.structure(at)?.fields.get(at.field)?;
        Some(field.presence)
    }

    pub(super) fn texts(&self, ty: &Type) -> Option<&Literals> {
        let id = declared(self.resolved(ty))?;
        match &self.get(id).kind {
            TypeKind::Literals(literals) if literals.base == LiteralBase::String => Some(literals),
            TypeKind::Literals(_)
            | TypeKind::Struct(_)
            | TypeKind::Newtype(..)
            | TypeKind::Alias(..)
            | TypeKind::Union(_) => None,
        }
    }

    /// The list behind other names for it, and the rules of its own name, if it has one.
    pub(super) fn list<'t>(&'t self, ty: &'t Type) -> Option<(&'t Type, Option<&'t Rules>)> {
        let alias = declared(ty).and_then(|id| match &self.get(id).kind {
            TypeKind::Alias(_, rules) => Some(rules),
            TypeKind::Struct(_)
            | TypeKind::Literals(_)
            | TypeKind::Newtype(..)
            | TypeKind::Union(_) => None,
        });
        let list = self.resolved(ty);
        matches!(list, Type::List(_)).then_some((list, alias))
    }

    /// The type behind other names for it, and on the heap.
    fn resolved<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let mut ty = ty;
        for _ in 0..=self.len() {
            ty = match ty.composition() {
                Composition::Boxed(inner) => inner,
                Composition::Named(id) => match &self.get(id).kind {
                    TypeKind::Alias(inner, _) => inner,
                    TypeKind::Struct(_)
                    | TypeKind::Literals(_)
                    | TypeKind::Newtype(..)
                    | TypeKind::Union(_) => break,
                },
                Composition::Scalar
                | Composition::List(_)
                | Composition::Map(_)
                | Composition::Nullable(_) => break,
            };
        }
        ty
    }
}

/// The declared type that it is, not one that it holds.
fn declared(ty: &Type) -> Option<TypeId> {
    match ty.composition() {
        Composition::Named(id) => Some(id),
        Composition::Scalar
        | Composition::List(_)
        | Composition::Map(_)
        | Composition::Nullable(_)
        | Composition::Boxed(_) => None,
    }
}
