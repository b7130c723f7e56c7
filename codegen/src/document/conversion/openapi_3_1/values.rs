//! `const`, `examples`, and what a text holds.

use serde_json::{Value, json};

use super::site::Site;

/// A `const` is an `enum` of one value.
pub(super) fn constant(site: &mut Site<'_>) {
    if let Some(value) = site.take("const") {
        site.take("enum");
        site.set("enum", json!([value]));
        let from = site.place.child("const");
        site.moves.set(site.place.child("enum"), from.clone());
        site.moves.set(site.place.child("enum").index(0), from);
    }
}

/// The first of several examples is shown.
pub(super) fn example(site: &mut Site<'_>) {
    if let Some(Value::Array(_)) = site.get("examples")
        && let Some(Value::Array(examples)) = site.take("examples")
        && !site.has("example")
        && let Some(first) = examples.into_iter().next()
    {
        site.set("example", first);
        let from = site.place.child("examples").index(0);
        site.moves.set(site.place.child("example"), from);
    }
}

/// Encoded bytes have formats in 3.0. What else a text holds is the caller's business.
pub(super) fn content(site: &mut Site<'_>) {
    let is_text_type = |kind: &Value| match kind {
        Value::String(kind) => kind == "string",
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "string"),
        _ => true,
    };
    if !site.get("type").is_none_or(is_text_type) {
        for key in ["contentEncoding", "contentMediaType", "contentSchema"] {
            let remedy = "remove it, or let the type be `string`";
            site.give_up(key, "it speaks of texts, and this is none", remedy);
        }
        return;
    }
    let is_known = |encoding: &Value| encoding == "base64" || encoding == "binary";
    if site
        .get("contentEncoding")
        .is_some_and(|encoding| encoding.is_string() && !is_known(encoding))
    {
        let effect = "the text is handed over as it is, encoded";
        site.give_up("contentEncoding", effect, "encode and decode it yourself");
        site.take("contentMediaType");
    }
    let encoding = site.take_text("contentEncoding");
    let media_type = site.take_text("contentMediaType");
    site.give_up(
        "contentSchema",
        "the text is handed over as it is",
        "read what is in the text yourself",
    );
    if site.has("format") || encoding.is_none() && media_type.is_none() {
        return;
    }
    let format = match (encoding.as_deref(), media_type.as_deref()) {
        (Some("base64"), _) => "byte",
        (Some("binary"), _) => "binary",
        (Some(_), _) => return,
        (None, Some(media_type)) if is_text(media_type) => return,
        (None, _) => "binary",
    };
    if !site.has("type") {
        site.set("type", "string");
    }
    site.set("format", format);
}

/// Whether what is of this media type is text.
pub(super) fn is_text(media_type: &str) -> bool {
    let media_type = media_type.trim().to_ascii_lowercase();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/")
        || [
            "json",
            "xml",
            "yaml",
            "javascript",
            "x-www-form-urlencoded",
            "jwt",
        ]
        .iter()
        .any(|text| essence.ends_with(text))
}
