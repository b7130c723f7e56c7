//! What stands in for the spans of calls where the feature `tracing` is off.

use super::operation::OperationInfo;
use super::response::Reply;
use super::transport::Failure;
use std::time::Duration;

/// Nothing.
#[derive(Clone, Debug)]
pub(crate) struct Trace;

#[expect(
    clippy::unused_self,
    reason = "the span of a call has the same methods"
)]
impl Trace {
    pub(super) fn none() -> Self {
        Self
    }

    pub(super) fn new(_: &'static OperationInfo) -> Self {
        Self
    }

    pub(super) fn follow<F: Future>(&self, future: F) -> F {
        future
    }

    pub(super) fn again(&self, _: u32, _: &Result<Reply, Failure>, _: Duration) {}

    pub(super) fn end(&self, _: &Result<Reply, Failure>) {}

    pub(super) fn read(&self, _: u16, _: Option<&'static str>) {}
}
