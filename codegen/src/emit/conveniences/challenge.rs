//! A method that keeps the body, and what asks and answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::reference;
use crate::emit::Context;
use crate::emit::docs::{Words, deprecation};
use crate::emit::file::{File, ident};
use crate::model::{Challenge, Operation, Payload, Type};
use crate::names::OperationNames;

impl<'a> Context<'a> {
    pub(super) fn challenge(
        &self,
        handle: &str,
        operation: &'a Operation,
        challenge: &'a Challenge,
        names: &OperationNames,
        file: &mut File,
    ) -> Option<TokenStream> {
        let body = operation.body.as_ref()?;
        let asks = operation.failures.get(challenge.failure)?;
        let variant = ident(names.failures.get(challenge.failure)?);
        let (field, setter) = self.field_at(challenge.answer)?;
        let method = ident(names.with_challenges.as_ref()?);
        file.runtime("self");
        let (handle, marker, error) = (ident(handle), ident(&names.marker), ident(&names.error));
        let parameter = ident(&names.body);
        let docs = file.docs(
            Words::line(format!(
                "Like {}, for a server that asks.",
                reference(names)
            ))
            .paragraph("Awaited, it is done, or the server asks with")
            .more(&format!("[`{}::{}`].", names.error, variant))
            .more("Whatever the body says, the status makes it a question if the body can be read.")
            .more("The body is kept, and sent again with each answer:")
            .paragraph("```text")
            .more("let value = loop {")
            .more("    match call.await? {")
            .more("        Challenged::Done(value) => break value,")
            .more("        Challenged::Asked(challenge) => {")
            .more("            let answer = ask_the_user(challenge.question());")
            .more("            call = challenge.answer(answer);")
            .more("        }")
            .more("    }")
            .more("};")
            .more("```"),
        );
        let deprecated = deprecation(operation.deprecated, &operation.docs);
        let (arguments, statements) = self.required(operation, names, None, file);
        let (_, sends) = self.body(body, &names.body, &quote!(call), file);
        let body = match &body.payload {
            Payload::Json(ty) => self.ty(ty, file),
            Payload::Form(..)
            | Payload::Multipart(_)
            | Payload::Plain(_)
            | Payload::Text
            | Payload::Bytes
            | Payload::Stream
            | Payload::Items(..)
            | Payload::Empty => return None,
        };
        let answer = match &field.ty {
            Type::Boxed(inner) => self.ty(inner, file),
            other => self.ty(other, file),
        };
        let question = self.payload(&asks.payload, file);
        let others = (operation.failures.len() > 1).then(|| quote!(other => Err(other),));
        let mutable = (!statements.is_empty()).then(|| quote!(mut));
        Some(quote! {
            impl #handle<'_> {
                #docs
                #deprecated
                #[inline]
                pub fn #method(self, #arguments #parameter: #body) -> runtime::ChallengeCall<#marker> {
                    let #mutable call = Call::new(self.client);
                    #statements
                    runtime::ChallengeCall::new(call, #parameter)
                }
            }

            impl runtime::Challenging for #marker {
                type Body = #body;
                type Question = #question;
                type Answer = #answer;

                fn attach(mut call: Call<Self>, #parameter: &Self::Body) -> Call<Self> {
                    #sends
                    call
                }

                fn question(error: Self::Error) -> Result<Self::Question, Self::Error> {
                    match error {
                        #error::#variant(question) => Ok(question),
                        #others
                    }
                }

                fn answer(body: Self::Body, answer: Self::Answer) -> Self::Body {
                    body.#setter(answer)
                }
            }
        })
    }
}
