//! One message for what many places have in common.

use indexmap::IndexMap;

use super::lower::Lowering;
use crate::diagnostic::{Code, Diagnostic, Target};
use crate::pointer::Pointer;

/// How many places are shown besides the first one.
const SHOWN: usize = 2;

/// What is the matter with something that a document may name again and again, such as a server.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Said {
    code: &'static str,
    message: String,
    label: String,
    help: String,
}

impl Lowering<'_> {
    /// Warns of a place by its key, together with the others of which there is the same to say.
    pub(super) fn warn_once(
        &mut self,
        code: &'static Code,
        place: &Pointer,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        let said = Said {
            code: code.id,
            message: message.into(),
            label: label.into(),
            help: help.into(),
        };
        let (_, places) = self.repeating.entry(said).or_insert((code, Vec::new()));
        places.push(place.clone());
    }

    /// Says what `warn_once` has collected.
    pub(super) fn say_repeated(&mut self) {
        for (said, (code, places)) in std::mem::take(&mut self.repeating) {
            let places = places.into_iter().map(|place| (place, said.label.clone()));
            let diagnostic = repeated(places, Target::Key, |place, label| {
                Diagnostic::new(code, said.message, place)
                    .label(label)
                    .help(said.help)
            });
            self.diagnostics.extend(diagnostic);
        }
    }
}

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
