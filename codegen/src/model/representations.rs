//! The ways in which an answer may come: media types that are read alike belong together.

use super::docs::Docs;
use super::lower::Lowering;
use super::media::Media;
use super::{Framing, codes};
use crate::normal::{MediaType, SchemaId, Shape};
use crate::rfc9110::{essence, is_token};

/// Media types of an answer of which one type stands for all.
pub(super) struct Representation<'m> {
    pub(super) way: Way,
    /// What its names are made from: of its media types alone, so that others do not change it.
    pub(super) hint: String,
    pub(super) media_types: Vec<&'m MediaType>,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Json,
    /// A number, a boolean or a word in text.
    Plain,
    Text,
    /// Bytes that are a document, which is read as a whole.
    Document,
    /// Any other bytes.
    Bytes,
    /// Events without a type.
    Events,
    Items(Framing),
}

impl Way {
    fn hint(self) -> Option<&'static str> {
        Some(match self {
            Self::Json => return None,
            Self::Plain | Self::Text => "text",
            Self::Document => "xml",
            Self::Bytes => "bytes",
            Self::Events => "event stream",
            Self::Items(Framing::Lines) => "lines",
            Self::Items(Framing::Sequence) => "records",
            Self::Items(Framing::Events | Framing::JsonEvents) => "events",
        })
    }
}

impl Representation<'_> {
    /// The media types as headers have them.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.media_types.iter().map(|one| one.name.trim());
        names
            .filter(|name| is_sayable(name))
            .map(str::to_owned)
            .collect()
    }
}

impl Lowering<'_> {
    /// The ways in which an answer may come, first the one that is read unasked: JSON if there is
    /// one, else the first.
    pub(super) fn representations<'m>(
        &mut self,
        content: &'m [MediaType],
    ) -> Vec<Representation<'m>> {
        let rank = |one: &&MediaType| match self.way_of(one) {
            Way::Json if essence(&one.name) == "application/json" => 0,
            Way::Json => 1,
            _ => 2,
        };
        let Some(first) = content.iter().min_by_key(rank) else {
            return Vec::new();
        };
        let others = content.iter().filter(|one| !std::ptr::eq(*one, first));
        let mut found: Vec<Representation<'m>> = Vec::new();
        for media_type in std::iter::once(first).chain(others) {
            let way = self.way_of(media_type);
            let known = found
                .iter_mut()
                .find(|known| self.is_read_alike(known, way, media_type));
            if let Some(known) = known {
                known.media_types.push(media_type);
                continue;
            }
            if self.is_the_same_as_text(way, media_type, first) {
                continue;
            }
            // Their content types do not tell them apart.
            let is_told = is_sayable(media_type.name.trim())
                && found.iter().all(|known| {
                    let mut names = known.media_types.iter().map(|one| essence(&one.name));
                    names.all(|name| name != essence(&media_type.name))
                });
            if !is_told && !found.is_empty() {
                let (other, chosen) = (Docs::plain(&media_type.name), Docs::plain(&first.name));
                self.warn(
                    &codes::MANY_MEDIA_TYPES,
                    &media_type.pointer,
                    format!("the media type `{other}` is not read"),
                    format!("the client expects `{chosen}`"),
                    "remove one of the two, or leave it if the server answers with the expected \
                     one",
                );
                continue;
            }
            let usual = way.hint().map(str::to_owned);
            let hint = usual.filter(|hint| found.iter().all(|known| known.hint != *hint));
            found.push(Representation {
                way,
                hint: hint.unwrap_or_else(|| subtype(&media_type.name)),
                media_types: vec![media_type],
            });
        }
        found
    }

    fn way_of(&self, media_type: &MediaType) -> Way {
        match self.media(media_type) {
            Media::Json => Way::Json,
            Media::Text if self.is_plain(media_type.schema) => Way::Plain,
            Media::Text => Way::Text,
            Media::Document => Way::Document,
            Media::Items(framing) => Way::Items(framing),
            Media::Form | Media::Multipart | Media::Bytes => {
                if essence(&media_type.name) == "text/event-stream" {
                    Way::Events
                } else {
                    Way::Bytes
                }
            }
        }
    }

    /// Whether values of a schema can be told from bare text, without being one.
    pub(super) fn is_plain(&self, schema: Option<SchemaId>) -> bool {
        schema.is_some_and(|schema| {
            matches!(
                self.schema(self.target(schema)).shape,
                Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Enum(_)
            )
        })
    }

    /// Whether a media type is read as this representation is.
    fn is_read_alike(&self, known: &Representation<'_>, way: Way, media_type: &MediaType) -> bool {
        let Some(first) = known.media_types.first() else {
            return false;
        };
        known.way == way
            && match way {
                Way::Json | Way::Plain => self.alike(media_type.schema, first.schema),
                Way::Items(_) => {
                    let schema = |one: &MediaType| one.items.as_ref().map(|items| items.schema);
                    self.alike(schema(media_type), schema(first))
                }
                Way::Text | Way::Document | Way::Bytes | Way::Events => true,
            }
    }

    /// Whether it is text only by its name, for what comes as JSON, or is the same as it would be in
    /// JSON.
    fn is_the_same_as_text(&self, way: Way, one: &MediaType, first: &MediaType) -> bool {
        let is_json =
            one.schema
                .is_some_and(|schema| match self.schema(self.target(schema)).shape {
                    Shape::Object(_) | Shape::Array(_) | Shape::Union(_) => way == Way::Text,
                    Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => way == Way::Plain,
                    Shape::Any | Shape::Same(_) | Shape::String(_) | Shape::Enum(_) => false,
                });
        is_json && self.way_of(first) == Way::Json && self.alike(one.schema, first.schema)
    }
}

/// What a call asks for: the media types that it is made for before others that it may get, those
/// of errors among them, which are no reason to answer otherwise. `None` if that is JSON and
/// nothing else.
///
/// JSON that comes `unasked` is read whatever it is called, so that any other name of it will do.
pub(super) fn accept<'a>(
    wanted: impl Iterator<Item = (bool, &'a [String])>,
    others: impl Iterator<Item = &'a [String]>,
    unasked: bool,
) -> Option<String> {
    const JSON: &str = "application/json";
    const ANY: &str = "*/*";
    let (mut names, mut is_json) = (Vec::new(), true);
    for (json, media_types) in wanted {
        is_json &= json;
        for name in media_types {
            // A range that is read as JSON is asked for as JSON.
            let name = if json && name.contains('*') {
                JSON
            } else {
                name
            };
            push(&mut names, asked(name));
        }
    }
    let is_any = names.iter().any(|name| name == ANY);
    let mut others: Vec<String> = others.flatten().map(|name| asked(name)).collect();
    others.retain(|name| name != ANY && !is_any && !names.contains(name));
    if is_json && names.iter().chain(&others).all(|name| name == JSON) {
        return None;
    }
    // What is asked for by name is better than what is only in a range.
    let has_names = names.iter().any(|name| !name.contains('*'));
    let mut parts = Vec::new();
    for name in &names {
        let is_worse = has_names && name.contains('*');
        push(
            &mut parts,
            format!("{name}{}", if is_worse { ";q=0.5" } else { "" }),
        );
    }
    for name in others {
        push(
            &mut parts,
            format!("{name}{}", if names.is_empty() { "" } else { ";q=0.9" }),
        );
    }
    if is_json && unasked {
        push(&mut parts, format!("{ANY};q=0.5"));
    }
    Some(parts.join(", "))
}

fn push(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// A media type as it is asked for: how characters are written is no matter of choice.
fn asked(name: &str) -> String {
    let mut parts = name.split(';').map(str::trim);
    let mut asked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let parameter = part.split('=').next().unwrap_or_default().trim();
        if !part.is_empty()
            && !["charset", "q"]
                .iter()
                .any(|own| parameter.eq_ignore_ascii_case(own))
        {
            asked.push(';');
            asked.push_str(part);
        }
    }
    asked
}

/// Whether a media type can stand in a header; stars stand for whole parts.
fn is_sayable(name: &str) -> bool {
    let essence = essence(name);
    let Some((group, subtype)) = essence.split_once('/') else {
        return false;
    };
    let is_range = |part: &str| !part.contains('*') || part == "*";
    let is_open = group == "*" && subtype != "*";
    is_token(group)
        && is_token(subtype)
        && is_range(group)
        && is_range(subtype)
        && !is_open
        && name
            .bytes()
            .all(|byte| (0x20..0x7f).contains(&byte) && byte != b',')
}

/// What tells a media type from others of its kind, such as `csv` of `text/csv`.
pub(super) fn subtype(media_type: &str) -> String {
    let essence = essence(media_type);
    essence
        .split_once('/')
        .map_or_else(|| essence.clone(), |(_, subtype)| subtype.to_owned())
}
