//! Parameters whose values have no form in the style that they are to be written in.

use super::lower::Lowering;
use super::{Location, QueryStyle, Rule, Rules, codes};
use crate::normal::{Parameter, SchemaId, Shape};
use crate::pointer::Pointer;

impl Lowering<'_> {
    /// Warns where OpenAPI leaves open how the values of a parameter are written.
    pub(super) fn check_style(&mut self, parameter: &Parameter) {
        let style = match &parameter.location {
            Location::Query { style, .. } => Some(style),
            Location::Path(..) | Location::Header(..) | Location::Cookie(..) => None,
        };
        let is_deep = style == Some(&QueryStyle::DeepObject);
        let help = self.spec.words.nested;
        self.check_form(&parameter.pointer, parameter.schema, is_deep, help);
    }

    /// The same for what is written like a query parameter.
    pub(super) fn check_form(
        &mut self,
        place: &Pointer,
        schema: SchemaId,
        is_deep: bool,
        help: &'static str,
    ) {
        let target = self.target(schema);
        let (message, label) = match &self.schema(target).shape {
            Shape::Array(items) if is_deep && self.has_parts(*items) => (
                "`deepObject` has no form for a list of lists or objects",
                NUMBERED,
            ),
            Shape::Array(items) if self.has_parts(*items) => (
                "no style has a form for a list of lists or objects",
                "each item is written as JSON",
            ),
            Shape::Object(object) if is_deep => {
                let lists_objects = |schema: SchemaId| {
                    let items = self.schema(self.target(schema)).shape.items();
                    items.is_some_and(|items| self.has_parts(items))
                };
                let mut properties = object.properties.values();
                if !properties.any(|property| lists_objects(property.schema)) {
                    return;
                }
                ("`deepObject` has no form for a list of objects", NUMBERED)
            }
            Shape::Object(object) => {
                let mut properties = object.properties.values();
                if !properties.any(|property| self.has_parts(property.schema)) {
                    return;
                }
                (
                    "this style has no form for an object that holds lists or objects",
                    "what the object holds is written as JSON",
                )
            }
            Shape::Array(_)
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
                if is_deep =>
            {
                (
                    "`deepObject` is a style of objects",
                    "written in the style `form`",
                )
            }
            Shape::Any
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::Array(_)
            | Shape::Union(_) => return,
        };
        self.warn(&codes::NO_FORM, place, message, label, help);
    }

    /// The rule that a list has items, where none would be sent as one that its type does not have:
    /// `ids=` is no integer.
    pub(super) fn has_items(&self, parameter: &Parameter) -> Rules {
        let is_pair = match parameter.location {
            Location::Query { .. } | Location::Cookie(..) => parameter.content.is_none(),
            Location::Path(..) | Location::Header(..) => false,
        };
        let items = self.schema(self.target(parameter.schema)).shape.items();
        let is_never_empty = |items: SchemaId| match &self.schema(self.target(items)).shape {
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => true,
            Shape::Enum(enumeration) => !enumeration.values.iter().any(|value| value == ""),
            Shape::String(format) => matches!(
                format.as_deref(),
                Some("date" | "date-time" | "uuid" | "guid" | "ipv4" | "ipv6" | "ip")
            ),
            Shape::Any | Shape::Same(_) | Shape::Array(_) | Shape::Object(_) | Shape::Union(_) => {
                false
            }
        };
        let mut rules = Rules::default();
        if is_pair && items.is_some_and(is_never_empty) {
            rules.own.push(Rule::MinItems(1));
        }
        rules
    }

    /// Whether the values of a schema are lists or objects.
    fn has_parts(&self, schema: SchemaId) -> bool {
        matches!(
            self.schema(self.target(schema)).shape,
            Shape::Array(_) | Shape::Object(_)
        )
    }
}

/// How `deepObject` is written where OpenAPI leaves it open.
const NUMBERED: &str = "the items are numbered, such as `name[0][key]`";
