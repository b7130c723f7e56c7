//! Expressions and statements.

use proc_macro2::Delimiter;

use super::cursor::{Cursor, split};
use super::token::{Token, spell};

/// An expression.
#[derive(Debug)]
pub(in crate::format) enum Expr<'t> {
    /// A literal.
    Literal(&'t str),
    /// A path, and whether it is a single name.
    Path(String, bool),
    /// A function that is called.
    Call(Box<Self>, Vec<Self>),
    /// A method that is called, by name and generic arguments.
    Method(Box<Self>, String, Vec<Self>),
    /// `.name`, `.0` or `.await`.
    Member(Box<Self>, &'t str),
    /// `?`
    Try(Box<Self>),
    Index(Box<Self>, Box<Self>),
    /// An operator before its operand.
    Prefix(String, Box<Self>),
    Array(Vec<Self>),
    Tuple(Vec<Self>),
    Parens(Box<Self>),
    Struct(String, Vec<Init<'t>>),
    /// A closure: what stands before its body, and whether a type is named there.
    Closure(String, bool, Box<Self>),
    /// A block, and the words before it.
    Block(String, Block<'t>),
    /// `if`, `while`, `for` or `loop`: the head, the block, and what follows `else`.
    Control(String, Block<'t>, Option<Box<Self>>),
    Match(Box<Self>, Vec<Arm<'t>>),
    Macro(Call<'t>),
    /// Operands and the operators between them.
    Binary(Box<Self>, Vec<(&'static str, Self)>),
    Assign(Box<Self>, &'static str, Box<Self>),
}

/// A field of a struct that is made.
#[derive(Debug)]
pub(in crate::format) enum Init<'t> {
    Short(&'t str),
    Full(&'t str, Expr<'t>),
    Rest(Expr<'t>),
}

/// An arm of a `match`.
#[derive(Debug)]
pub(in crate::format) struct Arm<'t> {
    pub(in crate::format) pattern: &'t [Token],
    pub(in crate::format) body: Expr<'t>,
}

/// Statements within braces.
#[derive(Debug)]
pub(in crate::format) struct Block<'t> {
    pub(in crate::format) statements: Vec<Statement<'t>>,
}

/// A statement.
#[derive(Debug)]
pub(in crate::format) enum Statement<'t> {
    /// `let`: the pattern, the type and the value.
    Let(String, Option<&'t [Token]>, Option<Expr<'t>>),
    /// An expression, and whether a semicolon follows.
    Expr(Expr<'t>, bool),
    /// What this does not know.
    Other(&'t [Token]),
}

/// A macro that is called.
#[derive(Debug)]
pub(in crate::format) struct Call<'t> {
    pub(in crate::format) path: String,
    pub(in crate::format) delimiter: Delimiter,
    pub(in crate::format) tokens: &'t [Token],
}

/// The arguments between commas, if all of them are expressions.
pub(in crate::format) fn arguments(tokens: &[Token]) -> Option<Vec<Expr<'_>>> {
    let mut cursor = Cursor::new(tokens);
    let mut found = Vec::new();
    while !cursor.is_done() {
        found.push(cursor.expr(true)?);
        if !cursor.eat(",") && !cursor.is_done() {
            return None;
        }
    }
    Some(found)
}

impl<'t> Cursor<'t> {
    /// An expression that takes all of the tokens.
    pub(in crate::format) fn whole(mut self) -> Option<Expr<'t>> {
        let expr = self.expr(true)?;
        self.is_done().then_some(expr)
    }

    /// An expression, in whose place a struct may be made or, before a block, not.
    pub(in crate::format) fn expr(&mut self, structs: bool) -> Option<Expr<'t>> {
        let left = self.binary(structs)?;
        let sign = match self.peek() {
            Some(Token::Sign(
                sign @ ("=" | "+=" | "-=" | "*=" | "/=" | "%=" | "^=" | "&=" | "|="),
            )) => *sign,
            _ => return Some(left),
        };
        self.next();
        let right = self.expr(structs)?;
        Some(Expr::Assign(Box::new(left), sign, Box::new(right)))
    }

    fn binary(&mut self, structs: bool) -> Option<Expr<'t>> {
        let first = self.prefix(structs)?;
        let mut more = Vec::new();
        while let Some(Token::Sign(
            sign @ ("==" | "!=" | "<=" | "<" | ">" | "&&" | "||" | "+" | "-" | "*" | "/" | "%"
            | "^" | "&" | "|"),
        )) = self.peek()
        {
            self.next();
            more.push((*sign, self.prefix(structs)?));
        }
        if more.is_empty() {
            return Some(first);
        }
        Some(Expr::Binary(Box::new(first), more))
    }

    fn prefix(&mut self, structs: bool) -> Option<Expr<'t>> {
        match self.peek()? {
            Token::Sign(sign @ ("&" | "-" | "*" | "!")) => {
                self.next();
                let mut sign = (*sign).to_owned();
                if sign == "&" && self.eat_word("mut") {
                    sign.push_str("mut ");
                }
                let operand = self.prefix(structs)?;
                Some(Expr::Prefix(sign, Box::new(operand)))
            }
            Token::Sign("|" | "||") => self.closure(String::new()),
            _ => {
                let first = self.primary(structs)?;
                self.postfix(first)
            }
        }
    }

    fn postfix(&mut self, mut left: Expr<'t>) -> Option<Expr<'t>> {
        loop {
            left = match self.peek() {
                Some(Token::Sign("?")) => {
                    self.next();
                    Expr::Try(Box::new(left))
                }
                Some(Token::Sign(".")) => {
                    self.next();
                    match self.next()? {
                        Token::Word(name) => self.method(left, name)?,
                        Token::Literal(index) => Expr::Member(Box::new(left), index),
                        Token::Sign(_) | Token::Group(..) => return None,
                    }
                }
                Some(Token::Group(Delimiter::Parenthesis, inner)) => {
                    self.next();
                    Expr::Call(Box::new(left), arguments(inner)?)
                }
                Some(Token::Group(Delimiter::Bracket, inner)) => {
                    self.next();
                    Expr::Index(Box::new(left), Box::new(whole(inner)?))
                }
                _ => return Some(left),
            };
        }
    }

    fn method(&mut self, left: Expr<'t>, name: &'t str) -> Option<Expr<'t>> {
        let mut full = name.to_owned();
        if self.eat("::") {
            full.push_str("::");
            full.push_str(&spell(self.angles()?));
        }
        Some(match self.group(Delimiter::Parenthesis) {
            Some(inner) => Expr::Method(Box::new(left), full, arguments(inner)?),
            None => Expr::Member(Box::new(left), name),
        })
    }

    fn primary(&mut self, structs: bool) -> Option<Expr<'t>> {
        match self.peek()? {
            Token::Literal(text) => {
                self.next();
                Some(Expr::Literal(text))
            }
            Token::Group(Delimiter::Parenthesis, inner) => {
                self.next();
                let mut parts = arguments(inner)?;
                let is_tuple = parts.len() != 1 || inner.last().is_some_and(|last| last.is(","));
                if is_tuple {
                    return Some(Expr::Tuple(parts));
                }
                Some(Expr::Parens(Box::new(parts.pop()?)))
            }
            Token::Group(Delimiter::Bracket, inner) => {
                self.next();
                Some(Expr::Array(arguments(inner)?))
            }
            Token::Group(Delimiter::Brace, inner) => {
                self.next();
                Some(Expr::Block(String::new(), Block::of(inner)))
            }
            Token::Word(word) => self.worded(word, structs),
            Token::Sign("::" | "<") => self.path(structs),
            Token::Sign(_) | Token::Group(..) => None,
        }
    }

    fn worded(&mut self, word: &str, structs: bool) -> Option<Expr<'t>> {
        let start = *self;
        match word {
            "match" => {
                self.next();
                let value = self.expr(false)?;
                let arms = arms(self.group(Delimiter::Brace)?)?;
                Some(Expr::Match(Box::new(value), arms))
            }
            "if" | "while" | "for" | "loop" => {
                let head = self.until(|token| token.is_group(Delimiter::Brace));
                let block = Block::of(self.group(Delimiter::Brace)?);
                let other = if word == "if" && self.eat_word("else") {
                    Some(Box::new(self.primary(true)?))
                } else {
                    None
                };
                Some(Expr::Control(spell(head), block, other))
            }
            "move" | "async" | "unsafe" => {
                let head = self.until(|token| {
                    token.is_group(Delimiter::Brace) || token.is("|") || token.is("||")
                });
                let mut head = spell(head);
                head.push(' ');
                match self.group(Delimiter::Brace) {
                    Some(inner) => Some(Expr::Block(head, Block::of(inner))),
                    None => self.closure(head),
                }
            }
            "let" | "return" | "break" | "continue" | "enum" | "struct" | "fn" | "impl" | "use"
            | "as" | "in" | "else" | "where" | "type" | "const" | "static" => None,
            _ => {
                *self = start;
                self.path(structs)
            }
        }
    }

    /// A path, and what is made or called of it.
    fn path(&mut self, structs: bool) -> Option<Expr<'t>> {
        let start = *self;
        let mut names = 0;
        self.angles();
        loop {
            let leads = self.eat("::");
            if let Some(Token::Word(_)) = self.peek()
                && (leads || names == 0)
            {
                self.next();
                names += 1;
            } else if leads && self.angles().is_some() {
                names += 1;
            } else if leads {
                return None;
            } else {
                break;
            }
        }
        if names == 0 {
            return None;
        }
        let path = spell(self.since(start));
        match (self.peek(), self.at(1)) {
            (Some(Token::Sign("!")), Some(Token::Group(delimiter, tokens))) => {
                self.next();
                self.next();
                Some(Expr::Macro(Call {
                    path,
                    delimiter: *delimiter,
                    tokens,
                }))
            }
            (Some(Token::Group(Delimiter::Brace, inner)), _) if structs => {
                self.next();
                let fields = split(inner).into_iter().map(init);
                Some(Expr::Struct(path, fields.collect::<Option<_>>()?))
            }
            _ => Some(Expr::Path(path, names == 1)),
        }
    }

    fn closure(&mut self, mut head: String) -> Option<Expr<'t>> {
        if self.eat("||") {
            head.push_str("||");
        } else {
            self.next();
            let parameters = self.until(|token| token.is("|"));
            self.next();
            head.push('|');
            head.push_str(&spell(parameters));
            head.push('|');
        }
        let mut is_typed = false;
        if self.eat("->") {
            is_typed = true;
            head.push_str(" -> ");
            let output = self.until(|token| token.is_group(Delimiter::Brace));
            head.push_str(&spell(output));
        }
        let body = self.expr(true)?;
        Some(Expr::Closure(head, is_typed, Box::new(body)))
    }

    fn statement(&mut self) -> Statement<'t> {
        let start = *self;
        if let Some(statement) = self.known_statement() {
            return statement;
        }
        *self = start;
        self.until(|token| token.is(";"));
        self.eat(";");
        Statement::Other(self.since(start))
    }

    fn known_statement(&mut self) -> Option<Statement<'t>> {
        if self.eat_word("let") {
            let pattern = self.until(|token| token.is(":") || token.is("=") || token.is(";"));
            let ty = self
                .eat(":")
                .then(|| self.until(|token| token.is("=") || token.is(";")));
            let value = if self.eat("=") {
                Some(self.expr(true)?)
            } else {
                None
            };
            return self
                .eat(";")
                .then(|| Statement::Let(spell(pattern), ty, value));
        }
        if self.sees("#") {
            return None;
        }
        let is_block = match self.peek()? {
            Token::Word(word) => {
                matches!(
                    word.as_str(),
                    "match" | "if" | "while" | "for" | "loop" | "unsafe"
                )
            }
            Token::Group(Delimiter::Brace, _) => true,
            Token::Literal(_) | Token::Sign(_) | Token::Group(..) => false,
        };
        // A statement that ends with its block is no operand of what follows.
        let expr = if is_block {
            self.primary(true)?
        } else {
            self.expr(true)?
        };
        let ends = self.eat(";");
        let is_whole = ends || is_block || self.is_done();
        is_whole.then_some(Statement::Expr(expr, ends))
    }
}

/// An expression that takes all of these tokens.
fn whole(tokens: &[Token]) -> Option<Expr<'_>> {
    Cursor::new(tokens).whole()
}

fn init(tokens: &[Token]) -> Option<Init<'_>> {
    let mut cursor = Cursor::new(tokens);
    if cursor.eat("..") {
        return whole(cursor.rest).map(Init::Rest);
    }
    let name = match cursor.next()? {
        Token::Word(name) | Token::Literal(name) => name,
        Token::Sign(_) | Token::Group(..) => return None,
    };
    if cursor.is_done() {
        return Some(Init::Short(name));
    }
    let value = cursor.eat(":").then(|| whole(cursor.rest))??;
    Some(Init::Full(name, value))
}

fn arms(tokens: &[Token]) -> Option<Vec<Arm<'_>>> {
    let mut cursor = Cursor::new(tokens);
    let mut found = Vec::new();
    while !cursor.is_done() {
        let pattern = cursor.until(|token| token.is("=>"));
        cursor.next();
        let is_block = cursor
            .peek()
            .is_some_and(|token| token.is_group(Delimiter::Brace));
        let body = if is_block {
            cursor.primary(true)?
        } else {
            cursor.expr(true)?
        };
        if !cursor.eat(",") && !is_block && !cursor.is_done() {
            return None;
        }
        found.push(Arm { pattern, body });
    }
    Some(found)
}

impl<'t> Block<'t> {
    pub(in crate::format) fn of(tokens: &'t [Token]) -> Self {
        let mut cursor = Cursor::new(tokens);
        let mut statements = Vec::new();
        while !cursor.is_done() {
            if !cursor.eat(";") {
                statements.push(cursor.statement());
            }
        }
        Self { statements }
    }

    /// The expression that alone is in the block.
    pub(in crate::format) fn only(&self) -> Option<&Expr<'t>> {
        match self.statements.as_slice() {
            [Statement::Expr(expr, false)] => Some(expr),
            _ => None,
        }
    }
}
