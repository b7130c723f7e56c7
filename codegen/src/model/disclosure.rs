//! What `Debug` tells of a value. Texts are hidden by default; numbers, dates and enums are not.

use super::lower::Lowering;
use super::{Composition, Disclosure, Type, codes};
use crate::normal::{Additional, Schema, SchemaId, Shape};
use crate::pointer::Pointer;

impl Lowering<'_> {
    /// What `Debug` tells of a property or an alternative that is described by this schema.
    pub(super) fn disclosure(&mut self, schema: SchemaId, ty: &Type) -> Disclosure {
        let way = self.way(schema);
        if way.is_marked {
            // Whoever says that it may be shown is outweighed.
            return if hides_itself(ty) {
                Disclosure::Closed
            } else {
                Disclosure::Hidden
            };
        }
        let end = self.schema(way.end);
        // A text under a name of its own has a `Debug` of its own.
        let is_closed = end.name.is_some() && end.notes.sensitive != Some(false);
        let is_shown = match &end.shape {
            Shape::String(format) => {
                !is_closed && !way.is_secret && format.as_deref() != Some("password")
            }
            Shape::Any => true,
            Shape::Object(object) => object.properties.is_empty(),
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Enum(_) => {
                // These are shown as it is.
                self.disclosed.extend(way.opened);
                return Disclosure::Closed;
            }
            Shape::Same(_) | Shape::Array(_) | Shape::Union(_) => false,
        };
        if way.opened.is_empty() || !is_shown {
            return Disclosure::Closed;
        }
        self.disclosed.extend(way.opened);
        Disclosure::Shown
    }

    /// What `Debug` tells of the properties without a name, whose names are texts, too.
    pub(super) fn disclosure_of_rest(&self, value: SchemaId) -> Disclosure {
        if self.way(value).is_marked {
            Disclosure::Hidden
        } else {
            Disclosure::Closed
        }
    }

    /// What is said between a use of a schema and the values, through repetitions, lists and maps.
    fn way(&self, schema: SchemaId) -> Way {
        let mut way = Way {
            end: schema,
            opened: Vec::new(),
            is_marked: false,
            is_secret: false,
        };
        let mut is_in_map = false;
        // Rings of lists have a type of their own; this bound is a seat belt.
        for _ in 0..self.spec.schemas.len() {
            let node = self.schema(way.end);
            way.is_secret |= node.notes.write_only;
            match node.notes.sensitive {
                // The keys of a map are texts, too, of which its values cannot speak.
                Some(false) if !is_in_map => way.opened.push(way.end),
                Some(true) => way.is_marked = true,
                None | Some(_) => {}
            }
            way.end = match &node.shape {
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
        way
    }

    /// Tells of what is sensitive and has, by itself, a `Debug` that is not the client's.
    pub(super) fn not_hidden(&mut self, schema: SchemaId, ty: &Type, place: &Pointer) {
        let hides = match ty.composition() {
            Composition::Named(id) => self
                .types
                .get(id.0)
                .is_some_and(|def| def.disclosure == Disclosure::Hidden),
            Composition::Scalar => matches!(ty, Type::Secret | Type::Base64 | Type::File),
            Composition::List(_)
            | Composition::Map(_)
            | Composition::Nullable(_)
            | Composition::Boxed(_) => false,
        };
        if !hides && self.way(schema).is_marked {
            self.warn(
                &codes::NOT_HIDDEN,
                place,
                "a sensitive value is no model",
                "hidden inside of models; by itself, `Debug` shows it",
                "keep the value out of logs, or make it a property of an object",
            );
        }
    }

    /// What the `Debug` of a declared type tells.
    pub(super) fn disclosure_of_declared(&mut self, schema: SchemaId) -> Disclosure {
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

/// What is said on the way from a use of a schema to the values themselves.
struct Way {
    /// The schema of the values.
    end: SchemaId,
    /// Those who say that texts may be shown.
    opened: Vec<SchemaId>,
    /// Whether one says that nothing may be shown.
    is_marked: bool,
    /// Whether the value is only written.
    is_secret: bool,
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
