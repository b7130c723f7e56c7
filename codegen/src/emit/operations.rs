//! An operation: its method, its setters, its facts and its answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::bodies;
use super::conveniences;
use super::docs::{Words, deprecation};
use super::file::{File, ident};
use crate::model::{Body, Location, Operation, Parameter, PathStyle, Payload, QueryStyle, Status};
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

    pub(super) fn method(
        &self,
        handle: &str,
        operation: &'a Operation,
        names: &OperationNames,
        (method, body): (&str, Option<&'a Body>),
        file: &mut File,
    ) -> TokenStream {
        let handle = ident(handle);
        let method = ident(method);
        let marker = ident(&names.marker);
        let call = file.runtime("Call");
        let docs = file.docs(method_docs(operation, names, body));
        let deprecated = deprecation(operation.deprecated, &operation.docs);
        let mut arguments = TokenStream::new();
        let mut statements = TokenStream::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            if parameter.required {
                let (ty, sends) = self.parameter(parameter, name, &quote!(call), file);
                let name = ident(name);
                arguments.extend(quote!(#name: #ty,));
                statements.extend(sends);
            }
        }
        if let Some(body) = body.filter(|body| body.required) {
            let (ty, sends) = self.body(body, &names.body, &quote!(call), file);
            let name = ident(&names.body);
            arguments.extend(quote!(#name: #ty,));
            statements.extend(sends);
        }
        for (name, value) in &operation.query {
            statements.extend(quote!(call.request.query_literal(#name, #value);));
        }
        let content = if statements.is_empty() {
            quote!(#call::new(self.client))
        } else {
            quote! {
                let mut call = #call::new(self.client);
                #statements
                call
            }
        };
        quote! {
            impl #handle<'_> {
                #docs
                #deprecated
                pub fn #method(self, #arguments) -> #call<#marker> { #content }
            }
        }
    }

    fn setters(
        &self,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        let mut setters = TokenStream::new();
        for ((parameter, name), empty) in operation
            .parameters
            .iter()
            .zip(&names.parameters)
            .zip(&names.empties)
        {
            if parameter.required {
                continue;
            }
            if let Some(empty) = empty {
                let wire = &parameter.name;
                let span = crate::markdown::code_span(wire);
                let docs = file.docs(format!("Sends {span} without a value."));
                let empty = ident(empty);
                setters.extend(quote! {
                    #docs
                    pub fn #empty(mut self) -> Self {
                        self.request.query_empty(#wire);
                        self
                    }
                });
            }
            let (ty, sends) = self.parameter(parameter, name, &quote!(self), file);
            let wire = crate::markdown::code_span(&parameter.name);
            let docs = file.docs(Words::of(&parameter.docs, &format!("Sets {wire}.")));
            let deprecated = parameter
                .deprecated
                .then(|| quote!(#[deprecated = "see its documentation"]));
            let name = ident(name);
            setters.extend(quote! {
                #docs
                #deprecated
                pub fn #name(mut self, #name: #ty) -> Self { #sends self }
            });
        }
        let first = operation.body.iter().map(|body| (body, &names.body));
        let others = operation.other_bodies.iter().zip(&names.other_bodies);
        for (body, name) in first.chain(others).filter(|(body, _)| !body.required) {
            let (ty, sends) = self.body(body, name, &quote!(self), file);
            let words = Words::of(&body.docs, "Sets the body.");
            let docs = file.docs(match bodies::sent_as(body) {
                Some(line) => words.paragraph(line),
                None => words,
            });
            let name = ident(name);
            setters.extend(quote! {
                #docs
                pub fn #name(mut self, #name: #ty) -> Self { #sends self }
            });
        }
        if setters.is_empty() {
            return setters;
        }
        let marker = ident(&names.marker);
        let call = file.runtime("Call");
        quote!(impl #call<#marker> { #setters })
    }

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
        quote!(#checks #sends)
    }

    /// The type of a body's argument, and the statements that check and send it.
    pub(super) fn body(
        &self,
        body: &'a Body,
        name: &str,
        call: &TokenStream,
        file: &mut File,
    ) -> (TokenStream, TokenStream) {
        let media_type = &body.media_type;
        let name = ident(name);
        match &body.payload {
            Payload::Json(ty) => {
                let argument = self.borrowed(&name, ty, file);
                let (prepare, value) = (argument.prepare, argument.value);
                let checks = self.body_checks(&value, ty, &body.rules, call);
                let sends = quote!(#call.request.json(#media_type, #value););
                (argument.ty, quote!(#prepare #checks #sends))
            }
            Payload::Text => {
                let sends = quote!(#call.request.text(#media_type, #name););
                (quote!(&str), sends)
            }
            Payload::Form(ty, styles) => self.form(body, (ty, styles), &name, call, file),
            Payload::Multipart(form) => self.multipart(*form, &name, call, file),
            Payload::Bytes | Payload::Stream | Payload::Items(..) | Payload::Empty => {
                file.runtime("self");
                let sends = quote!(#call.request.raw(#media_type, #name.into()););
                (quote!(impl Into<runtime::Body>), sends)
            }
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
            .filter(|_| !self.api.servers.is_empty())
            .map(|server| {
                let server_type = file.runtime("OperationServer");
                let servers = file.module("servers");
                let url = &server.url;
                quote! {
                    const SERVER: Option<#server_type> =
                        Some(#server_type { url: #url, instead_of: #servers::ALL });
                }
            });
        let streamed = bodies::streamed(operation);
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

fn method_docs(operation: &Operation, names: &OperationNames, body: Option<&Body>) -> Words {
    let route = crate::markdown::code_span(&format!("{} {}", operation.method, operation.path));
    let words = Words::of(&operation.docs, &route);
    let described = |parameter: &&Parameter| parameter.required && !parameter.docs.text.is_empty();
    let mut arguments: Vec<String> = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| described(parameter))
        .map(|(parameter, name)| argument_line(name, &parameter.docs.text))
        .collect();
    let body = body.filter(|body| body.required);
    if let Some(body) = body
        && !body.docs.text.is_empty()
    {
        arguments.push(argument_line(&names.body, &body.docs.text));
    }
    let statuses: Vec<String> = operation
        .failures
        .iter()
        .map(|answer| match answer.status {
            Status::Code(code) => code.to_string(),
            Status::Range(class) => format!("{class}XX"),
            Status::AnySuccess | Status::Any => "any other".to_owned(),
        })
        .collect();
    let mut words = words.list("Arguments:", arguments);
    if let Some(line) = body.and_then(bodies::sent_as) {
        words = words.paragraph(line);
    }
    words = conveniences::docs(operation, names, words);
    let words = if statuses.is_empty() {
        words
    } else {
        words.paragraph(format!(
            "Errors: [`{}`] for {}.",
            names.error,
            statuses.join(", ")
        ))
    };
    words.route(&route, &operation.pointer)
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

/// One line about an argument: the first paragraph of what the document says, unless it is code.
fn argument_line(name: &str, text: &[String]) -> String {
    let first: Vec<&str> = text
        .iter()
        .map(String::as_str)
        .take_while(|line| !line.is_empty() && !line.starts_with("```"))
        .collect();
    format!("`{name}`: {}", first.join("\n  "))
}
