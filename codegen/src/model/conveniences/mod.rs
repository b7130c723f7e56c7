//! Workflows of several calls: what the document's extensions name is looked up in the types.

mod challenge;
mod chunk;
mod fields;
mod wait;

pub use challenge::Challenge;
pub use chunk::Chunk;
pub use fields::FieldAt;
pub use wait::{Condition, Wait};

use super::{Operation, Payload, Type, Types, codes};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::normal::{Spec, Word};
use crate::pointer::Pointer;

/// Looks up what the operations' extensions name.
pub(super) fn resolve(spec: &Spec, types: &Types, operations: &mut [Operation]) -> Diagnostics {
    let mut faults = Diagnostics::new();
    for (written, operation) in spec.operations.iter().zip(operations) {
        let challenge = written.challenge.as_ref();
        let challenge = challenge.map(|written| types.challenge(operation, written));
        let wait = written.wait.as_ref();
        let wait = wait.map(|written| types.wait(operation, written));
        let mut chunks = written.parameters.iter().enumerate();
        let chunk = chunks.find_map(|(index, one)| Some((index, one.chunk.as_ref()?)));
        let chunk = chunk.map(|(index, written)| types.chunk(operation, index, written));
        for (_, second) in chunks.filter_map(|(index, one)| Some((index, one.chunk.as_ref()?))) {
            let message = "an operation has one list that is sent in chunks";
            let found = Diagnostic::new(&codes::CHUNK, message, second.pointer.clone());
            faults.push(found.key().help("remove `x-chunk` here or there"));
        }
        operation.challenge = kept(challenge, &mut faults);
        operation.wait = kept(wait, &mut faults);
        operation.chunk = kept(chunk, &mut faults);
    }
    faults
}

fn kept<T>(found: Option<Result<T, Diagnostic>>, faults: &mut Diagnostics) -> Option<T> {
    match found? {
        Ok(found) => Some(found),
        Err(fault) => {
            faults.push(fault);
            None
        }
    }
}

/// What an operation yields that is called several times.
fn repeated<'o>(
    operation: &'o Operation,
    code: &'static Code,
    place: &Pointer,
) -> Result<Option<&'o Type>, Diagnostic> {
    if !operation.idempotent || operation.body.is_some() {
        let message = "this operation cannot be called several times for one purpose";
        let help = "use it on an operation without a body that is idempotent, such as a GET";
        return Err(Diagnostic::new(code, message, place.clone())
            .key()
            .help(help));
    }
    let mut types = operation
        .success
        .iter()
        .map(|answer| match &answer.payload {
            Payload::Json(ty) => Some(ty),
            Payload::Form(..)
            | Payload::Multipart(_)
            | Payload::Plain(_)
            | Payload::Text
            | Payload::Bytes
            | Payload::Stream
            | Payload::Items(..)
            | Payload::Empty => None,
        });
    let first = types.next().flatten();
    Ok(first.filter(|_| types.all(|other| other == first)))
}

fn fault(code: &'static Code, word: &Word, message: String) -> Diagnostic {
    Diagnostic::new(code, message, word.pointer.clone())
}

fn shown(word: &Word) -> String {
    format!("`{}`", word.text)
}

fn suggestion(name: &str, known: &[&str]) -> String {
    if let Some(similar) = closest(name, known.iter().copied()) {
        return format!("did you mean `{similar}`?");
    }
    let names: Vec<String> = known
        .iter()
        .take(12)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = if known.len() > names.len() {
        ", …"
    } else {
        ""
    };
    format!("there are {}{more}", names.join(", "))
}
