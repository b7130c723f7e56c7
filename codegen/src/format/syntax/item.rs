//! Items and their members.

use proc_macro2::Delimiter;

use super::cursor::{Cursor, split};
use super::expression::{Block, Call, Expr};
use super::token::{Token, spell};

/// An item, or a member of one.
#[derive(Debug)]
pub(in crate::format) struct Item<'t> {
    pub(in crate::format) attributes: Vec<Attribute<'t>>,
    /// `pub` and the like, with a blank behind it.
    pub(in crate::format) visibility: String,
    pub(in crate::format) kind: Kind<'t>,
}

/// What an item is.
#[derive(Debug)]
pub(in crate::format) enum Kind<'t> {
    /// Nothing: attributes of the whole file.
    File,
    Use(Tree<'t>),
    /// A module in a file of its own.
    Mod(&'t str),
    /// A struct or an enum: what stands before its body.
    Struct(String, Fields<'t>),
    Enum(String, Vec<Variant<'t>>),
    /// `impl` and generics, the trait, the type, and the members.
    Impl(String, Option<&'t [Token]>, &'t [Token], Vec<Item<'t>>),
    /// What stands before the parameters, them, the output and the body.
    Fn(String, Vec<&'t [Token]>, Option<&'t [Token]>, Block<'t>),
    /// A constant: what stands before its type, that, and the value.
    Const(String, &'t [Token], Expr<'t>),
    /// Another name of a type.
    Type(String, &'t [Token]),
    Macro(Call<'t>),
    /// What this does not know.
    Other(&'t [Token]),
}

/// An attribute.
#[derive(Clone, Copy, Debug)]
pub(in crate::format) enum Attribute<'t> {
    /// The documentation of this number.
    Docs(usize),
    Outer(&'t [Token]),
    Inner(&'t [Token]),
}

/// What is imported.
#[derive(Debug)]
pub(in crate::format) struct Tree<'t> {
    pub(in crate::format) path: Vec<&'t str>,
    pub(in crate::format) names: Option<Vec<&'t str>>,
}

/// What a struct or a variant holds.
#[derive(Debug)]
pub(in crate::format) enum Fields<'t> {
    Unit,
    Tuple(Vec<Field<'t>>),
    Named(Vec<Field<'t>>),
}

#[derive(Debug)]
pub(in crate::format) struct Field<'t> {
    pub(in crate::format) attributes: Vec<Attribute<'t>>,
    /// `pub name`, or `pub` where it has no name.
    pub(in crate::format) head: String,
    pub(in crate::format) ty: &'t [Token],
}

#[derive(Debug)]
pub(in crate::format) struct Variant<'t> {
    pub(in crate::format) attributes: Vec<Attribute<'t>>,
    pub(in crate::format) name: &'t str,
    pub(in crate::format) fields: Fields<'t>,
}

/// The items that tokens consist of.
pub(in crate::format) fn items(tokens: &[Token]) -> Vec<Item<'_>> {
    let mut cursor = Cursor::new(tokens);
    let mut found = Vec::new();
    while !cursor.is_done() {
        let attributes = cursor.attributes();
        if let Some(Attribute::Inner(_)) = attributes.last() {
            found.push(Item {
                attributes,
                visibility: String::new(),
                kind: Kind::File,
            });
            continue;
        }
        let start = cursor;
        let visibility = cursor.visibility();
        let kind = cursor.item().unwrap_or_else(|| {
            cursor = start;
            cursor.until(|token| token.is(";") || token.is_group(Delimiter::Brace));
            cursor.next();
            Kind::Other(cursor.since(start))
        });
        let visibility = match kind {
            Kind::Other(_) => String::new(),
            _ => visibility,
        };
        found.push(Item {
            attributes,
            visibility,
            kind,
        });
    }
    found
}

impl<'t> Cursor<'t> {
    fn attributes(&mut self) -> Vec<Attribute<'t>> {
        let mut found = Vec::new();
        while self.sees("#") {
            let start = *self;
            self.next();
            let is_inner = self.eat("!");
            if is_inner && found.iter().any(|one| !matches!(one, Attribute::Inner(_))) {
                *self = start;
                break;
            }
            let Some(tokens) = self.group(Delimiter::Bracket) else {
                *self = start;
                break;
            };
            found.push(match docs(tokens) {
                _ if is_inner => Attribute::Inner(tokens),
                Some(number) => Attribute::Docs(number),
                None => Attribute::Outer(tokens),
            });
            if is_inner && !(self.sees("#") && self.at(1).is_some_and(|token| token.is("!"))) {
                break;
            }
        }
        found
    }

    fn visibility(&mut self) -> String {
        if !self.eat_word("pub") {
            return String::new();
        }
        match self.peek() {
            Some(Token::Group(Delimiter::Parenthesis, inner)) if matches!(inner.first(), Some(Token::Word(word)) if matches!(word.as_str(), "crate" | "super" | "self" | "in")) =>
            {
                self.next();
                format!("pub({}) ", spell(inner))
            }
            _ => "pub ".to_owned(),
        }
    }

    fn item(&mut self) -> Option<Kind<'t>> {
        let start = *self;
        let Token::Word(word) = self.peek()? else {
            return None;
        };
        match word.as_str() {
            "use" => {
                self.next();
                let tree = tree(self.until(|token| token.is(";")))?;
                self.eat(";").then_some(Kind::Use(tree))
            }
            "mod" => {
                self.next();
                let name = self.word()?;
                self.eat(";").then_some(Kind::Mod(name))
            }
            "struct" => {
                let head = self.until(|token| {
                    token.is(";")
                        || token.is_group(Delimiter::Brace)
                        || token.is_group(Delimiter::Parenthesis)
                });
                let fields = self.fields()?;
                if !matches!(fields, Fields::Named(_)) && !self.eat(";") {
                    return None;
                }
                Some(Kind::Struct(spell(head), fields))
            }
            "enum" => {
                let head = self.until(|token| token.is_group(Delimiter::Brace));
                let variants = split(self.group(Delimiter::Brace)?)
                    .into_iter()
                    .map(variant);
                Some(Kind::Enum(spell(head), variants.collect::<Option<_>>()?))
            }
            "impl" => {
                self.next();
                let mut head = "impl".to_owned();
                if let Some(generics) = self.angles() {
                    head.push_str(&spell(generics));
                }
                let is_end = |token: &Token| {
                    token.is_word("for")
                        || token.is_word("where")
                        || token.is_group(Delimiter::Brace)
                };
                let first = self.until(is_end);
                let (of, ty) = if self.eat_word("for") {
                    (Some(first), self.until(is_end))
                } else {
                    (None, first)
                };
                let members = items(self.group(Delimiter::Brace)?);
                Some(Kind::Impl(head, of, ty, members))
            }
            "const" | "async" | "unsafe" | "fn"
                if start.rest.iter().take(3).any(|token| token.is_word("fn")) =>
            {
                let head = self.until(|token| token.is_group(Delimiter::Parenthesis));
                let parameters = split(self.group(Delimiter::Parenthesis)?);
                let output = self.eat("->").then(|| {
                    self.until(|token| {
                        token.is_group(Delimiter::Brace) || token.is(";") || token.is_word("where")
                    })
                });
                let body = Block::of(self.group(Delimiter::Brace)?);
                Some(Kind::Fn(spell(head), parameters, output, body))
            }
            "const" | "static" => {
                let head = self.until(|token| token.is(":"));
                self.next();
                let ty = self.until(|token| token.is("="));
                self.next();
                let value = self.expr(true)?;
                self.eat(";").then(|| Kind::Const(spell(head), ty, value))
            }
            "type" => {
                let head = self.until(|token| token.is("="));
                self.next();
                let ty = self.until(|token| token.is(";"));
                self.eat(";").then(|| Kind::Type(spell(head), ty))
            }
            _ => {
                let path = self.until(|token| token.is("!"));
                self.next();
                let Some(Token::Group(delimiter, tokens)) = self.next() else {
                    return None;
                };
                if *delimiter != Delimiter::Brace && !self.eat(";") {
                    return None;
                }
                Some(Kind::Macro(Call {
                    path: spell(path),
                    delimiter: *delimiter,
                    tokens,
                }))
            }
        }
    }

    fn fields(&mut self) -> Option<Fields<'t>> {
        match self.peek() {
            Some(Token::Group(Delimiter::Brace, inner)) => {
                self.next();
                let fields = split(inner).into_iter().map(field);
                Some(Fields::Named(fields.collect::<Option<_>>()?))
            }
            Some(Token::Group(Delimiter::Parenthesis, inner)) => {
                self.next();
                let fields = split(inner).into_iter().map(|tokens| {
                    let mut cursor = Cursor::new(tokens);
                    Field {
                        attributes: cursor.attributes(),
                        head: cursor.visibility(),
                        ty: cursor.rest,
                    }
                });
                Some(Fields::Tuple(fields.collect()))
            }
            _ => Some(Fields::Unit),
        }
    }
}

fn field(tokens: &[Token]) -> Option<Field<'_>> {
    let mut cursor = Cursor::new(tokens);
    let attributes = cursor.attributes();
    let mut head = cursor.visibility();
    head.push_str(cursor.word()?);
    cursor.eat(":").then_some(Field {
        attributes,
        head,
        ty: cursor.rest,
    })
}

fn variant(tokens: &[Token]) -> Option<Variant<'_>> {
    let mut cursor = Cursor::new(tokens);
    let attributes = cursor.attributes();
    let name = cursor.word()?;
    let fields = cursor.fields()?;
    cursor.is_done().then_some(Variant {
        attributes,
        name,
        fields,
    })
}

fn tree(tokens: &[Token]) -> Option<Tree<'_>> {
    let mut cursor = Cursor::new(tokens);
    let mut path = Vec::new();
    loop {
        if let Some(inner) = cursor.group(Delimiter::Brace) {
            let names = split(inner).into_iter().map(|tokens| match tokens {
                [Token::Word(name)] => Some(name.as_str()),
                _ => None,
            });
            let names: Vec<&str> = names.collect::<Option<_>>()?;
            // A list of one name is that name.
            if let &[only] = names.as_slice()
                && only != "self"
            {
                path.push(only);
                return cursor.is_done().then_some(Tree { path, names: None });
            }
            return cursor.is_done().then_some(Tree {
                path,
                names: Some(names),
            });
        }
        path.push(cursor.word()?);
        if cursor.is_done() {
            return Some(Tree { path, names: None });
        }
        if !cursor.eat("::") {
            return None;
        }
    }
}

/// The number of a documentation text. No other attribute of this form leaves `emit`, since text
/// of the document is never documentation in the tokens.
fn docs(tokens: &[Token]) -> Option<usize> {
    match tokens {
        [Token::Word(doc), Token::Sign("="), Token::Literal(text)] if doc == "doc" => {
            text.strip_prefix("\"@")?.strip_suffix('"')?.parse().ok()
        }
        _ => None,
    }
}
