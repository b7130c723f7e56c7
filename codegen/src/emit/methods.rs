//! How an operation is called: its methods, and the setters of its call.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::bodies;
use super::conveniences;
use super::docs::{Words, deprecation};
use super::file::{File, ident};
use crate::model::{Body, Operation, Parameter, Status};
use crate::names::OperationNames;

impl<'a> Context<'a> {
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
                #[inline]
                pub fn #method(self, #arguments) -> #call<#marker> { #content }
            }
        }
    }

    /// The methods that take another required body than the first.
    pub(super) fn other_methods(
        &self,
        handle: &str,
        operation: &'a Operation,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        operation
            .other_bodies
            .iter()
            .zip(&names.other_bodies)
            .filter(|(body, _)| body.required)
            .map(|(body, name)| self.method(handle, operation, names, (name, Some(body)), file))
            .collect()
    }

    pub(super) fn setters(
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
                    #[inline]
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
                #[inline]
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
                #[inline]
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
        .filter(|answer| answer.hint.is_none())
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
    for (reading, own) in operation.readings.iter().zip(&names.readings) {
        let method = own.method.trim_start_matches("r#");
        let spans = bodies::spans(&reading.media_types);
        words = words.paragraph(format!(
            "[`{method}`](Call::{method}) asks for {spans} instead."
        ));
    }
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

/// One line about an argument: the first paragraph of what the document says, unless it is code.
fn argument_line(name: &str, text: &[String]) -> String {
    let first: Vec<&str> = text
        .iter()
        .map(String::as_str)
        .take_while(|line| !line.is_empty() && !line.starts_with("```"))
        .collect();
    format!("`{name}`: {}", first.join("\n  "))
}
