//! Names of declared types, their files and their members.

use super::TypeNames;
use super::case::{pascal, snake};
use super::scope::Scope;
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
    let mut scope = Scope::without(&[]);
    for reserved in RESERVED.iter().chain(&["UnknownValue"]) {
        scope.claim(reserved, "");
    }
    let named: Vec<(String, &str)> = types
        .iter()
        .filter_map(|(_, def)| match &def.hint {
            Hint::Name(name) => Some((pascal(name), name.as_str())),
            Hint::Part(..) | Hint::Operation(..) => None,
        })
        .collect();
    let mut named = scope.claim_all(&named, "Model").into_iter();
    let mut idents: Vec<String> = vec![String::new(); types.len()];
    for (slot, (_, def)) in idents.iter_mut().zip(types.iter()) {
        if matches!(def.hint, Hint::Name(_)) {
            *slot = named.next().unwrap_or_default();
        }
    }
    // A part is declared after what it is a part of.
    for (id, def) in types.iter() {
        let wanted = match &def.hint {
            Hint::Name(_) => continue,
            Hint::Part(parent, role) => {
                let parent = idents.get(parent.index()).map_or("", String::as_str);
                pascal(&format!("{parent} {role}"))
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

fn set(idents: &mut [String], id: TypeId, name: String) {
    if let Some(slot) = idents.get_mut(id.index()) {
        *slot = name;
    }
}

fn members(def: &TypeDef) -> (Vec<String>, String) {
    match &def.kind {
        TypeKind::Struct(object) => {
            let mut scope = Scope::without(&["example", "new"]);
            let wanted: Vec<(String, &str)> = object
                .fields
                .iter()
                .map(|field| (snake(&field.hint), field.hint.as_str()))
                .collect();
            let members = scope.claim_all(&wanted, "_");
            let rest = scope.claim("additional_properties", "_");
            (members, rest)
        }
        TypeKind::Literals(literals) => {
            let mut scope = Scope::without(&["Unknown"]);
            let wanted: Vec<(String, &str)> = literals
                .values
                .iter()
                .map(|literal| (pascal(&literal.hint), literal.hint.as_str()))
                .collect();
            (scope.claim_all(&wanted, "Literal"), "Unknown".to_owned())
        }
        TypeKind::Union(union) => {
            let mut scope = Scope::without(&["Unknown"]);
            let wanted: Vec<(String, &str)> = union
                .variants
                .iter()
                .map(|variant| (pascal(&variant.hint), variant.hint.as_str()))
                .collect();
            (scope.claim_all(&wanted, "Variant"), "Unknown".to_owned())
        }
        TypeKind::Newtype(..) | TypeKind::Alias(..) => (Vec::new(), String::new()),
    }
}
