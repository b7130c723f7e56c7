// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Objects out of JSON: each field is read into a slot.

use super::decode::Decode;
use super::decoder::Decoder;
use super::fault::{Fault, Result};
use super::field::Field;
use std::borrow::Cow;

/// Where the value of a field is put while its object is read.
pub trait Target {
    /// Whether there is a value.
    fn is_filled(&self) -> bool;
    /// Reads the value.
    fn fill(&mut self, field: &Field, decoder: &mut Decoder<'_>) -> Result<()>;
    /// Takes what stands for a missing value. Gives whether there is a value then.
    fn complete(&mut self) -> bool;
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

impl<T> Slot<T> {
    /// The value; an object that has been read has filled all its slots.
    #[inline]
    pub fn take(self) -> Option<T> {
        self.0
    }
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

    fn complete(&mut self) -> bool {
        if self.0.is_none() {
            self.0 = T::missing();
        }
        self.0.is_some()
    }

    fn fill_entry(&mut self, key: Cow<'_, str>, decoder: &mut Decoder<'_>) -> Result<()> {
        T::decode_entry(&mut self.0, key, decoder)
    }
}

impl Decoder<'_> {
    /// Reads an object into the slots of its fields, all of which are filled afterwards; `rest`
    /// takes what no field takes.
    pub(crate) fn object(
        &mut self,
        fields: &'static [Field],
        slots: &mut [&mut dyn Target],
        mut rest: Option<&mut dyn Target>,
    ) -> Result<()> {
        self.peek();
        let start = self.mark();
        // Members mostly come in the order of the document.
        let mut expected = 0;
        self.members(&mut |key, decoder| {
            let is_expected = fields.get(expected).is_some_and(|field| field.name == key);
            let index = if is_expected {
                Some(expected)
            } else {
                fields.iter().position(|field| field.name == key)
            };
            let found = index.and_then(|index| {
                expected = index + 1;
                Some((fields.get(index)?, slots.get_mut(index)?))
            });
            let Some((field, slot)) = found else {
                return match &mut rest {
                    Some(rest) => {
                        let read = rest.fill_entry(key, decoder);
                        read.map_err(Fault::in_entry)
                    }
                    None => decoder.skip(),
                };
            };
            if slot.is_filled() {
                return Err(decoder.fault(format!("the field `{}` is repeated", field.name)));
            }
            let read = slot.fill(field, decoder);
            read.map_err(|fault| fault.in_field(field.name))
        })?;
        for (field, slot) in fields.iter().zip(slots) {
            if !slot.complete() {
                let fault = Fault::new(format!("the field `{}` is missing", field.name));
                return Err(fault.at(start.0));
            }
        }
        Ok(())
    }
}
