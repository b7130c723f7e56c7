//! Operations: what a caller passes and gets.

use super::docs::Docs;
use super::lower::Lowering;
use super::{Hint, Location, Operation, OperationId, Parameter, Rule, Scheme, Type, codes};
use crate::normal;
use crate::rfc9110::is_json;

impl Lowering<'_> {
    pub(super) fn operation(
        &mut self,
        id: OperationId,
        operation: &normal::Operation,
        schemes: &[Scheme],
    ) -> Operation {
        let by_path = format!("{} {}", operation.method, operation.path.text);
        let hint = operation.rust_name.clone().or_else(|| operation.id.clone());
        let mut parameters: Vec<Parameter> = operation
            .parameters
            .iter()
            .map(|parameter| self.parameter(id, parameter))
            .collect();
        parameters.sort_by_cached_key(|parameter| argument_order(parameter, &operation.path.text));
        let bodies = operation.body.as_ref().map(|body| self.bodies(id, body));
        let mut bodies = bodies.unwrap_or_default().into_iter();
        let answers = self.answers(id, &operation.method, &operation.responses);
        let security = self.requirements(operation, schemes);
        let servers = self.own_servers(&operation.servers);
        Operation {
            pointer: operation.pointer.clone(),
            hint: hint.unwrap_or_else(|| by_path.to_lowercase()),
            id: operation.id.clone().unwrap_or(by_path),
            idempotent: operation
                .idempotent
                .unwrap_or_else(|| is_idempotent(&operation.method)),
            method: operation.method.clone(),
            path: operation.path.text.clone(),
            query: operation.query.clone(),
            docs: Docs::summary(
                operation.summary.as_deref(),
                operation.description.as_deref(),
            ),
            deprecated: operation.deprecated,
            parameters,
            body: bodies.next(),
            other_bodies: bodies.collect(),
            success: answers.success,
            failures: answers.failures,
            accept: answers.accept,
            readings: answers.readings,
            security,
            servers,
            // These are looked up when all types are known.
            challenge: None,
            wait: None,
            chunk: None,
        }
    }

    fn parameter(&mut self, id: OperationId, parameter: &normal::Parameter) -> Parameter {
        let (ty, rules) = self.use_of(
            parameter.schema,
            Hint::Operation(id, parameter.name.clone()),
        );
        let schema = self.schema(parameter.schema);
        let target = self.schema(self.target(parameter.schema));
        let mut docs = Docs::of_use(schema, target);
        if parameter.description.is_some() {
            docs.text = Docs::text(parameter.description.as_deref()).text;
        }
        if let Some(media_type) = &parameter.content
            && !is_json(media_type)
        {
            self.warn(
                &codes::NOT_SENT,
                &parameter.pointer,
                format!(
                    "a parameter of the media type `{}`",
                    Docs::plain(media_type)
                ),
                "written as JSON",
                "use `application/json`, or a `schema` with a style",
            );
        }
        if parameter.content.is_none() {
            self.check_style(parameter);
        }
        let has_limit = rules
            .own
            .iter()
            .any(|rule| matches!(rule, Rule::MinItems(_)));
        let rules = if has_limit {
            rules
        } else {
            rules.and(self.has_items(parameter))
        };
        Parameter {
            pointer: parameter.pointer.clone(),
            name: parameter.name.clone(),
            hint: parameter
                .rust_name
                .clone()
                .unwrap_or_else(|| parameter.name.clone()),
            location: parameter.location.clone(),
            json: parameter.content.is_some(),
            required: parameter.required,
            deprecated: parameter.deprecated || schema.notes.deprecated,
            ty,
            rules,
            docs,
        }
    }
}

impl Parameter {
    /// Whether it may be sent without a value, which a value of its type cannot say.
    pub fn may_be_empty(&self) -> bool {
        let allowed = matches!(
            self.location,
            Location::Query {
                allow_empty: true,
                ..
            }
        );
        allowed && !self.required && self.ty != Type::String
    }
}

/// Where a parameter stands among the others, so that no argument changes places with another one
/// when the document is written in another order: those of the path as the path has them, the
/// other required ones by name, and then what is optional.
fn argument_order(parameter: &Parameter, path: &str) -> (usize, bool, String) {
    let in_path = matches!(parameter.location, Location::Path(..));
    let position = path
        .find(&format!("{{{}}}", parameter.name))
        .filter(|_| in_path);
    let is_argument = parameter.required;
    let name = if is_argument {
        parameter.name.clone()
    } else {
        String::new()
    };
    (position.unwrap_or(usize::MAX), !is_argument, name)
}

/// Whether HTTP defines that sending the request twice has the effect of sending it once.
fn is_idempotent(method: &str) -> bool {
    matches!(
        method,
        "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS" | "TRACE" | "QUERY"
    )
}
