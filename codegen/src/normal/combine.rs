//! Which schemas hold together through `allOf`, and the schemas that merging them adds.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::SchemaId;
use super::codes;
use super::reader::Reader;
use super::written::{Part, Written};
use crate::diagnostic::{Diagnostic, Target};
use crate::pointer::Pointer;

/// How many parts and properties merging may copy. Real documents need some ten thousand; beyond
/// this, `allOf`s multiply each other out.
const MOST_MERGED: usize = 300_000;

/// How many schemas of a ring are shown besides the first.
const SHOWN: usize = 3;

/// The schemas that merging has added, by what they were merged from.
pub(super) struct Merged {
    by_parts: HashMap<Vec<Part>, SchemaId>,
    left: usize,
    /// The schemas of rings that have been told.
    in_rings: HashSet<SchemaId>,
}

impl Merged {
    pub(super) fn new() -> Self {
        Self {
            by_parts: HashMap::new(),
            in_rings: HashSet::new(),
            left: MOST_MERGED,
        }
    }
}

impl Reader<'_> {
    /// Whether merging these parts is within the bound. The schema is reported if it is not.
    pub(super) fn affords(&mut self, parts: &[Part], place: &Pointer, merged: &mut Merged) -> bool {
        let cost: usize = parts
            .iter()
            .filter_map(|part| self.written.get(part.schema.0))
            .map(|written| 1 + written.properties.len())
            .sum();
        if let Some(left) = merged.left.checked_sub(cost) {
            merged.left = left;
            return true;
        }
        merged.left = 0;
        self.too_much_merging(place);
        false
    }

    fn too_much_merging(&mut self, place: &Pointer) {
        self.push(
            Diagnostic::new(
                &codes::TOO_MUCH_MERGING,
                "merging `allOf` copies more than 300,000 parts and properties",
                place.clone(),
            )
            .key()
            .label("kept as raw JSON, like all that would be merged after it")
            .help("put the common part into a property instead of merging it"),
        );
    }

    /// The nodes whose own keywords hold for `id`: the node itself and, through `allOf`, others,
    /// each once. A ring of `allOf`s adds nothing.
    pub(super) fn flatten(&self, id: SchemaId) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut seen = HashSet::new();
        let mut stack = vec![Part::whole(id)];
        while let Some(part) = stack.pop() {
            if !seen.insert(part.schema) {
                continue;
            }
            parts.push(part);
            if let Some(written) = self.written.get(part.schema.0) {
                stack.extend(written.all_of.iter().rev().copied());
            }
        }
        parts
    }

    /// Tells of a ring of `allOf`s, once, at the first of its schemas that has a meaning.
    pub(super) fn ring_of_members(&mut self, id: SchemaId, merged: &mut Merged) {
        if merged.in_rings.contains(&id) {
            return;
        }
        // Who is a member of whom, among those that are reached from here.
        let mut holders: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
        let mut stack = vec![id];
        let mut seen = HashSet::from([id]);
        while let Some(holder) = stack.pop() {
            let written = self.written.get(holder.0);
            for member in written.iter().flat_map(|written| &written.all_of) {
                holders.entry(member.schema).or_default().push(holder);
                if seen.insert(member.schema) {
                    stack.push(member.schema);
                }
            }
        }
        let mut ring: IndexSet<SchemaId> = IndexSet::new();
        let mut work = vec![id];
        while let Some(member) = work.pop() {
            let of = holders.get(&member).into_iter().flatten();
            work.extend(of.filter(|holder| ring.insert(**holder)));
        }
        if !ring.contains(&id) {
            return;
        }
        merged.in_rings.extend(&ring);
        let place = |id: &SchemaId| Some(self.written.get(id.0)?.keyword("allOf"));
        let Some(at) = place(&id) else { return };
        let message = "a schema is a member of its own `allOf`";
        let mut diagnostic = Diagnostic::new(&codes::RING, message, at)
            .key()
            .label("adds nothing where it leads back")
            .help("remove one of the references, or put it into a property");
        let others = ring.iter().filter(|other| **other != id);
        for other in others.filter_map(place).take(SHOWN) {
            diagnostic = diagnostic.related_on(other, Target::Key, "leads on from here");
        }
        self.push(diagnostic);
    }

    /// The id of the schema that all of `parts` make together.
    pub(super) fn combine(
        &mut self,
        parts: &[Part],
        at: &Pointer,
        merged: &mut Merged,
    ) -> SchemaId {
        if let [
            Part {
                schema,
                without_alternatives: false,
            },
        ] = parts
        {
            return *schema;
        }
        // A set that is exactly what one of its members stands for is that member.
        let mut leaves: Vec<Part> = Vec::new();
        let mut seen = HashSet::new();
        for part in parts {
            let flat = if part.without_alternatives {
                vec![*part]
            } else {
                self.flatten(part.schema)
            };
            for leaf in flat {
                if seen.insert(leaf) {
                    leaves.push(leaf);
                }
            }
        }
        for part in parts.iter().filter(|part| !part.without_alternatives) {
            if self.flatten(part.schema).len() == leaves.len() {
                return part.schema;
            }
        }
        let mut key = leaves;
        key.sort_unstable();
        if let Some(&id) = merged.by_parts.get(&key) {
            return id;
        }
        let mut written = Written::empty(at.clone());
        // Each merged schema is itself some hundred bytes.
        let affordable = merged.left > 0;
        merged.left = merged.left.saturating_sub(20 * key.len() + 100);
        if affordable && merged.left == 0 {
            self.too_much_merging(at);
        }
        if merged.left == 0 {
            written.raw = true;
        } else {
            written.all_of = parts.to_vec();
        }
        let id = self.add(written);
        merged.by_parts.insert(key, id);
        id
    }
}
