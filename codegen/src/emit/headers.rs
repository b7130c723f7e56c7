//! `src/headers.rs`: typed readers of response headers.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Words, deprecation};
use super::file::{File, ident};
use super::{Context, Source};
use crate::model::{HeaderMembers, HeaderShape};

pub(super) fn emit(context: &Context<'_>) -> Option<Source> {
    if context.api.headers.is_empty() {
        return None;
    }
    let mut file = File::new(vec![
        "Response headers as values.".to_owned(),
        String::new(),
        "Each takes the headers of an answer, such as `response.headers()` or an error's, and gives"
            .to_owned(),
        "`None` if the header is absent and an error if it does not have the documented form."
            .to_owned(),
    ]);
    file.outside_models = true;
    for (header, name) in context.api.headers.iter().zip(&context.names.headers) {
        let tokens = function(context, header, name, &mut file);
        file.part("", tokens);
    }
    Some(file.finish("src/headers.rs"))
}

fn function(
    context: &Context<'_>,
    header: &crate::model::Header,
    name: &str,
    file: &mut File,
) -> TokenStream {
    let wire = &header.name;
    let span = crate::markdown::code_span(wire);
    let words =
        Words::of(&header.docs, &format!("The header {span}.")).route(&span, &header.pointer);
    let docs = file.docs(words);
    let deprecated = deprecation(header.deprecated, &header.docs);
    let ty = context.ty(&header.ty, file);
    for name in ["HeaderMap", "HeaderShape", "ReadError", "read_header"] {
        file.runtime(name);
    }
    let members = |members: &HeaderMembers, file: &mut File| {
        let ty = file.runtime("HeaderMembers");
        let HeaderMembers {
            texts,
            scalars,
            are_texts,
        } = members;
        quote!(#ty { texts: &[#(#texts),*], scalars: &[#(#scalars),*], are_texts: #are_texts })
    };
    let shape = match &header.shape {
        HeaderShape::Text => quote!(Text),
        HeaderShape::Scalar => quote!(Scalar),
        HeaderShape::Texts => quote!(Texts),
        HeaderShape::Scalars => quote!(Scalars),
        HeaderShape::Object(shape) => {
            let members = members(shape, file);
            quote!(Object(#members))
        }
        HeaderShape::ExplodedObject(shape) => {
            let members = members(shape, file);
            quote!(ExplodedObject(#members))
        }
    };
    let name = ident(name);
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(headers: &HeaderMap) -> Result<Option<#ty>, ReadError> {
            read_header(headers, #wire, HeaderShape::#shape)
        }
    }
}
