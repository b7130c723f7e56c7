//! Response headers: one reader for each header of the document, whichever answers carry it.

use super::docs::Docs;
use super::lower::Lowering;
use super::{Header, HeaderMembers, HeaderShape, Hint, OperationId, Type, codes};
use crate::normal::{self, Additional, Object, SchemaId, Shape};

impl Lowering<'_> {
    /// The distinct response headers of all operations.
    pub(super) fn headers(&mut self) -> Vec<Header> {
        let spec = self.spec;
        let mut headers: Vec<Header> = Vec::new();
        for (index, operation) in spec.operations.iter().enumerate() {
            for header in operation
                .responses
                .iter()
                .flat_map(|response| &response.headers)
            {
                let found = self.header(OperationId(index), header);
                let is_known = headers.iter().any(|known| {
                    known.name.eq_ignore_ascii_case(&found.name)
                        && known.ty == found.ty
                        && known.shape == found.shape
                });
                if !is_known {
                    headers.push(found);
                }
            }
        }
        headers
    }

    fn header(&mut self, id: OperationId, header: &normal::Header) -> Header {
        let (ty, shape) = match header.schema {
            None => {
                if let Some(media_type) = &header.content {
                    self.warn(
                        &codes::HEADERS_UNTYPED,
                        &header.pointer,
                        format!(
                            "the header `{}` is declared as `{}`",
                            Docs::plain(&header.name),
                            Docs::plain(media_type)
                        ),
                        "read as a text",
                        "use a `schema` instead of `content`, or take the text apart yourself",
                    );
                }
                (Type::String, HeaderShape::Text)
            }
            Some(schema) => {
                let (ty, _) = self.use_of(
                    schema,
                    Hint::Operation(id, format!("{} header", header.name)),
                );
                self.not_hidden(schema, &ty, &header.pointer);
                if let Some(shape) = self.header_shape(schema, header) {
                    (ty, shape)
                } else {
                    self.warn(
                        &codes::HEADERS_UNTYPED,
                        &header.pointer,
                        format!(
                            "the header `{}` has no simple form",
                            Docs::plain(&header.name)
                        ),
                        "read as a text",
                        "describe it as a text, a number, a boolean, a list or an object of these",
                    );
                    (Type::String, HeaderShape::Text)
                }
            }
        };
        let mut docs = Docs::text(header.description.as_deref());
        if let Some(schema) = header.schema.filter(|_| docs.text.is_empty()) {
            docs = Docs::of_use(self.schema(schema), self.schema(self.target(schema)));
        }
        Header {
            pointer: header.pointer.clone(),
            name: header.name.clone(),
            ty,
            shape,
            deprecated: header.deprecated,
            docs,
        }
    }

    fn header_shape(&self, schema: SchemaId, header: &normal::Header) -> Option<HeaderShape> {
        let node = self.schema(self.target(schema));
        Some(match &node.shape {
            Shape::Any => HeaderShape::Text,
            Shape::String(_)
            | Shape::Enum(_)
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_) => {
                if self.is_text(schema)? {
                    HeaderShape::Text
                } else {
                    HeaderShape::Scalar
                }
            }
            Shape::Array(items) => match self.schema(self.target(*items)).shape {
                Shape::String(_) | Shape::Any | Shape::Enum(_) => HeaderShape::Texts,
                Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => HeaderShape::Scalars,
                Shape::Array(_) | Shape::Object(_) | Shape::Union(_) | Shape::Same(_) => {
                    return None;
                }
            },
            Shape::Object(object) if header.explode => {
                HeaderShape::ExplodedObject(self.header_members(object)?)
            }
            Shape::Object(object) => HeaderShape::Object(self.header_members(object)?),
            Shape::Union(_) | Shape::Same(_) => return None,
        })
    }

    /// What an object holds; `None` if a header has no form for it.
    fn header_members(&self, object: &Object) -> Option<HeaderMembers> {
        let mut members = HeaderMembers::default();
        for (name, property) in &object.properties {
            let schema = self.target(property.schema);
            if matches!(self.schema(schema).shape, Shape::Any) {
                continue;
            }
            let names = if self.is_text(schema)? {
                &mut members.texts
            } else {
                &mut members.scalars
            };
            names.push(name.clone());
        }
        members.are_texts = match object.additional {
            Additional::Schema(schema) => match self.schema(self.target(schema)).shape {
                Shape::Any => false,
                _ => self.is_text(schema)?,
            },
            Additional::Any | Additional::Unspecified | Additional::Forbidden => false,
        };
        Some(members)
    }

    /// Whether a value is a text, and no number or boolean; `None` if it is none of these.
    fn is_text(&self, schema: SchemaId) -> Option<bool> {
        match &self.schema(self.target(schema)).shape {
            Shape::String(_) => Some(true),
            Shape::Enum(enumeration) => {
                Some(enumeration.values.iter().all(serde_json::Value::is_string))
            }
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => Some(false),
            Shape::Any | Shape::Array(_) | Shape::Object(_) | Shape::Union(_) | Shape::Same(_) => {
                None
            }
        }
    }
}
