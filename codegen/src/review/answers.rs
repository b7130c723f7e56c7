//! Answers: what a call yields, and its errors.

use super::change::Spot;
use super::operations::Named;
use super::partners::Partners;
use super::{Effect, Review, Rule, Travel, breaking_if, breaking_or_compatible, rules};
use crate::model::{Answer, Operation, Payload, Status};

impl<'a> Review<'a> {
    pub(super) fn answers(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let shape = (yields(old), yields(new));
        if shape.0 != shape.1 {
            let text = format!("a call yields {}, before {}", shape.1, shape.0);
            let effects = (Effect::None, Effect::Breaking);
            self.say(&rules::ANSWER_SHAPE, effects, &before.spot(&now), text);
        }
        let is_enum = shape == (SEVERAL, SEVERAL);
        let names = is_enum.then_some((&before.names.success, &now.names.success));
        let partners = same_status(&old.success, &new.success);
        for (index, (answer, partner)) in new.success.iter().zip(&partners.of_new).enumerate() {
            let what = format!("the answer {}", words(answer.status));
            let own = (success(&now, index), &answer.pointer);
            let known = partner.and_then(|known| Some((known, old.success.get(known)?)));
            let Some((index_of_known, known)) = known else {
                let known = covering(&old.success, answer);
                // The old client does not know it to be a success.
                let effects = (breaking_or_compatible(known.is_none()), Effect::None);
                let spot = Spot::of(None, Some(own));
                self.say(
                    &rules::ANSWER_ADDED,
                    effects,
                    &spot,
                    format!("{what} is new"),
                );
                self.covered(&rules::ANSWER_TYPE, (known, Some(answer)), &spot, &what);
                continue;
            };
            let spot = Spot::both((success(&before, index_of_known), &known.pointer), own);
            if let Some((was, is)) = names
                && let (Some(was), Some(is)) = (was.get(index_of_known), is.get(index))
            {
                self.say_renamed(&spot, (was, is), &what);
            }
            self.answer(&rules::ANSWER_TYPE, (known, answer), &spot, &what);
        }
        let kept = old.success.iter().zip(partners.is_kept);
        for (index, (answer, is_kept)) in kept.enumerate() {
            if is_kept {
                continue;
            }
            let what = format!("the answer {}", words(answer.status));
            let spot = Spot::old(success(&before, index), &answer.pointer);
            let effects = (Effect::None, breaking_if(is_enum).max(Effect::Compatible));
            self.say(
                &rules::ANSWER_GONE,
                effects,
                &spot,
                format!("{what} is gone"),
            );
            let both = (Some(answer), covering(&new.success, answer));
            self.covered(&rules::ANSWER_TYPE, both, &spot, &what);
        }
        self.failures(before, now);
        self.readings(before, now);
    }

    /// The other ways to read the successes.
    fn readings(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let what = |hint: &str| format!("the answer as {hint}");
        for (reading, names) in new.readings.iter().zip(&now.names.readings) {
            let what = what(&reading.hint);
            let known = old.readings.iter().find(|known| known.hint == reading.hint);
            let Some(known) = known else {
                let spot = Spot::new(now.setter(&names.method), &new.pointer);
                self.say_new(&rules::READING_ADDED, &spot, &what);
                continue;
            };
            let partners = same_status(&known.success, &reading.success);
            for (answer, partner) in reading.success.iter().zip(partners.of_new) {
                if let Some(known) = partner.and_then(|index| known.success.get(index)) {
                    let item = now.setter(&names.method);
                    let is = (item.clone(), &answer.pointer);
                    let spot = Spot::both((item, &known.pointer), is);
                    self.answer(&rules::ANSWER_TYPE, (known, answer), &spot, &what);
                }
            }
        }
        for (reading, names) in old.readings.iter().zip(&before.names.readings) {
            if new.readings.iter().all(|known| known.hint != reading.hint) {
                let spot = Spot::old(before.setter(&names.method), &old.pointer);
                let effects = (Effect::Breaking, Effect::Breaking);
                let text = format!("{} is gone", what(&reading.hint));
                self.say(&rules::READING_GONE, effects, &spot, text);
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
            let variant = |named: &Named<'a>, name: &str| {
                named.within(&format!("{}::{name}", named.names.error))
            };
            let own = (variant(&now, name), &answer.pointer);
            let Some((index, known)) = known else {
                let spot = Spot::of(None, Some(own));
                self.say_new(&rules::ERROR_ADDED, &spot, &what);
                let both = (covering(&old.failures, answer), Some(answer));
                self.covered(&rules::ERROR_TYPE, both, &spot, &what);
                continue;
            };
            let Some(was) = before.names.failures.get(index) else {
                continue;
            };
            let spot = Spot::both((variant(&before, was), &known.pointer), own);
            self.say_renamed(&spot, (was, name), &what);
            self.answer(&rules::ERROR_TYPE, (known, answer), &spot, &what);
        }
        let named = old.failures.iter().zip(&before.names.failures);
        for ((answer, name), is_kept) in named.zip(partners.is_kept) {
            if !is_kept {
                let what = error_words(answer);
                let item = before.within(&format!("{}::{name}", before.names.error));
                let spot = Spot::old(item, &answer.pointer);
                let effects = (Effect::None, Effect::Breaking);
                self.say(
                    &rules::ERROR_GONE,
                    effects,
                    &spot,
                    format!("{what} is gone"),
                );
                let both = (Some(answer), covering(&new.failures, answer));
                self.covered(&rules::ERROR_TYPE, both, &spot, &what);
            }
        }
    }

    /// Compares what answers carry of which one stands for the status of the other: the old client
    /// still gets them.
    fn covered(
        &mut self,
        rule: &'static Rule,
        both: (Option<&'a Answer>, Option<&'a Answer>),
        spot: &Spot,
        what: &str,
    ) {
        let is_error = rule == &rules::ERROR_TYPE;
        if let (Some(old), Some(new)) = both
            // An error without a body is that error all the same.
            && !(is_error && [&old.payload, &new.payload].contains(&&Payload::Empty))
        {
            self.is_hidden = true;
            self.answer(rule, (old, new), spot, what);
            self.is_hidden = false;
        }
    }

    fn answer(
        &mut self,
        rule: &'static Rule,
        (old, new): (&'a Answer, &'a Answer),
        spot: &Spot,
        what: &str,
    ) {
        let payloads = (&old.payload, &new.payload);
        self.payload(rule, payloads, spot, what, Travel::RECEIVED);
    }
}

/// The item of a success: its variant, or the method where there is but one.
fn success(named: &Named<'_>, index: usize) -> String {
    match named.names.success.get(index) {
        Some(name) if yields(named.operation) == SEVERAL => {
            named.within(&format!("{}::{name}", named.names.output))
        }
        Some(_) | None => named.path(&named.names.method),
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
