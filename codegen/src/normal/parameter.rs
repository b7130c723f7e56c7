//! Reads parameters and joins those of a path item with those of its operation.

use openapiv3::{CookieStyle, HeaderStyle, PathStyle, QueryStyle};

use super::codes;
use super::keywords;
use super::node::Node;
use super::path::Query;
use super::reader::Reader;
use super::select::Selected;
use super::written::{JsonType, Written};
use super::{Location, Parameter, PathTemplate, SchemaId};
use crate::diagnostic::{Diagnostic, closest};
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// The parameters of an operation: path parameters in the order of the template, then the
    /// others as written, the path item's before the operation's.
    pub(super) fn parameters(
        &mut self,
        selected: &Selected<'d>,
        path: &PathTemplate,
        query: &Query,
    ) -> Vec<Parameter> {
        let own = self.parameter_list(&selected.operation);
        let mut parameters = self.parameter_list(&selected.path_item);
        parameters.retain(|inherited| !own.iter().any(|own| own.is_same_as(inherited)));
        parameters.extend(own);

        let (mut in_path, others): (Vec<_>, Vec<_>) = parameters
            .into_iter()
            .partition(|parameter| matches!(parameter.location, Location::Path(..)));
        let mut ordered: Vec<Parameter> = Vec::new();
        for name in path.parameters() {
            if ordered.iter().any(|parameter| parameter.name == name) {
                continue;
            }
            match in_path.iter().position(|parameter| parameter.name == name) {
                Some(index) => ordered.push(in_path.swap_remove(index)),
                None => ordered.push(self.undeclared_placeholder(name, &in_path, selected)),
            }
        }
        for (name, placeholder) in &query.placeholders {
            if let Some(left) = in_path.iter_mut().find(|left| left.name == *placeholder) {
                let mut parameter = left.clone();
                parameter.name.clone_from(name);
                parameter.location = Location::Query {
                    style: QueryStyle::Form,
                    explode: true,
                    allow_reserved: false,
                    allow_empty: false,
                };
                ordered.push(parameter);
            }
        }
        in_path.retain(|left| {
            !query
                .placeholders
                .iter()
                .any(|(_, placeholder)| *placeholder == left.name)
        });
        in_path.retain(|left| !ordered.iter().any(|parameter| parameter.name == left.name));
        for left in in_path {
            self.warn(
                &codes::UNUSED_PARAMETER,
                &left.pointer,
                format!("the path has no placeholder `{{{}}}`", left.name),
                "left out",
            );
        }
        ordered.extend(others);
        ordered
    }

    fn undeclared_placeholder(
        &mut self,
        name: &str,
        declared: &[Parameter],
        selected: &Selected<'d>,
    ) -> Parameter {
        let place = &selected.operation.pointer;
        let mut diagnostic = Diagnostic::new(
            &codes::UNDECLARED_PARAMETER,
            format!("the placeholder `{{{name}}}` has no parameter"),
            place.clone(),
        )
        .key()
        .label("taken as a text");
        diagnostic = match closest(
            name,
            declared.iter().map(|parameter| parameter.name.as_str()),
        ) {
            Some(similar) => diagnostic.help(format!("is `{similar}` meant?")),
            None => diagnostic.help(format!("declare a path parameter named `{name}`")),
        };
        self.push(diagnostic);
        let mut text = Written::empty(self.document.origin(place));
        text.kind = Some(JsonType::String);
        Parameter {
            pointer: self.document.origin(place),
            name: name.to_owned(),
            rust_name: None,
            location: Location::Path(PathStyle::Simple, false),
            required: true,
            deprecated: false,
            description: None,
            schema: self.add(text),
            content: None,
        }
    }

    fn parameter_list(&mut self, holder: &Node<'d>) -> Vec<Parameter> {
        let Some(list) = holder.get("parameters") else {
            return Vec::new();
        };
        if !self.list(&list) {
            return Vec::new();
        }
        let mut parameters: Vec<Parameter> = Vec::new();
        for item in list.items() {
            let place = item.pointer.clone();
            let used = item.clone();
            let Some(node) = self.follow(item) else {
                continue;
            };
            if !self.mapping(&node) {
                continue;
            }
            let Some(parameter) = self.parameter(&used, &node) else {
                continue;
            };
            if parameters.iter().any(|other| other.is_same_as(&parameter)) {
                self.warn(
                    &codes::DUPLICATE_PARAMETER,
                    &place,
                    format!("the parameter `{}` is declared twice", parameter.name),
                    "left out",
                );
            } else {
                parameters.push(parameter);
            }
        }
        parameters
    }

    fn parameter(&mut self, used: &Node<'d>, node: &Node<'d>) -> Option<Parameter> {
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
            description: self.description(used, node),
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
    fn is_same_as(&self, other: &Self) -> bool {
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
