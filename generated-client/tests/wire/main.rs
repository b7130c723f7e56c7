//! Wire tests: the client against real HTTP on the loopback interface.
//!
//! Nothing here looks inside the client. Requests are read as bytes from the socket, answers are
//! the examples of the document (`examples.json`) or worse. One binary, so that only one is linked.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in its helpers, too"
)]
#![allow(
    deprecated,
    reason = "deprecated operations and fields are tested as well"
)]

mod abandoned;
mod answers;
#[cfg(feature = "blocking")]
mod blocking;
mod bodies;
#[cfg(feature = "tracing")]
mod canary;
#[cfg(feature = "tracing")]
mod challenge;
mod challenges;
mod chunks;
mod configuration;
mod errors;
mod framing;
mod futures;
mod headers;
mod hostile;
mod layers;
mod limits;
mod mocks;
mod neighbours;
mod reading;
mod request_ids;
mod requests;
mod secrets;
mod sizes;
#[cfg(feature = "tracing")]
mod spans;
mod support;
mod timeouts;
mod tls;
mod transport;
mod undocumented;
mod waiting;
