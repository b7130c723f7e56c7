//! Answers that are handed over while they arrive.

use super::builder::ClientBuilder;
use super::call::Call;
use super::closed::ClosedDebug;
use super::decode::ReadError;
use super::error::Error;
use super::failure::TransportError;
use super::operation::OperationInfo;
use super::pace::Pace;
use super::response::Reply;
use super::transport;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::Body as _;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// The body of an answer while it arrives.
///
/// The client's limit for bodies does not apply to it, its time-out does: a call ends when its
/// time-out passes, also in the middle of a download. Large ones need a longer
/// [`timeout`](super::Call::timeout). It also ends when nothing has come for 30 seconds while it
/// is waited for, or for another [`idle_timeout`](super::Call::idle_timeout). A download that
/// breaks off yields an error, never an early end. Dropping it closes the connection.
#[must_use = "nothing is received unless it is asked for"]
pub struct Download {
    pub(super) info: &'static OperationInfo,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) pace: Option<Pace>,
    length: Option<u64>,
    body: Option<reqwest::Body>,
}

impl Download {
    /// The next piece; `None` at the end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|context| self.poll_chunk(context))
            .await
            .transpose()
    }

    /// All of it, if it has at most `limit` bytes.
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes, Error> {
        let announced = self
            .length
            .map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        let mut bytes = BytesMut::with_capacity(announced.min(limit).min(1024 * 1024));
        let mut is_over = announced > limit;
        while let (false, Some(chunk)) = (is_over, self.chunk().await?) {
            is_over = bytes.len().saturating_add(chunk.len()) > limit;
            bytes.extend_from_slice(&chunk);
        }
        if is_over {
            let received = Some((self.status, self.headers));
            return Err(transport::too_large(self.info, limit, received).widen());
        }
        Ok(bytes.freeze())
    }

    /// How many bytes the server has announced.
    pub fn content_length(&self) -> Option<u64> {
        self.length
    }

    /// The content type.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        if self.body.is_some() && self.pace.as_ref().is_some_and(Pace::is_over) {
            return Poll::Ready(Some(Err(self.late(transport::LATE))));
        }
        while let Some(body) = &mut self.body {
            let Poll::Ready(frame) = Pin::new(body).poll_frame(context) else {
                let Some(pace) = &mut self.pace else {
                    return Poll::Pending;
                };
                let text = ready!(pace.poll_late(context));
                return Poll::Ready(Some(Err(self.late(&text))));
            };
            match frame {
                Some(Ok(frame)) => {
                    if let Some(pace) = &mut self.pace {
                        pace.arrived();
                    }
                    if let Ok(chunk) = frame.into_data() {
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                }
                Some(Err(error)) => {
                    self.body = None;
                    let received = Some((self.status, self.headers.clone()));
                    let error = transport::transport(self.info, received, &error);
                    return Poll::Ready(Some(Err(error.widen())));
                }
                None => self.body = None,
            }
        }
        Poll::Ready(None)
    }

    /// The end of a body that does not come in time.
    pub(super) fn late(&mut self, text: &str) -> Error {
        self.body = None;
        let mut error = TransportError::new(self.info, text);
        error.reply = Some((self.status, self.headers.clone()));
        Error::Timeout(Box::new(error))
    }
}

impl ClientBuilder {
    /// How long the body of a download or of a stream of items may be silent. 30 seconds for
    /// downloads and without a limit for items unless set, since events may be long in coming; a
    /// single call can override it. Other answers have the time of their attempt.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }
}

impl<O> Call<O> {
    /// How long the body of a download or of a stream of items may be silent, in place of
    /// what the [client](ClientBuilder::idle_timeout) allows.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.request.idle_timeout = Some(timeout);
        self
    }
}

#[cfg(feature = "blocking")]
impl Download {
    /// Until when a thread waits for the next piece. The timer for it may belong to a runtime that
    /// stands still.
    pub(super) fn latest(&self) -> Option<std::time::Instant> {
        let due = self.pace.as_ref()?.next_due()?;
        due.into_std().checked_add(super::blocking::GRACE)
    }

    /// The body to be read without async code, as it arrives. An error of the download is one of
    /// reading. For downloads of blocking calls: an awaited one arrives only while its runtime has
    /// another thread than this one, and else ends as one that is silent.
    pub fn reader(self) -> impl std::io::Read + Send {
        Reader(self, Bytes::new())
    }
}

/// A download, and what of its last piece is still to be read.
#[cfg(feature = "blocking")]
struct Reader(Download, Bytes);

#[cfg(feature = "blocking")]
impl std::io::Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let Self(download, left) = self;
        while left.is_empty() {
            let latest = download.latest();
            let chunk = super::blocking::wait(download.chunk(), latest)
                .unwrap_or_else(|| Err(download.late(transport::LATE)));
            match chunk.map_err(std::io::Error::other)? {
                Some(chunk) => *left = chunk,
                None => return Ok(0),
            }
        }
        let count = left.len().min(buffer.len());
        let Some(buffer) = buffer.get_mut(..count) else {
            return Ok(0);
        };
        buffer.copy_from_slice(&left.split_to(count));
        Ok(count)
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(context)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

impl ClosedDebug for Download {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Reply {
    /// The body, which has not been received yet, of one of these media types.
    pub fn download(&self, documented: &[&str]) -> Result<Download, ReadError> {
        self.expect_plain()?;
        self.expect_bytes(documented)?;
        let mut download = self.rest()?;
        download.pace = download.pace.map(Pace::of_download);
        Ok(download)
    }

    /// The same without the limits of a download.
    pub(super) fn rest(&self) -> Result<Download, ReadError> {
        let rest = self.rest.as_ref().and_then(|rest| rest.lock().ok()?.take());
        let Some((info, response, pace)) = rest else {
            return Err(ReadError::new("the body has been taken already"));
        };
        Ok(Download {
            info,
            status: self.status,
            headers: self.headers.clone(),
            length: response.content_length(),
            body: Some(reqwest::Body::from(response)),
            pace: Some(pace),
        })
    }
}

#[cfg(feature = "mock")]
impl From<Bytes> for Download {
    /// A download that is there already, for a mock to answer with.
    fn from(bytes: Bytes) -> Self {
        const INFO: &OperationInfo = &OperationInfo {
            id: "mock",
            method: "GET",
            path: "/",
            idempotent: true,
            security: &[],
        };
        Self {
            info: INFO,
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            length: u64::try_from(bytes.len()).ok(),
            body: Some(reqwest::Body::from(bytes)),
            pace: None,
        }
    }
}

#[cfg(feature = "mock")]
impl super::Written {
    /// The bytes that a download was made from.
    pub(crate) fn stream(status: u16, download: &Download) -> Self {
        Self::download(status, "application/octet-stream", download)
    }

    pub(super) fn download(status: u16, content_type: &'static str, download: &Download) -> Self {
        let bytes = download.body.as_ref().and_then(reqwest::Body::as_bytes);
        let bytes = Bytes::copy_from_slice(bytes.unwrap_or_default());
        Self::new(status, content_type, bytes)
    }
}
