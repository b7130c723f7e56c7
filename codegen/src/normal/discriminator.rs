//! Reads Discriminator Objects.

use super::codes;
use super::keywords;
use super::node::Node;
use super::reader::Reader;
use super::written::Discriminator;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    pub(super) fn discriminator(&mut self, node: &Node<'d>) -> Option<Discriminator> {
        let object = node.get("discriminator")?;
        if !object.value.is_object() {
            let (expected, help) = self.words().discriminator;
            self.misshapen(&object, expected, help);
            return None;
        }
        self.known(&object, &keywords::DISCRIMINATOR);
        let Some(property) = self.text(&object, "propertyName") else {
            self.missing(&object, "propertyName");
            return None;
        };
        let mut mapping = Vec::new();
        if let Some(entries) = object.get("mapping")
            && self.mapping(&entries)
        {
            for (tag, target) in entries.entries() {
                if let Some(target) = self.mapping_target(&target) {
                    let schema = self.intern(&target);
                    mapping.push((tag.to_owned(), schema));
                }
            }
        }
        Some(Discriminator {
            property: property.to_owned(),
            mapping,
        })
    }

    /// A mapping names its schema by a component's key or by a reference.
    fn mapping_target(&mut self, target: &Node<'d>) -> Option<Pointer> {
        let Some(text) = target.value.as_str() else {
            let help = "write the name of a component, or a reference as a text";
            self.misshapen(target, "the name of a schema", help);
            return None;
        };
        let file = Pointer::file_root(target.pointer.file());
        let schemas = self.words().schemas.iter();
        let component = schemas.fold(file, |at, key| at.child(key)).child(text);
        if self.document.value(&component).is_some() {
            return Some(component);
        }
        match self.document.resolve(&target.pointer, text) {
            Ok(pointer) => Some(pointer),
            Err(fault) => {
                self.push(
                    Diagnostic::new(
                        &codes::MAPPING,
                        format!("this tag leads to no schema: {}", fault.message()),
                        target.pointer.clone(),
                    )
                    .label("a value with this tag is read as one of no known type")
                    .help("name a component, or refer to a schema"),
                );
                None
            }
        }
    }
}
