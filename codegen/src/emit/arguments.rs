//! How a caller passes a value: what is convenient to write, and how it becomes the value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Context;
use super::file::File;
use crate::model::Type;

/// The type of an argument, and the expression that makes the value of it.
pub(super) struct Argument {
    pub(super) ty: TokenStream,
    pub(super) value: TokenStream,
}

impl Context<'_> {
    /// An argument whose value is kept: for constructors and setters of models.
    pub(super) fn owned(&self, name: &Ident, ty: &Type, file: &mut File) -> Argument {
        match ty {
            Type::String | Type::Secret | Type::File => {
                let tokens = self.ty(ty, file);
                Argument {
                    ty: quote!(impl Into<#tokens>),
                    value: quote!(#name.into()),
                }
            }
            Type::Named(_) if self.is_text_newtype(ty) => {
                let tokens = self.ty(ty, file);
                Argument {
                    ty: quote!(impl Into<#tokens>),
                    value: quote!(#name.into()),
                }
            }
            Type::List(item) => self.collected(name, item, file),
            Type::Boxed(inner) => {
                let tokens = self.ty(inner, file);
                Argument {
                    ty: tokens,
                    value: quote!(Box::new(#name)),
                }
            }
            _ => Argument {
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
        match ty {
            Type::String => Borrowed {
                ty: quote!(&str),
                prepare: None,
                value: quote!(#name),
            },
            Type::List(item) => {
                let Argument { ty, value } = self.collected(name, item, file);
                let item = self.ty(item, file);
                let prepare = quote!(let #name: Vec<#item> = #value;);
                Borrowed {
                    ty,
                    prepare: Some(prepare),
                    value: quote!(&#name),
                }
            }
            Type::Named(_) if self.is_text_newtype(ty) => {
                let tokens = self.ty(ty, file);
                let prepare = quote!(let #name: #tokens = #name.into(););
                Borrowed {
                    ty: quote!(impl Into<#tokens>),
                    prepare: Some(prepare),
                    value: quote!(&#name),
                }
            }
            _ if self.is_copy(ty) => Borrowed {
                ty: self.ty(ty, file),
                prepare: None,
                value: quote!(&#name),
            },
            _ => {
                let tokens = self.ty(ty, file);
                Borrowed {
                    ty: quote!(&#tokens),
                    prepare: None,
                    value: quote!(#name),
                }
            }
        }
    }
}

/// The type of an argument, the statement before its use, and a reference to its value.
pub(super) struct Borrowed {
    pub(super) ty: TokenStream,
    pub(super) prepare: Option<TokenStream>,
    pub(super) value: TokenStream,
}
