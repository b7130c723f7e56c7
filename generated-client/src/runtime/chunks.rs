// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Lists that are longer than a call takes: sent in several calls, their answers joined.

use super::call::Call;
use super::checks::Violation;
use super::error::Error;
use super::failure::InvalidRequest;
use super::nullable::Nullable;
use super::operation::Operation;
use serde::Serialize;
use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;

/// An operation with such a list (`x-chunk`). Implemented by generated code only.
pub trait Chunking: Operation<Output: Send> + Sized {
    /// What the list holds.
    type Item: Serialize + Send + 'static;
    /// The name of the parameter.
    const PARAMETER: &'static str;
    /// How many items a call takes.
    const SIZE: usize;

    /// Puts a list into the call.
    fn narrow(call: Call<Self>, items: Vec<Self::Item>) -> Call<Self>;

    /// Joins the answer of a later call.
    fn join(whole: &mut Self::Output, part: Self::Output);
}

/// Calls that share a list between them. Nothing is sent before they are awaited.
///
/// They are made one after the other, and each is repeated as the client's policy says. Of an
/// item that repeats, the first is sent. What the answers hold beside the joined lists is that of
/// the first. The first error ends it. An empty list is refused, and nothing is sent: a server
/// would take an empty filter for none, and answer with everything.
#[must_use = "calls are sent when they are awaited"]
pub struct Chunks<O: Chunking> {
    call: Call<O>,
    items: Vec<O::Item>,
}

impl<O: Chunking> Chunks<O> {
    /// A call with everything but the list, and the list.
    pub(crate) fn new(call: Call<O>, items: Vec<O::Item>) -> Self {
        Self { call, items }
    }

    /// Configures all calls: headers, time-outs, optional parameters.
    pub fn each_call(mut self, configure: impl FnOnce(Call<O>) -> Call<O>) -> Self {
        self.call = configure(self.call);
        self
    }

    async fn run(self) -> Result<O::Output, Error<O::Error>> {
        let Self { call, mut items } = self;
        let mut seen = HashSet::new();
        // What cannot be written is reported when it is sent.
        items.retain(|item| serde_json::to_string(item).map_or(true, |text| seen.insert(text)));
        drop(seen);
        if items.is_empty() {
            let violation = Violation::new(O::PARAMETER, "must have at least 1 items");
            return Err(Error::InvalidRequest(Box::new(InvalidRequest {
                info: O::INFO,
                violations: vec![violation],
            })));
        }
        let mut rest = next(&mut items, O::SIZE);
        let mut whole = O::narrow(call.again(), items).await?;
        while !rest.is_empty() {
            let later = next(&mut rest, O::SIZE);
            let part = O::narrow(call.again(), rest).await?;
            O::join(&mut whole, part);
            rest = later;
        }
        Ok(whole)
    }
}

/// Leaves the items of one call, and gives the others.
fn next<T>(items: &mut Vec<T>, size: usize) -> Vec<T> {
    items.split_off(size.max(1).min(items.len()))
}

#[cfg(feature = "blocking")]
impl<O: Chunking> Chunks<O> {
    /// Makes the calls and waits for what `.await` gives in async code.
    pub fn blocking(self) -> Result<O::Output, Error<O::Error>> {
        let calls = self.items.len().div_ceil(O::SIZE.max(1));
        let calls = u32::try_from(calls).unwrap_or(u32::MAX);
        let limit = super::blocking::limit(&self.call).saturating_mul(calls);
        super::blocking::complete(O::INFO, limit, self.run()).map_err(Error::widen)?
    }
}

impl<O: Chunking> IntoFuture for Chunks<O> {
    type Output = Result<O::Output, Error<O::Error>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<O: Chunking> fmt::Debug for Chunks<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Chunks").field(&O::INFO.id).finish()
    }
}

/// A list, or none, that others of its kind can be joined to.
pub trait Join {
    /// Appends what the other one holds.
    fn join(&mut self, part: Self);
}

impl<T> Join for Vec<T> {
    fn join(&mut self, part: Self) {
        self.extend(part);
    }
}

impl<T: Join> Join for Option<T> {
    fn join(&mut self, part: Self) {
        match (self, part) {
            (Some(whole), Some(part)) => whole.join(part),
            (whole, Some(part)) => *whole = Some(part),
            (_, None) => {}
        }
    }
}

impl<T: Join> Join for Nullable<T> {
    fn join(&mut self, part: Self) {
        match (self, part) {
            (Self::Value(whole), Self::Value(part)) => whole.join(part),
            (whole, Self::Value(part)) => *whole = Self::Value(part),
            (_, Self::Null | Self::Absent) => {}
        }
    }
}

impl<T: Join> Join for Box<T> {
    fn join(&mut self, part: Self) {
        (**self).join(*part);
    }
}
