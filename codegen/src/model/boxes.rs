//! Recursive types: a `Box` where a cycle needs one, and a declaration where an alias would
//! contain itself.

use super::{Type, TypeId, TypeKind, Types};

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
            _ => continue,
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
            _ => {}
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
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) => by_value(inner),
        _ => None,
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

/// Turns an alias that leads back to itself through aliases alone into a type of its own.
fn declare_recursive_aliases(types: &mut Types) {
    for index in 0..types.len() {
        let start = TypeId(index);
        let mut at = start;
        for _ in 0..types.len() {
            let TypeKind::Alias(ty, _) = &types.get(at).kind else {
                break;
            };
            let Some(next) = ty.named_type() else { break };
            if next == start {
                if let Some(def) = types.0.get_mut(index)
                    && let TypeKind::Alias(ty, rules) = &def.kind
                {
                    def.kind = TypeKind::Newtype(ty.clone(), rules.clone());
                }
                break;
            }
            at = next;
        }
    }
}
