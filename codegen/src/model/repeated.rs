//! One message for what many places have in common, if it is another text at each of them. Messages of
//! the same words become one anyway.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Target};
use crate::pointer::Pointer;

/// How many places are shown besides the first one.
const SHOWN: usize = 2;

/// The message that `about` makes of the first place and its label, with the next places and the
/// number of the others. There is none without a place.
pub(super) fn repeated(
    places: impl IntoIterator<Item = (Pointer, String)>,
    on: Target,
    about: impl FnOnce(Pointer, String) -> Diagnostic,
) -> Option<Diagnostic> {
    // Uses of a shared part come with its place each time.
    let places: IndexMap<_, _> = places.into_iter().collect();
    let more = places.len().saturating_sub(SHOWN + 1);
    let mut places = places.into_iter();
    let (place, label) = places.next()?;
    let mut diagnostic = about(place, label).on(on);
    for (place, label) in places.take(SHOWN) {
        diagnostic = diagnostic.related_on(place, on, label);
    }
    if more > 0 {
        let plural = if more == 1 { "" } else { "s" };
        diagnostic = diagnostic.note(format!("the same at {more} more place{plural}"));
    }
    Some(diagnostic)
}
