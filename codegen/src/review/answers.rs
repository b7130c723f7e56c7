//! Answers: what a call yields, and its errors.

use super::operations::Named;
use super::partners::Partners;
use super::{Effect, Place, Review, Travel, breaking_if, breaking_or_compatible};
use crate::model::{Answer, Operation, Payload, Status};

impl<'a> Review<'a> {
    pub(super) fn answers(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let shape = (yields(old), yields(new));
        if shape.0 != shape.1 {
            let text = format!("a call yields {}, before {}", shape.1, shape.0);
            let place = Place::New(new.pointer.clone());
            self.say((Effect::None, Effect::Breaking), place, text);
        }
        let is_enum = shape == (SEVERAL, SEVERAL);
        let names = is_enum.then_some((&before.names.success, &now.names.success));
        let travel = Travel::RECEIVED;
        let partners = same_status(&old.success, &new.success);
        for (index, (answer, partner)) in new.success.iter().zip(&partners.of_new).enumerate() {
            let what = format!("the answer {}", words(answer.status));
            let place = Place::New(answer.pointer.clone());
            let known = partner.and_then(|known| Some((known, old.success.get(known)?)));
            let Some((index_of_known, known)) = known else {
                let known = covering(&old.success, answer);
                // The old client does not know it to be a success.
                let effects = (breaking_or_compatible(known.is_none()), Effect::None);
                self.say(effects, place, format!("{what} is new"));
                self.covered(known, Some(answer), &what);
                continue;
            };
            if let Some((was, is)) = names
                && let (Some(was), Some(is)) = (was.get(index_of_known), is.get(index))
            {
                self.say_renamed(&answer.pointer, (was, is), &what);
            }
            self.payload((&known.payload, &answer.payload), place, &what, travel);
        }
        for (answer, is_kept) in old.success.iter().zip(partners.is_kept) {
            if is_kept {
                continue;
            }
            let what = format!("the answer {}", words(answer.status));
            let place = Place::Old(answer.pointer.clone());
            let effects = (Effect::None, breaking_if(is_enum));
            self.say(effects, place, format!("{what} is gone"));
            self.covered(Some(answer), covering(&new.success, answer), &what);
        }
        self.failures(before, now);
        self.readings(old, new);
    }

    /// The other ways to read the successes.
    fn readings(&mut self, old: &'a Operation, new: &'a Operation) {
        let what = |hint: &str| format!("the answer as {hint}");
        for reading in &new.readings {
            let what = what(&reading.hint);
            let known = old.readings.iter().find(|known| known.hint == reading.hint);
            let Some(known) = known else {
                self.say_new(&new.pointer, &what);
                continue;
            };
            let partners = same_status(&known.success, &reading.success);
            for (answer, partner) in reading.success.iter().zip(partners.of_new) {
                if let Some(known) = partner.and_then(|index| known.success.get(index)) {
                    let place = Place::New(answer.pointer.clone());
                    let payloads = (&known.payload, &answer.payload);
                    self.payload(payloads, place, &what, Travel::RECEIVED);
                }
            }
        }
        for reading in &old.readings {
            if new.readings.iter().all(|known| known.hint != reading.hint) {
                let place = Place::Old(old.pointer.clone());
                let effects = (Effect::Breaking, Effect::Breaking);
                self.say(effects, place, format!("{} is gone", what(&reading.hint)));
            }
        }
    }

    fn failures(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let partners = same_status(&old.failures, &new.failures);
        let named = new.failures.iter().zip(&now.names.failures);
        for ((answer, name), partner) in named.zip(partners.of_new) {
            let what = error_words(answer);
            let known = partner.and_then(|known| Some((known, old.failures.get(known)?)));
            let Some((index, known)) = known else {
                self.say_new(&answer.pointer, &what);
                self.covered(covering(&old.failures, answer), Some(answer), &what);
                continue;
            };
            if let Some(was) = before.names.failures.get(index) {
                self.say_renamed(&answer.pointer, (was, name), &what);
            }
            let place = Place::New(answer.pointer.clone());
            self.payload(
                (&known.payload, &answer.payload),
                place,
                &what,
                Travel::RECEIVED,
            );
        }
        for (answer, is_kept) in old.failures.iter().zip(partners.is_kept) {
            if !is_kept {
                let what = error_words(answer);
                let place = Place::Old(answer.pointer.clone());
                let effects = (Effect::None, Effect::Breaking);
                self.say(effects, place, format!("{what} is gone"));
                self.covered(Some(answer), covering(&new.failures, answer), &what);
            }
        }
    }

    /// Compares what answers carry of which one stands for the status of the other: the old client
    /// still gets them.
    fn covered(&mut self, old: Option<&'a Answer>, new: Option<&'a Answer>, what: &str) {
        if let (Some(old), Some(new)) = (old, new) {
            let place = Place::New(new.pointer.clone());
            self.is_hidden = true;
            self.payload((&old.payload, &new.payload), place, what, Travel::RECEIVED);
            self.is_hidden = false;
        }
    }
}

const SEVERAL: &str = "one of several answers";

/// How a call gives its value.
fn yields(operation: &Operation) -> &'static str {
    match operation.single_output() {
        Some(Payload::Empty) => "nothing",
        None if operation.success.is_empty() => "nothing",
        Some(_) => "a value",
        None => SEVERAL,
    }
}

fn same_status(old: &[Answer], new: &[Answer]) -> Partners {
    let status = |answer: &Answer| (answer.status, answer.hint.clone());
    Partners::none(old.len(), new.len()).by(old.iter().map(status), new.iter().map(status))
}

/// The answer that stands for a status without being of it: the narrowest, as they are in order.
fn covering<'a>(answers: &'a [Answer], wanted: &Answer) -> Option<&'a Answer> {
    let mut answers = answers.iter();
    answers.find(|all| covers(all.status, wanted.status) && all.hint.is_none())
}

fn covers(all: Status, some: Status) -> bool {
    match (all, some) {
        (Status::Any | Status::AnySuccess, _) => true,
        (Status::Range(class), Status::Code(code)) => code / 100 == class,
        (one, other) => one == other,
    }
}

fn error_words(answer: &Answer) -> String {
    let status = words(answer.status);
    match &answer.hint {
        None => format!("the error {status}"),
        Some(hint) => format!("the error {status} as {hint}"),
    }
}

fn words(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::AnySuccess => "2XX by default".to_owned(),
        Status::Any => "by default".to_owned(),
    }
}
