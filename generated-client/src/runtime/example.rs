// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Examples of models.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// The example of a model as a value. `{"$ref": "Name"}` stands for the example of another model.
pub(crate) fn read_example<T: DeserializeOwned>(examples: &[(&str, &str)], name: &str) -> T {
    let example = find(examples, name).map(|text| resolve(examples, text));
    match example.map(serde_json::from_value) {
        Some(Ok(example)) => example,
        Some(Err(error)) => super::mock::fail(&format!("the example of `{name}`: {error}")),
        None => super::mock::fail(&format!("`{name}` has no example")),
    }
}

fn find(examples: &[(&str, &str)], name: &str) -> Option<Value> {
    let (_, text) = examples.iter().find(|(known, _)| *known == name)?;
    serde_json::from_str(text).ok()
}

fn resolve(examples: &[(&str, &str)], value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let items = items.into_iter().map(|item| resolve(examples, item));
            Value::Array(items.collect())
        }
        Value::Object(members) => {
            let named = members.get("$ref").filter(|_| members.len() == 1);
            let named = named.and_then(Value::as_str);
            if let Some(example) = named.and_then(|name| find(examples, name)) {
                // The generator sees to it that no example leads back to itself.
                return resolve(examples, example);
            }
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(name, member)| (name, resolve(examples, member)))
                    .collect(),
            )
        }
        scalar => scalar,
    }
}

/// Gives models their examples, from rows such as `Pet = r#"{"name": "Rex"}"#`.
macro_rules! examples {
    (models { $($model:ident = $text:literal),* $(,)? }) => {
        const ALL: &[(&str, &str)] = &[$((stringify!($model), $text)),*];

        $(impl $crate::models::$model {
            /// A value for tests, from the examples of the document where it has some.
            pub fn example() -> Self {
                $crate::runtime::read_example(ALL, stringify!($model))
            }
        })*
    };
}
pub(crate) use examples;
