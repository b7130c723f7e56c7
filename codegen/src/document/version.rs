//! Which specification a document follows.

use serde_json::Value;

use super::codes;
use super::file::kind;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// A specification that documents follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    /// The last one under the name Swagger.
    Swagger20,
    /// The shape that the next stages understand.
    OpenApi30,
    /// With the schemas of JSON Schema 2020-12.
    OpenApi31,
    /// With streams and more methods.
    OpenApi32,
}

/// The keys that name the version, newest first. Swagger 1 had one of its own.
const KEYS: [&str; 3] = ["openapi", "swagger", "swaggerVersion"];

/// Reads the version of a document; `None` if it has none that is supported.
pub(super) fn read(document: &Value, diagnostics: &mut Diagnostics) -> Option<Version> {
    const SUPPORTED: &str =
        "supported are OpenAPI 3.0, 3.1 and 3.2, as in `openapi: 3.0.3`, and `swagger: \"2.0\"`";
    let root = Pointer::root();
    let Some((key, version)) = KEYS
        .into_iter()
        .find_map(|key| Some((key, document.get(key)?)))
    else {
        let message = "the document does not say its version: there is no `openapi` key";
        diagnostics.push(Diagnostic::new(&codes::NO_VERSION, message, root).help(SUPPORTED));
        return None;
    };
    let place = root.child(key);
    let text = match version {
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            let message = format!("the version `{number}` is a number, not a text");
            let help = match key {
                "openapi" => "write all three parts, for example `openapi: 3.0.3`",
                _ => "put quotes around it: `swagger: \"2.0\"`",
            };
            let warning = Diagnostic::new(&codes::VERSION_TEXT, message, place.clone()).help(help);
            diagnostics.push(warning);
            number.to_string()
        }
        other => {
            let message = format!("the version is {}, not a text", kind(other));
            diagnostics.push(Diagnostic::new(&codes::NO_VERSION, message, place).help(SUPPORTED));
            return None;
        }
    };
    let is = |minor: &str| {
        let patch = text.strip_prefix(minor);
        patch.is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
    };
    let version = match key {
        "openapi" if is("3.0") => Some(Version::OpenApi30),
        "openapi" if is("3.1") => Some(Version::OpenApi31),
        "openapi" if is("3.2") => Some(Version::OpenApi32),
        "swagger" if text == "2.0" => Some(Version::Swagger20),
        // JSON's 2.0 may come as 2.
        "swagger" if text == "2" && version.is_number() => Some(Version::Swagger20),
        _ => None,
    };
    if version.is_none() {
        let name = match key {
            "openapi" => "OpenAPI",
            _ => "Swagger",
        };
        let message = format!("{name} `{text}` is not supported");
        diagnostics
            .push(Diagnostic::new(&codes::UNSUPPORTED_VERSION, message, place).help(SUPPORTED));
    }
    version
}
