//! How parameters are passed, checked and sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::file::{File, ident};
use crate::model::{Location, Parameter, PathStyle, QueryStyle};

impl<'a> Context<'a> {
    /// The type of a parameter's argument, and the statements that check and send it.
    pub(super) fn parameter(
        &self,
        parameter: &'a Parameter,
        name: &str,
        call: &TokenStream,
        file: &mut File,
    ) -> (TokenStream, TokenStream) {
        let argument = self.borrowed(&ident(name), &parameter.ty, file);
        let (prepare, value) = (argument.prepare, argument.value);
        let sends = self.sends(parameter, &value, call, file);
        (argument.ty, quote!(#prepare #sends))
    }

    /// The statements that check and send a parameter, of a reference to its value.
    pub(super) fn sends(
        &self,
        parameter: &'a Parameter,
        value: &TokenStream,
        call: &TokenStream,
        file: &mut File,
    ) -> TokenStream {
        let wire = &parameter.name;
        let calls = self.checks(value, &parameter.ty, &parameter.rules);
        let checks = (!calls.is_empty()).then(|| quote!(#call.request.check(#wire)#calls;));
        let sends = if parameter.json {
            let method = match parameter.location {
                Location::Path(..) => quote!(path_json),
                Location::Query { .. } => quote!(query_json),
                Location::Header(..) => quote!(header_json),
                Location::Cookie(..) => quote!(cookie_json),
            };
            quote!(#call.request.#method(#wire, #value);)
        } else {
            match &parameter.location {
                Location::Path(style, explode) => {
                    let path_style = file.runtime("PathStyle");
                    let style = match style {
                        PathStyle::Simple => quote!(Simple),
                        PathStyle::Label => quote!(Label),
                        PathStyle::Matrix => quote!(Matrix),
                    };
                    quote!(#call.request.path(#wire, #path_style::#style { explode: #explode }, #value);)
                }
                Location::Query {
                    style,
                    explode,
                    allow_reserved,
                    ..
                } => {
                    let query_style = file.runtime("QueryStyle");
                    let style = match style {
                        QueryStyle::Form => quote!(Form { explode: #explode }),
                        QueryStyle::SpaceDelimited => quote!(SpaceDelimited { explode: #explode }),
                        QueryStyle::PipeDelimited => quote!(PipeDelimited { explode: #explode }),
                        QueryStyle::DeepObject => quote!(DeepObject),
                    };
                    let method = if *allow_reserved {
                        quote!(query_reserved)
                    } else {
                        quote!(query)
                    };
                    quote!(#call.request.#method(#wire, #query_style::#style, #value);)
                }
                Location::Header(_, explode) => {
                    quote!(#call.request.header(#wire, #explode, #value);)
                }
                Location::Cookie(_, explode) => {
                    quote!(#call.request.cookie(#wire, #explode, #value);)
                }
            }
        };
        quote!(#sends #checks)
    }
}
