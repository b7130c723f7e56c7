//! The events of a YAML text, from which both its value and its layout are made.
//!
//! The parser is libyaml's in safe Rust: what it accepts is to the letter what `serde_yaml`
//! accepts, which tells the faults. (`saphyr-parser` refuses a bracket that closes in the column
//! of its key, and knows no place after it.)

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use libyaml_safer::{EventData, MappingStyle, Mark, Parser, ScalarStyle, SequenceStyle};

use super::layout::{Builder, Layout};
use super::tree::MAX_DEPTH;

pub(super) enum Event {
    Scalar(Scalar),
    /// The start of a list, with its tag.
    List(Option<String>),
    /// The start of a mapping, with its tag.
    Mapping(Option<String>),
    End,
    /// The index of the event that is repeated.
    Alias(usize),
}

pub(super) struct Scalar {
    pub text: String,
    pub tag: Option<String>,
    /// Neither quoted nor a block.
    pub plain: bool,
}

pub(super) struct Events {
    /// Those of the one document; none if the text is empty. `None` if there is a fault, or if
    /// the parser is not to be trusted with the values of this text.
    pub document: Option<Vec<Event>>,
    /// As far as the parser came.
    pub layout: Layout,
}

pub(super) fn read(text: &str) -> Events {
    let tags = unsure_tags(text);
    let masked = mask(text, &tags);
    let mut reader = Reader::default();
    let complete = reader.read(&masked);
    // A line break has been added, and a block scalar may hold it.
    let unsure = !tags.is_empty() || (reader.ends_in_block && masked.len() > text.len());
    Events {
        document: (complete && !unsure).then_some(reader.events),
        layout: reader.layout.finish(),
    }
}

/// The tags that the parser misreads: it decodes escapes byte by byte, and panics at a comma
/// behind a tag. Ordinary text that looks like one is meant too.
fn unsure_tags(text: &str) -> Vec<Range<usize>> {
    let mut unsure = Vec::new();
    for (at, _) in text.match_indices('!') {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        if before
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace() && !"[]{},:!\"'".contains(c))
        {
            continue;
        }
        let end = |ends: &[char]| rest.find(ends).unwrap_or(rest.len());
        let length = if rest.starts_with("!<") {
            end(&['>', '\n']) + 1
        } else {
            end(&[',', ' ', '\t', '\r', '\n'])
        };
        let (tag, behind) = rest.split_at_checked(length).unwrap_or_default();
        if tag.contains('%') || behind.starts_with(',') {
            unsure.push(at..at + length);
        }
    }
    unsure
}

/// The text with a line break at its end, where the parser panics without one, and without the
/// tags that it cannot read.
fn mask<'a>(text: &'a str, tags: &[Range<usize>]) -> Cow<'a, str> {
    if tags.is_empty() && text.ends_with('\n') {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len() + 1);
    for tag in tags {
        let Some(before) = text.get(masked.len()..tag.start) else {
            continue;
        };
        masked.push_str(before);
        // Before a comma it is all that there is of a value.
        let comma = text
            .get(tag.end..)
            .is_some_and(|text| text.starts_with(','));
        masked.push(if comma { '~' } else { ' ' });
        masked.extend(std::iter::repeat_n(' ', tag.len().saturating_sub(1)));
    }
    masked.push_str(text.get(masked.len()..).unwrap_or_default());
    if !masked.ends_with('\n') {
        masked.push('\n');
    }
    Cow::Owned(masked)
}

#[derive(Default)]
struct Reader {
    events: Vec<Event>,
    layout: Builder,
    /// Where what an anchor names begins among the events.
    anchors: HashMap<String, usize>,
    ends_in_block: bool,
}

impl Reader {
    /// False if there is a fault, or more than one document.
    fn read(&mut self, text: &str) -> bool {
        let mut bytes = text.as_bytes();
        let mut parser = Parser::new();
        parser.set_input_string(&mut bytes);
        let mut documents = 0;
        loop {
            let Ok(event) = parser.parse() else {
                return false;
            };
            let span = offset(event.start_mark)..offset(event.end_mark);
            match event.data {
                EventData::StreamStart { .. } | EventData::DocumentEnd { .. } => {}
                EventData::StreamEnd => return true,
                EventData::DocumentStart { .. } => {
                    documents += 1;
                    if documents == 2 {
                        self.layout.second_document(span.start);
                        return false;
                    }
                }
                EventData::Alias { anchor } => {
                    let Some(&target) = self.anchors.get(&anchor) else {
                        return false;
                    };
                    match self.events.get(target) {
                        Some(Event::Scalar(scalar)) if self.layout.expects_key() => {
                            self.layout.scalar(&scalar.text, span, None);
                        }
                        _ => self.layout.alias(target, span),
                    }
                    self.events.push(Event::Alias(target));
                }
                EventData::Scalar {
                    anchor,
                    tag,
                    value,
                    style,
                    ..
                } => {
                    let anchor = self.anchor(anchor);
                    let empty = span.is_empty();
                    self.layout.scalar(&value, span, anchor);
                    // An empty value may follow that is not written at all.
                    if !empty {
                        self.ends_in_block =
                            matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                    }
                    self.events.push(Event::Scalar(Scalar {
                        text: value,
                        tag,
                        plain: style == ScalarStyle::Plain,
                    }));
                }
                EventData::SequenceStart {
                    anchor, tag, style, ..
                } => {
                    let anchor = self.anchor(anchor);
                    let block = style != SequenceStyle::Flow;
                    self.layout.start(false, block, span, anchor);
                    self.events.push(Event::List(tag));
                }
                EventData::MappingStart {
                    anchor, tag, style, ..
                } => {
                    let anchor = self.anchor(anchor);
                    let block = style != MappingStyle::Flow;
                    self.layout.start(true, block, span, anchor);
                    self.events.push(Event::Mapping(tag));
                }
                EventData::SequenceEnd | EventData::MappingEnd => {
                    self.layout.end(span.end);
                    self.events.push(Event::End);
                }
            }
            // Collections that stand as keys are not kept, and need not be followed for ever.
            if self.layout.depth() > 2 * MAX_DEPTH {
                return false;
            }
        }
    }

    /// The name of an anchor at the next event, for the layout.
    fn anchor(&mut self, name: Option<String>) -> Option<usize> {
        let at = self.events.len();
        self.anchors.insert(name?, at);
        Some(at)
    }
}

fn offset(mark: Mark) -> u32 {
    u32::try_from(mark.index).unwrap_or(u32::MAX)
}
