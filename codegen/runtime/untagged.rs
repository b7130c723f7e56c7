//! Values of one of several types without a discriminator: they are read as the type that they fit
//! best. What fits none is kept as raw JSON.

use super::decoder::{Decoder, Mark, Reader};
use super::fault::Result;
use super::look::{Fit, Look, Sample};
use serde_json::Value;

/// How often one value may be tried as another type after the first has failed. Unions within
/// unions would otherwise take time that doubles with each level.
const MOST_FAILURES: u32 = 1_000;

impl Decoder<'_> {
    /// Where a value begins of which several readings are tried. Nested ones share one budget.
    fn begin_attempts(&mut self) -> Mark {
        if !self.trying {
            self.failures = 0;
        }
        self.mark()
    }

    /// Tries to read the value that begins at the mark.
    fn attempt<T>(&mut self, mark: Mark, read: impl FnOnce(&mut Self) -> Result<T>) -> Option<T> {
        if self.failures >= MOST_FAILURES {
            return None;
        }
        self.go_back(mark);
        let (levels, was_trying) = (self.levels, self.trying);
        self.trying = true;
        let value = read(self).ok();
        (self.levels, self.trying) = (levels, was_trying);
        self.failures += u32::from(value.is_none());
        value
    }
}

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
