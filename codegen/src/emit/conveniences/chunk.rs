//! A method that takes a longer list, and how answers are joined.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::reference;
use crate::emit::Context;
use crate::emit::docs::{Words, deprecation};
use crate::emit::file::{File, ident};
use crate::model::{Chunk, Operation, Type};
use crate::names::OperationNames;

impl<'a> Context<'a> {
    pub(super) fn chunk(
        &self,
        handle: &str,
        operation: &'a Operation,
        chunk: &'a Chunk,
        names: &OperationNames,
        file: &mut File,
    ) -> Option<TokenStream> {
        let parameter = operation.parameters.get(chunk.parameter)?;
        let list = ident(names.parameters.get(chunk.parameter)?);
        let method = ident(names.in_chunks.as_ref()?);
        file.runtime("self");
        let (handle, marker) = (ident(handle), ident(&names.marker));
        let wire = &parameter.name;
        let span = crate::markdown::code_span(wire);
        let docs = file.docs(
            Words::line(format!("Like {}, for a longer list.", reference(names)))
                .paragraph(format!(
                    "Each call takes at most {} items of {span},",
                    chunk.size
                ))
                .more("and their answers are joined. An empty list is refused."),
        );
        let deprecated = deprecation(operation.deprecated, &operation.docs);
        let (arguments, statements) = self.required(operation, names, Some(chunk.parameter), file);
        let argument = self.borrowed(&list, &chunk.list, file);
        let (ty, prepare) = (argument.ty, argument.prepare);
        let Type::List(item) = &chunk.list else {
            return None;
        };
        let item = self.ty(item, file);
        let sends = self.sends(parameter, &quote!(&#list), &quote!(call), file);
        let size = Literal::u64_unsuffixed(chunk.size);
        let (whole, part) = match chunk.merge.and_then(|at| self.field_at(at)) {
            Some((_, member)) => (quote!(&mut whole.#member), quote!(part.#member)),
            None => (quote!(whole), quote!(part)),
        };
        let mutable = (!statements.is_empty()).then(|| quote!(mut));
        Some(quote! {
            impl #handle<'_> {
                #docs
                #deprecated
                #[inline]
                pub fn #method(
                    self,
                    #arguments
                    #list: #ty,
                ) -> runtime::Chunks<#marker> {
                    let #mutable call = Call::new(self.client);
                    #statements
                    #prepare
                    runtime::Chunks::new(call, #list)
                }
            }

            impl runtime::Chunking for #marker {
                type Item = #item;
                const PARAMETER: &'static str = #wire;
                const SIZE: usize = #size;

                #[inline]
                fn narrow(mut call: Call<Self>, #list: Vec<Self::Item>) -> Call<Self> {
                    #sends
                    call
                }

                #[inline]
                fn join(whole: &mut Self::Output, part: Self::Output) {
                    runtime::Join::join(#whole, #part);
                }
            }
        })
    }
}
