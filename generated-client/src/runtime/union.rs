// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Values of one of several types (`oneOf`, `anyOf`).
//!
//! With a discriminator, its property tells which. Without one, the looks of the types do: which
//! kinds of JSON value they are, which properties they need and know, which literals they hold.
//! What fits none is kept as raw JSON.

use super::decode::Decode;
use super::decoder::Decoder;
use super::encode::{Encode, Encoder};
use super::fault::Result;
use super::object::{Model, Table};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// What the values of a type look like.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    kinds: &'static [Kind],
    table: Option<&'static Table>,
    /// Properties that it knows beside those of a table; `None` if it takes all.
    known: Option<&'static [&'static str]>,
    /// Values, as JSON texts, that stand at a path of properties, `""` for the value itself.
    literals: &'static [(&'static str, &'static [&'static str])],
}

impl Look {
    /// Objects with the properties of a model.
    pub const fn object<T: Model>() -> Self {
        let open: Option<&[&str]> = if T::TABLE.rest.is_some() {
            None
        } else {
            Some(&[])
        };
        Self {
            kinds: &[Kind::Object],
            table: Some(T::TABLE),
            known: open,
            literals: &[],
        }
    }

    /// Values of these kinds.
    pub const fn of(kinds: &'static [Kind]) -> Self {
        Self {
            kinds,
            table: None,
            known: None,
            literals: &[],
        }
    }

    /// Objects have no properties but these and those of the table.
    #[must_use]
    pub const fn knows(mut self, names: &'static [&'static str]) -> Self {
        self.known = Some(names);
        self
    }

    /// These properties, at paths of names joined by `/`, have one of these values.
    #[must_use]
    pub const fn holds(
        mut self,
        literals: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.literals = literals;
        self
    }

    fn knows_name(&self, name: &str) -> bool {
        let in_table = self
            .table
            .is_some_and(|table| table.fields.iter().any(|field| field.name == name));
        in_table || self.known.is_some_and(|known| known.contains(&name))
    }

    /// How well a value fits, if it does at all.
    fn fit(&self, sample: &Sample) -> Option<Fit> {
        let exact = self.kinds.contains(&sample.kind);
        let is_number = sample.kind == Kind::Integer && self.kinds.contains(&Kind::Number);
        // `1.0` is a whole number, too.
        let is_whole = sample.kind == Kind::Number && self.kinds.contains(&Kind::Integer);
        if !exact && !is_number && !is_whole {
            return None;
        }
        let mut literals = 0;
        for (path, values) in self.literals {
            let Some(found) = sample.at(path) else {
                continue;
            };
            if values.iter().any(|value| is_same(value, found)) {
                literals += 1;
            } else if found == "null" {
                // It stands for an absent value.
            } else if path.is_empty() || values.len() == 1 {
                return None;
            }
        }
        let fields = self.table.map_or(&[][..], |table| table.fields);
        let mut required = fields.iter().filter(|field| field.is_always_there());
        if sample.kind == Kind::Object && !required.all(|field| sample.has(field.name)) {
            return None;
        }
        let given = sample.given.iter();
        let known = given.filter(|name| self.knows_name(name)).count();
        let is_open = self.known.is_none();
        Some(Fit {
            unknown: Reverse(if is_open {
                0
            } else {
                sample.given.len() - known
            }),
            exact,
            literals,
            known,
            required: fields
                .iter()
                .filter(|field| field.is_always_there())
                .count(),
        })
    }

    /// Whether it would lose a property that another one knows.
    fn loses<'l>(
        &self,
        sample: &Sample,
        mut others: impl Iterator<Item = &'l Self> + Clone,
    ) -> bool {
        self.known.is_some()
            && sample
                .given
                .iter()
                .any(|name| !self.knows_name(name) && others.any(|other| other.knows_name(name)))
    }
}

/// Whether two scalars are the same; `1.0` and `1` are.
fn is_same(literal: &str, found: &str) -> bool {
    literal == found
        || matches!((literal.parse::<f64>(), found.parse::<f64>()), (Ok(one), Ok(other)) if one.total_cmp(&other).is_eq())
}

/// How well a value fits, better ones greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Properties that would be lost.
    unknown: Reverse<usize>,
    exact: bool,
    literals: usize,
    known: usize,
    required: usize,
}

/// What is seen of a value before it is read.
struct Sample {
    kind: Kind,
    /// The names of all properties, and of those that are not null.
    names: Vec<String>,
    given: Vec<String>,
    /// The scalars at the paths that the looks ask for, as JSON texts.
    scalars: BTreeMap<String, String>,
}

impl Sample {
    fn of(decoder: &mut Decoder<'_>, looks: &dyn Fn(&str) -> bool) -> Result<Option<Self>> {
        let Some(kind) = decoder.kind() else {
            return Ok(None);
        };
        let mut sample = Self {
            kind,
            names: Vec::new(),
            given: Vec::new(),
            scalars: BTreeMap::new(),
        };
        sample.look(decoder, "", looks)?;
        Ok(Some(sample))
    }

    fn look(
        &mut self,
        decoder: &mut Decoder<'_>,
        path: &str,
        looks: &dyn Fn(&str) -> bool,
    ) -> Result<()> {
        match decoder.kind() {
            Some(Kind::Object) if path.is_empty() || looks(path) => {
                decoder.members(&mut |key, decoder| {
                    let is_given = !decoder.is_null();
                    let below = if path.is_empty() {
                        self.names.push(key.clone().into_owned());
                        if is_given {
                            self.given.push(key.clone().into_owned());
                        }
                        key.into_owned()
                    } else {
                        format!("{path}/{key}")
                    };
                    self.look(decoder, &below, looks)
                })
            }
            None | Some(Kind::Boolean | Kind::Integer | Kind::Number | Kind::String)
                if looks(path) =>
            {
                let text = decoder.value()?.to_string();
                self.scalars.insert(path.to_owned(), text);
                Ok(())
            }
            _ => decoder.skip(),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    fn at(&self, path: &str) -> Option<&str> {
        self.scalars.get(path).map(String::as_str)
    }
}

/// Reads a value as one of a union's types.
pub type Reader<U> = fn(&mut Decoder<'_>) -> Result<U>;

/// Reads a value as the type that it fits best; as raw JSON if it fits none, or, where a value may
/// be of several types at once (`anyOf`), if the best would lose what another one knows.
pub fn decode_untagged<U>(
    decoder: &mut Decoder<'_>,
    inclusive: bool,
    variants: &[(Look, Reader<U>)],
    unknown: fn(Value) -> U,
) -> Result<U> {
    let mark = decoder.begin_attempts();
    let asks = |path: &str| {
        let mut literals = variants.iter().flat_map(|(look, _)| look.literals);
        literals.any(|(asked, _)| {
            asked
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    if let Some(sample) = Sample::of(decoder, &asks)? {
        let mut fits: Vec<(Fit, &Look, Reader<U>)> = variants
            .iter()
            .filter_map(|(look, read)| Some((look.fit(&sample)?, look, *read)))
            .collect();
        // A stable sort: of equals, the first in the document wins.
        fits.sort_by(|(one, ..), (other, ..)| other.cmp(one));
        let looks = variants.iter().map(|(look, _)| look);
        let fits = fits
            .iter()
            .filter(|(_, look, _)| !inclusive || !look.loses(&sample, looks.clone()));
        for (.., read) in fits {
            if let Some(value) = decoder.attempt(mark, read) {
                return Ok(value);
            }
        }
    }
    decoder.go_back(mark);
    decoder.value().map(unknown)
}

/// The value of a discriminator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
}

impl From<&'static str> for Tag {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Tag {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Tag {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl Tag {
    fn is(self, value: &Value) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Integer(number) => value.as_i64() == Some(number),
            Self::Boolean(flag) => value.as_bool() == Some(flag),
        }
    }
}

impl Encode for Tag {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        match self {
            Self::Text(text) => text.encode(encoder),
            Self::Integer(number) => number.encode(encoder),
            Self::Boolean(flag) => flag.encode(encoder),
        }
    }
}

/// Reads a value as the type that its tag names; as raw JSON if no type has it.
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
    let known = tag.and_then(|found| {
        let is_named = |(tags, _): &&(&[Tag], Reader<U>)| tags.iter().any(|tag| tag.is(&found));
        variants.iter().find(is_named)
    });
    match known {
        Some((_, read)) => read(decoder),
        None => decoder.value().map(unknown),
    }
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

/// Gives a union without a discriminator its reading, writing and closed `Debug`.
macro_rules! union {
    ($type:ident, $inclusive:literal { $($variant:ident($payload:ty) $($how:ident)? = $look:expr),* $(,)? }) => {
        impl $crate::runtime::Decode for $type {
            #[inline]
            fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
                $crate::runtime::decode_untagged(
                    decoder,
                    $inclusive,
                    &[$(($look, |decoder| {
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
                    $(Self::$variant(value) => $crate::runtime::Encode::encode(value, encoder),)*
                    Self::Unknown(value) => $crate::runtime::Encode::encode(value, encoder),
                }
            }
        }

        $crate::runtime::serde_traits!($type);
        $crate::runtime::closed_debug!(enum $type { $($variant(_ $($how)?),)* Unknown(_) });
    };
}
pub(crate) use union;

/// Gives a union with a discriminator its reading, writing and closed `Debug`. `adds` before
/// the tags means that the type does not have the tag as a field.
macro_rules! tagged_union {
    ($type:ident, $tag:literal {
        $($variant:ident($payload:ty) $($how:ident)? = $($adds:ident)? [$($value:literal),* $(,)?]),* $(,)?
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
