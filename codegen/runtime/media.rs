//! What the headers of an answer say of its body: its content type and its coding.

use super::decode::ReadError;
use super::response::Reply;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

/// What a body may be, as far as a client can tell from its content type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Json,
    Html,
    Xml,
    Text,
    /// Bytes of any other meaning.
    Other,
}

impl Kind {
    fn of(essence: &str) -> Self {
        match essence.split_once('/').unwrap_or_default() {
            ("application" | "text", "json") => Self::Json,
            ("text", "html") | ("application", "xhtml+xml") => Self::Html,
            ("application" | "text", "xml") => Self::Xml,
            ("application", subtype) if subtype.ends_with("+json") => Self::Json,
            ("application", subtype) if subtype.ends_with("+xml") => Self::Xml,
            ("text", _) => Self::Text,
            _ => Self::Other,
        }
    }
}

/// The content type without its parameters, in small letters; `None` if it says nothing.
fn essence(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let essence = text.split(';').next().unwrap_or_default().trim();
    let (group, subtype) = essence.split_once('/')?;
    let is_said = !group.is_empty() && !subtype.is_empty();
    is_said.then(|| essence.to_ascii_lowercase())
}

/// Whether the content type has this word.
pub(super) fn says(headers: &HeaderMap, word: &str) -> bool {
    essence(headers).is_some_and(|essence| essence.contains(word))
}

/// The header is a text of the server, so only well-known types are repeated.
pub(super) fn name(headers: &HeaderMap) -> &'static str {
    let essence = essence(headers);
    match essence.as_deref().unwrap_or_default() {
        "" => "no content type",
        "application/json" => "application/json",
        "application/octet-stream" => "application/octet-stream",
        "application/problem+json" => "application/problem+json",
        "application/xml" | "text/xml" => "XML",
        "text/csv" => "text/csv",
        "text/event-stream" => "text/event-stream",
        "text/html" => "text/html",
        "text/plain" => "text/plain",
        _ => "another content type",
    }
}

/// Whether a content type is one that the document names; a range such as `image/*` names many,
/// but never JSON, which a document names where it means it.
fn is_one(documented: &str, essence: &str) -> bool {
    let documented = documented.split(';').next().unwrap_or_default().trim();
    match documented.split_once('/') {
        Some((group, "*")) => {
            let group = group.to_ascii_lowercase();
            let is_in = group == "*" || essence.split('/').next() == Some(group.as_str());
            is_in && Kind::of(essence) != Kind::Json
        }
        _ => documented.eq_ignore_ascii_case(essence),
    }
}

/// A subtype, of which old and new names are alike: `x-ndjson` and `ndjson`.
fn subtype(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    let subtype = subtype.to_ascii_lowercase();
    subtype.strip_prefix("x-").unwrap_or(&subtype).to_owned()
}

impl Reply {
    /// Whether its content type is one of these.
    pub(crate) fn is_named(&self, documented: &[&str]) -> bool {
        let essence = essence(&self.headers);
        essence.is_some_and(|essence| documented.iter().any(|name| is_one(name, &essence)))
    }

    /// Refuses what the document describes beside what is read here, and otherwise than it.
    pub(crate) fn refuse(&self, beside: &[&'static str]) -> Result<(), ReadError> {
        let mut beside = beside.iter();
        match beside.find(|name| self.is_named(&[**name])) {
            None => Ok(()),
            Some(name) => Err(ReadError::new(format!(
                "the answer has {name}, which this call does not read; one of its methods \
                 `answer_as_…` does"
            ))),
        }
    }

    /// Refuses what is no text of these media types. Plain text may be any, and what a server
    /// gives no content type of its own.
    pub(super) fn expect_text(&self, documented: &[&str]) -> Result<(), ReadError> {
        self.expect(documented, |documented, essence| {
            let is_plain = subtype(documented) == "plain" || subtype(documented) == "*";
            matches!(essence, "text/plain" | "application/octet-stream")
                || is_plain && Kind::of(essence) == Kind::Text
        })
    }

    /// Refuses what is clearly no file of these media types. Where the document says no more than
    /// that there are bytes, a file may have a type of its own; JSON and HTML, in which servers
    /// tell what went wrong, must then be said to be a file.
    pub(super) fn expect_bytes(&self, documented: &[&str]) -> Result<(), ReadError> {
        let is_file = self.headers.contains_key(CONTENT_DISPOSITION);
        self.expect(documented, |documented, essence| {
            let is_any = matches!(subtype(documented).as_str(), "octet-stream" | "*");
            match Kind::of(essence) {
                Kind::Json | Kind::Html => is_any && is_file,
                Kind::Xml => is_any || Kind::of(documented) == Kind::Xml,
                Kind::Text => is_any || Kind::of(documented) != Kind::Other,
                Kind::Other => true,
            }
        })
    }

    /// Refuses what is clearly no stream of items.
    pub(super) fn expect_items(&self, is_json: bool) -> Result<(), ReadError> {
        self.expect(&["items"], |_, essence| match Kind::of(essence) {
            Kind::Json => is_json,
            Kind::Html | Kind::Xml => false,
            Kind::Text | Kind::Other => true,
        })
    }

    fn expect(
        &self,
        documented: &[&str],
        is_like: impl Fn(&str, &str) -> bool,
    ) -> Result<(), ReadError> {
        let Some(essence) = essence(&self.headers) else {
            return Ok(());
        };
        let fits = |name: &&str| {
            is_one(name, &essence) || subtype(name) == subtype(&essence) || is_like(name, &essence)
        };
        if documented.is_empty() || documented.iter().any(fits) {
            return Ok(());
        }
        let name = name(&self.headers);
        Err(ReadError::new(format!(
            "the answer has {name}, which is not what is documented"
        )))
    }

    /// Refuses a body in a coding, since none is asked for and none is undone.
    pub(super) fn expect_plain(&self) -> Result<(), ReadError> {
        match coding(&self.headers) {
            None => Ok(()),
            Some(coding) => Err(ReadError::new(format!("the body has {coding}"))),
        }
    }
}

/// What is the matter with a body in a coding, since none is asked for and none is undone.
pub(super) fn coding(headers: &HeaderMap) -> Option<String> {
    let codings = headers.get_all(CONTENT_ENCODING).iter();
    let mut codings = codings.flat_map(|value| {
        let text = value.to_str().unwrap_or("?");
        text.split(',')
            .map(|coding| coding.trim().to_ascii_lowercase())
    });
    let coding = codings.find(|coding| !matches!(coding.as_str(), "" | "identity"))?;
    // A text of the server, like the content type.
    let name = match coding.as_str() {
        "br" => "the content coding `br`",
        "compress" | "x-compress" => "the content coding `compress`",
        "deflate" => "the content coding `deflate`",
        "gzip" | "x-gzip" => "the content coding `gzip`",
        "zstd" => "the content coding `zstd`",
        _ => "an unknown content coding",
    };
    Some(format!("{name}, which was not asked for and is not undone"))
}
