//! The one error type of all calls.
//!
//! No error shows a body, a query, a credential or a text of the server, neither in `Display`
//! nor in `Debug`, and none has a `source` that could. The one exception is the id of the
//! request, in the header `X-Request-Id`. Raw bodies and headers are reachable
//! through accessors.

use super::answers::Answers;
use super::builder::ConfigurationError;
use super::failure::{ApiError, DecodeError, InvalidRequest, TransportError, UnexpectedStatus};
use super::operation::OperationInfo;
use super::retry::is_passing;
use super::token::AuthError;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use std::convert::Infallible;
use std::fmt::{self, Debug, Display, Formatter};

/// Why a call did not succeed. `E` is the error type of the operation; with the default, errors
/// of all operations fit, and `?` converts.
#[non_exhaustive]
pub enum Error<E = AnyApiError> {
    /// The server answered with an error that the document names.
    Api(Box<ApiError<E>>),
    /// The server answered with a status that the document does not name.
    UnexpectedStatus(Box<UnexpectedStatus>),
    /// The answer could not be read as the type that the document names.
    Decode(Box<DecodeError>),
    /// The time-out passed. The server may have done what was asked.
    Timeout(Box<TransportError>),
    /// The connection could not be made, or it broke.
    Transport(Box<TransportError>),
    /// There is no access token, so the request was not sent, or was refused for its token.
    Auth(Box<AuthError>),
    /// The request breaks rules of the document. It was not sent.
    InvalidRequest(Box<InvalidRequest>),
    /// The client was not built.
    Configuration(Box<ConfigurationError>),
}

/// An error type that the document names for an operation. Implemented by generated code only.
pub trait OperationError: Answers + std::error::Error + Send + Sync + 'static {}

/// The documented error of some operation.
pub struct AnyApiError(Box<dyn std::error::Error + Send + Sync>);

impl AnyApiError {
    /// The error as that of a certain operation.
    pub fn downcast_ref<E: OperationError>(&self) -> Option<&E> {
        self.0.downcast_ref()
    }
}

impl Debug for AnyApiError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, f)
    }
}

impl<E> Error<E> {
    fn info(&self) -> Option<&'static OperationInfo> {
        match self {
            Self::Api(error) => Some(error.info),
            Self::UnexpectedStatus(error) => Some(error.info),
            Self::Decode(error) => Some(error.info),
            Self::Timeout(error) | Self::Transport(error) => Some(error.info),
            Self::Auth(error) => Some(error.info),
            Self::InvalidRequest(error) => Some(error.info),
            Self::Configuration(_) => None,
        }
    }

    fn answer(&self) -> Option<(StatusCode, &HeaderMap)> {
        match self {
            Self::Api(error) => Some((error.status(), error.headers())),
            Self::UnexpectedStatus(error) => Some((error.status(), error.headers())),
            Self::Decode(error) => Some((error.status(), error.headers())),
            Self::Timeout(error) | Self::Transport(error) => error
                .reply
                .as_ref()
                .map(|(status, headers)| (*status, headers)),
            Self::Auth(_) | Self::InvalidRequest(_) | Self::Configuration(_) => None,
        }
    }

    /// The typed error, if the document names it.
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(error) => Some(error.error()),
            _ => None,
        }
    }

    /// The `operationId` of the call.
    pub fn operation(&self) -> Option<&'static str> {
        self.info().map(|info| info.id)
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(|(status, _)| status)
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.answer().map(|(_, headers)| headers)
    }

    /// The id of the request: the one that the server answered, or else the one of the call's
    /// `request_id` or the client's `request_ids`.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id(),
            Self::UnexpectedStatus(error) => error.request_id(),
            Self::Decode(error) => error.request_id(),
            Self::Timeout(error) | Self::Transport(error) => error.request_id(),
            Self::Auth(_) | Self::InvalidRequest(_) | Self::Configuration(_) => None,
        }
    }

    /// How often the request was sent; zero if it was not.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Api(error) => error.reply.attempts,
            Self::UnexpectedStatus(error) => error.reply.attempts,
            Self::Decode(error) => error.reply.attempts,
            Self::Timeout(error) | Self::Transport(error) => error.attempts,
            Self::Auth(error) => error.attempts,
            Self::InvalidRequest(_) | Self::Configuration(_) => 0,
        }
    }

    /// Whether a time-out passed.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Timeout(_) => true,
            Self::Auth(error) => error.cause.is_timeout,
            _ => false,
        }
    }

    /// Whether no connection could be made, so that the request was certainly not received.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Timeout(error) | Self::Transport(error) if error.is_connect)
    }

    /// Whether the same call may succeed later, and repeating it does no harm: it was not
    /// received or not accepted, or its operation is idempotent and the fault is one that passes (no complete
    /// answer, or 429, 502, 503, 504).
    pub fn is_retryable(&self) -> bool {
        let passes = match self {
            Self::Timeout(error) | Self::Transport(error) => !error.is_lasting,
            Self::Api(_) | Self::UnexpectedStatus(_) | Self::Decode(_) => self
                .status()
                .is_some_and(|status| is_passing(status.as_u16())),
            Self::Auth(error) => return error.cause.is_passing,
            Self::InvalidRequest(_) | Self::Configuration(_) => false,
        };
        let repeatable = self.info().is_some_and(OperationInfo::is_idempotent);
        passes && (repeatable || self.is_connect())
    }

    /// The same error without its type, as `?` makes it.
    pub fn erase(self) -> Error
    where
        E: OperationError,
    {
        self.into()
    }

    fn map<F>(self, convert: impl FnOnce(E) -> F) -> Error<F> {
        match self {
            Self::Api(error) => {
                let ApiError { info, reply, error } = *error;
                Error::Api(Box::new(ApiError {
                    info,
                    reply,
                    error: convert(error),
                }))
            }
            Self::UnexpectedStatus(error) => Error::UnexpectedStatus(error),
            Self::Decode(error) => Error::Decode(error),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Auth(error) => Error::Auth(error),
            Self::InvalidRequest(error) => Error::InvalidRequest(error),
            Self::Configuration(error) => Error::Configuration(error),
        }
    }
}

impl Error<Infallible> {
    /// Notes how often the request was sent, and by which id.
    pub(super) fn note(&mut self, attempts: u32, sent_id: Option<HeaderValue>) {
        if let Self::Timeout(error) | Self::Transport(error) = self {
            (error.attempts, error.sent_id) = (attempts, sent_id);
        }
    }

    /// As the error of any operation: what happens below the operations is never documented.
    pub(super) fn widen<E>(self) -> Error<E> {
        self.map(|never| match never {})
    }
}

impl<E: OperationError> From<Error<E>> for Error {
    fn from(error: Error<E>) -> Self {
        error.map(|error| AnyApiError(Box::new(error)))
    }
}

impl<E> From<ConfigurationError> for Error<E> {
    fn from(error: ConfigurationError) -> Self {
        Self::Configuration(Box::new(error))
    }
}

impl<E: Debug> Display for Error<E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => Display::fmt(error, f),
            Self::UnexpectedStatus(error) => Display::fmt(error, f),
            Self::Decode(error) => Display::fmt(error, f),
            Self::Timeout(error) | Self::Transport(error) => Display::fmt(error, f),
            Self::Auth(error) => Display::fmt(error, f),
            Self::InvalidRequest(error) => Display::fmt(error, f),
            Self::Configuration(error) => Display::fmt(error, f),
        }
    }
}

impl<E: Debug> std::error::Error for Error<E> {}

impl<E: Debug> Debug for Error<E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

/// Makes an enum the error type of an operation, from rows as `answers!` has them.
macro_rules! operation_error {
    ($type:ident { $($variants:tt)* }) => {
        $crate::runtime::answers!($type { $($variants)* });

        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self, f)
            }
        }

        impl ::std::error::Error for $type {}

        impl $crate::runtime::OperationError for $type {}
    };
}
pub(crate) use operation_error;
