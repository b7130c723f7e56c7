//! Enums of literal values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::Context;
use super::docs::Words;
use super::file::{File, ident};
use crate::model::{Disclosure, LiteralBase, Literals, TypeDef, TypeId};

impl Context<'_> {
    pub(super) fn literals(
        &self,
        id: TypeId,
        def: &TypeDef,
        literals: &Literals,
        file: &mut File,
    ) -> TokenStream {
        let name = ident(self.type_name(id));
        let mut variants = TokenStream::new();
        let mut pairs = Vec::new();
        for (literal, member) in literals.values.iter().zip(self.members(id)) {
            let wire = crate::markdown::code_span(&text_of(&literal.value));
            let docs = file.docs(Words::of(&literal.docs, &wire));
            let member = ident(member);
            variants.extend(quote!(#docs #member,));
            let value = value_of(&literal.value, literals.base);
            pairs.push(quote!(#member = #value));
        }
        file.runtime("self");
        let how = (def.disclosure == Disclosure::Hidden).then(|| quote!(hidden));
        let debug = how.is_none().then(|| quote!(Debug,));
        let (unknown, implement, derives) = match literals.base {
            LiteralBase::String => (
                file.runtime("UnknownValue"),
                quote!(string_enum),
                quote!(Clone, #debug PartialEq, Eq, Hash, PartialOrd, Ord),
            ),
            LiteralBase::Integer => (
                quote!(i64),
                quote!(integer_enum),
                quote!(Clone, Copy, #debug PartialEq, Eq, Hash, PartialOrd, Ord),
            ),
            LiteralBase::Mixed => (
                quote!(serde_json::Value),
                quote!(mixed_enum),
                quote!(Clone, PartialEq),
            ),
        };
        let declaration = self.open_enum((id, def), &derives, &variants, &unknown, file);
        quote! {
            #declaration

            runtime::#implement!(#name #how { #(#pairs),* });
        }
    }
}

/// The value as a reader knows it from the document.
pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The value as an expression. Where the type does not follow from its place, it says it.
fn value_of(value: &Value, base: LiteralBase) -> TokenStream {
    match value {
        Value::String(text) => quote!(#text),
        Value::Bool(flag) => quote!(#flag),
        Value::Number(number) => {
            if let Some(integer) = number.as_i64() {
                if base == LiteralBase::Mixed {
                    let literal = Literal::i64_suffixed(integer);
                    return quote!(#literal);
                }
                let literal = Literal::u64_unsuffixed(integer.unsigned_abs());
                if integer < 0 {
                    quote!(-#literal)
                } else {
                    quote!(#literal)
                }
            } else if let Some(integer) = number.as_u64() {
                let literal = Literal::u64_suffixed(integer);
                quote!(#literal)
            } else {
                let float = number.as_f64().unwrap_or_default();
                let literal = Literal::f64_unsuffixed(float.abs());
                if float < 0.0 {
                    quote!(-#literal)
                } else {
                    quote!(#literal)
                }
            }
        }
        Value::Null | Value::Array(_) | Value::Object(_) => quote!(()),
    }
}
