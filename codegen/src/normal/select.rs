//! Which operations are wanted, and what may be shown.

use indexmap::IndexSet;

use super::broken::Broken;
use super::codes;
use super::kind::Kind;
use super::node::Node;
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, closest};
use crate::document::private;
use crate::pointer::Pointer;

/// What is picked out of a document by name: the wanted operations (all, or those that a tag or a
/// name selects), and the values that `Debug` shows.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Tags whose operations are wanted.
    pub tags: Vec<String>,
    /// Operations by `operationId` or as `METHOD /path`.
    pub operations: Vec<String>,
    /// Values whose texts are harmless, as `Schema` or `Schema.property`.
    pub shown: Vec<String>,
    /// Whether operations that alone are broken are left out, instead of stopping the run.
    pub skip_broken: bool,
    /// Whether the document may lack the tags and operations that are wanted.
    pub may_lack: bool,
    /// Whether servers send null for arrays and maps without items.
    pub null_as_empty: bool,
}

impl Selection {
    /// Whether every operation is wanted.
    pub(super) fn is_all(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty()
    }
}

/// An Operation Object and the path item that it stands in.
pub(super) struct Selected<'d> {
    pub(super) path: &'d str,
    /// The entry of `paths`, which may be a reference.
    pub(super) entry: Node<'d>,
    pub(super) path_item: Node<'d>,
    pub(super) method: String,
    pub(super) operation: Node<'d>,
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

impl<'d> Reader<'d> {
    /// The selected operations in document order.
    pub(super) fn select(&mut self, selection: &Selection) -> Vec<Selected<'d>> {
        let all = self.operations(selection.skip_broken);
        if selection.is_all() {
            return all;
        }
        if !selection.may_lack {
            self.unmatched(selection, &all);
        }
        all.into_iter()
            .filter(|selected| {
                selected
                    .tags()
                    .any(|tag| selection.tags.iter().any(|wanted| wanted == tag))
                    || selection
                        .operations
                        .iter()
                        .any(|wanted| selected.is_named(wanted))
            })
            .collect()
    }

    fn operations(&mut self, skip_broken: bool) -> Vec<Selected<'d>> {
        let Some(paths) = self.root().get("paths") else {
            return Vec::new();
        };
        if !self.mapping(&paths) {
            return Vec::new();
        }
        let mut operations = Vec::new();
        for (path, path_item) in paths.entries() {
            if path.starts_with("x-") {
                continue;
            }
            let entry = path_item.clone();
            let before = self.found().len();
            let path_item = self.follow(path_item, Kind::PathItem);
            let path_item = path_item.filter(|path_item| self.mapping(path_item));
            let Some(path_item) = path_item else {
                if skip_broken && let Some(fault) = self.take_back(before) {
                    let (name, place) = (path.to_owned(), entry.pointer);
                    self.leave_out(Broken { name, place }, &fault);
                }
                continue;
            };
            let fixed = path_item
                .entries()
                .filter(|(key, _)| METHODS.contains(key))
                .map(|(key, operation)| (key.to_uppercase(), operation));
            let additional = path_item.get(private::OPERATIONS);
            let additional = additional.iter().flat_map(Node::entries);
            let additional = additional.map(|(method, operation)| (method.to_owned(), operation));
            for (method, operation) in fixed.chain(additional) {
                let before = self.found().len();
                let is_operation = self.mapping(&operation);
                let selected = Selected {
                    path,
                    entry: entry.clone(),
                    path_item: path_item.clone(),
                    method,
                    operation,
                };
                if is_operation {
                    operations.push(selected);
                } else if skip_broken && let Some(fault) = self.take_back(before) {
                    self.leave_out(selected.broken(self.document), &fault);
                }
            }
        }
        operations
    }

    /// Reports each selector that selects nothing.
    fn unmatched(&mut self, selection: &Selection, all: &[Selected<'d>]) {
        let tags: IndexSet<&str> = all.iter().flat_map(Selected::tags).collect();
        for wanted in &selection.tags {
            if !tags.contains(wanted.as_str()) {
                self.nothing("tag", wanted, &tags);
            }
        }
        let names: IndexSet<String> = all.iter().flat_map(Selected::names).collect();
        let names: IndexSet<&str> = names.iter().map(String::as_str).collect();
        for wanted in &selection.operations {
            if !all.iter().any(|selected| selected.is_named(wanted)) {
                self.nothing("operation", wanted, &names);
            }
        }
    }

    fn nothing(&mut self, what: &str, wanted: &str, known: &IndexSet<&str>) {
        let mut diagnostic = Diagnostic::new(
            &codes::NOTHING_SELECTED,
            format!("no operation has the {what} `{wanted}`"),
            Pointer::root().child("paths"),
        )
        .key()
        .label("searched here");
        if what == "operation" {
            diagnostic = Diagnostic::new(
                &codes::NOTHING_SELECTED,
                format!("there is no operation `{wanted}`"),
                Pointer::root().child("paths"),
            )
            .key()
            .label("searched here");
        }
        diagnostic = match closest(wanted, known.iter().copied()) {
            Some(similar) => diagnostic.help(format!("did you mean `{similar}`?")),
            None if what == "operation" => {
                diagnostic.help("name it by its operationId or as `METHOD /path`")
            }
            None if known.is_empty() => {
                diagnostic.help("the document has no tags; name operations instead")
            }
            None => diagnostic.help(format!(
                "the document's tags are: {}",
                known
                    .iter()
                    .take(20)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
        };
        self.push(diagnostic);
    }
}

impl<'d> Selected<'d> {
    pub(super) fn tags(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let tags = self.operation.get("tags");
        tags.into_iter()
            .flat_map(|tags| tags.items())
            .filter_map(|tag| tag.value.as_str())
    }

    fn id(&self) -> Option<&'d str> {
        self.operation
            .get("operationId")
            .and_then(|id| id.value.as_str())
    }

    fn names(&self) -> impl Iterator<Item = String> + use<'d> {
        let by_path = format!("{} {}", self.method, self.path);
        self.id().map(str::to_owned).into_iter().chain([by_path])
    }

    fn is_named(&self, wanted: &str) -> bool {
        self.id() == Some(wanted)
            || wanted.split_once(' ').is_some_and(|(method, path)| {
                method.eq_ignore_ascii_case(&self.method) && path.trim() == self.path
            })
    }
}
