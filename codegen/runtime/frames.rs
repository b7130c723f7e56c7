//! Where the items of a stream begin and end.

use super::decode::ReadError;
use bytes::{Buf as _, Bytes, BytesMut};
use serde_json::{Map, Value};

/// How items follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// One JSON text a line.
    Lines,
    /// JSON texts that each begin with a record separator (RFC 7464).
    Sequence,
    /// Server-sent events: objects with `data`, `event`, `id` and `retry`, as far as they have them.
    Events,
    /// Server-sent events whose `data` is JSON. One that says `[DONE]` ends the stream, as is usual.
    JsonEvents,
}

/// What has arrived of a stream and is not yet an item.
pub(super) struct Frames {
    framing: Framing,
    limit: usize,
    buffer: BytesMut,
    /// How much of the buffer holds no end of a line or record.
    searched: usize,
    record: Record,
    event: Event,
    seen: Seen,
    /// Whether nothing has been read yet, so that a byte order mark may follow.
    is_new: bool,
    /// Whether a line feed belongs to the carriage return before it.
    after_return: bool,
    end: Option<End>,
}

/// What has come of a body that is to be a stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    /// Only what does not belong to such a stream.
    Foreign,
    /// Something that belongs to it.
    Stream,
}

/// Why there are no more items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// The stream has said so.
    Told,
    /// An item is complete, but has more bytes than are allowed.
    TooLarge,
}

#[derive(Default)]
struct Event {
    /// How many bytes its lines have.
    size: usize,
    data: Option<String>,
    kind: Option<String>,
    id: Option<String>,
    retry: Option<u64>,
}

impl Frames {
    pub(super) fn new(framing: Framing, limit: usize) -> Self {
        Self {
            framing,
            limit,
            buffer: BytesMut::new(),
            searched: 0,
            record: Record::default(),
            event: Event::default(),
            seen: Seen::Nothing,
            is_new: true,
            after_return: false,
            end: None,
        }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
    }

    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.buffer.extend_from_slice(chunk);
    }

    /// Whether the item that is arriving has more bytes than are allowed.
    pub(super) fn is_too_large(&self) -> bool {
        self.end == Some(End::TooLarge)
            || self.buffer.len().saturating_add(self.event.size) > self.limit
    }

    /// Takes an item only if it has no more bytes than are allowed.
    fn within(&mut self, item: Bytes) -> Option<Bytes> {
        if item.len() > self.limit {
            self.end = Some(End::TooLarge);
            return None;
        }
        Some(item)
    }

    /// Whether the stream has said that it is over.
    pub(super) fn is_over(&self) -> bool {
        self.end == Some(End::Told)
    }

    /// The JSON text of the next item that is complete; `at_end` if nothing follows. There is
    /// none behind one that is too large.
    pub(super) fn next(&mut self, at_end: bool) -> Option<Result<Bytes, ReadError>> {
        if self.is_new && (self.buffer.len() >= 3 || at_end) {
            self.is_new = false;
            if self.buffer.starts_with(b"\xEF\xBB\xBF") {
                self.buffer.advance(3);
            }
        }
        if self.is_new && b"\xEF\xBB\xBF".starts_with(&self.buffer) {
            return None;
        }
        let next = match self.framing {
            Framing::Lines => self.next_line(at_end).map(Ok),
            Framing::Sequence => self.next_record(at_end),
            Framing::Events => self.next_event(false),
            Framing::JsonEvents => self.next_event(true),
        };
        if next.is_none() && at_end && self.end.is_none() && self.is_something_else() {
            self.end = Some(End::Told);
            let what = match self.framing {
                Framing::Lines | Framing::Sequence => "no sequence of records",
                Framing::Events | Framing::JsonEvents => "no stream of events",
            };
            return Some(Err(ReadError::new(format!("the body is {what}"))));
        }
        next
    }

    /// Whether a body has something, and nothing of what such a stream is made of.
    fn is_something_else(&self) -> bool {
        match self.seen {
            Seen::Nothing => !is_field(&String::from_utf8_lossy(&self.buffer)),
            Seen::Foreign => true,
            Seen::Stream => false,
        }
    }

    fn next_line(&mut self, at_end: bool) -> Option<Bytes> {
        loop {
            let line = match self.line(false) {
                Some(line) => line,
                None if at_end && !self.buffer.is_empty() => self.buffer.split().freeze(),
                None => return None,
            };
            if !line.trim_ascii().is_empty() {
                return self.within(line);
            }
        }
    }

    /// A record ends where the next one begins; or where its text is complete, since the next one
    /// may be long in coming.
    fn next_record(&mut self, at_end: bool) -> Option<Result<Bytes, ReadError>> {
        const SEPARATOR: u8 = 0x1E;
        loop {
            if self.searched == 0 {
                let start = self.buffer.iter().position(|byte| *byte == SEPARATOR);
                // What stands before the separator belongs to no record.
                let before = self.buffer.split_to(start.unwrap_or(self.buffer.len()));
                if self.seen == Seen::Nothing && !before.trim_ascii().is_empty() {
                    self.seen = Seen::Foreign;
                }
                start?;
                self.seen = Seen::Stream;
                self.searched = 1;
                self.record = Record::default();
            }
            let unsearched = self.buffer.get(self.searched..).unwrap_or_default();
            let next = unsearched.iter().position(|byte| *byte == SEPARATOR);
            let text = unsearched.get(..next.unwrap_or(unsearched.len()));
            let text = text.unwrap_or_default();
            self.record.add(text);
            self.searched += text.len();
            if next.is_none() && !at_end && !self.record.is_whole() {
                return None;
            }
            let mut record = self.buffer.split_to(self.searched).freeze();
            self.searched = 0;
            record.advance(1);
            if record.trim_ascii().is_empty() {
                continue;
            }
            let is_cut_off = self.record.may_go_on();
            let record = self.within(record)?;
            return Some(if is_cut_off {
                Err(ReadError::new("a record may be cut off"))
            } else {
                Ok(record)
            });
        }
    }

    /// As the standard for server-sent events says; an event without its blank line is dropped.
    fn next_event(&mut self, is_json: bool) -> Option<Result<Bytes, ReadError>> {
        while let Some(line) = self.line(true) {
            if !line.is_empty() {
                let line = self.within(line)?;
                let text = String::from_utf8_lossy(&line);
                if is_field(&text) {
                    self.seen = Seen::Stream;
                } else if self.seen == Seen::Nothing {
                    self.seen = Seen::Foreign;
                }
                self.event.add(&text);
                if self.event.size > self.limit {
                    self.end = Some(End::TooLarge);
                    return None;
                }
                continue;
            }
            let event = std::mem::take(&mut self.event);
            let Some(data) = event.data.as_deref() else {
                continue;
            };
            if is_json && data == "[DONE]" {
                self.end = Some(End::Told);
                return None;
            }
            let data = if is_json {
                let Ok(value) = serde_json::from_str(data) else {
                    let text = "the data of an event is not valid JSON";
                    return Some(Err(ReadError::new(text)));
                };
                value
            } else {
                Value::from(data)
            };
            return Some(Ok(Bytes::from(event.object(data).to_string())));
        }
        None
    }

    /// The next line without its end; the standard for events has three kinds of ends.
    fn line(&mut self, is_event: bool) -> Option<Bytes> {
        if self.after_return && !self.buffer.is_empty() {
            self.after_return = false;
            if self.buffer.starts_with(b"\n") {
                self.buffer.advance(1);
            }
        }
        let is_end = |byte: &u8| *byte == b'\n' || is_event && *byte == b'\r';
        let unsearched = self.buffer.get(self.searched..).unwrap_or_default();
        let Some(found) = unsearched.iter().position(is_end) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + found;
        self.searched = 0;
        let mut line = self.buffer.split_to(end + 1);
        self.after_return = is_event && line.ends_with(b"\r");
        line.truncate(end);
        Some(line.freeze())
    }
}

/// What is known of the JSON text of a record, so that none of it is looked at twice.
#[derive(Default)]
struct Record {
    depth: usize,
    is_string: bool,
    is_escaped: bool,
    is_begun: bool,
    last: u8,
}

impl Record {
    fn add(&mut self, text: &[u8]) {
        for byte in text {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.is_string => self.is_escaped = true,
                b'"' => self.is_string = !self.is_string,
                _ if self.is_string => {}
                b'{' | b'[' => self.depth = self.depth.saturating_add(1),
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            self.is_begun |= !byte.is_ascii_whitespace();
            self.last = *byte;
        }
    }

    /// Whether more of it may have been to come: of a number, say, only a space tells that there
    /// are no further digits (RFC 7464, section 2.4).
    fn may_go_on(&self) -> bool {
        let has_end = matches!(self.last, b'"' | b'}' | b']');
        self.depth == 0 && !self.is_string && !has_end && !self.last.is_ascii_whitespace()
    }

    /// Whether it is complete, or can no longer become JSON.
    fn is_whole(&self) -> bool {
        self.is_begun && self.last == b'\n' && !self.is_string && self.depth == 0
    }
}

/// Whether a line is one of a stream of events: a field that has a meaning, or a comment.
fn is_field(line: &str) -> bool {
    let field = line.split(':').next().unwrap_or_default();
    matches!(field, "" | "data" | "event" | "id" | "retry")
}

impl Event {
    fn add(&mut self, line: &str) {
        // A comment may stand between events for as long as it likes, and is no part of one.
        if !line.starts_with(':') {
            self.size = self.size.saturating_add(line.len());
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "event" => self.kind = Some(value.to_owned()),
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok();
            }
            _ => {}
        }
    }

    fn object(self, data: Value) -> Value {
        let mut object = Map::new();
        object.insert("data".to_owned(), data);
        let texts = [("event", self.kind), ("id", self.id)];
        for (name, text) in texts {
            if let Some(text) = text {
                object.insert(name.to_owned(), text.into());
            }
        }
        if let Some(retry) = self.retry {
            object.insert("retry".to_owned(), retry.into());
        }
        Value::Object(object)
    }
}
