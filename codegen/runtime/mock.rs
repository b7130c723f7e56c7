//! A server for tests: it answers calls with typed values and with the errors that the document
//! names, over HTTP on a loopback port.
//!
//! It is [`wiremock`] with the types of this client. What it lacks (broken answers, odd statuses)
//! is mounted on [`MockServer::wiremock`].

use super::call::Call;
use super::mock_pattern::Pattern;
use super::mock_written::Written;
use super::operation::Operation;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use wiremock::{Match, Request, ResponseTemplate, Times};

/// A server on a free loopback port that answers what it has mocks for, and 421 otherwise.
///
/// Of several mocks that fit a request the one that was mounted first answers. When the server is
/// dropped, it panics if a mock was not called as often as it was to [`expect`](Mock::expect). The
/// message names operations and numbers, but no request: those hold credentials and bodies, and
/// are to be had by [`received`](Self::received).
pub struct MockServer {
    server: wiremock::MockServer,
    received: Received,
}

/// The requests that came in. `wiremock`'s own record would show all of them when a test fails.
#[derive(Clone, Default)]
struct Received(Arc<Mutex<Vec<Request>>>);

impl Received {
    fn all(&self) -> MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// It is asked first about each request, and fits none.
impl Match for Received {
    fn matches(&self, request: &Request) -> bool {
        self.all().push(request.clone());
        false
    }
}

impl MockServer {
    /// Starts a server.
    pub async fn start() -> Self {
        let server = wiremock::MockServer::builder();
        let server = server.disable_request_recording().start().await;
        let received = Received::default();
        wiremock::Mock::given(received.clone())
            .respond_with(ResponseTemplate::new(421))
            .with_priority(1)
            .mount(&server)
            .await;
        let unknown = |request: &Request| {
            let text = format!("no mock for {} {}", request.method, request.url.path());
            misdirected(text)
        };
        wiremock::Mock::given(wiremock::matchers::any())
            .respond_with(unknown)
            .with_priority(u8::MAX)
            .mount(&server)
            .await;
        Self { server, received }
    }

    /// The base URL for clients.
    pub fn url(&self) -> String {
        self.server.uri()
    }

    /// A mock for requests like this call, which is not sent.
    ///
    /// Method, path and parameters must be the same, and so must the body: JSON as JSON, others
    /// byte by byte. A body with a stream may be any, unless the stream has a length and all of it
    /// at hand; what has come can be looked at by [`answers`](Mock::answers) and
    /// [`received`](Self::received). Headers that the call sets must be there; credentials and
    /// further headers may be any.
    ///
    /// # Panics
    ///
    /// If the call breaks a rule of the document, since it would never be sent.
    pub fn on<O: Operation>(&self, call: Call<O>) -> Mock<'_, O> {
        match Pattern::of(call) {
            Ok(pattern) => self.mock(pattern),
            Err(fault) => fail(&fault),
        }
    }

    /// A mock for all calls of an operation.
    pub fn any<O: Operation>(&self) -> Mock<'_, O> {
        self.mock(Pattern::any(O::INFO))
    }

    fn mock<O>(&self, pattern: Pattern) -> Mock<'_, O> {
        Mock {
            server: self,
            pattern,
            answer: Template::default(),
            expected: None,
            at_most: None,
            operation: PhantomData,
        }
    }

    /// The requests of an operation that have been received so far, in their order.
    pub fn received<O: Operation>(&self) -> Vec<Request> {
        let pattern = Pattern::any(O::INFO);
        let all = self.received.all();
        all.iter().filter(|r| pattern.fits(r)).cloned().collect()
    }

    /// Panics if a mock was not called as often as it was to [`expect`](Mock::expect).
    pub async fn verify(&self) {
        self.server.verify().await;
    }

    /// The server below, for mocks without types. It keeps no requests.
    pub fn wiremock(&self) -> &wiremock::MockServer {
        &self.server
    }
}

/// A mock of the operation `O`. It is mounted when its answer is given, by [`succeeds`],
/// [`fails`] or [`answers`].
///
/// [`succeeds`]: Mock::succeeds
/// [`fails`]: Mock::fails
/// [`answers`]: Mock::answers
#[must_use = "a mock is mounted when its answer is given"]
pub struct Mock<'s, O> {
    server: &'s MockServer,
    pattern: Pattern,
    answer: Template,
    expected: Option<Times>,
    at_most: Option<u64>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Mock<'_, O> {
    /// Answers only requests with this header, such as `authorization`.
    pub fn when_header(mut self, name: &str, value: &str) -> Self {
        self.pattern.header(name, value);
        self
    }

    /// Answers so many requests and leaves the others to mocks that are mounted later.
    pub fn up_to_n_times(mut self, times: u64) -> Self {
        self.at_most = Some(times);
        self
    }

    /// How many requests are to come: a number or a range.
    pub fn expect(mut self, times: impl Into<Times>) -> Self {
        self.expected = Some(times.into());
        self
    }

    /// The status of the answer, where the document allows several. It is the first of them
    /// otherwise, and 500 for an error of any status.
    pub fn status(mut self, status: u16) -> Self {
        self.answer.status = Some(status);
        self
    }

    /// A header of the answer.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.answer
            .headers
            .push((name.to_owned(), value.to_owned()));
        self
    }

    /// How long the answer takes.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.answer.delay = Some(delay);
        self
    }

    /// Answers with this value.
    ///
    /// # Panics
    ///
    /// If the document names no success of this status.
    pub async fn succeeds(self, value: O::Output) {
        let answer = self.answer.success::<O>(&value);
        self.always(answer).await;
    }

    /// Answers with this error.
    ///
    /// # Panics
    ///
    /// If the document names another error, or none, for this status.
    pub async fn fails(self, error: O::Error) {
        let answer = self.answer.failure::<O>(&error);
        self.always(answer).await;
    }

    /// Answers each request with what `answer` makes of it. Its body can be read by
    /// [`body_json`](Request::body_json). An answer that the document does not name for the
    /// [`status`](Self::status) is sent as 421, with a body that says so.
    pub async fn answers(
        self,
        answer: impl Fn(&Request) -> Result<O::Output, O::Error> + Send + Sync + 'static,
    ) {
        let template = self.answer.clone();
        self.mount(move |request: &Request| {
            let answer = match answer(request) {
                Ok(value) => template.success::<O>(&value),
                Err(error) => template.failure::<O>(&error),
            };
            answer.unwrap_or_else(misdirected)
        })
        .await;
    }

    async fn always(self, answer: Result<ResponseTemplate, String>) {
        match answer {
            Ok(template) => self.mount(move |_: &Request| template.clone()).await,
            Err(fault) => fail(&fault),
        }
    }

    async fn mount(self, respond: impl Fn(&Request) -> ResponseTemplate + Send + Sync + 'static) {
        let mut mock = wiremock::Mock::given(self.pattern)
            .respond_with(respond)
            .named(O::INFO.id);
        if let Some(times) = self.at_most {
            mock = mock.up_to_n_times(times);
        }
        if let Some(times) = self.expected {
            mock = mock.expect(times);
        }
        mock.mount(&self.server.server).await;
    }
}

/// What the test says of the answer besides its value.
#[derive(Clone, Default)]
struct Template {
    status: Option<u16>,
    headers: Vec<(String, String)>,
    delay: Option<Duration>,
}

impl Template {
    fn success<O: Operation>(&self, value: &O::Output) -> Result<ResponseTemplate, String> {
        let written = O::write(value).with_status(self.status);
        Ok(self.template(written.checked::<O>(None)?))
    }

    fn failure<O: Operation>(&self, error: &O::Error) -> Result<ResponseTemplate, String> {
        let written = super::Answers::write(error).with_status(self.status);
        Ok(self.template(written.checked::<O>(Some(error))?))
    }

    fn template(&self, written: Written) -> ResponseTemplate {
        let mut template = written.template();
        for (name, value) in &self.headers {
            template = template.insert_header(name.as_str(), value.as_str());
        }
        match self.delay {
            Some(delay) => template.set_delay(delay),
            None => template,
        }
    }
}

/// What stands in for an answer, where there is none to give.
fn misdirected(text: String) -> ResponseTemplate {
    ResponseTemplate::new(421).set_body_string(text)
}

/// Ends a test that asks for what the document does not allow.
#[expect(
    clippy::panic,
    reason = "as `wiremock` does, since it is the test that is wrong"
)]
#[track_caller]
pub(super) fn fail(fault: &str) -> ! {
    panic!("{fault}")
}
