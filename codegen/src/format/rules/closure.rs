//! Closures.

use super::Rules;
use super::shape::{Shape, is_single_line, width};
use crate::format::syntax::Expr;

impl Rules {
    pub(super) fn closure(
        &self,
        head: &str,
        is_typed: bool,
        body: &Expr<'_>,
        shape: Shape,
    ) -> Option<String> {
        let behind = room_behind(head, shape)?;
        let Expr::Block(words, block) = body else {
            return self
                .bare_body(head, body, behind)
                .or_else(|| self.braced_body(head, body, behind));
        };
        if words.is_empty() && block.statements.is_empty() {
            return Some(format!("{head} {{}}"));
        }
        let bare = if is_typed || self.in_macro.get() {
            None
        } else {
            let inner = unwrapped(body);
            if is_braced(inner) && !self.in_macro.get() {
                self.braced_body(head, inner, shape)
            } else {
                self.bare_body(head, inner, behind)
            }
        };
        bare.or_else(|| Some(format!("{head} {}", self.expr(body, behind)?)))
    }

    /// A closure that is the last of several arguments.
    pub(super) fn last_closure(&self, expr: &Expr<'_>, shape: Shape) -> Option<String> {
        let Expr::Closure(head, is_typed, body) = expr else {
            return None;
        };
        let inner = match &**body {
            Expr::Block(words, block) if words.is_empty() && !self.in_macro.get() => {
                block.only().unwrap_or(body)
            }
            other => other,
        };
        let behind = room_behind(head, shape)?;
        if is_braced(inner) && !self.in_macro.get() {
            let braced = self.braced_body(head, inner, behind)?;
            if !is_typed && braced.lines().count() <= 7 {
                let bare = self.bare_body(head, inner, shape);
                return Some(bare.filter(|text| is_single_line(text)).unwrap_or(braced));
            }
            return Some(braced);
        }
        self.closure(head, *is_typed, body, shape)
    }

    fn bare_body(&self, head: &str, body: &Expr<'_>, shape: Shape) -> Option<String> {
        let text = self.expr(body, shape)?;
        let may_break = may_break(body) || self.in_macro.get();
        (may_break || is_single_line(&text)).then(|| format!("{head} {text}"))
    }

    fn braced_body(&self, head: &str, body: &Expr<'_>, shape: Shape) -> Option<String> {
        let body = self.only_statement(body, shape.indent)?;
        Some(format!("{head} {body}"))
    }
}

/// The room for a body. There has to be room for its brace, whether it has one or not.
fn room_behind(head: &str, shape: Shape) -> Option<Shape> {
    let bars = usize::from(!head.ends_with("||"));
    shape.before(width(head) + 4 - bars)?;
    shape.after(width(head) + 1)
}

/// What is within blocks that hold nothing but it.
fn unwrapped<'a, 't>(expr: &'a Expr<'t>) -> &'a Expr<'t> {
    match expr {
        Expr::Block(words, block) if words.is_empty() => block.only().map_or(expr, unwrapped),
        other => other,
    }
}

/// Whether a body stands within braces always.
fn is_braced(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Control(head, ..) => !head.starts_with("loop"),
        Expr::Prefix(_, inner) | Expr::Try(inner) => is_braced(inner),
        _ => false,
    }
}

/// Whether a body without braces may go on over further lines.
fn may_break(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Match(..) | Expr::Block(..) | Expr::Struct(..) => true,
        Expr::Control(head, ..) => head.starts_with("loop"),
        Expr::Prefix(_, inner) | Expr::Try(inner) => may_break(inner),
        _ => false,
    }
}
