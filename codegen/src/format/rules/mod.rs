//! rustfmt's rules (its defaults, edition 2024) for expressions and types: what goes on one line,
//! and how it is broken where it does not fit.
//!
//! Each rule gives `None` where rustfmt gives up. It then leaves the whole statement or item as it
//! stands, so any layout will do.

mod block;
mod chain;
mod closure;
mod expression;
mod list;
mod shape;
mod structure;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

pub(super) use list::filled;
pub(super) use shape::{Shape, TAB, break_line, is_single_line, last_line, width};
pub(super) use types::Type;

/// The greatest width of a line.
pub(super) const LINE: usize = 100;
/// Of arguments on one line.
const CALL: usize = 60;
/// Of a chain of methods on one line.
const CHAIN: usize = 60;
/// Of an array on one line.
const ARRAY: usize = 60;
/// Of the fields of a struct on one line.
const STRUCT: usize = 18;
/// Of items, several of which share a line of a longer list.
const SHORT: usize = 10;

/// Blocks by place and indentation: nested closures are tried more than once at each depth.
type Blocks = HashMap<(usize, usize), Option<Rc<str>>>;

/// What holds while something is laid out.
pub(super) struct Rules {
    /// The width of lines, which is unlimited for what does not fit anyway.
    line: Cell<usize>,
    /// Whether chains must not be broken.
    whole_chains: Cell<bool>,
    /// Whether arguments of a macro are laid out.
    in_macro: Cell<bool>,
    blocks: RefCell<Blocks>,
}

impl Rules {
    pub(super) fn new() -> Self {
        Self {
            line: Cell::new(LINE),
            whole_chains: Cell::new(false),
            in_macro: Cell::new(false),
            blocks: RefCell::default(),
        }
    }

    fn line(&self) -> usize {
        self.line.get()
    }

    /// A line of its own.
    pub(super) fn indented(&self, indent: usize) -> Shape {
        Shape::indented(indent, self.line())
    }

    /// The room for what ends with a semicolon or a comma.
    pub(super) fn ended(&self, indent: usize) -> Shape {
        Shape {
            indent,
            ..self.indented(indent + 1)
        }
    }

    /// Lays something out by the rules, or, where rustfmt gives up, on lines of any width.
    pub(super) fn lenient(&self, lay_out: impl Fn() -> Option<String>) -> Option<String> {
        lay_out().or_else(|| {
            let line = self.line.replace(LINE * LINE);
            let known = self.blocks.take();
            let text = lay_out();
            self.blocks.replace(known);
            self.line.set(line);
            text
        })
    }
}

/// Works while a flag has another value.
fn with<T>(flag: &Cell<bool>, value: bool, work: impl FnOnce() -> T) -> T {
    let before = flag.replace(value);
    let result = work();
    flag.set(before);
    result
}
