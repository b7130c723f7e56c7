//! Workflows of several calls: what the runtime's part of them needs to know of an operation.

mod challenge;
mod chunk;
mod wait;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::docs::Words;
use super::file::{File, ident};
use crate::model::{Api, Field, FieldAt, Operation, TypeKind};
use crate::names::OperationNames;

impl<'a> Context<'a> {
    pub(super) fn conveniences(
        &self,
        handle: &str,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let challenge = operation.challenge.as_ref();
        let challenge = challenge.map(|it| self.challenge(handle, operation, it, names, file));
        let wait = operation.wait.as_ref();
        let wait = wait.map(|it| self.wait(it, names, file));
        let chunk = operation.chunk.as_ref();
        let chunk = chunk.map(|it| self.chunk(handle, operation, it, names, file));
        quote!(#challenge #wait #chunk)
    }

    /// The arguments of a call but for its body and one parameter, and what sends them.
    fn required(
        &self,
        operation: &'a Operation,
        names: &OperationNames,
        but: Option<usize>,
        file: &mut File,
    ) -> (TokenStream, TokenStream) {
        let names = &names.parameters;
        let (mut arguments, mut statements) = (TokenStream::new(), TokenStream::new());
        for (index, (parameter, name)) in operation.parameters.iter().zip(names).enumerate() {
            if parameter.required && Some(index) != but {
                let (ty, sends) = self.parameter(parameter, name, &quote!(call), file);
                let name = ident(name);
                arguments.extend(quote!(#name: #ty,));
                statements.extend(sends);
            }
        }
        for (name, value) in &operation.query {
            statements.extend(quote!(call.request.query_literal(#name, #value);));
        }
        (arguments, statements)
    }

    /// A field and its name.
    fn field_at(&self, at: FieldAt) -> Option<(&'a Field, Ident)> {
        let TypeKind::Struct(object) = &self.def(at.owner).kind else {
            return None;
        };
        let member = self.members(at.owner).get(at.field)?;
        Some((object.fields.get(at.field)?, ident(member)))
    }
}

fn reference(names: &OperationNames) -> String {
    format!("[`{0}`](Self::{0})", names.method)
}

/// What an operation's documentation says of them.
pub(super) fn docs(operation: &Operation, names: &OperationNames, mut words: Words) -> Words {
    let other = |name: &str| format!("[`{name}`](Self::{name})");
    if let Some(method) = &names.with_challenges {
        words = words.paragraph("The server may ask. To keep the request, and answer:");
        words = words.more(&format!("{}.", other(method)));
    }
    if let Some(wait) = &operation.wait {
        let properties = wait.until.iter().map(|one| {
            let values: Vec<String> = one.wanted.iter().map(|one| span(one)).collect();
            format!("{} is {}", span(&one.property), values.join(" or "))
        });
        let properties: Vec<String> = properties.collect();
        words = words.paragraph(format!("To wait until {}:", properties.join(" and ")));
        words = words.more("[`wait_until_ready`](Call::wait_until_ready).");
    }
    if let Some(method) = &names.in_chunks {
        words = words.paragraph("For a longer list:");
        words = words.more(&format!("{}.", other(method)));
    }
    words
}

fn span(text: &str) -> String {
    crate::markdown::code_span(text)
}

/// What the crate shows of them at its root.
pub(super) fn exports(api: &Api) -> Vec<&'static str> {
    let any = |has: fn(&Operation) -> bool| api.operations.iter().any(has);
    let mut names = Vec::new();
    if any(|operation| operation.challenge.is_some()) {
        names.extend(["Challenge", "ChallengeCall", "Challenged"]);
    }
    if any(|operation| operation.wait.is_some()) {
        names.extend(["Finished", "Overdue", "Wait", "WaitError"]);
    }
    if any(|operation| operation.chunk.is_some()) {
        names.push("Chunks");
    }
    names
}
