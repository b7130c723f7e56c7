//! What tells the types of a union apart that has no discriminator: which kinds of JSON value they
//! are, which properties they need and know, which literals they hold.

use super::decode::whole;
use super::decoder::{Decoder, Kind};
use super::fault::Result;
use super::field::{Model, Table};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the values of a type look like.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    kinds: &'static [Kind],
    table: Option<&'static Table>,
    /// Properties that it knows beside those of a table; `None` if it takes all.
    known: Option<&'static [&'static str]>,
    /// Values, as JSON texts, that stand at a path of properties, `""` for the value itself.
    pub(super) literals: &'static [(&'static str, &'static [&'static str])],
}

impl Look {
    /// Objects with the properties of a model.
    pub const fn object<T: Model>() -> Self {
        let open: Option<&[&str]> = if T::TABLE.rest.is_some() {
            None
        } else {
            Some(&[])
        };
        Self {
            kinds: &[Kind::Object],
            table: Some(T::TABLE),
            known: open,
            literals: &[],
        }
    }

    /// Values of these kinds.
    pub const fn of(kinds: &'static [Kind]) -> Self {
        Self {
            kinds,
            table: None,
            known: None,
            literals: &[],
        }
    }

    /// Objects have no properties but these and those of the table.
    #[must_use]
    pub const fn knows(mut self, names: &'static [&'static str]) -> Self {
        self.known = Some(names);
        self
    }

    /// These properties, at paths of names joined by `/`, have one of these values. In a path, `[]`
    /// is each item of a list, and `{}` each value of a map.
    #[must_use]
    pub const fn holds(
        mut self,
        literals: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.literals = literals;
        self
    }

    fn knows_name(&self, name: &str) -> bool {
        let in_table = self
            .table
            .is_some_and(|table| table.fields.iter().any(|field| field.name == name));
        in_table || self.known.is_some_and(|known| known.contains(&name))
    }

    /// How well a value fits, if it does at all.
    pub(super) fn fit(&self, sample: &Sample) -> Option<Fit> {
        let exact = self.kinds.contains(&sample.kind);
        let is_number = sample.kind == Kind::Integer && self.kinds.contains(&Kind::Number);
        // `1.0` is a whole number, too.
        let is_whole = sample.kind == Kind::Number && self.kinds.contains(&Kind::Integer);
        if !exact && !is_number && !is_whole {
            return None;
        }
        let mut literals = 0;
        for (path, values) in self.literals {
            // Null stands for an absent value.
            let mut found = sample
                .at(path)
                .iter()
                .filter(|found| *found != "null")
                .peekable();
            if found.peek().is_none() {
                continue;
            }
            if found.all(|found| values.iter().any(|value| is_same(value, found))) {
                literals += 1;
            } else if path.is_empty() || values.len() == 1 {
                return None;
            }
        }
        let fields = self.table.map_or(&[][..], |table| table.fields);
        let mut required = fields.iter().filter(|field| field.is_always_there());
        if sample.kind == Kind::Object && !required.all(|field| sample.has(field.name)) {
            return None;
        }
        let given = sample.given.iter();
        let known = given.filter(|name| self.knows_name(name)).count();
        let is_open = self.known.is_none();
        Some(Fit {
            unknown: Reverse(if is_open {
                0
            } else {
                sample.given.len() - known
            }),
            exact,
            literals,
            known,
            required: fields
                .iter()
                .filter(|field| field.is_always_there())
                .count(),
        })
    }

    /// Whether it would lose a property that another one knows.
    pub(super) fn loses<'l>(
        &self,
        sample: &Sample,
        mut others: impl Iterator<Item = &'l Self> + Clone,
    ) -> bool {
        self.known.is_some()
            && sample
                .given
                .iter()
                .any(|name| !self.knows_name(name) && others.any(|other| other.knows_name(name)))
    }
}

/// Whether two scalars are the same; `1.0` and `1` are.
fn is_same(literal: &str, found: &str) -> bool {
    let is_number = |text: &str| text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if literal == found || !is_number(literal) || !is_number(found) {
        return literal == found;
    }
    match (whole(literal), whole(found)) {
        (None, None) => matches!(
            (literal.parse::<f64>(), found.parse::<f64>()),
            (Ok(one), Ok(other)) if one.total_cmp(&other).is_eq()
        ),
        (one, other) => one == other,
    }
}

/// How well a value fits, better ones greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Properties that would be lost.
    unknown: Reverse<usize>,
    exact: bool,
    literals: usize,
    known: usize,
    required: usize,
}

/// What is seen of a value before it is read.
pub(super) struct Sample {
    kind: Kind,
    /// The names of all properties, and of those that are not null.
    names: Vec<String>,
    given: Vec<String>,
    /// The scalars at the paths that the looks ask for, as JSON texts.
    scalars: BTreeMap<String, Vec<String>>,
}

impl Sample {
    pub(super) fn of(
        decoder: &mut Decoder<'_>,
        looks: &dyn Fn(&str) -> bool,
    ) -> Result<Option<Self>> {
        let Some(kind) = decoder.kind() else {
            return Ok(None);
        };
        let mut sample = Self {
            kind,
            names: Vec::new(),
            given: Vec::new(),
            scalars: BTreeMap::new(),
        };
        sample.look(decoder, "", looks)?;
        Ok(Some(sample))
    }

    fn look(
        &mut self,
        decoder: &mut Decoder<'_>,
        path: &str,
        looks: &dyn Fn(&str) -> bool,
    ) -> Result<()> {
        match decoder.kind() {
            Some(Kind::Object) if path.is_empty() || looks(path) => {
                let value = below(path, "{}");
                decoder.members(&mut |key, decoder| {
                    if path.is_empty() {
                        self.names.push(key.clone().into_owned());
                        if !decoder.is_null() {
                            self.given.push(key.clone().into_owned());
                        }
                    }
                    if looks(&value) {
                        let mark = decoder.mark();
                        self.look(decoder, &value, looks)?;
                        decoder.go_back(mark);
                    }
                    self.look(decoder, &below(path, &key), looks)
                })
            }
            Some(Kind::Array) if looks(&below(path, "[]")) => {
                let item = below(path, "[]");
                decoder.array(&mut |decoder| self.look(decoder, &item, looks))
            }
            None | Some(Kind::Boolean | Kind::Integer | Kind::Number | Kind::String)
                if looks(path) =>
            {
                let text = decoder.value()?.to_string();
                self.scalars.entry(path.to_owned()).or_default().push(text);
                Ok(())
            }
            _ => decoder.skip(),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    fn at(&self, path: &str) -> &[String] {
        self.scalars.get(path).map_or(&[], Vec::as_slice)
    }
}

/// A path with one more step.
fn below(path: &str, step: &str) -> String {
    if path.is_empty() {
        step.to_owned()
    } else {
        format!("{path}/{step}")
    }
}
