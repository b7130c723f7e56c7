//! Operations that alone are broken: the rest of the document is no worse for them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::codes;
use super::reader::Reader;
use super::select::Selected;
use super::{Selection, Spec};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::Document;
use crate::pointer::Pointer;

/// How many parts of a document are tried. Each is read anew, so the work has to end somewhere.
const MOST: usize = 2_000;

/// An operation, or a path with all of its operations, that cannot be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// `GET /pets`, or `/pets`.
    pub name: String,
    /// Where it stands.
    pub place: Pointer,
}

/// What `keep` keeps of the selected operations, by their numbers.
pub(super) fn read<'d>(
    document: &'d Document,
    selection: &Selection,
    keep: &dyn Fn(usize) -> bool,
) -> (Spec, Reader<'d>) {
    let mut reader = Reader::new(document);
    let spec = reader.spec(selection, keep);
    (spec, reader)
}

/// The document without what alone is broken, which is told. `None` if there is another fault, or
/// nothing is left.
pub(super) fn without(
    document: &Document,
    selection: &Selection,
) -> Option<(Spec, Diagnostics, Vec<Broken>)> {
    let selection = &Selection {
        skip_broken: true,
        ..selection.clone()
    };
    let (_, general) = read(document, selection, &|_| false);
    if general.has_errors() {
        return None;
    }
    let mut search = Search {
        document,
        selection,
        left: MOST,
        found: BTreeMap::new(),
    };
    search.within(0..general.selected)?;
    let found = search.found;
    let (spec, mut reader) = read(document, selection, &|index| !found.contains_key(&index));
    if spec.operations.is_empty() || reader.has_errors() {
        return None;
    }
    for (broken, fault) in found.into_values() {
        reader.leave_out(broken, &fault);
    }
    let left_out = std::mem::take(&mut reader.left_out);
    Some((spec, reader.finish(), left_out))
}

struct Search<'s> {
    document: &'s Document,
    selection: &'s Selection,
    left: usize,
    /// By number: what is broken, and its first fault.
    found: BTreeMap<usize, (Broken, Diagnostic)>,
}

impl Search<'_> {
    /// Finds the broken ones of a range, by halves.
    fn within(&mut self, range: Range<usize>) -> Option<()> {
        if range.is_empty() {
            return Some(());
        }
        self.left = self.left.checked_sub(1)?;
        let (_, mut reader) = read(self.document, self.selection, &|it| range.contains(&it));
        let Some(fault) = reader.first_error() else {
            return Some(());
        };
        if range.len() == 1 {
            let broken = reader.kept.pop()?;
            self.found.insert(range.start, (broken, fault));
            return Some(());
        }
        let middle = range.start.midpoint(range.end);
        self.within(range.start..middle)?;
        self.within(middle..range.end)
    }
}

impl Reader<'_> {
    /// Says that something is left out because of a fault.
    pub(super) fn leave_out(&mut self, broken: Broken, fault: &Diagnostic) {
        let message = format!("`{}` is broken and left out", broken.name);
        let diagnostic = Diagnostic::new(&codes::LEFT_OUT, message, broken.place.clone());
        let diagnostic = diagnostic
            .key()
            .label("the client does not have it")
            .related_on(fault.place().clone(), fault.target(), fault.message());
        self.push(match fault.help_text() {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        self.left_out.push(broken);
    }

    fn first_error(&self) -> Option<Diagnostic> {
        let mut errors = self.found().iter();
        errors.find(|it| it.severity() == Severity::Error).cloned()
    }

    /// Takes back the errors that have been found since there were `before` findings. The first.
    pub(super) fn take_back(&mut self, before: usize) -> Option<Diagnostic> {
        let found = std::mem::take(self.found_mut()).into_iter().enumerate();
        let (mut kept, mut first) = (Diagnostics::new(), None);
        for (index, diagnostic) in found {
            if index >= before && diagnostic.severity() == Severity::Error {
                first.get_or_insert(diagnostic);
            } else {
                kept.push(diagnostic);
            }
        }
        *self.found_mut() = kept;
        first
    }
}

impl Selected<'_> {
    pub(super) fn broken(&self, document: &Document) -> Broken {
        let in_path = self.entry.pointer.clone();
        let place = document.origin(&self.operation.pointer);
        Broken {
            name: format!("{} {}", self.method, self.path),
            // What is written elsewhere may be meant for others, too.
            place: if place.file().is_empty() && self.entry.reference().is_none() {
                place
            } else {
                in_path
            },
        }
    }
}
