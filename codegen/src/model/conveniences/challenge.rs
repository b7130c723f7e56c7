//! `x-challenge`: which error asks, and what answers it.

use super::fields::FieldAt;
use super::{fault, shown};
use crate::diagnostic::Diagnostic;
use crate::model::{Answer, Operation, Payload, Presence, Status, Types, codes};
use crate::normal;

/// An error asks for an answer, and the operation is called again with it.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// The error, as an index of [`Operation::failures`].
    pub failure: usize,
    /// The field of the body that takes the answer.
    pub answer: FieldAt,
}

impl Types {
    pub(super) fn challenge(
        &self,
        operation: &Operation,
        written: &normal::Challenge,
    ) -> Result<Challenge, Diagnostic> {
        let code = &codes::CHALLENGE;
        let place = written.pointer.child("status");
        let asks = |answer: &Answer| matches!(answer.status, Status::Code(code) if u64::from(code) == written.status);
        let Some(failure) = operation.failures.iter().position(asks) else {
            let status = written.status;
            let covers = |answer: &Answer| match answer.status {
                Status::Code(_) | Status::AnySuccess => false,
                Status::Range(range) => u64::from(range) == status / 100,
                Status::Any => !(200..300).contains(&status),
            };
            let is_covered = operation.failures.iter().any(covers);
            let (message, help) = if is_covered {
                // The other errors that it stands for do not ask.
                let message = format!("{status} shares its response with other errors");
                let help = format!("give it one of its own: `responses: {{\"{status}\": …}}`");
                (message, help)
            } else {
                let message = format!("{status} is no error of this operation");
                let help = "name a status of its `responses` that is no success";
                (message, help.to_owned())
            };
            return Err(Diagnostic::new(code, message, place).help(help));
        };
        let asking = operation.failures.get(failure);
        if asking.is_some_and(|answer| matches!(answer.payload, Payload::Empty)) {
            let message = "an error without a body asks nothing";
            let help = "give the response a schema";
            return Err(Diagnostic::new(code, message, place).help(help));
        }
        let body = operation
            .body
            .as_ref()
            .and_then(|body| match &body.payload {
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
        let answer = self.field(code, body, "the request body", &written.answer)?;
        match self.presence(answer) {
            Some(Presence::Optional | Presence::Either) => Ok(Challenge { failure, answer }),
            Some(Presence::Required | Presence::Nullable | Presence::SentOnly) | None => {
                let text = shown(&written.answer);
                let message = format!("{text} is required, but the first request has no answer");
                let help = "take it off the list of required properties";
                Err(fault(code, &written.answer, message).help(help))
            }
        }
    }
}
