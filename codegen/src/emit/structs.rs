//! Structs, their constructors, setters and checks.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::docs::{Words, deprecation};
use super::file::{File, ident};
use crate::model::{Disclosure, Field, Presence, Struct, Type, TypeDef, TypeId, TypeKind};

impl<'a> Context<'a> {
    pub(super) fn structure(
        &self,
        id: TypeId,
        def: &'a TypeDef,
        object: &'a Struct,
        file: &mut File,
    ) -> TokenStream {
        if object.parts.is_some() {
            return self.form_struct(id, def, object, file);
        }
        let name = ident(self.type_name(id));
        let docs = self.type_docs(id, def, file);
        let members = self.members(id);
        let fields: TokenStream = object
            .fields
            .iter()
            .zip(members)
            .map(|(field, member)| self.field(field, member, file))
            .collect();
        let rest = object.rest.as_ref().map(|(ty, _)| {
            let member = ident(self.rest(id));
            let ty = self.ty(ty, file);
            let map = file.map();
            let docs = file.docs("Properties that the document does not name.");
            quote!(#docs pub #member: #map<String, #ty>,)
        });
        let default = (def.sent && object.has_default()).then(|| quote!(Default,));
        let declaration = quote! {
            #docs
            #[derive(Clone, #default PartialEq)]
            #[non_exhaustive]
            pub struct #name { #fields #rest }
        };
        file.runtime("self");
        let table = self.table(id, def, object);
        let builder = def.sent.then(|| self.builder(id, object, file));
        let checks = def.checked.then(|| self.struct_checks(id, object, file));
        quote!(#declaration #table #builder #checks)
    }

    pub(super) fn members(&self, id: TypeId) -> &'a [String] {
        self.names
            .types
            .get(id.index())
            .map_or(&[], |names| names.members.as_slice())
    }

    pub(super) fn rest(&self, id: TypeId) -> &'a str {
        self.names
            .types
            .get(id.index())
            .map_or("", |names| names.rest.as_str())
    }

    /// The closed `Debug` of a struct that is no model.
    pub(super) fn debug(&self, id: TypeId, def: &TypeDef, object: &Struct) -> TokenStream {
        let how = |own| match disclosure(own, def) {
            Some(how) => quote!(: #how),
            None => TokenStream::new(),
        };
        let name = ident(self.type_name(id));
        let members = object.fields.iter().zip(self.members(id));
        let fields = members.map(|(field, member)| {
            let member = ident(member);
            let how = how(field.disclosure);
            quote!(#member #how)
        });
        let rest = object.rest.as_ref().map(|_| {
            let member = ident(self.rest(id));
            let how = how(object.rest_disclosure);
            quote!(#member #how)
        });
        let fields = fields.chain(rest);
        quote!(runtime::closed_debug!(#name { #(#fields),* });)
    }

    /// The table of a struct: what each field is called and how it is read, written and shown.
    fn table(&self, id: TypeId, def: &TypeDef, object: &Struct) -> TokenStream {
        let name = ident(self.type_name(id));
        let members = object.fields.iter().zip(self.members(id));
        let rows = members.map(|(field, member)| {
            let (member, wire) = (ident(member), &field.name);
            let presence = match field.presence {
                Presence::Required | Presence::SentOnly => None,
                Presence::Nullable => Some(quote!(nullable)),
                Presence::Optional | Presence::Either => Some(quote!(optional)),
            };
            let direction = match (field.read_only, field.write_only) {
                (true, false) => Some(quote!(read_only)),
                (false, true) => Some(quote!(write_only)),
                (true, true) | (false, false) => None,
            };
            let empty = (field.null_is_empty && field.presence == Presence::Required)
                .then(|| quote!(null_is_empty));
            let how = disclosure(field.disclosure, def);
            quote!(#member = #wire #presence #direction #empty #how,)
        });
        let rest = object.rest.as_ref().map(|_| {
            let member = ident(self.rest(id));
            let how = disclosure(object.rest_disclosure, def);
            quote!(..#member #how)
        });
        quote!(runtime::object!(#name { #(#rows)* #rest });)
    }

    fn field(&self, field: &Field, member: &str, file: &mut File) -> TokenStream {
        let wire = &field.name;
        let docs = file.docs(Words::of(&field.docs, &crate::markdown::code_span(wire)));
        let deprecated = deprecation(field.deprecated, &field.docs);
        let ty = self.field_type(field, file);
        let member = ident(member);
        quote!(#docs #deprecated pub #member: #ty,)
    }

    pub(super) fn field_type(&self, field: &Field, file: &mut File) -> TokenStream {
        let ty = self.ty(&field.ty, file);
        match field.presence {
            Presence::Required => ty,
            Presence::Nullable | Presence::Optional | Presence::SentOnly => quote!(Option<#ty>),
            Presence::Either => {
                let nullable = file.runtime("Nullable");
                quote!(#nullable<#ty>)
            }
        }
    }

    pub(super) fn builder(&self, id: TypeId, object: &Struct, file: &mut File) -> TokenStream {
        let name = ident(self.type_name(id));
        let members = self.members(id);
        let mut by_field = vec![TokenStream::new(); object.fields.len()];
        let mut values = Vec::new();
        for ((field, member), taken) in object.fields.iter().zip(members).zip(&mut by_field) {
            let member = ident(member);
            if !field.is_asked() {
                let value = match field.presence {
                    // Not asked for, as there is only one.
                    Presence::Required => self.only_value(field, file),
                    Presence::Either => quote!(Nullable::Absent),
                    Presence::Nullable | Presence::Optional | Presence::SentOnly => quote!(None),
                };
                values.push(quote!(#member: #value));
                continue;
            }
            let argument = self.owned(&member, &field.ty, file);
            let (ty, value) = (argument.ty, argument.value);
            match field.presence {
                Presence::Nullable => {
                    let ty = self.ty(&field.ty, file);
                    *taken = quote!(#member: Option<#ty>);
                    values.push(quote!(#member));
                }
                Presence::SentOnly => {
                    *taken = quote!(#member: #ty);
                    values.push(quote!(#member: Some(#value)));
                }
                Presence::Required | Presence::Optional | Presence::Either => {
                    *taken = quote!(#member: #ty);
                    if member == value.to_string() {
                        values.push(quote!(#member));
                    } else {
                        values.push(quote!(#member: #value));
                    }
                }
            }
        }
        let arguments = object.asked().into_iter().filter_map(|at| by_field.get(at));
        if object.rest.is_some() {
            let rest = ident(self.rest(id));
            let map = file.map();
            values.push(quote!(#rest: #map::new()));
        }
        let constructor = if object.has_default() {
            let docs = file.docs("With nothing set.");
            quote! {
                #docs
                #[inline]
                pub fn new() -> Self { Default::default() }
            }
        } else {
            let docs = file.docs("With what is required.");
            quote! {
                #docs
                #[inline]
                pub fn new(#(#arguments),*) -> Self { Self { #(#values),* } }
            }
        };
        let setters: TokenStream = object
            .fields
            .iter()
            .zip(members)
            // What the server fills in is not for callers to set.
            .filter(|(field, _)| !field.is_set() && !field.read_only)
            .map(|(field, member)| self.setter(field, member, file))
            .collect();
        quote!(impl #name { #constructor #setters })
    }

    fn setter(&self, field: &Field, member: &str, file: &mut File) -> TokenStream {
        let docs = file.docs(format!("Sets {}.", crate::markdown::code_span(&field.name)));
        let deprecated = deprecation(field.deprecated, &field.docs);
        let member = ident(member);
        let (ty, value) = if field.presence == Presence::Either {
            let ty = self.field_type(field, file);
            (quote!(impl Into<#ty>), quote!(#member.into()))
        } else {
            let argument = self.owned(&member, &field.ty, file);
            let value = argument.value;
            (argument.ty, quote!(Some(#value)))
        };
        quote! {
            #docs
            #deprecated
            #[must_use]
            #[inline]
            pub fn #member(mut self, #member: #ty) -> Self {
                self.#member = #value;
                self
            }
        }
    }

    /// The one value that a field can have.
    fn only_value(&self, field: &Field, file: &mut File) -> TokenStream {
        if let Type::Named(id) = self.resolved(&field.ty)
            && let TypeKind::Literals(_) = &self.def(*id).kind
            && let [only] = self.members(*id)
        {
            let (ty, only) = (self.named(*id, file), ident(only));
            return quote!(#ty::#only);
        }
        quote!(Default::default())
    }

    pub(super) fn struct_checks(
        &self,
        id: TypeId,
        object: &'a Struct,
        file: &mut File,
    ) -> TokenStream {
        let name = ident(self.type_name(id));
        let mut statements = TokenStream::new();
        for (field, member) in object.fields.iter().zip(self.members(id)) {
            let member = ident(member);
            let calls = self.checks(&quote!(&self.#member), &field.ty, &field.rules);
            if !calls.is_empty() {
                let wire = &field.name;
                statements.extend(quote!(checks.at(#wire)#calls;));
            }
        }
        if let Some((ty, rules)) = &object.rest {
            let member = ident(self.rest(id));
            let item_checks = self.checks(&quote!(item), ty, rules);
            if !item_checks.is_empty() {
                statements.extend(quote! {
                    checks.here().each_value(&self.#member, |at, item| { at #item_checks; });
                });
            }
        }
        let (validate, checks) = (file.runtime("Validate"), file.runtime("Checks"));
        quote! {
            impl #validate for #name {
                #[inline]
                fn validate(&self, checks: &mut #checks) { #statements }
            }
        }
    }
}

/// The word of the runtime for what `Debug` tells, if it is not the usual: of a part, or of the
/// whole that hides all of its parts.
pub(super) fn disclosure(own: Disclosure, whole: &TypeDef) -> Option<TokenStream> {
    match (own, whole.disclosure) {
        (Disclosure::Hidden, _) | (_, Disclosure::Hidden) => Some(quote!(hidden)),
        (Disclosure::Shown, Disclosure::Closed | Disclosure::Shown) => Some(quote!(shown)),
        (Disclosure::Closed, Disclosure::Closed | Disclosure::Shown) => None,
    }
}
