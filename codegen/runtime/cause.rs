//! Why there is no answer, in words that hold nothing of the request or the answer.

use super::transport::LATE;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use tower::BoxError;

/// What went wrong without an answer.
pub(super) struct Cause {
    pub(super) text: String,
    /// Whether it will be the same next time.
    pub(super) is_lasting: bool,
    pub(super) is_timeout: bool,
    /// Whether there was no connection yet.
    pub(super) is_connect: bool,
}

impl Cause {
    /// That of an error from below the layers, or of one of theirs.
    pub(super) fn below(error: &BoxError) -> Self {
        find(&**error).map_or_else(Self::of_layer, Self::of)
    }

    fn of_layer() -> Self {
        Self {
            text: OF_LAYER.to_owned(),
            is_lasting: true,
            is_timeout: false,
            is_connect: false,
        }
    }

    pub(super) fn of(error: &reqwest::Error) -> Self {
        let (is_timeout, is_connect) = (error.is_timeout(), error.is_connect());
        let (text, is_lasting) = match (is_timeout, is_connect) {
            (true, true) => ("connecting timed out".to_owned(), false),
            (true, false) => (LATE.to_owned(), false),
            (false, _) => describe(error),
        };
        Self {
            text,
            is_lasting,
            is_timeout,
            is_connect,
        }
    }
}

pub(super) const OF_LAYER: &str = "a layer of the client failed";

/// The error of the transport, also within those of layers.
pub(super) fn find<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a reqwest::Error> {
    std::iter::successors(Some(error), |&error| error.source())
        .find_map(<dyn StdError>::downcast_ref)
}

/// What went wrong with the stream of a body. Its own error is not kept, since it may hold data.
#[derive(Debug)]
pub(super) struct Broken(pub(super) &'static str);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the stream of the body {}", self.0)
    }
}

impl StdError for Broken {}

/// The innermost cause, and whether it will be the same next time. An error of the system is told
/// by its kind, and others only if they are known to hold fixed texts: those of a layer's body, or
/// those that name the URL, are not for a log.
fn describe(error: &reqwest::Error) -> (String, bool) {
    if error.is_builder() {
        return (
            "the HTTP client does not send such requests".to_owned(),
            true,
        );
    }
    if error.is_dns() {
        return ("the host was not found".to_owned(), false);
    }
    let mut cause = error.source();
    let mut text = None;
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<io::Error>() {
            if let Some(tls) = find_tls(io) {
                return describe_tls(tls);
            }
            text = Some(io.kind().to_string());
        } else if let Some(tls) = inner.downcast_ref() {
            return describe_tls(tls);
        } else if inner.is::<hyper::Error>() || inner.is::<Broken>() {
            text = Some(inner.to_string());
        } else if error.is_connect() && inner.to_string() == UNAUTHORISED {
            return (PROXY.to_owned(), true);
        }
        cause = inner.source();
    }
    let otherwise = || {
        let text = if error.is_connect() {
            "no connection could be made"
        } else if error.is_body() || error.is_decode() {
            "a body could not be sent or read"
        } else {
            "the request could not be sent"
        };
        text.to_owned()
    };
    (text.unwrap_or_else(otherwise), false)
}

/// What a 407 means, which comes as an answer where the proxy sees the request.
pub(super) const PROXY: &str = "the proxy asks for credentials (407)";

/// What the transport says when a proxy answers with 407. Its type is not public.
const UNAUTHORISED: &str = "tunnel error: proxy authorization required";

/// The error of TLS, which lies in one or two errors of input and output that do not give it as
/// their source.
fn find_tls(io: &io::Error) -> Option<&rustls::Error> {
    let inner = io.get_ref()?;
    let tls = inner.downcast_ref::<rustls::Error>();
    tls.or_else(|| find_tls(inner.downcast_ref::<io::Error>()?))
}

/// A certificate is told by its fault alone: its names are texts of the server.
fn describe_tls(error: &rustls::Error) -> (String, bool) {
    use rustls::CertificateError as Fault;
    let rustls::Error::InvalidCertificate(fault) = error else {
        return (format!("TLS: {error}"), false);
    };
    let text = match fault {
        Fault::Expired | Fault::ExpiredContext { .. } => "has expired",
        Fault::NotValidForName | Fault::NotValidForNameContext { .. } => "is for another host",
        Fault::UnknownIssuer => "has an issuer that this system does not trust",
        _ => "is not accepted",
    };
    (format!("the certificate of the server {text}"), true)
}
