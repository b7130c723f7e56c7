//! Models of objects: each is a plain struct and one table of its fields, from which it is read,
//! written and shown.

use super::closed::{Closed, ClosedDebug, Hidden, Shown, says_nothing};
use super::encode::{Encode, Encoder};
use super::fault::{Fault, Result};
use super::field::{Direction, Disclosure, Field, Presence, Table};
use std::fmt::{self, Formatter};

/// Is given the members of an object, and what keeps the other properties.
pub type Visit<'v> = &'v mut dyn FnMut(&[&dyn Member], Option<&dyn Member>);

/// An object that is written and shown field by field. Implemented by generated code only.
pub trait Object {
    /// Its table.
    fn table(&self) -> &'static Table;

    /// Hands over its members in the order of its table, and what keeps the other properties.
    fn members(&self, visit: Visit<'_>);
}

/// The value of a field, to be written or shown.
pub trait Member: Encode + ClosedDebug + fmt::Debug {}

impl<T: Encode + ClosedDebug + fmt::Debug> Member for T {}

/// Writes an object.
pub(crate) fn encode_object(object: &dyn Object, encoder: &mut Encoder) -> Result<()> {
    let table = object.table();
    let mut written = Ok(());
    object.members(&mut |members, rest| {
        written = encoder.object(&mut |encoder| {
            for (field, member) in table.fields.iter().zip(members) {
                encode_field(field, *member, encoder)?;
            }
            match rest {
                Some(rest) => rest.encode_entries(table.fields, encoder),
                None => Ok(()),
            }
        });
    });
    written
}

fn encode_field(field: &Field, member: &dyn Member, encoder: &mut Encoder) -> Result<()> {
    let is_sent = encoder.is_request();
    if is_sent && field.direction == Direction::ReadOnly || encoder.is_tag(field.name) {
        return Ok(());
    }
    if member.is_absent() {
        match field.presence {
            Presence::Optional => return Ok(()),
            Presence::Required if field.direction == Direction::WriteOnly => {
                return if is_sent {
                    Err(Fault::new("is required").in_field(field.name))
                } else {
                    Ok(())
                };
            }
            Presence::Required | Presence::Nullable => {}
        }
    }
    encoder.key(field.name)?;
    let written = member.encode(encoder);
    written.map_err(|fault| fault.in_field(field.name))
}

/// Shows an object without its texts. `{:-?}` leaves out what is absent or hidden.
pub(crate) fn debug_object(object: &dyn Object, f: &mut Formatter<'_>) -> fmt::Result {
    let table = object.table();
    let brief = f.sign_minus();
    let mut shown = Ok(());
    object.members(&mut |members, rest| {
        let mut output = f.debug_struct(table.name);
        let rest = table.rest.as_ref().zip(rest);
        let fields = table.fields.iter().zip(members.iter().copied()).chain(rest);
        for (field, member) in fields {
            let shown = Shown(member);
            let value: &dyn ClosedDebug = match field.disclosure {
                Disclosure::Closed => member,
                Disclosure::Shown => &shown,
                Disclosure::Hidden => &Hidden,
            };
            if !(brief && says_nothing(value)) {
                output.field(field.member.trim_start_matches("r#"), &Closed(value));
            }
        }
        shown = output.finish();
    });
    shown
}

/// Makes a struct a model by the table of its fields.
///
/// A row is `member = "name"`, followed by what else is to say, in the words of [`Field`]:
/// `optional` or `nullable`, `read_only` or `write_only`, `shown` or `hidden`. A last row
/// `..member` keeps the properties that the table does not name.
macro_rules! object {
    ($type:ident {
        $($member:ident = $name:literal $($word:ident)*),* $(,)?
        $(.. $rest:ident $($rest_word:ident)* $(,)?)?
    }) => {
        impl $crate::runtime::Model for $type {
            const TABLE: &'static $crate::runtime::Table = &$crate::runtime::Table {
                name: stringify!($type),
                fields: &[$($crate::runtime::Field::new(stringify!($member), $name)$(.$word())*),*],
                rest: $crate::runtime::object!(@rest $($rest $($rest_word)*)?),
            };
        }

        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                let table = <Self as $crate::runtime::Model>::TABLE;
                $(let mut $member = $crate::runtime::Slot::default();)*
                $(let mut $rest = $crate::runtime::Slot::default();)?
                decoder.object(
                    table.fields,
                    &mut [$(&mut $member),*],
                    $crate::runtime::object!(@target $(&mut $rest)?),
                )?;
                // One way out costs the compiler less than one for each field.
                #[allow(irrefutable_let_patterns, reason = "an object may have no fields")]
                let ($(::std::option::Option::Some($member),)*) = ($($member.take(),)*) else {
                    return ::std::result::Result::Err(decoder.fault("a field is missing"));
                };
                ::std::result::Result::Ok(Self {
                    $($member,)*
                    $($rest: $rest.rest(),)?
                })
            }
        }

        $crate::runtime::object!(@show $type { $($member)* } $($rest)?);

        impl $crate::runtime::Encode for $type {
            #[inline]
            fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
                $crate::runtime::encode_object(self, encoder)
            }
        }

        $crate::runtime::serde_traits!($type);
    };
    (@show $type:ident { $($member:ident)* } $($rest:ident)?) => {
        impl $crate::runtime::Object for $type {
            #[inline]
            fn table(&self) -> &'static $crate::runtime::Table {
                <Self as $crate::runtime::Model>::TABLE
            }

            #[inline]
            fn members(
                &self,
                visit: $crate::runtime::Visit<'_>,
            ) {
                visit(&[$(&self.$member),*], $crate::runtime::object!(@target $(&self.$rest)?));
            }
        }

        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::runtime::debug_object(self, f)
            }
        }

        $crate::runtime::closed_debug!(@closed $type);
    };
    (@rest) => { ::std::option::Option::None };
    (@rest $rest:ident $($word:ident)*) => {
        ::std::option::Option::Some($crate::runtime::Field::new(stringify!($rest), "")$(.$word())*)
    };
    (@target) => { ::std::option::Option::None };
    (@target $target:expr) => { ::std::option::Option::Some($target) };
}
pub(crate) use object;
