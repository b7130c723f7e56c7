//! Models of objects: each is a plain struct and one table of its fields, from which it is read,
//! written and shown.

use super::closed::{Closed, ClosedDebug, Hidden, Shown, says_nothing};
use super::decode::Decode;
use super::decoder::{Decoder, Mark};
use super::encode::{Encode, Encoder};
use super::fault::{Fault, Result};
use std::borrow::Cow;
use std::fmt::{self, Formatter};

/// What the table of an object says of a field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in Rust.
    pub member: &'static str,
    /// Its name in JSON.
    pub name: &'static str,
    presence: Presence,
    direction: Direction,
    disclosure: Disclosure,
    null_is_empty: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Required,
    /// Always there, perhaps as `null`.
    Nullable,
    /// Left out where there is no value.
    Optional,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Both,
    /// Requests do not hold it.
    ReadOnly,
    /// Responses do not hold it, so that it may be missing there though requests need it.
    WriteOnly,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Disclosure {
    /// Without texts.
    Closed,
    Shown,
    Hidden,
}

impl Field {
    /// A required field.
    pub const fn new(member: &'static str, name: &'static str) -> Self {
        Self {
            member,
            name,
            presence: Presence::Required,
            direction: Direction::Both,
            disclosure: Disclosure::Closed,
            null_is_empty: false,
        }
    }

    /// It is left out where there is no value.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    /// It is written as `null` where there is no value.
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.presence = Presence::Nullable;
        self
    }

    /// Requests leave it out.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.direction = Direction::ReadOnly;
        self
    }

    /// Responses need not hold it.
    #[must_use]
    pub const fn write_only(mut self) -> Self {
        self.direction = Direction::WriteOnly;
        self
    }

    /// Its text may be shown by `Debug`.
    #[must_use]
    pub const fn shown(mut self) -> Self {
        self.disclosure = Disclosure::Shown;
        self
    }

    /// Nothing of it may be shown by `Debug`.
    #[must_use]
    pub const fn hidden(mut self) -> Self {
        self.disclosure = Disclosure::Hidden;
        self
    }

    /// `null` is read as an empty array or map.
    #[must_use]
    pub const fn null_is_empty(mut self) -> Self {
        self.null_is_empty = true;
        self
    }

    /// Whether a response always holds it.
    pub(super) fn is_always_there(&self) -> bool {
        self.presence != Presence::Optional && self.direction == Direction::Both
    }
}

/// The table of an object.
#[derive(Debug)]
pub struct Table {
    /// The name of the struct.
    pub name: &'static str,
    /// The properties that the document names.
    pub fields: &'static [Field],
    /// The member that keeps all other properties.
    pub rest: Option<Field>,
}

/// A struct with a table. Implemented by generated code only.
pub trait Model {
    /// Its table.
    const TABLE: &'static Table;
}

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

/// Where the value of a field is put while its object is read.
pub trait Target {
    /// Whether there is a value.
    fn is_filled(&self) -> bool;
    /// Reads the value.
    fn fill(&mut self, field: &Field, decoder: &mut Decoder<'_>) -> Result<()>;
    /// Reads a property that the document does not name.
    fn fill_entry(&mut self, key: Cow<'_, str>, decoder: &mut Decoder<'_>) -> Result<()>;
}

/// The value of a field, if it has been read.
pub struct Slot<T>(Option<T>);

impl<T> Default for Slot<T> {
    #[inline]
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Decode> Slot<T> {
    /// The value, or what stands for a missing one.
    #[inline]
    pub fn take(self, name: &str, object: Mark) -> Result<T> {
        match self.0.or_else(T::missing) {
            Some(value) => Ok(value),
            None => Err(missing(name, object)),
        }
    }
}

#[cold]
fn missing(name: &str, object: Mark) -> Fault {
    Fault::new(format!("the field `{name}` is missing")).at(object.0)
}

impl<T: Decode + Default> Slot<T> {
    /// The properties that the document does not name.
    #[inline]
    pub fn rest(self) -> T {
        self.0.unwrap_or_default()
    }
}

impl<T: Decode> Target for Slot<T> {
    fn is_filled(&self) -> bool {
        self.0.is_some()
    }

    fn fill(&mut self, field: &Field, decoder: &mut Decoder<'_>) -> Result<()> {
        if field.null_is_empty && decoder.null()? {
            self.0 = T::empty();
        }
        if self.0.is_none() {
            self.0 = Some(T::decode(decoder)?);
        }
        Ok(())
    }

    fn fill_entry(&mut self, key: Cow<'_, str>, decoder: &mut Decoder<'_>) -> Result<()> {
        T::decode_entry(&mut self.0, key, decoder)
    }
}

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
                let start = decoder.object(
                    table.fields,
                    &mut [$(&mut $member),*],
                    $crate::runtime::object!(@target $(&mut $rest)?),
                )?;
                ::std::result::Result::Ok(Self {
                    $($member: $member.take($name, start)?,)*
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
