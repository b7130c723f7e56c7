//! Request bodies.

use std::collections::{HashMap, HashSet};

use super::operations::Named;
use super::uses::Use;
use super::{Client, Effect, Place, Review, Travel, breaking_if, breaking_or_compatible, code};
use crate::model::{Body, FieldStyle, Framing, Payload, Type};

impl<'a> Review<'a> {
    pub(super) fn bodies(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        match (&old.body, &new.body) {
            (None, None) => {}
            (None, Some(body)) if body.required => {
                let place = Place::New(body.pointer.clone());
                let effects = (Effect::Breaking, Effect::Breaking);
                self.say(effects, place, "the body is new and required");
            }
            (None, Some(body)) => self.say_new(&body.pointer, "the body"),
            (Some(body), None) => {
                let place = Place::Old(body.pointer.clone());
                self.say(
                    (Effect::Breaking, Effect::Breaking),
                    place,
                    "the body is gone",
                );
            }
            (Some(one), Some(other)) => {
                let is_taken = now_takes(&new.other_bodies, other, &one.media_type);
                self.body(one, other, is_taken);
            }
        }
        let media_types = old.other_bodies.iter().map(|body| &body.media_type);
        let known: HashSet<&String> = media_types.collect();
        let bodies = new.other_bodies.iter().map(|body| (&body.media_type, body));
        let found: HashMap<&String, (&Body, &String)> = bodies
            .zip(&now.names.other_bodies)
            .map(|((media_type, body), name)| (media_type, (body, name)))
            .collect();
        for (body, name) in old.other_bodies.iter().zip(&before.names.other_bodies) {
            if let Some((other, other_name)) = found.get(&body.media_type) {
                let what = format!("the body of {}", code(&other.media_type));
                self.say_renamed(&other.pointer, (name, other_name), &what);
                self.body(body, other, true);
                continue;
            }
            let first = new.body.as_ref();
            let is_first = first.is_some_and(|first| first.media_type == body.media_type);
            let what = code(&body.media_type);
            let place = Place::Old(body.pointer.clone());
            let text = format!("the body of {what} has no method `{name}`");
            let effects = (breaking_if(!is_first), Effect::Breaking);
            self.say(effects, place, text);
        }
        for body in &new.other_bodies {
            let media_type = &body.media_type;
            if !known.contains(media_type) {
                self.say_new(&body.pointer, &format!("the body of {}", code(media_type)));
            }
        }
    }

    fn body(&mut self, old: &'a Body, new: &'a Body, is_taken: bool) {
        let place = || Place::New(new.pointer.clone());
        if old.required != new.required {
            let word = if new.required { "required" } else { "optional" };
            let effects = (breaking_or_compatible(new.required), Effect::Breaking);
            self.say(effects, place(), format!("the body is {word}"));
        }
        if old.media_type != new.media_type {
            let effects = (breaking_or_compatible(!is_taken), Effect::None);
            let text = format!(
                "the body is sent as {}, before as {}",
                code(&new.media_type),
                code(&old.media_type)
            );
            self.say(effects, place(), text);
        }
        let what = "the body";
        self.payload((&old.payload, &new.payload), place(), what, Travel::SENT);
        self.limits(&new.pointer, (&old.rules, &new.rules), what);
    }

    /// Compares what a body holds.
    pub(super) fn payload(
        &mut self,
        (old, new): (&'a Payload, &'a Payload),
        place: Place,
        what: &str,
        travel: Travel,
    ) {
        let types = match (old, new) {
            (Payload::Form(one, styles), Payload::Form(other, new_styles)) => {
                let is_another = self.is_written_otherwise((one, styles), (other, new_styles));
                let text = "properties of the form are written in another style";
                self.say((breaking_if(is_another), Effect::None), place.clone(), text);
                (one, other)
            }
            (Payload::Items(one, framing), Payload::Items(other, new_framing)) => {
                let (was, is) = (framed(*framing), framed(*new_framing));
                let text = format!("the items of {what} come as {is}, before as {was}");
                let effects = (breaking_if(was != is), Effect::None);
                self.say(effects, place.clone(), text);
                (one, other)
            }
            (Payload::Json(one), Payload::Json(other))
            | (Payload::Plain(one), Payload::Plain(other)) => (one, other),
            (Payload::Multipart(Some(one)), Payload::Multipart(Some(other))) => {
                let effects = self.compare(&Type::Named(*one), &Type::Named(*other), travel);
                self.say(effects, place, format!("{what} is another form"));
                return;
            }
            (one, other) => {
                let (was, is) = (words(one), words(other));
                let differs = breaking_if(was != is);
                self.say(
                    (differs, differs),
                    place,
                    format!("{what} is {is}, was {was}"),
                );
                return;
            }
        };
        let effects = self.compare(types.0, types.1, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(types.0, types.1));
            self.say(effects, place, text);
        }
    }

    /// Whether a property that both forms have is written in another style.
    fn is_written_otherwise(&self, old: Form<'_>, new: Form<'_>) -> bool {
        let (was, is) = (fields(self.old, old.0), fields(self.new, new.0));
        let is_shared = |name: &str| {
            let mut both = [&was, &is].into_iter().flatten();
            both.all(|names| names.contains(name))
        };
        let (before, now) = (styles(old), styles(new));
        let mut names = before.keys().chain(now.keys());
        names.any(|name| is_shared(name) && before.get(name) != now.get(name))
    }
}

/// The type of a form, and how its properties are written.
type Form<'a> = (&'a Type, &'a [(String, FieldStyle)]);

fn styles((_, styles): Form<'_>) -> HashMap<&str, &FieldStyle> {
    let styles = styles.iter();
    styles.map(|(name, style)| (name.as_str(), style)).collect()
}

/// The properties of a form, if it declares them.
fn fields<'a>(client: Client<'a>, ty: &'a Type) -> Option<HashSet<&'a str>> {
    let fields = Use { client, ty }.object()?.fields.iter();
    Some(fields.map(|field| field.name.as_str()).collect())
}

fn framed(framing: Framing) -> &'static str {
    match framing {
        Framing::Lines => "lines",
        Framing::Sequence => "records",
        Framing::Events => "events",
        Framing::JsonEvents => "events with JSON",
    }
}

/// Whether what was sent before is still taken, if in another way.
fn now_takes(others: &[Body], body: &Body, media_type: &str) -> bool {
    body.also.iter().any(|other| other == media_type)
        || others.iter().any(|other| other.media_type == media_type)
}

fn words(payload: &Payload) -> &'static str {
    match payload {
        Payload::Json(_) => "JSON",
        Payload::Form(..) => "a form",
        Payload::Multipart(Some(_)) => "a form in parts",
        Payload::Multipart(None) => "parts of the caller's making",
        Payload::Plain(_) => "a value in text",
        Payload::Text => "text",
        Payload::Bytes => "bytes",
        Payload::Stream => "a download",
        Payload::Items(..) => "a stream of items",
        Payload::Empty => "empty",
    }
}
