//! Chains of methods and fields: on one line, or a link a line.

use super::shape::{
    Shape, TAB, break_line, first_line, fits, is_extendable, is_single_line, last_line, width,
};
use super::{CHAIN, Rules};
use crate::format::syntax::Expr;

/// A part of a chain and the question marks behind it.
#[derive(Clone, Copy)]
struct Link<'a, 't> {
    expr: &'a Expr<'t>,
    tries: usize,
}

impl Rules {
    pub(super) fn chain(&self, expr: &Expr<'_>, shape: Shape) -> Option<String> {
        let (start, links) = links(expr);
        let Some((last, _)) = links.split_last() else {
            return self.start(start, shape);
        };
        let mut rest = links.as_slice();
        let mut root = self.start(start, shape)?;
        let mut ends_with_block = start.tries == 0 && is_block(start.expr, &root);
        // What is as short as an indentation does not stand alone on a line.
        let short = TAB.saturating_sub(shape.offset);
        while let [next, others @ ..] = rest
            && root.len() <= short
            && is_single_line(&root)
        {
            let Some(text) = self.link(*next, shape.after(root.len())?) else {
                break;
            };
            root.push_str(&text);
            ends_with_block = is_extendable(&root);
            rest = others;
        }
        let Some((_, others)) = rest.split_last() else {
            return fits(&root, shape, self.line()).then_some(root);
        };
        let indent = shape.indent + if ends_with_block { 0 } else { TAB };
        let child = self.indented(indent);
        let count = links.len();
        let mut texts = vec![root];
        for link in others {
            texts.push(self.link(*link, child)?);
        }
        let (text, is_line) = self.last_link(*last, count, &texts, shape, child)?;
        texts.push(text);
        let mut result = String::new();
        for (index, text) in texts.iter().enumerate() {
            if index > 0 && !is_line {
                if self.whole_chains.get() {
                    return None;
                }
                break_line(indent, &mut result);
            }
            result.push_str(text);
        }
        fits(&result, shape, self.line()).then_some(result)
    }

    /// The last link, and whether all stand on one line up to it.
    fn last_link(
        &self,
        last: Link<'_, '_>,
        count: usize,
        texts: &[String],
        shape: Shape,
        child: Shape,
    ) -> Option<(String, bool)> {
        let root = texts.first().map(String::as_str).unwrap_or_default();
        let is_extended = is_extendable(root);
        let taken = if is_extended {
            width(last_line(root))
        } else {
            texts.iter().map(|text| width(text)).sum()
        } + last.tries;
        let budget = if count == 1 {
            shape.width
        } else {
            // Where lines are not limited, chains are.
            shape.width.min(CHAIN)
        }
        .saturating_sub(taken);
        let is_line = texts.iter().all(|text| is_single_line(text)) && budget > 0;
        let own = child.before(shape.behind(self.line()) + last.tries);
        let place = if is_line {
            shape.before(last.tries)?
        } else if is_extended {
            child.before(last.tries)?
        } else {
            own?
        };
        if (is_line || is_extended)
            && let Some(beside) = place.after(taken)
            && let Some(text) = self.link(last, beside)
        {
            let lines = text.lines().count();
            let fits = width(first_line(&text)) <= budget;
            if fits && lines >= 5 {
                return Some((text, is_line));
            }
            return Some(match self.link(last, own?) {
                Some(below) if !fits => (below, false),
                Some(below) if below.lines().count() < lines => (below, false),
                Some(_) | None => (text, fits && is_line),
            });
        }
        Some((self.link(last, place)?, false))
    }

    fn start(&self, start: Link<'_, '_>, shape: Shape) -> Option<String> {
        let mut text = self.expr(start.expr, shape.before(start.tries)?)?;
        text.extend(std::iter::repeat_n('?', start.tries));
        Some(text)
    }

    fn link(&self, link: Link<'_, '_>, shape: Shape) -> Option<String> {
        let shape = shape.before(link.tries)?;
        let mut text = match link.expr {
            Expr::Method(_, name, arguments) => self.call(&format!(".{name}"), arguments, shape)?,
            Expr::Member(_, name) => format!(".{name}"),
            _ => return None,
        };
        text.extend(std::iter::repeat_n('?', link.tries));
        Some(text)
    }
}

/// What a chain begins with, and its links.
fn links<'a, 't>(expr: &'a Expr<'t>) -> (Link<'a, 't>, Vec<Link<'a, 't>>) {
    let mut links = Vec::new();
    let mut tries = 0;
    let mut expr = expr;
    loop {
        match expr {
            Expr::Try(inner) => {
                tries += 1;
                expr = inner;
            }
            Expr::Method(inner, ..) | Expr::Member(inner, _) => {
                links.push(Link { expr, tries });
                tries = 0;
                expr = inner;
            }
            _ => {
                links.reverse();
                return (Link { expr, tries }, links);
            }
        }
    }
}

/// Whether what follows may begin on the last line.
fn is_block(expr: &Expr<'_>, text: &str) -> bool {
    match expr {
        Expr::Call(..)
        | Expr::Method(..)
        | Expr::Macro(_)
        | Expr::Array(_)
        | Expr::Struct(..)
        | Expr::Block(..)
        | Expr::Control(..)
        | Expr::Match(..) => !is_single_line(text),
        Expr::Parens(inner)
        | Expr::Index(inner, _)
        | Expr::Prefix(_, inner)
        | Expr::Try(inner)
        | Expr::Closure(_, _, inner) => is_block(inner, text),
        Expr::Literal(_)
        | Expr::Path(..)
        | Expr::Member(..)
        | Expr::Tuple(_)
        | Expr::Binary(..)
        | Expr::Assign(..) => false,
    }
}
