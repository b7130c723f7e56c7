//! How an operation's answers are read, and the types that they become.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Context;
use super::docs::Words;
use super::file::{File, ident};
use crate::model::{Answer, Framing, Operation, Payload, Status};
use crate::names::OperationNames;

impl Context<'_> {
    /// Whether all successes carry the same, so that it needs no enum.
    pub(super) fn single_output(operation: &Operation) -> Option<&Payload> {
        let first = &operation.success.first()?.payload;
        operation
            .success
            .iter()
            .all(|answer| same(&answer.payload, first))
            .then_some(first)
    }

    /// The arms of the match over the status.
    pub(super) fn arms(
        operation: &Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let single = operation.success.is_empty() || Self::single_output(operation).is_some();
        let output = ident(&names.output);
        let error = ident(&names.error);
        let mut exact = TokenStream::new();
        let mut ranges = TokenStream::new();
        let mut rest = None;
        let success = operation
            .success
            .iter()
            .zip(&names.success)
            .map(|pair| (pair, true));
        let failures = operation
            .failures
            .iter()
            .zip(&names.failures)
            .map(|pair| (pair, false));
        for ((answer, variant), yields) in success.chain(failures) {
            let variant = ident(variant);
            let wrapped = match (yields, single) {
                (true, true) => None,
                (true, false) => Some(quote!(#output::#variant)),
                (false, _) => Some(quote!(#error::#variant)),
            };
            let kind = if yields {
                quote!(Success)
            } else {
                quote!(Failure)
            };
            let value = match (&answer.payload, wrapped) {
                (Payload::Json(_), None) => quote!(reply.success()),
                (Payload::Json(_), Some(wrap)) if !yields => quote!(reply.failure(#wrap)),
                (Payload::Empty, wrap) => {
                    let wrap = wrap.unwrap_or_else(|| quote!(()));
                    quote!(Ok(Answer::#kind(#wrap)))
                }
                (payload, wrap) => {
                    let read = read(payload, file);
                    let value = wrap.map_or_else(|| read.clone(), |wrap| quote!(#wrap(#read)));
                    quote!(Ok(Answer::#kind(#value)))
                }
            };
            match answer.status {
                Status::Code(code) => {
                    let code = Literal::u16_unsuffixed(code);
                    exact.extend(quote!(#code => #value,));
                }
                Status::Range(class) => {
                    let first = Literal::u16_unsuffixed(class * 100);
                    let last = Literal::u16_unsuffixed(class * 100 + 99);
                    ranges.extend(quote!(#first..=#last => #value,));
                }
                Status::AnySuccess => ranges.extend(quote!(200..=299 => #value,)),
                Status::Any => rest = Some(quote!(_ => #value,)),
            }
        }
        file.runtime("Answer");
        let rest = rest.unwrap_or_else(|| quote!(_ => Ok(Answer::Undocumented),));
        quote!(#exact #ranges #rest)
    }

    /// The enum of the successes, where they differ.
    pub(super) fn output_enum(
        &self,
        operation: &Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        if operation.success.is_empty() || Self::single_output(operation).is_some() {
            return TokenStream::new();
        }
        let name = ident(&names.output);
        let id = crate::markdown::code_span(&operation.id);
        let docs = file.docs(format!("What {id} yields."));
        let variants = self.variants(&operation.success, &names.success, file);
        let shown = shown(&operation.success, &names.success);
        file.runtime("self");
        quote! {
            #docs
            #[non_exhaustive]
            pub enum #name { #variants }

            runtime::closed_debug!(enum #name { #(#shown),* });
        }
    }

    /// The enum of the errors.
    pub(super) fn error_enum(
        &self,
        operation: &Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let name = ident(&names.error);
        let id = crate::markdown::code_span(&operation.id);
        let docs = if operation.failures.is_empty() {
            file.docs(format!("The document names no errors for {id}."))
        } else {
            file.docs(format!("The errors that the document names for {id}."))
        };
        let variants = self.variants(&operation.failures, &names.failures, file);
        let shown = shown(&operation.failures, &names.failures);
        file.runtime("self");
        quote! {
            #docs
            #[non_exhaustive]
            pub enum #name { #variants }

            runtime::operation_error!(#name { #(#shown),* });
        }
    }

    fn variants(&self, answers: &[Answer], names: &[String], file: &mut File) -> TokenStream {
        answers
            .iter()
            .zip(names)
            .map(|(answer, name)| {
                let status = match answer.status {
                    Status::Code(code) => format!("Status {code}."),
                    Status::Range(class) => format!("Status {class}00 to {class}99."),
                    Status::AnySuccess => "Status 200 to 299.".to_owned(),
                    Status::Any => "Any status that the document does not name.".to_owned(),
                };
                let docs = file.docs(Words::of(&answer.docs, &status).paragraph(status.as_str()));
                let name = ident(name);
                match &answer.payload {
                    Payload::Empty => quote!(#docs #name,),
                    payload => {
                        let ty = self.payload(payload, file);
                        quote!(#docs #name(#ty),)
                    }
                }
            })
            .collect()
    }
}

fn shown(answers: &[Answer], names: &[String]) -> Vec<TokenStream> {
    answers
        .iter()
        .zip(names)
        .map(|(answer, name)| {
            let name = ident(name);
            match answer.payload {
                Payload::Empty => quote!(#name),
                Payload::Json(_)
                | Payload::Form(..)
                | Payload::Multipart(_)
                | Payload::Text
                | Payload::Bytes
                | Payload::Stream
                | Payload::Items(..) => quote!(#name(_)),
            }
        })
        .collect()
}

/// The expression that reads a body.
fn read(payload: &Payload, file: &mut File) -> TokenStream {
    match payload {
        Payload::Json(_) => quote!(reply.json()?),
        Payload::Text => quote!(reply.text()?),
        Payload::Form(..) | Payload::Multipart(_) | Payload::Bytes => quote!(reply.bytes()),
        Payload::Stream => quote!(reply.download()?),
        Payload::Items(_, framing) => {
            file.runtime("self");
            let framing = match framing {
                Framing::Lines => quote!(Lines),
                Framing::Sequence => quote!(Sequence),
                Framing::Events => quote!(Events),
                Framing::JsonEvents => quote!(JsonEvents),
            };
            quote!(reply.items(runtime::Framing::#framing)?)
        }
        Payload::Empty => quote!(()),
    }
}

fn same(one: &Payload, other: &Payload) -> bool {
    match (one, other) {
        (Payload::Json(one), Payload::Json(other)) => one == other,
        (Payload::Items(one, framing), Payload::Items(other, other_framing)) => {
            one == other && framing == other_framing
        }
        (Payload::Text, Payload::Text)
        | (Payload::Bytes, Payload::Bytes)
        | (Payload::Stream, Payload::Stream)
        | (Payload::Empty, Payload::Empty) => true,
        (
            Payload::Json(_)
            | Payload::Form(..)
            | Payload::Multipart(_)
            | Payload::Text
            | Payload::Bytes
            | Payload::Stream
            | Payload::Items(..)
            | Payload::Empty,
            _,
        ) => false,
    }
}
