//! Reads Parameter Objects.

use openapiv3::{CookieStyle, HeaderStyle, PathStyle, QueryStyle};

use super::codes;
use super::keywords;
use super::node::Node;
use super::reader::{Reader, any_of};
use super::written::{JsonType, Written};
use super::{Location, Parameter, SchemaId};
use crate::diagnostic::{Diagnostic, closest};
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// A Parameter Object; `None` if it cannot be sent, which is told.
    pub(super) fn parameter(&mut self, used: &Node<'d>, node: &Node<'d>) -> Option<Parameter> {
        self.known(node, &keywords::PARAMETER);
        // All of it is read before it may be given up, so that every fault is told at once.
        let name = self.text(node, "name");
        if name.is_none() {
            self.missing(node, "name");
        }
        let location = self.location(node);
        let (schema, content) = self.parameter_value(node);
        let (name, location) = (name?, location?);
        let is_whole = self.text(node, "in") == Some("querystring");
        if is_whole && !content.as_deref().is_some_and(is_json) {
            self.push(
                Diagnostic::new(
                    &codes::BAD_PARAMETER,
                    "the whole query is neither a form nor JSON",
                    node.pointer.child("in"),
                )
                .label("it is not known how to write it")
                .help(
                    "describe it by `content` with `application/x-www-form-urlencoded` or \
                     `application/json`",
                ),
            );
            return None;
        }
        let is_header = matches!(location, Location::Header(..));
        if is_header && !self.is_sendable(name, &node.pointer.child("name")) {
            return None;
        }
        let is_path = matches!(location, Location::Path(..));
        if is_path && self.optional_flag(node, "required") == Some(false) {
            self.warn(
                &codes::IGNORED_VALUE,
                &node.pointer.child("required"),
                "a path parameter is always required",
                "a call without it is impossible",
                "write `required: true`; for a path without it, describe a second path",
            );
        }
        Some(Parameter {
            pointer: self.document.origin(&node.pointer),
            name: if is_whole { "" } else { name }.to_owned(),
            rust_name: self
                .text(node, "x-rust-name")
                .or(is_whole.then_some(name))
                .map(str::to_owned),
            required: is_path || self.flag(node, "required"),
            location,
            deprecated: self.flag(node, "deprecated"),
            description: self.description_beside(used, node),
            schema,
            content,
            chunk: self.chunk(node),
        })
    }

    /// Whether a caller can set the header of this name. It is told if not.
    fn is_sendable(&mut self, name: &str, place: &Pointer) -> bool {
        if !is_token(name) {
            self.push(
                Diagnostic::new(
                    &codes::HEADER_NAME,
                    "this is no name of a header",
                    place.clone(),
                )
                .label("left out, as it cannot be sent")
                .help("use letters, digits and `-`"),
            );
            return false;
        }
        let (accepted, sent) = self.words().media_types;
        let help = match name.to_ascii_lowercase().as_str() {
            "accept" => format!("{accepted} what is accepted"),
            "content-type" => format!("{sent} what is sent"),
            "authorization" => "declare a security scheme and name it in `security`".to_owned(),
            "connection" | "content-length" | "host" | "transfer-encoding" => {
                "remove it: the client itself frames the request".to_owned()
            }
            _ => return true,
        };
        let message = format!("`{name}` is no parameter");
        self.warn(&codes::RESERVED_HEADER, place, message, "left out", help);
        false
    }

    fn parameter_value(&mut self, node: &Node<'d>) -> (SchemaId, Option<String>) {
        if let Some(schema) = node.get("schema") {
            if let Some(content) = node.get("content") {
                self.warn(
                    &codes::IGNORED_VALUE,
                    &content.pointer,
                    "a parameter has either `schema` or `content`",
                    "ignored: the `schema` counts",
                    "remove one of the two",
                );
            }
            return (self.schema(&schema), None);
        }
        let mut content = self.content(node).into_iter();
        let Some(media_type) = content.next() else {
            self.warn(
                &codes::IGNORED_VALUE,
                &node.pointer,
                "a parameter needs `schema` or `content`",
                "taken as a text",
                "add a `schema`, such as `schema: {type: string}`",
            );
            let mut text = Written::empty(self.document.origin(&node.pointer));
            text.kind = Some(JsonType::String);
            return (self.add(text), None);
        };
        for other in content {
            self.warn(
                &codes::IGNORED_VALUE,
                &other.pointer,
                "the `content` of a parameter has one media type",
                format!("ignored: `{}` counts", media_type.name),
                "remove one of them",
            );
        }
        let schema = media_type.schema.unwrap_or_else(|| {
            let any = Written::empty(self.document.origin(&node.pointer));
            self.add(any)
        });
        (schema, Some(media_type.name))
    }

    fn location(&mut self, node: &Node<'d>) -> Option<Location> {
        let Some(place) = self.text(node, "in") else {
            self.missing(node, "in");
            return None;
        };
        let explode = self.optional_flag(node, "explode");
        Some(match place {
            "path" => Location::Path(
                self.style(node, PathStyle::Simple),
                explode.unwrap_or(false),
            ),
            // It has no style: the value is the query.
            "querystring" if self.words().places.contains(&place) => Location::Query {
                style: QueryStyle::Form,
                explode: false,
                allow_reserved: false,
                allow_empty: false,
            },
            "query" => {
                let style = self.style(node, QueryStyle::Form);
                let explode = explode.unwrap_or(style == QueryStyle::Form);
                let allow_reserved = self.flag(node, "allowReserved");
                let allow_empty = self.flag(node, "allowEmptyValue");
                Location::Query {
                    style,
                    explode,
                    allow_reserved,
                    allow_empty,
                }
            }
            "header" => Location::Header(
                self.style(node, HeaderStyle::Simple),
                explode.unwrap_or(false),
            ),
            "cookie" => {
                Location::Cookie(self.style(node, CookieStyle::Form), explode.unwrap_or(true))
            }
            other => {
                self.push(
                    Diagnostic::new(
                        &codes::BAD_PARAMETER,
                        format!("`{other}` is no place of a parameter"),
                        node.pointer.child("in"),
                    )
                    .label("it is not known where to send it")
                    .help(self.place_meant(other)),
                );
                return None;
            }
        })
    }

    /// What to write instead of a place that there is not.
    fn place_meant(&self, place: &str) -> String {
        let places = self.words().places;
        match (closest(place, places.iter().copied()), place) {
            (Some(similar), _) => format!("did you mean `{similar}`?"),
            (None, "body") => "describe what is sent in the operation's `requestBody`".to_owned(),
            (None, "form" | "formData") => {
                "make it a property of the `requestBody`, with the media type \
                 `application/x-www-form-urlencoded` or `multipart/form-data`"
                    .to_owned()
            }
            (None, _) => format!("use {}", any_of(places)),
        }
    }

    fn style<T: serde::de::DeserializeOwned>(&mut self, node: &Node<'d>, default: T) -> T {
        let Some(style) = node.get("style") else {
            return default;
        };
        if let Ok(style) = T::deserialize(style.value) {
            return style;
        }
        self.warn(
            &codes::IGNORED_VALUE,
            &style.pointer,
            format!("a parameter in this place has no style {}", style.value),
            "written in the usual style of this place",
            "remove it, or use a style of this place: path takes simple, label and matrix; query \
             takes form, spaceDelimited, pipeDelimited and deepObject; header takes simple; cookie \
             takes form",
        );
        default
    }
}

impl Parameter {
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.name == other.name
            && std::mem::discriminant(&self.location) == std::mem::discriminant(&other.location)
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether a text is a token of RFC 9110, as names of headers are.
pub(crate) fn is_token(name: &str) -> bool {
    let is_sign = |c: u8| b"!#$%&'*+-.^_`|~".contains(&c);
    !name.is_empty()
        && name
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || is_sign(c))
}
