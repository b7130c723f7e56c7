//! `src/security.rs`: the credentials that operations ask for, and the builder's methods for them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Words;
use super::file::{File, ident};
use super::{Context, Source};
use crate::model::{Placement, Scheme};
use crate::names::SchemeNames;

pub(super) fn emit(context: &Context<'_>) -> Option<Source> {
    if context.api.schemes.is_empty() {
        return None;
    }
    let mut file = File::new(vec!["The credentials that operations ask for.".to_owned()]);
    for (scheme, names) in context.api.schemes.iter().zip(&context.names.schemes) {
        let tokens = tokens(scheme, names, &mut file);
        file.part("", tokens);
    }
    Some(file.finish("src/security.rs"))
}

fn tokens(scheme: &Scheme, names: &SchemeNames, file: &mut File) -> TokenStream {
    let constant = ident(&names.constant);
    let setter = ident(&names.setter);
    let name = &scheme.name;
    let (security_scheme, placement) = (file.runtime("SecurityScheme"), file.runtime("Placement"));
    let (builder, client, secret) = (
        file.runtime("ClientBuilder"),
        file.runtime("Client"),
        file.runtime("Secret"),
    );
    let (variant, what) = match &scheme.placement {
        Placement::Bearer => (quote!(Bearer), "the access token"),
        Placement::Basic => (quote!(Basic), "user name and password"),
        Placement::Authorization(scheme) => (quote!(Authorization(#scheme)), "the credentials"),
        Placement::Header(name) => (quote!(Header(#name)), "the API key"),
        Placement::Query(name) => (quote!(Query(#name)), "the API key"),
        Placement::Cookie(name) => (quote!(Cookie(#name)), "the API key"),
    };
    let span = crate::markdown::code_span(name);
    let constant_docs = file.docs(span.as_str());
    let words = Words::of(&scheme.docs, &format!("For {span}."))
        .paragraph(format!("Sets {what} for {span}."));
    let setter_docs = file.docs(words);
    let with = ident(&format!("with_{}", names.setter.trim_start_matches("r#")));
    let with_docs = file.docs(format!(
        "This client with {what} for {span}. Connections are shared."
    ));
    let constant_item = quote! {
        #constant_docs
        pub(crate) const #constant: #security_scheme =
            #security_scheme { name: #name, placement: #placement::#variant };
    };
    if scheme.placement == Placement::Basic {
        return quote! {
            #constant_item

            impl #builder {
                #setter_docs
                pub fn #setter(self, user: impl Into<String>, password: impl Into<#secret>) -> Self {
                    self.basic_credential(#constant, user.into(), password.into())
                }
            }
        };
    }
    quote! {
        #constant_item

        impl #builder {
            #setter_docs
            pub fn #setter(self, secret: impl Into<#secret>) -> Self {
                self.credential(#constant, secret.into())
            }
        }

        impl #client {
            #with_docs
            #[must_use]
            pub fn #with(&self, secret: impl Into<#secret>) -> Self {
                self.with_credential(#constant, secret.into())
            }
        }
    }
}
