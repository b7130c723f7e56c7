//! `src/security.rs`: the credentials that operations ask for, and the builder's methods for them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Words;
use super::file::{File, ident};
use super::{Context, Source};
use crate::model::{Placement, Scheme};
use crate::names::{self, SchemeNames};

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
    let method = names.setter.trim_start_matches("r#");
    let name = &scheme.name;
    let (security_scheme, placement) = (file.runtime("SecurityScheme"), file.runtime("Placement"));
    let (builder, secret) = (file.runtime("ClientBuilder"), file.runtime("Secret"));
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
    let with = ident(&names::with(&names.setter));
    let with_docs = file.docs(format!(
        "This client with {what} for {span}. Connections are shared."
    ));
    let constant_item = quote! {
        #constant_docs
        pub(crate) const #constant: #security_scheme =
            #security_scheme { name: #name, placement: #placement::#variant, setter: #method };
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
    let client = file.runtime("Client");
    let source = sources(scheme, names, file);
    let grants = grants(scheme, names, file);
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

        #source
        #grants
    }
}

/// The methods that take a source of tokens.
fn sources(scheme: &Scheme, names: &SchemeNames, file: &mut File) -> TokenStream {
    if scheme.placement != Placement::Bearer {
        return TokenStream::new();
    }
    let (constant, setter) = (ident(&names.constant), ident(&names.source));
    let with = ident(&names::with(&names.source));
    let span = crate::markdown::code_span(&scheme.name);
    let (builder, client) = (file.runtime("ClientBuilder"), file.runtime("Client"));
    let source = file.runtime("TokenSource");
    let docs = file.docs(format!(
        "Sets a source of access tokens for {span}, which is asked before each request."
    ));
    let with_docs = file.docs(format!(
        "This client with another source of access tokens for {span}. Connections are shared."
    ));
    quote! {
        impl #builder {
            #docs
            pub fn #setter(self, source: impl #source) -> Self {
                self.source(#constant, source)
            }
        }

        impl #client {
            #with_docs
            #[must_use]
            pub fn #with(&self, source: impl #source) -> Self {
                self.with_source(#constant, source)
            }
        }
    }
}

/// The methods that let the client ask for tokens. They are there with the feature `oauth2`.
fn grants(scheme: &Scheme, names: &SchemeNames, file: &mut File) -> TokenStream {
    let Some(tokens) = &scheme.tokens else {
        return TokenStream::new();
    };
    let (builder, client) = (file.runtime("ClientBuilder"), file.runtime("Client"));
    let secret = file.runtime("Secret");
    let constant = ident(&names.constant);
    let urls = ident(&names.oauth2.urls);
    let any = ident(&names.oauth2.any);
    let with = ident(&names::with(&names.oauth2.any));
    let span = crate::markdown::code_span(&scheme.name);
    let url = |url: &Option<String>| {
        let some = url.as_ref().map(|url| quote!(Some(#url)));
        some.unwrap_or_else(|| quote!(None))
    };
    let (application, user, refresh) = (
        url(&tokens.client_credentials),
        url(&tokens.password),
        url(&tokens.refresh),
    );
    let urls_docs = file.docs(format!("The token endpoints of {span}."));
    let any_docs = file.docs(format!("Asks for access tokens for {span} by OAuth 2.0."));
    let with_docs = file.docs(format!(
        "This client with other access tokens for {span} by OAuth 2.0. Connections are shared."
    ));
    // Where all tokens of a scheme are of one kind, those of the other do not compile.
    let (generic, kind) = match (&tokens.client_credentials, &tokens.password) {
        (Some(_), None) => (None, quote!(crate::runtime::ApplicationToken)),
        (None, Some(_)) => (None, quote!(crate::runtime::UserToken)),
        (Some(_), Some(_)) | (None, None) => (Some(quote!(<K>)), quote!(K)),
    };
    let mut methods = TokenStream::new();
    if tokens.client_credentials.is_some() {
        let name = ident(&names.oauth2.client_credentials);
        let docs = file.docs(format!(
            "Asks for access tokens of the application itself for {span}, and keeps them."
        ));
        methods.extend(quote! {
            #docs
            pub fn #name(
                self,
                client_id: impl Into<String>,
                client_secret: impl Into<#secret>,
            ) -> Self {
                self.#any(crate::runtime::OAuth2::client_credentials(client_id, client_secret))
            }
        });
    }
    if tokens.password.is_some() {
        let name = ident(&names.oauth2.password);
        let docs = file.docs(format!(
            "Asks for access tokens of a user for {span}, and keeps them."
        ));
        methods.extend(quote! {
            #docs
            pub fn #name(
                self,
                client_id: impl Into<String>,
                client_secret: impl Into<#secret>,
                username: impl Into<String>,
                password: impl Into<#secret>,
            ) -> Self {
                self.#any(crate::runtime::OAuth2::password(client_id, client_secret, username, password))
            }
        });
    }
    quote! {
        #urls_docs
        #[cfg(feature = "oauth2")]
        const #urls: crate::runtime::TokenUrls = crate::runtime::TokenUrls {
            client_credentials: #application,
            password: #user,
            refresh: #refresh,
        };

        #[cfg(feature = "oauth2")]
        impl #builder {
            #any_docs
            pub fn #any #generic(self, config: crate::runtime::OAuth2<#kind>) -> Self {
                self.oauth2_source(#constant, #urls, config)
            }

            #methods
        }

        #[cfg(feature = "oauth2")]
        impl #client {
            #with_docs
            pub fn #with #generic(
                &self,
                config: crate::runtime::OAuth2<#kind>,
            ) -> Result<Self, crate::runtime::ConfigurationError> {
                self.with_oauth2_source(#constant, #urls, config)
            }
        }
    }
}
