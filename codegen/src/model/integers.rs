//! Which integer type holds the values of a schema.

use serde_json::Number;

use super::docs::Docs;
use super::lower::Lowering;
use super::{Integer, codes};
use crate::normal::{Limits, Schema};

/// The type that a format names; `None` if the format names none.
fn named(format: Option<&str>) -> Option<Integer> {
    Some(match format {
        None | Some("int64" | "long") => Integer::I64,
        Some("int32" | "int" | "integer") => Integer::I32,
        Some("int16") => Integer::I16,
        Some("int8") => Integer::I8,
        Some("uint8") => Integer::U8,
        Some("uint16") => Integer::U16,
        Some("uint32") => Integer::U32,
        Some("uint64" | "uint") => Integer::U64,
        Some(_) => return None,
    })
}

/// The type of the values: what is not negative and may be too large for 64 bits with a sign has
/// none.
fn of(limits: &Limits, format: Option<&str>) -> Integer {
    let named = named(format).unwrap_or(Integer::I64);
    let is_natural = least(limits).is_some_and(|least| least >= 0.0);
    match named {
        Integer::I64 if is_natural && is_above(limits, Integer::I64) => Integer::U64,
        other => other,
    }
}

/// The values of the type that holds those of a schema.
pub(super) fn range(limits: &Limits, format: Option<&str>) -> (i128, i128) {
    ends(of(limits, format))
}

fn ends(integer: Integer) -> (i128, i128) {
    match integer {
        Integer::I8 => (i8::MIN.into(), i8::MAX.into()),
        Integer::I16 => (i16::MIN.into(), i16::MAX.into()),
        Integer::I32 => (i32::MIN.into(), i32::MAX.into()),
        Integer::I64 => (i64::MIN.into(), i64::MAX.into()),
        Integer::U8 => (0, u8::MAX.into()),
        Integer::U16 => (0, u16::MAX.into()),
        Integer::U32 => (0, u32::MAX.into()),
        Integer::U64 => (0, u64::MAX.into()),
    }
}

/// Whether a schema allows values above those of a type. Many tools round the largest value of 64
/// bits up to a power of two, or a little further; that is not meant.
fn is_above(limits: &Limits, integer: Integer) -> bool {
    let most = limits.maximum.as_ref().and_then(Number::as_f64);
    most.is_some_and(|most| most > float(ends(integer).1))
}

fn is_below(limits: &Limits, integer: Integer) -> bool {
    least(limits).is_some_and(|least| least < float(ends(integer).0))
}

/// The smallest integer that a schema allows.
fn least(limits: &Limits) -> Option<f64> {
    let minimum = limits.minimum.as_ref().and_then(Number::as_f64)?;
    Some(if limits.exclusive_minimum {
        minimum.floor() + 1.0
    } else {
        minimum.ceil()
    })
}

#[expect(clippy::cast_precision_loss, reason = "rounded as limits are")]
fn float(end: i128) -> f64 {
    end as f64
}

impl Lowering<'_> {
    /// The type of an integer. What it cannot hold is told.
    pub(super) fn integer(&mut self, node: &Schema, format: Option<&str>) -> Integer {
        let limits = &node.limits;
        let integer = of(limits, format);
        if let Some(format) = format.filter(|format| named(Some(format)).is_none()) {
            self.warn(
                &codes::UNKNOWN_FORMAT,
                &node.pointer.child("format"),
                format!(
                    "the format `{}` is not known for this type",
                    Docs::plain(format)
                ),
                format!("taken as `{}`", rust(integer)),
                "use int32 or int64, or remove the format",
            );
        }
        // A format says itself how large values are.
        if matches!(integer, Integer::I64 | Integer::U64) {
            let above = is_above(limits, integer).then_some("maximum");
            let below = is_below(limits, integer).then_some("minimum");
            for key in above.into_iter().chain(below) {
                self.warn(
                    &codes::INTEGER_RANGE,
                    &node.pointer.child(key),
                    "no integer type holds all of these values",
                    format!(
                        "taken as `{}`; an answer with another number does not fit",
                        rust(integer)
                    ),
                    "correct the limit if no such numbers occur; let them be sent as texts, \
                     `type: string`, if they do",
                );
            }
        }
        integer
    }
}

fn rust(integer: Integer) -> &'static str {
    match integer {
        Integer::I8 => "i8",
        Integer::I16 => "i16",
        Integer::I32 => "i32",
        Integer::I64 => "i64",
        Integer::U8 => "u8",
        Integer::U16 => "u16",
        Integer::U32 => "u32",
        Integer::U64 => "u64",
    }
}
