//! Reads a document node by node and keeps what it finds wrong.

use std::collections::{HashMap, HashSet, VecDeque};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::SchemaId;
use super::broken::Broken;
use super::codes;
use super::keywords::Keywords;
use super::kind::Kind;
use super::node::{Node, kind_of};
use super::written::Written;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, closest, shared};
use crate::document::words::Words;
use crate::document::{Document, private};
use crate::pointer::Pointer;

/// The state of one run over a document.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
    diagnostics: Diagnostics,
    pub(super) written: Vec<Written>,
    pub(super) by_pointer: HashMap<Pointer, SchemaId>,
    pub(super) queue: VecDeque<(SchemaId, Pointer)>,
    /// The schemas whose texts the settings call harmless.
    pub(super) opened: HashSet<Pointer>,
    pub(super) extensions: Option<HashMap<Pointer, Vec<Pointer>>>,
    /// What is to say of a schema if values of it are sent or received, and not only of what it is
    /// merged into.
    pub(super) if_reached: Vec<(SchemaId, Diagnostic)>,
    /// How many operations the selection selects, those that are kept of them, and what cannot be.
    pub(super) selected: usize,
    pub(super) kept: Vec<Broken>,
    pub(super) left_out: Vec<Broken>,
    /// Keys that look misspelt, and what they may be meant for.
    pub(super) guesses: Vec<(String, &'static str, Pointer)>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            diagnostics: Diagnostics::default(),
            written: Vec::new(),
            by_pointer: HashMap::new(),
            queue: VecDeque::new(),
            opened: HashSet::new(),
            extensions: None,
            if_reached: Vec::new(),
            guesses: Vec::new(),
            selected: 0,
            kept: Vec::new(),
            left_out: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Diagnostics {
        self.diagnostics
    }

    /// What has been found so far.
    pub(super) fn found(&self) -> &Diagnostics {
        &self.diagnostics
    }

    pub(super) fn found_mut(&mut self) -> &mut Diagnostics {
        &mut self.diagnostics
    }

    /// Whether something is so wrong that nothing can be generated.
    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    pub(super) fn root(&self) -> Node<'d> {
        Node {
            value: self.document.root(),
            pointer: Pointer::root(),
        }
    }

    /// How the document's version says what messages speak of.
    pub(super) fn words(&self) -> &'static Words {
        self.document.words()
    }

    /// Keeps a finding.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The node that a reference of `node` leads to, through further references.
    pub(super) fn follow(&mut self, node: Node<'d>, kind: Kind) -> Option<Node<'d>> {
        let mut node = node;
        let mut seen = Vec::new();
        while let Some(reference) = node.reference() {
            if let Some(start) = seen.iter().position(|known| *known == node.pointer) {
                self.ring(seen.get(start..).unwrap_or_default());
                return None;
            }
            seen.push(node.pointer.clone());
            let pointer = self.resolve(&node, reference, kind)?;
            let value = self.document.value(&pointer)?;
            node = Node { value, pointer };
        }
        Some(node)
    }

    /// The description of what `node` refers to, or its own beside the reference.
    pub(super) fn description_beside(
        &mut self,
        used: &Node<'d>,
        node: &Node<'d>,
    ) -> Option<String> {
        let own = used.value.get(private::DESCRIPTION).and_then(Value::as_str);
        own.or_else(|| self.text(node, "description"))
            .map(str::to_owned)
    }

    /// The place that `reference`, written at `node`, leads to; it exists and may hold such an
    /// object.
    pub(super) fn resolve(
        &mut self,
        node: &Node<'d>,
        reference: &str,
        kind: Kind,
    ) -> Option<Pointer> {
        let place = match node.reference() {
            Some(_) => node.pointer.child("$ref"),
            None => node.pointer.clone(),
        };
        match self.document.resolve(&place, reference) {
            Ok(pointer) => match Kind::of_named(&pointer, self.words()) {
                Some(found) if found != kind => {
                    self.push(kind.expected(found, &pointer, place));
                    None
                }
                _ => Some(pointer),
            },
            Err(fault) => {
                self.push(fault);
                None
            }
        }
    }

    /// Reports references of which each leads to the next, and the last to the first.
    fn ring(&mut self, hops: &[Pointer]) {
        let Some((first, others)) = hops.split_first() else {
            return;
        };
        let mut diagnostic = Diagnostic::new(
            &codes::REFERENCE_RING,
            "a reference that leads back to itself",
            first.child("$ref"),
        )
        .label("following it never ends")
        .help("let one of them be a definition instead of a reference");
        for hop in others {
            diagnostic = diagnostic.related(hop.child("$ref"), "leads on from here");
        }
        self.push(diagnostic);
    }

    /// Warns of fields that the specification does not give this object, and of what else is known
    /// of it.
    pub(super) fn known(&mut self, node: &Node<'d>, keywords: &Keywords) {
        self.remarks(node);
        let words = self.words();
        let own = |key: &str| words.fields(keywords.object).any(|field| field == key);
        for (key, member) in node.entries() {
            // Ignored in the wrong place, it would leave open what is to be hidden.
            let is_misplaced = key == "x-sensitive";
            if keywords.fields.contains(&key) || key.starts_with("x-") && !is_misplaced {
                continue;
            }
            if own(key) {
                if words.consumed {
                    self.misused(key, &member);
                }
                continue;
            }
            let object = words.object(keywords.object);
            let fields = words.fields(keywords.object);
            let similar = closest(key, fields.chain(keywords.fields.iter().copied()));
            if words.open_schemas && keywords.object == "Schema Object" {
                if let Some(similar) = similar {
                    self.guesses.push((key.to_owned(), similar, member.pointer));
                }
                continue;
            }
            let mut diagnostic = Diagnostic::new(
                &codes::UNKNOWN_FIELD,
                format!("the {object} has no field `{key}`"),
                member.pointer,
            )
            .key()
            .label("ignored");
            let help = match (keywords.instead_of(key, words), similar) {
                (Some(instead), _) => instead,
                (None, _) if is_misplaced => "say it of a schema".to_owned(),
                (None, Some("nullable")) if !words.has("nullable") => words.null.to_owned(),
                (None, Some(similar)) if words.has(similar) => format!("did you mean `{similar}`?"),
                (None, _) => "remove it, or let its name begin with `x-`".to_owned(),
            };
            diagnostic = diagnostic.help(help);
            self.push(diagnostic);
        }
    }

    /// Warns of a field that the conversion has left, since its value is of no use.
    fn misused(&mut self, key: &str, member: &Node<'d>) {
        let version = self.words().version;
        self.push(
            Diagnostic::new(
                &codes::IGNORED_VALUE,
                format!("`{key}` cannot be {}", kind_of(member.value)),
                member.pointer.clone(),
            )
            .label("ignored, as if it were absent")
            .help(format!("write it as {version} describes it, or remove it")),
        );
    }

    /// Takes over what the conversion of the document's version has to say of this object. False
    /// if that makes it unusable.
    pub(super) fn remarks(&mut self, node: &Node<'d>) -> bool {
        let numbers = node.value.get(private::REMARKS).and_then(Value::as_array);
        let said = numbers.into_iter().flatten();
        let said = said.filter_map(|number| self.document.said(number));
        let remarks: Vec<_> = said.collect();
        let is_error = |remark: &&Diagnostic| remark.severity() == Severity::Error;
        let is_usable = !remarks.iter().any(is_error);
        for remark in remarks {
            self.push(remark.clone());
        }
        is_usable
    }

    /// Reports a value of the wrong shape in a place that the result depends on.
    pub(super) fn misshapen(&mut self, node: &Node<'d>, expected: &str, help: &str) {
        let message = self.wanted(node, expected);
        self.push(
            Diagnostic::new(&codes::WRONG_SHAPE, message, node.pointer.clone())
                .label(format!("this is {}", kind_of(node.value)))
                .help(help),
        );
    }

    /// Reports that a required field is absent.
    pub(super) fn missing(&mut self, node: &Node<'d>, field: &str) {
        self.push(
            Diagnostic::new(
                &codes::MISSING_FIELD,
                format!("`{field}` is missing"),
                node.pointer.clone(),
            )
            .key()
            .label(format!("needs `{field}`"))
            .help(match field {
                "name" => "add the name that is sent, such as `name: limit`".to_owned(),
                "in" => format!("add where it is sent: {}", any_of(self.words().places)),
                "responses" => {
                    "add one, such as `responses: {\"204\": {description: Done.}}`".to_owned()
                }
                "propertyName" => self.words().discriminator.1.to_owned(),
                _ => "add it".to_owned(),
            }),
        );
    }

    /// Warns that a keyword restricts values in a way that the client does not check.
    pub(super) fn unchecked(&mut self, pointer: &Pointer) {
        let keyword = self.document.key(pointer).unwrap_or_default();
        self.unchecked_as(pointer, &format!("`{keyword}`"));
    }

    /// The same of what is no keyword.
    pub(super) fn unchecked_as(&mut self, pointer: &Pointer, what: &str) {
        self.warn(
            &shared::UNCHECKED,
            pointer,
            format!("{what} is not checked"),
            "a value that breaks it is sent and read all the same",
            "say in the description what holds, for those who call; the server has to check it",
        );
    }

    /// Warns of a place by its key: what is the matter, its effect, and the remedy.
    pub(super) fn warn(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(
            Diagnostic::new(code, message, pointer.clone())
                .key()
                .label(label)
                .help(help),
        );
    }

    /// Whether this is a mapping. It is reported if not.
    pub(super) fn mapping(&mut self, node: &Node<'d>) -> bool {
        let fits = node.value.is_object();
        if !fits {
            let help = "write `name: value` pairs, without a `-` before them";
            self.misshapen(node, "a mapping", help);
        }
        fits
    }

    /// Whether this is a list. It is reported if not.
    pub(super) fn list(&mut self, node: &Node<'d>) -> bool {
        let fits = node.value.is_array();
        if !fits {
            let help = "write each item on a line of its own, behind a `-`";
            self.misshapen(node, "a list", help);
        }
        fits
    }

    /// Reads an object of one fixed shape with `openapiv3`.
    pub(super) fn read<T: DeserializeOwned>(&mut self, node: &Node<'d>, object: &str) -> Option<T> {
        match T::deserialize(node.value) {
            Ok(value) => Some(value),
            Err(error) => {
                self.push(
                    Diagnostic::new(
                        &codes::WRONG_SHAPE,
                        format!("this is no {object}: {error}"),
                        node.pointer.clone(),
                    )
                    .key(),
                );
                None
            }
        }
    }

    /// The value at `pointer`.
    pub(super) fn at(&self, pointer: Pointer) -> Option<Node<'d>> {
        let value: &'d Value = self.document.value(&pointer)?;
        Some(Node { value, pointer })
    }
}

/// "a, b or c".
pub(super) fn any_of(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}
