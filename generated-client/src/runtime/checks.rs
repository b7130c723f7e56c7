// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The document's limits, checked before a request is sent. A violation names the place and the
//! rule, never the value.

use super::checked::{Checked, Items, Number, Properties};
use super::encode::{self, Encode};
use super::nullable::Nullable;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Display, Write as _};

/// A rule of the document that a request does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    place: String,
    rule: String,
}

impl Violation {
    pub(super) fn new(place: impl Into<String>, rule: impl Into<String>) -> Self {
        let (place, rule) = (place.into(), rule.into());
        Self { place, rule }
    }

    /// The parameter, or the path in the body, such as `accounts[3].iban`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What must hold there, such as "must have at most 64 characters".
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

impl Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.place, self.rule)
    }
}

/// A value with limits that the document sets.
pub trait Validate {
    /// Adds a violation for each limit that the value does not keep.
    fn validate(&self, checks: &mut Checks);
}

/// What violations are about, besides their places: parameters of several kinds share names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Subject {
    /// The call itself, or the client.
    #[default]
    Call,
    Path,
    Query,
    Header,
    Cookie,
    Body,
}

/// The violations found so far, and what and which place in it is being checked.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    subject: Subject,
    place: String,
    violations: Vec<(Subject, Violation)>,
}

impl Checks {
    /// Enters a parameter or a field; the place is left when the guard is dropped.
    pub fn at(&mut self, name: &str) -> At<'_> {
        let length = self.place.len();
        if length > 0 {
            self.place.push('.');
        }
        self.place.push_str(name);
        At {
            checks: self,
            length,
        }
    }

    /// Stays where the checks are: for a value that has no fields of its own.
    pub fn here(&mut self) -> At<'_> {
        let length = self.place.len();
        At {
            checks: self,
            length,
        }
    }

    fn index(&mut self, index: usize) -> At<'_> {
        let length = self.place.len();
        let _ = write!(self.place, "[{index}]");
        At {
            checks: self,
            length,
        }
    }

    /// A key of a map is the caller's data: the place does not show it.
    fn entry(&mut self) -> At<'_> {
        let length = self.place.len();
        self.place.push_str("[*]");
        At {
            checks: self,
            length,
        }
    }

    /// Begins with something that is set. If it is set again, the last value counts.
    pub(super) fn begin(&mut self, subject: Subject, name: &str) {
        self.subject = subject;
        self.violations.retain(|(other, violation)| {
            let place = violation.place.as_str();
            let own = place.get(..name.len()).unwrap_or_default();
            let is_own =
                own == name || (subject == Subject::Header && own.eq_ignore_ascii_case(name));
            let rest = place.get(name.len()..).unwrap_or_default();
            let is_whole = name.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']);
            *other != subject || !is_own || !is_whole
        });
    }

    pub(super) fn report(&mut self, violation: Violation) {
        self.violations.push((self.subject, violation));
    }

    pub(super) fn into_violations(self) -> Vec<Violation> {
        let violations = self.violations.into_iter();
        violations.map(|(_, violation)| violation).collect()
    }
}

/// A place under check.
pub struct At<'a> {
    checks: &'a mut Checks,
    length: usize,
}

impl Drop for At<'_> {
    fn drop(&mut self) {
        self.checks.place.truncate(self.length);
    }
}

impl At<'_> {
    /// Adds a violation of this rule here if the condition does not hold.
    pub(super) fn rule(&mut self, holds: bool, rule: impl FnOnce() -> String) -> &mut Self {
        if !holds {
            let violation = Violation::new(self.checks.place.clone(), rule());
            self.checks.report(violation);
        }
        self
    }

    /// `minLength`, in Unicode code points.
    pub fn min_length(&mut self, value: &(impl Checked + ?Sized), limit: usize) -> &mut Self {
        let holds = value
            .text()
            .is_none_or(|text| text.chars().count() >= limit);
        self.rule(holds, || format!("must have at least {limit} characters"))
    }

    /// `maxLength`, in Unicode code points.
    pub fn max_length(&mut self, value: &(impl Checked + ?Sized), limit: usize) -> &mut Self {
        let holds = value
            .text()
            .is_none_or(|text| text.chars().count() <= limit);
        self.rule(holds, || format!("must have at most {limit} characters"))
    }

    /// `minimum`
    pub fn minimum(&mut self, value: &impl Checked, limit: impl Into<Number>) -> &mut Self {
        let limit = limit.into();
        let holds = value.number().is_none_or(|number| number >= limit);
        self.rule(holds, || format!("must be at least {limit}"))
    }

    /// `maximum`
    pub fn maximum(&mut self, value: &impl Checked, limit: impl Into<Number>) -> &mut Self {
        let limit = limit.into();
        let holds = value.number().is_none_or(|number| number <= limit);
        self.rule(holds, || format!("must be at most {limit}"))
    }

    /// `minimum` with `exclusiveMinimum`
    pub fn more_than(&mut self, value: &impl Checked, limit: impl Into<Number>) -> &mut Self {
        let limit = limit.into();
        let holds = value.number().is_none_or(|number| number > limit);
        self.rule(holds, || format!("must be more than {limit}"))
    }

    /// `maximum` with `exclusiveMaximum`
    pub fn less_than(&mut self, value: &impl Checked, limit: impl Into<Number>) -> &mut Self {
        let limit = limit.into();
        let holds = value.number().is_none_or(|number| number < limit);
        self.rule(holds, || format!("must be less than {limit}"))
    }

    /// `multipleOf`
    pub fn multiple_of(&mut self, value: &impl Checked, factor: impl Into<Number>) -> &mut Self {
        let factor = factor.into();
        let holds = value
            .number()
            .is_none_or(|number| number.is_multiple_of(factor));
        self.rule(holds, || format!("must be a multiple of {factor}"))
    }

    /// `minItems`
    pub fn min_items(&mut self, value: &(impl Items + ?Sized), limit: usize) -> &mut Self {
        let holds = value.items().is_none_or(|items| items.len() >= limit);
        self.rule(holds, || format!("must have at least {limit} items"))
    }

    /// `maxItems`
    pub fn max_items(&mut self, value: &(impl Items + ?Sized), limit: usize) -> &mut Self {
        let holds = value.items().is_none_or(|items| items.len() <= limit);
        self.rule(holds, || format!("must have at most {limit} items"))
    }

    /// `uniqueItems`, comparing what is sent.
    pub fn unique_items<C: Items + ?Sized>(&mut self, value: &C) -> &mut Self
    where
        C::Item: Encode,
    {
        let mut seen = BTreeSet::new();
        let holds = value.items().unwrap_or_default().iter().all(|item| {
            // What cannot be written is reported when the request is built.
            encode::write(item).is_ok_and(|json| seen.insert(json.as_ref().to_vec()))
        });
        self.rule(holds, || "must not repeat an item".to_owned())
    }

    /// `minProperties`
    pub fn min_properties(&mut self, value: &impl Properties, limit: usize) -> &mut Self {
        let holds = value.properties().is_none_or(|count| count >= limit);
        self.rule(holds, || format!("must have at least {limit} properties"))
    }

    /// `maxProperties`
    pub fn max_properties(&mut self, value: &impl Properties, limit: usize) -> &mut Self {
        let holds = value.properties().is_none_or(|count| count <= limit);
        self.rule(holds, || format!("must have at most {limit} properties"))
    }

    /// The limits of the value's own type.
    pub fn nested(&mut self, value: &(impl Validate + ?Sized)) -> &mut Self {
        value.validate(self.checks);
        self
    }

    /// The limits of an array's items.
    pub fn each<C: Items + ?Sized>(
        &mut self,
        value: &C,
        check: impl Fn(&mut At<'_>, &C::Item),
    ) -> &mut Self {
        for (index, item) in value.items().unwrap_or_default().iter().enumerate() {
            check(&mut self.checks.index(index), item);
        }
        self
    }
}

impl At<'_> {
    /// The limits of a map's values.
    pub fn each_value<C: Properties + ?Sized>(
        &mut self,
        value: &C,
        check: impl Fn(&mut At<'_>, &C::Value),
    ) -> &mut Self {
        for item in value.values() {
            check(&mut self.checks.entry(), item);
        }
        self
    }
}

impl<T: Validate> Validate for Option<T> {
    fn validate(&self, checks: &mut Checks) {
        if let Some(value) = self {
            value.validate(checks);
        }
    }
}

impl<T: Validate> Validate for Nullable<T> {
    fn validate(&self, checks: &mut Checks) {
        if let Some(value) = self.value() {
            value.validate(checks);
        }
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn validate(&self, checks: &mut Checks) {
        (**self).validate(checks);
    }
}

impl<T: Validate> Validate for [T] {
    fn validate(&self, checks: &mut Checks) {
        for (index, item) in self.iter().enumerate() {
            checks.index(index).nested(item);
        }
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn validate(&self, checks: &mut Checks) {
        self.as_slice().validate(checks);
    }
}

impl<K, T: Validate> Validate for BTreeMap<K, T> {
    fn validate(&self, checks: &mut Checks) {
        for value in self.values() {
            checks.entry().nested(value);
        }
    }
}

impl<K, T: Validate, S> Validate for HashMap<K, T, S> {
    fn validate(&self, checks: &mut Checks) {
        for value in self.values() {
            checks.entry().nested(value);
        }
    }
}
