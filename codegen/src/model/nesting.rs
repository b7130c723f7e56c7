//! How deep types lie in each other, which the compiler does not follow without end.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef as _;

use super::{Composition, Type, TypeId, TypeKind, Types};

/// How deep the compiler follows types by default, less what a call puts around a model.
const DEFAULT: usize = 128 - 28;
/// How deep it is let: far above this, its own stack ends before its limit.
const MOST: usize = 4096;

/// What a crate with these types has to ask of the compiler.
pub(super) struct RecursionLimit {
    /// The `recursion_limit`; `None` if it is the usual.
    pub(super) limit: Option<usize>,
    /// Whether more may be needed than the compiler is asked for.
    pub(super) is_capped: bool,
}

/// The `recursion_limit` that a crate with these types needs.
///
/// Whether a type may go to another thread, and how it is dropped, is a question to all types in
/// it, one within the other. Types that hold each other are followed in an order that is the
/// compiler's business, at worst through all of them.
pub(super) fn recursion_limit(types: &Types) -> RecursionLimit {
    let mut graph = DiGraph::<(), usize>::with_capacity(types.len(), types.len());
    for _ in types.iter() {
        graph.add_node(());
    }
    for (id, def) in types.iter() {
        let mut hold = |ty: &Type| {
            if let Some((held, levels)) = levels(ty) {
                graph.add_edge(NodeIndex::new(id.0), NodeIndex::new(held.0), levels);
            }
        };
        match &def.kind {
            TypeKind::Struct(object) => {
                object.fields.iter().for_each(|field| hold(&field.ty));
                object.rest.iter().for_each(|(ty, _)| hold(ty));
            }
            TypeKind::Union(union) => union.variants.iter().for_each(|it| hold(&it.ty)),
            TypeKind::Newtype(ty, _) | TypeKind::Alias(ty, _) => hold(ty),
            TypeKind::Literals(_) => {}
        }
    }
    // How deep a type is; of those in the ring that is looked at, none is known yet.
    let mut known: Vec<Option<usize>> = vec![None; types.len()];
    let mut deepest = 0;
    // What is held comes before what holds it.
    for ring in kosaraju_scc(&graph) {
        let (mut within, mut below) = (0, 0);
        for &member in &ring {
            let mut next = 0;
            for edge in graph.edges(member) {
                match known.get(edge.target().index()).copied().flatten() {
                    Some(depth) => below = below.max(depth + edge.weight()),
                    None if edge.target() == member => {}
                    None => next = next.max(*edge.weight()),
                }
            }
            within += next;
        }
        let depth = within + below;
        deepest = deepest.max(depth);
        for member in ring {
            if let Some(slot) = known.get_mut(member.index()) {
                *slot = Some(depth);
            }
        }
    }
    // Rounded up, so that a new field changes it rarely.
    let limit = (deepest > DEFAULT).then(|| (deepest + 128).next_power_of_two());
    RecursionLimit {
        limit: limit.map(|limit| limit.min(MOST)),
        is_capped: limit.is_some_and(|limit| limit > MOST),
    }
}

/// The declared type in a type, and how many types of the standard library lie around it.
fn levels(ty: &Type) -> Option<(TypeId, usize)> {
    let (inner, around) = match ty.composition() {
        // A field may be an `Option` of it.
        Composition::Named(id) => return Some((id, 2)),
        Composition::Scalar => return None,
        Composition::Nullable(inner) => (inner, 1),
        Composition::Boxed(inner) => (inner, 3),
        Composition::List(inner) => (inner, 5),
        Composition::Map(inner) => (inner, 10),
    };
    levels(inner).map(|(id, levels)| (id, levels + around))
}
