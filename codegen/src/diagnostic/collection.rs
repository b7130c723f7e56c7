//! The messages of a stage.

use std::collections::HashMap;

use super::{Diagnostic, Locate, Location, Severity, Target};

/// All that a message says, if it is about one place.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    code: &'static str,
    message: String,
    label: String,
    help: Option<String>,
    is_of_key: bool,
}

impl Said {
    fn of(diagnostic: &Diagnostic) -> Option<Self> {
        let details = &diagnostic.details;
        let is_of_key = match details.on {
            Target::Value => false,
            Target::Key => true,
            Target::Text(..) => return None,
        };
        let is_single = details.related.is_empty() && details.notes.is_empty();
        (is_single && diagnostic.severity() != Severity::Note).then(|| Self {
            code: diagnostic.code.id,
            message: diagnostic.message.clone(),
            label: details.label.clone(),
            help: details.help.clone(),
            is_of_key,
        })
    }
}

/// The messages that a stage has collected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No messages.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Drops those that say the same of the same place again, as uses of a shared part do.
    pub fn dedup(&mut self) {
        let mut seen = std::collections::HashSet::new();
        self.0.retain(|diagnostic| {
            let said = (
                diagnostic.code.id,
                diagnostic.place.clone(),
                diagnostic.message.clone(),
            );
            seen.insert(said)
        });
    }

    /// Makes one message of those that say the same of several places, such as of each operation.
    pub fn gather(&mut self) {
        let mut known: HashMap<Said, usize> = HashMap::new();
        let mut gathered: Vec<Diagnostic> = Vec::with_capacity(self.0.len());
        for diagnostic in std::mem::take(&mut self.0) {
            if let Some(said) = Said::of(&diagnostic) {
                if let Some(first) = known.get(&said).and_then(|at| gathered.get_mut(*at)) {
                    first.details.alike.push(diagnostic.place);
                    continue;
                }
                known.insert(said, gathered.len());
            }
            gathered.push(diagnostic);
        }
        self.0 = gathered;
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|d| d.severity() == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The messages, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// The messages in the order of the document, notes behind them, each with where it points:
    /// the order in which [`render`] prints them.
    pub fn located<'a, 'l>(
        &'a self,
        locate: &'l dyn Locate,
    ) -> Vec<(&'a Diagnostic, Option<Location<'l>>)> {
        let mut located: Vec<_> = self
            .iter()
            .map(|d| (d, locate.locate(&d.place, d.details.on)))
            .collect();
        located.sort_by(|(a, at_a), (b, at_b)| {
            let start = |at: &Option<Location<'_>>| at.as_ref().map(|l| l.range.start);
            let is_note = |it: &Diagnostic| it.severity() == Severity::Note;
            is_note(a)
                .cmp(&is_note(b))
                .then_with(|| a.place.file().cmp(b.place.file()))
                .then_with(|| start(at_a).cmp(&start(at_b)))
        });
        located
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
