//! Blocks, statements and what is decided in them.

use std::rc::Rc;

use proc_macro2::Delimiter;

use super::list::{List, Part};
use super::shape::{
    Shape, TAB, break_line, first_line, is_single_line, last_line, newlines, width,
};
use super::{CALL, Rules, Type, with};
use crate::format::syntax::{Arm, Block, Expr, Statement, Token, spell, split};

impl Rules {
    /// A block whose braces stand at this indentation.
    pub(in crate::format) fn block(&self, block: &Block<'_>, indent: usize) -> Option<Rc<str>> {
        let key = (std::ptr::from_ref(block).addr(), indent);
        if let Some(known) = self.blocks.borrow().get(&key) {
            return known.clone();
        }
        let text = with(&self.whole_chains, false, || {
            with(&self.in_macro, false, || self.statements(block, indent))
        });
        let text: Option<Rc<str>> = text.map(Rc::from);
        self.blocks.borrow_mut().insert(key, text.clone());
        text
    }

    fn statements(&self, block: &Block<'_>, indent: usize) -> Option<String> {
        let mut text = "{".to_owned();
        for statement in &block.statements {
            break_line(indent + TAB, &mut text);
            let own = self.lenient(|| self.statement(statement, indent + TAB))?;
            text.push_str(&own);
        }
        if !block.statements.is_empty() {
            break_line(indent, &mut text);
        }
        text.push('}');
        Some(text)
    }

    /// A block of this expression alone.
    pub(super) fn only_statement(&self, expr: &Expr<'_>, indent: usize) -> Option<String> {
        let mut text = "{".to_owned();
        break_line(indent + TAB, &mut text);
        let whole = with(&self.whole_chains, false, || {
            self.expr(expr, self.indented(indent + TAB))
        })?;
        text.push_str(&whole);
        break_line(indent, &mut text);
        text.push('}');
        Some(text)
    }

    fn statement(&self, statement: &Statement<'_>, indent: usize) -> Option<String> {
        let shape = self.indented(indent);
        match statement {
            Statement::Let(pattern, ty, value) => {
                let mut left = format!("let {pattern}");
                if let Some(ty) = ty {
                    left.push_str(": ");
                    let ty = self.ty(Type(ty), shape.after(width(&left))?.before(2)?)?;
                    left.push_str(&ty);
                }
                match value {
                    Some(value) => {
                        left.push_str(" =");
                        let right = self
                            .assigned(&left, shape.before(1)?, &|shape| self.expr(value, shape))?;
                        left.push_str(&right);
                        left.push(';');
                    }
                    None => left.push(';'),
                }
                Some(left)
            }
            Statement::Expr(expr, ends) => {
                let mut text = self.expr(expr, shape.before(usize::from(*ends))?)?;
                if *ends {
                    text.push(';');
                }
                Some(text)
            }
            Statement::Other(tokens) => Some(spell(tokens)),
        }
    }

    /// What is behind an equals sign or a colon, with the blank or the line break before it.
    pub(in crate::format) fn assigned(
        &self,
        left: &str,
        shape: Shape,
        right: &dyn Fn(Shape) -> Option<String>,
    ) -> Option<String> {
        let last = last_line(left);
        let taken = if last.len() == left.len() {
            width(left)
        } else {
            width(last).saturating_sub(shape.indent)
        };
        let beside = shape.after(taken + 1).unwrap_or(Shape {
            width: 0,
            offset: shape.offset + taken + 1,
            ..shape
        });
        let first = right(beside);
        if let Some(text) = &first
            && is_single_line(text)
            && width(text) <= beside.width
        {
            return Some(format!(" {text}"));
        }
        let below = self
            .indented(shape.indent + TAB)
            .before(beside.behind(self.line()))?;
        let next = right(below);
        match (first, next) {
            (Some(first), Some(next))
                if !super::shape::fits(&next, below, self.line())
                    || !prefers_below(&first, &next) =>
            {
                Some(format!(" {first}"))
            }
            (_, Some(next)) => {
                let mut text = String::new();
                break_line(below.indent, &mut text);
                text.push_str(&next);
                Some(text)
            }
            (Some(first), None) => Some(format!(" {first}")),
            (None, None) => None,
        }
    }

    pub(super) fn arms(&self, value: &Expr<'_>, arms: &[Arm<'_>], shape: Shape) -> Option<String> {
        // `match ` and ` {`
        let value = self.expr(value, shape.after(6)?.before(2)?)?;
        let mut text = format!("match {value} {{");
        for arm in arms {
            break_line(shape.indent + TAB, &mut text);
            text.push_str(&self.arm(arm, shape.indent + TAB)?);
        }
        if !arms.is_empty() {
            break_line(shape.indent, &mut text);
        }
        text.push('}');
        Some(text)
    }

    fn pattern(&self, tokens: &[Token], shape: Shape) -> Option<String> {
        let [path @ .., Token::Group(Delimiter::Parenthesis, inner)] = tokens else {
            return Some(spell(tokens));
        };
        let parts = split(inner).into_iter().map(Type).map(Part::Type);
        let list = List {
            head: &spell(path),
            delimiters: ('(', ')'),
            parts: parts.collect(),
            limit: CALL,
            ends_with_comma: true,
        };
        self.list(&list, shape)
    }

    fn arm(&self, arm: &Arm<'_>, indent: usize) -> Option<String> {
        let shape = self.indented(indent);
        let pattern = &self.pattern(arm.pattern, shape.before(5)?)?;
        let body = match &arm.body {
            Expr::Block(words, block) if words.is_empty() => match block.only() {
                Some(only) => only,
                None => return Some(format!("{pattern} => {}", self.block(block, indent)?)),
            },
            other => other,
        };
        let beside = shape
            .after(width(last_line(pattern)) + 4)
            .and_then(|shape| shape.before(1));
        let first = beside.and_then(|shape| self.expr(body, shape));
        if let (Some(text), Some(beside)) = (&first, beside)
            && is_single_line(text)
            && width(text) <= beside.width
        {
            return Some(format!("{pattern} => {text},"));
        }
        let below = self.expr(body, self.indented(indent + TAB));
        match (first, below) {
            (Some(first), Some(below))
                if !prefers_below(&first, &below)
                    && may_extend(body)
                    && beside.is_some_and(|it| width(first_line(&first)) <= it.width) =>
            {
                Some(format!("{pattern} => {first},"))
            }
            (_, Some(below)) => {
                let mut text = format!("{pattern} => {{");
                break_line(indent + TAB, &mut text);
                text.push_str(&below);
                break_line(indent, &mut text);
                text.push('}');
                Some(text)
            }
            (Some(first), None) => Some(format!("{pattern} => {first},")),
            (None, None) => None,
        }
    }
}

/// Whether the body of an arm may go on over further lines.
fn may_extend(expr: &Expr<'_>) -> bool {
    matches!(
        expr,
        Expr::Call(..)
            | Expr::Method(..)
            | Expr::Macro(_)
            | Expr::Struct(..)
            | Expr::Tuple(_)
            | Expr::Array(_)
            | Expr::Closure(..)
            | Expr::Block(..)
            | Expr::Match(..)
    )
}

/// Whether it looks better on a line of its own.
fn prefers_below(first: &str, below: &str) -> bool {
    let opens =
        |with: char| first_line(first).ends_with(with) && !first_line(below).ends_with(with);
    is_single_line(below)
        || newlines(first) > newlines(below) + 1
        || opens('(')
        || opens('{')
        || opens('[')
}
