//! The parts of multipart bodies: how the same property is sent.

use std::collections::HashMap;

use super::change::Spot;
use super::uses::Use;
use super::{Client, Effect, Review, breaking_if, breaking_or_compatible, code, rules};
use crate::model::{Field, FieldStyle, Part, QueryStyle, Struct, Type};

impl Review<'_> {
    /// Compares how a property is sent that both forms have.
    pub(super) fn part(
        &mut self,
        old: (&Field, &Part),
        new: (&Field, &Part),
        spot: &Spot,
        what: &str,
    ) {
        let ((before, was), (now, is)) = (old, new);
        let (before_all, now_all) = (self.old, self.new);
        let mut breaks = |aspect: &str, differs: bool, text: String| {
            let wire = (breaking_if(differs), Effect::None);
            self.say(&rules::PART_CHANGED, wire, &spot.with(aspect), text);
        };
        let text = format!("{what} is a part of {}, was of {}", media(is), media(was));
        breaks("type", was.content_type != is.content_type, text);
        if was.is_base64 != is.is_base64 {
            let text = if is.is_base64 {
                "is sent as base64"
            } else {
                "is not sent as base64 any more"
            };
            breaks("base64", true, format!("{what} {text}"));
        }
        let headers = was.header.as_ref().zip(is.header.as_ref());
        let is_header_otherwise =
            headers.is_some_and(|(was, is)| (was.explode, was.json) != (is.explode, is.json));
        let is_more = headers.is_some_and(|(was, is)| is.required && !was.required);
        // Where the part is always there, the field says it itself.
        let is_more = is_more && before.required == now.required;
        breaks("header", is_more, format!("{what} is required"));
        let differs = style(before_all, before, was) != style(now_all, now, is);
        let text = format!("{what} is written in another style");
        breaks("style", differs || is_header_otherwise, text);
        self.part_headers(&was.headers, &is.headers, spot, what);
    }

    /// Compares the headers that a file has.
    fn part_headers(
        &mut self,
        old: &[(String, bool)],
        new: &[(String, bool)],
        spot: &Spot,
        what: &str,
    ) {
        let known: HashMap<String, bool> = old
            .iter()
            .map(|(name, required)| (name.to_ascii_lowercase(), *required))
            .collect();
        for (name, required) in new {
            let before = known.get(&name.to_ascii_lowercase());
            if before == Some(required) {
                continue;
            }
            let is = if *required { "needs" } else { "can have" };
            let effects = (breaking_or_compatible(*required), Effect::None);
            let text = format!("the part of {what} {is} the header {}", code(name));
            let rule = if *required {
                &rules::PART_HEADER_REQUIRED
            } else {
                &rules::PART_HEADER_ADDED
            };
            self.say(rule, effects, &spot.with(name), text);
        }
    }
}

/// The parts of a struct that is a form, in step with its fields.
pub(super) fn parts(object: &Struct) -> impl Iterator<Item = Option<&Part>> {
    let parts = object.parts.as_deref().unwrap_or_default().iter().map(Some);
    parts
        .chain(std::iter::repeat(None))
        .take(object.fields.len())
}

fn media(part: &Part) -> String {
    let own = part.content_type.as_deref();
    own.map_or_else(|| "no content type of its own".to_owned(), code)
}

/// How a part is written; `None` if that is as without a style.
fn style<'p>(client: Client<'_>, field: &Field, part: &'p Part) -> Option<(&'p QueryStyle, bool)> {
    let Some(FieldStyle::Query { style, explode, .. }) = &part.style else {
        return None;
    };
    let ty = &field.ty;
    let has_members =
        matches!(ty, Type::Map(_) | Type::Json) || Use { client, ty }.object().is_some();
    let is_usual = *style == QueryStyle::Form && *explode && !has_members;
    (!is_usual).then_some((style, *explode))
}
