//! How bodies that are no JSON are passed and sent: forms, parts, bytes, and the methods for
//! operations that take a body in several ways.

use std::fmt::Write as _;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::Context;
use super::docs::{Words, deprecation};
use super::file::{File, ident};
use crate::model::{
    Body, Field, FieldStyle, Operation, Payload, Presence, QueryStyle, Rules, Status, Struct, Type,
    TypeDef, TypeId,
};
use crate::names::OperationNames;

impl<'a> Context<'a> {
    /// The methods that take another required body than the first.
    pub(super) fn other_methods(
        &self,
        handle: &str,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        operation
            .other_bodies
            .iter()
            .zip(&names.other_bodies)
            .filter(|(body, _)| body.required)
            .map(|(body, name)| self.method(handle, operation, names, (name, Some(body)), file))
            .collect()
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
            Some(quote!(#call.request.check("body")#calls;))
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
        (ty, quote!(#checks #call.request.multipart(#name.into());))
    }

    /// A struct whose fields are the parts of a multipart body.
    pub(super) fn form_struct(
        &self,
        id: TypeId,
        def: &'a TypeDef,
        object: &'a Struct,
        file: &mut File,
    ) -> TokenStream {
        let name = ident(self.type_name(id));
        let docs = self.type_docs(id, def, file);
        let members = self.members(id);
        let types = object.parts.as_deref().unwrap_or_default();
        let mut fields = TokenStream::new();
        let mut parts = TokenStream::new();
        for ((field, member), content_type) in object.fields.iter().zip(members).zip(types) {
            fields.extend(self.part_field(field, member, content_type.as_deref(), file));
            parts.extend(part(field, &ident(member), content_type.as_deref()));
        }
        let rest = object.rest.as_ref().map(|(ty, _)| {
            let member = ident(self.rest(id));
            parts.extend(match ty {
                Type::File => {
                    quote!(for (name, file) in form.#member { parts.files(&name, "", [file]); })
                }
                Type::List(item) if **item == Type::File => {
                    quote!(for (name, files) in form.#member { parts.files(&name, "", files); })
                }
                _ => quote!(for (name, value) in &form.#member { parts.value(name, "", value); }),
            });
            let (ty, map) = (self.ty(ty, file), file.map());
            let docs = file.docs("Parts that the document does not name.");
            quote!(#docs pub #member: #map<String, #ty>,)
        });
        let is_default = object.fields.iter().all(|field| match field.presence {
            Presence::Required | Presence::Nullable | Presence::SentOnly => false,
            Presence::Optional | Presence::Either => true,
        });
        let derive = is_default.then(|| quote!(#[derive(Default)]));
        file.runtime("self");
        let debug = self.debug(id, object);
        let builder = self.builder(id, object, file);
        let checks = def.checked.then(|| self.struct_checks(id, object, file));
        let value = if parts.is_empty() {
            quote!(_)
        } else {
            quote!(form)
        };
        let mutable = (!parts.is_empty()).then(|| quote!(mut));
        quote! {
            #docs
            #derive
            #[non_exhaustive]
            pub struct #name { #fields #rest }

            #debug

            #builder
            #checks

            impl From<#name> for runtime::Multipart {
                fn from(#value: #name) -> Self {
                    let #mutable parts = Self::new();
                    #parts
                    parts
                }
            }
        }
    }

    fn part_field(
        &self,
        field: &Field,
        member: &str,
        content_type: Option<&str>,
        file: &mut File,
    ) -> TokenStream {
        let mut words = Words::of(&field.docs, &crate::markdown::code_span(&field.name));
        if let Some(content_type) = content_type {
            let content_type = crate::markdown::code_span(content_type);
            let unless = match &field.ty {
                Type::File => ", unless the file says otherwise",
                Type::List(item) if **item == Type::File => ", unless a file says otherwise",
                _ => "",
            };
            words = words.paragraph(format!("Sent as {content_type}{unless}."));
        }
        let docs = file.docs(words);
        let deprecated = deprecation(field.deprecated, &field.docs);
        let ty = self.field_type(field, file);
        let member = ident(member);
        quote!(#docs #deprecated pub #member: #ty,)
    }
}

/// The statement that adds the parts of a field.
fn part(field: &Field, member: &Ident, content_type: Option<&str>) -> TokenStream {
    let (name, content_type) = (&field.name, content_type.unwrap_or_default());
    let is_optional = match field.presence {
        Presence::Required => false,
        Presence::Nullable | Presence::SentOnly | Presence::Optional | Presence::Either => true,
    };
    let files = match (&field.ty, is_optional) {
        (Type::File, false) => quote!([form.#member]),
        (Type::File, true) => quote!(form.#member),
        (Type::List(item), false) if **item == Type::File => quote!(form.#member),
        (Type::List(item), true) if **item == Type::File => {
            quote!(form.#member.into_iter().flatten())
        }
        _ => return quote!(parts.value(#name, #content_type, &form.#member);),
    };
    quote!(parts.files(#name, #content_type, #files);)
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
            let query_style = file.runtime("QueryStyle");
            let style = match style {
                QueryStyle::Form => quote!(Form { explode: #explode }),
                QueryStyle::SpaceDelimited => quote!(SpaceDelimited { explode: #explode }),
                QueryStyle::PipeDelimited => quote!(PipeDelimited { explode: #explode }),
                QueryStyle::DeepObject => quote!(DeepObject),
            };
            if *allow_reserved {
                quote!(runtime::FieldStyle::QueryReserved(#query_style::#style))
            } else {
                quote!(runtime::FieldStyle::Query(#query_style::#style))
            }
        }
    };
    quote!((#name, #style))
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
                _ => ranges.push((code, code)),
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

/// What documentation says of how a body is sent: nothing of JSON, which is the usual way.
pub(super) fn sent_as(body: &Body) -> Option<String> {
    let media_type = crate::markdown::code_span(&body.media_type);
    let mut text = match body.payload {
        Payload::Json(_) => return None,
        Payload::Form(..)
        | Payload::Multipart(_)
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
