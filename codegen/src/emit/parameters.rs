//! How parameters are passed, checked and sent. A style is named where it is another one than OAS
//! has for the place.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::bodies::query_style;
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
                Location::Path(PathStyle::Simple, false) => {
                    quote!(#call.request.path(#wire, #value);)
                }
                Location::Path(style, explode) => {
                    let path_style = file.runtime("PathStyle");
                    let style = match style {
                        PathStyle::Simple => quote!(Simple),
                        PathStyle::Label => quote!(Label),
                        PathStyle::Matrix => quote!(Matrix),
                    };
                    let style = quote!(#path_style::#style { explode: #explode });
                    quote!(#call.request.path_styled(#wire, #style, #value);)
                }
                Location::Query {
                    style,
                    explode,
                    allow_reserved,
                    ..
                } => {
                    let is_usual = *style == QueryStyle::Form && *explode;
                    let style = (!is_usual).then(|| {
                        let style = query_style(style, *explode, file);
                        quote!(#style,)
                    });
                    let method = match (allow_reserved, is_usual) {
                        (false, true) => quote!(query),
                        (false, false) => quote!(query_styled),
                        (true, true) => quote!(query_reserved),
                        (true, false) => quote!(query_reserved_styled),
                    };
                    quote!(#call.request.#method(#wire, #style #value);)
                }
                Location::Header(_, false) => quote!(#call.request.header(#wire, #value);),
                Location::Header(_, true) => {
                    quote!(#call.request.header_styled(#wire, true, #value);)
                }
                Location::Cookie(_, true) => quote!(#call.request.cookie(#wire, #value);),
                Location::Cookie(_, false) => {
                    quote!(#call.request.cookie_styled(#wire, false, #value);)
                }
            }
        };
        quote!(#sends #checks)
    }
}
