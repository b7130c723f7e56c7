//! Bodies that are no JSON: bytes in memory, or a stream of them.

use super::cause::Broken;
use super::closed::ClosedDebug;
use super::request::Request;
use super::security::base64;
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

type Cause = Box<dyn Error + Send + Sync>;
type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Cause>> + Send>>;

/// A body, or a file in a multipart body: bytes or a stream, with what is said about them.
///
/// Made from bytes and texts by `into()`, and from what is not to lie in memory as a whole by
/// [`Body::stream`].
pub struct Body {
    pub(super) data: Data,
    pub(super) content_type: Option<String>,
    pub(super) file_name: Option<String>,
    pub(super) headers: Vec<(String, String)>,
}

impl Body {
    /// A body that is sent piece by piece as the stream yields it. Its length is not announced,
    /// unless [`Body::length`] says it. An error of the stream breaks off the call.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        let stream = Converted(Box::pin(stream));
        Self::new(Data::Stream(Source {
            stream: Mutex::new(Box::pin(stream)),
            left: None,
        }))
    }

    /// The length of a stream in bytes, so that it can be announced. A stream of another length
    /// breaks off the call.
    #[must_use]
    pub fn length(mut self, length: u64) -> Self {
        if let Data::Stream(source) = &mut self.data {
            source.left = Some(length);
        }
        self
    }

    /// The content type, in the place of the one that the document names.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// The name of a file in a multipart body. It has the name of its part otherwise.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// A header of the part that is this file in a multipart body.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    fn new(data: Data) -> Self {
        Self {
            data,
            content_type: None,
            file_name: None,
            headers: Vec::new(),
        }
    }
}

macro_rules! from { ($($type:ty),*) => { $(impl From<$type> for Body {
    fn from(bytes: $type) -> Self {
        Self::new(Data::Bytes(Bytes::from(bytes)))
    }
})* } }
from!(Bytes, Vec<u8>, String, &'static [u8], &'static str);

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body(..)")
    }
}

impl ClosedDebug for Body {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Request {
    /// A body as it is, with the document's content type or the caller's.
    pub(crate) fn raw(&mut self, content_type: &'static str, body: Body) {
        if !body.headers.is_empty() {
            return self.report("body", "must have no headers, which are those of a part");
        }
        let content_type = body.content_type.as_deref().unwrap_or(content_type);
        match HeaderValue::from_str(content_type) {
            Ok(value) => self.headers.insert(CONTENT_TYPE, value),
            Err(_) => return self.report("body", "must have a valid content type"),
        };
        match body.data {
            Data::Bytes(bytes) => {
                self.body = Some(bytes);
                (self.pieces, self.stream) = (None, None);
            }
            stream @ Data::Stream(_) => self.segments([stream].into()),
        }
    }

    /// A body in pieces. It can be sent again if all of it is in memory.
    pub(super) fn segments(&mut self, segments: VecDeque<Data>) {
        self.body = None;
        let in_memory = segments.iter().map(|piece| match piece {
            Data::Bytes(bytes) => Some(bytes.clone()),
            Data::Stream(_) => None,
        });
        if let Some(pieces) = in_memory.collect::<Option<Vec<Bytes>>>() {
            let body = move || {
                let segments = pieces.iter().cloned().map(Data::Bytes);
                reqwest::Body::wrap(Segments(segments.collect()))
            };
            self.pieces = Some(Arc::new(body));
            self.stream = None;
        } else {
            self.pieces = None;
            self.stream = Some(reqwest::Body::wrap(Segments(segments)));
        }
    }
}

/// A piece of a body.
pub(super) enum Data {
    Bytes(Bytes),
    Stream(Source),
}

impl Data {
    /// The same as base64.
    pub(super) fn into_base64(self) -> Self {
        let source = match self {
            Self::Bytes(bytes) => return Self::Bytes(encoded(&bytes)),
            Self::Stream(source) => source,
        };
        let left = source.left;
        let left = left.and_then(|length| length.div_ceil(3).checked_mul(4));
        let stream = Encoded {
            source: Some(source),
            rest: Vec::new(),
        };
        let stream = Mutex::new(Box::pin(stream) as Chunks);
        Self::Stream(Source { stream, left })
    }
}

fn encoded(bytes: &[u8]) -> Bytes {
    Bytes::copy_from_slice(base64(bytes).expose().as_bytes())
}

/// A stream as base64.
struct Encoded {
    source: Option<Source>,
    /// What is too short for whole digits.
    rest: Vec<u8>,
}

impl Stream for Encoded {
    type Item = Result<Bytes, Cause>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { source, rest } = self.get_mut();
        let Some(open) = source else {
            return Poll::Ready(None);
        };
        match ready!(open.poll(context)) {
            Some(Ok(chunk)) => {
                rest.extend_from_slice(&chunk);
                let tail = rest.split_off(rest.len() - rest.len() % 3);
                let whole = std::mem::replace(rest, tail);
                Poll::Ready(Some(Ok(encoded(&whole))))
            }
            Some(Err(error)) => Poll::Ready(Some(Err(error.into()))),
            None => {
                *source = None;
                Poll::Ready((!rest.is_empty()).then(|| Ok(encoded(rest))))
            }
        }
    }
}

/// A stream, and how many bytes it still owes. The mutex is never locked: it lets a stream that
/// is only `Send` be a part of what is `Sync`.
pub(super) struct Source {
    stream: Mutex<Chunks>,
    left: Option<u64>,
}

impl Source {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Broken>>> {
        let stream = match self.stream.get_mut() {
            Ok(stream) => stream,
            Err(poisoned) => poisoned.into_inner(),
        };
        Poll::Ready(match ready!(stream.as_mut().poll_next(context)) {
            Some(Ok(chunk)) => {
                if let Some(left) = &mut self.left {
                    match left.checked_sub(chunk.len() as u64) {
                        Some(rest) => *left = rest,
                        None => return Poll::Ready(Some(Err(Broken("is longer than announced")))),
                    }
                }
                Some(Ok(chunk))
            }
            Some(Err(_)) => Some(Err(Broken("failed"))),
            None if self.left.is_some_and(|left| left > 0) => {
                Some(Err(Broken("is shorter than announced")))
            }
            None => None,
        })
    }
}

struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Cause>,
{
    type Item = Result<Bytes, Cause>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.get_mut().0.as_mut().poll_next(context));
        Poll::Ready(item.map(|chunk| chunk.map(Into::into).map_err(Into::into)))
    }
}

/// Pieces that are sent one after the other. Their length is announced if it is known.
struct Segments(VecDeque<Data>);

impl http_body::Body for Segments {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        let queue = &mut self.get_mut().0;
        loop {
            let chunk = match queue.front_mut() {
                None => return Poll::Ready(None),
                Some(Data::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    queue.pop_front();
                    bytes
                }
                Some(Data::Stream(source)) => match ready!(source.poll(context)) {
                    Some(Ok(chunk)) => chunk,
                    Some(Err(error)) => {
                        queue.clear();
                        return Poll::Ready(Some(Err(error.into())));
                    }
                    None => {
                        queue.pop_front();
                        continue;
                    }
                },
            };
            if !chunk.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(chunk))));
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let length = self.0.iter().try_fold(0_u64, |sum, piece| match piece {
            Data::Bytes(bytes) => sum.checked_add(bytes.len() as u64),
            Data::Stream(source) => sum.checked_add(source.left?),
        });
        length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
