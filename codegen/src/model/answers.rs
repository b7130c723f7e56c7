//! Documented answers: which of them are what a call yields, and which are errors.

use super::docs::Docs;
use super::lower::Lowering;
use super::{Answer, Hint, OperationId, Payload, Status, codes};
use crate::normal::{Response, StatusCode};

impl Lowering<'_> {
    /// What a call yields, and its errors.
    ///
    /// `default` is an error, unless the document names no success: then it is both.
    pub(super) fn answers(
        &mut self,
        id: OperationId,
        responses: &[Response],
    ) -> (Vec<Answer>, Vec<Answer>) {
        let has_success = responses.iter().any(|response| class(response) == Some(2));
        let (mut success, mut failures) = (Vec::new(), Vec::new());
        // Exact statuses before ranges before the rest, as they are matched.
        let mut ordered: Vec<&Response> = responses.iter().collect();
        ordered.sort_by_key(|response| match response.status {
            Some(StatusCode::Code(_)) => 0,
            Some(StatusCode::Range(_)) => 1,
            None => 2,
        });
        for response in ordered {
            let class = class(response);
            let yields = match class {
                Some(1 | 2) => true,
                Some(3) => !has_success,
                _ => false,
            };
            let role = if yields { "response" } else { "error" };
            let hint = format!("{} {role}", status_text(response));
            let answer = self.answer(id, response, hint.trim());
            if class.is_none() && !responses.iter().any(is_expected) {
                success.push(Answer { status: Status::AnySuccess, ..answer.clone() });
            }
            if yields { success.push(answer) } else { failures.push(answer) }
        }
        (success, failures)
    }

    fn answer(&mut self, id: OperationId, response: &Response, role: &str) -> Answer {
        let status = match response.status {
            Some(StatusCode::Code(code)) => Status::Code(code),
            Some(StatusCode::Range(class)) => Status::Range(class),
            None => Status::Any,
        };
        // Answers to these have no body, whatever the document says.
        let bodiless = matches!(status, Status::Code(204 | 205 | 304));
        let payload = match self.preferred(&response.content) {
            Some(media_type) if !bodiless => {
                self.payload(media_type, Hint::Operation(id, role.to_owned())).0
            }
            Some(media_type) => {
                self.warn(
                    &codes::NOT_SENT,
                    &media_type.pointer,
                    "an answer of this status has no body",
                    "taken as empty",
                );
                Payload::Empty
            }
            None => Payload::Empty,
        };
        Answer {
            pointer: response.pointer.clone(),
            status,
            rust_name: response.rust_name.clone(),
            payload,
            docs: Docs::text(Some(&response.description)),
        }
    }
}

/// The first digit of the status; `None` for `default`.
fn class(response: &Response) -> Option<u16> {
    match response.status {
        Some(StatusCode::Code(code)) => Some(code / 100),
        Some(StatusCode::Range(class)) => Some(class),
        None => None,
    }
}

fn is_expected(response: &Response) -> bool {
    matches!(class(response), Some(1..=3))
}

fn status_text(response: &Response) -> String {
    match &response.status {
        // The usual answer needs no number in the name of its type.
        Some(StatusCode::Code(200 | 201)) => String::new(),
        Some(status) => status.to_string(),
        None => "default".to_owned(),
    }
}
