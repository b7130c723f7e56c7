//! Recursive types: a `Box` where a cycle needs one, and a declaration where an alias would
//! contain itself.

use std::collections::HashSet;

use super::{Composition, Type, TypeId, TypeKind, Types};

/// Breaks every cycle of types that hold each other by value.
pub(super) fn insert(types: &mut Types) {
    declare_recursive_aliases(types);
    let mut state = vec![State::New; types.len()];
    for index in 0..types.len() {
        visit(types, TypeId(index), &mut state);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// A depth-first search, on a stack of its own, that boxes the use that closes a cycle.
fn visit(types: &mut Types, start: TypeId, state: &mut [State]) {
    let mut stack = vec![(start, 0_usize)];
    while let Some((id, slot)) = stack.pop() {
        match state.get_mut(id.0) {
            Some(state) if *state != State::Done => *state = State::Open,
            Some(_) | None => continue,
        }
        let Some(ty) = slot_of(types, id, slot) else {
            if let Some(state) = state.get_mut(id.0) {
                *state = State::Done;
            }
            continue;
        };
        let used = by_value(ty);
        stack.push((id, slot + 1));
        let Some(used) = used else { continue };
        match state.get(used.0) {
            Some(State::New) => stack.push((used, 0)),
            Some(State::Open) => put_box(types, id, slot),
            Some(State::Done) | None => {}
        }
    }
}

/// The type in slot number `slot` of a type: a field, an alternative, or what it stands for.
fn slot_of(types: &Types, id: TypeId, slot: usize) -> Option<&Type> {
    match &types.get(id).kind {
        TypeKind::Struct(object) => object.fields.get(slot).map(|field| &field.ty),
        TypeKind::Union(union) => union.variants.get(slot).map(|variant| &variant.ty),
        TypeKind::Newtype(ty, _) | TypeKind::Alias(ty, _) => (slot == 0).then_some(ty),
        TypeKind::Literals(_) => None,
    }
}

/// The declared type that a value of this type holds without a pointer in between.
fn by_value(ty: &Type) -> Option<TypeId> {
    match ty.composition() {
        Composition::Named(id) => Some(id),
        Composition::Nullable(inner) => by_value(inner),
        Composition::Scalar
        | Composition::List(_)
        | Composition::Map(_)
        | Composition::Boxed(_) => None,
    }
}

fn put_box(types: &mut Types, id: TypeId, slot: usize) {
    let Some(def) = types.0.get_mut(id.0) else {
        return;
    };
    let ty = match &mut def.kind {
        TypeKind::Struct(object) => object.fields.get_mut(slot).map(|field| &mut field.ty),
        TypeKind::Union(union) => union.variants.get_mut(slot).map(|variant| &mut variant.ty),
        TypeKind::Newtype(ty, _) | TypeKind::Alias(ty, _) => Some(ty),
        TypeKind::Literals(_) => None,
    };
    if let Some(ty) = ty {
        let inner = std::mem::replace(ty, Type::Json);
        *ty = match inner {
            Type::Nullable(inner) => Type::Nullable(Box::new(Type::Boxed(inner))),
            inner => Type::Boxed(Box::new(inner)),
        };
    }
}

/// How deep an alias may lead through further aliases, lists and maps, all of which the compiler
/// looks through.
const DEEPEST: usize = 16;

/// Turns aliases into types of their own where they would lead back to themselves or too deep.
fn declare_recursive_aliases(types: &mut Types) {
    let mut depths: Vec<Option<usize>> = vec![None; types.len()];
    for index in 0..types.len() {
        let mut chain: Vec<TypeId> = Vec::new();
        let mut seen = HashSet::new();
        let mut at = Some(TypeId(index));
        while let Some(id) = at.filter(|id| depths.get(id.0).copied().flatten().is_none()) {
            let TypeKind::Alias(ty, _) = &types.get(id).kind else {
                break;
            };
            if !seen.insert(id) {
                declare(types, id);
                break;
            }
            chain.push(id);
            at = ty.named_type();
        }
        // From the end of the chain to its start, each alias is as deep as what it stands for.
        for id in chain.into_iter().rev() {
            let TypeKind::Alias(ty, _) = &types.get(id).kind else {
                continue;
            };
            let inner = ty
                .named_type()
                .and_then(|inner| depths.get(inner.0).copied().flatten());
            let mut depth = inner.unwrap_or(0) + levels(ty);
            if depth > DEEPEST {
                declare(types, id);
                depth = 0;
            }
            if let Some(slot) = depths.get_mut(id.0) {
                *slot = Some(depth);
            }
        }
    }
}

fn declare(types: &mut Types, id: TypeId) {
    let Some(def) = types.0.get_mut(id.0) else {
        return;
    };
    if let TypeKind::Alias(ty, rules) = &def.kind {
        def.kind = TypeKind::Newtype(ty.clone(), rules.clone());
    }
}

fn levels(ty: &Type) -> usize {
    match ty.composition() {
        Composition::List(inner)
        | Composition::Map(inner)
        | Composition::Nullable(inner)
        | Composition::Boxed(inner) => 1 + levels(inner),
        Composition::Named(_) | Composition::Scalar => 1,
    }
}
