//! Whether values of one type pass where another one is expected.

use std::collections::HashSet;

use super::uses::{DEEPEST, Use};
use crate::model::{Field, Integer, LiteralBase, Presence, Struct, Type, TypeId, TypeKind, Union};

/// What values of a type are on the wire.
enum Wire<'a> {
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

/// Who reads the values.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reader {
    /// It reads answers: an enum takes values that it does not know.
    Client,
    Server,
}

/// What is being compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// What stands in the same place: two structs or two unions are compared by themselves.
    Place,
    /// A variant of a union with what stands in the place of the union.
    Variant,
    /// A property of a variant: structs and unions in it would take for ever to try.
    Property,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Reading {
    reader: Reader,
    part: Part,
}

/// The type that is expected, and the one that values have.
type Question = (Reading, TypeId, TypeId);

/// The questions that were asked.
#[derive(Default)]
pub(super) struct Passing {
    refused: HashSet<Question>,
    /// Taken for true until something else turns out, as types may refer to themselves.
    assumed: HashSet<Question>,
    /// Whether an answer is missing, as types lie too deep.
    is_cut: bool,
}

impl Passing {
    /// Whether values of `given` are values of `expected`.
    pub(super) fn passes(&mut self, expected: Use<'_>, given: Use<'_>, reader: Reader) -> bool {
        let refused = self.refused.len();
        let part = Part::Place;
        let passes = self.takes(expected, given, Reading { reader, part }, DEEPEST);
        if self.refused.len() > refused || std::mem::take(&mut self.is_cut) {
            // What was assumed may rest on what is refused now, or was not looked at.
            self.assumed.clear();
        }
        passes
    }

    fn takes(&mut self, expected: Use<'_>, given: Use<'_>, reading: Reading, depth: usize) -> bool {
        let (Type::Named(one), Type::Named(other)) = (expected.ty, given.ty) else {
            return self.takes_now(expected, given, reading, depth);
        };
        let question = (reading, *one, *other);
        if self.refused.contains(&question) {
            return false;
        }
        if !self.assumed.insert(question) {
            return true;
        }
        let takes = self.takes_now(expected, given, reading, depth);
        if !takes {
            self.refused.insert(question);
        }
        takes
    }

    fn takes_now(
        &mut self,
        expected: Use<'_>,
        given: Use<'_>,
        reading: Reading,
        depth: usize,
    ) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            self.is_cut = true;
            return true;
        };
        if expected.is_compared_itself(given) {
            return true;
        }
        let (Some(wire), Some(other)) = (expected.wire(), given.wire()) else {
            return true;
        };
        let inside = Reading {
            part: Part::Variant,
            ..reading
        };
        match (wire, other) {
            (Wire::Any, _)
            | (Wire::Boolean, Wire::Boolean)
            | (
                Wire::Number,
                Wire::Number | Wire::Integer(_) | Wire::Literals(LiteralBase::Integer),
            )
            | (Wire::Text(None), Wire::Text(_) | Wire::Literals(LiteralBase::String))
            | (Wire::File, Wire::File)
            | (Wire::Integer(_), Wire::Literals(LiteralBase::Integer))
            | (Wire::Union(_), Wire::Union(_)) => true,
            (Wire::Struct(one), Wire::Struct(other)) => {
                reading.part != Part::Variant
                    || self.has_members((expected, one), (given, other), reading.reader, depth)
            }
            (Wire::Integer(all), Wire::Integer(some)) => is_within(some, all),
            (Wire::Text(Some(one)), Wire::Text(Some(other))) => one == other,
            (Wire::Literals(one), Wire::Literals(other)) => one == other,
            (Wire::Literals(LiteralBase::String), Wire::Text(_))
            | (Wire::Literals(LiteralBase::Integer), Wire::Integer(_)) => {
                reading.reader == Reader::Client
            }
            (Wire::List(one), Wire::List(other))
            | (Wire::Map(one), Wire::Map(other))
            | (Wire::Nullable(one), Wire::Nullable(other)) => {
                self.takes(one, other, reading, depth)
            }
            (Wire::Nullable(one), _) => self.takes(one, given, reading, depth),
            (Wire::Union(_), _) | (_, Wire::Union(_)) if reading.part != Part::Place => true,
            (Wire::Union(union), _) => {
                let mut variants = union.variants.iter();
                variants.any(|one| self.takes(expected.with(&one.ty), given, inside, depth))
            }
            (_, Wire::Union(union)) => {
                let mut variants = union.variants.iter();
                variants.all(|one| self.takes(expected, given.with(&one.ty), inside, depth))
            }
            (
                Wire::Boolean
                | Wire::Integer(_)
                | Wire::Number
                | Wire::Text(_)
                | Wire::File
                | Wire::List(_)
                | Wire::Map(_)
                | Wire::Literals(_)
                | Wire::Struct(_),
                Wire::Any
                | Wire::Boolean
                | Wire::Integer(_)
                | Wire::Number
                | Wire::Text(_)
                | Wire::File
                | Wire::List(_)
                | Wire::Map(_)
                | Wire::Nullable(_)
                | Wire::Literals(_)
                | Wire::Struct(_),
            ) => false,
        }
    }

    /// Whether a variant has what is required, and properties of the same kinds.
    fn has_members(
        &mut self,
        (expected, one): (Use<'_>, &Struct),
        (given, other): (Use<'_>, &Struct),
        reader: Reader,
        depth: usize,
    ) -> bool {
        let part = Part::Property;
        let travels = |field: &Field| match reader {
            Reader::Client => !field.write_only,
            Reader::Server => !field.read_only,
        };
        one.fields
            .iter()
            .filter(|field| travels(field))
            .all(|field| {
                let is_required = match reader {
                    Reader::Client => field.presence == Presence::Required,
                    Reader::Server => field.required,
                };
                let mut others = other.fields.iter();
                let Some(other) = others.find(|other| other.name == field.name && travels(other))
                else {
                    return !is_required;
                };
                let is_there =
                    !is_required || (other.required && (field.nullable || !other.nullable));
                let (one, other) = (expected.with(&field.ty), given.with(&other.ty));
                is_there && self.takes(one, other, Reading { reader, part }, depth)
            })
    }
}

impl<'a> Use<'a> {
    /// `None` where names go on standing for names.
    fn wire(self) -> Option<Wire<'a>> {
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

fn is_within(some: Integer, all: Integer) -> bool {
    let (is_signed, bits) = size(some);
    let (takes_signed, room) = size(all);
    match (is_signed, takes_signed) {
        (true, false) => false,
        (false, true) => bits < room,
        (true, true) | (false, false) => bits <= room,
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
