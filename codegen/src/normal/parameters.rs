//! Joins the parameters of a path item with those of its operation.

use openapiv3::{PathStyle, QueryStyle};

use super::codes;
use super::keywords;
use super::kind::Kind;
use super::node::Node;
use super::operation::path_pointer;
use super::path::Query;
use super::reader::Reader;
use super::select::Selected;
use super::written::{JsonType, Written};
use super::{Location, Parameter, PathTemplate};
use crate::diagnostic::{Diagnostic, closest};
use crate::document::private;
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
                self.warn(
                    &codes::DUPLICATE_PLACEHOLDER,
                    &path_pointer(selected),
                    format!("the placeholder `{{{name}}}` occurs twice"),
                    "both places get the same value",
                    "give each placeholder a name and a parameter of its own",
                );
                continue;
            }
            let same = |parameter: &Parameter| parameter.name == name;
            let alike = |parameter: &Parameter| parameter.name.eq_ignore_ascii_case(name);
            let found = in_path.iter().position(same);
            let found = found.or_else(|| in_path.iter().position(alike));
            match found {
                Some(index) => {
                    let mut parameter = in_path.remove(index);
                    if parameter.name != name {
                        self.other_case(name, &parameter, selected);
                        name.clone_into(&mut parameter.name);
                    }
                    ordered.push(parameter);
                }
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
                "left out of the client",
                format!(
                    "write `{{{}}}` into the path, or remove the parameter",
                    left.name
                ),
            );
        }
        ordered.extend(others);
        ordered
    }

    fn other_case(&mut self, name: &str, parameter: &Parameter, selected: &Selected<'d>) {
        self.push(
            Diagnostic::new(
                &codes::UNDECLARED_PARAMETER,
                format!(
                    "the placeholder `{{{name}}}` and the parameter `{}` are written differently",
                    parameter.name
                ),
                path_pointer(selected),
            )
            .key()
            .label("taken for the same")
            .related(parameter.pointer.child("name"), "the parameter")
            .help("write both alike"),
        );
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
            chunk: None,
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
        let mut fields: Vec<&str> = Vec::new();
        for item in list.items() {
            let place = item.pointer.clone();
            let used = item.clone();
            let Some(node) = self.follow(item, Kind::Parameter) else {
                continue;
            };
            if !self.mapping(&node) {
                continue;
            }
            // Swagger 2.0 lists what is sent as a body among the parameters; it is read as that.
            if node.get(private::BODY).is_some() {
                self.known(&node, &keywords::PARAMETER);
                if self.text(&node, "in") == Some("formData") {
                    match self.text(&node, "name") {
                        Some(name) if fields.contains(&name) => self.declared_twice(name, &place),
                        Some(name) => fields.push(name),
                        None => self.missing(&node, "name"),
                    }
                }
                continue;
            }
            let Some(parameter) = self.parameter(&used, &node) else {
                continue;
            };
            if parameters.iter().any(|other| other.is_same_as(&parameter)) {
                self.declared_twice(&parameter.name, &place);
            } else {
                parameters.push(parameter);
            }
        }
        parameters
    }

    fn declared_twice(&mut self, name: &str, place: &Pointer) {
        self.warn(
            &codes::DUPLICATE_PARAMETER,
            place,
            format!("the parameter `{name}` is declared twice"),
            "left out: the first declaration counts",
            "remove one of the two, or give it another name or place",
        );
    }
}
