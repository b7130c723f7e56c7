//! How an operation's answers are read, and the types that they become.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::Context;
use super::docs::Words;
use super::file::{File, ident};
use crate::model::{Answer, Framing, Operation, Payload, Status, single_output};
use crate::names::OperationNames;

impl Context<'_> {
    /// The successes, as `success!` has them.
    pub(super) fn success(success: &[Answer]) -> TokenStream {
        match single_output(success) {
            Some(payload) => {
                let kind = kind(payload).map_or_else(|| ident("empty"), ident);
                let mut names: Vec<&String> = Vec::new();
                let has_any = success.iter().any(is_any);
                for name in success.iter().filter(|_| !has_any).flat_map(named) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let as_these = (!names.is_empty()).then(|| quote!(as #(#names)|*));
                let statuses = success.iter().map(|answer| {
                    let (status, beside) = (status(answer.status), beside(answer));
                    quote!(#status #beside)
                });
                quote!(#kind #as_these = #(#statuses),*)
            }
            None if success.is_empty() => TokenStream::new(),
            None => quote!(enum),
        }
    }

    /// What a call yields.
    pub(super) fn output(&self, success: &[Answer], name: &str, file: &mut File) -> TokenStream {
        match single_output(success) {
            Some(payload) => self.payload(payload, file),
            None if success.is_empty() => quote!(()),
            None => {
                let output = ident(name);
                quote!(#output)
            }
        }
    }

    /// The enum of the successes, where they differ.
    pub(super) fn output_enum(
        &self,
        operation: &Operation,
        success: &[Answer],
        (name, variants): (&str, &[String]),
        file: &mut File,
    ) -> TokenStream {
        if success.is_empty() || single_output(success).is_some() {
            return TokenStream::new();
        }
        let name = ident(name);
        let id = crate::markdown::code_span(&operation.id);
        let docs = file.docs(format!("What {id} yields."));
        let rows = success
            .iter()
            .zip(variants)
            .map(|(answer, name)| row(answer, name, &answer.media_types, beside(answer).as_ref()));
        let rows: Vec<TokenStream> = rows.collect();
        let variants = self.variants(success, variants, file);
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
        let rows = failures(&operation.failures, &names.failures);
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
                let status = match (&answer.hint, answer.media_types.as_slice()) {
                    (Some(_), names @ [_, ..]) => {
                        let names = names.iter().map(|name| crate::markdown::code_span(name));
                        let names: Vec<String> = names.collect();
                        let status = status.trim_end_matches('.');
                        format!("{status}, as {}.", names.join(" or "))
                    }
                    _ => status,
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

/// The errors: of one status, those of certain media types before the usual one.
fn failures(answers: &[Answer], names: &[String]) -> Vec<TokenStream> {
    let mut of_status = 0;
    let mut rows: Vec<((usize, bool), TokenStream)> = Vec::new();
    for (answer, name) in answers.iter().zip(names) {
        let row = if answer.hint.is_some() {
            row(answer, name, &answer.media_types, Some(&quote!(if named)))
        } else {
            of_status += 1;
            row(answer, name, &[], None)
        };
        rows.push(((of_status, answer.hint.is_none()), row));
    }
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A variant with what it carries and the statuses that it stands for.
fn row(
    answer: &Answer,
    name: &str,
    media_types: &[String],
    which: Option<&TokenStream>,
) -> TokenStream {
    let (name, status) = (ident(name), status(answer.status));
    let is_named = answer.hint.is_some() || named(answer).next().is_some();
    let named = (is_named && !media_types.is_empty()).then(|| quote!(as #(#media_types)|*));
    let kind = kind(&answer.payload).map(ident);
    let kind = kind.map(|kind| quote!((#kind #named)));
    quote!(#name #kind = #status #which)
}

/// The media types that matter to how an answer is read, or written by a mock: JSON is taken
/// whatever it is called.
fn named(answer: &Answer) -> impl Iterator<Item = &String> {
    let matters = match answer.payload {
        _ if is_any(answer) => false,
        Payload::Plain(_) | Payload::Text | Payload::Bytes | Payload::Stream => true,
        Payload::Json(_) => {
            let mut names = answer.media_types.iter();
            !answer.beside.is_empty() && !names.any(|name| name == "application/json")
        }
        Payload::Form(..) | Payload::Multipart(_) | Payload::Items(..) | Payload::Empty => false,
    };
    answer.media_types.iter().filter(move |_| matters)
}

/// Whether the document leaves open what it is.
fn is_any(answer: &Answer) -> bool {
    answer.media_types.iter().any(|name| name == "*/*")
}

/// The media types of the same statuses that are read in another way.
fn beside(answer: &Answer) -> Option<TokenStream> {
    let names = &answer.beside;
    (!names.is_empty()).then(|| quote!(beside #(#names)|*))
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
        Payload::Plain(_) => Some("plain"),
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
pub(super) fn streamed(success: &[Answer], failures: &[Answer]) -> Option<TokenStream> {
    if !success
        .iter()
        .any(|answer| matches!(answer.payload, Payload::Stream | Payload::Items(..)))
    {
        return None;
    }
    let mut ranges: Vec<(u16, u16)> = Vec::new();
    for code in 100..600 {
        let answers = success.iter().chain(failures);
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
