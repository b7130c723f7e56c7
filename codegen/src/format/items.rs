//! Items and their members, with the blank lines between them and their documentation.

use super::rules::{LINE, Rules, Shape, TAB, Type, break_line, is_single_line, last_line, width};
use super::syntax::{Attribute, Expr, Field, Fields, Item, Kind, Token, Variant, spell};
use super::{functions, imports, macros};

/// The text of items while it is written.
pub(super) struct Printer<'a> {
    rules: Rules,
    texts: &'a [Vec<String>],
    text: String,
}

impl<'a> Printer<'a> {
    /// Of items with this documentation.
    pub(super) fn new(texts: &'a [Vec<String>]) -> Self {
        Self {
            rules: Rules::new(),
            texts,
            text: String::new(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Items at the top of a file.
    pub(super) fn items(&mut self, mut items: Vec<Item<'_>>) {
        sort(&mut items);
        let mut last = None;
        for item in &items {
            let group = group(item);
            if last.is_some_and(|last| last != group || group == Group::Other) {
                self.text.push('\n');
            }
            last = Some(group);
            self.item(item, 0);
        }
    }

    fn item(&mut self, item: &Item<'_>, indent: usize) {
        self.attributes(&item.attributes, indent);
        let visibility = item.visibility.as_str();
        let text = match &item.kind {
            Kind::File => return,
            Kind::Use(tree) => {
                self.text.push_str(&imports::import(visibility, tree));
                return;
            }
            Kind::Mod(name) => format!("{visibility}mod {name};"),
            Kind::Struct(head, fields) => {
                self.indent(indent);
                self.text.push_str(visibility);
                self.structure(visibility, head, fields, indent);
                return;
            }
            Kind::Enum(head, variants) => {
                self.indent(indent);
                self.text.push_str(visibility);
                self.text.push_str(head);
                self.open(width(visibility) + width(head), variants.is_empty(), indent);
                self.variants(variants, indent);
                return;
            }
            Kind::Impl(head, of, ty, members) => {
                self.indent(indent);
                let head = self.implementation(head, *of, ty);
                self.text.push_str(&head);
                self.members(members, !is_single_line(&head), indent);
                return;
            }
            Kind::Fn(head, parameters, output, body) => {
                let head = format!("{visibility}{head}");
                functions::function(&self.rules, &head, parameters, *output, body, indent)
            }
            Kind::Const(head, ty, value) => {
                self.constant(&format!("{visibility}{head}:"), ty, value, indent)
            }
            Kind::Type(head, ty) => {
                let rules = &self.rules;
                let left = format!("{visibility}{head} =");
                let right = rules.lenient(|| {
                    rules.assigned(&left, rules.ended(indent), &|shape| {
                        rules.ty(Type(ty), shape)
                    })
                });
                format!("{left}{};", right.unwrap_or_default())
            }
            Kind::Macro(call) => macros::call(&self.rules, call, indent),
            Kind::Other(tokens) => unparsed(&spell(tokens), indent),
        };
        self.line(indent, &text);
    }

    fn constant(&self, head: &str, ty: &[Token], value: &Expr<'_>, indent: usize) -> String {
        let rules = &self.rules;
        let text = rules.lenient(|| {
            let shape = rules.indented(indent);
            // With the blank before it and ` =`.
            let beside = shape
                .after(width(head) + 1)
                .and_then(|shape| shape.before(2));
            let mut left = head.to_owned();
            if let Some(ty) = beside.and_then(|shape| rules.ty(Type(ty), shape)) {
                left.push(' ');
                left.push_str(&ty);
            } else {
                break_line(indent + TAB, &mut left);
                left.push_str(&rules.ty(Type(ty), rules.indented(indent + TAB))?);
            }
            left.push_str(" =");
            let right = rules.assigned(&left, rules.ended(indent), &|shape| {
                rules.expr(value, shape)
            })?;
            Some(left + &right + ";")
        });
        text.unwrap_or_default()
    }

    fn structure(&mut self, visibility: &str, head: &str, fields: &Fields<'_>, indent: usize) {
        self.text.push_str(head);
        match fields {
            Fields::Unit => self.text.push_str(";\n"),
            Fields::Tuple(fields) => {
                let shape = Shape::indented(indent, LINE);
                let taken = width(visibility) + width(head);
                let text = self.tuple(fields, shape, taken);
                self.text.push_str(&text);
                self.text.push_str(";\n");
            }
            Fields::Named(fields) => {
                let taken = width(visibility) + width(head);
                self.open(taken, fields.is_empty(), indent);
                if fields.is_empty() {
                    return;
                }
                for (index, field) in fields.iter().enumerate() {
                    self.separate(index, &field.attributes);
                    self.attributes(&field.attributes, indent + TAB);
                    let text = self.field(field, indent + TAB);
                    self.line(indent + TAB, &text);
                }
                self.line(indent, "}");
            }
        }
    }

    /// The brace behind something of this width, and the other one if nothing is between them.
    fn open(&mut self, taken: usize, is_empty: bool, indent: usize) {
        if is_empty && indent + taken + 3 > LINE {
            self.text.push('\n');
            self.line(indent, "{}");
        } else if is_empty {
            self.text.push_str(" {}\n");
        } else if indent + taken + 2 > LINE {
            self.text.push('\n');
            self.line(indent, "{");
        } else {
            self.text.push_str(" {\n");
        }
    }

    fn field(&self, field: &Field<'_>, indent: usize) -> String {
        let rules = &self.rules;
        let left = format!("{}:", field.head);
        let right = rules.lenient(|| {
            rules.assigned(&left, rules.ended(indent), &|shape| {
                rules.ty(Type(field.ty), shape)
            })
        });
        format!("{left}{},", right.unwrap_or_default())
    }

    /// Types within parentheses, behind something of this width.
    fn tuple(&self, fields: &[Field<'_>], shape: Shape, taken: usize) -> String {
        let texts: Vec<String> = fields
            .iter()
            .map(|field| format!("{}{}", field.head, spell(field.ty)))
            .collect();
        let line = texts.join(", ");
        // With the parentheses and what follows them.
        if shape.indent + taken + width(&line) + 3 <= LINE {
            return format!("({line})");
        }
        let mut text = "(".to_owned();
        for (field, one) in fields.iter().zip(texts) {
            let shape = Shape::indented(shape.indent + TAB, LINE);
            break_line(shape.indent, &mut text);
            let broken = shape
                .after(width(&field.head))
                .and_then(|shape| shape.before(1))
                .and_then(|shape| self.rules.ty(Type(field.ty), shape));
            match broken {
                Some(ty) => {
                    text.push_str(&field.head);
                    // rustfmt's, not ours.
                    if !field.head.is_empty() && !is_single_line(&ty) {
                        text.push(' ');
                    }
                    text.push_str(&ty);
                }
                None => text.push_str(&one),
            }
            text.push(',');
        }
        break_line(shape.indent, &mut text);
        text.push(')');
        text
    }

    fn variants(&mut self, variants: &[Variant<'_>], indent: usize) {
        if variants.is_empty() {
            return;
        }
        for (index, variant) in variants.iter().enumerate() {
            self.separate(index, &variant.attributes);
            self.attributes(&variant.attributes, indent + TAB);
            self.indent(indent + TAB);
            self.text.push_str(variant.name);
            match &variant.fields {
                Fields::Unit | Fields::Named(_) => {}
                Fields::Tuple(fields) => {
                    let shape = Shape::indented(indent + TAB, LINE);
                    let text = self.tuple(fields, shape, width(variant.name));
                    self.text.push_str(&text);
                }
            }
            self.text.push_str(",\n");
        }
        self.line(indent, "}");
    }

    fn implementation(&self, head: &str, of: Option<&[Token]>, ty: &[Token]) -> String {
        let mut text = head.to_owned();
        if let Some(of) = of {
            text.push(' ');
            let room = Shape::indented(0, LINE).after(width(&text));
            let of = room.and_then(|shape| self.rules.ty(Type(of), shape));
            text.push_str(&of.unwrap_or_default());
        }
        let taken = width(last_line(&text)) + if of.is_some() { 4 } else { 0 };
        let one = spell(ty);
        // With the blank before it and ` {`.
        if taken + 1 + width(&one) + 2 <= LINE {
            text.push_str(if of.is_some() { " for " } else { " " });
            text.push_str(&one);
            return text;
        }
        break_line(TAB, &mut text);
        if of.is_some() {
            text.push_str("for ");
        }
        text.push_str(&one);
        text
    }

    fn members(&mut self, members: &[Item<'_>], is_broken: bool, indent: usize) {
        if is_broken {
            self.text.push('\n');
            self.indent(indent);
        } else {
            self.text.push(' ');
        }
        if members.is_empty() {
            self.text.push_str("{}\n");
            return;
        }
        self.text.push_str("{\n");
        for (index, member) in members.iter().enumerate() {
            let is_apart = !member.attributes.is_empty() || matches!(member.kind, Kind::Fn(..));
            if index > 0 && is_apart {
                self.text.push('\n');
            }
            self.item(member, indent + TAB);
        }
        self.line(indent, "}");
    }

    /// A blank line before a member with documentation.
    fn separate(&mut self, index: usize, attributes: &[Attribute<'_>]) {
        if index > 0 && !attributes.is_empty() {
            self.text.push('\n');
        }
    }

    fn attributes(&mut self, attributes: &[Attribute<'_>], indent: usize) {
        for attribute in attributes {
            match attribute {
                Attribute::Docs(number) => {
                    let texts = self.texts;
                    for words in texts.get(*number).into_iter().flatten() {
                        comment(&mut self.text, indent, "///", words);
                    }
                }
                Attribute::Outer(tokens) => {
                    let text = macros::attribute("#", tokens, indent);
                    self.line(indent, &text);
                }
                Attribute::Inner(tokens) => {
                    let text = macros::attribute("#!", tokens, indent);
                    self.line(indent, &text);
                }
            }
        }
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.indent(indent);
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// Writes a comment line. Whatever the words are, they do not leave the comment.
pub(super) fn comment(text: &mut String, indent: usize, marker: &str, words: &str) {
    text.extend(std::iter::repeat_n(' ', indent));
    text.push_str(marker);
    if !words.is_empty() {
        text.push(' ');
        if words.contains(['\n', '\r']) {
            text.push_str(&words.replace(['\n', '\r'], " "));
        } else {
            text.push_str(words);
        }
    }
    text.push('\n');
}

/// Items of one kind, the last aside, stand close together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Use,
    Module,
    Other,
}

fn group(item: &Item<'_>) -> Group {
    match item.kind {
        Kind::Use(_) => Group::Use,
        Kind::Mod(_) => Group::Module,
        _ => Group::Other,
    }
}

/// Brings imports and modules that stand close together into order.
fn sort(items: &mut [Item<'_>]) {
    for items in items.chunk_by_mut(|one, other| group(one) == group(other)) {
        items.sort_by(|one, other| match (&one.kind, &other.kind) {
            (Kind::Use(one), Kind::Use(other)) => imports::order_of_trees(one, other),
            // Other than those of imports, numbers in their names are text.
            (Kind::Mod(one), Kind::Mod(other)) => one
                .trim_start_matches("r#")
                .cmp(other.trim_start_matches("r#")),
            _ => std::cmp::Ordering::Equal,
        });
    }
}

/// An item of a shape that has no rules here, as `prettyplease` prints it.
fn unparsed(tokens: &str, indent: usize) -> String {
    let Ok(file) = syn::parse_str(tokens) else {
        return tokens.to_owned();
    };
    let text = prettyplease::unparse(&file);
    let margin = format!("\n{}", " ".repeat(4 * indent));
    let text = text.trim_end().replace('\n', &margin);
    text.replace(&format!("{margin}\n"), "\n\n")
}
