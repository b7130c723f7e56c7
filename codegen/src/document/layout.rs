//! Where each node of a text stands.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::diagnostic::Target;

/// The nodes of a text in the order in which they begin, each followed by what it holds.
///
/// Keys are kept as hashes: it is a third of the memory, and two keys that met by chance would
/// but move an underline.
#[derive(Debug, Default)]
pub(super) struct Layout {
    nodes: Vec<Node>,
    /// Where a second YAML document begins.
    pub second_document: Option<usize>,
    first_alias: Option<usize>,
}

#[derive(Debug)]
struct Node {
    key: u64,
    key_span: Range<u32>,
    span: Range<u32>,
    /// The first node after all that this one holds.
    end: usize,
    /// The node whose content a YAML alias repeats.
    alias_of: Option<usize>,
}

/// How many `<<` may lead from one mapping to the next in search of a key.
const MAX_MERGES: usize = 16;

impl Layout {
    /// The bytes of the node at the end of `tokens`, or of its nearest existing holder.
    pub fn locate<T: AsRef<str>>(
        &self,
        tokens: impl Iterator<Item = T>,
        on: Target,
        text: &str,
    ) -> Range<usize> {
        let mut node = 0;
        let mut on = on;
        for token in tokens {
            let Some(member) = self.member(node, hash(token.as_ref()), MAX_MERGES) else {
                on = Target::Key;
                break;
            };
            node = member;
        }
        match (self.nodes.get(node), on) {
            (_, Target::Text(start, end)) => start..end,
            (None, _) => 0..0,
            (Some(node), Target::Key) if !node.key_span.is_empty() => bytes(&node.key_span, text),
            (Some(node), _) => readable(node, text),
        }
    }

    /// The keys of a mapping that equal `key`, in order.
    pub fn keys<T: AsRef<str>>(
        &self,
        tokens: impl Iterator<Item = T>,
        key: &str,
        text: &str,
    ) -> Vec<Range<usize>> {
        let mapping = tokens.into_iter().try_fold(0, |node, token| {
            self.member(node, hash(token.as_ref()), MAX_MERGES)
        });
        let key = hash(key);
        mapping
            .into_iter()
            .flat_map(|mapping| self.members(mapping))
            .filter(|(_, node)| node.key == key)
            .map(|(_, node)| bytes(&node.key_span, text))
            .collect()
    }

    /// The first alias of a YAML text.
    pub fn first_alias(&self, text: &str) -> Option<Range<usize>> {
        let node = self.nodes.get(self.first_alias?)?;
        Some(bytes(&node.span, text))
    }

    fn member(&self, node: usize, key: u64, merges: usize) -> Option<usize> {
        let direct = self.members(node).find(|(_, member)| member.key == key);
        if let Some((index, _)) = direct {
            return Some(index);
        }
        // Merged members stand in the mappings that `<<` names, or in those of a list there.
        let merge_key = hash("<<");
        let merges = merges.checked_sub(1)?;
        let (source, _) = self
            .members(node)
            .find(|(_, member)| member.key == merge_key)?;
        self.member(source, key, merges).or_else(|| {
            self.members(source)
                .find_map(|(item, _)| self.member(item, key, merges.checked_sub(1)?))
        })
    }

    fn members(&self, node: usize) -> impl Iterator<Item = (usize, &Node)> {
        let target = self.nodes.get(node).and_then(|n| n.alias_of);
        let node = target.unwrap_or(node);
        let end = self.nodes.get(node).map_or(0, |n| n.end);
        let mut next = node + 1;
        std::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let index = next;
            let member = self.nodes.get(index)?;
            next = member.end.max(index + 1);
            Some((index, member))
        })
    }
}

/// The value if it is short and on one line, else its key, else the start of its first line.
fn readable(node: &Node, text: &str) -> Range<usize> {
    const SHORT: usize = 100;
    let span = bytes(&node.span, text);
    let value = text.get(span.clone()).unwrap_or_default();
    let value = value.trim_end();
    if value.len() <= SHORT && !value.contains('\n') && !value.is_empty() {
        return span.start..span.start + value.len();
    }
    if !node.key_span.is_empty() {
        return bytes(&node.key_span, text);
    }
    let line = value.lines().next().unwrap_or_default();
    span.start..span.start + line.len().min(SHORT)
}

/// A parser may have seen a line break behind the end.
fn bytes(span: &Range<u32>, text: &str) -> Range<usize> {
    let byte = |offset: u32| {
        usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(text.len())
    };
    byte(span.start)..byte(span.end)
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Builds a layout from the events of a parser.
#[derive(Default)]
pub(super) struct Builder {
    layout: Layout,
    open: Vec<Open>,
    anchors: HashMap<usize, usize>,
    /// Levels of a collection that stands as a key, which is not kept.
    skipped: usize,
}

struct Open {
    node: usize,
    expects: Expects,
    /// Whether it has no bracket to end it, and ends with the last that it holds.
    block: bool,
    /// Where the last that it holds ends.
    last: u32,
}

enum Expects {
    Key,
    Value(u64, Range<u32>),
    Item(usize),
}

impl Builder {
    pub fn depth(&self) -> usize {
        self.open.len() + self.skipped
    }

    /// Whether what comes next is a key.
    pub fn expects_key(&self) -> bool {
        let open = self.open.last().filter(|_| self.skipped == 0);
        open.is_some_and(|open| matches!(open.expects, Expects::Key))
    }

    pub fn scalar(&mut self, text: &str, span: Range<u32>, anchor: Option<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.last = span.end;
        }
        if self.skipped > 0 {
            return;
        }
        if let Some(open) = self.open.last_mut()
            && matches!(open.expects, Expects::Key)
        {
            open.expects = Expects::Value(hash(text), span);
            return;
        }
        self.node(span, anchor);
    }

    pub fn alias(&mut self, anchor: usize, span: Range<u32>) {
        let target = self.anchors.get(&anchor).copied();
        let before = self.layout.nodes.len();
        self.scalar("*", span, None);
        if let Some(node) = self.layout.nodes.get_mut(before) {
            node.alias_of = target;
            self.layout.first_alias.get_or_insert(before);
        }
    }

    pub fn start(&mut self, mapping: bool, block: bool, span: Range<u32>, anchor: Option<usize>) {
        if self.skipped > 0 || self.expects_key() {
            self.skipped += 1;
            return;
        }
        let last = span.end;
        let node = self.node(span, anchor);
        let expects = if mapping {
            Expects::Key
        } else {
            Expects::Item(0)
        };
        self.open.push(Open {
            node,
            expects,
            block,
            last,
        });
    }

    pub fn end(&mut self, offset: u32) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped == 0
                && let Some(open) = self.open.last_mut()
            {
                open.expects = Expects::Value(0, 0..0);
            }
            return;
        }
        let end = self.layout.nodes.len();
        let Some(open) = self.open.pop() else {
            return;
        };
        let offset = if open.block { open.last } else { offset };
        if let Some(node) = self.layout.nodes.get_mut(open.node) {
            node.end = end;
            node.span.end = offset;
        }
        if let Some(above) = self.open.last_mut() {
            above.last = offset;
        }
    }

    pub fn second_document(&mut self, offset: u32) {
        self.layout.second_document = usize::try_from(offset).ok();
    }

    pub fn finish(mut self) -> Layout {
        // Left open if the parser gave up: they hold all that follows.
        let end = self.layout.nodes.len();
        for open in &self.open {
            if let Some(node) = self.layout.nodes.get_mut(open.node) {
                node.end = end;
            }
        }
        self.layout
    }

    fn node(&mut self, span: Range<u32>, anchor: Option<usize>) -> usize {
        let (key, key_span) = match self.open.last_mut().map(|open| &mut open.expects) {
            Some(expects @ Expects::Value(..)) => match std::mem::replace(expects, Expects::Key) {
                Expects::Value(key, span) => (key, span),
                Expects::Key | Expects::Item(_) => (0, 0..0),
            },
            Some(Expects::Item(index)) => {
                *index += 1;
                (hash(&(*index - 1).to_string()), 0..0)
            }
            Some(Expects::Key) | None => (0, 0..0),
        };
        let index = self.layout.nodes.len();
        self.layout.nodes.push(Node {
            key,
            key_span,
            span,
            end: index + 1,
            alias_of: None,
        });
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, index);
        }
        index
    }
}
