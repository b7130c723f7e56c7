//! Inheritance: a schema with a discriminator stands for the schemas that extend it by `allOf`.

use std::collections::HashMap;

use indexmap::IndexSet;

use super::SchemaId;
use super::node::Node;
use super::reader::Reader;
use super::schema::component_name;
use super::written::Discriminator;
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// The schemas that extend the one at `node`: those that the mapping names, those components
    /// whose `allOf` leads to it, and the schema itself where it is more than a base.
    pub(super) fn heirs(
        &mut self,
        node: &Node<'d>,
        discriminator: &Discriminator,
        own: SchemaId,
    ) -> Vec<SchemaId> {
        let mapped = discriminator.mapping.iter().map(|&(_, schema)| schema);
        let mut heirs: IndexSet<SchemaId> = mapped.collect();
        for pointer in self.descendants(&node.pointer) {
            heirs.insert(self.intern(&pointer));
        }
        // Without any other schema it stands for itself.
        if heirs.iter().all(|&heir| heir == own) {
            return Vec::new();
        }
        if self.names_itself(node, discriminator) {
            heirs.insert(own);
        }
        heirs.into_iter().collect()
    }

    /// Whether values may be tagged with the base's own name. A mapping that leaves it out tells
    /// what the tags are, and so does an `enum` of the property.
    fn names_itself(&self, node: &Node<'d>, discriminator: &Discriminator) -> bool {
        let Some(name) = component_name(&node.pointer) else {
            return false;
        };
        let property = node
            .get("properties")
            .and_then(|properties| properties.get(&discriminator.property));
        let property = property.and_then(|property| match property.reference() {
            None => Some(property),
            Some(reference) => {
                let target = self.document.resolve(&property.pointer, reference).ok()?;
                self.at(target)
            }
        });
        let values = property.and_then(|property| property.get("enum"));
        let is_value = |values: Node<'_>| values.items().any(|item| *item.value == *name);
        discriminator.mapping.is_empty() && values.is_none_or(is_value)
    }

    /// The components whose `allOf` leads to `base`, through others where these have no
    /// discriminator of their own: what extends one that has is told apart by that.
    fn descendants(&mut self, base: &Pointer) -> Vec<Pointer> {
        let mut found: IndexSet<Pointer> = IndexSet::new();
        let mut next = 0;
        let mut at = Some(base.clone());
        while let Some(pointer) = at {
            let extensions = self.extensions().get(&pointer).cloned();
            found.extend(extensions.unwrap_or_default());
            at = None;
            while let Some(candidate) = found.get_index(next) {
                next += 1;
                let tells = self.document.value(&candidate.child("discriminator"));
                if tells.is_none() {
                    at = Some(candidate.clone());
                    break;
                }
            }
        }
        found
            .into_iter()
            .filter(|pointer| pointer != base)
            .collect()
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
