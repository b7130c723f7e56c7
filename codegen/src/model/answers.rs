//! Documented answers: which of them are what a call yields, and which are errors.

use super::docs::Docs;
use super::lower::Lowering;
use super::representations::{Representation, Way, accept};
use super::{Answer, Hint, OperationId, Payload, Reading, Status, Type, codes};
use crate::normal::{MediaType, Response, StatusCode};

/// The answers of an operation.
pub(super) struct Answers {
    pub(super) success: Vec<Answer>,
    pub(super) failures: Vec<Answer>,
    pub(super) readings: Vec<Reading>,
    pub(super) accept: Option<String>,
}

impl Lowering<'_> {
    /// What a call yields, and its errors.
    ///
    /// `default` is an error, unless the document names no success: then it is both.
    pub(super) fn answers(
        &mut self,
        id: OperationId,
        method: &str,
        responses: &[Response],
    ) -> Answers {
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
            let is_any = class.is_none() && !responses.iter().any(is_expected);
            let answers = self.ways(id, method, response, role, yields || is_any);
            if is_any {
                let answers = answers.clone().into_iter().map(|answer| Answer {
                    status: Status::AnySuccess,
                    ..answer
                });
                success.push(answers.collect());
            }
            if yields {
                success.push(answers);
            } else {
                failures.extend(answers.into_iter().map(whole));
            }
        }
        // An error may come in any of its ways, so that each is a variant. How a success comes is
        // asked for.
        let readings = readings(&success, &failures);
        let success: Vec<Answer> = success
            .into_iter()
            .filter_map(|ways| ways.into_iter().next())
            .collect();
        let accept = asks_for(success.iter(), failures.iter(), true);
        Answers {
            success,
            failures,
            readings,
            accept,
        }
    }

    /// The ways in which a response may come, the usual one first. There is at least one.
    fn ways(
        &mut self,
        id: OperationId,
        method: &str,
        response: &Response,
        role: &str,
        may_stream: bool,
    ) -> Vec<Answer> {
        let status = match response.status {
            Some(StatusCode::Code(code)) => Status::Code(code),
            Some(StatusCode::Range(class)) => Status::Range(class),
            None => Status::Any,
        };
        let mut answer = Answer {
            pointer: response.pointer.clone(),
            status,
            rust_name: response.rust_name.clone(),
            payload: Payload::Empty,
            media_types: Vec::new(),
            beside: Vec::new(),
            hint: None,
            docs: Docs::text(Some(&response.description)),
        };
        // Answers to these have no body, whatever the document says.
        let is_head = method == "HEAD";
        if is_head || matches!(status, Status::Code(204 | 205 | 304)) {
            if let Some(media_type) = response.content.first() {
                let of = if is_head { "to HEAD" } else { "of this status" };
                self.warn(
                    &codes::NOT_SENT,
                    &media_type.pointer,
                    format!("an answer {of} has no body"),
                    "taken as empty",
                    if is_head {
                        format!("remove the {}", self.spec.words.body)
                    } else {
                        format!("remove the {}, or correct the status", self.spec.words.body)
                    },
                );
            }
            return vec![answer];
        }
        let representations = self.representations(&response.content);
        let names: Vec<Vec<String>> = representations.iter().map(Representation::names).collect();
        let mut answers = Vec::new();
        for (index, (one, media_types)) in representations.iter().zip(&names).enumerate() {
            let Some(media_type) = one.media_types.first() else {
                continue;
            };
            let other = (index > 0).then_some(one.hint.as_str());
            let words = [&status_text(response), other.unwrap_or_default(), role];
            let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            let hint = Hint::Operation(id, words.join(" "));
            answer.payload = self.received(one, media_type, hint, (other.is_none(), may_stream));
            answer.hint = other.map(str::to_owned);
            answer.media_types.clone_from(media_types);
            let others = names.iter().enumerate().filter(|(at, _)| *at != index);
            answer.beside = others.flat_map(|(_, names)| names.clone()).collect();
            answers.push(answer.clone());
        }
        if answers.is_empty() {
            answers.push(answer);
        }
        answers
    }

    /// What an answer of this media type is read as. What is lost is told of the usual one.
    fn received(
        &mut self,
        one: &Representation<'_>,
        media_type: &MediaType,
        hint: Hint,
        (is_usual, may_stream): (bool, bool),
    ) -> Payload {
        let is_told = is_usual && !matches!(one.way, Way::Json | Way::Plain);
        match one.way {
            Way::Json => match media_type.schema {
                Some(schema) => Payload::Json(self.nullable_use_of(schema, hint).0),
                None => Payload::Json(Type::Json),
            },
            Way::Plain => match media_type.schema {
                Some(schema) => Payload::Plain(self.use_of(schema, hint).0),
                None => Payload::Text,
            },
            Way::Items(framing) if let (Some(items), true) = (&media_type.items, may_stream) => {
                Payload::Items(self.nullable_use_of(items.schema, hint).0, framing)
            }
            Way::Items(_) if is_told && media_type.items.is_some() => {
                self.warn(
                    &codes::RAW_BODY,
                    &media_type.pointer.child("itemSchema"),
                    "the items of an error are not handed over one by one",
                    "the body of an error is kept as it came",
                    "read the items from that body yourself",
                );
                Payload::Bytes
            }
            way @ (Way::Text | Way::Document | Way::Bytes | Way::Events | Way::Items(_)) => {
                if is_told {
                    self.warn_raw(media_type);
                }
                match way {
                    Way::Text => Payload::Text,
                    Way::Document => Payload::Bytes,
                    Way::Json | Way::Plain | Way::Bytes | Way::Events | Way::Items(_) => {
                        Payload::Stream
                    }
                }
            }
        }
    }
}

/// Errors are kept and shown, so they are received as a whole.
fn whole(mut answer: Answer) -> Answer {
    if let Payload::Stream | Payload::Items(..) = answer.payload {
        answer.payload = Payload::Bytes;
    }
    answer
}

/// The other ways to read the successes: a response without this way comes in its usual one.
fn readings<'a>(success: &'a [Vec<Answer>], failures: &'a [Answer]) -> Vec<Reading> {
    let mut hints: Vec<&String> = Vec::new();
    for hint in success
        .iter()
        .flatten()
        .filter_map(|answer| answer.hint.as_ref())
    {
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    let reading = |hint: &String| {
        let is_wanted = |answer: &&Answer| answer.hint.as_ref() == Some(hint);
        let of_status = |ways: &'a Vec<Answer>| ways.iter().find(is_wanted).or(ways.first());
        let found: Vec<&Answer> = success.iter().filter_map(of_status).collect();
        let (wanted, others): (Vec<&Answer>, Vec<&Answer>) =
            found.iter().copied().partition(|answer| is_wanted(answer));
        let names = wanted.iter().flat_map(|answer| answer.media_types.clone());
        Reading {
            hint: hint.clone(),
            media_types: names.collect(),
            accept: asks_for(
                wanted.into_iter(),
                others.into_iter().chain(failures),
                false,
            ),
            success: found
                .into_iter()
                .map(|answer| Answer {
                    hint: None,
                    ..answer.clone()
                })
                .collect(),
        }
    };
    hints.into_iter().map(reading).collect()
}

/// What a call asks for that is made for some of its answers more than for others.
fn asks_for<'a>(
    wanted: impl Iterator<Item = &'a Answer>,
    others: impl Iterator<Item = &'a Answer>,
    unasked: bool,
) -> Option<String> {
    let wanted = wanted.filter(|answer| answer.payload != Payload::Empty);
    let wanted = wanted.map(|answer| {
        let is_json = matches!(answer.payload, Payload::Json(_));
        (is_json, answer.media_types.as_slice())
    });
    let others = others.map(|answer| answer.media_types.as_slice());
    accept(wanted, others, unasked)
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
