//! Types.

use super::list::{List, Part};
use super::shape::{Shape, width};
use super::{LINE, Rules};
use crate::format::syntax::{Token, spell, split};

/// A type by its tokens.
#[derive(Clone, Copy)]
pub(in crate::format) struct Type<'t>(pub(in crate::format) &'t [Token]);

impl Rules {
    pub(in crate::format) fn ty(&self, ty: Type<'_>, shape: Shape) -> Option<String> {
        let text = spell(ty.0);
        // rustfmt forgets this word where it measures.
        let unmeasured = if text.starts_with("impl ") { 5 } else { 0 };
        let shape = Shape {
            width: shape.width + unmeasured,
            ..shape
        };
        if width(&text) <= shape.width {
            return Some(text);
        }
        let (head, arguments) = generic(ty.0)?;
        let head = spell(head);
        shape.after(width(&head))?;
        let list = List {
            head: &head,
            delimiters: ('<', '>'),
            parts: split(arguments)
                .into_iter()
                .map(|one| Part::Type(Type(one)))
                .collect(),
            limit: self.line().max(LINE),
            ends_with_comma: true,
        };
        self.list(&list, shape)
    }
}

/// What stands before `<` and within `<…>`, if a type ends with that.
fn generic(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let (last, before) = tokens.split_last()?;
    let open = before.iter().position(|token| token.is("<"))?;
    if !last.is(">") {
        return None;
    }
    Some((before.get(..open)?, before.get(open + 1..)?))
}
