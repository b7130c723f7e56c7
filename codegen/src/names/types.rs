//! Names of declared types, their files and their members.

use super::TypeNames;
use super::case::{pascal, pascal_with, snake, snake_with};
use super::scope::{Scope, Text};
use super::signs::Signs;
use crate::model::{Hint, Operation, TypeDef, TypeId, TypeKind, Types};

/// What model files mean by these names.
const RESERVED: [&str; 20] = [
    "BTreeMap",
    "Box",
    "Checks",
    "Default",
    "Deserialize",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Nullable",
    "Ok",
    "Option",
    "Result",
    "Secret",
    "Serialize",
    "Some",
    "String",
    "Validate",
    "Vec",
];

/// What models have from traits, beside what every value has, and from the generator. A field
/// has the name of its setter.
const MODEL: [&str; 13] = [
    "cmp",
    "default",
    "deserialize",
    "eq",
    "example",
    "from",
    "hash",
    "ne",
    "new",
    "partial_cmp",
    "serialize",
    "try_from",
    "validate",
];

/// Modules that are there anyway, and names that some file systems keep for themselves.
pub(super) const RESERVED_MODULES: [&str; 28] = [
    "mod", "lib", "main", "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4",
    "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
    "lpt7", "lpt8", "lpt9", "serde",
];

pub(super) fn assign(types: &Types, operations: &[Operation]) -> Vec<TypeNames> {
    let idents = idents(types, operations);
    let mut modules = Scope::without(&RESERVED_MODULES);
    types
        .iter()
        .zip(&idents)
        .map(|((id, def), ident)| {
            let module = if def.home == id {
                modules.claim(&snake(ident), "_model").replace("r#", "")
            } else {
                String::new()
            };
            let (members, rest) = members(def);
            TypeNames {
                ident: ident.clone(),
                module: module_name(&module),
                members,
                rest,
            }
        })
        .collect()
}

/// A module may not be called like a keyword, since a file would then be called otherwise.
fn module_name(name: &str) -> String {
    if super::is_keyword(name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The document's own names come first; those of inline types are made to fit around them.
fn idents(types: &Types, operations: &[Operation]) -> Vec<String> {
    let mut scope = Scope::without(&[&RESERVED[..], &["UnknownValue"]].concat());
    let mut named: Vec<(bool, &str, String, TypeId)> = types
        .iter()
        .filter_map(|(id, def)| match &def.hint {
            Hint::Name(name) => {
                let ident = pascal(name);
                Some((ident != *name, name.as_str(), ident, id))
            }
            Hint::Part(..) | Hint::Operation(..) => None,
        })
        .collect();
    // Who is spelt like a name gets it, whoever comes first in the document.
    named.sort_unstable();
    let mut idents: Vec<String> = vec![String::new(); types.len()];
    for (_, _, ident, id) in named {
        let claimed = scope.claim(&ident, "Model");
        set(&mut idents, id, claimed);
    }
    // A part is declared after what it is a part of.
    for (id, def) in types.iter() {
        let wanted = match &def.hint {
            Hint::Name(_) => continue,
            Hint::Part(parent, role) => {
                let name = idents.get(parent.index()).map_or("", String::as_str);
                if let TypeKind::Union(_) = types.get(*parent).kind
                    && let Some(rest) = without_overlap(name, &pascal(role))
                    && let Some(claimed) = scope.try_claim(&pascal(&format!("{name} {rest}")))
                {
                    set(&mut idents, id, claimed);
                    continue;
                }
                pascal(&format!("{name} {role}"))
            }
            Hint::Operation(operation, role) => {
                let operation = operations
                    .get(operation.0)
                    .map_or("", |found| found.hint.as_str());
                pascal(&format!("{operation} {role}"))
            }
        };
        let claimed = scope.claim(&wanted, "");
        set(&mut idents, id, claimed);
    }
    idents
}

/// What an alternative is called inside of its union, without the words that the union ends with:
/// the `AdditionalDataRisk` of `PaymentAdditionalData` is a `PaymentAdditionalDataRisk`.
fn without_overlap<'t>(union: &str, alternative: &'t str) -> Option<&'t str> {
    let words = alternative.char_indices();
    let starts = words.filter(|(at, c)| *at > 0 && !c.is_ascii_lowercase());
    let mut overlaps = starts.filter_map(|(at, _)| alternative.split_at_checked(at));
    let (_, rest) = overlaps.rfind(|(start, _)| {
        let before = union.strip_suffix(start);
        before
            .is_some_and(|it| it.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()))
    })?;
    Some(rest)
}

fn set(idents: &mut [String], id: TypeId, name: String) {
    if let Some(slot) = idents.get_mut(id.index()) {
        *slot = name;
    }
}

fn members(def: &TypeDef) -> (Vec<String>, String) {
    match &def.kind {
        TypeKind::Struct(object) => {
            let mut scope = Scope::of_methods(&MODEL);
            let hints = object.fields.iter().map(|field| field.hint.as_str());
            let members = scope.claim_all(&texts(hints), snake_with, Signs::Operators, "_");
            let rest = scope.claim("additional_properties", "_");
            (members, rest)
        }
        TypeKind::Literals(literals) => {
            let hints = literals.values.iter().map(|literal| literal.hint.as_str());
            (
                variants(hints, Signs::OfValues, "Literal"),
                "Unknown".to_owned(),
            )
        }
        TypeKind::Union(union) => {
            let hints = union.variants.iter().map(|variant| variant.hint.as_str());
            (
                variants(hints, Signs::OfNumbers, "Variant"),
                "Unknown".to_owned(),
            )
        }
        TypeKind::Newtype(..) | TypeKind::Alias(..) => (Vec::new(), String::new()),
    }
}

fn variants<'t>(hints: impl Iterator<Item = &'t str>, signs: Signs, suffix: &str) -> Vec<String> {
    Scope::without(&["Unknown"]).claim_all(&texts(hints), pascal_with, signs, suffix)
}

fn texts<'t>(hints: impl Iterator<Item = &'t str>) -> Vec<Text<'t>> {
    hints.map(Text::from).collect()
}
