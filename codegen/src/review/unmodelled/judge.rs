//! What a difference of a keyword does.

use serde_json::Value;

use crate::pointer::Pointer;
use crate::review::limits::matches_all;
use crate::review::{Effect, Rule, rules};

/// What decides whether values are taken, besides limits.
pub(super) const CONDITIONS: [&str; 18] = [
    "additionalProperties",
    "const",
    "contains",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "enum",
    "if",
    "items",
    "not",
    "patternProperties",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// Limits, and whether more of them takes more.
const LIMITS: [(&str, bool); 13] = [
    ("exclusiveMaximum", true),
    ("exclusiveMinimum", false),
    ("maxContains", true),
    ("maxItems", true),
    ("maxLength", true),
    ("maxProperties", true),
    ("maximum", true),
    ("minContains", false),
    ("minItems", false),
    ("minLength", false),
    ("minProperties", false),
    ("minimum", false),
    ("multipleOf", false),
];

/// Formats of which no text is of two. Those in one row are the same.
const APART: [&[&str]; 9] = [
    &["uuid", "guid"],
    &["date"],
    &["date-time"],
    &["time"],
    &["duration"],
    &["email", "idn-email"],
    &["uri", "url"],
    &["ipv4"],
    &["ipv6"],
];

/// Whether a keyword is a limit, or a pattern.
pub(super) fn is_limit(keyword: &str) -> bool {
    keyword == "pattern" || LIMITS.iter().any(|(limit, _)| *limit == keyword)
}

/// A difference: what there was and is, and whether requests hold it.
#[derive(Clone, Copy)]
pub(super) struct Difference<'v> {
    pub(super) old: Option<&'v Value>,
    pub(super) new: Option<&'v Value>,
    pub(super) is_sent: bool,
}

impl Difference<'_> {
    /// The rule, and what the difference does to the wire.
    pub(super) fn judged(self, keyword: &str, pointer: &Pointer) -> (&'static Rule, Effect) {
        let (is_new, is_gone) = (self.old.is_none(), self.new.is_none());
        let first = pointer.tokens().next();
        // What servers judge, where there is less to judge, or callers are not concerned.
        let judged = if self.is_sent && !is_gone {
            Effect::Risky
        } else {
            Effect::Compatible
        };
        let unless = |is_harmless: bool| {
            if is_harmless {
                Effect::Compatible
            } else {
                Effect::Risky
            }
        };
        match keyword {
            _ if first.as_deref() == Some("webhooks") => (&rules::WEBHOOK_CHANGED, unless(is_new)),
            "callbacks" => (&rules::CALLBACK_CHANGED, unless(is_new)),
            "links" => (&rules::LINK_CHANGED, Effect::Compatible),
            "default" => (
                &rules::DEFAULT_CHANGED,
                if self.is_sent {
                    Effect::Risky
                } else {
                    Effect::Compatible
                },
            ),
            "security" if is_gone => (&rules::SCOPE_GONE, Effect::Compatible),
            "security" => (&rules::SCOPE_ADDED, Effect::Risky),
            "scopes" if is_gone => (&rules::SCOPE_REMOVED, Effect::Risky),
            "scopes" => (&rules::SCOPES_CHANGED, Effect::Compatible),
            "content" | "consumes" | "produces" if is_gone => {
                (&rules::MEDIA_TYPE_GONE, Effect::Compatible)
            }
            "content" | "consumes" | "produces" => (&rules::MEDIA_TYPE_ADDED, Effect::Compatible),
            "nullable" | "type" => (&rules::NULLABLE_CHANGED, Effect::Compatible),
            "deprecated" => (&rules::UNDEPRECATED, Effect::Compatible),
            "format" => (&rules::FORMAT_CHANGED, self.format()),
            "additionalProperties" if self.closes() => (&rules::CLOSED, self.closed()),
            "additionalProperties" => (&rules::CONDITION_CHANGED, Effect::Compatible),
            _ if keyword.starts_with("x-") => (&rules::EXTENSION_CHANGED, Effect::Compatible),
            _ if is_limit(keyword) && self.is_sent => {
                let wire = judged.min(unless(self.takes_more(keyword)));
                (&rules::REQUEST_LIMIT_CHANGED, wire)
            }
            _ if is_limit(keyword) => (&rules::RESPONSE_LIMIT_CHANGED, Effect::Compatible),
            _ if CONDITIONS.contains(&keyword) => (&rules::CONDITION_CHANGED, judged),
            _ => (&rules::UNMODELLED_CHANGED, Effect::Compatible),
        }
    }

    /// Texts of the old format are none of the new one, or perhaps not.
    fn format(self) -> Effect {
        let (old, new) = (text(self.old), text(self.new));
        let row = |format: &str| APART.iter().position(|row| row.contains(&format));
        match (old, new) {
            _ if !self.is_sent => Effect::Compatible,
            (_, None) | (Some("float"), Some("double")) => Effect::Compatible,
            (Some(old), Some(new)) => match (row(old), row(new)) {
                (Some(was), Some(is)) if was == is => Effect::Compatible,
                (Some(_), Some(_)) => Effect::Breaking,
                _ => Effect::Risky,
            },
            (None, Some(_)) => Effect::Risky,
        }
    }

    fn closes(self) -> bool {
        self.is_sent && self.new == Some(&Value::Bool(false))
    }

    /// A server that takes nothing else refuses what callers put in the map.
    fn closed(self) -> Effect {
        match self.old {
            Some(Value::Object(_) | Value::Bool(true)) => Effect::Breaking,
            _ => Effect::Risky,
        }
    }

    /// Whether the new limit takes what the old one took.
    fn takes_more(self, keyword: &str) -> bool {
        if keyword == "pattern" && text(self.new).is_some_and(matches_all) {
            return true;
        }
        if keyword.starts_with("min") && keyword != "minimum" && self.new == Some(&0.into()) {
            return true;
        }
        let number = |value: Option<&Value>| value.and_then(Value::as_f64);
        let limit = LIMITS.iter().find(|(limit, _)| *limit == keyword);
        match (limit, number(self.old), number(self.new)) {
            (Some((_, true)), Some(old), Some(new)) => new >= old,
            (Some((_, false)), Some(old), Some(new)) => new <= old,
            _ => false,
        }
    }
}

fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str)
}
