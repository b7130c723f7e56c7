//! Parameters: arguments where they are required, setters where not.

use super::change::Spot;
use super::operations::Named;
use super::partners::Partners;
use super::uses::Use;
use super::wire::Wire;
use super::{Effect, Review, Travel, breaking_if, breaking_or_compatible, code, rules};
use crate::model::{Location, Operation, Parameter, Rule};

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
        // What has moved to another part of the request is known by its name.
        let plain = |operation: &'a Operation| {
            let parameters = operation.parameters.iter();
            parameters.map(|parameter| parameter.name.to_ascii_lowercase())
        };
        let partners = partners.by(plain(old), plain(new));
        let mut matched = Vec::new();
        let named = new.parameters.iter().zip(&now.names.parameters);
        for ((parameter, name), partner) in named.zip(partners.of_new) {
            let what = words(parameter);
            let other = partner.and_then(|index| {
                let name = before.names.parameters.get(index)?;
                Some((index, old.parameters.get(index)?, name))
            });
            let own = (now.setter(name), &parameter.pointer);
            if let Some((index, other, other_name)) = other {
                matched.push((index, parameter));
                let spot = Spot::both((before.setter(other_name), &other.pointer), own);
                if !other.required && !parameter.required {
                    self.say_renamed(&spot, (other_name, name), &what);
                }
                self.parameter(other, parameter, &spot, &what);
                continue;
            }
            let spot = Spot::of(None, Some(own));
            if parameter.required {
                let text = format!("{what} is new and required");
                let effects = (Effect::Breaking, Effect::Breaking);
                self.say(&rules::REQUIRED_PARAMETER_ADDED, effects, &spot, text);
            } else {
                self.say_new(&rules::PARAMETER_ADDED, &spot, &what);
            }
        }
        let named = old.parameters.iter().zip(&before.names.parameters);
        for ((parameter, name), is_kept) in named.zip(partners.is_kept) {
            if !is_kept {
                let spot = Spot::old(before.setter(name), &parameter.pointer);
                let text = format!("{} is gone", words(parameter));
                let effects = (Effect::Breaking, Effect::Breaking);
                self.say(&rules::PARAMETER_GONE, effects, &spot, text);
            }
        }
        // Arguments have no names where they are given, so their order counts.
        let shared = |(_, parameter): &&(usize, &Parameter)| parameter.required;
        let order = matched.iter().filter(shared).map(|(index, _)| *index);
        if !order.is_sorted() {
            let text = "the arguments of the method have another order";
            let effects = (Effect::None, Effect::Breaking);
            self.say(
                &rules::ARGUMENTS_REORDERED,
                effects,
                &before.spot(&now),
                text,
            );
        }
    }

    fn parameter(&mut self, old: &'a Parameter, new: &'a Parameter, spot: &Spot, what: &str) {
        self.say_deprecated(spot, (old.deprecated, new.deprecated), what);
        if old.required != new.required {
            let word = if new.required { "required" } else { "optional" };
            let rule = if new.required {
                &rules::PARAMETER_REQUIRED
            } else {
                &rules::PARAMETER_OPTIONAL
            };
            let effects = (breaking_or_compatible(new.required), Effect::Breaking);
            self.say(rule, effects, spot, format!("{what} is {word}"));
        }
        let effects = if old.json || new.json {
            self.compare(&old.ty, &new.ty, Travel::SENT)
        } else {
            self.compare_texts(&old.ty, &new.ty, Travel::SENT)
        };
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(&old.ty, &new.ty));
            self.say(&rules::PARAMETER_TYPE, effects, spot, text);
        }
        let is_list = |client, ty| matches!(Use { client, ty }.wire(), Some(Wire::List(_)));
        let mut limits = new.rules.clone();
        if !is_list(self.old, &old.ty) && is_list(self.new, &new.ty) {
            // One value was always there.
            limits.own.retain(|limit| *limit != Rule::MinItems(1));
        }
        let places = (place(old), place(new));
        if places.0 != places.1 {
            let text = format!("{what} was a {} parameter", places.0);
            let wire = (Effect::Breaking, Effect::None);
            self.say(&rules::PARAMETER_MOVED, wire, spot, text);
            self.limits(spot, (&old.rules, &limits), &new.ty, what);
            return;
        }
        let is_written_otherwise = old.json != new.json || !is_same_style(old, new);
        let text = format!("{what} is written in another style");
        let wire = (breaking_if(is_written_otherwise), Effect::None);
        self.say(&rules::PARAMETER_STYLE, wire, spot, text);
        self.limits(spot, (&old.rules, &limits), &new.ty, what);
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

fn place(parameter: &Parameter) -> &'static str {
    match &parameter.location {
        Location::Path(..) => "path",
        Location::Query { .. } => "query",
        Location::Header(..) => "header",
        Location::Cookie(..) => "cookie",
    }
}

fn words(parameter: &Parameter) -> String {
    format!(
        "the {} parameter {}",
        place(parameter),
        code(&parameter.name)
    )
}
