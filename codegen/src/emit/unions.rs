//! Enums of types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Context;
use super::file::{File, ident};
use super::literals::text_of;
use super::structs::disclosure;
use crate::model::{JsonKind, Type, TypeDef, TypeId, TypeKind, Union, UnionVariant};

impl<'a> Context<'a> {
    pub(super) fn union(
        &self,
        id: TypeId,
        def: &'a TypeDef,
        union: &'a Union,
        file: &mut File,
    ) -> TokenStream {
        let name = ident(self.type_name(id));
        let mut variants = TokenStream::new();
        let mut entries = Vec::new();
        let mut checked = Vec::new();
        for (variant, member) in union.variants.iter().zip(self.members(id)) {
            let ty = self.ty(&variant.ty, file);
            let docs = match variant.tags.first() {
                Some(tag) => file.docs(format!(
                    "Tag {}.",
                    crate::markdown::code_span(&text_of(tag))
                )),
                None => file.docs(format!("`{}`", member.trim_start_matches("r#"))),
            };
            let member = ident(member);
            let how = disclosure(variant.disclosure, def);
            variants.extend(quote!(#docs #member(#ty),));
            if union.tag.is_some() {
                let tags = variant.tags.iter().map(tag_literal);
                let missing = (!variant.has_tag || variant.tags.len() == 1).then(|| quote!(adds));
                entries.push(quote!(#member(#ty) #how = #missing [#(#tags),*]));
            } else {
                let look = self.look(variant, file);
                entries.push(quote!(#member(#ty) #how = #look));
            }
            let calls = self.checks(&quote!(value), &variant.ty, &variant.rules);
            if !calls.is_empty() {
                checked.push(quote!(Self::#member(value) => { checks.here()#calls; }));
            }
        }
        file.runtime("self");
        let implement = if let Some(tag) = &union.tag {
            quote!(runtime::tagged_union!(#name, #tag { #(#entries),* });)
        } else {
            let inclusive = union.inclusive;
            quote!(runtime::union!(#name, #inclusive { #(#entries),* });)
        };
        let checks = def.checked.then(|| {
            let (validate, checks) = (file.runtime("Validate"), file.runtime("Checks"));
            let others = (checked.len() <= union.variants.len()).then(|| quote!(_ => {}));
            quote! {
                impl #validate for #name {
                    #[inline]
                    fn validate(&self, checks: &mut #checks) {
                        match self { #(#checked)* #others }
                    }
                }
            }
        });
        let derives = quote!(Clone, PartialEq);
        let unknown = quote!(serde_json::Value);
        let declaration = self.open_enum((id, def), &derives, &variants, &unknown, file);
        quote! {
            #declaration

            #implement
            #checks
        }
    }

    /// What an alternative looks like: a model says most of it itself.
    fn look(&self, variant: &UnionVariant, file: &mut File) -> TokenStream {
        let look = &variant.look;
        let model = match &variant.ty {
            Type::Named(id) => Some(*id),
            Type::Boxed(inner) => inner.named_type(),
            _ => None,
        };
        let model = model.filter(|id| match &self.def(*id).kind {
            TypeKind::Struct(object) => look.open == object.rest.is_some(),
            TypeKind::Literals(_)
            | TypeKind::Newtype(..)
            | TypeKind::Alias(..)
            | TypeKind::Union(_) => false,
        });
        let names = &look.known;
        let start = if let Some(id) = model {
            let model = self.named(id, file);
            quote!(runtime::Look::object::<#model>())
        } else {
            let kinds = look.kinds.iter().map(|kind| kind_of(*kind));
            let knows = (!look.open).then(|| quote!(.knows(&[#(#names),*])));
            quote!(runtime::Look::of(&[#(runtime::Kind::#kinds),*]) #knows)
        };
        let literals = look.literals.iter().map(|(path, values)| {
            let values = values.iter().map(serde_json::Value::to_string);
            quote!((#path, &[#(#values),*]))
        });
        let holds = (!look.literals.is_empty()).then(|| quote!(.holds(&[#(#literals),*])));
        quote!(#start #holds)
    }
}

fn kind_of(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Boolean => quote!(Boolean),
        JsonKind::Integer => quote!(Integer),
        JsonKind::Number => quote!(Number),
        JsonKind::String => quote!(String),
        JsonKind::Array => quote!(Array),
        JsonKind::Object => quote!(Object),
    }
}

fn tag_literal(tag: &serde_json::Value) -> TokenStream {
    if let Some(number) = tag.as_i64() {
        let number = Literal::i64_unsuffixed(number);
        quote!(#number)
    } else if let Some(number) = tag.as_f64() {
        let number = Literal::f64_unsuffixed(number);
        quote!(#number)
    } else if let Some(flag) = tag.as_bool() {
        quote!(#flag)
    } else {
        let text = text_of(tag);
        quote!(#text)
    }
}
