//! One file of the input: its text, its value, and what is wrong with it.

use std::ops::Range;
use std::sync::OnceLock;

use serde_json::Value;

use super::codes;
use super::layout::Layout;
use super::tree::{Finding, Limit, MAX_DEPTH, Reading};
use super::{json, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceFile, Target};
use crate::pointer::Pointer;

/// A fault of syntax and the byte at which a parser noticed it.
pub(super) struct Fault {
    pub message: String,
    pub context: Option<String>,
    pub offset: Option<usize>,
}

/// What is noted in one file at most. Each costs a search, and more than this nobody reads.
const MAX_FINDINGS: usize = 1_000;

#[derive(Debug)]
pub(super) struct File {
    pub source: SourceFile,
    /// Null if the text could not be read.
    pub value: Value,
    pub diagnostics: Diagnostics,
    is_json: bool,
    layout: OnceLock<Layout>,
}

impl File {
    /// Reads a text, whose root is called `root`.
    pub fn read(name: &str, text: String, root: &Pointer) -> Self {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let mut file = Self {
            is_json: looks_like_json(&text),
            source: SourceFile::new(name, text),
            value: Value::Null,
            diagnostics: Diagnostics::new(),
            layout: OnceLock::new(),
        };
        if let Some(refusal) = file.refuse(root) {
            file.diagnostics.push(refusal);
            file.layout = OnceLock::from(Layout::default());
            return file;
        }
        let text = file.source.text();
        let mut reading = Reading::new(root.clone(), text, !file.is_json);
        let value = if file.is_json {
            json::read(text, &mut reading)
        } else {
            let (value, layout) = yaml::read(text, &mut reading);
            file.layout = OnceLock::from(layout);
            value
        };
        let diagnostics: Vec<_> = match (value, reading.limit) {
            (Ok(value), _) => {
                file.value = value;
                file.findings(reading.findings)
            }
            (Err(fault), Some(limit)) => vec![file.limit(limit, fault.offset, root)],
            (Err(fault), None) => vec![file.fault(fault, root)],
        };
        file.diagnostics.extend(diagnostics);
        file
    }

    /// Requires a mapping at the root; `what` names what the file should be.
    pub fn require_mapping(&mut self, what: &str, root: &Pointer) {
        if self.value.is_object() || self.diagnostics.has_errors() {
            return;
        }
        let message = match &self.value {
            Value::Null => format!("the file is empty, {what} was expected"),
            other => format!("{what} is a mapping, not {}", kind(other)),
        };
        let diagnostic = Diagnostic::new(&codes::NOT_A_MAPPING, message, root.clone())
            .help("a document begins with a line such as `openapi: 3.0.3`");
        self.diagnostics.push(diagnostic);
    }

    /// The bytes of a place in this file.
    pub fn locate(&self, place: &Pointer, on: Target) -> Range<usize> {
        match on {
            Target::Text(start, end) => start..end,
            Target::Key | Target::Value => {
                self.layout().locate(place.tokens(), on, self.source.text())
            }
        }
    }

    /// That of a JSON text is worked out when the first message asks for it.
    fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| json::layout(self.source.text()))
    }

    /// What must not even be given to the YAML parser.
    fn refuse(&self, root: &Pointer) -> Option<Diagnostic> {
        if self.is_json {
            return None;
        }
        let text = self.source.text();
        if let Some((at, character)) = yaml::forbidden_character(text) {
            let message = format!(
                "the character U+{:04X} is not allowed",
                u32::from(character)
            );
            let diagnostic = Diagnostic::new(&codes::CHARACTER, message, root.clone())
                .on(Target::Text(at, at + character.len_utf8()))
                .help("remove it, or write it as an escape within double quotes");
            return Some(diagnostic);
        }
        let at = yaml::too_deep(text)?;
        Some(self.limit(Limit::Depth, Some(at), root))
    }

    fn findings(&self, findings: Vec<Finding>) -> Vec<Diagnostic> {
        let more = findings.len().saturating_sub(MAX_FINDINGS);
        let shown = findings.into_iter().take(MAX_FINDINGS);
        let mut shown: Vec<_> = shown.map(|finding| self.finding(finding)).collect();
        if more > 0
            && let Some(last) = shown.pop()
        {
            shown.push(last.note(format!("and {more} more of this kind in this file")));
        }
        shown
    }

    fn finding(&self, finding: Finding) -> Diagnostic {
        match finding {
            Finding::DuplicateKey { mapping, key } => {
                let text = self.source.text();
                let keys = self.layout().keys(mapping.tokens(), &key, text);
                let mut places = keys.iter().map(|key| Target::Text(key.start, key.end));
                let first = places.next();
                let second = places.next().unwrap_or(Target::Key);
                let message = match keys.len() {
                    0..=2 => format!("the key `{key}` occurs twice"),
                    times => format!("the key `{key}` occurs {times} times"),
                };
                let mut diagnostic =
                    Diagnostic::new(&codes::DUPLICATE_KEY, message, mapping.child(&key))
                        .on(second)
                        .label("here again");
                if let Some(first) = first {
                    diagnostic = diagnostic.related_on(mapping.clone(), first, "first here");
                }
                for further in places.take(3) {
                    diagnostic = diagnostic.related_on(mapping.clone(), further, "and here");
                }
                diagnostic.help("remove one of them, or merge their values")
            }
            Finding::MergeKey(place) => Diagnostic::new(
                &codes::MERGE_KEY,
                "the value of `<<` is not a mapping",
                place,
            )
            .help("name a mapping by an alias, `<<: *name`, or remove the key"),
            Finding::Tag(place, tag) => {
                let message = format!("the tag `!{tag}` is ignored");
                Diagnostic::new(&codes::TAG, message, place)
                    .label("read as if it had no tag")
                    .help("remove the tag")
            }
            Finding::NotANumber(place) => {
                Diagnostic::new(&codes::NOT_A_NUMBER, "JSON has no such number", place)
                    .label("read as text")
                    .help("write a finite number, or quote the text")
            }
        }
    }

    fn limit(&self, limit: Limit, offset: Option<usize>, root: &Pointer) -> Diagnostic {
        match limit {
            Limit::Depth => {
                let message = format!("values are nested more than {MAX_DEPTH} levels deep");
                self.at(&codes::TOO_DEEP, message, offset, root)
                    .help("move inner parts to `components` and refer to them by `$ref`")
            }
            Limit::Size => self.too_many_aliases(root),
        }
    }

    fn too_many_aliases(&self, root: &Pointer) -> Diagnostic {
        let alias = self.layout().first_alias(self.source.text());
        let alias = alias.map_or(Target::Value, |alias| Target::Text(alias.start, alias.end));
        let message = "the aliases of the document expand to too much";
        Diagnostic::new(&codes::TOO_LARGE, message, root.clone())
            .on(alias)
            .label("the first of them")
            .help("use `$ref`, which copies nothing")
    }

    fn fault(&self, fault: Fault, root: &Pointer) -> Diagnostic {
        if fault.message.contains("more than one document") {
            let offset = self.layout().second_document;
            let message = "the file holds several YAML documents".to_owned();
            return self
                .at(&codes::SEVERAL_DOCUMENTS, message, offset, root)
                .label("the second one begins here")
                .help("keep one document per file");
        }
        if fault.message.contains("repetition limit") {
            return self.too_many_aliases(root);
        }
        let language = if self.is_json { "JSON" } else { "YAML" };
        let message = format!("invalid {language}: {}", fault.message);
        let at_tab = fault
            .offset
            .and_then(|at| self.source.text().get(at..))
            .is_some_and(|rest| rest.starts_with('\t'));
        let mut diagnostic = self.at(&codes::SYNTAX, message, fault.offset, root);
        if let Some(context) = fault.context {
            diagnostic = diagnostic.note(context);
        }
        if at_tab {
            diagnostic = diagnostic.help("YAML is indented with blanks, not with tabs");
        }
        diagnostic
    }

    /// A message about one character of the text.
    fn at(
        &self,
        code: &'static Code,
        message: String,
        offset: Option<usize>,
        root: &Pointer,
    ) -> Diagnostic {
        let offset = offset.unwrap_or_default().min(self.source.text().len());
        Diagnostic::new(code, message, root.clone()).on(Target::Text(offset, offset))
    }
}

/// Whether a text is meant as JSON: it begins with a bracket and, within it, a quote or a bracket.
/// A YAML flow mapping with bare keys is YAML.
fn looks_like_json(text: &str) -> bool {
    text.trim_start()
        .strip_prefix(['{', '['])
        .is_some_and(|rest| rest.trim_start().starts_with(['"', '{', '[', '}', ']']))
}

/// What a value is, as a message says it.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}
