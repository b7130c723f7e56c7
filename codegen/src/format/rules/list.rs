//! Lists between delimiters: on one line, with the last item going on over further lines, or an
//! item a line.

use super::shape::{
    Shape, TAB, break_line, first_line, is_single_line, last_line, newlines, width,
};
use super::{Rules, SHORT, Type, with};
use crate::format::syntax::Expr;

/// An item of a list.
#[derive(Clone, Copy)]
pub(super) enum Part<'a, 't> {
    Expr(&'a Expr<'t>),
    Type(Type<'t>),
}

/// A list and what stands around it.
pub(super) struct List<'a, 't> {
    pub(super) head: &'a str,
    pub(super) delimiters: (char, char),
    pub(super) parts: Vec<Part<'a, 't>>,
    /// How wide its items may be on one line.
    pub(super) limit: usize,
    /// Whether a comma follows the last item that has a line of its own.
    pub(super) ends_with_comma: bool,
}

/// How a list is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tactic {
    Line,
    Lines,
    /// As many on a line as fit.
    Filled,
}

impl Rules {
    pub(super) fn list(&self, list: &List<'_, '_>, shape: Shape) -> Option<String> {
        let head = width(list.head);
        let line = shape.width.saturating_sub(head + 2);
        let inner = shape
            .after(head + 1)
            .and_then(|shape| shape.before(1))
            .unwrap_or(Shape { width: 0, ..shape });
        let mut nested = self.indented(shape.indent + TAB);
        nested.width = nested.width.saturating_sub(1);
        let room = Room {
            line,
            inner,
            nested,
        };
        let mut items: Vec<Option<String>> = list
            .parts
            .iter()
            .map(|part| self.part(*part, nested))
            .collect();
        let tactic = self.tactic(list, &mut items, room);
        let items: Vec<String> = items.into_iter().collect::<Option<_>>()?;
        let text = match tactic {
            Tactic::Line => items.join(", "),
            Tactic::Lines => lines(&items, nested, list.ends_with_comma),
            Tactic::Filled => filled(&items, nested, list.ends_with_comma),
        };
        Some(wrapped(list, &text, shape, tactic == Tactic::Line))
    }

    fn part(&self, part: Part<'_, '_>, shape: Shape) -> Option<String> {
        match part {
            Part::Expr(expr) => self.expr(expr, shape),
            Part::Type(ty) => self.ty(ty, shape),
        }
    }

    /// How to lay out the items; the last becomes what it is to be.
    fn tactic(&self, list: &List<'_, '_>, items: &mut [Option<String>], room: Room) -> Tactic {
        let Some((end, others)) = list.parts.split_last() else {
            return Tactic::Line;
        };
        let place = others.len();
        let is_only = others.is_empty();
        let hugs_callee = is_only && matches!(end, Part::Expr(_)) && list.head.len() < TAB;
        let overflows = hugs_callee
            || match end {
                Part::Expr(expr) => may_overflow(expr, is_only),
                Part::Type(_) => false,
            };
        let mut overflowed = None;
        if overflows && let Part::Expr(expr) = end {
            overflowed = last_room(expr, items, room.inner, list.limit)
                .and_then(|shape| self.overflowing(list, expr, shape, hugs_callee));
            if let Some(text) = &overflowed {
                set(items, place, Some(first_line(text).to_owned()));
            }
        }
        let tactic = tactic_of(items, list.limit.min(room.line));
        if let (Tactic::Line, Some(overflowed)) = (tactic, overflowed) {
            let mut text = overflowed;
            if is_only
                && newlines(&text) == 1
                && let Some(nested) = self.part(*end, room.nested)
                && is_single_line(&nested)
            {
                text = nested;
            }
            set(items, place, Some(text));
            return tactic;
        }
        if overflows {
            set(items, place, self.part(*end, room.nested));
        }
        if let [Some(only)] = &*items
            && room.line != 0
            && is_single_line(only)
            && width(only) <= room.line
        {
            return Tactic::Line;
        }
        let tactic = tactic_of(items, list.limit.min(room.line));
        let are_short = |item: &Option<String>| item.as_ref().is_some_and(|it| it.len() <= SHORT);
        let are_simple = |part: &Part<'_, '_>| match part {
            Part::Expr(expr) => is_simple(expr),
            Part::Type(_) => false,
        };
        if tactic == Tactic::Lines
            && list.parts.iter().all(are_simple)
            && items.iter().all(are_short)
        {
            return Tactic::Filled;
        }
        tactic
    }

    /// The last item, if it begins behind the others.
    fn overflowing(
        &self,
        list: &List<'_, '_>,
        expr: &Expr<'_>,
        shape: Shape,
        hugs_callee: bool,
    ) -> Option<String> {
        let whole_chains = (!hugs_callee && is_method(expr)) || self.whole_chains.get();
        with(&self.whole_chains, whole_chains, || {
            if !matches!(expr, Expr::Closure(..)) {
                return self.expr(expr, shape);
            }
            let is_closure = |part: &&Part<'_, '_>| matches!(part, Part::Expr(Expr::Closure(..)));
            if list.parts.iter().filter(is_closure).count() > 1 {
                return None;
            }
            self.last_closure(expr, shape)
        })
    }
}

/// The room that a list has.
#[derive(Clone, Copy)]
struct Room {
    /// Between the delimiters on the line of its head.
    line: usize,
    inner: Shape,
    /// On lines of its own.
    nested: Shape,
}

fn set(items: &mut [Option<String>], place: usize, text: Option<String>) {
    if let Some(item) = items.get_mut(place) {
        *item = text;
    }
}

/// The room for the last item behind the others.
fn last_room(
    last: &Expr<'_>,
    items: &[Option<String>],
    shape: Shape,
    limit: usize,
) -> Option<Shape> {
    let (_, others) = items.split_last()?;
    if others.is_empty() && !is_nested_call(last) {
        return Some(shape);
    }
    let offset = others
        .iter()
        .map(|item| 2 + item.as_ref().map_or(0, String::len))
        .sum();
    Shape {
        width: limit.min(shape.width),
        ..shape
    }
    .after(offset)
}

fn tactic_of(items: &[Option<String>], limit: usize) -> Tactic {
    let texts = || items.iter().map(|item| item.as_deref().unwrap_or_default());
    let total: usize = texts().map(width).sum();
    let total = total + 2 * items.len().saturating_sub(1);
    if total <= limit && texts().all(is_single_line) {
        Tactic::Line
    } else {
        Tactic::Lines
    }
}

fn lines(items: &[String], shape: Shape, ends_with_comma: bool) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            break_line(shape.indent, &mut text);
        }
        text.push_str(item);
        if ends_with_comma || index + 1 < items.len() {
            text.push(',');
        }
    }
    text
}

/// As many items on each line as fit; also how names are imported.
pub(in crate::format) fn filled(items: &[String], shape: Shape, ends_with_comma: bool) -> String {
    let mut text = String::new();
    let mut taken = 0;
    let mut is_broken = false;
    for (index, item) in items.iter().enumerate() {
        let is_last = index + 1 == items.len();
        let comma = usize::from(!is_last || is_broken);
        let needed = width(item) + comma;
        if taken > 0 && taken + 1 + needed > shape.width {
            break_line(shape.indent, &mut text);
            taken = 0;
            is_broken = true;
        }
        if taken > 0 {
            text.push(' ');
            taken += 1;
        }
        text.push_str(item);
        if !is_last || ends_with_comma {
            text.push(',');
        }
        taken += needed;
    }
    text
}

fn wrapped(list: &List<'_, '_>, items: &str, shape: Shape, is_line: bool) -> String {
    let (open, close) = list.delimiters;
    let mut text = String::with_capacity(list.head.len() + items.len() + 2 * shape.indent);
    text.push_str(list.head);
    text.push(open);
    let needed = if items.is_empty() {
        2
    } else {
        width(first_line(items)) + 1
    };
    let room = shape.width.saturating_sub(width(last_line(list.head)));
    if is_line && needed <= room {
        text.push_str(items);
    } else {
        if !items.is_empty() {
            break_line(shape.indent + TAB, &mut text);
            text.push_str(items);
        }
        break_line(shape.indent, &mut text);
    }
    text.push(close);
    text
}

/// Whether an item that goes on over further lines may stand behind the others.
fn may_overflow(expr: &Expr<'_>, is_only: bool) -> bool {
    match expr {
        Expr::Closure(..) => true,
        Expr::Block(head, _) => !head.starts_with("unsafe"),
        Expr::Match(..)
        | Expr::Array(_)
        | Expr::Struct(..)
        | Expr::Macro(_)
        | Expr::Call(..)
        | Expr::Method(..)
        | Expr::Tuple(_) => is_only,
        Expr::Prefix(_, inner) | Expr::Try(inner) => may_overflow(inner, is_only),
        Expr::Literal(_)
        | Expr::Path(..)
        | Expr::Member(..)
        | Expr::Index(..)
        | Expr::Parens(_)
        | Expr::Control(..)
        | Expr::Binary(..)
        | Expr::Assign(..) => false,
    }
}

fn is_nested_call(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Call(..) | Expr::Method(..) | Expr::Macro(_) => true,
        Expr::Prefix(_, inner) | Expr::Try(inner) => is_nested_call(inner),
        _ => false,
    }
}

fn is_method(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Method(..) => true,
        Expr::Prefix(_, inner) | Expr::Try(inner) => is_method(inner),
        _ => false,
    }
}

fn is_simple(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Literal(_) => true,
        Expr::Path(_, is_name) => *is_name,
        Expr::Prefix(_, inner) | Expr::Member(inner, _) | Expr::Try(inner) => is_simple(inner),
        Expr::Index(left, right) => is_simple(left) && is_simple(right),
        _ => false,
    }
}
