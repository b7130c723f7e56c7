//! `src/api/`: one file for each tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Words;
use super::file::{File, ident};
use super::{Context, Source};
use crate::names::IMPORTED;

pub(super) fn emit(context: &Context<'_>) -> Vec<Source> {
    let mut sources = vec![index(context)];
    for (group, names) in context.api.groups.iter().zip(&context.names.groups) {
        let mut file = File::new(Vec::new());
        file.outside_models = true;
        let handle = ident(&names.handle);
        let accessor = ident(&names.accessor);
        let client = file.runtime("Client");
        let title = match &group.tag {
            Some(tag) => {
                format!("The operations tagged {}.", crate::markdown::code_span(tag))
            }
            None => "The operations without a tag.".to_owned(),
        };
        let accessor_docs = file.docs(title.as_str());
        let mut words = Words::line(title);
        for line in &group.docs.text {
            words = if line == group.docs.text.first().unwrap_or(line) {
                words.paragraph(line.as_str())
            } else {
                words.more(line)
            };
        }
        let docs = file.docs(words);
        let declaration = quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #handle<'a> { client: &'a #client }

            impl #client {
                #accessor_docs
                #[inline]
                pub fn #accessor(&self) -> #handle<'_> { #handle { client: self } }
            }
        };
        file.part("", declaration);
        for &id in &group.operations {
            if let (Some(operation), Some(operation_names)) = (
                context.api.operations.get(id.0),
                context.names.operations.get(id.0),
            ) {
                let tokens =
                    context.operation(&names.handle, operation, operation_names, &mut file);
                file.part(operation.id.as_str(), tokens);
            }
        }
        debug_assert!(
            file.imports().all(|name| IMPORTED.contains(&name)),
            "an operation may take a name that its file imports"
        );
        sources.push(file.finish(format!("src/api/{}.rs", names.module)));
    }
    sources
}

/// `src/api/mod.rs`.
fn index(context: &Context<'_>) -> Source {
    let mut file = File::new(vec!["The operations, by tag.".to_owned()]);
    let mut modules: Vec<&str> = context
        .names
        .groups
        .iter()
        .map(|names| names.module.as_str())
        .collect();
    modules.sort_unstable();
    let declarations: TokenStream = modules
        .into_iter()
        .map(|module| {
            let module = ident(module);
            quote!(pub mod #module;)
        })
        .collect();
    file.part("", declarations);
    file.finish("src/api/mod.rs")
}
