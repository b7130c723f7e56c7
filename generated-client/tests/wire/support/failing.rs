//! An answer whose body fails, as a layer may give one.

use finapi_bank_connections::runtime::reqwest::{Body, Response};
use hyper::body::{Bytes, Frame};
use std::pin::Pin;
use std::task::{Context, Poll};
use tower::BoxError;

/// A body that fails with an error of this text.
struct Failing(&'static str);

impl hyper::body::Body for Failing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(Some(Err(self.0.into())))
    }
}

pub fn failing_body(text: &'static str) -> Response {
    http::Response::new(Body::wrap(Failing(text))).into()
}
