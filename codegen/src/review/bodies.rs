//! Request bodies.

use std::collections::{HashMap, HashSet};

use super::change::Spot;
use super::operations::Named;
use super::uses::Use;
use super::{
    Client, Effect, Review, Rule, Travel, breaking_if, breaking_or_compatible, code, rules,
};
use crate::model::{Body, FieldStyle, Framing, Payload, Type};

impl<'a> Review<'a> {
    pub(super) fn bodies(&mut self, before: Named<'a>, now: Named<'a>) {
        let (old, new) = (before.operation, now.operation);
        let was = old
            .body
            .as_ref()
            .map(|it| (before.setter(&before.names.body), &it.pointer));
        let is = new
            .body
            .as_ref()
            .map(|it| (now.setter(&now.names.body), &it.pointer));
        let spot = Spot::of(was, is);
        let both = (Effect::Breaking, Effect::Breaking);
        match (&old.body, &new.body) {
            (None, None) => {}
            (None, Some(body)) if body.required => {
                let text = "the body is new and required";
                self.say(&rules::REQUIRED_BODY_ADDED, both, &spot, text);
            }
            (None, Some(_)) => self.say_new(&rules::BODY_ADDED, &spot, "the body"),
            (Some(_), None) => self.say(&rules::BODY_GONE, both, &spot, "the body is gone"),
            (Some(one), Some(other)) => {
                let is_taken = now_takes(&new.other_bodies, other, &one.media_type);
                self.body(one, other, &spot, is_taken);
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
            let item = |named: &Named<'a>, body: &Body, name: &str| {
                if body.required {
                    named.path(name)
                } else {
                    named.setter(name)
                }
            };
            let was = (item(&before, body, name), &body.pointer);
            if let Some((other, other_name)) = found.get(&body.media_type) {
                let what = format!("the body of {}", code(&other.media_type));
                let is = (item(&now, other, other_name), &other.pointer);
                let spot = Spot::both(was, is);
                self.say_renamed(&spot, (name, other_name), &what);
                self.body(body, other, &spot, true);
                continue;
            }
            let first = new.body.as_ref();
            let is_first = first.is_some_and(|first| first.media_type == body.media_type);
            let what = code(&body.media_type);
            let text = format!("the body of {what} has no method `{name}`");
            let effects = (breaking_if(!is_first), Effect::Breaking);
            let spot = Spot::of(Some(was), None);
            self.say(&rules::BODY_WAY_GONE, effects, &spot, text);
        }
        for (body, name) in new.other_bodies.iter().zip(&now.names.other_bodies) {
            if !known.contains(&body.media_type) {
                let spot = Spot::new(now.path(name), &body.pointer);
                let what = format!("the body of {}", code(&body.media_type));
                self.say_new(&rules::BODY_WAY_ADDED, &spot, &what);
            }
        }
    }

    fn body(&mut self, old: &'a Body, new: &'a Body, spot: &Spot, is_taken: bool) {
        if old.required != new.required {
            let word = if new.required { "required" } else { "optional" };
            let rule = if new.required {
                &rules::BODY_REQUIRED
            } else {
                &rules::BODY_OPTIONAL
            };
            let effects = (breaking_or_compatible(new.required), Effect::Breaking);
            self.say(rule, effects, spot, format!("the body is {word}"));
        }
        if old.media_type != new.media_type {
            let effects = (breaking_or_compatible(!is_taken), Effect::None);
            let text = format!(
                "the body is sent as {}, before as {}",
                code(&new.media_type),
                code(&old.media_type)
            );
            self.say(&rules::BODY_MEDIA_TYPE, effects, spot, text);
        }
        let (what, sent) = ("the body", Travel::SENT);
        self.payload(
            &rules::BODY_TYPE,
            (&old.payload, &new.payload),
            spot,
            what,
            sent,
        );
        self.limits(spot, (&old.rules, &new.rules), &Type::Json, what);
    }

    /// Compares what a body holds.
    pub(super) fn payload(
        &mut self,
        rule: &'static Rule,
        (old, new): (&'a Payload, &'a Payload),
        spot: &Spot,
        what: &str,
        travel: Travel,
    ) {
        let types = match (old, new) {
            (Payload::Form(one, styles), Payload::Form(other, new_styles)) => {
                let is_another = self.is_written_otherwise((one, styles), (other, new_styles));
                let text = "properties of the form are written in another style";
                let wire = (breaking_if(is_another), Effect::None);
                self.say(&rules::BODY_STYLE, wire, spot, text);
                (one, other)
            }
            (Payload::Items(one, framing), Payload::Items(other, new_framing)) => {
                let (was, is) = (framed(*framing), framed(*new_framing));
                let text = format!("the items of {what} come as {is}, before as {was}");
                let effects = (breaking_if(was != is), Effect::None);
                self.say(&rules::ANSWER_FRAMING, effects, spot, text);
                (one, other)
            }
            (Payload::Json(one), Payload::Json(other))
            | (Payload::Plain(one), Payload::Plain(other)) => (one, other),
            // The media type is told by itself, and callers give the same value.
            (Payload::Json(one), Payload::Form(other, _))
            | (Payload::Form(one, _), Payload::Json(other))
                if travel.sent =>
            {
                (one, other)
            }
            (Payload::Multipart(Some(one)), Payload::Multipart(Some(other))) => {
                let effects = self.compare(&Type::Named(*one), &Type::Named(*other), travel);
                self.say(rule, effects, spot, format!("{what} is another form"));
                return;
            }
            (one, other) => {
                let (was, is) = (words(one), words(other));
                let differs = breaking_if(was != is);
                let text = format!("{what} is {is}, was {was}");
                // Who expects nothing looks at nothing.
                let wire = if travel.received && *one == Payload::Empty {
                    differs.min(Effect::Compatible)
                } else {
                    differs
                };
                self.say(rule, (wire, differs), spot, text);
                return;
            }
        };
        let effects = self.compare(types.0, types.1, travel);
        if effects != (Effect::None, Effect::None) {
            let text = format!("{what} {}", self.spelled(types.0, types.1));
            self.say(rule, effects, spot, text);
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
