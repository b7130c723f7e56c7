//! An operation: what it consists of, and its facts.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::answers;
use super::file::{File, ident};
use crate::model::Operation;
use crate::names::OperationNames;

impl<'a> Context<'a> {
    pub(super) fn operation(
        &self,
        handle: &str,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let marker = ident(&names.marker);
        let first = (names.method.as_str(), operation.body.as_ref());
        let method = self.method(handle, operation, names, first, file);
        let other_methods = self.other_methods(handle, operation, names, file);
        let marker_docs = file.docs(marker_docs(operation));
        let setters = self.setters(operation, names, file);
        let implementation = self.implementation(operation, names, file);
        let output = self.output_enum(operation, names, file);
        let error = self.error_enum(operation, names, file);
        let conveniences = self.conveniences(handle, operation, names, file);
        quote! {
            #method
            #other_methods
            #marker_docs
            pub enum #marker {}
            #setters
            #implementation
            #output
            #error
            #conveniences
        }
    }

    fn implementation(
        &self,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let marker = ident(&names.marker);
        let error = ident(&names.error);
        let output = match operation.single_output() {
            Some(payload) => self.payload(payload, file),
            None if operation.success.is_empty() => quote!(()),
            None => {
                let output = ident(&names.output);
                quote!(#output)
            }
        };
        for name in ["self", "Operation", "OperationInfo"] {
            file.runtime(name);
        }
        let id = &operation.id;
        let http_method = &operation.method;
        let path = &operation.path;
        let idempotent = operation.idempotent;
        let alternatives: Vec<TokenStream> = operation
            .security
            .iter()
            .map(|schemes| {
                if !schemes.is_empty() {
                    file.module("security");
                }
                let schemes = schemes
                    .iter()
                    .filter_map(|&index| self.names.schemes.get(index))
                    .map(|names| ident(&names.constant));
                quote!(&[#(security::#schemes),*])
            })
            .collect();
        let security = quote!(&[#(#alternatives),*]);
        let server = operation
            .servers
            .first()
            .filter(|_| !self.api.servers.is_empty() || self.api.base_path.is_some())
            .map(|server| {
                let server_type = file.runtime("OperationServer");
                let servers = file.module("servers");
                let url = &server.url;
                quote! {
                    const SERVER: Option<#server_type> =
                        Some(#server_type { url: #url, instead_of: #servers::ALL });
                }
            });
        let streamed = answers::streamed(operation);
        let success = Self::success(operation);
        quote! {
            impl Operation for #marker {
                type Output = #output;
                type Error = #error;
                const INFO: &'static OperationInfo = &OperationInfo {
                    id: #id,
                    method: #http_method,
                    path: #path,
                    idempotent: #idempotent,
                    security: #security,
                };
                #server
                #streamed
                runtime::success!(#success);
            }
        }
    }
}

/// What the type says that stands for an operation.
fn marker_docs(operation: &Operation) -> String {
    let route = crate::markdown::code_span(&format!("{} {}", operation.method, operation.path));
    let id = crate::markdown::code_span(&operation.id);
    if id == route {
        return format!("The operation {route}.");
    }
    format!("The operation {id}: {route}.")
}
