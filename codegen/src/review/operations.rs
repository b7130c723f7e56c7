//! Operations: those that are gone or new, and what makes up those that both clients have.

use std::collections::HashMap;

use super::change::Spot;
use super::partners::Partners;
use super::{Effect, Review, breaking_if, breaking_or_compatible, code, rules};
use crate::model::{Operation, OperationId, Server};
use crate::names::{GroupNames, OperationNames};
use crate::pointer::Pointer;

/// An operation with its names.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
    group: Option<&'a GroupNames>,
}

impl<'a> super::Client<'a> {
    pub(super) fn operations(self) -> impl Iterator<Item = Named<'a>> {
        let Self { api, names } = self;
        let groups = api.groups.iter().zip(&names.groups);
        let groups = groups.flat_map(|(group, names)| {
            let operations = group.operations.iter();
            operations.map(move |id| (*id, names))
        });
        let groups: HashMap<OperationId, &GroupNames> = groups.collect();
        let all = api.operations.iter().zip(&names.operations).enumerate();
        all.map(move |(index, (operation, names))| Named {
            operation,
            names,
            group: groups.get(&OperationId(index)).copied(),
        })
    }
}

impl Named<'_> {
    fn method(&self) -> String {
        let accessor = self.group.map_or("", |group| group.accessor.as_str());
        format!("{accessor}().{}()", self.names.method)
    }

    /// The path of a method of its group.
    pub(super) fn path(&self, method: &str) -> String {
        let handle = self.group.map_or("", |group| group.handle.as_str());
        self.within(&format!("{handle}::{method}"))
    }

    /// The path of something in its module.
    pub(super) fn within(&self, name: &str) -> String {
        let module = self.group.map_or("", |group| group.module.as_str());
        format!("api::{module}::{name}")
    }

    /// The path of a parameter, or of another setter.
    pub(super) fn setter(&self, name: &str) -> String {
        self.within(&format!("{}::{name}", self.names.marker))
    }

    /// The operation itself.
    fn own(&self) -> (String, &Pointer) {
        (self.path(&self.names.method), &self.operation.pointer)
    }

    /// The types of its module that both have.
    fn spot_of(&self, now: &Self, (was, is): (&str, &str)) -> Spot {
        let old = (self.within(was), &self.operation.pointer);
        Spot::both(old, (now.within(is), &now.operation.pointer))
    }

    /// What both are.
    pub(super) fn spot(&self, now: &Self) -> Spot {
        Spot::both(self.own(), now.own())
    }

    fn id(&self) -> String {
        self.operation.id.clone()
    }

    pub(super) fn route(&self) -> String {
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
                self.enter_operation(now);
                let spot = Spot::of(None, Some(now.own()));
                self.say_new(&rules::OPERATION_ADDED, &spot, "the operation");
            }
        }
        let gone = old
            .iter()
            .zip(partners.is_kept)
            .filter(|(_, is_kept)| !is_kept);
        for (before, _) in gone {
            self.enter_operation(before);
            let spot = Spot::of(Some(before.own()), None);
            let effects = (Effect::Breaking, Effect::Breaking);
            self.say(
                &rules::OPERATION_GONE,
                effects,
                &spot,
                "the operation is gone",
            );
        }
        self.concerned.clear();
    }

    fn enter_operation(&mut self, operation: &Named<'_>) {
        self.subject = code(operation.route());
        self.concerned = vec![operation.route()];
    }

    fn operation(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        self.enter_operation(&now);
        let spot = before.spot(&now);
        let wire = (Effect::Breaking, Effect::None);
        if before.template() != now.template() {
            let text = format!("the operation was {}", code(before.route()));
            self.say(&rules::OPERATION_MOVED, wire, &spot, text);
        }
        if old.query != new.query {
            let text = "the query that its path has is another";
            self.say(&rules::FIXED_QUERY_CHANGED, wire, &spot, text);
        }
        self.names(before, now);
        let deprecated = (old.deprecated, new.deprecated);
        self.say_deprecated(&spot, deprecated, "the operation");
        if old.idempotent != new.idempotent {
            let text = if new.idempotent {
                "the operation is sent again after failures"
            } else {
                "the operation is no longer sent again after failures"
            };
            let effects = (Effect::Compatible, Effect::Compatible);
            self.say(&rules::RETRY_CHANGED, effects, &spot, text);
        }
        self.parameters(before, now);
        self.bodies(before, now);
        self.answers(before, now);
        self.security(old, new, &spot);
        let url = |servers: &[Server]| servers.first().map(|server| server.url.clone());
        let (was, is) = (url(&old.servers), url(&new.servers));
        if was != is {
            let text = match is {
                Some(url) => format!("the operation goes to {}", code(url)),
                None => "the operation has no server of its own any more".to_owned(),
            };
            self.say(&rules::OPERATION_SERVER_CHANGED, wire, &spot, text);
        }
        self.conveniences(before, now);
    }

    fn names(&mut self, before: Named<'a>, now: Named<'a>) {
        let (was, is) = (before.method(), now.method());
        self.say_renamed(&before.spot(&now), (&was, &is), "the operation");
        // The names of its types follow from that of the method.
        if before.names.method == now.names.method {
            let (was, is) = (&before.names.marker, &now.names.marker);
            let spot = before.spot_of(&now, (was, is));
            self.say_renamed(&spot, (was, is), "the type that stands for it");
            let (was, is) = (&before.names.error, &now.names.error);
            let spot = before.spot_of(&now, (was, is));
            self.say_renamed(&spot, (was, is), "its error");
        }
    }

    /// Old callers have the credentials of one of the old alternatives.
    fn security(&mut self, old: &Operation, new: &Operation, spot: &Spot) {
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
        let rule = if is_enough {
            &rules::SECURITY_RELAXED
        } else {
            &rules::SECURITY_TIGHTENED
        };
        let effects = (breaking_or_compatible(!is_enough), Effect::None);
        self.say(rule, effects, spot, text);
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
            let own = |named: &Named<'a>, name: &Option<String>| Some(named.path(name.as_ref()?));
            let spot = Spot::of(
                own(&before, &was).map(|item| (item, &old.pointer)),
                own(&now, &is).map(|item| (item, &new.pointer)),
            );
            match (was, is) {
                (Some(was), Some(is)) => {
                    self.say_renamed(&spot, (&was, &is), "a method of several calls");
                }
                (Some(was), None) => {
                    let effects = (Effect::None, breaking_if(true));
                    let text = format!("the method `{was}` is gone");
                    self.say(&rules::HELPER_GONE, effects, &spot, text);
                }
                (None, Some(is)) => {
                    self.say_new(&rules::HELPER_ADDED, &spot, &format!("the method `{is}`"));
                }
                (None, None) => {}
            }
        }
    }
}
