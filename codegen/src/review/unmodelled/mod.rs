//! What the model does not hold, compared as it is written: defaults, conditions, extensions,
//! scopes, media types that are not read.
//!
//! The other files of this stage compare what the client is made of. Whatever else differs in what
//! the client calls is told here, so that no change passes as none.

mod judge;
mod merge;
mod places;
mod values;

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::change::Spot;
use super::{Both, Change, Effect, Rule, code, rules};
use crate::pointer::Pointer;
use judge::{Difference, is_limit};
use merge::{in_whole, target};
use places::{holds_names, keyword, operation, property, subject};
use values::{discriminator, identity, is_nothing, is_private, meaning, named, short, takes_null};

/// A document as it is written, and what of it the client calls.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The whole document.
    pub root: &'a Value,
    /// The operations.
    pub operations: &'a [Pointer],
}

/// Words for people, and names that the client itself shows.
const WORDS: [&str; 9] = [
    "description",
    "summary",
    "title",
    "example",
    "examples",
    "externalDocs",
    "tags",
    "operationId",
    "$comment",
];

/// What can be said in several ways, and is compared by its meaning elsewhere.
const SAID_OTHERWISE: [&str; 7] = [
    "allowReserved",
    "explode",
    "in",
    "nullable",
    "required",
    "style",
    "type",
];

/// What no other part of the review looks at, so that no change of another thing at the same place
/// stands for it. It is told in whole.
const NEVER_MODELLED: [&str; 18] = [
    "default",
    "not",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "propertyNames",
    "patternProperties",
    "contains",
    "minContains",
    "maxContains",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentMediaType",
    "contentSchema",
    "callbacks",
    "links",
];

/// The differences that none of the changes `told` stands for.
pub fn unmodelled(old: Written<'_>, new: Written<'_>, told: &[Change]) -> Vec<Change> {
    let is_older = |written: Written<'_>| written.root.get("swagger").is_some();
    if is_older(old) != is_older(new) {
        let root = Pointer::root();
        let spot = Spot::both((String::new(), &root), (String::new(), &root));
        let text = "the two are of different major versions of OpenAPI, so what the client does not \
             model is not compared";
        let effects = (Effect::Compatible, Effect::None);
        let document = "the document".to_owned();
        return vec![spot.into_change(&rules::NOT_COMPARED, document, text.to_owned(), effects)];
    }
    let mut of_place: HashMap<&str, Vec<&Change>> = HashMap::new();
    for change in told {
        let Both { old, new } = &change.place;
        for place in [old, new].into_iter().flatten() {
            of_place.entry(place.as_str()).or_default().push(change);
        }
    }
    let mut comparison = Comparison {
        old: old.root,
        new: new.root,
        told: of_place,
        changes: Vec::new(),
        places: HashMap::new(),
        compared: HashMap::new(),
        is_sent: true,
    };
    for pointer in new.operations {
        let before = old.operations.iter().find(|before| *before == pointer);
        let (before, now) = (
            before.and_then(|it| at(old.root, it)),
            at(new.root, pointer),
        );
        if let (Some(before), Some(now)) = (before, now) {
            comparison.values(before, now, pointer);
        }
    }
    let root = Pointer::root();
    let schemes = root.child("components").child("securitySchemes");
    let whole = ["security", "securityDefinitions", "servers", "webhooks"];
    let whole = whole.map(|keyword| root.child(keyword));
    for pointer in whole.iter().chain([&schemes]) {
        let nothing = Value::Object(Map::new());
        let (before, now) = (at(old.root, pointer), at(new.root, pointer));
        // Of what is named, each is told by itself, even if it is the first or the last.
        let whole = holds_names(pointer).then_some(&nothing);
        let keyword = pointer.last().unwrap_or_default();
        comparison.members(before.or(whole), now.or(whole), pointer, &keyword);
    }
    comparison.changes
}

pub(super) fn at<'v>(root: &'v Value, pointer: &Pointer) -> Option<&'v Value> {
    pointer
        .file()
        .is_empty()
        .then(|| root.pointer(pointer.fragment()))?
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    told: HashMap<&'a str, Vec<&'a Change>>,
    changes: Vec<Change>,
    /// Where each change of this comparison is, by its place and words.
    places: HashMap<(Pointer, String), usize>,
    /// What references lead to in both documents, and whether it was compared as what is sent:
    /// once in each way at most.
    compared: HashMap<(Pointer, Pointer), bool>,
    /// Whether requests hold what is being compared.
    is_sent: bool,
}

impl Comparison<'_> {
    fn values(&mut self, old: &Value, new: &Value, pointer: &Pointer) {
        match (old, new) {
            // Equal references may lead to what is not equal.
            (Value::Object(before), Value::Object(now)) => self.objects(before, now, pointer),
            (Value::Array(before), Value::Array(now)) => self.arrays(before, now, pointer),
            _ if old == new => {}
            _ => self.tell(Some(old), Some(new), pointer),
        }
    }

    fn objects(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, pointer: &Pointer) {
        let (was, is) = (target(old), target(new));
        if was.is_some() || is.is_some() {
            // What a reference leads to may stand in its place, and the other way round.
            let pair = (
                was.clone().unwrap_or_else(|| pointer.clone()),
                is.clone().unwrap_or_else(|| pointer.clone()),
            );
            let before = self.compared.get(&pair).copied();
            if before.is_some_and(|was_sent| was_sent || !self.is_sent) {
                return;
            }
            self.compared.insert(pair, self.is_sent);
        }
        let (before, now) = (in_whole(self.old, old), in_whole(self.new, new));
        let (old, new, pointer) = (&*before, &*now, &is.unwrap_or_else(|| pointer.clone()));
        let holds_names = holds_names(pointer);
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys {
            let is_word = WORDS.contains(&key.as_str()) || SAID_OTHERWISE.contains(&key.as_str());
            if !holds_names && (is_word || is_private(key)) {
                continue;
            }
            self.members(old.get(key), new.get(key), &pointer.child(key), key);
        }
        if !holds_names && takes_null(old) != takes_null(new) {
            let (was, is) = (takes_null(old).into(), takes_null(new).into());
            self.tell(Some(&was), Some(&is), &pointer.child("nullable"));
        }
    }

    fn members(&mut self, old: Option<&Value>, new: Option<&Value>, pointer: &Pointer, key: &str) {
        let is_keyword = !pointer.parent().is_some_and(|holder| holds_names(&holder));
        let was_sent = self.is_sent;
        if is_keyword && key == "responses" {
            self.is_sent = false;
        }
        match (old, new) {
            (Some(old), Some(new)) if is_keyword && key == "discriminator" => {
                if discriminator(old) != discriminator(new) {
                    self.tell(Some(old), Some(new), pointer);
                }
            }
            (Some(old), Some(new)) if is_keyword && NEVER_MODELLED.contains(&key) => {
                match (old, new) {
                    // Each is told by its name.
                    (Value::Object(old), Value::Object(new)) if holds_names(pointer) => {
                        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
                        for key in keys {
                            self.whole(old.get(key), new.get(key), &pointer.child(key));
                        }
                    }
                    (old, new) => self.whole(Some(old), Some(new), pointer),
                }
            }
            (Some(old), Some(new)) => self.values(old, new, pointer),
            (None, None) => {}
            (old, new) => self.tell(old, new, pointer),
        }
        self.is_sent = was_sent;
    }

    fn whole(&mut self, old: Option<&Value>, new: Option<&Value>, pointer: &Pointer) {
        if old.map(meaning) != new.map(meaning) {
            self.tell(old, new, pointer);
        }
    }

    /// Items by what tells them apart; a list of words is a set.
    fn arrays(&mut self, old: &[Value], new: &[Value], pointer: &Pointer) {
        let names =
            |values: &[Value]| -> Option<Vec<String>> { values.iter().map(identity).collect() };
        let (Some(was), Some(is)) = (names(old), names(new)) else {
            if old.len() == new.len() {
                for (index, (before, now)) in old.iter().zip(new).enumerate() {
                    self.values(before, now, &pointer.index(index));
                }
            } else {
                self.tell(Some(&old.into()), Some(&new.into()), pointer);
            }
            return;
        };
        for (index, name) in is.iter().enumerate() {
            let before = was.iter().position(|other| other == name);
            let (before, now) = (before.and_then(|at| old.get(at)), new.get(index));
            match (before, now) {
                (Some(before), Some(now)) => self.values(before, now, &pointer.index(index)),
                _ => self.tell(None, now, &pointer.index(index)),
            }
        }
        for (index, name) in was.iter().enumerate() {
            if !is.contains(name) {
                self.tell(old.get(index), None, &pointer.index(index));
            }
        }
    }

    fn tell(&mut self, old: Option<&Value>, new: Option<&Value>, pointer: &Pointer) {
        let keyword = keyword(pointer);
        // What is closed without a word is open.
        let is_closing = keyword == "additionalProperties" || keyword.starts_with("unevaluated");
        if !is_closing && is_nothing(old) && is_nothing(new) {
            return;
        }
        let is_sent = self.is_sent;
        let (rule, wire) = Difference { old, new, is_sent }.judged(&keyword, pointer);
        let is_modelled =
            !NEVER_MODELLED.contains(&keyword.as_str()) && rule != &rules::EXTENSION_CHANGED;
        if is_modelled && self.is_told(pointer, &keyword, rule, wire) {
            return;
        }
        let what = match property(pointer) {
            Some(name) if name != keyword => {
                format!("{} of the property {}", code(&keyword), code(name))
            }
            _ => code(&keyword),
        };
        let text = match (old, new) {
            (None, Some(new)) => format!("{what} is new: {}", short(new)),
            (Some(old), None) => format!("{what} is gone, was {}", short(old)),
            (Some(old), Some(new)) => format!("{what} is {}, was {}", short(new), short(old)),
            (None, None) => return,
        };
        let change = self.change(rule, wire, (old, new), pointer, &text);
        // Where it is sent as well, it is worse.
        let key = (pointer.clone(), change.text.clone());
        let known = self
            .places
            .get(&key)
            .and_then(|at| self.changes.get_mut(*at));
        match known {
            Some(known) if known.wire < change.wire => *known = change,
            Some(_) => {}
            None => {
                self.places.insert(key, self.changes.len());
                self.changes.push(change);
            }
        }
    }

    fn change(
        &self,
        rule: &'static Rule,
        wire: Effect,
        (old, new): (Option<&Value>, Option<&Value>),
        pointer: &Pointer,
        text: &str,
    ) -> Change {
        let was_there = new.is_none() || (old.is_some() && at(self.old, pointer).is_some());
        let mut spot = Spot::default();
        spot.place = Both {
            old: was_there.then(|| pointer.clone()),
            new: new.is_some().then(|| pointer.clone()),
        };
        // Positions move; what tells the items apart does not.
        let root = if new.is_some() { self.new } else { self.old };
        let spot = spot.with(named(root, pointer));
        let text = format!("{text}, which the client does not model");
        let mut change = spot.into_change(rule, subject(pointer), text, (wire, Effect::None));
        change.operations.extend(operation(pointer));
        change
    }

    /// Whether a change at this place or at what holds it has been told.
    fn is_told(&self, pointer: &Pointer, keyword: &str, rule: &Rule, wire: Effect) -> bool {
        let stands_for = |change: &&Change| {
            let is = |rule: &Rule| change.rule == rule;
            let is_limit_too = is(&rules::LIMIT_TIGHTENED) || is(&rules::LIMIT_LOOSENED);
            let is_word = is(&rules::DEPRECATED) || is(&rules::UNDEPRECATED);
            match keyword {
                "deprecated" => is_word,
                _ if is_limit(keyword) && is_limit_too => true,
                // A type that has changed says nothing of two formats that share no text.
                "format" | "additionalProperties" if wire == Effect::Breaking => {
                    change.wire == Effect::Breaking
                }
                _ => !is_limit_too && !is_word && !is(&rules::RENAMED),
            }
        };
        let mut at = Some(pointer.clone());
        // A change of the whole operation or schema says nothing of its parts.
        while let Some(place) = at.filter(|place| place.tokens().count() > 3) {
            let told = self.told.get(place.as_str());
            if told.is_some_and(|told| told.iter().any(&stands_for)) {
                return true;
            }
            at = place.parent();
        }
        let within = format!("{}/", pointer.as_str());
        rule != &rules::FORMAT_CHANGED
            && self
                .told
                .keys()
                .any(|place| *place == pointer.as_str() || place.starts_with(&within))
    }
}
