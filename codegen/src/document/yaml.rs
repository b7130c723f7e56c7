//! YAML: the value by `serde_yaml`, the layout by `saphyr-parser`.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};
use serde_json::Value;

use super::file::Fault;
use super::layout::{Builder, Layout, Offsets};
use super::tree::{MAX_DEPTH, Reading};

pub(super) fn read(text: &str, reading: &mut Reading) -> Result<Value, Fault> {
    reading
        .read(serde_yaml::Deserializer::from_str(text))
        .map_err(|error| fault(text, &error))
}

fn fault(text: &str, error: &serde_yaml::Error) -> Fault {
    let message = error.to_string();
    // "did not find expected key at line 3 column 5, while parsing a mapping at line 1 column 1"
    let (message, context) = match message.split_once(", while ") {
        Some((message, context)) => (message, Some(format!("while {context}"))),
        None => (message.as_str(), None),
    };
    let message = message.split_once(" at line ").map_or(message, |(m, _)| m);
    let offset = error.location().map(|location| {
        // The parser counts characters.
        let character = u32::try_from(location.index()).unwrap_or(u32::MAX);
        Offsets::of(text).byte(character, text)
    });
    Fault {
        message: message.to_owned(),
        context,
        offset,
    }
}

/// The first character that YAML does not allow.
pub(super) fn forbidden_character(text: &str) -> Option<(usize, char)> {
    if text
        .bytes()
        .all(|b| matches!(b, b'\t' | b'\n' | b'\r' | b' '..=b'~'))
    {
        return None;
    }
    text.char_indices().find(|(_, c)| {
        matches!(c,
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    })
}

/// Where brackets are nested so deeply that the parsers, whose work grows with the square of it,
/// must not see them.
///
/// A rough count: it knows quotes and comments, but not which brackets are a part of plain text.
/// Hence the wide limit; [`Reading`] keeps the exact one.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    const FAR_TOO_DEEP: usize = 10 * MAX_DEPTH;
    let brackets = text.bytes().filter(|b| matches!(b, b'[' | b'{')).count();
    if brackets <= FAR_TOO_DEEP {
        return None;
    }
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    let mut comment = false;
    let mut before = b'\n';
    for (at, byte) in text.bytes().enumerate() {
        let opens = before.is_ascii_whitespace() || b"[{,:".contains(&before);
        before = byte;
        if comment {
            comment = byte != b'\n';
        } else if let Some(end) = quote {
            if byte == end && !escaped {
                quote = None;
            }
            escaped = byte == b'\\' && end == b'"' && !escaped;
        } else {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                b'#' if opens => comment = true,
                b'"' | b'\'' if opens && depth > 0 => quote = Some(byte),
                _ => {}
            }
        }
        if depth > FAR_TOO_DEEP {
            return Some(at);
        }
    }
    None
}

/// Where the nodes of a YAML text stand; as far as the parser comes, if it finds a fault.
pub(super) fn layout(text: &str) -> Layout {
    let offsets = Offsets::of(text);
    let mut builder = Builder::new(Offsets::of(text));
    let mut parser = Parser::new_from_str(text);
    let mut documents = 0;
    while let Some(Ok((event, span))) = parser.next_event() {
        let span = bytes(span);
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents == 2 {
                    builder.second_document(offsets.byte(span.start, text));
                    break;
                }
            }
            Event::Scalar(value, _, anchor, _) => builder.scalar(&value, span, anchor),
            Event::Alias(anchor) => builder.alias(anchor, span),
            Event::SequenceStart(anchor, _) => builder.start(false, span, anchor),
            Event::MappingStart(anchor, _) => builder.start(true, span, anchor),
            Event::SequenceEnd | Event::MappingEnd => builder.end(span.end),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        // Collections that stand as keys are not kept, and need not be followed for ever.
        if builder.depth() > 2 * MAX_DEPTH {
            break;
        }
    }
    builder.finish()
}

fn bytes(span: Span) -> Range<u32> {
    let index = |index| u32::try_from(index).unwrap_or(u32::MAX);
    index(span.start.index())..index(span.end.index())
}
