//! The runtime of the generated client, called by a sample of generated code.

#![allow(clippy::unwrap_used, reason = "tests, with their helpers")]

#[path = "../runtime/mod.rs"]
mod runtime;

/// Times in which something has to happen before it is too late: each is longer, until the machine
/// was quick enough.
fn growing() -> impl Iterator<Item = std::time::Duration> {
    (0..7).map(|power| std::time::Duration::from_millis(100 * 4_u64.pow(power)))
}

#[path = "runtime/sample.rs"]
mod sample;

#[path = "runtime/answers.rs"]
mod answers;
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
#[path = "runtime/json.rs"]
mod json;
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
