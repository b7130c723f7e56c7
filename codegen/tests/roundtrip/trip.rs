//! Values of every component there and back.

use super::compare::difference;
use super::judge::{For, components, judge};
use super::values::Values;
use super::whole::whole;
use jsonschema::Validator;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// How many values of each schema are tried.
pub const VALUES: usize = 200;

/// A model with its schema's name, and its way from JSON to JSON.
pub type Trip = (&'static str, fn(&str) -> Result<Back, String>);

/// What came back.
pub struct Back {
    pub text: String,
    /// Whether a union or an enum in it did not know what it read.
    pub is_unknown: bool,
}

/// What is known not to come back: a part of a message, and why.
pub type Known = [(&'static str, &'static str)];

/// What became of all values.
#[derive(Default)]
pub struct Journey {
    /// For each schema what went wrong first, and how often.
    pub failures: BTreeMap<&'static str, (usize, String)>,
    /// The schemas of which some values were kept as raw JSON, with their number.
    pub unknown: BTreeMap<&'static str, usize>,
    /// What was known and has happened.
    pub known: BTreeSet<&'static str>,
    /// How many values there were.
    pub values: usize,
}

/// Reads, writes and reads again.
pub fn trip<T: DeserializeOwned + Serialize + PartialEq + Debug>(
    text: &str,
) -> Result<Back, String> {
    let value: T = serde_json::from_str(text).map_err(|error| format!("is not read: {error}"))?;
    let text = serde_json::to_string(&value).map_err(|error| format!("is not written: {error}"))?;
    let shown = format!("{value:?}");
    match serde_json::from_str::<T>(&text) {
        Ok(again) if again == value => Ok(Back {
            text,
            is_unknown: shown.contains("Unknown("),
        }),
        Ok(_) => Err(format!(
            "{shown} is another one when read again from {text}"
        )),
        Err(error) => Err(format!("is not read again from {text}: {error}")),
    }
}

/// Sends values of all models there and back.
pub fn travel(
    root: &Value,
    trips: &[Trip],
    is_lenient: impl Fn(&str) -> bool,
    known: &Known,
) -> Journey {
    let (answers, requests) = (
        components(root, For::Answers),
        components(root, For::Requests),
    );
    let mut journey = Journey::default();
    for (name, run) in trips {
        let (read, sent) = (judge(&answers, name), judge(&requests, name));
        let schema = whole(root, &root["components"]["schemas"][name]);
        let has_null = schema.keys().any(|keyword| keyword != "description");
        let mut values = Values::new(root, name);
        let mut number = 0;
        while number < VALUES {
            let value = values.component(name, number);
            // Null belongs to the use of a schema, where the model is in an `Option`.
            if value.is_null() && has_null {
                continue;
            }
            number += 1;
            journey.values += 1;
            let outcome = there_and_back(&value, *run, &read, &sent, is_lenient(name));
            let error = match outcome {
                Ok(is_unknown) => {
                    if is_unknown {
                        *journey.unknown.entry(name).or_default() += 1;
                    }
                    continue;
                }
                Err(error) => error,
            };
            if let Some((known, _)) = known.iter().find(|(known, _)| error.contains(known)) {
                journey.known.insert(known);
            } else {
                let text = format!("{error} in {value}");
                journey.failures.entry(name).or_insert((0, text)).0 += 1;
            }
        }
    }
    journey
}

fn there_and_back(
    value: &Value,
    run: fn(&str) -> Result<Back, String>,
    read: &Validator,
    sent: &Validator,
    lenient: bool,
) -> Result<bool, String> {
    let fault = |error| format!("the test made an invalid value: {error}");
    read.validate(value).map_err(fault)?;
    let back = run(&value.to_string())?;
    let written = serde_json::from_str(&back.text).unwrap();
    if let Some(difference) = difference(value, &written, lenient) {
        return Err(difference);
    }
    let fault = |error| format!("what is written does not fit: {error}");
    sent.validate(&written).map_err(fault)?;
    Ok(back.is_unknown)
}

impl Journey {
    /// Fails if anything was unlike what is expected.
    pub fn end(self, known: &Known, unknown: &[&str]) {
        eprintln!("{} values", self.values);
        for (name, (count, text)) in &self.failures {
            eprintln!("{name}: {count} of {VALUES}, first: {text}\n");
        }
        assert!(self.failures.is_empty(), "{} models", self.failures.len());
        let found: Vec<&str> = self.unknown.keys().copied().collect();
        assert_eq!(
            found, unknown,
            "schemas with values that are kept as raw JSON: {:?}",
            self.unknown
        );
        for (text, reason) in known {
            assert!(
                self.known.contains(text),
                "no longer so, take it from the list: {text} ({reason})"
            );
        }
    }
}
