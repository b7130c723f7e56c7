//! Finds the operations of a generated client in its text, and those that a program can call.

use std::collections::BTreeMap;

use syn::{FnArg, ImplItem, Item, ItemImpl, ReturnType, Signature, Type, Visibility};

use super::argument;
use super::tool::Kind;

/// A call of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The name of the operation's method.
    pub name: String,
    /// What stands behind the client: `.pets().list_pets(given())`.
    pub steps: String,
}

impl Call {
    /// The operation's name, the same whatever a generator makes of words and digits.
    pub fn key(&self) -> String {
        self.name.replace('_', "").to_lowercase()
    }
}

/// The calls that can be made of the methods in these files, in their order. Files that cannot be
/// read as Rust have none.
pub fn of(files: &[String], kind: Kind) -> Vec<Call> {
    let parsed = files.iter().filter_map(|text| syn::parse_file(text).ok());
    let items = parsed.flat_map(|file| file.items);
    let impls: Vec<ItemImpl> = items
        .filter_map(|item| match item {
            Item::Impl(item) if item.trait_.is_none() => Some(item),
            _ => None,
        })
        .collect();
    let methods = || {
        impls.iter().flat_map(|item| {
            let owner = last(&item.self_ty).unwrap_or_default();
            let methods = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => {
                    Some(&method.sig)
                }
                _ => None,
            });
            methods.map(move |method| (owner.clone(), method))
        })
    };
    let groups: BTreeMap<String, String> = methods()
        .filter(|(owner, method)| owner == kind.client() && method.inputs.len() == 1)
        .filter_map(|(_, method)| Some((result(method)?, format!(".{}()", method.ident))))
        .collect();
    let calls = methods().filter_map(|(owner, method)| {
        let is_operation = if kind.is_grouped() {
            result(method).as_deref() == Some("Call")
        } else {
            owner == kind.client()
                && method.asyncness.is_some()
                && result(method).as_deref() == Some("Result")
        };
        let group = if owner == kind.client() {
            ""
        } else {
            groups.get(&owner)?
        };
        let call = is_operation.then(|| arguments(method)).flatten()?;
        Some(Call {
            name: method.ident.to_string(),
            steps: format!("{group}.{}({})", method.ident, call.join(", ")),
        })
    });
    calls.collect()
}

/// The arguments of a method, unless one of them is of a type that only a caller can choose.
fn arguments(method: &Signature) -> Option<Vec<String>> {
    let generics = &method.generics;
    if generics.type_params().next().is_some() || generics.const_params().next().is_some() {
        return None;
    }
    let typed = method.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.ty),
        FnArg::Receiver(_) => None,
    });
    typed.map(argument::given).collect()
}

/// The name of the type that a method gives.
fn result(method: &Signature) -> Option<String> {
    match &method.output {
        ReturnType::Type(_, ty) => last(ty),
        ReturnType::Default => None,
    }
}

/// `Pets` of `crate::api::Pets<'_>`.
fn last(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else {
        return None;
    };
    Some(path.path.segments.last()?.ident.to_string())
}

/// At most `number` calls for each client: those of operations that all can call, evenly spread
/// over the first one's; where these are not enough, then others. The second result tells how many
/// are the same.
pub fn choose(clients: &[Vec<Call>], number: usize) -> (Vec<Vec<Call>>, usize) {
    let Some((first, others)) = clients.split_first() else {
        return (Vec::new(), 0);
    };
    let has = |calls: &[Call], key: &str| calls.iter().any(|call| call.key() == key);
    let common: Vec<String> = first
        .iter()
        .map(Call::key)
        .filter(|key| others.iter().all(|calls| has(calls, key)))
        .collect();
    let common = spread(&common, number);
    let chosen = clients.iter().map(|calls| {
        let (same, rest): (Vec<&Call>, Vec<&Call>) =
            calls.iter().partition(|call| common.contains(&call.key()));
        let more = spread(&rest, number.saturating_sub(same.len()));
        let mut taken: Vec<Call> = same.into_iter().chain(more).cloned().collect();
        taken.dedup_by(|one, other| one.name == other.name);
        taken.truncate(number);
        taken
    });
    (chosen.collect(), common.len())
}

/// At most `number` of these, as far from each other as possible.
fn spread<T: Clone>(all: &[T], number: usize) -> Vec<T> {
    let number = number.min(all.len());
    let chosen = (0..number).filter_map(|index| all.get(index * all.len() / number));
    chosen.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::{Call, Kind, choose, of, spread};

    #[test]
    fn grouped_operations_are_found() {
        let group = "impl Client { pub fn pets(&self) -> Pets<'_> { todo!() } }
            impl Pets<'_> {
                pub fn list(self, id: i64, name: impl Into<models::Name>) -> Call<List> { todo!() }
                pub fn list_in_chunks(self) -> Chunks<List> { todo!() }
                pub fn any<T>(self, it: T) -> Call<Any> { todo!() }
            }
            impl Call<List> { pub fn limit(self, limit: u32) -> Self { todo!() } }";
        let calls = of(&[group.to_owned(), "no Rust".to_owned()], Kind::Ours);
        let [call] = &calls[..] else {
            panic!("{calls:?}")
        };
        assert_eq!(call.name, "list");
        assert_eq!(
            call.steps,
            ".pets().list(given(), given::<::client::models::Name>())"
        );
    }

    #[test]
    fn asynchronous_operations_are_found() {
        let text = "impl HttpClient {
                pub fn new() -> Self { todo!() }
                pub async fn get_pet(&self, id: impl AsRef<str>) -> Result<Pet, E> { todo!() }
                async fn inner(&self) -> Result<Pet, E> { todo!() }
            }";
        let calls = of(&[text.to_owned()], Kind::OpenapiToRust);
        let [call] = &calls[..] else {
            panic!("{calls:?}")
        };
        assert_eq!(call.steps, ".get_pet(given::<&'static str>())");
    }

    fn named(names: &[&str]) -> Vec<Call> {
        let call = |name: &&str| Call {
            name: (*name).to_owned(),
            steps: String::new(),
        };
        names.iter().map(call).collect()
    }

    #[test]
    fn the_same_operations_are_chosen() {
        let ours = named(&["a_1", "b", "c", "d"]);
        let theirs = named(&["d", "x", "c", "a1"]);
        let (chosen, same) = choose(&[ours.clone(), theirs.clone()], 3);
        assert_eq!(same, 3);
        assert_eq!(chosen[0], named(&["a_1", "c", "d"]));
        assert_eq!(chosen[1], named(&["d", "c", "a1"]));
        let (chosen, same) = choose(&[ours, theirs], 4);
        assert_eq!((same, chosen[1].len()), (3, 4));
        assert_eq!(choose(&[], 4), (Vec::new(), 0));
    }

    #[test]
    fn a_choice_is_spread_evenly() {
        let numbers: Vec<u8> = (0..10).collect();
        assert_eq!(spread(&numbers, 5), [0, 2, 4, 6, 8]);
        assert_eq!(spread(&numbers, 20), numbers);
        assert!(spread::<u8>(&[], 5).is_empty());
    }
}
