//! Whether values of one type pass where another one is expected.

use std::collections::HashSet;

use super::uses::{DEEPEST, Use};
use super::wire::{Wire, is_within};
use crate::model::{Field, LiteralBase, Presence, Struct, Type, TypeId};

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
    /// Whether values are written as bare texts, as in queries and headers.
    is_text: bool,
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
    ///
    /// As texts all scalars look alike, and a value is a list of one.
    pub(super) fn passes(
        &mut self,
        expected: Use<'_>,
        given: Use<'_>,
        (reader, is_text): (Reader, bool),
    ) -> bool {
        let refused = self.refused.len();
        let reading = Reading {
            reader,
            part: Part::Place,
            is_text,
        };
        let passes = self.takes(expected, given, reading, DEEPEST);
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
                    || self.has_members((expected, one), (given, other), reading, depth)
            }
            (
                Wire::Text(None),
                Wire::Boolean | Wire::Integer(_) | Wire::Number | Wire::Literals(_),
            ) if reading.is_text => true,
            (
                Wire::List(one),
                Wire::Boolean | Wire::Integer(_) | Wire::Number | Wire::Text(_) | Wire::Literals(_),
            ) if reading.is_text => self.takes(one, given, reading, depth),
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
        reading: Reading,
        depth: usize,
    ) -> bool {
        let (part, reader) = (Part::Property, reading.reader);
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
                is_there && self.takes(one, other, Reading { part, ..reading }, depth)
            })
    }
}
