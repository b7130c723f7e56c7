//! What values of a type are on the wire.

use super::uses::{DEEPEST, Use};
use crate::model::{Integer, LiteralBase, Struct, Type, TypeKind, Union};

/// What values of a type are on the wire.
pub(super) enum Wire<'a> {
    Any,
    Boolean,
    Integer(Integer),
    Number,
    /// Text, of one format or of any.
    Text(Option<&'a Type>),
    File,
    List(Use<'a>),
    Map(Use<'a>),
    Nullable(Use<'a>),
    Literals(LiteralBase),
    Union(&'a Union),
    Struct(&'a Struct),
}

impl<'a> Use<'a> {
    /// What its values are, or `None` where names go on standing for names.
    pub(super) fn wire(self) -> Option<Wire<'a>> {
        let mut ty = self.ty;
        for _ in 0..DEEPEST {
            ty = match ty {
                Type::Named(id) => match &self.client.api.types.get(*id).kind {
                    TypeKind::Struct(object) => return Some(Wire::Struct(object)),
                    TypeKind::Literals(literals) => return Some(Wire::Literals(literals.base)),
                    TypeKind::Union(union) => return Some(Wire::Union(union)),
                    TypeKind::Newtype(inner, _) | TypeKind::Alias(inner, _) => inner,
                },
                Type::Boxed(inner) => inner,
                Type::Boolean => return Some(Wire::Boolean),
                Type::Integer(integer) => return Some(Wire::Integer(*integer)),
                Type::Float => return Some(Wire::Number),
                Type::String | Type::Secret => return Some(Wire::Text(None)),
                Type::Date | Type::DateTime | Type::Uuid | Type::Base64 | Type::Ip(_) => {
                    return Some(Wire::Text(Some(ty)));
                }
                Type::Json => return Some(Wire::Any),
                Type::File => return Some(Wire::File),
                Type::List(inner) => return Some(Wire::List(self.with(inner))),
                Type::Map(inner) => return Some(Wire::Map(self.with(inner))),
                Type::Nullable(inner) => return Some(Wire::Nullable(self.with(inner))),
            };
        }
        None
    }
}

/// Whether all numbers of the one are numbers of the other.
pub(super) fn is_within(some: Integer, all: Integer) -> bool {
    let (is_signed, bits) = size(some);
    let (takes_signed, room) = size(all);
    match (is_signed, takes_signed) {
        (true, false) => false,
        (false, true) => bits < room,
        (true, true) | (false, false) => bits <= room,
    }
}

/// The least and the greatest number.
pub(super) fn range(integer: Integer) -> (i128, i128) {
    let (is_signed, bits) = size(integer);
    if is_signed {
        (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    } else {
        (0, (1 << bits) - 1)
    }
}

fn size(integer: Integer) -> (bool, u32) {
    match integer {
        Integer::I8 => (true, 8),
        Integer::I16 => (true, 16),
        Integer::I32 => (true, 32),
        Integer::I64 => (true, 64),
        Integer::U8 => (false, 8),
        Integer::U16 => (false, 16),
        Integer::U32 => (false, 32),
        Integer::U64 => (false, 64),
    }
}
