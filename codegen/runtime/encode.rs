//! Values into JSON.

use super::fault::{Fault, Result};
use super::field::Field;
use super::secret::WipedBuffer;
use super::tag::Tag;
use bytes::Bytes;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display};
use zeroize::Zeroizing;

/// Why a value cannot be written. Holds no part of the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(String);

impl Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WriteError {}

/// A value that is written into JSON.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, encoder: &mut Encoder) -> Result<()>;

    /// Whether there is no value, so that an optional field is left out.
    fn is_absent(&self) -> bool {
        false
    }

    /// Writes the entries of a map among the fields of an object.
    fn encode_entries(&self, fields: &[Field], encoder: &mut Encoder) -> Result<()> {
        let _ = (fields, encoder);
        Ok(())
    }
}

/// Writes JSON into a buffer that is wiped.
#[derive(Default)]
pub struct Encoder {
    output: WipedBuffer,
    /// Whether a value stands before the next one in its array or object.
    follows: bool,
    is_request: bool,
    /// The tag that the next object begins with, and the one that this object began with.
    tag: Option<(&'static str, Tag)>,
    written_tag: Option<&'static str>,
}

impl Encoder {
    /// Whether what only responses hold is left out.
    pub(super) fn is_request(&self) -> bool {
        self.is_request
    }

    /// Whether the object that is being written began with this field.
    pub(super) fn is_tag(&self, name: &str) -> bool {
        self.written_tag == Some(name)
    }

    /// The next object begins with this tag.
    pub(super) fn begin_with(&mut self, name: &'static str, tag: Tag) {
        self.tag = Some((name, tag));
    }

    fn push(&mut self, bytes: &[u8]) {
        self.output.push(bytes);
    }

    /// Writes a scalar as `serde_json` does.
    pub(super) fn scalar(&mut self, value: &(impl Serialize + ?Sized)) -> Result<()> {
        serde_json::to_writer(&mut self.output, value)
            .map_err(|_| Fault::new("cannot be written as JSON"))
    }

    /// Writes a number or a boolean that is written already.
    pub(super) fn literal(&mut self, digits: &str) {
        self.push(digits.as_bytes());
    }

    /// Writes `null`.
    pub(crate) fn null(&mut self) {
        self.push(b"null");
    }

    /// Writes a string.
    pub(crate) fn string(&mut self, text: &str) -> Result<()> {
        self.scalar(text)
    }

    fn separate(&mut self) {
        if std::mem::replace(&mut self.follows, true) {
            self.push(b",");
        }
    }

    /// Writes the name of a member, whose value is to follow.
    pub(super) fn key(&mut self, name: &str) -> Result<()> {
        self.separate();
        self.string(name)?;
        self.push(b":");
        Ok(())
    }

    /// Writes an object, whose members are written by `members`.
    pub(super) fn object(
        &mut self,
        members: &mut dyn FnMut(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let tag = self.tag.take();
        let around = (self.follows, self.written_tag);
        (self.follows, self.written_tag) = (false, tag.as_ref().map(|(name, _)| *name));
        self.push(b"{");
        if let Some((name, tag)) = tag {
            self.key(name)?;
            tag.encode(self)?;
        }
        members(self)?;
        self.push(b"}");
        (self.follows, self.written_tag) = around;
        Ok(())
    }

    /// Writes an array.
    fn array<'i, T: Encode + 'i>(&mut self, items: impl Iterator<Item = &'i T>) -> Result<()> {
        let around = std::mem::replace(&mut self.follows, false);
        self.push(b"[");
        for (index, item) in items.enumerate() {
            self.separate();
            item.encode(self).map_err(|fault| fault.in_item(index))?;
        }
        self.push(b"]");
        self.follows = around;
        Ok(())
    }

    fn entries<'m, T: Encode + 'm>(
        &mut self,
        fields: &[Field],
        entries: impl Iterator<Item = (&'m String, &'m T)>,
    ) -> Result<()> {
        for (name, value) in entries {
            if fields.iter().any(|field| field.name == name) || self.is_tag(name) {
                return Err(Fault::new("is the name of a field").in_entry());
            }
            self.key(name)?;
            value.encode(self).map_err(Fault::in_entry)?;
        }
        Ok(())
    }
}

/// Writes a model as JSON, with what only responses hold. What JSON cannot say is an error.
pub fn to_json(value: &dyn Encode) -> std::result::Result<Bytes, WriteError> {
    match write(value) {
        Ok(json) => Ok(Bytes::from_owner(json)),
        Err(fault) => Err(WriteError(fault.describe(None))),
    }
}

/// The JSON of a value as it is.
pub(super) fn write(value: &dyn Encode) -> Result<WipedBuffer> {
    let mut encoder = Encoder::default();
    value.encode(&mut encoder)?;
    Ok(encoder.output)
}

/// The JSON of a value as a request holds it.
pub(super) fn request(value: &dyn Encode) -> Result<WipedBuffer> {
    let mut encoder = Encoder {
        is_request: true,
        ..Encoder::default()
    };
    value.encode(&mut encoder)?;
    Ok(encoder.output)
}

/// A string, a number or a boolean as text.
pub(super) fn plain(value: &dyn Encode) -> Option<Zeroizing<String>> {
    let json = write(value).ok()?;
    let text = std::str::from_utf8(json.as_ref()).ok()?;
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str(text).ok().map(Zeroizing::new),
        b'[' | b'{' | b'n' => None,
        _ => Some(Zeroizing::new(text.to_owned())),
    }
}

macro_rules! scalars { ($($type:ty)*) => { $(impl Encode for $type {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        encoder.scalar(self)
    }
})* } }
scalars!(bool i8 i16 i32 i64 u8 u16 u32 u64 str String);

impl Encode for f64 {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        if self.is_finite() {
            encoder.scalar(self)
        } else {
            Err(Fault::new("must be a finite number"))
        }
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        if let Some(value) = self {
            return value.encode(encoder);
        }
        encoder.null();
        Ok(())
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        (**self).encode(encoder)
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        (**self).encode(encoder)
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        encoder.array(self.iter())
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        self.as_slice().encode(encoder)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        encoder.array(self.iter())
    }
}

macro_rules! maps { ($($map:ty $(, $hasher:ident)?;)*) => { $(
    impl<T: Encode $(, $hasher)?> Encode for $map {
        fn encode(&self, encoder: &mut Encoder) -> Result<()> {
            encoder.object(&mut |encoder| encoder.entries(&[], self.iter()))
        }

        fn encode_entries(&self, fields: &[Field], encoder: &mut Encoder) -> Result<()> {
            encoder.entries(fields, self.iter())
        }
    }
)* } }
maps! {
    BTreeMap<String, T>;
    HashMap<String, T, S>, S;
}
