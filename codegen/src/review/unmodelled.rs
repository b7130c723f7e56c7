//! What the model does not hold, compared as it is written: defaults, conditions, extensions,
//! scopes, media types that are not read.
//!
//! The other files of this stage compare what the client is made of. Whatever else differs in what
//! the client calls is told here, so that no change passes as none.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};

use super::{Change, Effect, Place, code};
use crate::pointer::Pointer;

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
const SAID_OTHERWISE: [&str; 6] = [
    "allowReserved",
    "explode",
    "in",
    "required",
    "style",
    "type",
];

/// What no other part of the review looks at, so that no change of another thing at the same place
/// stands for it.
const NEVER_MODELLED: [&str; 20] = [
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
    "webhooks",
    "links",
    "scopes",
];

/// What decides whether a server takes a value, or what it makes of one that is left out.
const JUDGED_BY_SERVERS: [&str; 34] = [
    "additionalProperties",
    "const",
    "contains",
    "default",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "pattern",
    "patternProperties",
    "propertyNames",
    "scopes",
    "security",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// How deep references are followed where only one of the documents has one.
const DEEPEST: usize = 16;

/// The differences that none of the changes `told` stands for.
pub fn unmodelled(old: Written<'_>, new: Written<'_>, told: &[Change]) -> Vec<Change> {
    let is_older = |written: Written<'_>| written.root.get("swagger").is_some();
    if is_older(old) != is_older(new) {
        // Their keywords stand in other places, so that everything would differ.
        let text = "the two are of different major versions of OpenAPI, so what the client does not \
             model is not compared";
        return vec![Change {
            subject: "the document".to_owned(),
            text: text.to_owned(),
            wire: Effect::Compatible,
            rust: Effect::None,
            place: Place::New(Pointer::root()),
        }];
    }
    let mut comparison = Comparison {
        old: old.root,
        new: new.root,
        told: told.iter().map(|change| place(&change.place)).collect(),
        changes: Vec::new(),
        compared: HashSet::new(),
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
    let schemes = Pointer::root().child("components").child("securitySchemes");
    let whole = ["security", "servers", "webhooks"].map(|keyword| Pointer::root().child(keyword));
    for pointer in whole.iter().chain([&schemes]) {
        let (before, now) = (at(old.root, pointer), at(new.root, pointer));
        let keyword = pointer.last().unwrap_or_default();
        comparison.members(before, now, pointer, &keyword);
    }
    comparison.changes
}

fn place(place: &Place) -> &str {
    match place {
        Place::Old(pointer) | Place::New(pointer) => pointer.as_str(),
    }
}

fn at<'v>(root: &'v Value, pointer: &Pointer) -> Option<&'v Value> {
    pointer
        .file()
        .is_empty()
        .then(|| root.pointer(pointer.fragment()))?
}

/// What an object refers to, itself or as the only thing that is merged into it.
fn target(members: &Map<String, Value>) -> Option<Pointer> {
    let only = match members
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) => only.get("$ref"),
        _ => None,
    };
    let reference = members.get("$ref").or(only)?.as_str()?;
    Pointer::parse_reference(&Pointer::root(), reference).ok()
}

/// The same, copied only where there is something to merge.
fn in_whole<'v>(root: &Value, members: &'v Map<String, Value>) -> Cow<'v, Map<String, Value>> {
    if members.contains_key("$ref") || members.contains_key("allOf") {
        Cow::Owned(whole(root, members, DEEPEST))
    } else {
        Cow::Borrowed(members)
    }
}

/// An object with what it refers to and what is merged into it. The order of references may be a
/// ring, so they are followed so deep and no deeper.
fn whole(root: &Value, members: &Map<String, Value>, depth: usize) -> Map<String, Value> {
    let parts = members.get("allOf").and_then(Value::as_array);
    let parts = parts.into_iter().flatten().filter_map(Value::as_object);
    let target = target(members).and_then(|target| at(root, &target)?.as_object());
    let mut whole = Map::new();
    if depth > 0 {
        for part in target.into_iter().chain(parts) {
            merge(&mut whole, &self::whole(root, part, depth - 1));
        }
    }
    let own = members
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "$ref" | "allOf"));
    let own = own.map(|(key, value)| (key.clone(), value.clone()));
    merge(&mut whole, &own.collect());
    whole
}

fn merge(whole: &mut Map<String, Value>, part: &Map<String, Value>) {
    for (key, value) in part {
        match (whole.get_mut(key), value) {
            (Some(Value::Object(there)), Value::Object(more)) if key == "properties" => {
                there.extend(more.clone());
            }
            (Some(Value::Array(there)), Value::Array(more)) if key == "required" => {
                let new: Vec<Value> = more
                    .iter()
                    .filter(|it| !there.contains(it))
                    .cloned()
                    .collect();
                there.extend(new);
            }
            _ => {
                whole.insert(key.clone(), value.clone());
            }
        }
    }
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    told: HashSet<&'a str>,
    changes: Vec<Change>,
    /// What references lead to in both documents, so that it is compared once.
    compared: HashSet<(Pointer, Pointer)>,
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
            if !self.compared.insert(pair) {
                return;
            }
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
    }

    fn members(&mut self, old: Option<&Value>, new: Option<&Value>, pointer: &Pointer, key: &str) {
        match (old, new) {
            (Some(old), Some(new))
                if NEVER_MODELLED.contains(&key) && !holds_names_above(pointer) =>
            {
                if old != new {
                    self.tell(Some(old), Some(new), pointer);
                }
            }
            (Some(old), Some(new)) => self.values(old, new, pointer),
            (None, None) => {}
            (old, new) => self.tell(old, new, pointer),
        }
    }

    /// Items by what tells them apart; a list of words is a set.
    fn arrays(&mut self, old: &[Value], new: &[Value], pointer: &Pointer) {
        let identity = |value: &Value| -> Option<String> {
            let text = |key| value.get(key).and_then(Value::as_str);
            match (text("$ref"), text("in"), text("name"), text("url")) {
                (Some(reference), ..) => Some(reference.to_owned()),
                (_, Some(place), Some(name), _) => Some(format!("{place} {name}")),
                (.., Some(url)) => Some(url.to_owned()),
                _ if !value.is_object() && !value.is_array() => Some(value.to_string()),
                _ => None,
            }
        };
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
        if is_nothing(old) && is_nothing(new) {
            return;
        }
        let keyword = keyword(pointer);
        let is_modelled = !NEVER_MODELLED.contains(&keyword.as_ref()) && !keyword.starts_with("x-");
        if is_modelled && self.is_told(pointer) {
            return;
        }
        let is_judged = JUDGED_BY_SERVERS.contains(&keyword.as_ref());
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
        let place = if new.is_some() {
            Place::New(pointer.clone())
        } else {
            Place::Old(pointer.clone())
        };
        self.changes.push(Change {
            subject: subject(pointer),
            text: format!("{text}, which the client does not model"),
            wire: if is_judged {
                Effect::Risky
            } else {
                Effect::Compatible
            },
            rust: Effect::None,
            place,
        });
    }

    /// Whether a change at this place or at what holds it has been told.
    fn is_told(&self, pointer: &Pointer) -> bool {
        let mut at = Some(pointer.clone());
        // A change of the whole operation or schema says nothing of its parts.
        while let Some(place) = at.filter(|place| place.tokens().count() > 3) {
            if self.told.contains(place.as_str()) {
                return true;
            }
            at = place.parent();
        }
        let within = format!("{}/", pointer.as_str());
        self.told
            .iter()
            .any(|place| *place == pointer.as_str() || place.starts_with(&within))
    }
}

/// What says the same as nothing.
fn is_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Bool(false)) => true,
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    }
}

/// Keys that the stage before adds.
fn is_private(key: &str) -> bool {
    key.starts_with("x-codegen-private-")
}

/// Whether the members of an object are named by the document's author.
fn holds_names(pointer: &Pointer) -> bool {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let mut is_name = true;
    let mut holds = false;
    for token in tokens.iter().rev().take(1) {
        holds = matches!(
            token.as_ref(),
            "properties"
                | "patternProperties"
                | "dependentSchemas"
                | "responses"
                | "headers"
                | "content"
                | "encoding"
                | "variables"
                | "mapping"
                | "scopes"
                | "callbacks"
                | "$defs"
                | "webhooks"
        );
        is_name = tokens.len() >= 2
            && tokens
                .get(tokens.len() - 2)
                .is_some_and(|holder| holder == "properties");
    }
    // A property may be called `properties` itself.
    holds && !is_name
}

fn holds_names_above(pointer: &Pointer) -> bool {
    pointer.parent().is_some_and(|parent| holds_names(&parent))
}

/// The keyword at or above a place, for what is named by the author or has only a position.
fn keyword(pointer: &Pointer) -> Cow<'_, str> {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let words = tokens.into_iter().rev();
    let mut words = words.skip_while(|token| token.bytes().all(|byte| byte.is_ascii_digit()));
    words.next().unwrap_or(Cow::Borrowed("the document"))
}

/// The property to which a place belongs.
fn property(pointer: &Pointer) -> Option<String> {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let at = tokens.iter().rposition(|token| token == "properties")?;
    Some(tokens.get(at + 1)?.to_string())
}

/// The operation or component to which a place belongs.
fn subject(pointer: &Pointer) -> String {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(Cow::as_ref).collect();
    match tokens.as_slice() {
        ["paths", path, method, ..] => code(format!("{} {path}", method.to_uppercase())),
        ["components", _, name, ..] | ["webhooks", name, ..] => code(name),
        _ => "the document".to_owned(),
    }
}

/// A value on one line.
fn short(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return code(text);
    }
    let start: String = text.chars().take(LONGEST).collect();
    code(format!("{start}…"))
}
