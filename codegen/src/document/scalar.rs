//! What a scalar of a YAML text is: the rules of YAML 1.2 as `serde_yaml` applies them.

use serde::de::Visitor;

use super::replay::Stop;

pub(super) fn visit<'de, V: Visitor<'de>>(
    text: &str,
    tag: Option<&str>,
    plain: bool,
    visitor: V,
) -> Result<V::Value, Stop> {
    match tag.map(|tag| tag.strip_prefix("tag:yaml.org,2002:")) {
        Some(Some("bool")) => visitor.visit_bool(boolean(text).ok_or(Stop)?),
        Some(Some("int")) => integer(text).ok_or(Stop)?.visit(visitor),
        Some(Some("float")) => visitor.visit_f64(float(text).ok_or(Stop)?),
        Some(Some("null")) if is_null(text) => visitor.visit_unit(),
        Some(Some("null")) => Err(Stop),
        None if plain => visit_plain(text, visitor),
        Some(_) | None => visitor.visit_str(text),
    }
}

fn visit_plain<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Stop> {
    let Some(first) = text.bytes().next() else {
        return visitor.visit_unit();
    };
    // Most text begins with a letter that none of these does.
    match first {
        b'n' | b'N' | b'~' if is_null(text) => return visitor.visit_unit(),
        b't' | b'T' | b'f' | b'F' => {
            if let Some(value) = boolean(text) {
                return visitor.visit_bool(value);
            }
        }
        b'0'..=b'9' | b'+' | b'-' | b'.' => {
            if let Some(integer) = integer(text) {
                return integer.visit(visitor);
            }
            if !has_leading_zero(text)
                && let Some(value) = float(text)
            {
                return visitor.visit_f64(value);
            }
        }
        _ => {}
    }
    visitor.visit_str(text)
}

fn is_null(text: &str) -> bool {
    matches!(text, "null" | "Null" | "NULL" | "~")
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

enum Integer {
    Positive(u128),
    Negative(i128),
}

impl Integer {
    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self {
            Self::Positive(value) => match u64::try_from(value) {
                Ok(value) => visitor.visit_u64(value),
                Err(_) => visitor.visit_u128(value),
            },
            Self::Negative(value) => match i64::try_from(value) {
                Ok(value) => visitor.visit_i64(value),
                Err(_) => visitor.visit_i128(value),
            },
        }
    }
}

fn integer(text: &str) -> Option<Integer> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)];
    let radix = radix
        .iter()
        .find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, *radix)));
    let (digits, radix) = match radix {
        Some(digits) => digits,
        None if has_leading_zero(text) => return None,
        None => (digits, 10),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    if !negative {
        return u128::from_str_radix(digits, radix)
            .ok()
            .map(Integer::Positive);
    }
    i128::from_str_radix(&format!("-{digits}"), radix)
        .ok()
        .map(Integer::Negative)
}

fn float(text: &str) -> Option<f64> {
    let positive = text.strip_prefix('+');
    if positive.is_some_and(|rest| rest.starts_with(['+', '-'])) {
        return None;
    }
    match (positive.unwrap_or(text), text) {
        (".inf" | ".Inf" | ".INF", _) => Some(f64::INFINITY),
        (_, "-.inf" | "-.Inf" | "-.INF") => Some(f64::NEG_INFINITY),
        (_, ".nan" | ".NaN" | ".NAN") => Some(f64::NAN),
        (number, _) => number
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite()),
    }
}

/// Such as `007`, which is text.
fn has_leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}
