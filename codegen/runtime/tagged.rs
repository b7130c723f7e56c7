//! Values of one of several types, of which the property of a discriminator tells which. Where it
//! names none, they are kept as raw JSON.

use super::decoder::{Decoder, Kind, Reader};
use super::encode::{Encode, Encoder};
use super::fault::Result;
use super::tag::Tag;
use serde_json::Value;

/// Reads a value as the type that its tag names, else as the first type without a tag that it fits;
/// as raw JSON if there is none.
pub fn decode_tagged<U>(
    decoder: &mut Decoder<'_>,
    name: &str,
    variants: &[(&[Tag], Reader<U>)],
    unknown: fn(Value) -> U,
) -> Result<U> {
    let mark = decoder.mark();
    let mut tag = None;
    if decoder.kind() == Some(Kind::Object) {
        decoder.members(&mut |key, decoder| {
            if key != name {
                return decoder.skip();
            }
            if tag.is_some() {
                return Err(decoder.fault(format!("the field `{name}` is repeated")));
            }
            tag = Some(decoder.value()?);
            Ok(())
        })?;
    }
    decoder.go_back(mark);
    let has = |tags: &[Tag], found| tags.iter().any(|tag| tag.is(found));
    let named = tag
        .as_ref()
        .and_then(|found| variants.iter().find(|(tags, _)| has(tags, found)));
    if let Some((_, read)) = named {
        return read(decoder);
    }
    // Servers leave out what tells nothing apart.
    let is_only = variants.len() == 1 && tag.is_none();
    for (_, read) in variants
        .iter()
        .filter(|(tags, _)| is_only || tags.is_empty())
    {
        if let Ok(value) = read(decoder) {
            return Ok(value);
        }
        decoder.go_back(mark);
    }
    decoder.value().map(unknown)
}

/// Writes a value with its tag, whether or not its type has it as a field.
pub fn encode_tagged(
    value: &dyn Encode,
    name: &'static str,
    tag: Tag,
    encoder: &mut Encoder,
) -> Result<()> {
    encoder.begin_with(name, tag);
    value.encode(encoder)
}

/// Gives a union with a discriminator its reading, writing and closed `Debug`. `adds` before
/// the tags means that the type does not have the tag as a field.
macro_rules! tagged_union {
    ($type:ident, $tag:literal {
        $($variant:ident($payload:ty) $($how:ident)? = $($adds:ident)? [$($value:literal),*]),* $(,)?
    }) => {
        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                $crate::runtime::decode_tagged(
                    decoder,
                    $tag,
                    &[$((&[$($crate::runtime::Tag::from($value)),*], |decoder| {
                        <$payload as $crate::runtime::Decode>::decode(decoder).map(Self::$variant)
                    })),*],
                    Self::Unknown,
                )
            }
        }

        impl $crate::runtime::Encode for $type {
            #[inline]
            fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::tagged_union!(
                        @write value encoder $tag $($adds)? [$($value),*]
                    ),)*
                    Self::Unknown(value) => $crate::runtime::Encode::encode(value, encoder),
                }
            }
        }

        $crate::runtime::serde_traits!($type);
        $crate::runtime::closed_debug!(enum $type { $($variant(_ $($how)?),)* Unknown(_) });
    };
    (@write $value:ident $encoder:ident $tag:literal adds [$text:literal $($more:tt)*]) => {
        $crate::runtime::encode_tagged($value, $tag, $crate::runtime::Tag::from($text), $encoder)
    };
    (@write $value:ident $encoder:ident $tag:literal $($adds:ident)? [$($text:tt)*]) => {
        $crate::runtime::Encode::encode($value, $encoder)
    };
}
pub(crate) use tagged_union;
