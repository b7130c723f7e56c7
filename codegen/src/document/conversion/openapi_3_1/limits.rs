//! `exclusiveMinimum` and `exclusiveMaximum` as numbers.

use serde_json::Value;

use super::site::Site;

/// In 3.0 they are booleans beside `minimum` and `maximum`.
pub(super) fn exclusive(site: &mut Site<'_>) {
    one(site, "exclusiveMinimum", "minimum", |own, other| {
        own >= other
    });
    one(site, "exclusiveMaximum", "maximum", |own, other| {
        own <= other
    });
}

fn one(site: &mut Site<'_>, exclusive: &str, inclusive: &str, stricter: fn(f64, f64) -> bool) {
    match site.get(exclusive) {
        Some(Value::Bool(_)) => {
            let remedy = format!("write the limit itself: `{exclusive}: 0`");
            site.foreign(exclusive, &remedy);
        }
        Some(Value::Number(limit)) => {
            let limit = limit.clone();
            let other = site.get(inclusive).and_then(Value::as_f64);
            let holds = match (limit.as_f64(), other) {
                (Some(limit), Some(other)) => stricter(limit, other),
                _ => true,
            };
            if holds {
                let from = site.place.child(exclusive);
                site.moves.set(site.place.child(inclusive), from);
                site.set(inclusive, limit);
                site.set(exclusive, true);
            } else {
                site.take(exclusive);
            }
        }
        _ => {}
    }
}
