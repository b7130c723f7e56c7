//! An argument for a parameter, whatever its type is.
//!
//! The program gives no value that it has: `given()` makes one of any type, as the compiler must
//! believe. Where the type follows from the method, it need not be spelled; `impl Into<Name>` does
//! not say which type it is, and is given a `Name`.

use quote::ToTokens as _;
use syn::{GenericArgument, Path, PathArguments, Type, TypeParamBound};

/// Types that are called the same everywhere.
const EVERYWHERE: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32",
    "u64", "u128", "usize", "String", "Vec", "Option", "Box",
];

const TEXT: &str = "&'static str";

/// The expression; none if the type is one that only a caller can choose.
pub fn given(ty: &Type) -> Option<String> {
    if has_choice(ty) {
        return Some(format!("given::<{}>()", spelled(ty)?));
    }
    Some("given()".to_owned())
}

/// Whether there is an `impl Trait` in a type.
fn has_choice(ty: &Type) -> bool {
    let text = ty.to_token_stream().to_string();
    text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '#')
        .any(|word| word == "impl")
}

/// A type as the program can spell it, with one that fits for each `impl Trait`.
fn spelled(ty: &Type) -> Option<String> {
    match ty {
        Type::ImplTrait(it) => it.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => chosen(&bound.path),
            _ => None,
        }),
        Type::Path(it) if it.qself.is_none() => path(&it.path),
        Type::Reference(it) if it.mutability.is_none() => {
            let within = match &*it.elem {
                Type::Slice(slice) => format!("[{}]", spelled(&slice.elem)?),
                within if within.to_token_stream().to_string() == "str" => "str".to_owned(),
                within => spelled(within)?,
            };
            Some(format!("&'static {within}"))
        }
        _ => None,
    }
}

/// A type that has a trait.
fn chosen(path: &Path) -> Option<String> {
    let bound = path.segments.last()?;
    let within = || match &bound.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => Some(ty),
            GenericArgument::AssocType(item) => Some(&item.ty),
            _ => None,
        },
        _ => None,
    };
    match bound.ident.to_string().as_str() {
        "Into" => match spelled(within()?)? {
            text if text == "String" => Some(TEXT.to_owned()),
            other => Some(other),
        },
        "AsRef" => match within()?.to_token_stream().to_string().as_str() {
            "str" => Some(TEXT.to_owned()),
            _ => None,
        },
        "IntoIterator" => Some(format!("Vec<{}>", spelled(within()?)?)),
        "ToString" | "Display" => Some(TEXT.to_owned()),
        _ => None,
    }
}

/// The path of a type as it is outside of the client.
fn path(path: &Path) -> Option<String> {
    let mut names: Vec<String> = path
        .segments
        .iter()
        .map(|it| it.ident.to_string())
        .collect();
    let first = names.first()?.as_str();
    let is_everywhere = names.len() == 1 && EVERYWHERE.contains(&first);
    match first {
        "crate" => {
            names.remove(0);
        }
        "models" | "types" => {}
        _ if is_everywhere => {}
        _ => return None,
    }
    let root = if is_everywhere { "" } else { "::client::" };
    let arguments = match &path.segments.last()?.arguments {
        PathArguments::None => String::new(),
        PathArguments::AngleBracketed(list) => {
            let types = list.args.iter().map(|argument| match argument {
                GenericArgument::Type(ty) => spelled(ty),
                _ => None,
            });
            format!("<{}>", types.collect::<Option<Vec<_>>>()?.join(", "))
        }
        PathArguments::Parenthesized(_) => return None,
    };
    Some(format!("{root}{}{arguments}", names.join("::")))
}

#[cfg(test)]
mod tests {
    fn given(ty: &str) -> Option<String> {
        super::given(&syn::parse_str(ty).unwrap())
    }

    #[test]
    fn what_follows_from_the_method_is_not_spelled() {
        for ty in ["i64", "&str", "&models::Pet", "uuid::Uuid", "Option<&[u8]>"] {
            assert_eq!(given(ty).as_deref(), Some("given()"), "{ty}");
        }
    }

    #[test]
    fn a_choice_is_made() {
        for (ty, expected) in [
            ("impl Into<String>", "&'static str"),
            ("impl Into<models::Name>", "::client::models::Name"),
            ("Option<impl AsRef<str>>", "Option<&'static str>"),
            (
                "impl IntoIterator<Item = crate::models::Id>",
                "Vec<::client::models::Id>",
            ),
            ("impl IntoIterator<Item = impl Into<i64>>", "Vec<i64>"),
            ("&[impl AsRef<str>]", "&'static [&'static str]"),
        ] {
            let expected = format!("given::<{expected}>()");
            assert_eq!(given(ty), Some(expected), "{ty}");
        }
    }

    #[test]
    fn what_cannot_be_chosen_is_left_out() {
        for ty in [
            "impl Read",
            "impl Into<uuid::Uuid>",
            "impl AsRef<[u8]>",
            "impl Fn(u8) -> u8",
        ] {
            assert_eq!(given(ty), None, "{ty}");
        }
    }
}
