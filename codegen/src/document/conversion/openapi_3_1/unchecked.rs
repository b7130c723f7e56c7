//! Keywords that restrict values in ways that neither Rust's types say nor the client checks, and
//! those that say nothing of values.

use serde_json::{Value, json};

use super::site::Site;

/// Keywords of JSON Schema that need no words: they name a schema, or speak to its authors.
const SILENT: [&str; 7] = [
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$comment",
    "$vocabulary",
    "minContains",
    "maxContains",
];

const UNCHECKED: [&str; 4] = [
    "contains",
    "propertyNames",
    "dependentRequired",
    "dependencies",
];

const CONDITIONAL: [&str; 4] = ["if", "then", "else", "dependentSchemas"];

/// The dialects whose keywords are those that are understood here.
pub(super) const DIALECTS: [&str; 6] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    "https://spec.openapis.org/oas/3.2/dialect/base",
    "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
];

pub(super) fn keywords(site: &mut Site<'_>) {
    for key in SILENT {
        site.take(key);
    }
    if site.get("propertyNames") == Some(&json!({ "type": "string" })) {
        // Every name is a text.
        site.take("propertyNames");
    }
    for key in UNCHECKED {
        let effect = "a value that breaks it is sent and read all the same";
        site.unchecked(key, effect, "check it where it matters");
    }
    for key in CONDITIONAL {
        let effect = "not checked; properties that only it declares are not known";
        let remedy = "declare all properties beside it, those of a condition as optional";
        site.unchecked(key, effect, remedy);
    }
    dialect(site, "$schema");
}

/// A schema of another dialect is read as one of 2020-12.
pub(super) fn dialect(site: &mut Site<'_>, key: &str) {
    let is_known = |dialect: &Value| {
        let dialect = dialect.as_str().map(|uri| uri.trim_end_matches('#'));
        dialect.is_some_and(|dialect| DIALECTS.contains(&dialect))
    };
    if site.get(key).is_some_and(is_known) {
        site.take(key);
    } else {
        let effect = "read as JSON Schema 2020-12";
        site.give_up(key, effect, "write the schemas in the dialect of OpenAPI");
    }
}
