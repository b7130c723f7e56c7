//! Every kind of expression.

use proc_macro2::Delimiter;

use super::list::{List, Part};
use super::shape::{Shape, width};
use super::{ARRAY, CALL, Rules, with};
use crate::format::syntax::{Block, Call, Expr, arguments, spell};

impl Rules {
    pub(in crate::format) fn expr(&self, expr: &Expr<'_>, shape: Shape) -> Option<String> {
        match expr {
            // Texts go beyond the line where they have to.
            Expr::Literal(text) if text.ends_with('"') && !text.contains('\n') => {
                Some((*text).to_owned())
            }
            Expr::Literal(text) => {
                super::shape::fits(text, shape, self.line()).then(|| (*text).to_owned())
            }
            Expr::Path(path, _) => (width(path) <= shape.width).then(|| path.clone()),
            Expr::Call(callee, arguments) => {
                let callee = self.expr(callee, shape)?;
                self.call(&callee, arguments, shape)
            }
            Expr::Method(..) | Expr::Member(..) | Expr::Try(_) => self.chain(expr, shape),
            Expr::Index(value, index) => {
                let value = self.expr(value, shape)?;
                let index = self.expr(index, shape.after(width(&value) + 1)?.before(1)?)?;
                Some(format!("{value}[{index}]"))
            }
            Expr::Prefix(sign, operand) => {
                let operand = self.expr(operand, shape.after(sign.len())?)?;
                Some(format!("{sign}{operand}"))
            }
            Expr::Array(items) => self.sequence("", ('[', ']'), items, ARRAY, shape),
            Expr::Tuple(items) => match items.as_slice() {
                [only] => Some(format!(
                    "({},)",
                    self.expr(only, shape.after(1)?.before(2)?)?
                )),
                items => self.sequence("", ('(', ')'), items, CALL, shape),
            },
            Expr::Parens(inner) => {
                let inner = self.expr(inner, shape.after(1)?.before(1)?)?;
                Some(format!("({inner})"))
            }
            Expr::Struct(path, fields) => self.structure(path, fields, shape),
            Expr::Closure(head, is_typed, body) => self.closure(head, *is_typed, body, shape),
            Expr::Block(words, block) => {
                Some(format!("{words}{}", self.block(block, shape.indent)?))
            }
            Expr::Control(head, block, other) => self.control(head, block, other.as_deref(), shape),
            Expr::Match(value, arms) => self.arms(value, arms, shape),
            Expr::Macro(call) => self.macro_call(call, shape),
            Expr::Binary(first, more) => {
                let mut text = self.expr(first, shape)?;
                for (sign, operand) in more {
                    let operand = self.expr(operand, shape)?;
                    text.push(' ');
                    text.push_str(sign);
                    text.push(' ');
                    text.push_str(&operand);
                }
                super::shape::fits(&text, shape, self.line()).then_some(text)
            }
            Expr::Assign(left, sign, right) => {
                let left = self.expr(left, shape.before(sign.len() + 1)?)?;
                let left = format!("{left} {sign}");
                let right = self.assigned(&left, shape, &|shape| self.expr(right, shape))?;
                Some(left + &right)
            }
        }
    }

    pub(super) fn call(
        &self,
        callee: &str,
        arguments: &[Expr<'_>],
        shape: Shape,
    ) -> Option<String> {
        self.sequence(callee, ('(', ')'), arguments, CALL, shape)
    }

    fn sequence(
        &self,
        head: &str,
        delimiters: (char, char),
        items: &[Expr<'_>],
        limit: usize,
        shape: Shape,
    ) -> Option<String> {
        let list = List {
            head,
            delimiters,
            parts: items.iter().map(Part::Expr).collect(),
            limit,
            ends_with_comma: true,
        };
        self.list(&list, shape)
    }

    fn control(
        &self,
        head: &str,
        block: &Block<'_>,
        other: Option<&Expr<'_>>,
        shape: Shape,
    ) -> Option<String> {
        let block = self.block(block, shape.indent)?;
        let mut text = format!("{head} {block}");
        if let Some(other) = other {
            text.push_str(" else ");
            text.push_str(&self.expr(other, shape)?);
        }
        Some(text)
    }

    /// A macro with arguments like those of a function; what others hold stays as it is.
    pub(in crate::format) fn macro_call(&self, call: &Call<'_>, shape: Shape) -> Option<String> {
        let head = format!("{}!", call.path);
        let arguments = match call.delimiter {
            Delimiter::Parenthesis => arguments(call.tokens),
            Delimiter::Brace | Delimiter::Bracket | Delimiter::None => None,
        };
        let Some(arguments) = arguments else {
            return Some(match call.delimiter {
                Delimiter::Parenthesis | Delimiter::None => {
                    format!("{head}({})", spell(call.tokens))
                }
                Delimiter::Bracket => format!("{head}[{}]", spell(call.tokens)),
                Delimiter::Brace => format!("{head} {{ {} }}", spell(call.tokens)),
            });
        };
        let list = List {
            head: &head,
            delimiters: ('(', ')'),
            parts: arguments.iter().map(Part::Expr).collect(),
            limit: CALL,
            ends_with_comma: false,
        };
        with(&self.in_macro, true, || self.list(&list, shape))
    }
}
