//! The `example()` of every model: it is read and written again, and fits its schema.

use super::judge::{For, components, judge};
use super::trip::trip;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;

/// A schema's name, and the example of its model after a way there and back.
pub type Sample = (&'static str, fn() -> Result<Value, String>);

/// The example as JSON, if it comes back as the same value.
pub fn sample<T: DeserializeOwned + Serialize + PartialEq + Debug>(
    example: &T,
) -> Result<Value, String> {
    let text = serde_json::to_string(example).unwrap();
    let back = trip::<T>(&text)?;
    if back.is_unknown {
        return Err(format!("is of no known kind: {text}"));
    }
    Ok(serde_json::from_str(&back.text).unwrap())
}

/// Fails if an example does not fit its schema as an answer or as a request, other than by what
/// is known: a part of the message.
pub fn check(root: &Value, samples: &[Sample], known: &[&str]) {
    let directions = [For::Answers, For::Requests].map(|direction| components(root, direction));
    let mut faults = Vec::new();
    for (name, sample) in samples {
        let fits = |value: &Value| {
            directions
                .iter()
                .map(|components| judge(components, name).validate(value))
                .find_map(Result::err)
                .map_or(Ok(()), |error| Err(format!("{error} in {value}")))
        };
        if let Err(fault) = sample().and_then(|value| fits(&value)) {
            faults.push(format!("{name}: {fault}"));
        }
    }
    faults.retain(|fault| !known.iter().any(|known| fault.contains(known)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
