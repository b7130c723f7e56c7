//! Operations: those that are gone or new, and what makes up those that both clients have.

use std::collections::HashMap;

use super::partners::Partners;
use super::{Effect, Place, Review, breaking_if, breaking_or_compatible, code};
use crate::model::{Operation, OperationId, Server};
use crate::names::OperationNames;

/// An operation with its names.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
    /// The path to its method, `group().method`.
    accessor: &'a str,
}

impl<'a> super::Client<'a> {
    fn operations(self) -> impl Iterator<Item = Named<'a>> {
        let Self { api, names } = self;
        let groups = api.groups.iter().zip(&names.groups);
        let accessors = groups.flat_map(|(group, names)| {
            let operations = group.operations.iter();
            operations.map(move |id| (*id, names.accessor.as_str()))
        });
        let accessors: HashMap<OperationId, &str> = accessors.collect();
        let all = api.operations.iter().zip(&names.operations).enumerate();
        all.map(move |(index, (operation, names))| Named {
            operation,
            names,
            accessor: accessors
                .get(&OperationId(index))
                .copied()
                .unwrap_or_default(),
        })
    }
}

impl Named<'_> {
    fn method(&self) -> String {
        format!("{}().{}()", self.accessor, self.names.method)
    }

    fn id(&self) -> String {
        self.operation.id.clone()
    }

    fn route(&self) -> String {
        format!("{} {}", self.operation.method, self.operation.path)
    }

    /// The route without the names of its parameters.
    fn template(&self) -> String {
        let mut text = String::new();
        let mut is_inside = false;
        for c in self.route().chars() {
            match c {
                '{' => is_inside = true,
                '}' => is_inside = false,
                _ if is_inside => continue,
                _ => {}
            }
            text.push(c);
        }
        text
    }
}

impl<'a> Review<'a> {
    pub(super) fn operations(&mut self) {
        let old: Vec<Named<'a>> = self.old.operations().collect();
        let all: Vec<Named<'a>> = self.new.operations().collect();
        let mut partners = Partners::none(old.len(), all.len());
        // An operation that has moved is known by its id, one that has a new id by its path.
        for key in [Named::route, Named::id, Named::template] {
            partners = partners.by(old.iter().map(key), all.iter().map(key));
        }
        for (now, partner) in all.iter().zip(partners.of_new) {
            if let Some(before) = partner.and_then(|before| old.get(before)) {
                self.operation(*before, *now);
            } else {
                self.subject = code(now.route());
                self.say_new(&now.operation.pointer, "the operation");
            }
        }
        let gone = old
            .iter()
            .zip(partners.is_kept)
            .filter(|(_, is_kept)| !is_kept);
        for (before, _) in gone {
            self.subject = code(before.route());
            let place = Place::Old(before.operation.pointer.clone());
            let effects = (Effect::Breaking, Effect::Breaking);
            self.say(effects, place, "the operation is gone");
        }
    }

    fn operation(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        self.subject = code(now.route());
        let place = || Place::New(new.pointer.clone());
        if before.template() != now.template() {
            let text = format!("the operation was {}", code(before.route()));
            self.say((Effect::Breaking, Effect::None), place(), text);
        }
        if old.query != new.query {
            let effects = (Effect::Breaking, Effect::None);
            self.say(effects, place(), "the query that its path has is another");
        }
        self.names(before, now);
        self.say_deprecated(
            &new.pointer,
            (old.deprecated, new.deprecated),
            "the operation",
        );
        if old.idempotent != new.idempotent {
            let text = if new.idempotent {
                "the operation is sent again after failures"
            } else {
                "the operation is no longer sent again after failures"
            };
            self.say((Effect::Compatible, Effect::Compatible), place(), text);
        }
        self.parameters(before, now);
        self.bodies(before, now);
        self.answers(before, now);
        self.security(old, new);
        let url = |servers: &[Server]| servers.first().map(|server| server.url.clone());
        let (was, is) = (url(&old.servers), url(&new.servers));
        if was != is {
            let text = match is {
                Some(url) => format!("the operation goes to {}", code(url)),
                None => "the operation has no server of its own any more".to_owned(),
            };
            self.say((Effect::Breaking, Effect::None), place(), text);
        }
        self.conveniences(before, now);
    }

    fn names(&mut self, before: Named<'a>, now: Named<'a>) {
        let place = &now.operation.pointer;
        let (was, is) = (before.method(), now.method());
        self.say_renamed(place, (&was, &is), "the operation");
        // The names of its types follow from that of the method.
        if before.names.method == now.names.method {
            let (was, is) = (&before.names.marker, &now.names.marker);
            self.say_renamed(place, (was, is), "the type that stands for it");
            let (was, is) = (&before.names.error, &now.names.error);
            self.say_renamed(place, (was, is), "its error");
        }
    }

    /// Old callers have the credentials of one of the old alternatives.
    fn security(&mut self, old: &Operation, new: &Operation) {
        let named = |alternatives: &[Vec<usize>], client: super::Client<'a>| -> Vec<Vec<String>> {
            let name = |index: &usize| Some(client.api.schemes.get(*index)?.name.clone());
            let each = |schemes: &Vec<usize>| schemes.iter().filter_map(name).collect();
            alternatives.iter().map(each).collect()
        };
        let (was, is) = (
            named(&old.security, self.old),
            named(&new.security, self.new),
        );
        if was == is {
            return;
        }
        let suffices = |have: &Vec<String>| {
            is.is_empty()
                || is
                    .iter()
                    .any(|need| need.iter().all(|name| have.contains(name)))
        };
        let is_enough = if was.is_empty() {
            suffices(&Vec::new())
        } else {
            was.iter().all(suffices)
        };
        let words = |alternatives: &[Vec<String>]| {
            let each = alternatives.iter().map(|schemes| match schemes.as_slice() {
                [] => "nothing".to_owned(),
                schemes => (schemes.iter().map(code).collect::<Vec<_>>()).join(" and "),
            });
            let all: Vec<String> = each.collect();
            if all.is_empty() {
                "nothing".to_owned()
            } else {
                all.join(" or ")
            }
        };
        let text = format!("the operation needs {}, before {}", words(&is), words(&was));
        let place = Place::New(new.pointer.clone());
        self.say(
            (breaking_or_compatible(!is_enough), Effect::None),
            place,
            text,
        );
    }

    fn conveniences(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let wait = |operation: &Operation| {
            operation
                .wait
                .as_ref()
                .map(|_| "wait_until_ready".to_owned())
        };
        let methods = [
            (
                before.names.with_challenges.clone(),
                now.names.with_challenges.clone(),
            ),
            (before.names.in_chunks.clone(), now.names.in_chunks.clone()),
            (wait(old), wait(new)),
        ];
        for (was, is) in methods {
            match (was, is) {
                (Some(was), Some(is)) => {
                    self.say_renamed(&new.pointer, (&was, &is), "a method of several calls");
                }
                (Some(was), None) => {
                    let effects = (Effect::None, breaking_if(true));
                    let text = format!("the method `{was}` is gone");
                    self.say(effects, Place::New(new.pointer.clone()), text);
                }
                (None, Some(is)) => self.say_new(&new.pointer, &format!("the method `{is}`")),
                (None, None) => {}
            }
        }
    }
}
