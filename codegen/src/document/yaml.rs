//! YAML: value and layout from the same events; by `serde_yaml` what they cannot tell, such as
//! what is wrong with a text.

use serde_json::Value;

use super::events;
use super::file::Fault;
use super::layout::Layout;
use super::replay::Replay;
use super::tree::{MAX_DEPTH, Reading};

/// The value of a text, and where its nodes stand; as far as the parser comes, if it finds a fault.
pub(super) fn read(text: &str, reading: &mut Reading) -> (Result<Value, Fault>, Layout) {
    let events = events::read(text);
    if let Some(document) = &events.document {
        let mut first = reading.clone();
        let (mut at, mut jumps) = (0, 0);
        if let Ok(value) = first.read(Replay::new(document, &mut at, &mut jumps)) {
            *reading = first;
            return (Ok(value), events.layout);
        }
    }
    let value = reading
        .read(serde_yaml::Deserializer::from_str(text))
        .map_err(|error| fault(text, &error));
    (value, events.layout)
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
        // This parser counts characters.
        let at = text.char_indices().nth(location.index());
        at.map_or(text.len(), |(at, _)| at)
    });
    Fault {
        message: message.to_owned(),
        context,
        offset,
    }
}

/// The first character that YAML does not allow.
pub(super) fn forbidden_character(text: &str) -> Option<(usize, char)> {
    // Those that are not allowed begin with one of these bytes, which are rare.
    let first = text
        .bytes()
        .position(|b| matches!(b, 0..=8 | 11 | 12 | 14..=31 | 127 | 0xc2 | 0xef))?;
    let mut rest = text.get(first..)?.char_indices();
    let found = rest.find(|(_, c)| {
        matches!(c,
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    });
    found.map(|(at, c)| (first + at, c))
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
