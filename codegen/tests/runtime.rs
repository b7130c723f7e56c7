//! The runtime of the generated client, called by a sample of generated code.

#![allow(clippy::unwrap_used, reason = "tests, with their helpers")]

#[path = "../runtime/mod.rs"]
mod runtime;

#[path = "runtime/sample.rs"]
mod sample;

#[path = "runtime/bodies.rs"]
mod bodies;
#[path = "runtime/calls.rs"]
mod calls;
#[path = "runtime/confidential.rs"]
mod confidential;
#[path = "runtime/downloads.rs"]
mod downloads;
#[path = "runtime/failures.rs"]
mod failures;
#[path = "runtime/finite.rs"]
mod finite;
#[path = "runtime/headers.rs"]
mod headers;
#[path = "runtime/mocks.rs"]
mod mocks;
#[path = "runtime/oauth.rs"]
mod oauth;
#[path = "runtime/retries.rs"]
mod retries;
#[path = "runtime/streams.rs"]
mod streams;
#[path = "runtime/styles.rs"]
mod styles;
#[path = "runtime/types.rs"]
mod types;
#[path = "runtime/unions.rs"]
mod unions;
#[path = "runtime/urls.rs"]
mod urls;
