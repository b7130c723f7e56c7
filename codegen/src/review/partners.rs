//! Which thing of the old client is which of the new one.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// Who belongs together.
pub(super) struct Partners {
    /// For each of the new ones, the number of the old one.
    pub(super) of_new: Vec<Option<usize>>,
    /// For each of the old ones, whether there is a new one.
    pub(super) is_kept: Vec<bool>,
}

impl Partners {
    /// Of `old` and `new`, so many of each, nobody belongs to anybody yet.
    pub(super) fn none(old: usize, new: usize) -> Self {
        Self {
            of_new: vec![None; new],
            is_kept: vec![false; old],
        }
    }

    /// Brings those together that have no partner yet and the same key. Where several have it, the
    /// first belongs to the first, the second to the second, and so on: each to itself, if nothing
    /// has changed.
    #[must_use]
    pub(super) fn by<K: Eq + Hash>(
        mut self,
        old: impl IntoIterator<Item = K>,
        new: impl IntoIterator<Item = K>,
    ) -> Self {
        let mut known: HashMap<K, VecDeque<usize>> = HashMap::new();
        let free = old.into_iter().zip(&self.is_kept).enumerate();
        for (index, (key, _)) in free.filter(|(_, (_, is_kept))| !**is_kept) {
            known.entry(key).or_default().push_back(index);
        }
        for (key, partner) in new.into_iter().zip(&mut self.of_new) {
            if partner.is_none() {
                *partner = known.get_mut(&key).and_then(VecDeque::pop_front);
                if let Some(kept) = partner.and_then(|index| self.is_kept.get_mut(index)) {
                    *kept = true;
                }
            }
        }
        self
    }
}
