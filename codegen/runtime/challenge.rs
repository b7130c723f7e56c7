//! Operations that the server answers with a question: the request is kept, and goes out again
//! with the answer.

use super::call::Call;
use super::error::Error;
use super::failure::ApiError;
use super::operation::Operation;
use reqwest::header::HeaderMap;
use std::fmt;
use std::pin::Pin;

/// An operation that may ask (`x-challenge`). Implemented by generated code only.
pub trait Challenging: Operation<Output: Send> + Sized {
    /// The body that is sent.
    type Body: Clone + Send + 'static;
    /// What the server asks.
    type Question: Send + 'static;
    /// What answers it.
    type Answer;

    /// Puts the body into the call.
    fn attach(call: Call<Self>, body: &Self::Body) -> Call<Self>;

    /// The question, if it is one.
    fn question(error: Self::Error) -> Result<Self::Question, Self::Error>;

    /// The same body with the answer.
    fn answer(body: Self::Body, answer: Self::Answer) -> Self::Body;
}

/// A call that the server may answer with a question. Nothing is sent before it is awaited.
///
/// ```text
/// let mut call = client.transfers().order_with_challenges(order);
/// let transfer = loop {
///     match call.await? {
///         Challenged::Done(transfer) => break transfer,
///         Challenged::Asked(challenge) => {
///             let answer = ask_the_user(challenge.question());
///             call = challenge.answer(answer);
///         }
///     }
/// };
/// ```
#[must_use = "a call is sent when it is awaited"]
pub struct ChallengeCall<O: Challenging> {
    call: Call<O>,
    body: O::Body,
}

impl<O: Challenging> ChallengeCall<O> {
    /// A call with everything but the body, and the body.
    pub(crate) fn new(call: Call<O>, body: O::Body) -> Self {
        Self { call, body }
    }

    /// Configures this call and those with the answers: headers, time-outs, optional parameters.
    pub fn each_call(mut self, configure: impl FnOnce(Call<O>) -> Call<O>) -> Self {
        self.call = configure(self.call);
        self
    }
}

#[cfg(feature = "blocking")]
impl<O: Challenging> ChallengeCall<O> {
    /// Sends the request and waits for what `.await` gives in async code.
    pub fn blocking(self) -> Result<Challenged<O>, Error<O::Error>> {
        let limit = super::blocking::limit(&self.call);
        super::blocking::complete(O::INFO, limit, self.into_future()).map_err(Error::widen)?
    }
}

impl<O: Challenging> IntoFuture for ChallengeCall<O> {
    type Output = Result<Challenged<O>, Error<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { call, body } = self;
        let outcome = O::attach(call.again(), &body).into_future();
        Box::pin(async move {
            let error = match outcome.await {
                Ok(value) => return Ok(Challenged::Done(value)),
                Err(Error::Api(error)) => *error,
                Err(error) => return Err(error),
            };
            let ApiError { info, reply, error } = error;
            match O::question(error) {
                Ok(error) => Ok(Challenged::Asked(Challenge(Box::new(Kept {
                    call,
                    body,
                    asked: ApiError { info, reply, error },
                })))),
                Err(error) => Err(Error::Api(Box::new(ApiError { info, reply, error }))),
            }
        })
    }
}

/// What has become of a call: it is done, or the server asks.
pub enum Challenged<O: Challenging> {
    /// The value.
    Done(O::Output),
    /// A question. There may be several, one after the other.
    Asked(Challenge<O>),
}

/// A question of the server, with all that is needed for sending the answer.
///
/// It is owned and can wait as long as the user takes to answer, in the session of a web server,
/// say. It holds the body and shows nothing of it in `Debug`. When it is dropped, the body's
/// [`Secret`](super::Secret)s are wiped, such as PINs and answers; other texts of it, such as the
/// names of users, stay in memory until that is used again.
pub struct Challenge<O: Challenging>(Box<Kept<O>>);

struct Kept<O: Challenging> {
    call: Call<O>,
    body: O::Body,
    asked: ApiError<O::Question>,
}

impl<O: Challenging> Challenge<O> {
    /// What the server asks.
    pub fn question(&self) -> &O::Question {
        self.0.asked.error()
    }

    /// The headers of the question.
    pub fn headers(&self) -> &HeaderMap {
        self.0.asked.headers()
    }

    /// The id that the server gave to the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.asked.request_id()
    }

    /// The same call with the answer, which the server may answer with another question.
    ///
    /// The question is kept until it is dropped, so that it can be answered again if the call
    /// fails on its way. The server may have taken the answer even so.
    pub fn answer(&self, answer: impl Into<O::Answer>) -> ChallengeCall<O> {
        let Kept { call, body, .. } = &*self.0;
        ChallengeCall::new(call.again(), O::answer(body.clone(), answer.into()))
    }
}

impl<O: Challenging> Clone for Challenge<O>
where
    O::Question: Clone,
{
    fn clone(&self) -> Self {
        Self(Box::new(Kept {
            call: self.0.call.again(),
            body: self.0.body.clone(),
            asked: self.0.asked.clone(),
        }))
    }
}

impl<O: Challenging> fmt::Debug for ChallengeCall<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ChallengeCall").field(&O::INFO.id).finish()
    }
}

impl<O: Challenging> fmt::Debug for Challenged<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(_) => f.write_str("Done(..)"),
            Self::Asked(challenge) => f.debug_tuple("Asked").field(challenge).finish(),
        }
    }
}

impl<O: Challenging> fmt::Debug for Challenge<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Challenge").field(&O::INFO.id).finish()
    }
}
