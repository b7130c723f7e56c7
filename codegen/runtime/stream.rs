//! Answers that are one item after another.

use super::closed::ClosedDebug;
use super::decode::{self, Decode, ReadError};
use super::download::Download;
use super::error::Error;
use super::failure::{DecodeError, TransportError};
use super::frames::{Frames, Framing};
use super::pace::Pace;
use super::response::Reply;
use super::transport;
use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::HeaderMap;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The items of an answer while they arrive: server-sent events, lines or records of JSON.
///
/// An item that does not fit its type is an error, and the next one may be read all the same. A
/// stream that breaks off, and an item of more than [`limit`](Self::limit) bytes, is an error and
/// the end. The time-out of a call ends when its stream begins, and the next item may be as long in
/// coming as it likes, unless there is an [`idle_timeout`](super::Call::idle_timeout), for which
/// the comments that keep a stream alive count, too. Dropping it closes the connection.
#[must_use = "nothing is received unless it is asked for"]
pub struct ItemStream<T> {
    download: Download,
    frames: Frames,
    has_ended: bool,
    item: PhantomData<fn() -> T>,
}

/// An item, or the end.
type Step<T> = Option<Result<T, Error>>;

impl<T: Decode> ItemStream<T> {
    /// The size that one item may have, unless another one is set.
    pub const LIMIT: usize = 8 * 1024 * 1024;

    /// Sets how many bytes one item may have: of an event all its lines count, comments aside.
    pub fn limit(mut self, bytes: usize) -> Self {
        self.frames.set_limit(bytes);
        self
    }

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        poll_fn(|context| self.poll_item(context)).await.transpose()
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        self.download.headers()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(outcome) = ready!(self.poll_step(context)) {
                return Poll::Ready(outcome);
            }
        }
    }

    /// The next item or the end; or nothing yet, where something has arrived.
    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Step<T>>> {
        if self.frames.is_over() {
            return Poll::Ready(Some(None));
        }
        if let Some(frame) = self.frames.next(self.has_ended) {
            return Poll::Ready(Some(Some(self.read(frame))));
        }
        if self.frames.is_over() {
            return Poll::Ready(Some(None));
        }
        if self.frames.is_too_large() {
            self.end();
            let limit = self.frames.limit();
            let text = format!("an item has more than {limit} bytes");
            let mut error = TransportError::new(self.download.info, text);
            error.reply = Some((self.download.status, self.download.headers.clone()));
            error.is_lasting = true;
            return Poll::Ready(Some(Some(Err(Error::Transport(Box::new(error))))));
        }
        if self.has_ended {
            return Poll::Ready(Some(None));
        }
        match ready!(self.download.poll_chunk(context)) {
            Some(Ok(chunk)) => self.frames.push(&chunk),
            Some(Err(error)) => {
                self.end();
                return Poll::Ready(Some(Some(Err(error))));
            }
            None => self.has_ended = true,
        }
        Poll::Ready(None)
    }

    /// Forgets what has arrived of an item that will never be complete.
    fn end(&mut self) {
        self.frames = Frames::new(Framing::Lines, self.frames.limit());
        self.has_ended = true;
    }

    fn read(&self, frame: Result<Bytes, ReadError>) -> Result<T, Error> {
        let (body, read) = match frame {
            Ok(text) => {
                let read = decode::json(&text);
                (text, read)
            }
            Err(error) => (Bytes::new(), Err(error)),
        };
        read.map_err(|cause| {
            let Download {
                status, headers, ..
            } = &self.download;
            let mut reply = Reply::new(*status, headers.clone());
            reply.body = body;
            Error::Decode(Box::new(DecodeError {
                info: self.download.info,
                reply: reply.shorten(),
                cause,
            }))
        })
    }
}

#[cfg(feature = "blocking")]
impl<T: Decode> ItemStream<T> {
    /// The items without async code, as they arrive. For streams of blocking calls: those of an
    /// awaited one arrive only while its runtime has another thread than this one, and without an
    /// [`idle_timeout`](super::Call::idle_timeout) the thread waits for as long.
    pub fn items(mut self) -> impl Iterator<Item = Result<T, Error>> + Send {
        std::iter::from_fn(move || {
            loop {
                // What arrives gives the next piece its full time, also in the middle of an item.
                let latest = self.download.latest();
                let step = poll_fn(|context| self.poll_step(context));
                match super::blocking::wait(step, latest) {
                    Some(None) => {}
                    Some(Some(outcome)) => return outcome,
                    None => {
                        self.end();
                        return Some(Err(self.download.late(transport::LATE)));
                    }
                }
            }
        })
    }
}

impl<T: Decode> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream").finish_non_exhaustive()
    }
}

impl<T> ClosedDebug for ItemStream<T> {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Reply {
    /// The items of the body, which has not been received yet.
    pub fn items<T: Decode>(&self, framing: Framing) -> Result<ItemStream<T>, ReadError> {
        self.expect_plain()?;
        self.expect_items(matches!(framing, Framing::Lines | Framing::Sequence))?;
        let mut download = self.rest()?;
        download.pace = download.pace.map(Pace::of_items);
        Ok(ItemStream {
            download,
            frames: Frames::new(framing, ItemStream::<T>::LIMIT),
            has_ended: false,
            item: PhantomData,
        })
    }
}

#[cfg(feature = "mock")]
impl<T> From<Bytes> for ItemStream<T> {
    /// Items as they are sent, for a mock to answer with.
    fn from(bytes: Bytes) -> Self {
        Self {
            download: Download::from(bytes),
            frames: Frames::new(Framing::Lines, 0),
            has_ended: false,
            item: PhantomData,
        }
    }
}

/// The bytes that a stream was made from.
#[cfg(feature = "mock")]
impl super::Written {
    pub(crate) fn lines<T>(status: u16, items: &ItemStream<T>) -> Self {
        Self::download(status, "application/jsonl", &items.download)
    }

    pub(crate) fn records<T>(status: u16, items: &ItemStream<T>) -> Self {
        Self::download(status, "application/json-seq", &items.download)
    }

    pub(crate) fn events<T>(status: u16, items: &ItemStream<T>) -> Self {
        Self::download(status, "text/event-stream", &items.download)
    }

    pub(crate) fn json_events<T>(status: u16, items: &ItemStream<T>) -> Self {
        Self::events(status, items)
    }
}
