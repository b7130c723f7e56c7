//! Which optional parts of the runtime a client needs.

use crate::model::{Api, LiteralBase, Operation, Payload, Type, TypeKind};

/// Which parts of the runtime, and which crates, a client needs.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a part that is there or not"
)]
pub(super) struct Needs {
    pub(super) base64: bool,
    pub(super) body: bool,
    pub(super) challenge: bool,
    pub(super) chrono: bool,
    pub(super) chunks: bool,
    pub(super) download: bool,
    pub(super) form: bool,
    /// Numbers that are read to the last digit.
    pub(super) float: bool,
    pub(super) headers: bool,
    pub(super) literals: bool,
    pub(super) multipart: bool,
    pub(super) net: bool,
    pub(super) oauth2: bool,
    pub(super) pattern: bool,
    /// Values in plain text.
    pub(super) plain: bool,
    pub(super) stream: bool,
    /// Unions with a discriminator.
    pub(super) tagged: bool,
    /// Unions without one.
    pub(super) untagged: bool,
    pub(super) uuid: bool,
    pub(super) wait: bool,
}

impl Needs {
    pub(super) fn of(api: &Api) -> Self {
        let any = |has: fn(&Operation) -> bool| api.operations.iter().any(has);
        let mut needs = Self {
            headers: !api.headers.is_empty(),
            oauth2: api.schemes.iter().any(|scheme| scheme.tokens.is_some()),
            challenge: any(|operation| operation.challenge.is_some()),
            chunks: any(|operation| operation.chunk.is_some()),
            wait: any(|operation| operation.wait.is_some()),
            ..Self::default()
        };
        for header in &api.headers {
            needs.add(&header.ty);
        }
        for (_, def) in api.types.iter() {
            match &def.kind {
                TypeKind::Struct(object) => {
                    for field in &object.fields {
                        needs.pattern |= field.rules.has_pattern();
                        needs.add(&field.ty);
                    }
                    if let Some((ty, rules)) = &object.rest {
                        needs.pattern |= rules.has_pattern();
                        needs.add(ty);
                    }
                }
                TypeKind::Union(union) => {
                    needs.float = true;
                    needs.tagged |= union.tag.is_some();
                    needs.untagged |= union.tag.is_none();
                    for variant in &union.variants {
                        needs.pattern |= variant.rules.has_pattern();
                        needs.add(&variant.ty);
                    }
                }
                TypeKind::Literals(literals) => {
                    needs.literals |= literals.base != LiteralBase::String;
                }
                TypeKind::Newtype(ty, rules) | TypeKind::Alias(ty, rules) => {
                    needs.pattern |= rules.has_pattern();
                    needs.add(ty);
                }
            }
        }
        for operation in &api.operations {
            for parameter in &operation.parameters {
                needs.pattern |= parameter.rules.has_pattern();
                needs.add(&parameter.ty);
            }
            let payloads = operation.answers().map(|answer| &answer.payload);
            for payload in payloads {
                match payload {
                    Payload::Json(ty) => needs.add(ty),
                    Payload::Plain(ty) => {
                        needs.plain = true;
                        needs.add(ty);
                    }
                    Payload::Stream => needs.download = true,
                    Payload::Items(ty, _) => {
                        (needs.download, needs.stream) = (true, true);
                        needs.add(ty);
                    }
                    Payload::Form(..)
                    | Payload::Multipart(_)
                    | Payload::Text
                    | Payload::Bytes
                    | Payload::Empty => {}
                }
            }
            for body in operation.body.iter().chain(&operation.other_bodies) {
                match &body.payload {
                    Payload::Json(ty) => needs.add(ty),
                    Payload::Plain(ty) => {
                        needs.plain = true;
                        needs.add(ty);
                    }
                    Payload::Form(ty, _) => {
                        needs.form = true;
                        needs.add(ty);
                    }
                    Payload::Multipart(_) => (needs.body, needs.multipart) = (true, true),
                    Payload::Bytes | Payload::Stream | Payload::Items(..) | Payload::Empty => {
                        needs.body = true;
                    }
                    Payload::Text => {}
                }
            }
        }
        needs
    }

    fn add(&mut self, ty: &Type) {
        match ty {
            Type::Base64 => self.base64 = true,
            Type::Date | Type::DateTime => self.chrono = true,
            Type::Ip(_) => self.net = true,
            Type::Uuid => self.uuid = true,
            Type::Float | Type::Json => self.float = true,
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
                self.add(inner);
            }
            Type::Named(_)
            | Type::Boolean
            | Type::Integer(_)
            | Type::String
            | Type::Secret
            | Type::File => {}
        }
    }
}
