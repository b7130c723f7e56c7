//! What 3.1 and 3.2 allow of operations, their parameters and answers.

use serde_json::{Value, json};

use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::document::codes;

/// An operation may say nothing of its answers.
pub(super) fn responses(site: &mut Site<'_>) {
    let is_empty = match site.get("responses") {
        None => true,
        Some(responses) => responses.as_object().is_some_and(serde_json::Map::is_empty),
    };
    // The next stage refuses an operation that is a reference.
    if !is_empty || site.has("$ref") {
        return;
    }
    site.set("responses", json!({ "default": { "description": "" } }));
    let place = site.place.child("responses");
    site.moves.set(place.clone(), site.place.clone());
    site.moves.set(place.child("default"), site.place.clone());
    let remark = Diagnostic::new(
        &codes::NOT_HONOURED,
        "the operation says nothing of its answers",
        site.place.clone(),
    );
    site.remark(
        remark
            .key()
            .label("any answer of success is taken as empty")
            .help("describe the answers under `responses`"),
    );
}

/// A short text for an answer.
pub(super) fn summary(site: &mut Site<'_>) {
    site.describe("summary");
}

/// The whole query as one form is an object whose properties are parameters.
pub(super) fn querystring(site: &mut Site<'_>) {
    const FORM: &str = "application/x-www-form-urlencoded";
    if site.get("in").is_none_or(|place| place != "querystring") {
        return;
    }
    let Some(Value::Object(content)) = site.members.get_mut("content") else {
        return;
    };
    // Other media types have no names and values; the next stage refuses the place.
    let Some(Value::Object(media_type)) = content.get_mut(FORM) else {
        return;
    };
    let encoding = media_type.contains_key("encoding");
    let Some(schema) = media_type.shift_remove("schema") else {
        return;
    };
    let media_type = site.place.child("content").child(FORM);
    site.take("content");
    site.set("schema", schema);
    site.moves
        .rename(&media_type.child("schema"), &site.place.child("schema"));
    site.set("in", "query");
    site.set("style", "form");
    site.set("explode", true);
    if encoding {
        let remark = Diagnostic::new(
            &codes::NOT_HONOURED,
            "`encoding` of a query is not honoured",
            media_type.child("encoding"),
        );
        site.remark(
            remark
                .key()
                .label("properties are written as forms are")
                .help("declare the properties as parameters with styles of their own"),
        );
    }
}

/// The style `cookie` differs from `form` in that values are not escaped.
pub(super) fn cookie(site: &mut Site<'_>) {
    if site.get("style").is_some_and(|style| style == "cookie") {
        let effect = "written in the style `form`, its values percent-encoded";
        site.give_up("style", effect, "use values that need no escapes");
    }
}
