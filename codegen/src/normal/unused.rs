//! What the document has and the client does not: schemas that no operation reaches, and keys
//! that mean nothing.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::codes;
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

/// How many names are told.
const SHOWN: usize = 5;

impl Reader<'_> {
    /// Tells how many named schemas nothing leads to from an operation.
    pub(super) fn unused_schemas(&mut self) {
        let holder = self.words().schemas.iter();
        let holder = holder.fold(Pointer::root(), |at, key| at.child(key));
        let Some(schemas) = self.at(holder.clone()) else {
            return;
        };
        let depth = holder.tokens().count();
        let mut reached = HashSet::new();
        for place in self.by_pointer.keys() {
            // A reference may lead to a part of a schema alone.
            if place.starts_with(&holder)
                && let Some(name) = place.tokens().nth(depth)
            {
                reached.insert(name.into_owned());
            }
        }
        let names = schemas.entries().map(|(name, _)| name);
        let unused: Vec<&str> = names.filter(|name| !reached.contains(*name)).collect();
        let (schemas, are, them) = match unused.len() {
            0 => return,
            1 => ("1 schema".to_owned(), "is", "it"),
            number => (format!("{number} schemas"), "are", "them"),
        };
        let message = format!(
            "{schemas} that no operation leads to {are} left out: {}; refer to {them} from an \
             operation, in an overlay if need be, to have {them}",
            listed(&unused)
        );
        self.push(Diagnostic::new(&codes::UNUSED_SCHEMAS, message, holder));
    }
}

impl Reader<'_> {
    /// Tells of keys that are nearly keywords, where any key may stand.
    pub(super) fn misspelt(&mut self) {
        let guesses = std::mem::take(&mut self.guesses);
        let Some((_, _, place)) = guesses.first() else {
            return;
        };
        let place = place.clone();
        let mut meant: IndexMap<(String, &str), usize> = IndexMap::new();
        for (key, keyword, _) in guesses {
            *meant.entry((key, keyword)).or_default() += 1;
        }
        let more = meant.len().saturating_sub(SHOWN);
        let shown = meant.into_iter().take(SHOWN);
        let mut shown: Vec<_> = shown
            .map(|((key, keyword), number)| format!("`{key}` (`{keyword}`?, {number}×)"))
            .collect();
        if more > 0 {
            shown.push(format!("{more} more"));
        }
        let message = format!(
            "keys of schemas that may be misspelt, and mean nothing as they are: {}",
            shown.join(", ")
        );
        self.push(Diagnostic::new(&codes::MISSPELT, message, place));
    }
}

/// "`A`, `B` and 3 more".
fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(SHOWN).map(|name| format!("`{name}`"));
    let shown = shown.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
