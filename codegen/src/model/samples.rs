//! Made-up values of schemas without parts.

use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Number, Value};

use super::fits::is_allowed;
use super::integers;
use crate::normal::{Limits, Schema, Shape};

/// How long a text may get.
const LONGEST: usize = 4096;

/// A value of a schema without parts, within its limits as far as these can be met.
pub(super) fn scalar(node: &Schema) -> Value {
    let candidates = match &node.shape {
        Shape::Boolean => vec![Value::Bool(true)],
        Shape::Integer(format) => integers(&node.limits, format.as_deref()),
        Shape::Number(_) => numbers(&node.limits),
        Shape::String(format) => texts(node, format.as_deref()),
        Shape::Enum(enumeration) => enumeration.values.clone(),
        Shape::Any | Shape::Same(_) | Shape::Array(_) | Shape::Object(_) | Shape::Union(_) => {
            vec![Value::from("text")]
        }
    };
    let allowed = candidates.iter().find(|value| is_allowed(node, value));
    allowed.or(candidates.first()).cloned().unwrap_or_default()
}

/// Another value of the same kind, for lists in which none may occur twice.
pub(super) fn another(node: &Schema, value: &Value, count: u32) -> Option<Value> {
    let other = if let Some(enumeration) = node.shape.enumeration() {
        let index = usize::try_from(count).ok()?;
        enumeration.values.get(index)?.clone()
    } else {
        let is_plain = matches!(node.shape, Shape::Boolean | Shape::String(None));
        match value {
            Value::Number(number) => {
                let number = number.as_i128()?.checked_add(i128::from(count))?;
                Value::Number(Number::from_i128(number)?)
            }
            Value::Bool(flag) if is_plain && count == 1 => Value::Bool(!flag),
            Value::String(text) if is_plain => Value::String(format!("{text}{count}")),
            Value::Null
            | Value::Bool(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => return None,
        }
    };
    is_allowed(node, &other).then_some(other)
}

fn integers(limits: &Limits, format: Option<&str>) -> Vec<Value> {
    let (lowest, highest) = integers::range(limits, format);
    let low = whole(limits.minimum.as_ref(), f64::ceil).unwrap_or(lowest);
    let high = whole(limits.maximum.as_ref(), f64::floor).unwrap_or(highest);
    let step = whole(limits.multiple_of.as_ref(), |step| step)
        .filter(|step| *step > 0)
        .unwrap_or(1);
    // The first multiple that is not below a number.
    let multiple = |number: i128| {
        number.div_euclid(step) * step
            + if number.rem_euclid(step) == 0 {
                0
            } else {
                step
            }
    };
    [
        multiple(1),
        multiple(low),
        multiple(low.saturating_add(1)),
        high,
        high.saturating_sub(1),
        high.div_euclid(step) * step,
        high.saturating_sub(1).div_euclid(step) * step,
    ]
    .into_iter()
    .filter(|number| (lowest..=highest).contains(number))
    .filter_map(|number| Some(Value::Number(Number::from_i128(number)?)))
    .collect()
}

/// A limit as a whole number, rounded into the range that it ends.
fn whole(limit: Option<&Number>, rounded: fn(f64) -> f64) -> Option<i128> {
    let limit = limit?;
    limit.as_i128().or_else(|| {
        let float = rounded(limit.as_f64()?);
        #[expect(clippy::cast_possible_truncation, reason = "it is in range")]
        (float.abs() < 1e30).then_some(float as i128)
    })
}

fn numbers(limits: &Limits) -> Vec<Value> {
    let float = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
    let (low, high) = (float(&limits.minimum), float(&limits.maximum));
    let middle = low.zip(high).map(|(low, high)| f64::midpoint(low, high));
    let step = float(&limits.multiple_of);
    let multiple = |limit: Option<f64>, rounded: fn(f64) -> f64, more: f64| {
        let (limit, step) = limit.zip(step)?;
        Some((rounded(limit / step) + more) * step)
    };
    [Some(1.5), step, middle, low, high]
        .into_iter()
        .chain([low.map(|low| low + 1.0), high.map(|high| high - 1.0)])
        .chain([0.0, 1.0].map(|more| multiple(low, f64::ceil, more)))
        .chain([0.0, -1.0].map(|more| multiple(high, f64::floor, more)))
        .filter_map(|number| Some(Value::Number(Number::from_f64(number?)?)))
        .collect()
}

/// Whether a number keeps the limits of its schema.
pub(super) fn is_in_limits(limits: &Limits, number: &Number) -> bool {
    let Some(value) = number.as_f64() else {
        return true;
    };
    let float = |limit: &Option<Number>| limit.as_ref().and_then(Number::as_f64);
    let above = float(&limits.minimum)
        .is_none_or(|low| value > low || (!limits.exclusive_minimum && value >= low));
    let below = float(&limits.maximum)
        .is_none_or(|high| value < high || (!limits.exclusive_maximum && value <= high));
    let is_multiple = float(&limits.multiple_of).is_none_or(|step| {
        let steps = value / step;
        step <= 0.0 || (steps - steps.round()).abs() < 1e-9
    });
    above && below && is_multiple
}

fn texts(node: &Schema, format: Option<&str>) -> Vec<Value> {
    let limits = &node.limits;
    let usual = match format {
        Some("date") => "2024-02-29",
        Some("date-time") => "2024-02-29T12:30:00Z",
        Some("time") => "12:30:00Z",
        Some("duration") => "P1D",
        Some("uuid" | "guid") => "123e4567-e89b-42d3-a456-426614174000",
        Some("byte" | "base64") => "ZXhhbXBsZQ==",
        Some("ipv4" | "ip") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        Some("email") => "someone@example.com",
        Some("hostname") => "example.com",
        Some("uri" | "url") => "https://example.com/",
        Some("password") => "not-a-real-secret",
        _ => "text",
    };
    let count = |limit: Option<u64>| usize::try_from(limit?).ok();
    let (least, most) = (
        count(limits.min_length).unwrap_or(0),
        count(limits.max_length),
    );
    let long: String = usual.chars().cycle().take(least.min(LONGEST)).collect();
    let short: String = usual.chars().take(most.unwrap_or(LONGEST)).collect();
    let matching = limits.pattern.as_deref().and_then(of_pattern);
    let made = [usual.to_owned(), long, short];
    made.into_iter().chain(matching).map(Value::from).collect()
}

/// A short text that matches a regular expression.
fn of_pattern(pattern: &str) -> Option<String> {
    let parsed = regex_syntax::ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .nest_limit(64)
        .build()
        .parse(pattern)
        .ok()?;
    let mut text = String::new();
    write(&parsed, &mut text)?;
    Some(text)
}

fn write(pattern: &Hir, text: &mut String) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(of_class(class)?),
        HirKind::Repetition(repetition) => {
            // One character is a better sample than none.
            let one = u32::from(repetition.max != Some(0));
            for _ in 0..repetition.min.max(one) {
                write(&repetition.sub, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, text))?,
        HirKind::Alternation(parts) => write(parts.first()?, text)?,
    }
    Some(())
}

/// A letter of a class, if it has one, else a digit or whatever else can be seen.
fn of_class(class: &Class) -> Option<char> {
    let has = |c: char| match class {
        Class::Unicode(class) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&c)),
        Class::Bytes(class) => u8::try_from(c).is_ok_and(|c| {
            class
                .iter()
                .any(|range| (range.start()..=range.end()).contains(&c))
        }),
    };
    ('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .chain(' '..='~')
        .find(|&c| has(c))
}

/// Whether a text has a format that chooses its Rust type; other formats are not looked at.
pub(super) fn has_format(text: &str, format: &str) -> bool {
    match format {
        "date" => is_like(text, "0000-00-00"),
        "date-time" => {
            let (date, rest) = text.split_at_checked(10).unwrap_or_default();
            let (time, zone) = rest.split_at_checked(9).unwrap_or_default();
            let zone = zone.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
            is_like(date, "0000-00-00")
                && (is_like(time, "T00:00:00") || is_like(time, "t00:00:00"))
                && (["Z", "z"].contains(&zone)
                    || is_like(zone, "+00:00")
                    || is_like(zone, "-00:00"))
        }
        "uuid" | "guid" => {
            let digits: String = text
                .chars()
                .map(|c| if c.is_ascii_hexdigit() { '0' } else { c })
                .collect();
            is_like(&digits, "00000000-0000-0000-0000-000000000000")
        }
        "byte" | "base64" => {
            let digits = text.trim_end_matches('=');
            text.len().is_multiple_of(4)
                && text.len() - digits.len() < 3
                && digits
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+/".contains(&b))
        }
        "ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        "ip" => text.parse::<std::net::IpAddr>().is_ok(),
        _ => true,
    }
}

/// Whether a text has digits where the form has `0`, and else what the form has.
fn is_like(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.chars().zip(form.chars()).all(|(c, form)| match form {
            '0' => c.is_ascii_digit(),
            other => c == other,
        })
}
