//! Inheritance: a schema with a discriminator stands for the schemas that extend it by `allOf`.

use std::collections::HashMap;

use super::SchemaId;
use super::node::Node;
use super::reader::Reader;
use super::written::Discriminator;
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// The schemas that extend the one at `node`: those that the mapping names and those
    /// components whose `allOf` refers to it.
    pub(super) fn heirs(
        &mut self,
        node: &Node<'d>,
        discriminator: Option<&Discriminator>,
        own: SchemaId,
    ) -> Vec<SchemaId> {
        let mut heirs: Vec<SchemaId> = Vec::new();
        for &(_, schema) in discriminator
            .iter()
            .flat_map(|discriminator| &discriminator.mapping)
        {
            if !heirs.contains(&schema) {
                heirs.push(schema);
            }
        }
        for pointer in self
            .extensions()
            .get(&node.pointer)
            .cloned()
            .unwrap_or_default()
        {
            let schema = self.intern(&pointer);
            if !heirs.contains(&schema) {
                heirs.push(schema);
            }
        }
        // A mapping may name the base itself; without any other schema it stands for itself.
        if heirs.iter().all(|&heir| heir == own) {
            Vec::new()
        } else {
            heirs
        }
    }

    /// For each schema, the components whose `allOf` refers to it. Made once.
    fn extensions(&mut self) -> &HashMap<Pointer, Vec<Pointer>> {
        if self.extensions.is_none() {
            let mut extensions: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
            let root = Pointer::root();
            // Swagger 2.0 has its schemas under the latter name.
            let places = [
                root.child("components").child("schemas"),
                root.child("definitions"),
            ];
            for components in places {
                let Some(value) = self.document.value(&components) else {
                    continue;
                };
                for (_, schema) in (Node {
                    value,
                    pointer: components,
                })
                .entries()
                {
                    for member in schema.get("allOf").iter().flat_map(Node::items) {
                        let base = member.reference().and_then(|reference| {
                            self.document.resolve(&member.pointer, reference).ok()
                        });
                        if let Some(base) = base {
                            extensions
                                .entry(base)
                                .or_default()
                                .push(schema.pointer.clone());
                        }
                    }
                }
            }
            self.extensions = Some(extensions);
        }
        self.extensions.get_or_insert_with(HashMap::new)
    }
}
