//! How an operation's answers are read, and the types that they become.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::Context;
use super::docs::Words;
use super::file::{File, ident};
use crate::model::{Answer, Framing, Operation, Payload, Status};
use crate::names::OperationNames;

impl Context<'_> {
    /// The successes, as `success!` has them.
    pub(super) fn success(operation: &Operation) -> TokenStream {
        match operation.single_output() {
            Some(payload) => {
                let kind = kind(payload).map_or_else(|| ident("empty"), ident);
                let statuses = operation.success.iter().map(|answer| status(answer.status));
                quote!(#kind = #(#statuses),*)
            }
            None if operation.success.is_empty() => TokenStream::new(),
            None => quote!(enum),
        }
    }

    /// The enum of the successes, where they differ.
    pub(super) fn output_enum(
        &self,
        operation: &Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        if operation.success.is_empty() || operation.single_output().is_some() {
            return TokenStream::new();
        }
        let name = ident(&names.output);
        let id = crate::markdown::code_span(&operation.id);
        let docs = file.docs(format!("What {id} yields."));
        let variants = self.variants(&operation.success, &names.success, file);
        let rows = rows(&operation.success, &names.success);
        file.runtime("self");
        quote! {
            #docs
            #[non_exhaustive]
            pub enum #name { #variants }

            runtime::answers!(#name { #(#rows),* });
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
        let rows = rows(&operation.failures, &names.failures);
        file.runtime("self");
        quote! {
            #docs
            #[non_exhaustive]
            pub enum #name { #variants }

            runtime::operation_error!(#name { #(#rows),* });
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

/// The variants with what they carry and the statuses that they stand for.
fn rows(answers: &[Answer], names: &[String]) -> Vec<TokenStream> {
    answers
        .iter()
        .zip(names)
        .map(|(answer, name)| {
            let (name, status) = (ident(name), status(answer.status));
            let kind = kind(&answer.payload).map(ident);
            let kind = kind.map(|kind| quote!((#kind)));
            quote!(#name #kind = #status)
        })
        .collect()
}

/// The statuses as a pattern.
fn status(status: Status) -> TokenStream {
    let range = |class: u16| {
        let first = Literal::u16_unsuffixed(class * 100);
        let last = Literal::u16_unsuffixed(class * 100 + 99);
        quote!(#first..=#last)
    };
    match status {
        Status::Code(code) => Literal::u16_unsuffixed(code).into_token_stream(),
        Status::Range(class) => range(class),
        Status::AnySuccess => range(2),
        Status::Any => quote!(_),
    }
}

/// What the runtime calls a body of this kind; `None` where there is none.
fn kind(payload: &Payload) -> Option<&'static str> {
    match payload {
        Payload::Json(_) => Some("json"),
        Payload::Text => Some("text"),
        Payload::Form(..) | Payload::Multipart(_) | Payload::Bytes => Some("bytes"),
        Payload::Stream => Some("stream"),
        Payload::Items(_, Framing::Lines) => Some("lines"),
        Payload::Items(_, Framing::Sequence) => Some("records"),
        Payload::Items(_, Framing::Events) => Some("events"),
        Payload::Items(_, Framing::JsonEvents) => Some("json_events"),
        Payload::Empty => None,
    }
}

/// The statuses whose answers are handed over while they arrive, as an associated constant.
pub(super) fn streamed(operation: &Operation) -> Option<TokenStream> {
    if !operation
        .success
        .iter()
        .any(|answer| matches!(answer.payload, Payload::Stream | Payload::Items(..)))
    {
        return None;
    }
    let mut ranges: Vec<(u16, u16)> = Vec::new();
    for code in 100..600 {
        let answers = operation.success.iter().chain(&operation.failures);
        let found = answers
            .filter_map(|answer| {
                let rank = match answer.status {
                    Status::Code(exact) => (exact == code).then_some(0),
                    Status::Range(class) => (code / 100 == class).then_some(1),
                    Status::AnySuccess => (200..300).contains(&code).then_some(1),
                    Status::Any => Some(2),
                };
                rank.map(|rank| (rank, &answer.payload))
            })
            .min_by_key(|(rank, _)| *rank);
        if let Some((_, Payload::Stream | Payload::Items(..))) = found {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == code => *last = code,
                Some(_) | None => ranges.push((code, code)),
            }
        }
    }
    let ranges = ranges.into_iter().map(|(first, last)| {
        let (first, last) = (
            Literal::u16_unsuffixed(first),
            Literal::u16_unsuffixed(last),
        );
        quote!((#first, #last))
    });
    Some(quote!(const STREAMED: &'static [(u16, u16)] = &[#(#ranges),*];))
}
