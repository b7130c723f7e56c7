//! What holds blocks: quotes, lists and their items.

/// Quotes and items deeper than this are written as if they were at this depth.
const DEPTH: usize = 8;
/// No container deeper than this is looked at, so that depth costs nothing.
const STACK: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Quote,
    /// A list and the number of its next item.
    List(Option<u64>),
    Item,
}

#[derive(Debug)]
struct Container {
    shape: Shape,
    is_html: bool,
    /// What its first line begins with; empty for what is not shown.
    marker: String,
    /// Whether anything in it has been written.
    is_used: bool,
    /// Whether its items stand apart.
    is_loose: bool,
}

/// The containers that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Containers {
    stack: Vec<Container>,
    shown: usize,
    /// The width of their markers.
    indent: usize,
    /// Whether the last line is text, which a list or an item may follow.
    after_text: bool,
    /// Whether a list or a quote has ended since: another list would only continue it.
    after_container: bool,
}

impl Containers {
    pub(super) fn open(&mut self, shape: Shape, is_html: bool) {
        let is_hidden = self.shown >= DEPTH || self.stack.len() >= STACK;
        let marker = match (shape, self.stack.last_mut().map(|holder| &mut holder.shape)) {
            (Shape::List(_), _) => String::new(),
            _ if is_hidden => String::new(),
            (Shape::Quote, _) => "> ".to_owned(),
            (Shape::Item, Some(Shape::List(Some(next)))) => {
                let marker = format!("{next}. ");
                *next = next.saturating_add(1).min(999_999_999);
                marker
            }
            (Shape::Item, _) => "- ".to_owned(),
        };
        self.shown += usize::from(!marker.is_empty());
        self.indent += marker.len();
        self.stack.push(Container {
            shape,
            is_html,
            marker,
            is_used: false,
            is_loose: false,
        });
    }

    /// Closes the innermost container of Markdown, and what HTML left open in it.
    pub(super) fn close(&mut self) {
        while self.pop().is_some_and(|is_html| is_html) {}
    }

    /// Closes the innermost container of HTML of a kind, if there is one within `limit`.
    pub(super) fn close_html(&mut self, is_kind: fn(Shape) -> bool, limit: fn(Shape) -> bool) {
        let mut open = self
            .stack
            .iter()
            .rev()
            .take(STACK)
            .take_while(|c| c.is_html && !limit(c.shape));
        if let Some(depth) = open.position(|c| is_kind(c.shape)) {
            for _ in 0..=depth {
                self.pop();
            }
        }
    }

    /// Whether an item of HTML has a list to be in.
    pub(super) fn is_in_html_list(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|c| c.is_html && matches!(c.shape, Shape::List(_)))
    }

    /// Takes the innermost one away; says whether it was HTML.
    fn pop(&mut self) -> Option<bool> {
        let container = self.stack.pop()?;
        self.shown -= usize::from(!container.marker.is_empty());
        self.indent -= container.marker.len();
        if container.shape != Shape::Item && container.is_used {
            self.after_container = true;
        }
        Some(container.is_html)
    }

    /// The width of what every line begins with.
    pub(super) fn indent(&self) -> usize {
        self.indent
    }

    /// Notes that a block has been written, and whether it is text.
    pub(super) fn after(&mut self, is_text: bool) {
        self.after_text = is_text;
        self.after_container = false;
    }

    /// Writes what the next line begins with.
    pub(super) fn prefix(&mut self, out: &mut String) {
        for container in self.stack.iter_mut().take(STACK) {
            if container.is_used {
                container.continued(out);
            } else {
                out.push_str(&container.marker);
                container.is_used = true;
            }
        }
    }

    /// The blank line before the next block, if one is needed.
    pub(super) fn blank(&mut self) -> Option<String> {
        if self.is_tight() {
            return None;
        }
        let used = || |c: &&mut Container| c.is_used;
        let mut blank = String::new();
        self.stack
            .iter_mut()
            .take(STACK)
            .filter(used())
            .for_each(|c| c.continued(&mut blank));
        let mut lists = self.stack.iter_mut().take(STACK).rev().filter(used());
        if let Some(list) = lists.find(|c| matches!(c.shape, Shape::List(_))) {
            list.is_loose = true;
        }
        blank.truncate(blank.trim_end().len());
        Some(blank)
    }

    /// Whether the next block may follow without a blank line: the next item of a list that has
    /// none so far, or a list right after the text of the item that it belongs to.
    fn is_tight(&self) -> bool {
        let mut parent = None;
        let mut stack = self.stack.iter().take(STACK);
        let new = stack.find(|c| {
            if c.is_used {
                parent = Some(*c);
            }
            !c.is_used
        });
        let (Some(new), Some(parent), true) = (new, parent, self.after_text) else {
            return false;
        };
        let is_shown = |c: &Container| !c.marker.is_empty();
        match (new.shape, parent.shape) {
            (Shape::Item, Shape::List(_)) => is_shown(new) && !parent.is_loose,
            // A number other than 1 does not end a paragraph.
            (Shape::List(None | Some(2)), Shape::Item) if !self.after_container => stack
                .next()
                .is_some_and(|c| c.shape == Shape::Item && is_shown(c)),
            _ => false,
        }
    }
}

impl Container {
    /// Writes what a line after the first one begins with.
    fn continued(&self, out: &mut String) {
        match self.shape {
            Shape::Quote => out.push_str(&self.marker),
            Shape::List(_) | Shape::Item => out.extend(self.marker.bytes().map(|_| ' ')),
        }
    }
}
