//! How bodies are passed, checked and sent.

use std::fmt::Write as _;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::file::{File, ident};
use crate::model::{Body, FieldStyle, Payload, QueryStyle, Rules, Type, TypeId};

impl<'a> Context<'a> {
    /// The type of a body's argument, and the statements that check and send it.
    pub(super) fn body(
        &self,
        body: &'a Body,
        name: &str,
        call: &TokenStream,
        file: &mut File,
    ) -> (TokenStream, TokenStream) {
        let media_type = &body.media_type;
        let name = ident(name);
        match &body.payload {
            Payload::Json(ty) => {
                let argument = self.borrowed(&name, ty, file);
                let (prepare, value) = (argument.prepare, argument.value);
                let checks = self.body_checks(&value, ty, &body.rules, call);
                let value = written(&value, ty);
                let sends = quote!(#call.request.json(#media_type, #value););
                (argument.ty, quote!(#prepare #checks #sends))
            }
            Payload::Plain(ty) => {
                let argument = self.borrowed(&name, ty, file);
                let (prepare, value) = (argument.prepare, argument.value);
                let checks = self.body_checks(&value, ty, &body.rules, call);
                let value = written(&value, ty);
                let sends = quote!(#call.request.plain(#media_type, #value););
                (argument.ty, quote!(#prepare #checks #sends))
            }
            Payload::Text => {
                let sends = quote!(#call.request.text(#media_type, #name););
                (quote!(&str), sends)
            }
            Payload::Form(ty, styles) => self.form(body, (ty, styles), &name, call, file),
            Payload::Multipart(form) => self.multipart(*form, &name, call, file),
            Payload::Bytes | Payload::Stream | Payload::Items(..) | Payload::Empty => {
                file.runtime("self");
                let sends = quote!(#call.request.raw(#media_type, #name.into()););
                (quote!(impl Into<runtime::Body>), sends)
            }
        }
    }

    /// The statement that checks the limits of a body, if it has any.
    pub(super) fn body_checks(
        &self,
        value: &TokenStream,
        ty: &'a Type,
        rules: &Rules,
        call: &TokenStream,
    ) -> Option<TokenStream> {
        let calls = self.checks(value, ty, rules);
        if calls.is_empty() {
            None
        } else if calls.to_string() == quote!(.nested(#value)).to_string() {
            Some(quote!(#call.request.validate(#value);))
        } else {
            Some(quote!(#call.request.check_body()#calls;))
        }
    }

    /// The type of a form's argument, and the statements that check and send it.
    pub(super) fn form(
        &self,
        body: &'a Body,
        (ty, styles): (&'a Type, &[(String, FieldStyle)]),
        name: &Ident,
        call: &TokenStream,
        file: &mut File,
    ) -> (TokenStream, TokenStream) {
        let media_type = &body.media_type;
        let argument = self.borrowed(name, ty, file);
        let (prepare, value) = (argument.prepare, argument.value);
        let checks = self.body_checks(&value, ty, &body.rules, call);
        let styles: Vec<TokenStream> = styles
            .iter()
            .map(|(name, style)| field_style(name, style, file))
            .collect();
        let value = written(&value, ty);
        let sends = quote!(#call.request.form(#media_type, #value, &[#(#styles),*]););
        (argument.ty, quote!(#prepare #checks #sends))
    }

    /// The type of a multipart body's argument, and the statements that check and send it.
    pub(super) fn multipart(
        &self,
        form: Option<TypeId>,
        name: &Ident,
        call: &TokenStream,
        file: &mut File,
    ) -> (TokenStream, TokenStream) {
        let Some(form) = form else {
            file.runtime("self");
            return (
                quote!(runtime::Multipart),
                quote!(#call.request.multipart(#name);),
            );
        };
        let ty = self.named(form, file);
        let checks = self
            .def(form)
            .checked
            .then(|| quote!(#call.request.validate(&#name);));
        file.runtime("self");
        // A property `into` makes a setter of that name.
        (
            ty,
            quote!(#checks #call.request.multipart(runtime::Multipart::from(#name));),
        )
    }
}

/// A reference to a value of a known size, which the runtime can write.
fn written(value: &TokenStream, ty: &Type) -> TokenStream {
    if *ty == Type::String {
        quote!(&#value)
    } else {
        value.clone()
    }
}

fn field_style(name: &str, style: &FieldStyle, file: &mut File) -> TokenStream {
    file.runtime("self");
    let style = match style {
        FieldStyle::Json => quote!(runtime::FieldStyle::Json),
        FieldStyle::Query {
            style,
            explode,
            allow_reserved,
        } => {
            let style = query_style(style, *explode, file);
            if *allow_reserved {
                quote!(runtime::FieldStyle::QueryReserved(#style))
            } else {
                quote!(runtime::FieldStyle::Query(#style))
            }
        }
    };
    quote!((#name, #style))
}

/// These media types, each once.
pub(super) fn spans(media_types: &[String]) -> String {
    let mut spans: Vec<String> = Vec::new();
    for name in media_types {
        let span = crate::markdown::code_span(name);
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
    spans.join(" or ")
}

/// A style of the runtime.
pub(super) fn query_style(style: &QueryStyle, explode: bool, file: &mut File) -> TokenStream {
    let query_style = file.runtime("QueryStyle");
    match style {
        QueryStyle::Form => quote!(#query_style::Form { explode: #explode }),
        QueryStyle::SpaceDelimited => quote!(#query_style::SpaceDelimited { explode: #explode }),
        QueryStyle::PipeDelimited => quote!(#query_style::PipeDelimited { explode: #explode }),
        QueryStyle::DeepObject => quote!(#query_style::DeepObject),
    }
}

/// What documentation says of how a body is sent: nothing of JSON, which is the usual way.
pub(super) fn sent_as(body: &Body) -> Option<String> {
    let media_type = crate::markdown::code_span(&body.media_type);
    let mut text = match body.payload {
        Payload::Json(_) => return None,
        Payload::Form(..)
        | Payload::Multipart(_)
        | Payload::Plain(_)
        | Payload::Text
        | Payload::Bytes
        | Payload::Stream
        | Payload::Items(..)
        | Payload::Empty => format!("Sends {media_type}."),
    };
    if !body.also.is_empty() {
        let also: Vec<String> = body
            .also
            .iter()
            .map(|name| crate::markdown::code_span(name))
            .collect();
        let _ = write!(
            text,
            " The body's content type may be {} instead.",
            also.join(" or ")
        );
    }
    Some(text)
}
