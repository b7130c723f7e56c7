//! Objects with properties.

use super::docs::Docs;
use super::lower::Lowering;
use super::{Disclosure, Field, Hint, Presence, Rules, Struct, Type, TypeId, TypeKind};
use crate::diagnostic::shared;
use crate::normal::{Additional, Object, Property, Schema, Shape};

impl Lowering<'_> {
    pub(super) fn structure(&mut self, id: TypeId, node: &Schema, object: &Object) -> TypeKind {
        let fields = object
            .properties
            .iter()
            .map(|(name, property)| self.field(id, name, property))
            .collect();
        let mut rest_disclosure = Disclosure::Closed;
        let rest = match object.additional {
            Additional::Schema(value) => {
                rest_disclosure = self.disclosure_of_rest(value);
                Some(self.nullable_use_of(value, Hint::Part(id, "value".to_owned())))
            }
            Additional::Any => Some((Type::Json, Rules::default())),
            Additional::Unspecified | Additional::Forbidden => None,
        };
        if node.limits.min_properties.is_some() || node.limits.max_properties.is_some() {
            self.warn(
                &shared::UNCHECKED,
                &node.pointer,
                "the number of properties is not checked",
                "a value that breaks the limit is sent all the same",
                "check it before the call, or leave it to the server",
            );
        }
        TypeKind::Struct(Struct {
            fields,
            rest,
            rest_disclosure,
            parts: None,
        })
    }

    pub(super) fn field(&mut self, id: TypeId, name: &str, property: &Property) -> Field {
        let (ty, rules) = self.use_of(property.schema, Hint::Part(id, name.to_owned()));
        self.field_of(name, property, ty, rules)
    }

    /// The field of a property whose values have this type.
    pub(super) fn field_of(
        &mut self,
        name: &str,
        property: &Property,
        ty: Type,
        rules: Rules,
    ) -> Field {
        let node = self.schema(property.schema);
        let target = self.schema(self.target(property.schema));
        let hint = node.notes.rust_name.clone().filter(|_| node.name.is_none());
        let values = target.shape.enumeration().map(|it| it.values.as_slice());
        let only = if let Some([only]) = values {
            Some(only.clone())
        } else {
            None
        };
        Field {
            pointer: node.pointer.clone(),
            name: name.to_owned(),
            hint: hint.unwrap_or_else(|| name.to_owned()),
            docs: Docs::of_use(node, target),
            deprecated: node.notes.deprecated,
            required: property.required,
            nullable: self.is_nullable(property.schema) || ty == Type::Json,
            read_only: node.notes.read_only || target.notes.read_only,
            write_only: node.notes.write_only || target.notes.write_only,
            presence: Presence::Required,
            null_is_empty: self.spec.null_as_empty && property.required && has_items(target),
            disclosure: self.disclosure(property.schema, &ty),
            ty,
            only,
            rules,
        }
    }
}

/// Whether the values of a schema are arrays or maps.
fn has_items(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Array(_) => true,
        Shape::Object(object) => object.properties.is_empty(),
        Shape::Any
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)
        | Shape::Union(_) => false,
    }
}
