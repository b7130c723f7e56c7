//! Which calls a type is part of.

use std::collections::BTreeSet;

use super::Client;
use crate::model::{Operation, Payload, Type, TypeId, TypeKind};

/// The operations in which each type stands, by its id.
pub(super) fn operations(client: Client<'_>) -> Vec<BTreeSet<usize>> {
    let api = client.api;
    let mut reached = vec![BTreeSet::new(); api.types.len()];
    for (index, operation) in api.operations.iter().enumerate() {
        let mut open = own(operation);
        while let Some(id) = open.pop() {
            let Some(of_type) = reached.get_mut(id.index()) else {
                continue;
            };
            if of_type.insert(index) {
                open.extend(parts(&api.types.get(id).kind));
            }
        }
    }
    reached
}

/// Whether values of each type stand in bodies, and not only in queries and headers.
pub(super) fn in_bodies(client: Client<'_>) -> Vec<bool> {
    let operations = client.api.operations.iter();
    let bodies = operations.flat_map(|operation| {
        let sent = operation.body.iter().chain(&operation.other_bodies);
        let sent = sent.map(|body| &body.payload);
        sent.chain(operation.answers().map(|answer| &answer.payload))
    });
    marked(client, bodies.filter_map(payload).collect(), parts)
}

/// Whether requests hold values of each type that are not the server's to set.
pub(super) fn sent(client: Client<'_>) -> Vec<bool> {
    let operations = client.api.operations.iter();
    let sent = operations.flat_map(|operation| {
        let bodies = operation.body.iter().chain(&operation.other_bodies);
        let parameters = operation.parameters.iter();
        parameters
            .filter_map(|parameter| parameter.ty.named_type())
            .chain(bodies.filter_map(|body| payload(&body.payload)))
    });
    marked(client, sent.collect(), |kind| match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter().filter(|field| !field.read_only);
            let types = fields.map(|field| &field.ty);
            let types = types.chain(object.rest.iter().map(|(ty, _)| ty));
            types.filter_map(Type::named_type).collect()
        }
        other => parts(other),
    })
}

/// Marks types and what is in them.
fn marked(
    client: Client<'_>,
    mut open: Vec<TypeId>,
    parts: fn(&TypeKind) -> Vec<TypeId>,
) -> Vec<bool> {
    let mut marked = vec![false; client.api.types.len()];
    while let Some(id) = open.pop() {
        if let Some(mark @ false) = marked.get_mut(id.index()) {
            *mark = true;
            open.extend(parts(&client.api.types.get(id).kind));
        }
    }
    marked
}

/// The declared types that an operation itself names.
fn own(operation: &Operation) -> Vec<TypeId> {
    let parameters = operation.parameters.iter();
    let bodies = operation.body.iter().chain(&operation.other_bodies);
    let payloads = bodies
        .map(|body| &body.payload)
        .chain(operation.answers().map(|answer| &answer.payload));
    parameters
        .filter_map(|parameter| parameter.ty.named_type())
        .chain(payloads.filter_map(payload))
        .collect()
}

fn payload(payload: &Payload) -> Option<TypeId> {
    match payload {
        Payload::Json(ty) | Payload::Form(ty, _) | Payload::Plain(ty) | Payload::Items(ty, _) => {
            ty.named_type()
        }
        Payload::Multipart(id) => *id,
        Payload::Text | Payload::Bytes | Payload::Stream | Payload::Empty => None,
    }
}

fn parts(kind: &TypeKind) -> Vec<TypeId> {
    let types: Vec<&Type> = match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter().map(|field| &field.ty);
            fields.chain(object.rest.iter().map(|(ty, _)| ty)).collect()
        }
        TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Newtype(ty, _) | TypeKind::Alias(ty, _) => vec![ty],
        TypeKind::Literals(_) => Vec::new(),
    };
    types.into_iter().filter_map(Type::named_type).collect()
}
