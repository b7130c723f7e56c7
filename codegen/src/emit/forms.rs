//! Structs whose fields are the parts of a multipart body.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::bodies::query_style;
use super::docs::{Words, deprecation};
use super::file::{File, ident};
use crate::model::{Field, FieldStyle, Part, Presence, Struct, Type, TypeDef, TypeId};

impl<'a> Context<'a> {
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
        for ((field, member), how) in object.fields.iter().zip(members).zip(types) {
            fields.extend(self.part_field(field, member, how, file));
            if how.header.is_some() {
                continue;
            }
            let headers = self.part_headers(id, object, field, how);
            parts.extend(quote!(#headers));
            parts.extend(part(field, &ident(member), how, file));
            parts.extend(headers.map(|_| quote!(parts.bare();)));
        }
        let rest = object.rest.as_ref().map(|(ty, _)| {
            let member = ident(self.rest(id));
            parts.extend(match files(ty) {
                Some(Files::One) => {
                    quote!(for (name, file) in form.#member { parts.files(&name, "", [file]); })
                }
                Some(Files::Many) => {
                    quote!(for (name, files) in form.#member { parts.files(&name, "", files); })
                }
                None => {
                    quote!(for (name, value) in &form.#member { parts.value(name, "", value); })
                }
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
        let debug = self.debug(id, def, object);
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

    /// The statements that say which headers a part has.
    fn part_headers(
        &self,
        id: TypeId,
        object: &'a Struct,
        part: &Field,
        how: &Part,
    ) -> Option<TokenStream> {
        let required = how.headers.iter().filter(|(_, must)| *must);
        let required: Vec<&String> = required.map(|(name, _)| name).collect();
        let mut statements =
            (!required.is_empty()).then(|| quote!(parts.needs(&[#(#required),*]);));
        let hows = object.parts.as_deref().unwrap_or_default();
        for (member, how) in self.members(id).iter().zip(hows) {
            let Some(header) = how.header.as_ref().filter(|it| it.part == part.name) else {
                continue;
            };
            let (name, must, explode) = (&header.name, header.required, header.explode);
            let member = ident(member);
            let statement = if header.json {
                quote!(parts.header_json(#name, #must, &form.#member);)
            } else {
                quote!(parts.header(#name, #must, #explode, &form.#member);)
            };
            statements.get_or_insert_default().extend(statement);
        }
        statements
    }

    fn part_field(&self, field: &Field, member: &str, how: &Part, file: &mut File) -> TokenStream {
        let name = match &how.header {
            None => crate::markdown::code_span(&field.name),
            Some(header) => {
                let part = crate::markdown::code_span(&header.part);
                let name = crate::markdown::code_span(&header.name);
                let must = if header.required && !field.required {
                    ", which is not sent without it"
                } else {
                    ""
                };
                format!("The header {name} of the part {part}{must}.")
            }
        };
        let mut words = Words::of(&field.docs, &name);
        if let Some(content_type) = &how.content_type {
            let content_type = crate::markdown::code_span(content_type);
            let unless = match files(&field.ty) {
                Some(Files::One) => ", unless the file says otherwise",
                Some(Files::Many) => ", unless a file says otherwise",
                None => "",
            };
            words = words.paragraph(format!("Sent as {content_type}{unless}."));
        }
        if how.is_base64 {
            words = words.paragraph("Its bytes are sent as base64.");
        }
        for (verb, wanted) in [("needs", true), ("can have", false)] {
            let names = how.headers.iter().filter(|(_, must)| *must == wanted);
            let names = names.map(|(name, _)| crate::markdown::code_span(name));
            let names = names.collect::<Vec<_>>().join(", ");
            if !names.is_empty() {
                words = words.paragraph(format!("Its part {verb} {names}, by `Body::header`."));
            }
        }
        let docs = file.docs(words);
        let deprecated = deprecation(field.deprecated, &field.docs);
        let ty = self.field_type(field, file);
        let member = ident(member);
        quote!(#docs #deprecated pub #member: #ty,)
    }
}

/// The statement that adds the parts of a field.
fn part(field: &Field, member: &Ident, how: &Part, file: &mut File) -> TokenStream {
    let (name, content_type) = (&field.name, how.content_type.as_deref().unwrap_or_default());
    if let Some(FieldStyle::Query { style, explode, .. }) = &how.style {
        let style = query_style(style, *explode, file);
        return quote!(parts.styled(#name, #style, &form.#member););
    }
    let is_optional = match field.presence {
        Presence::Required => false,
        Presence::Nullable | Presence::SentOnly | Presence::Optional | Presence::Either => true,
    };
    let files = match (files(&field.ty), is_optional) {
        (Some(Files::One), false) => quote!([form.#member]),
        (Some(Files::One), true) | (Some(Files::Many), false) => quote!(form.#member),
        (Some(Files::Many), true) => quote!(form.#member.into_iter().flatten()),
        (None, _) => return quote!(parts.value(#name, #content_type, &form.#member);),
    };
    if how.is_base64 {
        return quote!(parts.files_as_base64(#name, #content_type, #files););
    }
    quote!(parts.files(#name, #content_type, #files);)
}

/// How many files a part holds.
enum Files {
    One,
    Many,
}

/// How many files a part of this type holds, if it holds files.
fn files(ty: &Type) -> Option<Files> {
    if *ty == Type::File {
        Some(Files::One)
    } else if let Type::List(item) = ty
        && **item == Type::File
    {
        Some(Files::Many)
    } else {
        None
    }
}
