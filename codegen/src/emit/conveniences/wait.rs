//! What must hold for a value that is ready.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Context;
use crate::emit::file::{File, ident};
use crate::model::{Condition, Presence, Wait};
use crate::names::OperationNames;

impl<'a> Context<'a> {
    pub(super) fn wait(
        &self,
        wait: &'a Wait,
        names: &OperationNames,
        file: &mut File,
    ) -> TokenStream {
        file.runtime("self");
        let marker = ident(&names.marker);
        let all = |conditions: &'a [Condition]| -> TokenStream {
            conditions.iter().map(|one| self.condition(one)).collect()
        };
        let (until, success) = (all(&wait.until), all(&wait.success));
        quote! {
            impl runtime::Waiting for #marker {
                const UNTIL: &'static [runtime::Condition<Self::Output>] = &[#until];
                const SUCCESS: &'static [runtime::Condition<Self::Output>] = &[#success];
            }
        }
    }

    fn condition(&self, condition: &'a Condition) -> TokenStream {
        let Condition {
            property,
            wanted,
            others,
            ..
        } = condition;
        let mut value = quote!(it);
        for &at in &condition.fields {
            let Some((field, member)) = self.field_at(at) else {
                continue;
            };
            value = match field.presence {
                Presence::Required => quote!(#value.#member),
                Presence::Optional | Presence::Nullable | Presence::SentOnly => {
                    quote!(#value.#member.as_ref()?)
                }
                Presence::Either => quote!(#value.#member.value()?),
            };
        }
        quote! {
            runtime::Condition {
                property: #property,
                wanted: &[#(#wanted),*],
                others: &[#(#others),*],
                read: |it| Some(#value.as_str()),
            },
        }
    }
}
