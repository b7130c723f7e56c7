//! Messages as rustc shows them.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, Title,
};

use super::{Diagnostic, Diagnostics, Locate, Location, Severity, Target};
use crate::pointer::Pointer;

/// Whether colours are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// With ANSI escape sequences, for terminals.
    Ansi,
}

/// Width of what is printed.
const WIDTH: usize = 120;
/// How much of a long line is kept before and after the start of what is underlined.
const BEFORE: usize = 60;
const AFTER: usize = 120;
/// Two places of a file stand in one excerpt if no more lines than this lie between them.
const NEAR: usize = 5;
/// How many further places of which the same is to say are shown, and how many are listed.
const SHOWN: usize = 2;
const LISTED: usize = 10;
/// Longer messages, labels and notes are cut: they may quote the document.
const LONGEST_TEXT: usize = 1000;

/// The messages as text, in the order of the document, separated by empty lines; notes, of a line
/// each, at the end.
pub fn render(diagnostics: &Diagnostics, locate: &dyn Locate, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Ansi => Renderer::styled(),
    };
    let renderer = renderer.term_width(WIDTH);
    let mut text = String::new();
    for (diagnostic, location) in diagnostics.located(locate) {
        if diagnostic.severity() == Severity::Note {
            text.push_str(&renderer.render(&[Group::with_title(title(diagnostic))]));
            text.push('\n');
            continue;
        }
        let mut corrections = Vec::new();
        let group = group(diagnostic, location, locate, &mut corrections);
        let mut shown = renderer.render(&[group]);
        for (wrong, right) in corrections {
            shown = shown.replacen(&wrong, &right, 1);
        }
        text.push_str(&shown);
        text.push_str("\n\n");
    }
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn group<'a>(
    diagnostic: &'a Diagnostic,
    location: Option<Location<'a>>,
    locate: &'a dyn Locate,
    corrections: &mut Vec<(String, String)>,
) -> Group<'a> {
    let mut group = Group::with_title(title(diagnostic));

    let mut marks = Vec::new();
    match location {
        Some(location) => marks.push(Mark {
            location,
            kind: AnnotationKind::Primary,
            label: &diagnostic.details.label,
        }),
        None => group = group.element(Origin::path(printable(diagnostic.place.as_str()))),
    }
    let details = &diagnostic.details;
    for place in details.alike.iter().take(SHOWN) {
        marks.extend(locate.locate(place, details.on).map(|location| Mark {
            location,
            kind: AnnotationKind::Context,
            label: &details.label,
        }));
    }
    for related in &details.related {
        if let Some(location) = locate.locate(&related.place, related.on) {
            marks.push(Mark {
                location,
                kind: AnnotationKind::Context,
                label: &related.label,
            });
        } else {
            let note = format!("{}: {}", related.place, related.label);
            group = group.element(Level::NOTE.message(printable(&note).into_owned()));
        }
    }
    let mut rest = marks.into_iter().peekable();
    while let Some(mark) = rest.next() {
        let mut excerpt = Excerpt::new(mark);
        while let Some(near) = rest.next_if(|next| excerpt.takes(&next.location)) {
            excerpt.marks.push(near);
        }
        corrections.extend(excerpt.correction());
        group = group.elements(excerpt.element());
    }
    if let Some(more @ [_, ..]) = details.alike.get(SHOWN..) {
        let note = also(more, details.on, locate);
        group = group.element(Level::NOTE.message(printable(&note).into_owned()));
    }
    for note in &details.notes {
        group = group.element(Level::NOTE.message(printable(note)));
    }
    if let Some(help) = &details.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    group
}

/// Where else the same is to say.
fn also(places: &[Pointer], on: Target, locate: &dyn Locate) -> String {
    let count = places.len();
    let plural = if count == 1 { "" } else { "s" };
    let places = places.iter().take(LISTED);
    let named = places.filter_map(|place| {
        let location = locate.locate(place, on)?;
        let (line, column) = location.line_column();
        Some(format!("{}:{line}:{column}", location.file.name()))
    });
    let mut named: Vec<String> = named.collect();
    if count > LISTED {
        named.push("…".to_owned());
    }
    format!(
        "the same at {count} more place{plural}: {}",
        named.join(", ")
    )
}

fn title(diagnostic: &Diagnostic) -> Title<'_> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.id)
}

/// An underlined place.
struct Mark<'a> {
    location: Location<'a>,
    kind: AnnotationKind,
    label: &'a str,
}

/// A few lines of one file with the places in them.
struct Excerpt<'a> {
    marks: Vec<Mark<'a>>,
}

impl<'a> Excerpt<'a> {
    fn new(mark: Mark<'a>) -> Self {
        Self { marks: vec![mark] }
    }

    /// Whether a further place fits in without a long gap or a long line.
    fn takes(&self, location: &Location<'_>) -> bool {
        self.marks.iter().all(|mark| {
            let file = mark.location.file;
            let (here, there) = (
                file.line_of(mark.location.range.start),
                file.line_of(location.range.start),
            );
            std::ptr::eq(file, location.file)
                && here.abs_diff(there) <= NEAR
                && (here.min(there)..=here.max(there))
                    .all(|line| file.line_range(line).len() <= BEFORE + AFTER)
        })
    }

    /// The bytes of the file that are shown.
    fn window(&self) -> Range<usize> {
        let windows = self.marks.iter().map(|mark| window(&mark.location));
        let all = windows.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        all.unwrap_or_default()
    }

    /// Of a part of a line the renderer cannot tell the column: what it writes, and what is right.
    fn correction(&self) -> Option<(String, String)> {
        let location = &self.marks.first()?.location;
        let start = self.window().start;
        let (line, column) = location.line_column();
        let shown = location.file.text().get(start..location.range.start)?;
        let shown = shown.rsplit('\n').next()?.chars().count() + 1;
        let name = printable(location.file.name());
        (shown != column).then(|| {
            (
                format!("{name}:{line}:{shown}"),
                format!("{name}:{line}:{column}"),
            )
        })
    }

    fn element(self) -> Option<Element<'a>> {
        let file = self.marks.first()?.location.file;
        let window = self.window();
        let text = file.text().get(window.clone()).unwrap_or_default();
        let annotations = self.marks.iter().map(|mark| -> Annotation<'a> {
            let range = clamp(&mark.location, &window);
            let label = (!mark.label.is_empty()).then(|| printable(mark.label));
            mark.kind.span(range).label(label)
        });
        let snippet = Snippet::source(same_length(text))
            .path(printable(file.name()))
            .line_start(file.line_of(window.start) + 1)
            .annotations(annotations);
        Some(snippet.into())
    }
}

/// The line of a location, or the part of it around the location where it is long.
fn window(location: &Location<'_>) -> Range<usize> {
    let file = location.file;
    let line = file.line_range(file.line_of(location.range.start));
    if line.len() <= BEFORE + AFTER {
        return line;
    }
    let text = file.text();
    let at = location.range.start;
    let start = floor(text, at.saturating_sub(BEFORE)).max(line.start);
    let end = floor(text, at.saturating_add(AFTER)).min(line.end);
    start..end.max(start)
}

/// A location as a range of the window: on one line, on character boundaries, within the text.
fn clamp(location: &Location<'_>, window: &Range<usize>) -> Range<usize> {
    let file = location.file;
    let line = file.line_range(file.line_of(location.range.start));
    let last = line.end.min(window.end);
    let start =
        floor(file.text(), location.range.start).clamp(window.start, last.max(window.start));
    let end = floor(file.text(), location.range.end).clamp(start, last.max(start));
    start - window.start..end - window.start
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Whether a terminal could take a character for a command, or show text in another order.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// A text on one line, without what a terminal could take for a command, and of bounded length.
///
/// It may quote the document, so that line ends are escaped too: what starts a line of the output
/// is ours, and a log that takes commands from starts of lines gets none from the document.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT && !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let cut = floor(text, LONGEST_TEXT);
    let mut shown = String::with_capacity(cut + 3);
    for c in text.get(..cut).unwrap_or_default().chars() {
        if is_unsafe(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    if cut < text.len() {
        shown.push('…');
    }
    Cow::Owned(shown)
}

/// A part of a file without what a terminal could take for a command. Byte for byte as long as
/// the part itself, so that ranges stay true; tabs and C0 controls are left to the renderer,
/// which shows them as blanks and pictures.
fn same_length(text: &str) -> Cow<'_, str> {
    let kept = |c: char| c.is_ascii() || !is_unsafe(c);
    if text.chars().all(kept) {
        return Cow::Borrowed(text);
    }
    let replace = |c: char| match (kept(c), c.len_utf8()) {
        (true, _) => c,
        (false, 2) => '¿',
        (false, 3) => '\u{fffd}',
        (false, _) => '\u{1f6ab}',
    };
    Cow::Owned(text.chars().map(replace).collect())
}
