//! What changed between two documents: for the wire, and for Rust callers.
//!
//! *The wire* is what a client made of the old document and a server of the new one say to each
//! other; *Rust* is code that was written against the old client and is compiled against the new
//! one. Documentation is not compared.

mod answers;
mod bodies;
mod change;
mod client;
mod enums;
mod limits;
mod operations;
mod parameters;
mod partners;
mod parts;
mod passing;
mod reach;
mod rules;
mod signatures;
mod structs;
mod types;
mod unmodelled;
mod uses;
mod verdict;
mod wire;

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{Api, TypeId};
use crate::names::Names;
use change::Spot;
pub use change::{Both, Change, Effect};
use passing::Passing;
pub use rules::{Rule, rule, rules};
pub use unmodelled::{Written, unmodelled};
pub use verdict::{Bump, Verdict};

/// One of the two clients that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Client<'a> {
    /// What it is made of.
    pub api: &'a Api,
    /// What everything in it is called.
    pub names: &'a Names,
}

/// All that changed, the worst first: what the clients are made of, and what they do not model.
pub fn compare(old: (Client<'_>, Written<'_>), new: (Client<'_>, Written<'_>)) -> Vec<Change> {
    let mut changes = review(old.0, new.0);
    let more = unmodelled(old.1, new.1, &changes);
    changes.extend(more);
    sort(&mut changes);
    changes
}

/// Puts what breaks first, then what is risky, and leaves the rest in its order.
pub fn sort(changes: &mut [Change]) {
    changes.sort_by_key(|change| std::cmp::Reverse(change.level().max(Effect::Compatible)));
}

/// What changed from one client to another: operations in the order of the new document, then
/// types, then what holds for the client as a whole.
///
/// The work is bounded: lists of lists are followed to some depth, and a type that stands in place
/// of very many others is compared with the first of them, which is told as a change.
pub fn review(old: Client<'_>, new: Client<'_>) -> Vec<Change> {
    let mut review = Review {
        old,
        new,
        subject: String::new(),
        concerned: Vec::new(),
        old_calls: reach::operations(old),
        new_calls: reach::operations(new),
        is_hidden: false,
        changes: Vec::new(),
        old_ids: old.ids(),
        new_ids: new.ids(),
        is_text: false,
        old_in_bodies: reach::in_bodies(old),
        new_in_bodies: reach::in_bodies(new),
        old_sent: reach::sent(old),
        new_sent: reach::sent(new),
        is_in_place: true,
        pairs: Vec::new(),
        paired: HashSet::new(),
        old_partners: HashMap::new(),
        new_partners: HashMap::new(),
        uncompared: HashSet::new(),
        passing: Passing::default(),
    };
    review.operations();
    let of_operations = review.changes.len();
    // Response headers have types in the same places, too.
    review.client();
    let of_client = review.changes.split_off(of_operations);
    review.types();
    review.changes.extend(of_client);
    let mut changes = review.changes;
    signatures::sign(&mut changes, old, new);
    changes
}

/// The state of a comparison.
struct Review<'a> {
    old: Client<'a>,
    new: Client<'a>,
    /// What is being compared.
    subject: String,
    /// The calls that it is part of.
    concerned: Vec<String>,
    /// The operations in which each type stands.
    old_calls: Vec<BTreeSet<usize>>,
    new_calls: Vec<BTreeSet<usize>>,
    /// Whether callers' code does not see what is being compared.
    is_hidden: bool,
    changes: Vec<Change>,
    /// The types by their names.
    old_ids: HashMap<&'a str, TypeId>,
    new_ids: HashMap<&'a str, TypeId>,
    /// Whether its values are written as bare texts.
    is_text: bool,
    /// The types of which values stand in bodies.
    old_in_bodies: Vec<bool>,
    new_in_bodies: Vec<bool>,
    /// The types of which requests hold values that callers have set.
    old_sent: Vec<bool>,
    new_sent: Vec<bool>,
    /// Whether what is being compared stands in the same place.
    is_in_place: bool,
    /// Types that stand in the same place, in the order in which they were found.
    pairs: Vec<(TypeId, TypeId)>,
    paired: HashSet<(TypeId, TypeId)>,
    /// With how many others each type is paired.
    old_partners: HashMap<TypeId, usize>,
    new_partners: HashMap<TypeId, usize>,
    /// New types that were to be compared with more others than they are.
    uncompared: HashSet<TypeId>,
    passing: Passing,
}

impl Review<'_> {
    fn say(
        &mut self,
        rule: &'static Rule,
        (wire, rust): (Effect, Effect),
        spot: &Spot,
        text: impl Into<String>,
    ) {
        let rust = if self.is_hidden { Effect::None } else { rust };
        if wire.max(rust) == Effect::None {
            return;
        }
        let (spot, subject) = (spot.clone(), self.subject.clone());
        let mut change = spot.into_change(rule, subject, text.into(), (wire, rust));
        change.operations.clone_from(&self.concerned);
        self.changes.push(change);
    }

    /// What is new without being in anybody's way.
    fn say_new(&mut self, rule: &'static Rule, spot: &Spot, what: &str) {
        let effects = (Effect::Compatible, Effect::Compatible);
        self.say(rule, effects, spot, format!("{what} is new"));
    }

    /// What was called `old` is now called `new`.
    fn say_renamed(&mut self, spot: &Spot, (old, new): (&str, &str), what: &str) {
        if old != new {
            let text = format!("{what} is called `{new}` in Rust, was `{old}`");
            let effects = (Effect::None, Effect::Breaking);
            self.say(&rules::RENAMED, effects, spot, text);
        }
    }

    fn say_deprecated(&mut self, spot: &Spot, (old, new): (bool, bool), what: &str) {
        let (rule, words) = match (old, new) {
            (false, true) => (&rules::DEPRECATED, "is deprecated"),
            (true, false) => (&rules::UNDEPRECATED, "is deprecated no more"),
            (true, true) | (false, false) => return,
        };
        let effects = (Effect::None, Effect::Compatible);
        self.say(rule, effects, spot, format!("{what} {words}"));
    }
}

/// `Breaking`, if something is so, and else nothing.
fn breaking_if(is_so: bool) -> Effect {
    if is_so {
        Effect::Breaking
    } else {
        Effect::None
    }
}

/// `Breaking`, if something is so, and else `Compatible`.
fn breaking_or_compatible(is_so: bool) -> Effect {
    breaking_if(is_so).max(Effect::Compatible)
}

/// A text of a document as code.
fn code(text: impl AsRef<str>) -> String {
    format!("`{}`", text.as_ref().replace('`', "'"))
}

/// The ways in which values of something travel in both clients.
#[derive(Clone, Copy)]
struct Travel {
    sent: bool,
    received: bool,
}

impl Travel {
    const SENT: Self = Self {
        sent: true,
        received: false,
    };
    const RECEIVED: Self = Self {
        sent: false,
        received: true,
    };
    /// What is compared for Rust alone.
    const NONE: Self = Self {
        sent: false,
        received: false,
    };
}
