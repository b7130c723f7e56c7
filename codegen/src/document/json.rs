//! JSON: the value by `serde_json`, the layout by a scanner.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::file::Fault;
use super::layout::{Builder, Layout};
use super::tree::Reading;

pub(super) fn read(text: &str, reading: &mut Reading) -> Result<Value, Fault> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = reading.read(&mut parser);
    value
        .and_then(|value| parser.end().map(|()| value))
        .map_err(|error| fault(text, &error))
}

fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let (line, column) = (error.line(), error.column());
    let message = message
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&message);
    let start = match line.saturating_sub(2) {
        _ if line <= 1 => 0,
        breaks => text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .nth(breaks)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    Fault {
        message: message.to_owned(),
        context: None,
        offset: (line > 0).then(|| start + column.saturating_sub(1)),
    }
}

/// Where the nodes of a JSON text stand. The text has been parsed before, so that commas and
/// colons tell nothing new.
pub(super) fn layout(text: &str) -> Layout {
    let mut builder = Builder::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = match byte {
            b'"' => string_length(rest),
            b'{' | b'[' | b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => 1,
            _ => rest
                .iter()
                .position(|b| b",:{}[]\" \t\r\n".contains(b))
                .unwrap_or(rest.len()),
        };
        let span = span(at..at + length);
        match byte {
            b'{' => builder.start(true, false, span, None),
            b'[' => builder.start(false, false, span, None),
            b'}' | b']' => builder.end(span.end),
            b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => builder.scalar(
                &content(text.get(at..at + length).unwrap_or_default()),
                span,
                None,
            ),
        }
        at += length;
    }
    builder.finish()
}

/// The length of a string with its quotes.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn content(literal: &str) -> Cow<'_, str> {
    let inner = literal.strip_prefix('"').and_then(|l| l.strip_suffix('"'));
    match inner {
        Some(inner) if inner.contains('\\') => serde_json::from_str(literal)
            .map_or(Cow::Borrowed(inner), |decoded: String| Cow::Owned(decoded)),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(literal),
    }
}

fn span(range: Range<usize>) -> Range<u32> {
    let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    offset(range.start)..offset(range.end)
}
