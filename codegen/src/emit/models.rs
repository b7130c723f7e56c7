//! `src/models/`: one file for each schema with a name, its inline types behind it.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Words, deprecation};
use super::file::{File, ident};
use super::structs::disclosure;
use super::{Context, Source};
use crate::model::{Type, TypeDef, TypeId, TypeKind};

pub(super) fn emit(context: &Context<'_>) -> Vec<Source> {
    let types = &context.api.types;
    let mut files: Vec<(TypeId, Vec<TypeId>)> = Vec::new();
    let mut file_of = vec![None; types.len()];
    for (id, def) in types.iter() {
        let known = file_of.get(def.home.index()).copied().flatten();
        if let Some((_, members)) = known.and_then(|index: usize| files.get_mut(index)) {
            members.push(id);
        } else {
            if let Some(slot) = file_of.get_mut(def.home.index()) {
                *slot = Some(files.len());
            }
            files.push((def.home, vec![id]));
        }
    }
    let mut sources = vec![index(context, &files)];
    for (home, members) in &files {
        let mut file = File::new(Vec::new());
        file.home = Some(*home);
        for &id in members {
            let declaration = context.declaration(id, &mut file);
            let example = context.example(id, &mut file);
            file.part(context.type_name(id), quote!(#declaration #example));
        }
        let module = context.module(*home);
        sources.push(file.finish(format!("src/models/{module}.rs")));
    }
    sources
}

/// `src/models/mod.rs`.
fn index(context: &Context<'_>, files: &[(TypeId, Vec<TypeId>)]) -> Source {
    let mut modules: Vec<(&str, Vec<&str>)> = files
        .iter()
        .map(|(home, members)| {
            let mut names: Vec<&str> = members.iter().map(|&id| context.type_name(id)).collect();
            names.sort_unstable();
            (context.module(*home), names)
        })
        .collect();
    modules.sort_unstable();
    let lines = [
        "What requests and answers hold.",
        "",
        "Types of requests have `new` with what is required, and a setter for each other field,",
        "except for those that only the server fills in. Types of answers have no constructor.",
    ];
    let mut file = File::new(lines.map(str::to_owned).to_vec());
    let declarations = modules.iter().map(|(module, _)| {
        let module = ident(module);
        quote!(mod #module;)
    });
    file.part("", declarations.collect());
    let exports = modules.iter().map(|(module, names)| {
        let module = ident(module);
        let names = names.iter().map(|name| ident(name));
        quote!(pub use self::#module::{#(#names),*};)
    });
    file.part("", exports.collect());
    file.finish("src/models/mod.rs")
}

impl<'a> Context<'a> {
    fn module(&self, id: TypeId) -> &'a str {
        self.names
            .types
            .get(id.index())
            .map_or("", |names| names.module.as_str())
    }

    fn declaration(&self, id: TypeId, file: &mut File) -> TokenStream {
        let def = self.def(id);
        match &def.kind {
            TypeKind::Struct(object) => self.structure(id, def, object, file),
            TypeKind::Literals(literals) => self.literals(id, def, literals, file),
            TypeKind::Union(union) => self.union(id, def, union, file),
            TypeKind::Newtype(ty, rules) => {
                let declared = self.newtype(id, def, ty, file);
                let checks = self.newtype_checks(id, def, ty, rules, file);
                quote!(#declared #checks)
            }
            TypeKind::Alias(ty, _) => {
                let name = ident(self.type_name(id));
                let docs = self.type_docs(id, def, file);
                let ty = self.ty(ty, file);
                quote!(#docs pub type #name = #ty;)
            }
        }
    }

    /// The documentation of a declared type, and its deprecation.
    pub(super) fn type_docs(&self, id: TypeId, def: &TypeDef, file: &mut File) -> TokenStream {
        let name = self.type_name(id);
        let words = Words::of(&def.docs, &format!("`{name}`")).source(&def.pointer);
        let docs = file.docs(words);
        let deprecated = deprecation(def.deprecated, &def.docs);
        quote!(#docs #deprecated)
    }

    /// An enum whose last variant keeps what the others do not stand for.
    pub(super) fn open_enum(
        &self,
        (id, def): (TypeId, &TypeDef),
        derives: &TokenStream,
        variants: &TokenStream,
        unknown: &TokenStream,
        file: &mut File,
    ) -> TokenStream {
        let docs = self.type_docs(id, def, file);
        let (name, rest) = (ident(self.type_name(id)), ident(self.rest(id)));
        let rest_docs = file.docs("A value that this version of the client does not know.");
        quote! {
            #docs
            #[derive(#derives)]
            #[non_exhaustive]
            pub enum #name {
                #variants
                #rest_docs
                #rest(#unknown),
            }
        }
    }

    fn newtype(&self, id: TypeId, def: &TypeDef, ty: &Type, file: &mut File) -> TokenStream {
        let name = ident(self.type_name(id));
        let docs = self.type_docs(id, def, file);
        let inner = self.ty(ty, file);
        file.runtime("self");
        let is_scalar = match ty {
            Type::String | Type::Integer(_) | Type::Uuid | Type::Date | Type::DateTime => true,
            Type::Named(_)
            | Type::Boolean
            | Type::Float
            | Type::Secret
            | Type::Base64
            | Type::Ip(_)
            | Type::Json
            | Type::File
            | Type::List(_)
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Boxed(_) => false,
        };
        if !is_scalar {
            return quote! {
                #docs
                #[derive(Clone, PartialEq)]
                pub struct #name(pub #inner);

                runtime::wrapper!(#name: #inner);
            };
        }
        let how = disclosure(def.disclosure, def).map(|how| quote!(, #how));
        let copy = self.is_copy(ty).then(|| quote!(Copy,));
        quote! {
            #docs
            #[derive(Clone, #copy PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct #name(pub #inner);

            runtime::newtype!(#name: #inner #how);
        }
    }

    fn newtype_checks(
        &self,
        id: TypeId,
        def: &'a TypeDef,
        ty: &'a Type,
        rules: &crate::model::Rules,
        file: &mut File,
    ) -> TokenStream {
        if !def.checked {
            return TokenStream::new();
        }
        let name = ident(self.type_name(id));
        let calls = self.checks(&quote!(&self.0), ty, rules);
        let (validate, checks) = (file.runtime("Validate"), file.runtime("Checks"));
        quote! {
            impl #validate for #name {
                #[inline]
                fn validate(&self, checks: &mut #checks) {
                    checks.here()#calls;
                }
            }
        }
    }
}
