//! How a caller passes a value: what is convenient to write, and how it becomes the value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::file::File;
use crate::model::{Composition, Type};

/// The type of an argument, and the expression that makes the value of it.
pub(super) struct Argument {
    pub(super) ty: TokenStream,
    pub(super) value: TokenStream,
}

impl Context<'_> {
    /// An argument whose value is kept: for constructors and setters of models.
    pub(super) fn owned(&self, name: &Ident, ty: &Type, file: &mut File) -> Argument {
        let is_converted = matches!(ty, Type::String | Type::Secret | Type::File);
        if is_converted || self.is_text_newtype(ty) {
            let tokens = self.ty(ty, file);
            return Argument {
                ty: quote!(impl Into<#tokens>),
                value: quote!(#name.into()),
            };
        }
        match ty.composition() {
            Composition::List(item) => self.collected(name, item, file),
            Composition::Boxed(inner) => Argument {
                ty: self.ty(inner, file),
                value: quote!(Box::new(#name)),
            },
            Composition::Named(_)
            | Composition::Scalar
            | Composition::Map(_)
            | Composition::Nullable(_) => Argument {
                ty: self.ty(ty, file),
                value: quote!(#name),
            },
        }
    }

    fn collected(&self, name: &Ident, item: &Type, file: &mut File) -> Argument {
        let tokens = self.ty(item, file);
        if matches!(item, Type::String | Type::File) || self.is_text_newtype(item) {
            Argument {
                ty: quote!(impl IntoIterator<Item = impl Into<#tokens>>),
                value: quote!(#name.into_iter().map(Into::into).collect()),
            }
        } else {
            Argument {
                ty: quote!(impl IntoIterator<Item = #tokens>),
                value: quote!(#name.into_iter().collect()),
            }
        }
    }

    /// An argument that is only looked at: for parameters and bodies. The statement makes of it
    /// something whose reference can be sent.
    pub(super) fn borrowed(&self, name: &Ident, ty: &Type, file: &mut File) -> Borrowed {
        if let Type::List(item) = ty {
            let Argument { ty, value } = self.collected(name, item, file);
            let item = self.ty(item, file);
            return Borrowed {
                ty,
                prepare: Some(quote!(let #name: Vec<#item> = #value;)),
                value: quote!(&#name),
            };
        }
        if *ty == Type::String {
            return Borrowed {
                ty: quote!(&str),
                prepare: None,
                value: quote!(#name),
            };
        }
        let tokens = self.ty(ty, file);
        let (ty, prepare, value) = if self.is_text_newtype(ty) {
            let prepare = quote!(let #name: #tokens = #name.into(););
            (quote!(impl Into<#tokens>), Some(prepare), quote!(&#name))
        } else if self.is_copy(ty) {
            (tokens, None, quote!(&#name))
        } else {
            (quote!(&#tokens), None, quote!(#name))
        };
        Borrowed { ty, prepare, value }
    }
}

/// The type of an argument, the statement before its use, and a reference to its value.
pub(super) struct Borrowed {
    pub(super) ty: TokenStream,
    pub(super) prepare: Option<TokenStream>,
    pub(super) value: TokenStream,
}
