// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Which requests a mock answers.

use super::call::Call;
use super::operation::{Operation, OperationInfo};
use super::parameter;
use super::security::Placement;
use bytes::{Bytes, BytesMut};
use hyper::body::Body as _;
use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use wiremock::{Match, Request};

/// The requests of an operation, or those that are like one of its calls.
pub(super) struct Pattern {
    info: &'static OperationInfo,
    like: Option<Like>,
    headers: HeaderMap,
}

/// What a call is compared by besides its headers.
struct Like {
    url: Url,
    body: Body,
}

enum Body {
    Any,
    Bytes(Bytes),
}

impl Pattern {
    pub(super) fn any(info: &'static OperationInfo) -> Self {
        let (like, headers) = (None, HeaderMap::new());
        Self {
            info,
            like,
            headers,
        }
    }

    /// The error is what is wrong with the call.
    pub(super) fn of<O: Operation>(call: Call<O>) -> Result<Self, String> {
        let mut request = call.request;
        let url = request.finish(&call.client.0).map_err(|violations| {
            let rules: Vec<String> = violations.iter().map(ToString::to_string).collect();
            format!("`{}` would not be sent: {}", O::INFO.id, rules.join("; "))
        })?;
        let pieces = request.pieces.map(|pieces| pieces());
        let body = match request.stream.or(pieces) {
            Some(stream) => at_hand(stream).map_or(Body::Any, Body::Bytes),
            None => Body::Bytes(request.body.unwrap_or_default()),
        };
        Ok(Self {
            info: O::INFO,
            like: Some(Like { url, body }),
            headers: request.headers,
        })
    }

    pub(super) fn header(&mut self, name: &str, value: &str) {
        let pair = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(value.as_bytes()),
        );
        match pair {
            (Ok(name), Ok(value)) => {
                self.headers.append(name, value);
            }
            _ => super::mock::fail(&format!("no request has a header `{name}` like this")),
        }
    }

    pub(super) fn fits(&self, request: &Request) -> bool {
        request.method == self.info.method
            && self.headers.iter().all(|pair| fits_header(pair, request))
            && match &self.like {
                None => fits_template(self.info.path, request.url.path()),
                Some(like) => {
                    like.url.path() == request.url.path()
                        && self.query(&like.url) == self.query(&request.url)
                        && like.body.fits(&self.headers, request)
                }
            }
    }

    /// The parts of the query in alphabetical order, credentials left out.
    fn query<'u>(&self, url: &'u Url) -> Vec<&'u str> {
        let schemes = self.info.security.iter().copied().flatten();
        let hidden: Vec<String> = schemes
            .filter_map(|scheme| match scheme.placement {
                Placement::Query(name) => Some(parameter::encode(name)),
                _ => None,
            })
            .collect();
        let parts = url.query().into_iter().flat_map(|query| query.split('&'));
        let mut parts: Vec<&str> = parts
            .filter(|part| {
                !hidden
                    .iter()
                    .any(|name| part.split('=').next() == Some(name))
            })
            .collect();
        parts.sort_unstable();
        parts
    }
}

impl Match for Pattern {
    fn matches(&self, request: &Request) -> bool {
        self.fits(request)
    }
}

fn fits_header((name, value): (&HeaderName, &HeaderValue), request: &Request) -> bool {
    let mut found = request.headers.get_all(name).iter();
    if *name == COOKIE {
        let parts = |value: &HeaderValue| -> Vec<String> {
            let text = String::from_utf8_lossy(value.as_bytes());
            text.split("; ").map(str::to_owned).collect()
        };
        let found: Vec<String> = found.flat_map(parts).collect();
        return parts(value).iter().all(|part| found.contains(part));
    }
    let is_same = |found: &HeaderValue| match (boundary(value), boundary(found)) {
        // Each request has its own.
        (Some(_), Some(_)) => true,
        _ => found == value,
    };
    found.any(is_same)
}

/// Whether a path is one of a template, such as `/pets/{id}`.
fn fits_template(template: &str, path: &str) -> bool {
    let template = template.split('?').next().unwrap_or_default();
    let (mut wanted, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(wanted), Some(found)) if fits_segment(wanted, found) => {}
            _ => return false,
        }
    }
}

fn fits_segment(template: &str, segment: &str) -> bool {
    let Some((before, rest)) = template.split_once('{') else {
        // Paths are compared as they are sent.
        let decoded = percent_encoding::percent_decode_str(segment).decode_utf8_lossy();
        return segment == template || decoded == template;
    };
    let after = rest.rsplit_once('}').map_or("", |(_, after)| after);
    segment.len() > before.len() + after.len()
        && segment.starts_with(before)
        && segment.ends_with(after)
}

impl Body {
    fn fits(&self, headers: &HeaderMap, request: &Request) -> bool {
        let Self::Bytes(wanted) = self else {
            return true;
        };
        let (wanted, found) = (wanted.as_ref(), request.body.as_slice());
        let content_type = headers.get(CONTENT_TYPE);
        let is_json = content_type
            .is_some_and(|value| String::from_utf8_lossy(value.as_bytes()).contains("json"));
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
        if is_json && let (Some(wanted), Some(found)) = (json(wanted), json(found)) {
            return wanted == found;
        }
        let theirs = request.headers.get(CONTENT_TYPE);
        match (content_type.and_then(boundary), theirs.and_then(boundary)) {
            (Some(one), Some(other)) => split(wanted, &one).eq(split(found, &other)),
            _ => wanted == found,
        }
    }
}

/// The bytes of a stream that has them all in memory. One whose length is not known may be endless.
fn at_hand(mut stream: reqwest::Body) -> Option<Bytes> {
    stream.size_hint().exact()?;
    let mut context = Context::from_waker(Waker::noop());
    let mut bytes = BytesMut::new();
    loop {
        match Pin::new(&mut stream).poll_frame(&mut context) {
            Poll::Ready(Some(Ok(frame))) => bytes.extend_from_slice(&frame.into_data().ok()?),
            Poll::Ready(None) => return Some(bytes.freeze()),
            Poll::Ready(Some(Err(_))) | Poll::Pending => return None,
        }
    }
}

/// What stands between the boundaries.
fn split<'b>(bytes: &'b [u8], boundary: &str) -> impl Iterator<Item = &'b [u8]> {
    let boundary = boundary.as_bytes().to_owned();
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let mut places = bytes.windows(boundary.len().max(1));
        let Some(place) = places.position(|window| window == boundary) else {
            return rest.take();
        };
        let (before, after) = bytes.split_at(place);
        rest = after.get(boundary.len()..);
        Some(before)
    })
}

/// What separates the parts of a multipart body with this content type.
fn boundary(content_type: &HeaderValue) -> Option<String> {
    let text = content_type.to_str().ok()?;
    let boundary = text.strip_prefix("multipart/form-data; boundary=")?;
    Some(boundary.to_owned())
}
