//! A call of an operation: configured, then awaited.

use super::attempts;
use super::client::Client;
use super::error::Error;
use super::failure::{ApiError, DecodeError, UnexpectedStatus};
use super::operation::{Answer, Operation};
use super::request::Request;
use super::response::{Reply, Response};
use super::retry::RetryPolicy;
use super::trace::Trace;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

/// A call of the operation `O`. Nothing is sent before it is awaited; `.await` gives the value,
/// `.send().await` the value with status and headers.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<O> {
    pub(super) client: Client,
    /// It is large, and a call is moved often.
    pub(crate) request: Box<Request>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    /// A call without parameters.
    pub(crate) fn new(client: &Client) -> Self {
        let mut request = Box::new(Request::new(O::INFO));
        request.server = O::SERVER;
        (request.streamed, request.accept) = (O::STREAMED, O::ACCEPT);
        Self {
            client: client.clone(),
            request,
            operation: PhantomData,
        }
    }

    /// How long this call may take until its answer is complete, with all attempts and pauses. An
    /// answer that is a stream of items has to begin in this time.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = Some(timeout);
        self
    }

    /// How long one attempt of this call may take until its answer is complete.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.request.attempt_timeout = Some(timeout);
        self
    }

    /// When this call is sent again, if it may be.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.request.retry = Some(policy);
        self
    }

    /// Another base URL for this call, with the same rules as the client's, and the same scheme
    /// unless the HTTP client is set up for both. The credentials of the client go there, so it
    /// has to be a host that may know them.
    pub fn base_url(mut self, url: &str) -> Self {
        self.request.put_base(url);
        self
    }

    /// Sends this call without the credentials of the client.
    pub fn anonymous(mut self) -> Self {
        self.request.anonymous = true;
        self
    }

    /// A header of this call. `Authorization` replaces the credentials of the client.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request.put_header(name, value);
        self
    }

    /// The id that this call is known by to the server and to its errors, sent as `X-Request-Id`:
    /// 1 to 255 visible characters of ASCII.
    pub fn request_id(mut self, id: &str) -> Self {
        self.request.put_id(id);
        self
    }

    /// The same call once more, without a body that is a stream.
    pub(crate) fn again(&self) -> Self {
        Self {
            client: self.client.clone(),
            request: Box::new(self.request.again()),
            operation: PhantomData,
        }
    }

    /// Sends the request, and gives the value with status and headers.
    pub fn send(
        self,
    ) -> impl Future<Output = Result<Response<O::Output>, Error<O::Error>>> + Send + 'static {
        let reply = attempts::execute(self.client, self.request);
        async move { conclude::<O>(reply.await.map_err(Error::widen)?) }
    }
}

/// The same call, whose answer is asked for and read as `A` says. It is no method, since those have
/// the names of parameters.
pub(crate) fn answered<O, A: Operation>(call: Call<O>) -> Call<A> {
    let mut request = call.request;
    (request.streamed, request.accept) = (A::STREAMED, A::ACCEPT);
    Call {
        client: call.client,
        request,
        operation: PhantomData,
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let response = self.send();
        Box::pin(async move { response.await.map(Response::into_value) })
    }
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&O::INFO.id).finish()
    }
}

/// Reads an answer.
pub(super) fn conclude<O: Operation>(
    mut reply: Reply,
) -> Result<Response<O::Output>, Error<O::Error>> {
    let info = O::INFO;
    // The call ends here, however long its answer is kept.
    let trace = std::mem::replace(&mut reply.trace, Trace::none());
    let read = O::read(&reply);
    let fault = match &read {
        Ok(Answer::Success(_) | Answer::Failure(_)) => None,
        Ok(Answer::Undocumented) => Some("unexpected_status"),
        Err(_) => Some("decode"),
    };
    trace.read(reply.code(), fault);
    match read {
        Ok(Answer::Success(value)) => {
            let Reply {
                status,
                headers,
                attempts,
                sent_id,
                ..
            } = reply;
            Ok(Response {
                value,
                status,
                headers,
                attempts,
                sent_id,
            })
        }
        Ok(Answer::Failure(error)) => Err(Error::Api(Box::new(ApiError {
            info,
            reply: reply.shorten(),
            error,
        }))),
        Ok(Answer::Undocumented) => {
            let reply = reply.shorten();
            Err(Error::UnexpectedStatus(Box::new(UnexpectedStatus {
                info,
                reply,
            })))
        }
        Err(cause) => {
            let reply = reply.shorten();
            Err(Error::Decode(Box::new(DecodeError { info, reply, cause })))
        }
    }
}
