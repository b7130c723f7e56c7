//! An operation: what it consists of, and its facts.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::answers;
use super::bodies;
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
        let output = (names.output.as_str(), names.success.as_slice());
        let output = self.output_enum(operation, &operation.success, output, file);
        let readings = self.readings(operation, names, file);
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
            #readings
            #conveniences
        }
    }

    /// The other ways to read the successes: each turns a call of the operation into one that asks
    /// for other media types.
    fn readings(
        &self,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let (marker, error) = (ident(&names.marker), ident(&names.error));
        let mut methods = TokenStream::new();
        let mut types = TokenStream::new();
        for (reading, own) in operation.readings.iter().zip(&names.readings) {
            let (method, other) = (ident(&own.method), ident(&own.marker));
            let call = file.runtime("Call");
            let spans = bodies::spans(&reading.media_types);
            let docs = file.docs(format!("Asks for {spans} instead."));
            methods.extend(quote! {
                #docs
                pub fn #method(self) -> #call<#other> { runtime::answered(self) }
            });
            let route = marker_docs(operation);
            let method = own.method.trim_start_matches("r#");
            let docs = file.docs(format!("{route} Read as [`Call::{method}`] says."));
            let output = self.output(&reading.success, &own.output, file);
            let accept = accept(reading.accept.as_deref());
            let streamed = answers::streamed(&reading.success, &operation.failures);
            let success = Self::success(&reading.success);
            let variants = (own.output.as_str(), own.success.as_slice());
            let output_enum = self.output_enum(operation, &reading.success, variants, file);
            types.extend(quote! {
                #docs
                pub enum #other {}

                impl Operation for #other {
                    type Output = #output;
                    type Error = #error;
                    const INFO: &'static OperationInfo = #marker::INFO;
                    #accept
                    #streamed
                    runtime::success!(#success);
                }

                #output_enum
            });
        }
        if methods.is_empty() {
            return methods;
        }
        quote! {
            impl Call<#marker> { #methods }

            #types
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
        let output = self.output(&operation.success, &names.output, file);
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
        let accept = accept(operation.accept.as_deref());
        let streamed = answers::streamed(&operation.success, &operation.failures);
        let success = Self::success(&operation.success);
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
                #accept
                #streamed
                runtime::success!(#success);
            }
        }
    }
}

/// The header `Accept`, where it is another one than that of JSON.
fn accept(accept: Option<&str>) -> Option<TokenStream> {
    accept.map(|accept| quote!(const ACCEPT: &'static str = #accept;))
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
