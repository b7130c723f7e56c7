// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! A request while it is built. What goes wrong is kept, and reported when it is sent.

use super::builder::parse_base;
use super::checks::{At, Checks, Subject, Validate, Violation};
use super::encode::{self, Encode};
use super::failure::{REQUEST_ID, is_id};
use super::fault::Fault;
use super::operation::{OperationInfo, OperationServer};
use super::retry::RetryPolicy;
use super::secret::WipedBuffer;
use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use std::sync::Arc;
use std::time::Duration;

/// The headers that belong to the transport.
pub(super) const FRAMING: [&str; 5] = [
    "connection",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
];

/// Makes a body of several pieces that are in memory, each time that it is sent.
pub(super) type Pieces = Arc<dyn Fn() -> reqwest::Body + Send + Sync>;

/// A request: the generated code states the facts, nothing is sent before it is complete.
pub(crate) struct Request {
    pub(super) info: &'static OperationInfo,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
    pub(super) pieces: Option<Pieces>,
    pub(super) stream: Option<reqwest::Body>,
    pub(super) streamed: &'static [(u16, u16)],
    pub(super) accept: &'static str,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) server: Option<OperationServer>,
    /// What the errors of the call may show as its id.
    pub(super) id: Option<HeaderValue>,
    pub(super) base: Option<Url>,
    /// Whether it is sent without the credentials of the client.
    pub(super) anonymous: bool,
    pub(super) path: Vec<(&'static str, String)>,
    /// Names and encoded parts.
    pub(super) query: Vec<(String, String)>,
    pub(super) cookies: Vec<(String, String)>,
    pub(super) checks: Checks,
}

impl Request {
    /// An empty request of an operation.
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            headers: HeaderMap::new(),
            body: None,
            pieces: None,
            stream: None,
            streamed: &[],
            accept: "*/*",
            timeout: None,
            attempt_timeout: None,
            idle_timeout: None,
            retry: None,
            server: None,
            id: None,
            base: None,
            anonymous: false,
            path: Vec::new(),
            query: Vec::new(),
            cookies: Vec::new(),
            checks: Checks::default(),
        }
    }

    /// The same request once more, without a body that is a stream.
    pub(crate) fn again(&self) -> Self {
        Self {
            info: self.info,
            headers: self.headers.clone(),
            body: self.body.clone(),
            pieces: self.pieces.clone(),
            stream: None,
            streamed: self.streamed,
            accept: self.accept,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            idle_timeout: self.idle_timeout,
            retry: self.retry,
            server: self.server,
            id: self.id.clone(),
            base: self.base.clone(),
            anonymous: self.anonymous,
            path: self.path.clone(),
            query: self.query.clone(),
            cookies: self.cookies.clone(),
            checks: self.checks.clone(),
        }
    }

    /// Starts the checks of the parameter that was set last.
    pub(crate) fn check(&mut self, name: &str) -> At<'_> {
        self.checks.at(name)
    }

    /// Starts the checks of a body.
    pub(crate) fn check_body(&mut self) -> At<'_> {
        self.begin(Subject::Body, "body");
        self.checks.at("body")
    }

    /// Checks the limits of a body.
    pub(crate) fn validate(&mut self, body: &(impl Validate + ?Sized)) {
        self.begin(Subject::Body, "");
        body.validate(&mut self.checks);
    }

    /// Begins with something of which the last value counts.
    pub(super) fn begin(&mut self, subject: Subject, name: &str) {
        self.checks.begin(subject, name);
    }

    /// A body in JSON. It is written at once, into a buffer that is wiped after sending.
    pub(crate) fn json(&mut self, content_type: &'static str, body: &dyn Encode) {
        match encode::request(body) {
            Ok(json) => self.bytes(content_type, Bytes::from_owner(json)),
            Err(fault) => self.unwritten("", &fault),
        }
    }

    /// A body of text. It is wiped after sending, like one in JSON.
    pub(crate) fn text(&mut self, content_type: &'static str, body: &str) {
        let mut buffer = WipedBuffer::default();
        buffer.push(body.as_bytes());
        self.bytes(content_type, Bytes::from_owner(buffer));
    }

    /// A body as it is.
    pub(crate) fn bytes(&mut self, content_type: &'static str, body: Bytes) {
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        self.body = Some(body);
        (self.pieces, self.stream) = (None, None);
    }

    /// A header of the caller. Those that frame the request belong to the transport.
    pub(super) fn put_header(&mut self, name: &str, value: &str) {
        self.begin(Subject::Header, name);
        let Ok(key) = HeaderName::from_bytes(name.as_bytes()) else {
            return self.report("header", "must have a valid name");
        };
        if FRAMING.contains(&key.as_str()) {
            return self.report(name, "is a header that the client sets itself");
        }
        if has_outer_blanks(value) {
            return self.report(name, OUTER_BLANKS);
        }
        match HeaderValue::from_bytes(value.as_bytes()) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.headers.insert(key, value);
            }
            Err(_) => self.report(name, "must not contain control characters"),
        }
    }

    /// The id of the call.
    pub(super) fn put_id(&mut self, id: &str) {
        self.begin(Subject::Call, "request_id");
        if is_id(id) {
            self.put_header(REQUEST_ID, id);
            self.id = self.headers.get(REQUEST_ID).cloned();
        } else {
            self.report(
                "request_id",
                "must have 1 to 255 visible characters of ASCII",
            );
        }
    }

    /// A base URL of the caller, in place of the client's.
    pub(super) fn put_base(&mut self, url: &str) {
        self.begin(Subject::Call, "base_url");
        // Whether plain HTTP is allowed is known when it is sent.
        match parse_base(url, true) {
            Ok(base) => self.base = Some(base),
            Err(_) => self.report("base_url", "must be a base URL that a client accepts"),
        }
    }

    /// A value that cannot be sent, in the parameter of this name or in the body.
    pub(super) fn unwritten(&mut self, name: &str, fault: &Fault) {
        let place = fault.place(name);
        let place = if place.is_empty() { "body" } else { &place };
        self.report(place, fault.text());
    }

    pub(super) fn report(&mut self, place: &str, rule: &str) {
        self.checks.report(Violation::new(place, rule));
    }
}

/// Whether a text begins or ends with a blank, which is not a part of a header's value.
pub(super) fn has_outer_blanks(text: &str) -> bool {
    text.starts_with([' ', '\t']) || text.ends_with([' ', '\t'])
}

/// The rule that such a text breaks.
pub(super) const OUTER_BLANKS: &str = "must not begin or end with a blank";
