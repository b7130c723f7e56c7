//! The rules: each kind of change with its name, the worst that it does, why, and what to do.
//!
//! The names are a contract: waivers and settings hold them. None is renamed, and none is used
//! for something else.

mod calls;
mod client;
mod types;
mod written;

use super::Effect;

pub(super) use calls::*;
pub(super) use client::*;
pub(super) use types::*;
pub(super) use written::*;

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, in words with hyphens.
    pub id: &'static str,
    /// The worst that such a change does to the wire.
    pub wire: Effect,
    /// The worst that it does to callers' code.
    pub rust: Effect,
    /// Why, in one sentence.
    pub reason: &'static str,
    /// What a caller does.
    pub advice: &'static str,
}

macro_rules! table {
    ($all:ident $($name:ident $id:literal $wire:ident $rust:ident $reason:literal $advice:literal)*) => {
        $(pub(in crate::review) static $name: crate::review::Rule = crate::review::Rule {
            id: $id,
            wire: crate::review::Effect::$wire,
            rust: crate::review::Effect::$rust,
            reason: $reason,
            advice: $advice,
        };)*
        pub(in crate::review) static $all: &[&crate::review::Rule] = &[$(&$name),*];
    };
}
use table;

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let tables = [CALLS, TYPES, CLIENT, WRITTEN];
    tables.into_iter().flatten().copied()
}

/// The rule of this name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
