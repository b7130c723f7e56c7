//! What `Debug` tells of a value. Texts are hidden by default; numbers, dates and enums are not.

use super::lower::Lowering;
use super::{Disclosure, Type, codes};
use crate::normal::{Additional, Schema, SchemaId, Shape};

impl Lowering<'_> {
    /// What `Debug` tells of a property that is described by this schema.
    pub(super) fn disclosure(&mut self, schema: SchemaId, ty: &Type) -> Disclosure {
        let mut opened = Vec::new();
        let mut at = schema;
        let mut is_in_map = false;
        let mut is_secret = false;
        // Rings of lists have a type of their own; this bound is a seat belt.
        for _ in 0..self.spec.schemas.len() {
            let node = self.schema(at);
            is_secret |= node.notes.write_only;
            match node.notes.sensitive {
                // The keys of a map are texts, too, of which its values cannot speak.
                Some(false) if !is_in_map => opened.push(at),
                Some(true) if !hides_itself(ty) => return Disclosure::Hidden,
                None | Some(_) => {}
            }
            at = match &node.shape {
                Shape::Same(target) => *target,
                Shape::Array(items) => *items,
                Shape::Object(object) => match object.additional {
                    Additional::Schema(value) if object.properties.is_empty() => {
                        is_in_map = true;
                        value
                    }
                    Additional::Schema(_)
                    | Additional::Any
                    | Additional::Unspecified
                    | Additional::Forbidden => break,
                },
                Shape::Any
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Enum(_)
                | Shape::Union(_) => break,
            };
        }
        let end = self.schema(at);
        // A text under a name of its own has a `Debug` of its own.
        let is_closed = end.name.is_some() && end.notes.sensitive != Some(false);
        let is_shown = match &end.shape {
            Shape::String(format) => {
                !is_closed && !is_secret && format.as_deref() != Some("password")
            }
            Shape::Any => true,
            Shape::Object(object) => object.properties.is_empty(),
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Enum(_) => {
                // These are shown as it is.
                self.disclosed.extend(opened);
                return Disclosure::Closed;
            }
            Shape::Same(_) | Shape::Array(_) | Shape::Union(_) => false,
        };
        if opened.is_empty() || !is_shown {
            return Disclosure::Closed;
        }
        self.disclosed.extend(opened);
        Disclosure::Shown
    }

    /// What the `Debug` of a scalar with a name of its own tells.
    pub(super) fn disclosure_of_scalar(&mut self, schema: SchemaId) -> Disclosure {
        let node = self.schema(schema);
        match (node.notes.sensitive, &node.shape) {
            (Some(false), _) if is_open_text(node) => {
                self.disclosed.insert(schema);
                Disclosure::Shown
            }
            (Some(true), _) => Disclosure::Hidden,
            (None | Some(_), _) => Disclosure::Closed,
        }
    }

    /// Tells of what is said to be harmless and is hidden all the same.
    pub(super) fn not_disclosed(&mut self) {
        let spec = self.spec;
        for (id, node) in spec.schemas.iter() {
            if node.notes.sensitive == Some(false) && !self.disclosed.contains(&id) {
                self.warn(
                    &codes::NOT_SHOWN,
                    &node.pointer,
                    "`Debug` does not show the texts of this value",
                    "hidden, though it may be shown",
                    "say it of the property or the schema that is the text; never of a secret",
                );
            }
        }
    }
}

/// Whether `Debug` shows nothing of the values of a type anyway.
fn hides_itself(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String | Type::Secret | Type::Json | Type::Base64 | Type::File
    )
}

fn is_open_text(node: &Schema) -> bool {
    match &node.shape {
        Shape::String(format) => !node.notes.write_only && format.as_deref() != Some("password"),
        Shape::Any
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Enum(_)
        | Shape::Array(_)
        | Shape::Object(_)
        | Shape::Union(_) => false,
    }
}
