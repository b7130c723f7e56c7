//! Types as tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::file::{File, ident};
use crate::model::{Integer, LiteralBase, Payload, Type, TypeDef, TypeId, TypeKind};

impl<'a> Context<'a> {
    pub(super) fn def(&self, id: TypeId) -> &'a TypeDef {
        self.api.types.get(id)
    }

    /// What a type is called.
    pub(super) fn type_name(&self, id: TypeId) -> &'a str {
        self.names
            .types
            .get(id.index())
            .map_or("", |names| names.ident.as_str())
    }

    /// A declared type, imported or qualified as the file needs it.
    pub(super) fn named(&self, id: TypeId, file: &mut File) -> TokenStream {
        let name = self.type_name(id);
        let name_ident = ident(name);
        if file.outside_models {
            let models = file.module("models");
            return quote!(#models::#name_ident);
        }
        if file.home != Some(self.def(id).home) {
            file.sibling(name);
        }
        quote!(#name_ident)
    }

    pub(super) fn ty(&self, ty: &Type, file: &mut File) -> TokenStream {
        match ty {
            Type::Named(id) => self.named(*id, file),
            Type::Boolean => quote!(bool),
            Type::Integer(integer) => integer_type(*integer),
            Type::Float => quote!(f64),
            Type::String => quote!(String),
            Type::Secret => file.runtime("Secret"),
            Type::Date => quote!(chrono::NaiveDate),
            Type::DateTime => quote!(chrono::DateTime<chrono::FixedOffset>),
            Type::Uuid => quote!(uuid::Uuid),
            Type::Base64 => {
                file.runtime("self");
                quote!(runtime::Base64)
            }
            Type::Ip(None) => quote!(std::net::IpAddr),
            Type::Ip(Some(6)) => quote!(std::net::Ipv6Addr),
            Type::Ip(Some(_)) => quote!(std::net::Ipv4Addr),
            Type::Json => quote!(serde_json::Value),
            Type::File => {
                file.runtime("self");
                quote!(runtime::Body)
            }
            Type::List(inner) => {
                let inner = self.ty(inner, file);
                quote!(Vec<#inner>)
            }
            Type::Map(inner) => {
                let inner = self.ty(inner, file);
                let map = file.map();
                quote!(#map<String, #inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner, file);
                quote!(Option<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.ty(inner, file);
                quote!(Box<#inner>)
            }
        }
    }

    /// What an answer's body is read as.
    pub(super) fn payload(&self, payload: &Payload, file: &mut File) -> TokenStream {
        match payload {
            Payload::Json(ty) | Payload::Plain(ty) => self.ty(ty, file),
            Payload::Text => quote!(String),
            Payload::Form(..) | Payload::Multipart(_) | Payload::Bytes => file.runtime("Bytes"),
            Payload::Stream => {
                file.runtime("self");
                quote!(runtime::Download)
            }
            Payload::Items(ty, _) => {
                file.runtime("self");
                let ty = self.ty(ty, file);
                quote!(runtime::ItemStream<#ty>)
            }
            Payload::Empty => quote!(()),
        }
    }

    /// The type behind aliases.
    pub(super) fn resolved(&self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        while let Type::Named(id) = ty {
            match &self.def(*id).kind {
                // An alias never leads back to itself: such a one is a type of its own.
                TypeKind::Alias(inner, _) => ty = inner,
                TypeKind::Struct(_)
                | TypeKind::Literals(_)
                | TypeKind::Newtype(..)
                | TypeKind::Union(_) => break,
            }
        }
        ty
    }

    /// Whether values are small and copied.
    pub(super) fn is_copy(&self, ty: &'a Type) -> bool {
        match self.resolved(ty) {
            Type::Boolean
            | Type::Integer(_)
            | Type::Float
            | Type::Date
            | Type::DateTime
            | Type::Uuid
            | Type::Ip(_) => true,
            Type::Named(id) => match &self.def(*id).kind {
                TypeKind::Newtype(inner, _) => self.is_copy(inner),
                TypeKind::Literals(literals) => literals.base == LiteralBase::Integer,
                TypeKind::Struct(_) | TypeKind::Union(_) | TypeKind::Alias(..) => false,
            },
            Type::Nullable(inner) => self.is_copy(inner),
            Type::String
            | Type::Secret
            | Type::Base64
            | Type::Json
            | Type::File
            | Type::List(_)
            | Type::Map(_)
            | Type::Boxed(_) => false,
        }
    }

    /// Whether it is a newtype over a text.
    pub(super) fn is_text_newtype(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(id)
            if matches!(&self.def(*id).kind, TypeKind::Newtype(Type::String, _)))
    }
}

pub(super) fn integer_type(integer: Integer) -> TokenStream {
    match integer {
        Integer::I8 => quote!(i8),
        Integer::I16 => quote!(i16),
        Integer::I32 => quote!(i32),
        Integer::I64 => quote!(i64),
        Integer::U8 => quote!(u8),
        Integer::U16 => quote!(u16),
        Integer::U32 => quote!(u32),
        Integer::U64 => quote!(u64),
    }
}
