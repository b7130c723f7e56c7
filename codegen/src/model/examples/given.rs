//! The examples that the document gives, and those of them that do not fit.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::Examples;
use super::value::has_reference;
use crate::diagnostic::{Diagnostic, Target};
use crate::model::fits::Cause;
use crate::model::lower::Lowering;
use crate::model::repeated::repeated;
use crate::model::{Example, codes};
use crate::normal::{self, Schema, SchemaId};
use crate::pointer::Pointer;

/// An example that does not fit its schema.
pub(super) struct Misfit {
    place: Pointer,
    cause: Cause,
    /// What it should be.
    text: String,
}

/// The examples of bodies, by the schema of the body.
pub(super) fn of_bodies<'s>(
    lowering: &Lowering<'s>,
) -> HashMap<SchemaId, Vec<&'s normal::Example>> {
    let mut bodies: HashMap<_, Vec<_>> = HashMap::new();
    let operations = lowering.spec.operations.iter();
    let contents = operations.flat_map(|operation| {
        let answers = operation.responses.iter().map(|response| &response.content);
        answers.chain(operation.body.iter().map(|body| &body.content))
    });
    for media_type in contents.flatten() {
        if let Some(schema) = media_type.schema {
            bodies
                .entry(schema)
                .or_default()
                .extend(&media_type.examples);
        }
    }
    bodies
}

/// The properties of bodies that answer a question.
pub(super) fn answers<'s>(lowering: &Lowering<'s>) -> HashSet<(SchemaId, &'s str)> {
    let operations = lowering.spec.operations.iter();
    let challenges = operations.filter_map(|it| Some((it.challenge.as_ref()?, it.body.as_ref()?)));
    challenges
        .flat_map(|(challenge, body)| {
            let schemas = body.content.iter().filter_map(|content| content.schema);
            schemas.map(|schema| (lowering.target(schema), challenge.answer.text.as_str()))
        })
        .collect()
}

/// Tells of what does not fit, once for each cause.
pub(super) fn tell(lowering: &mut Lowering<'_>, misfits: Vec<Misfit>) {
    let mut causes: IndexMap<Cause, Vec<Misfit>> = IndexMap::new();
    for misfit in misfits {
        causes.entry(misfit.cause.clone()).or_default().push(misfit);
    }
    for misfits in causes.into_values() {
        let places = misfits
            .into_iter()
            .map(|misfit| (misfit.place, misfit.text));
        let diagnostic = repeated(places, Target::Value, |place, text| {
            let message = "the example does not fit its schema";
            Diagnostic::new(&codes::EXAMPLE_UNFIT, message, place)
                .label(text)
                .help("correct it, or its schema; `example()` is made without it")
        });
        lowering.diagnostics.extend(diagnostic);
    }
}

impl<'s> Examples<'_, 's> {
    /// What the document gives as an example, if it fits.
    pub(super) fn given(&mut self, schema: SchemaId) -> Option<&'s Value> {
        if let Some(known) = self.seen.get(&schema) {
            return *known;
        }
        let node: &'s Schema = self.lowering.schema(schema);
        let bodies = self.bodies.remove(&schema).unwrap_or_default();
        let mut fitting = None;
        for example in node.notes.example.iter().chain(bodies) {
            let (cause, text) = match self.lowering.fits(schema, &example.value) {
                Ok(()) if has_reference(&example.value) => {
                    let text = "a client takes its `$ref` for a name";
                    (Cause::of(schema, text), text.to_owned())
                }
                Ok(()) => {
                    fitting = Some(&example.value);
                    break;
                }
                Err(unfit) => (unfit.cause(schema), unfit.text()),
            };
            let place = example.pointer.clone();
            self.misfits.push(Misfit { place, cause, text });
        }
        self.seen.insert(schema, fitting);
        fitting
    }

    /// The example of a body without its answer to a question that nobody has asked.
    pub(super) fn unasked(&self, schema: SchemaId, example: Example) -> Example {
        let is_answer = |name: &str| self.answers.contains(&(schema, name));
        match example {
            Example::Json(Value::Object(mut members)) => {
                members.retain(|name, _| !is_answer(name));
                Example::Json(Value::Object(members))
            }
            Example::Object(mut members) => {
                members.retain(|(name, _)| !is_answer(name));
                Example::Object(members)
            }
            other @ (Example::Json(_) | Example::Of(_) | Example::List(_)) => other,
        }
    }
}
