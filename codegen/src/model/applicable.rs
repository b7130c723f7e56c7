//! Drops rules that say nothing about values of a type: JSON Schema's `maxLength` restricts texts
//! only, and a date or a number holds to it by itself.

use super::{Composition, Operation, Payload, Rule, Rules, Type, TypeKind, Types};

/// What rules can be about.
#[derive(Clone, Copy, PartialEq)]
enum Base {
    Text,
    Number,
    List,
    Map,
    Other,
}

/// Leaves every type, parameter and body the rules that apply to its values.
pub(super) fn keep(types: &mut Types, operations: &mut [Operation]) {
    let bases: Vec<Base> = types
        .iter()
        .map(|(_, def)| base_of_kind(types, &def.kind))
        .collect();
    for def in &mut types.0 {
        match &mut def.kind {
            TypeKind::Struct(object) => {
                for field in &mut object.fields {
                    retain(&bases, &field.ty, &mut field.rules);
                }
                if let Some((ty, rules)) = &mut object.rest {
                    retain(&bases, ty, rules);
                }
            }
            TypeKind::Newtype(ty, rules) | TypeKind::Alias(ty, rules) => retain(&bases, ty, rules),
            TypeKind::Union(union) => {
                for variant in &mut union.variants {
                    retain(&bases, &variant.ty, &mut variant.rules);
                }
            }
            TypeKind::Literals(_) => {}
        }
    }
    for operation in operations {
        for parameter in &mut operation.parameters {
            retain(&bases, &parameter.ty, &mut parameter.rules);
        }
        for body in operation.body.iter_mut().chain(&mut operation.other_bodies) {
            if let Payload::Json(ty) | Payload::Plain(ty) | Payload::Form(ty, _) = &body.payload {
                retain(&bases, ty, &mut body.rules);
            }
        }
    }
}

fn retain(bases: &[Base], ty: &Type, rules: &mut Rules) {
    let base = base_of(bases, ty);
    rules.own.retain(|rule| applies(rule, base));
    let Some(mut each) = rules.each.take() else {
        return;
    };
    if let Some(item) = item_of(ty) {
        retain(bases, item, &mut each);
        if !each.is_empty() {
            rules.each = Some(each);
        }
    }
}

fn applies(rule: &Rule, base: Base) -> bool {
    match rule {
        Rule::MinLength(_) | Rule::MaxLength(_) | Rule::Pattern(_) => base == Base::Text,
        Rule::Minimum(_) | Rule::Maximum(_) | Rule::MultipleOf(_) => base == Base::Number,
        Rule::MinItems(_) | Rule::MaxItems(_) | Rule::UniqueItems => base == Base::List,
        Rule::MinProperties(_) | Rule::MaxProperties(_) => base == Base::Map,
    }
}

fn item_of(ty: &Type) -> Option<&Type> {
    match ty.composition() {
        Composition::List(item) | Composition::Map(item) => Some(item),
        Composition::Nullable(inner) | Composition::Boxed(inner) => item_of(inner),
        Composition::Named(_) | Composition::Scalar => None,
    }
}

fn base_of(bases: &[Base], ty: &Type) -> Base {
    match ty {
        Type::Named(id) => bases.get(id.0).copied().unwrap_or(Base::Other),
        Type::String | Type::Secret => Base::Text,
        Type::Integer(_) | Type::Float => Base::Number,
        Type::List(_) => Base::List,
        Type::Map(_) => Base::Map,
        Type::Nullable(inner) | Type::Boxed(inner) => base_of(bases, inner),
        Type::Boolean
        | Type::Date
        | Type::DateTime
        | Type::Uuid
        | Type::Base64
        | Type::Ip(_)
        | Type::Json
        | Type::File => Base::Other,
    }
}

/// The same for a declared type, through further declarations.
fn base_of_kind(types: &Types, kind: &TypeKind) -> Base {
    let mut kind = kind;
    for _ in 0..=types.len() {
        let ty = match kind {
            TypeKind::Newtype(ty, _) | TypeKind::Alias(ty, _) => ty,
            TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Literals(_) => return Base::Other,
        };
        let mut ty = ty;
        while let Type::Nullable(inner) | Type::Boxed(inner) = ty {
            ty = inner;
        }
        match ty {
            Type::Named(id) => kind = &types.get(*id).kind,
            other => return base_of(&[], other),
        }
    }
    Base::Other
}
