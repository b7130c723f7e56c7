//! `src/examples.rs`: a value of each model, as JSON.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::file::{File, ident};
use super::{Context, Source};
use crate::diagnostic::is_unsafe;
use crate::model::{Example, TypeId};

/// How wide a list or an object may be that stands on one line.
const WIDTH: usize = 80;

pub(super) fn emit(context: &Context<'_>) -> Option<Source> {
    let mut rows: Vec<(&str, &Example)> = context
        .api
        .types
        .iter()
        .filter_map(|(id, def)| Some((context.type_name(id), def.example.as_ref()?)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    rows.sort_unstable_by_key(|(name, _)| *name);
    let rows = rows.into_iter().map(|(name, example)| {
        let (name, text) = (ident(name), raw(&context.json(example, "    ")));
        quote!(#name = #text)
    });
    let mut file = File::new(vec![
        "A value of each model, from the examples of the document.".to_owned(),
        String::new(),
        "`{\"$ref\": \"Name\"}` stands for the example of that model.".to_owned(),
    ]);
    file.runtime("self");
    let rows: Vec<TokenStream> = rows.collect();
    file.part("", quote!(runtime::examples!(models { #(#rows),* });));
    Some(file.finish("src/examples.rs"))
}

impl Context<'_> {
    /// An example as JSON, on one line if it fits.
    fn json(&self, example: &Example, indent: &str) -> String {
        let inner = format!("{indent}  ");
        match example {
            Example::Of(id) => self.reference(*id),
            Example::Json(Value::Array(items)) => {
                let items = items.iter().cloned().map(Example::Json);
                let items = items.map(|item| self.json(&item, &inner));
                enclosed('[', items.collect(), ']', indent)
            }
            Example::Json(Value::Object(members)) => {
                let members = members.iter().map(|(name, member)| {
                    let member = self.json(&Example::Json(member.clone()), &inner);
                    format!("{}: {member}", text(name))
                });
                enclosed('{', members.collect(), '}', indent)
            }
            Example::Json(Value::String(value)) => text(value),
            Example::Json(scalar) => scalar.to_string(),
            Example::List(items) => {
                let items = items.iter().map(|item| self.json(item, &inner));
                enclosed('[', items.collect(), ']', indent)
            }
            Example::Object(members) => {
                let members = members
                    .iter()
                    .map(|(name, member)| format!("{}: {}", text(name), self.json(member, &inner)));
                enclosed('{', members.collect(), '}', indent)
            }
        }
    }

    fn reference(&self, id: TypeId) -> String {
        format!("{{\"$ref\": {}}}", text(self.type_name(id)))
    }
}

fn enclosed(open: char, parts: Vec<String>, close: char, indent: &str) -> String {
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
