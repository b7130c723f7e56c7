//! The value of a YAML text from its events, read as `serde_yaml` reads it.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::events::{Event, Scalar};
use super::scalar;

/// The events cannot be read. Why not, `serde_yaml` tells.
#[derive(Debug)]
pub(super) struct Stop;

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not readable")
    }
}

impl std::error::Error for Stop {}

impl serde::de::Error for Stop {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The node at `at`, which moves on behind it.
pub(super) struct Replay<'e, 'a> {
    events: &'e [Event],
    at: &'a mut usize,
    /// How often an alias has been followed.
    jumps: &'a mut usize,
    /// Whether the tag of the node has been told.
    tagged: bool,
}

impl<'e, 'a> Replay<'e, 'a> {
    pub fn new(events: &'e [Event], at: &'a mut usize, jumps: &'a mut usize) -> Self {
        Self {
            events,
            at,
            jumps,
            tagged: false,
        }
    }

    fn next(&mut self) -> Result<&'e Event, Stop> {
        let event = self.events.get(*self.at).ok_or(Stop)?;
        *self.at += 1;
        Ok(event)
    }

    fn again(&mut self) -> Replay<'e, '_> {
        Replay::new(self.events, self.at, self.jumps)
    }

    /// As many aliases are followed as `serde_yaml` follows.
    fn follow<T>(self, target: usize, read: impl FnOnce(Replay<'e, '_>) -> T) -> Result<T, Stop> {
        *self.jumps += 1;
        if *self.jumps > self.events.len().saturating_mul(100) {
            return Err(Stop);
        }
        let mut at = target;
        Ok(read(Replay::new(self.events, &mut at, self.jumps)))
    }

    /// A tag of the author's own, unless it has been told.
    fn own_tag<'t>(&self, tag: Option<&'t String>) -> Option<&'t str> {
        let tag = tag.filter(|_| !self.tagged)?.strip_prefix('!')?;
        Some(if tag.is_empty() { "!" } else { tag })
    }
}

impl<'de> Deserializer<'de> for Replay<'_, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        if self.events.is_empty() {
            return visitor.visit_none();
        }
        let event = self.next()?;
        let tag = match event {
            Event::Scalar(scalar) => scalar.tag.as_ref(),
            Event::List(tag) | Event::Mapping(tag) => tag.as_ref(),
            Event::Alias(_) | Event::End => None,
        };
        if let Some(tag) = self.own_tag(tag) {
            *self.at -= 1;
            let content = Replay {
                tagged: true,
                ..self
            };
            return visitor.visit_enum(Tagged { tag, content });
        }
        match event {
            Event::Scalar(Scalar { text, tag, plain }) => {
                let tag = tag.as_deref().filter(|_| !self.tagged);
                scalar::visit(text, tag, *plain, visitor)
            }
            Event::Alias(target) => self.follow(*target, |node| node.deserialize_any(visitor))?,
            Event::List(_) => {
                let value = visitor.visit_seq(Members(self.again()))?;
                self.next().map(|_| value)
            }
            Event::Mapping(_) => {
                let value = visitor.visit_map(Members(self.again()))?;
                self.next().map(|_| value)
            }
            Event::End => Err(Stop),
        }
    }

    /// A key, as it is written.
    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        match self.next()? {
            Event::Scalar(scalar) => visitor.visit_str(&scalar.text),
            Event::Alias(target) => self.follow(*target, |node| node.deserialize_str(visitor))?,
            Event::List(_) | Event::Mapping(_) | Event::End => Err(Stop),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// What a list or a mapping holds, up to its end.
struct Members<'e, 'a>(Replay<'e, 'a>);

impl Members<'_, '_> {
    fn next<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        match self.0.events.get(*self.0.at) {
            None | Some(Event::End) => Ok(None),
            Some(_) => seed.deserialize(self.0.again()).map(Some),
        }
    }
}

impl<'de> SeqAccess<'de> for Members<'_, '_> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Stop> {
        self.next(seed)
    }
}

impl<'de> MapAccess<'de> for Members<'_, '_> {
    type Error = Stop;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Stop> {
        self.next(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        self.next(seed)?.ok_or(Stop)
    }
}

struct Tagged<'t, 'e, 'a> {
    tag: &'t str,
    content: Replay<'e, 'a>,
}

impl<'de, 'e, 'a> EnumAccess<'de> for Tagged<'_, 'e, 'a> {
    type Error = Stop;
    type Variant = Content<'e, 'a>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Stop> {
        let tag = seed.deserialize(StrDeserializer::<Stop>::new(self.tag))?;
        Ok((tag, Content(self.content)))
    }
}

/// What a tag of the author's own stands at.
struct Content<'e, 'a>(Replay<'e, 'a>);

impl<'de> VariantAccess<'de> for Content<'_, '_> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        Err(Stop)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Stop> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.0.deserialize_any(visitor)
    }
}
