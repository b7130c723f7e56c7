//! Names of declared types, their files and their members.

use super::case::{pascal, pascal_with, snake, snake_with};
use super::lock::{Lock, Role};
use super::scope::{Scope, Text};
use super::signs::Signs;
use super::{TypeNames, places};
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

pub(super) fn assign(types: &Types, operations: &[Operation], lock: &Lock) -> Vec<TypeNames> {
    let places = places::types(types, operations);
    let idents = idents(types, operations, lock, &places);
    let mut modules = Scope::without(&RESERVED_MODULES);
    types
        .iter()
        .zip(&idents)
        .zip(&places)
        .map(|(((id, def), ident), place)| {
            let module = if def.home == id {
                modules.claim(&snake(ident), "_model").replace("r#", "")
            } else {
                String::new()
            };
            let (members, rest) = members(def, lock, place);
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
fn idents(types: &Types, operations: &[Operation], lock: &Lock, places: &[String]) -> Vec<String> {
    let mut scope = Scope::without(&[&RESERVED[..], &["UnknownValue"]].concat());
    scope.keep(lock.models());
    let mut idents: Vec<String> = vec![String::new(); types.len()];
    let mut is_pinned = vec![false; types.len()];
    for ((place, ident), is_pinned) in places.iter().zip(&mut idents).zip(&mut is_pinned) {
        if let Some(name) = scope.pinned(lock.name(Role::Type, place)) {
            *ident = name;
            *is_pinned = true;
        }
    }
    let is_free = |id: &TypeId| is_pinned.get(id.index()) != Some(&true);
    let mut named: Vec<(bool, &str, String, TypeId)> = types
        .iter()
        .filter(|(id, _)| is_free(id))
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
    for (_, _, ident, id) in named {
        let claimed = scope.claim(&ident, "Model");
        set(&mut idents, id, claimed);
    }
    // A part is declared after what it is a part of.
    for (id, def) in types.iter().filter(|(id, _)| is_free(id)) {
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

fn members(def: &TypeDef, lock: &Lock, place: &str) -> (Vec<String>, String) {
    match &def.kind {
        TypeKind::Struct(object) => {
            let mut scope = Scope::of_methods(&MODEL);
            let fields = object.fields.iter();
            let fields: Vec<_> = fields
                .map(|field| (field.hint.as_str(), places::field(place, &field.name)))
                .collect();
            let pin = lock.name(Role::Field, &format!("{place}/additionalProperties"));
            scope.keep(pin.into_iter());
            let texts = texts(&fields, Role::Field, lock);
            let members = scope.claim_all(&texts, snake_with, Signs::Operators, "_");
            let rest = scope.claim_or(pin, "additional_properties", "_");
            (members, rest)
        }
        TypeKind::Literals(literals) => {
            let values = literals.values.iter();
            let values: Vec<_> = values
                .map(|literal| (literal.hint.as_str(), places::literal(place, literal)))
                .collect();
            (
                variants(&values, lock, Signs::OfValues, "Literal"),
                "Unknown".to_owned(),
            )
        }
        TypeKind::Union(union) => {
            let hints = union.variants.iter().map(|it| it.hint.as_str());
            let alternatives: Vec<_> = hints.zip(places::variants(place, union)).collect();
            (
                variants(&alternatives, lock, Signs::OfNumbers, "Variant"),
                "Unknown".to_owned(),
            )
        }
        TypeKind::Newtype(..) | TypeKind::Alias(..) => (Vec::new(), String::new()),
    }
}

fn variants(hints: &[(&str, String)], lock: &Lock, signs: Signs, suffix: &str) -> Vec<String> {
    let texts = texts(hints, Role::Variant, lock);
    Scope::without(&["Unknown"]).claim_all(&texts, pascal_with, signs, suffix)
}

/// What names are made from, each with what the lock file gives to its place.
fn texts<'t>(hints: &'t [(&str, String)], role: Role, lock: &'t Lock) -> Vec<Text<'t>> {
    let texts = hints.iter().map(|(text, place)| Text {
        pin: lock.name(role, place),
        ..Text::from(*text)
    });
    texts.collect()
}
