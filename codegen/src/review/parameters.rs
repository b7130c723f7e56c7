//! Parameters: arguments where they are required, setters where not.

use super::operations::Named;
use super::partners::Partners;
use super::{Effect, Place, Review, Travel, breaking_if, breaking_or_compatible, code};
use crate::model::{Location, Operation, Parameter};

/// By what a parameter is known to the server: where it is sent and under which name, or which
/// hole of the path it fills.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Path(Option<usize>),
    Query(&'a str),
    Header(String),
    Cookie(&'a str),
}

impl<'a> Review<'a> {
    pub(super) fn parameters(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let keys = |operation: &'a Operation| {
            let parameters = operation.parameters.iter();
            parameters.map(|parameter| key(operation, parameter))
        };
        let partners = Partners::none(old.parameters.len(), new.parameters.len());
        let partners = partners.by(keys(old), keys(new));
        let mut matched = Vec::new();
        let named = new.parameters.iter().zip(&now.names.parameters);
        for ((parameter, name), partner) in named.zip(partners.of_new) {
            let what = words(parameter);
            let other = partner.and_then(|index| old.parameters.get(index));
            if let (Some(index), Some(other)) = (partner, other) {
                matched.push((index, parameter));
                if let Some(other_name) = before.names.parameters.get(index)
                    && !other.required
                    && !parameter.required
                {
                    self.say_renamed(&parameter.pointer, (other_name, name), &what);
                }
                self.parameter(other, parameter, &what);
            } else if parameter.required {
                let place = Place::New(parameter.pointer.clone());
                let text = format!("{what} is new and required");
                self.say((Effect::Breaking, Effect::Breaking), place, text);
            } else {
                self.say_new(&parameter.pointer, &what);
            }
        }
        for (parameter, is_kept) in old.parameters.iter().zip(partners.is_kept) {
            if !is_kept {
                let place = Place::Old(parameter.pointer.clone());
                let text = format!("{} is gone", words(parameter));
                self.say((Effect::Breaking, Effect::Breaking), place, text);
            }
        }
        // Arguments have no names where they are given, so their order counts.
        let shared = |(_, parameter): &&(usize, &Parameter)| parameter.required;
        let order = matched.iter().filter(shared).map(|(index, _)| *index);
        if !order.is_sorted() {
            let place = Place::New(new.pointer.clone());
            let text = "the arguments of the method have another order";
            self.say((Effect::None, Effect::Breaking), place, text);
        }
    }

    fn parameter(&mut self, old: &'a Parameter, new: &'a Parameter, what: &str) {
        let place = || Place::New(new.pointer.clone());
        self.say_deprecated(&new.pointer, (old.deprecated, new.deprecated), what);
        if old.required != new.required {
            let word = if new.required { "required" } else { "optional" };
            let effects = (breaking_or_compatible(new.required), Effect::Breaking);
            self.say(effects, place(), format!("{what} is {word}"));
        }
        let effects = self.compare(&old.ty, &new.ty, Travel::SENT);
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(&old.ty, &new.ty));
            self.say(effects, place(), text);
        }
        let is_written_otherwise = old.json != new.json || !is_same_style(old, new);
        let text = format!("{what} is written in another style");
        self.say(
            (breaking_if(is_written_otherwise), Effect::None),
            place(),
            text,
        );
        self.limits(&new.pointer, (&old.rules, &new.rules), what);
    }
}

fn key<'a>(operation: &Operation, parameter: &'a Parameter) -> Key<'a> {
    match &parameter.location {
        Location::Path(..) => {
            let hole = format!("{{{}}}", parameter.name);
            let before = operation.path.split(&hole).next().unwrap_or_default();
            let is_there = before.len() < operation.path.len();
            Key::Path(is_there.then(|| before.matches('{').count()))
        }
        Location::Query { .. } => Key::Query(&parameter.name),
        Location::Header(..) => Key::Header(parameter.name.to_ascii_lowercase()),
        Location::Cookie(..) => Key::Cookie(&parameter.name),
    }
}

fn is_same_style(old: &Parameter, new: &Parameter) -> bool {
    match (&old.location, &new.location) {
        (
            Location::Query {
                style,
                explode,
                allow_reserved,
                ..
            },
            Location::Query {
                style: other,
                explode: explodes,
                allow_reserved: reserved,
                ..
            },
        ) => (style, explode, allow_reserved) == (other, explodes, reserved),
        (one, other) => one == other,
    }
}

fn words(parameter: &Parameter) -> String {
    let place = match &parameter.location {
        Location::Path(..) => "path",
        Location::Query { .. } => "query",
        Location::Header(..) => "header",
        Location::Cookie(..) => "cookie",
    };
    format!("the {place} parameter {}", code(&parameter.name))
}
