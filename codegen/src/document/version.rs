//! Which specification a document follows.

use serde_json::Value;

use super::codes;
use super::file::kind;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;

/// Checks that the version of a document is one that the next stages understand.
pub(super) fn check(document: &Value, diagnostics: &mut Diagnostics) {
    const SUPPORTED: &str = "supported is OpenAPI 3.0, for example `openapi: 3.0.3`";
    let root = Pointer::root();
    let Some((key, version)) = ["openapi", "swagger"]
        .into_iter()
        .find_map(|key| Some((key, document.get(key)?)))
    else {
        let message = "the document does not say its version: there is no `openapi` key";
        diagnostics.push(Diagnostic::new(&codes::NO_VERSION, message, root).help(SUPPORTED));
        return;
    };
    let place = root.child(key);
    let text = match version {
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            let message = format!("the version `{number}` is a number, not a text");
            let warning = Diagnostic::new(&codes::VERSION_TEXT, message, place.clone())
                .help("write all three parts, for example `openapi: 3.0.3`");
            diagnostics.push(warning);
            number.to_string()
        }
        other => {
            let message = format!("the version is {}, not a text", kind(other));
            diagnostics.push(Diagnostic::new(&codes::NO_VERSION, message, place).help(SUPPORTED));
            return;
        }
    };
    let supported = key == "openapi" && (text == "3.0" || text.starts_with("3.0."));
    if !supported {
        let name = if key == "swagger" {
            "Swagger"
        } else {
            "OpenAPI"
        };
        let message = format!("{name} `{text}` is not supported");
        diagnostics
            .push(Diagnostic::new(&codes::UNSUPPORTED_VERSION, message, place).help(SUPPORTED));
    }
}
