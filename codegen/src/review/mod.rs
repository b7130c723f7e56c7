//! What changed between two documents: for the wire, and for Rust callers.
//!
//! *The wire* is what a client made of the old document and a server of the new one say to each
//! other; *Rust* is code that was written against the old client and is compiled against the new
//! one. Documentation is not compared.

mod answers;
mod bodies;
mod client;
mod enums;
mod operations;
mod parameters;
mod partners;
mod parts;
mod passing;
mod rules;
mod structs;
mod types;
mod unmodelled;
mod uses;
mod wire;

use std::collections::{HashMap, HashSet};

use crate::model::{Api, TypeId};
use crate::names::Names;
use crate::pointer::Pointer;
use passing::Passing;
pub use unmodelled::{Written, unmodelled};

/// One of the two clients that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Client<'a> {
    /// What it is made of.
    pub api: &'a Api,
    /// What everything in it is called.
    pub names: &'a Names,
}

/// What a change does to those on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing.
    None,
    /// What worked before still does.
    Compatible,
    /// What worked before may do something else, or be refused by a server.
    Risky,
    /// Something that worked before does not work any more.
    Breaking,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What has changed, in backticks: an operation as `METHOD /path`, or something of the crate.
    pub subject: String,
    /// How, in words that follow the subject. Names of the document are in backticks.
    pub text: String,
    /// What it does to requests and answers.
    pub wire: Effect,
    /// What it does to callers' code.
    pub rust: Effect,
    /// Where it stands.
    pub place: Place,
}

impl Change {
    /// Whether it breaks anything.
    pub fn is_breaking(&self) -> bool {
        self.wire.max(self.rust) == Effect::Breaking
    }
}

/// A place in one of the two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the old one: what is gone.
    Old(Pointer),
    /// In the new one.
    New(Pointer),
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
        is_hidden: false,
        changes: Vec::new(),
        old_ids: old.ids(),
        new_ids: new.ids(),
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
    review.changes
}

/// The state of a comparison.
struct Review<'a> {
    old: Client<'a>,
    new: Client<'a>,
    /// What is being compared.
    subject: String,
    /// Whether callers' code does not see what is being compared.
    is_hidden: bool,
    changes: Vec<Change>,
    /// The types by their names.
    old_ids: HashMap<&'a str, TypeId>,
    new_ids: HashMap<&'a str, TypeId>,
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
    fn say(&mut self, (wire, rust): (Effect, Effect), place: Place, text: impl Into<String>) {
        let rust = if self.is_hidden { Effect::None } else { rust };
        if wire.max(rust) == Effect::None {
            return;
        }
        self.changes.push(Change {
            subject: self.subject.clone(),
            text: text.into(),
            wire,
            rust,
            place,
        });
    }

    /// What is new without being in anybody's way.
    fn say_new(&mut self, place: &Pointer, what: &str) {
        let effects = (Effect::Compatible, Effect::Compatible);
        self.say(effects, Place::New(place.clone()), format!("{what} is new"));
    }

    /// What was called `old` is now called `new`.
    fn say_renamed(&mut self, place: &Pointer, (old, new): (&str, &str), what: &str) {
        if old != new {
            let text = format!("{what} is called `{new}` in Rust, was `{old}`");
            let effects = (Effect::None, Effect::Breaking);
            self.say(effects, Place::New(place.clone()), text);
        }
    }

    fn say_deprecated(&mut self, place: &Pointer, (old, new): (bool, bool), what: &str) {
        if new && !old {
            let effects = (Effect::None, Effect::Compatible);
            let text = format!("{what} is deprecated");
            self.say(effects, Place::New(place.clone()), text);
        }
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
