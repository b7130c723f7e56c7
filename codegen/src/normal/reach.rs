//! Which schemas values are sent or received of: those of operations, and what these hold. The
//! others are only parts of them that `allOf` has merged.

use std::collections::HashSet;

use super::{Additional, Operation, SchemaId, Schemas, Shape};

impl Schemas {
    /// The schemas of the values of `operations`.
    pub fn reached(&self, operations: &[Operation]) -> HashSet<SchemaId> {
        let mut work: Vec<SchemaId> = operations.iter().flat_map(of_operation).collect();
        let mut reached = HashSet::new();
        while let Some(id) = work.pop() {
            if reached.insert(id) {
                self.held_by(id, &mut work);
            }
        }
        reached
    }

    fn held_by(&self, id: SchemaId, found: &mut Vec<SchemaId>) {
        match &self.get(id).shape {
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_) => {}
            Shape::Same(schema) | Shape::Array(schema) => found.push(*schema),
            Shape::Object(object) => {
                found.extend(object.properties.values().map(|property| property.schema));
                if let Additional::Schema(schema) = object.additional {
                    found.push(schema);
                }
            }
            Shape::Union(union) => {
                found.extend(union.variants.iter().map(|variant| variant.schema));
            }
        }
    }
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let parameters = operation.parameters.iter().map(|it| it.schema);
    let responses = operation.responses.iter();
    let headers = responses.clone().flat_map(|response| &response.headers);
    let contents = responses.map(|response| &response.content);
    let contents = contents.chain(operation.body.iter().map(|body| &body.content));
    let bodies = contents.flatten().flat_map(|media_type| {
        let items = media_type.items.map(|items| items.schema);
        let encodings = media_type.encoding.values();
        let headers = encodings.flat_map(|encoding| &encoding.headers);
        let headers = headers.filter_map(|header| header.schema);
        media_type.schema.into_iter().chain(items).chain(headers)
    });
    parameters
        .chain(headers.filter_map(|header| header.schema))
        .chain(bodies)
}
