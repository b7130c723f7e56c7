//! In which direction each type travels, and what follows from it.

use super::{
    Field, Header, Operation, Payload, Presence, Rules, Type, TypeDef, TypeId, TypeKind, Types,
};

/// Marks what requests and answers hold.
pub(super) fn mark(types: &mut Types, operations: &[Operation], headers: &[Header]) {
    let (mut sent, mut received) = (Vec::new(), Vec::new());
    for operation in operations {
        for parameter in &operation.parameters {
            parameter.ty.named(&mut sent);
        }
        for body in operation.body.iter().chain(&operation.other_bodies) {
            payload(&body.payload, &mut sent);
        }
        for answer in operation.answers() {
            payload(&answer.payload, &mut received);
        }
    }
    for header in headers {
        header.ty.named(&mut received);
    }
    spread(types, sent, |def| &mut def.sent);
    spread(types, received, |def| &mut def.received);
    for def in &mut types.0 {
        let (sent, received) = (def.sent, def.received);
        if let TypeKind::Struct(object) = &mut def.kind {
            for field in &mut object.fields {
                field.presence = presence(field, sent, received);
            }
        }
    }
}

fn payload(payload: &Payload, found: &mut Vec<TypeId>) {
    match payload {
        Payload::Json(ty) | Payload::Plain(ty) | Payload::Form(ty, _) | Payload::Items(ty, _) => {
            ty.named(found);
        }
        Payload::Multipart(form) => found.extend(*form),
        Payload::Text | Payload::Bytes | Payload::Stream | Payload::Empty => {}
    }
}

/// Sets a mark on `work` and on all that it holds.
fn spread(types: &mut Types, mut work: Vec<TypeId>, mark: fn(&mut TypeDef) -> &mut bool) {
    while let Some(id) = work.pop() {
        let Some(def) = types.0.get_mut(id.0) else {
            continue;
        };
        if !std::mem::replace(mark(def), true) {
            def.uses(&mut work);
        }
    }
}

/// A server fills in what is read-only, so a request cannot be asked for it; what is write-only
/// never comes back.
fn presence(field: &Field, sent: bool, received: bool) -> Presence {
    let asked = field.required && !(field.read_only && sent);
    match (asked, field.nullable) {
        (true, true) if field.write_only && received => Presence::Either,
        (true, false) if field.write_only && received => Presence::SentOnly,
        // Raw JSON has a null of its own.
        (true, true) if field.ty == Type::Json => Presence::Required,
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, true) if sent => Presence::Either,
        (false, _) => Presence::Optional,
    }
}

/// Marks the types of requests in which something must be checked.
pub(super) fn mark_checked(types: &mut Types) {
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); types.len()];
    let mut work = Vec::new();
    for (id, def) in types.iter() {
        let mut uses = Vec::new();
        def.uses(&mut uses);
        for used in uses {
            if let Some(holders) = holders.get_mut(used.0) {
                holders.push(id);
            }
        }
        if def.sent && def.has_rules() {
            work.push(id);
        }
    }
    while let Some(id) = work.pop() {
        let Some(def) = types.0.get_mut(id.0) else {
            continue;
        };
        if def.sent && !std::mem::replace(&mut def.checked, true) {
            work.extend(holders.get(id.0).into_iter().flatten());
        }
    }
}

impl TypeDef {
    /// The declared types that this one holds.
    pub(super) fn uses(&self, found: &mut Vec<TypeId>) {
        match &self.kind {
            TypeKind::Struct(object) => {
                for field in &object.fields {
                    field.ty.named(found);
                }
                if let Some((ty, _)) = &object.rest {
                    ty.named(found);
                }
            }
            TypeKind::Union(union) => {
                for variant in &union.variants {
                    variant.ty.named(found);
                }
            }
            TypeKind::Newtype(ty, _) | TypeKind::Alias(ty, _) => ty.named(found),
            TypeKind::Literals(_) => {}
        }
    }

    fn has_rules(&self) -> bool {
        match &self.kind {
            TypeKind::Struct(object) => {
                object.fields.iter().any(|field| !field.rules.is_empty())
                    || object
                        .rest
                        .as_ref()
                        .is_some_and(|(_, rules)| !rules.is_empty())
            }
            TypeKind::Newtype(_, rules) | TypeKind::Alias(_, rules) => !Rules::is_empty(rules),
            TypeKind::Union(union) => union
                .variants
                .iter()
                .any(|variant| !variant.rules.is_empty()),
            TypeKind::Literals(_) => false,
        }
    }
}

impl Type {
    fn named(&self, found: &mut Vec<TypeId>) {
        found.extend(self.named_type());
    }
}
