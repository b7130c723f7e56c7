//! Reads the document as a whole and its operations.

use std::collections::HashMap;

use indexmap::IndexSet;

use super::codes;
use super::keywords;
use super::path::{PathFault, PathTemplate, Query};
use super::reader::Reader;
use super::select::Selected;
use super::{Operation, Selection, Spec};
use crate::diagnostic::{Diagnostic, Target};
use crate::pointer::Pointer;

impl<'d> Reader<'d> {
    /// Reads all that the selection reaches, of whose operations `keep` keeps some.
    pub(super) fn spec(&mut self, selection: &Selection, keep: &dyn Fn(usize) -> bool) -> Spec {
        let root = self.root();
        self.known(&root, &keywords::ROOT);
        let null_as_empty = self.flag(&root, "x-null-as-empty");
        let info = self.info(&root);
        let servers = self.servers(&root);
        self.open(&selection.shown);
        let mut selected = self.select(selection);
        self.selected = selected.len();
        let mut number = 0..;
        selected.retain(|_| number.next().is_some_and(keep));
        let kept = selected.iter().map(|it| it.broken(self.document));
        self.kept = kept.collect();
        self.colliding_paths(&selected);
        let mut operations = Vec::new();
        for selected in &selected {
            operations.extend(self.operation(selected));
        }
        self.duplicate_ids(&selected);
        self.drain();
        let schemas = self.meanings();
        let reached = schemas.reached(&operations);
        for (schema, diagnostic) in std::mem::take(&mut self.if_reached) {
            if reached.contains(&schema) {
                self.push(diagnostic);
            }
        }
        let is_whole = self.kept.len() == self.selected && self.left_out.is_empty();
        if is_whole && selection.is_all() && !self.has_errors() {
            self.unused_schemas();
        }
        self.misspelt();
        let tags: IndexSet<&str> = operations
            .iter()
            .flat_map(|operation| &operation.tags)
            .map(String::as_str)
            .collect();
        let tags = self.tags(&root, &tags.into_iter().collect::<Vec<_>>());
        let used: IndexSet<String> = operations
            .iter()
            .flat_map(|operation| &operation.security)
            .flat_map(|requirement| requirement.schemes.iter().cloned())
            .collect();
        let security_schemes = self.security_schemes(&used);
        Spec {
            null_as_empty: selection.null_as_empty || null_as_empty,
            info,
            servers,
            tags,
            security_schemes,
            operations,
            schemas,
            words: self.words(),
        }
    }

    fn operation(&mut self, selected: &Selected<'d>) -> Option<Operation> {
        let node = &selected.operation;
        if selected.entry.reference().is_some() {
            self.remarks(&selected.entry);
        }
        self.known(&selected.path_item, &keywords::PATH_ITEM);
        if let Some(reference) = node.get("$ref")
            && node.get("responses").is_none()
        {
            self.push(
                Diagnostic::new(
                    &codes::OPERATION_REFERENCE,
                    "an operation cannot be a reference",
                    reference.pointer,
                )
                .key()
                .label("what it leads to is not an operation for OpenAPI")
                .help(
                    "put the document together with a bundler first, or refer to the whole path \
                     item: a `$ref` directly under the path",
                ),
            );
            return None;
        }
        self.known(node, &keywords::OPERATION);
        let (path, query) = self.path(selected)?;
        if let Some(callbacks) = node.get("callbacks") {
            self.warn(
                &codes::NOT_GENERATED,
                &callbacks.pointer,
                "callbacks are not generated",
                "the client only calls, it does not answer",
                "write the endpoint that the API calls with a server framework",
            );
        }
        let mut servers = self.servers(node);
        if servers.is_empty() {
            servers = self.servers(&selected.path_item);
        }
        Some(Operation {
            pointer: self.document.origin(&node.pointer),
            id: self
                .text(node, "operationId")
                .filter(|id| !id.is_empty())
                .map(str::to_owned),
            rust_name: self.text(node, "x-rust-name").map(str::to_owned),
            method: selected.method.clone(),
            idempotent: self.optional_flag(node, "x-idempotent"),
            tags: self
                .texts(node, "tags")
                .into_iter()
                .map(str::to_owned)
                .collect(),
            summary: self.text(node, "summary").map(str::to_owned),
            description: self.description(node),
            deprecated: self.flag(node, "deprecated"),
            parameters: self.parameters(selected, &path, &query),
            body: self.request_body(node),
            responses: self.responses(node),
            security: self.requirements(node),
            challenge: self.challenge(node),
            wait: self.wait(node),
            servers,
            path,
            query: query.literals,
        })
    }

    /// The template, and what stands behind a `?`.
    fn path(&mut self, selected: &Selected<'d>) -> Option<(PathTemplate, Query)> {
        let place = &path_pointer(selected);
        let (text, query) = without_extras(selected.path);
        if text.len() != selected.path.len() {
            self.warn(
                &codes::PATH_EXTRAS,
                place,
                "a path has neither a query nor a fragment",
                "a literal query is sent as it stands, a fragment is not sent",
                "declare what stands behind `?` as query parameters, and remove the fragment",
            );
        }
        match PathTemplate::parse(text) {
            Ok(path) => {
                self.odd_segments(&path, selected);
                Some((path, query))
            }
            Err(fault) => {
                let (message, help) = match fault {
                    PathFault::NoSlash => ("a path begins with `/`", "put a `/` before it"),
                    PathFault::Unbalanced => (
                        "a placeholder is not closed",
                        "write placeholders as `{name}`",
                    ),
                    PathFault::EmptyName => (
                        "a placeholder has no name",
                        "write placeholders as `{name}`",
                    ),
                };
                self.push(
                    Diagnostic::new(&codes::BAD_PATH, message, place.clone())
                        .key()
                        .help(help),
                );
                None
            }
        }
    }

    /// Warns of operations that share an operationId.
    fn duplicate_ids(&mut self, selected: &[Selected<'d>]) {
        let mut seen: HashMap<&str, Pointer> = HashMap::new();
        for selected in selected {
            let Some(id) = selected.operation.get("operationId") else {
                continue;
            };
            let Some(text) = id.value.as_str() else {
                continue;
            };
            if let Some(first) = seen.get(text) {
                self.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_ID,
                        format!("the operationId `{text}` occurs twice"),
                        id.pointer,
                    )
                    .label("its method gets a suffix if it has the same tag")
                    .related(first.clone(), "first here")
                    .help("give each operation an id of its own"),
                );
            } else {
                seen.insert(text, id.pointer);
            }
        }
    }

    /// Warns of paths that differ only in the names of their placeholders.
    fn colliding_paths(&mut self, selected: &[Selected<'d>]) {
        let mut seen: HashMap<String, Vec<&Selected<'d>>> = HashMap::new();
        for selected in selected {
            let (text, _) = without_extras(selected.path);
            // A literal query tells otherwise equal paths apart; a fragment is told of by itself.
            if text.len() != selected.path.len() {
                continue;
            }
            let Ok(path) = PathTemplate::parse(text) else {
                continue;
            };
            let same = seen.entry(path.anonymous()).or_default();
            if same.iter().any(|other| other.path == selected.path) {
                continue;
            }
            if let Some(first) = same.first() {
                self.push(
                    Diagnostic::new(
                        &codes::COLLIDING_PATHS,
                        format!(
                            "`{}` and `{}` match the same requests",
                            first.path, selected.path
                        ),
                        path_pointer(selected),
                    )
                    .key()
                    .label(format!("the same template as `{}`", first.path))
                    .related_on(path_pointer(first), Target::Key, "first here")
                    .help("both are generated; the server tells them apart by their values"),
                );
            }
            same.push(selected);
        }
    }
}

/// The path without query and fragment, and the pairs of the query.
fn without_extras(path: &str) -> (&str, Query) {
    let (path, _) = split_outside_braces(path, '#');
    let (path, text) = split_outside_braces(path, '?');
    let mut query = Query::default();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let placeholder = value
            .strip_prefix('{')
            .and_then(|value| value.strip_suffix('}'));
        match placeholder {
            Some(parameter) => query
                .placeholders
                .push((name.to_owned(), parameter.to_owned())),
            None => query.literals.push((name.to_owned(), value.to_owned())),
        }
    }
    (path, query)
}

/// What stands before and behind the first such sign that is in no placeholder.
fn split_outside_braces(text: &str, sign: char) -> (&str, &str) {
    let mut depth = 0_usize;
    for (index, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if c == sign && depth == 0 => {
                let (before, behind) = text.split_at(index);
                return (before, behind.strip_prefix(sign).unwrap_or(behind));
            }
            _ => {}
        }
    }
    (text, "")
}

pub(super) fn path_pointer(selected: &Selected<'_>) -> Pointer {
    Pointer::root().child("paths").child(selected.path)
}
