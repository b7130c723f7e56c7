//! Where nodes stood before something put them where they are.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use crate::pointer::Pointer;

/// Subtrees that have moved: the longest one that holds a place tells where it comes from.
///
/// They are kept in order, so that what is known of a subtree stands together.
#[derive(Debug, Default)]
pub(super) struct Origins(BTreeMap<Pointer, Pointer>);

impl Origins {
    /// Where a place was written.
    pub fn of(&self, place: &Pointer) -> Pointer {
        if self.0.is_empty() {
            return place.clone();
        }
        let mut holder = Some(place.clone());
        while let Some(moved) = holder {
            if let Some(from) = self.0.get(&moved) {
                return place.rebase(&moved, from).unwrap_or_else(|| place.clone());
            }
            holder = moved.parent();
        }
        place.clone()
    }

    /// Notes that the subtree at `place` was written at `from`, whatever was there before.
    pub fn set(&mut self, place: Pointer, from: Pointer) {
        self.forget(&place);
        self.0.insert(place, from);
    }

    /// Drops what is known of a subtree that is no more.
    pub fn forget(&mut self, place: &Pointer) {
        self.0.remove(place);
        let within: Vec<_> = self.within(place).map(|(moved, _)| moved.clone()).collect();
        for moved in within {
            self.0.remove(&moved);
        }
    }

    /// Notes that the subtree at `from` stands at `to` now.
    pub fn rename(&mut self, from: &Pointer, to: &Pointer) {
        let origin = self.of(from);
        let within: Vec<_> = self
            .within(from)
            .filter_map(|(moved, origin)| Some((moved.rebase(from, to)?, origin.clone())))
            .collect();
        self.forget(from);
        self.set(to.clone(), origin);
        self.0.extend(within);
    }

    /// Where the subtrees stand that were written at a place.
    pub fn inverse(&self) -> HashMap<Pointer, Vec<Pointer>> {
        let mut inverse: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
        for (moved, origin) in &self.0 {
            inverse
                .entry(origin.clone())
                .or_default()
                .push(moved.clone());
        }
        inverse
    }

    /// What is known of the members of a place, and of theirs.
    fn within(&self, place: &Pointer) -> impl Iterator<Item = (&Pointer, &Pointer)> {
        let first = Bound::Included(place.child(""));
        self.0
            .range((first, Bound::Unbounded))
            .take_while(|(moved, _)| moved.starts_with(place))
    }
}
