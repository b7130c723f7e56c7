//! Reads a document node by node and keeps what it finds wrong.

use std::collections::{HashMap, VecDeque};

use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

use super::SchemaId;
use super::codes;
use super::keywords::Keywords;
use super::node::{Node, kind_of};
use super::written::Written;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, closest};
use crate::document::{Document, private};
use crate::pointer::Pointer;

/// The state of one run over a document.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
    diagnostics: Diagnostics,
    pub(super) written: Vec<Written>,
    pub(super) by_pointer: HashMap<Pointer, SchemaId>,
    pub(super) queue: VecDeque<(SchemaId, Pointer)>,
    pub(super) extensions: Option<HashMap<Pointer, Vec<Pointer>>>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            diagnostics: Diagnostics::default(),
            written: Vec::new(),
            by_pointer: HashMap::new(),
            queue: VecDeque::new(),
            extensions: None,
        }
    }

    pub(super) fn finish(self) -> Diagnostics {
        self.diagnostics
    }

    pub(super) fn root(&self) -> Node<'d> {
        Node {
            value: self.document.root(),
            pointer: Pointer::root(),
        }
    }

    /// Keeps a finding.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The node that a reference of `node` leads to, through further references.
    pub(super) fn follow(&mut self, node: Node<'d>) -> Option<Node<'d>> {
        let mut node = node;
        let mut seen = Vec::new();
        while let Some(reference) = node.reference() {
            let pointer = self.resolve(&node, reference)?;
            if seen.contains(&pointer) {
                self.ring(&node);
                return None;
            }
            seen.push(pointer.clone());
            let value = self.document.value(&pointer)?;
            node = Node { value, pointer };
        }
        Some(node)
    }

    /// The description of what `node` refers to, or its own beside the reference.
    pub(super) fn description(&mut self, used: &Node<'d>, node: &Node<'d>) -> Option<String> {
        let own = used.value.get(private::DESCRIPTION).and_then(Value::as_str);
        own.or_else(|| self.text(node, "description"))
            .map(str::to_owned)
    }

    /// The place that `reference`, written at `node`, leads to; it exists.
    pub(super) fn resolve(&mut self, node: &Node<'d>, reference: &str) -> Option<Pointer> {
        let place = match node.reference() {
            Some(_) => node.pointer.child("$ref"),
            None => node.pointer.clone(),
        };
        match self.document.resolve(&place, reference) {
            Ok(pointer) => Some(pointer),
            Err(fault) => {
                self.push(fault);
                None
            }
        }
    }

    pub(super) fn ring(&mut self, node: &Node<'d>) {
        self.push(
            Diagnostic::new(
                &codes::REFERENCE_RING,
                "a reference that leads back to itself",
                node.pointer.child("$ref"),
            )
            .label("following it never ends"),
        );
    }

    /// Reports what the conversion of the document's version has to say of this object.
    pub(super) fn remarks(&mut self, node: &Node<'d>) {
        let numbers = node.value.get(private::REMARKS).and_then(Value::as_array);
        for number in numbers.into_iter().flatten() {
            if let Some(remark) = self.document.said(number) {
                self.push(remark.clone());
            }
        }
    }

    /// Warns of fields that the specification does not give this object.
    pub(super) fn known(&mut self, node: &Node<'d>, keywords: &Keywords) {
        self.remarks(node);
        for (key, member) in node.entries() {
            if keywords.fields.contains(&key) || key.starts_with("x-") {
                continue;
            }
            let mut diagnostic = Diagnostic::new(
                &codes::UNKNOWN_FIELD,
                format!("the {} has no field `{key}`", keywords.object),
                member.pointer,
            )
            .key()
            .label("ignored");
            if let Some(similar) = closest(key, keywords.fields.iter().copied()) {
                diagnostic = diagnostic.help(format!("did you mean `{similar}`?"));
            }
            self.push(diagnostic);
        }
    }

    /// Reports a value of the wrong shape in a place that the result depends on.
    pub(super) fn misshapen(&mut self, node: &Node<'d>, message: &str) {
        self.push(
            Diagnostic::new(&codes::WRONG_SHAPE, message, node.pointer.clone())
                .label(format!("this is {}", kind_of(node.value))),
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
            .label(format!("needs `{field}`")),
        );
    }

    /// Warns that a keyword restricts values in a way that the client does not check.
    pub(super) fn unchecked(&mut self, pointer: &Pointer, keyword: &str) {
        self.warn(
            &codes::UNCHECKED,
            pointer,
            format!("`{keyword}` is not checked"),
            "a value that breaks it is sent and read all the same",
        );
    }

    pub(super) fn warn(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: impl Into<String>,
        label: impl Into<String>,
    ) {
        self.push(
            Diagnostic::new(code, message, pointer.clone())
                .key()
                .label(label),
        );
    }

    pub(super) fn mapping(&mut self, node: &Node<'d>) -> bool {
        let fits = node.value.is_object();
        if !fits {
            self.misshapen(node, "expected a mapping");
        }
        fits
    }

    pub(super) fn list(&mut self, node: &Node<'d>) -> bool {
        let fits = node.value.is_array();
        if !fits {
            self.misshapen(node, "expected a list");
        }
        fits
    }

    /// A text; YAML's unquoted numbers and booleans are not taken for one.
    pub(super) fn text(&mut self, node: &Node<'d>, key: &str) -> Option<&'d str> {
        let member = node.get(key)?;
        let text = member.value.as_str();
        if text.is_none() {
            self.ignored(&member, "a text");
        }
        text
    }

    /// A boolean; false in its absence.
    pub(super) fn flag(&mut self, node: &Node<'d>, key: &str) -> bool {
        self.optional_flag(node, key).unwrap_or(false)
    }

    pub(super) fn optional_flag(&mut self, node: &Node<'d>, key: &str) -> Option<bool> {
        let member = node.get(key)?;
        let flag = member.value.as_bool();
        if flag.is_none() {
            self.ignored(&member, "a boolean");
        }
        flag
    }

    /// A whole number that is not negative. A fraction of zero does no harm.
    pub(super) fn count(&mut self, node: &Node<'d>, key: &str) -> Option<u64> {
        let member = node.get(key)?;
        let count = member.value.as_u64().or_else(|| {
            let number = member.value.as_f64()?;
            let fits = number.fract() == 0.0 && (0.0..9e15).contains(&number);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            fits.then_some(number as u64)
        });
        if count.is_none() {
            self.ignored(&member, "a whole number of zero or more");
        }
        count
    }

    pub(super) fn number(&mut self, node: &Node<'d>, key: &str) -> Option<Number> {
        let member = node.get(key)?;
        let number = member.value.as_number().cloned();
        if number.is_none() {
            self.ignored(&member, "a number");
        }
        number
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, node: &Node<'d>, key: &str) -> Vec<&'d str> {
        let Some(member) = node.get(key) else {
            return Vec::new();
        };
        if !member.value.is_array() {
            self.ignored(&member, "a list of texts");
            return Vec::new();
        }
        let mut texts = Vec::new();
        for item in member.items() {
            match item.value.as_str() {
                Some(text) => texts.push(text),
                None => self.ignored(&item, "a text"),
            }
        }
        texts
    }

    /// Warns that a value is ignored because of its shape.
    pub(super) fn ignored(&mut self, node: &Node<'d>, expected: &str) {
        self.push(
            Diagnostic::new(
                &codes::IGNORED_VALUE,
                match node.pointer.last() {
                    Some(field) if field.parse::<usize>().is_err() => {
                        format!("`{field}` must be {expected}, not {}", kind_of(node.value))
                    }
                    _ => format!("expected {expected}, found {}", kind_of(node.value)),
                },
                node.pointer.clone(),
            )
            .label("ignored, as if it were absent"),
        );
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
