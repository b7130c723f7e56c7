//! Parameters whose values have no form in the style that they are to be written in.

use super::lower::Lowering;
use super::{Location, QueryStyle, codes};
use crate::normal::{Parameter, SchemaId, Shape};

impl Lowering<'_> {
    /// Warns where OpenAPI leaves open how the values of a parameter are written.
    pub(super) fn check_style(&mut self, parameter: &Parameter) {
        let style = match &parameter.location {
            Location::Query { style, .. } => Some(style),
            Location::Path(..) | Location::Header(..) | Location::Cookie(..) => None,
        };
        let is_deep = style == Some(&QueryStyle::DeepObject);
        let target = self.target(parameter.schema);
        let (message, label) = match &self.schema(target).shape {
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
                (
                    "`deepObject` has no form for a list of objects",
                    "the properties of all items are written one after the other",
                )
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
        self.warn(
            &codes::NO_FORM,
            &parameter.pointer,
            message,
            label,
            self.spec.words.nested,
        );
    }

    /// Whether the values of a schema are lists or objects.
    fn has_parts(&self, schema: SchemaId) -> bool {
        matches!(
            self.schema(self.target(schema)).shape,
            Shape::Array(_) | Shape::Object(_)
        )
    }
}
