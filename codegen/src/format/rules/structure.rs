//! Structs that are made.

use super::shape::{Shape, TAB, break_line, is_single_line, width};
use super::{Rules, STRUCT};
use crate::format::syntax::Init;

impl Rules {
    pub(super) fn structure(
        &self,
        path: &str,
        fields: &[Init<'_>],
        shape: Shape,
    ) -> Option<String> {
        // The path and ` {`.
        shape.after(width(path) + 2)?;
        if fields.is_empty() {
            return Some(format!("{path} {{}}"));
        }
        let nested = self.indented(shape.indent + TAB);
        let texts: Vec<String> = fields
            .iter()
            .map(|field| self.field(field, nested.before(1)?))
            .collect::<Option<_>>()?;
        let room = shape
            .width
            .checked_sub(width(path) + 3 + 2)
            .map_or(0, |room| room.min(STRUCT));
        let total: usize = texts.iter().map(|text| width(text)).sum();
        let total = total + 2 * (texts.len() - 1);
        if total <= room && texts.iter().all(|text| is_single_line(text)) {
            return Some(format!("{path} {{ {} }}", texts.join(", ")));
        }
        let mut text = format!("{path} {{");
        for (field, one) in fields.iter().zip(&texts) {
            break_line(nested.indent, &mut text);
            text.push_str(one);
            if !matches!(field, Init::Rest(_)) {
                text.push(',');
            }
        }
        break_line(shape.indent, &mut text);
        text.push('}');
        Some(text)
    }

    fn field(&self, field: &Init<'_>, shape: Shape) -> Option<String> {
        let (name, value) = match field {
            Init::Short(name) => return Some((*name).to_owned()),
            Init::Rest(value) => return Some(format!("..{}", self.expr(value, shape.after(2)?)?)),
            Init::Full(name, value) => (name, value),
        };
        if let Some(value) = self.expr(value, shape.after(width(name) + 2)?) {
            return Some(format!("{name}: {value}"));
        }
        let indent = shape.indent + TAB;
        let mut text = format!("{name}:");
        break_line(indent, &mut text);
        text.push_str(&self.expr(value, self.indented(indent))?);
        Some(text)
    }
}
