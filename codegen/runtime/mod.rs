//! The part of the client that does not depend on the document: configuration, requests,
//! transport, answers, errors and the small types that models are made of.

#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "a client uses the part of the runtime that its document needs"
)]

mod answers;
mod arguments;
mod attempts;
mod base64;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod builder;
mod call;
mod cause;
mod challenge;
mod checked;
mod checks;
mod chrono;
mod chunks;
mod client;
mod closed;
mod complete;
mod decode;
mod decoder;
mod download;
mod encode;
mod enums;
mod error;
mod example;
mod failure;
mod fault;
mod field;
mod form;
mod frames;
mod headers;
mod http;
mod literals;
mod look;
mod media;
mod mock;
mod mock_example;
mod mock_pattern;
mod mock_written;
mod multipart;
mod net;
mod newtype;
mod nullable;
mod oauth;
mod oauth_answer;
mod oauth_cache;
mod oauth_endpoint;
mod object;
mod operation;
mod overdue;
mod pace;
mod parameter;
mod part_headers;
mod path;
mod pattern;
mod plain;
mod raw;
mod request;
mod response;
mod retry;
mod secret;
mod security;
mod slot;
mod stream;
mod tag;
mod tagged;
mod text;
mod token;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(not(feature = "tracing"))]
#[path = "untraced.rs"]
mod trace;
mod transcode;
mod transport;
mod tree;
mod untagged;
mod uuid;
mod wait;

pub use self::answers::Answers;
pub use self::base64::Base64;
pub use self::body::Body;
pub use self::builder::{ClientBuilder, ConfigurationError};
pub use self::call::Call;
pub use self::challenge::{Challenge, ChallengeCall, Challenged, Challenging};
pub use self::checked::{Checked, Items, Number, Properties};
pub use self::checks::{At, Checks, Validate, Violation};
pub use self::chunks::{Chunking, Chunks, Join};
pub use self::client::Client;
pub use self::closed::{ClosedDebug, Hidden, Shown, fields, variant};
pub use self::decode::{Decode, ReadError, from_json};
pub use self::decoder::{Decoder, Kind, Reader};
pub use self::download::Download;
pub use self::encode::{Encode, Encoder, WriteError, to_json};
pub use self::enums::UnknownValue;
pub use self::error::{AnyApiError, Error, OperationError};
pub use self::failure::{ApiError, DecodeError, InvalidRequest, TransportError, UnexpectedStatus};
pub use self::fault::{Fault, Result as JsonResult};
pub use self::field::{Field, Model, Table};
pub use self::frames::Framing;
pub use self::headers::{HeaderMembers, HeaderShape, read_header};
pub use self::http::Transport;
pub use self::look::Look;
pub use self::mock::{Mock, MockServer};
pub use self::mock_written::Written;
pub use self::multipart::Multipart;
pub use self::nullable::Nullable;
pub use self::oauth::{ApplicationToken, OAuth2, TokenUrls, UserToken};
pub use self::object::{Member, Object, Visit};
pub use self::operation::{Answer, Operation, OperationInfo, OperationServer};
pub use self::overdue::{Overdue, WaitError};
pub use self::pattern::Pattern;
pub use self::response::{Reply, Response};
pub use self::retry::RetryPolicy;
pub use self::secret::Secret;
pub use self::security::{Placement, SecurityScheme};
pub use self::slot::{Slot, Target};
pub use self::stream::ItemStream;
pub use self::tag::Tag;
pub use self::tagged::{decode_tagged, encode_tagged};
pub use self::token::{AuthError, TokenError, TokenFuture, TokenSource};
pub use self::untagged::decode_untagged;
pub use self::wait::{Condition, Finished, Wait, Waiting};

pub(crate) use self::answers::{answers, body, success};
pub(crate) use self::call::answered;
pub(crate) use self::closed::closed_debug;
pub(crate) use self::enums::string_enum;
pub(crate) use self::error::operation_error;
pub(crate) use self::example::example;
pub(crate) use self::form::FieldStyle;
pub(crate) use self::literals::{integer_enum, mixed_enum};
pub(crate) use self::mock_example::{read_example, write_example};
pub(crate) use self::newtype::{newtype, wrapper};
pub(crate) use self::object::{debug_object, encode_object, object};
pub(crate) use self::parameter::{PathStyle, QueryStyle};
pub(crate) use self::pattern::pattern;
pub(crate) use self::request::Request;
pub(crate) use self::tagged::tagged_union;
pub(crate) use self::text::in_text;
pub(crate) use self::transcode::{deserialize, serde_traits, serialize};
pub(crate) use self::untagged::union;

pub use bytes::Bytes;
pub use reqwest::StatusCode;
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use {reqwest, rustls};
