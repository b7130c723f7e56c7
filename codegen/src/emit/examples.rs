//! A value of each model, as JSON.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::Context;
use super::file::{File, ident};
use crate::diagnostic::is_unsafe;
use crate::model::{Example, TypeId};

/// How wide a list or an object may be that stands on one line.
const WIDTH: usize = 80;

impl Context<'_> {
    /// Gives a type its example.
    pub(super) fn example(&self, id: TypeId, file: &mut File) -> TokenStream {
        let Some(example) = &self.def(id).example else {
            return TokenStream::new();
        };
        file.runtime("self");
        let mut parts = Vec::new();
        named(example, &mut parts);
        let mut parts: Vec<&str> = parts.into_iter().map(|id| self.type_name(id)).collect();
        parts.sort_unstable();
        parts.dedup();
        let parts = parts.into_iter().map(ident);
        let parts = (parts.len() > 0).then(|| quote!([#(#parts),*]));
        let (name, text) = (ident(self.type_name(id)), raw(&self.json(example, "")));
        quote!(runtime::example!(#name #parts => #text);)
    }
    /// An example as JSON, on one line if it fits.
    fn json(&self, example: &Example, indent: &str) -> String {
        let inner = format!("{indent}  ");
        match example {
            Example::Of(id) => self.reference(*id),
            Example::Json(Value::Array(items)) => {
                let items = items.iter().cloned().map(Example::Json);
                let items = items.map(|item| self.json(&item, &inner));
                enclosed('[', &items.collect::<Vec<_>>(), ']', indent)
            }
            Example::Json(Value::Object(members)) => {
                let members = members.iter().map(|(name, member)| {
                    let member = self.json(&Example::Json(member.clone()), &inner);
                    format!("{}: {member}", text(name))
                });
                enclosed('{', &members.collect::<Vec<_>>(), '}', indent)
            }
            Example::Json(Value::String(value)) => text(value),
            Example::Json(scalar) => scalar.to_string(),
            Example::List(items) => {
                let items = items.iter().map(|item| self.json(item, &inner));
                enclosed('[', &items.collect::<Vec<_>>(), ']', indent)
            }
            Example::Object(members) => {
                let members = members
                    .iter()
                    .map(|(name, member)| format!("{}: {}", text(name), self.json(member, &inner)));
                enclosed('{', &members.collect::<Vec<_>>(), '}', indent)
            }
        }
    }

    fn reference(&self, id: TypeId) -> String {
        format!("{{\"$ref\": {}}}", text(self.type_name(id)))
    }
}

/// The types that an example names.
fn named(example: &Example, found: &mut Vec<TypeId>) {
    match example {
        Example::Json(_) => {}
        Example::Of(id) => found.push(*id),
        Example::List(items) => items.iter().for_each(|item| named(item, found)),
        Example::Object(members) => members.iter().for_each(|(_, member)| named(member, found)),
    }
}

fn enclosed(open: char, parts: &[String], close: char, indent: &str) -> String {
    let width: usize = parts.iter().map(|part| part.len() + 2).sum();
    let is_flat = width <= WIDTH && !parts.iter().any(|part| part.contains('\n'));
    if is_flat {
        return format!("{open}{}{close}", parts.join(", "));
    }
    let parts = parts.join(&format!(",\n{indent}  "));
    format!("{open}\n{indent}  {parts}\n{indent}{close}")
}

/// A string of JSON in which nothing is invisible.
fn text(value: &str) -> String {
    let quoted = Value::from(value).to_string();
    if quoted.is_ascii() {
        return quoted;
    }
    let mut text = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        if is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// A raw literal. What JSON makes of a text has no end of the literal in it: more number signs
/// than follow a quotation mark anywhere stand around it.
fn raw(json: &str) -> Literal {
    let mut marks = String::from("#");
    while json.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{json}\"{marks}")
        .parse()
        .unwrap_or_else(|_| Literal::string(json))
}
