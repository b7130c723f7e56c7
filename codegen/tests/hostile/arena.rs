//! Runs the generator where a mistake shows: on a small stack, and not for ever.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use codegen::{Generated, Selection};
use serde_json::{Map, Value, json};

use super::inspection::inspect;
use super::support::{package, read, shown};

/// Less than the smallest main thread has: 1 MiB, on Windows. Debug builds use more of it.
const STACK: usize = if cfg!(debug_assertions) {
    1024 * 1024
} else {
    512 * 1024
};
/// Far more than any case takes on any machine, seconds on most; a hang is longer.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// What became of a document.
pub struct Outcome {
    pub generated: Option<Generated>,
    pub codes: Vec<&'static str>,
    pub messages: String,
}

/// What comes of work on a small stack, if it ever ends.
pub fn within_limits<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (sender, receiver) = channel();
    // An overflow of the stack ends the process without a word.
    println!("{name}");
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || drop(sender.send(work())))
        .unwrap();
    match receiver.recv_timeout(LIMIT) {
        Ok(outcome) => outcome,
        Err(RecvTimeoutError::Timeout) => panic!("{name}: takes longer than {LIMIT:?}"),
        Err(RecvTimeoutError::Disconnected) => panic!("{name}: panics"),
    }
}

/// Generates the client of a hostile document, inspects what comes out and renders the messages.
pub fn survive(name: &str, text: String) -> Outcome {
    let outcome = within_limits(name, move || match read(text) {
        Ok(document) => {
            let (generated, found) = codegen::generate(
                &document,
                &Selection::default(),
                &package(),
                &codegen::Lock::default(),
            );
            let messages = shown(&found, &document);
            Outcome {
                generated,
                codes: found.iter().map(|d| d.code().id).collect(),
                messages,
            }
        }
        Err(failure) => {
            let messages = shown(&failure.diagnostics, &failure.document);
            let codes = failure.diagnostics.iter().map(|d| d.code().id).collect();
            Outcome {
                generated: None,
                codes,
                messages,
            }
        }
    });
    let control = |c: char| c.is_control() && c != '\n';
    assert!(
        !outcome.messages.contains(control),
        "{name}: the messages hold control characters"
    );
    let failed = outcome.codes.iter().any(|code| code.starts_with('E'));
    assert_eq!(
        failed,
        outcome.generated.is_none(),
        "{name}:\n{}",
        outcome.messages
    );
    if let Some(generated) = &outcome.generated {
        inspect(name, generated);
    }
    outcome
}

/// The same, for a document that is odd, but for which there must be a client.
pub fn generate(name: &str, text: String) -> Generated {
    let outcome = survive(name, text);
    outcome
        .generated
        .unwrap_or_else(|| panic!("{name}: refused\n{}", outcome.messages))
}

/// The same, for a document that must be refused with this code.
pub fn refuse(name: &str, text: String, code: &str) {
    let outcome = survive(name, text);
    assert!(
        outcome.codes.contains(&code),
        "{name}: no {code}\n{}",
        outcome.messages
    );
}

/// A document whose only operation sends and receives the first of these schemas.
pub fn schemas(schemas: impl IntoIterator<Item = (String, Value)>) -> String {
    let schemas: Map<String, Value> = schemas.into_iter().collect();
    let first = schemas
        .keys()
        .next()
        .map(|name| reference(name))
        .unwrap_or_default();
    let body = json!({ "application/json": { "schema": first } });
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Hostile", "version": "1" },
        "paths": { "/thing": { "post": {
            "operationId": "postThing",
            "requestBody": { "content": body.clone() },
            "responses": { "200": { "description": "A thing.", "content": body } },
        } } },
        "components": { "schemas": schemas },
    });
    document.to_string()
}

/// A document with these paths and components.
pub fn api(paths: &Value, components: &Value) -> String {
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Hostile", "version": "1" },
        "paths": paths,
        "components": components,
    });
    document.to_string()
}

/// A reference to a component schema.
pub fn reference(name: &str) -> Value {
    let name = name
        .replace('~', "~0")
        .replace('/', "~1")
        .replace('%', "%25");
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
