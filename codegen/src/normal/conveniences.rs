//! What a document says about workflows of several calls: `x-challenge`, `x-wait`, `x-chunk`.

use super::codes;
use super::keywords;
use super::node::Node;
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// A word of the document and where it stands.
#[derive(Clone, Debug)]
pub struct Word {
    /// The place.
    pub pointer: Pointer,
    /// The text.
    pub text: String,
}

/// `x-challenge`: an error that asks for an answer, and the operation is called again with it.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Where it stands.
    pub pointer: Pointer,
    /// The status that asks.
    pub status: u64,
    /// The property of the body that takes the answer.
    pub answer: Word,
}

/// `x-wait`: when the value that an operation reads is ready, and what is then a success.
#[derive(Clone, Debug)]
pub struct Wait {
    /// Where it stands.
    pub pointer: Pointer,
    /// What must hold.
    pub until: Vec<Condition>,
    /// What then holds if all went well.
    pub success: Vec<Condition>,
}

/// A property of an answer with the values that it is to have.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The path of the property, its names joined by dots.
    pub property: Word,
    /// One of these values.
    pub values: Vec<Word>,
}

/// `x-chunk`: a list that is longer than a parameter takes is sent in several calls.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// Where it stands.
    pub pointer: Pointer,
    /// The property of the answers whose lists are joined; `None` joins the answers themselves.
    pub merge: Option<Word>,
}

impl<'d> Reader<'d> {
    pub(super) fn challenge(&mut self, operation: &Node<'d>) -> Option<Challenge> {
        let node = self.own(
            operation,
            "x-challenge",
            "{ status: 510, answer: PROPERTY }",
        )?;
        self.known(&node, &keywords::CHALLENGE);
        let Some(status) = node.get("status") else {
            self.missing(&node, "status");
            return None;
        };
        let Some(answer) = node.get("answer") else {
            self.missing(&node, "answer");
            return None;
        };
        // Keys of `responses` are texts, so people write this one as a text, too.
        let text = status.value.as_str().and_then(|text| text.parse().ok());
        let Some(code) = status.value.as_u64().or(text) else {
            self.misshapen(
                &status,
                "a status code",
                "name a status of `responses`, such as 510",
            );
            return None;
        };
        Some(Challenge {
            pointer: self.document.origin(&node.pointer),
            status: code,
            answer: self.word(&answer)?,
        })
    }

    pub(super) fn wait(&mut self, operation: &Node<'d>) -> Option<Wait> {
        let node = self.own(
            operation,
            "x-wait",
            "{ until: { PROPERTY: VALUE }, success: { PROPERTY: VALUE } }",
        )?;
        self.known(&node, &keywords::WAIT);
        Some(Wait {
            pointer: self.document.origin(&node.pointer),
            until: self.conditions(&node, "until")?,
            success: self.conditions(&node, "success")?,
        })
    }

    pub(super) fn chunk(&mut self, parameter: &Node<'d>) -> Option<Chunk> {
        let node = self.own(parameter, "x-chunk", "{ merge: PROPERTY }")?;
        self.known(&node, &keywords::CHUNK);
        let merge = match node.get("merge") {
            Some(merge) => Some(self.word(&merge)?),
            None => None,
        };
        Some(Chunk {
            pointer: self.document.origin(&node.pointer),
            merge,
        })
    }

    /// The value of an extension. Other tools may have one of the same name: theirs is no mapping.
    fn own(&mut self, holder: &Node<'d>, name: &str, ours: &str) -> Option<Node<'d>> {
        let node = holder.get(name)?;
        if node.value.is_object() {
            return Some(node);
        }
        let message = format!("`{name}` is not the generator's: it is no mapping");
        let found = Diagnostic::new(&codes::IGNORED_VALUE, message, node.pointer.clone());
        self.push(
            found
                .label("ignored")
                .help(format!("the generator's reads `{name}: {ours}`")),
        );
        None
    }

    /// A mapping of properties to a value or several.
    fn conditions(&mut self, holder: &Node<'d>, field: &str) -> Option<Vec<Condition>> {
        let Some(node) = holder.get(field) else {
            self.missing(holder, field);
            return None;
        };
        if !self.mapping(&node) {
            return None;
        }
        let mut conditions = Vec::new();
        for (property, value) in node.entries() {
            let one = std::iter::once(value.clone()).filter(|value| !value.value.is_array());
            let values: Vec<Node<'d>> = one.chain(value.items()).collect();
            let words: Option<_> = values.iter().map(|value| self.word(value)).collect();
            conditions.push(Condition {
                property: Word {
                    pointer: self.document.origin(&value.pointer),
                    text: property.to_owned(),
                },
                values: words?,
            });
        }
        if conditions.is_empty() || conditions.iter().any(|one| one.values.is_empty()) {
            let message = format!("`{field}` needs properties, each with a value");
            let found = Diagnostic::new(&codes::WRONG_SHAPE, message, node.pointer.clone());
            self.push(found.help("write `property: VALUE`, or `property: [ONE, OTHER]`"));
            return None;
        }
        Some(conditions)
    }

    fn word(&mut self, node: &Node<'d>) -> Option<Word> {
        let Some(text) = node.value.as_str() else {
            self.misshapen(node, "a text", "write a name, or a value in quotes");
            return None;
        };
        Some(Word {
            pointer: self.document.origin(&node.pointer),
            text: text.to_owned(),
        })
    }
}
