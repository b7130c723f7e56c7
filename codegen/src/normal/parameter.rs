//! Reads Parameter Objects.

use openapiv3::{CookieStyle, HeaderStyle, PathStyle, QueryStyle};

use super::codes;
use super::keywords;
use super::node::Node;
use super::reader::Reader;
use super::written::{JsonType, Written};
use super::{Location, Parameter, SchemaId};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    pub(super) fn parameter(&mut self, node: &Node<'d>) -> Option<Parameter> {
        self.known(node, &keywords::PARAMETER);
        let Some(name) = self.text(node, "name") else {
            self.missing(node, "name");
            return None;
        };
        let location = self.location(node)?;
        if matches!(location, Location::Header(..)) && is_reserved_header(name) {
            self.warn(
                &codes::RESERVED_HEADER,
                &node.pointer.child("name"),
                format!("`{name}` is no parameter"),
                "left out",
            );
            return None;
        }
        if matches!(location, Location::Header(..)) && !is_token(name) {
            self.push(
                Diagnostic::new(
                    &codes::HEADER_NAME,
                    "this is no name of a header",
                    node.pointer.child("name"),
                )
                .label("left out, as it cannot be sent")
                .help("use letters, digits and `-`"),
            );
            return None;
        }
        let (schema, content) = self.parameter_value(node);
        Some(Parameter {
            pointer: self.document.origin(&node.pointer),
            name: name.to_owned(),
            rust_name: self.text(node, "x-rust-name").map(str::to_owned),
            required: matches!(location, Location::Path(..)) || self.flag(node, "required"),
            location,
            deprecated: self.flag(node, "deprecated"),
            description: self.text(node, "description").map(str::to_owned),
            schema,
            content,
        })
    }

    fn parameter_value(&mut self, node: &Node<'d>) -> (SchemaId, Option<String>) {
        if let Some(schema) = node.get("schema") {
            return (self.schema(&schema), None);
        }
        let mut content = self.content(node);
        if content.is_empty() {
            self.warn(
                &codes::IGNORED_VALUE,
                &node.pointer,
                "a parameter needs `schema` or `content`",
                "taken as a text",
            );
            let mut text = Written::empty(self.document.origin(&node.pointer));
            text.kind = Some(JsonType::String);
            return (self.add(text), None);
        }
        let media_type = content.swap_remove(0);
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
                self.bad_parameter(
                    &node.pointer.child("in"),
                    format!("`{other}` is no place of a parameter"),
                    "use path, query, header or cookie",
                );
                return None;
            }
        })
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
            "the default style is used",
        );
        default
    }

    fn bad_parameter(&mut self, place: &Pointer, message: String, help: &str) {
        self.push(Diagnostic::new(&codes::BAD_PARAMETER, message, place.clone()).help(help));
    }
}

impl Parameter {
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.name == other.name
            && std::mem::discriminant(&self.location) == std::mem::discriminant(&other.location)
    }
}

/// Whether a text is a token of RFC 9110, as names of headers are.
fn is_token(name: &str) -> bool {
    let is_sign = |c: u8| b"!#$%&'*+-.^_`|~".contains(&c);
    !name.is_empty()
        && name
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || is_sign(c))
}

fn is_reserved_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved))
}
