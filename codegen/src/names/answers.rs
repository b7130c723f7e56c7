//! Names of documented answers, after their status.

use super::case::pascal;
use super::lock::{Lock, Role};
use super::places;
use super::scope::Scope;
use crate::model::{Answer, Status};

/// The variants of an operation's answers; `place` is what they stand for together.
pub(super) fn variants(answers: &[Answer], lock: &Lock, role: Role, place: &str) -> Vec<String> {
    let mut scope = Scope::default();
    let pin = |answer: &Answer| lock.name(role, &places::answer(place, answer));
    scope.keep(answers.iter().filter_map(pin));
    let mut names = vec![String::new(); answers.len()];
    // The usual answers first, so that no other way of one takes the name of another.
    for is_usual in [true, false] {
        for (answer, slot) in answers.iter().zip(&mut names) {
            let name = match &answer.rust_name {
                Some(name) => pascal(name),
                None => of(answer.status),
            };
            match &answer.hint {
                None if is_usual => *slot = scope.claim_or(pin(answer), &name, ""),
                Some(hint) if !is_usual => {
                    let name = format!("{name}{}", pascal(hint));
                    *slot = scope.claim_or(pin(answer), &name, "");
                }
                None | Some(_) => {}
            }
        }
    }
    names
}

fn of(status: Status) -> String {
    match status {
        Status::Code(code) => http::StatusCode::from_u16(code)
            .ok()
            .and_then(|status| status.canonical_reason())
            .map_or_else(|| format!("Status{code}"), pascal),
        Status::Range(1) => "Informational".to_owned(),
        Status::Range(2) => "Success".to_owned(),
        Status::Range(3) => "Redirection".to_owned(),
        Status::Range(4) => "ClientError".to_owned(),
        Status::Range(5) => "ServerError".to_owned(),
        Status::Range(class) => format!("Status{class}xx"),
        Status::AnySuccess | Status::Any => "Default".to_owned(),
    }
}
