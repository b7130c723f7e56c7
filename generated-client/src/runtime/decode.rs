// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Values out of JSON, and errors that name the place and the kinds but no value.

use super::decoder::Decoder;
use super::fault::{Fault, Result};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display};
use std::hash::BuildHasher;

/// Why a body could not be read. Holds no part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(String);

impl ReadError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads a model out of JSON, exactly as the client reads its responses.
pub fn from_json<T: Decode>(json: &[u8]) -> std::result::Result<T, ReadError> {
    self::json(json)
}

/// Reads a JSON text.
pub(super) fn json<T: Decode>(body: &[u8]) -> std::result::Result<T, ReadError> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.trim_ascii().is_empty() {
        return Err(ReadError::new("the body is empty, JSON was expected"));
    }
    let Ok(text) = std::str::from_utf8(body) else {
        return Err(ReadError::new("the body is not valid JSON"));
    };
    from_text(text).map_err(|fault| ReadError::new(fault.describe(Some(text))))
}

/// Reads a JSON text, with a fault that knows its place.
pub(super) fn from_text<T: Decode>(text: &str) -> Result<T> {
    let mut decoder = Decoder::new(text);
    let value = T::decode(&mut decoder)?;
    decoder.end()?;
    Ok(value)
}

/// A value that is read out of JSON.
pub trait Decode: Sized {
    /// Reads a value.
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self>;

    /// What stands for a field that is not there; `None` if it must be.
    fn missing() -> Option<Self> {
        None
    }

    /// What has no items, for a `null` in its place.
    fn empty() -> Option<Self> {
        None
    }

    /// Reads one more entry, into a map.
    fn decode_entry(
        map: &mut Option<Self>,
        key: Cow<'_, str>,
        decoder: &mut Decoder<'_>,
    ) -> Result<()> {
        let _ = (map, key);
        decoder.skip()
    }
}

impl Decode for bool {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        decoder.boolean()
    }
}

impl Decode for String {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        decoder.string().map(Cow::into_owned)
    }
}

macro_rules! integers { ($($type:ty)*) => { $(impl Decode for $type {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        let mark = decoder.mark();
        let Ok(digits) = decoder.number() else {
            decoder.go_back(mark);
            return Err(decoder.mismatch("an integer"));
        };
        let value = digits.parse().ok().or_else(|| whole(digits)?.parse().ok());
        value.ok_or_else(|| {
            decoder.go_back(mark);
            let mut fault = decoder.mismatch("an integer");
            if whole(digits).is_some() {
                fault = decoder.fault("expected an integer, found an integer that does not fit");
            }
            fault
        })
    }
})* } }
integers!(i8 i16 i32 i64 u8 u16 u32 u64);

/// The digits of a number whose fraction is zero: of `1.0` and `1e3` as well.
pub(super) fn whole(digits: &str) -> Option<String> {
    /// More digits than any integer type has.
    const MOST_DIGITS: usize = 40;
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i64 = exponent.parse().ok()?;
    let (sign, integer) = match integer.strip_prefix('-') {
        Some(integer) => ("-", integer),
        None => ("", integer),
    };
    let all = format!("{integer}{fraction}");
    let significant = all.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let zeros = all.len() - all.trim_end_matches('0').len();
    let scale = i64::try_from(fraction.len()).ok()?;
    let shift = exponent
        .checked_sub(scale)?
        .checked_add(i64::try_from(zeros).ok()?)?;
    let shift = usize::try_from(shift).ok()?;
    (significant.len().saturating_add(shift) <= MOST_DIGITS)
        .then(|| format!("{sign}{significant}{}", "0".repeat(shift)))
}

impl Decode for f64 {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        let mark = decoder.mark();
        match decoder.number()?.parse::<Self>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => {
                decoder.go_back(mark);
                Err(decoder.fault("expected a number, found a number that does not fit"))
            }
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    #[inline]
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        if decoder.null()? {
            Ok(None)
        } else {
            T::decode(decoder).map(Some)
        }
    }

    #[inline]
    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        T::decode(decoder).map(Self::new)
    }

    fn missing() -> Option<Self> {
        T::missing().map(Self::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        let mut items = Self::new();
        decoder.array(&mut |decoder| {
            items.push(T::decode(decoder)?);
            Ok(())
        })?;
        Ok(items)
    }

    fn empty() -> Option<Self> {
        Some(Self::new())
    }
}

macro_rules! maps { ($([$($hasher:ident)?] $map:ty, $new:expr;)*) => { $(
    impl<T: Decode $(, $hasher: BuildHasher + Default)?> Decode for $map {
        fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
            let mut map = Some($new);
            decoder.members(&mut |key, decoder| {
                Self::decode_entry(&mut map, key, decoder).map_err(Fault::in_entry)
            })?;
            Ok(map.unwrap_or_default())
        }

        fn empty() -> Option<Self> {
            Some($new)
        }

        fn decode_entry(
            map: &mut Option<Self>,
            key: Cow<'_, str>,
            decoder: &mut Decoder<'_>,
        ) -> Result<()> {
            let map = map.get_or_insert_with(|| $new);
            if map.contains_key(key.as_ref()) {
                return Err(decoder.fault("a key is repeated"));
            }
            map.insert(key.into_owned(), T::decode(decoder)?);
            Ok(())
        }
    }
)* } }
maps! {
    [] BTreeMap<String, T>, BTreeMap::new();
    [S] HashMap<String, T, S>, HashMap::default();
}
