//! `collectionFormat`: how the items of a list are written.

use serde_json::{Map, Value, json};

use crate::diagnostic::Diagnostic;
use crate::document::codes;
use crate::pointer::Pointer;

/// What stands between the items, if they are one text.
const FORMATS: [(&str, &str); 4] = [
    ("csv", "commas"),
    ("ssv", "blanks"),
    ("tsv", "tabs"),
    ("pipes", "`|`"),
];

/// Says by `style` and `explode` how a parameter or header writes the lists of its schema. For what
/// they cannot say, the schema becomes the text that is sent.
pub(super) fn convert(
    members: &mut Map<String, Value>,
    schema: &mut Map<String, Value>,
    place: &Pointer,
    location: &str,
    found: &mut Vec<Diagnostic>,
) {
    let written = members.shift_remove("collectionFormat");
    if schema.get("type").and_then(Value::as_str) != Some("array") {
        return;
    }
    lists_within(schema, place, found);
    let format = written.as_ref().map_or(Some("csv"), Value::as_str);
    let format_place = place.child("collectionFormat");
    let is_repeatable = matches!(location, "query" | "formData");
    let mut joined = |style: &str| {
        members.insert("style".to_owned(), json!(style));
        members.insert("explode".to_owned(), json!(false));
    };
    match (format, is_repeatable) {
        (Some("csv"), true) => joined("form"),
        (Some("ssv"), true) => joined("spaceDelimited"),
        (Some("pipes"), true) => joined("pipeDelimited"),
        // What 3.0 does unless told otherwise.
        (Some("multi"), true) | (Some("csv"), false) => {}
        (Some(format @ ("ssv" | "tsv" | "pipes")), _) => {
            let message = format!("the client cannot write or read lists as `{format}`");
            let label = format!("a text, whose items are separated by {}", separator(format));
            let warning = Diagnostic::new(&codes::LIST_AS_TEXT, message, format_place);
            found.push(
                warning
                    .label(label)
                    .help("use `csv` or `multi`, if the server can"),
            );
            as_text(schema);
        }
        (format, _) => {
            let message = match format {
                Some("multi") => "`multi` is for queries and forms".to_owned(),
                Some(other) => format!("`{other}` is no collectionFormat"),
                None => "this is no collectionFormat".to_owned(),
            };
            let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, format_place)
                .label("items are separated by commas")
                .help("use csv, ssv, tsv, pipes or, in queries and forms, multi");
            found.push(warning);
            if is_repeatable {
                joined("form");
            }
        }
    }
}

/// Lists within lists are texts.
fn lists_within(schema: &mut Map<String, Value>, place: &Pointer, found: &mut Vec<Diagnostic>) {
    let Some(Value::Object(items)) = schema.get_mut("items") else {
        return;
    };
    let written = items.shift_remove("collectionFormat");
    if items.get("type").and_then(Value::as_str) != Some("array") {
        return;
    }
    let format = written.as_ref().and_then(Value::as_str).unwrap_or("csv");
    let label = format!(
        "each is a text, whose items are separated by {}",
        separator(format)
    );
    let message = "the client cannot write or read lists within lists";
    let warning = Diagnostic::new(&codes::LIST_AS_TEXT, message, place.child("items"));
    let help = "declare the items as texts, which the caller writes";
    found.push(warning.key().label(label).help(help));
    as_text(items);
}

fn separator(format: &str) -> &'static str {
    let known = FORMATS.iter().find(|(name, _)| *name == format);
    known.map_or("commas", |(_, separator)| separator)
}

fn as_text(schema: &mut Map<String, Value>) {
    schema.clear();
    schema.insert("type".to_owned(), json!("string"));
}
