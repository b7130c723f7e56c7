//! Names of places in the input: a file and an RFC 6901 JSON Pointer into it.

use std::borrow::Cow;
use std::fmt;

/// A place in the input, written as a URI reference: `#/components/schemas/Bank` in the main
/// file, `common.yaml#/Pet` in another one.
///
/// The text is canonical (only `~0` and `~1` are escaped, nothing is percent-encoded), so equal
/// places are equal pointers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The root of the main file.
    pub fn root() -> Self {
        Self("#".to_owned())
    }

    /// The root of a file, named relative to the folder of the main file; `""` is the main file.
    pub fn file_root(file: &str) -> Self {
        Self(format!("{}#", file.replace('#', "_")))
    }

    /// The member `token` of this place.
    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + 1 + token.len());
        text.push_str(&self.0);
        text.push('/');
        for c in token.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Self(text)
    }

    /// The item `index` of this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The place that holds this one; `None` for the root of a file.
    pub fn parent(&self) -> Option<Self> {
        let (holder, _) = self.0.get(self.fragment_start()..)?.rsplit_once('/')?;
        let end = self.fragment_start() + holder.len();
        Some(Self(self.0.get(..end)?.to_owned()))
    }

    /// The last token, unescaped; `None` for the root of a file.
    pub fn last(&self) -> Option<String> {
        let (_, token) = self.fragment().rsplit_once('/')?;
        Some(unescape(token).into_owned())
    }

    /// The tokens from the root of the file to this place, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.fragment().split('/').skip(1).map(unescape)
    }

    /// The file, relative to the folder of the main file; `""` is the main file.
    pub fn file(&self) -> &str {
        self.0.split_once('#').map_or("", |(file, _)| file)
    }

    /// The canonical text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this place is `other` or lies within it.
    pub fn starts_with(&self, other: &Self) -> bool {
        self.strip_prefix(other).is_some()
    }

    /// This place with the leading `from` replaced by `to`; `None` if it does not lie in `from`.
    pub fn rebase(&self, from: &Self, to: &Self) -> Option<Self> {
        Some(Self(format!("{}{}", to.0, self.strip_prefix(from)?)))
    }

    /// Reads the text of a `$ref` that stands in the file of `base`.
    ///
    /// A relative file name is joined to the folder of that file. What lies outside the folder of
    /// the main file, or needs the network, is refused.
    pub fn parse_reference(base: &Self, reference: &str) -> Result<Self, ReferenceError> {
        match Self::parse_reference_from_root(base, reference)? {
            place if place.file().starts_with("../") => Err(ReferenceError::Outside),
            place => Ok(place),
        }
    }

    /// The same where a folder above that of the main file may be read: a file name that leads out
    /// of the latter begins with `../`.
    pub(crate) fn parse_reference_from_root(
        base: &Self,
        reference: &str,
    ) -> Result<Self, ReferenceError> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let mut text = if file.is_empty() {
            base.file().to_owned()
        } else {
            join(base.file(), file)?
        };
        text.push('#');
        let fragment = percent_decode(fragment).ok_or(ReferenceError::Malformed)?;
        if fragment.is_empty() {
            return Ok(Self(text));
        }
        let tokens = fragment
            .strip_prefix('/')
            .ok_or(ReferenceError::NotAPointer)?;
        for token in tokens.split('/') {
            let mut rest = token;
            while let Some((_, escaped)) = rest.split_once('~') {
                rest = escaped
                    .strip_prefix(['0', '1'])
                    .ok_or(ReferenceError::NotAPointer)?;
            }
            text.push('/');
            text.push_str(token);
        }
        Ok(Self(text))
    }

    fn strip_prefix(&self, other: &Self) -> Option<&str> {
        let rest = self.0.strip_prefix(&other.0)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }

    fn fragment_start(&self) -> usize {
        self.0.find('#').map_or(0, |hash| hash + 1)
    }

    /// The JSON Pointer without the file: `""`, or `/` and the escaped tokens.
    pub fn fragment(&self) -> &str {
        self.0.split_once('#').map_or("", |(_, fragment)| fragment)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why the text of a `$ref` names no place that may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    /// It has a scheme or a host: `https://…`, `//host/…`, `file:…`.
    Remote,
    /// It leads out of the folders that may be read.
    Outside,
    /// What follows `#` is not a JSON Pointer.
    NotAPointer,
    /// It is not a URI reference, or holds characters that no portable file name has.
    Malformed,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Remote => "the reference leads to another host",
            Self::Outside => "the reference leads out of the folder of the document",
            Self::NotAPointer => "what follows `#` is not a JSON Pointer",
            Self::Malformed => "the reference is not a well-formed relative file name and pointer",
        })
    }
}

impl std::error::Error for ReferenceError {}

/// Joins a relative file reference to the folder of `base`.
fn join(base: &str, reference: &str) -> Result<String, ReferenceError> {
    if reference.starts_with("//") || has_scheme(reference) {
        return Err(ReferenceError::Remote);
    }
    // Decoded before it is split, so that `%2e%2e%2f` is seen as what it is.
    let decoded = percent_decode(reference).ok_or(ReferenceError::Malformed)?;
    if decoded.starts_with('/') {
        return Err(ReferenceError::Outside);
    }
    if decoded.contains(|c: char| c.is_control() || matches!(c, '\\' | ':' | '#')) {
        return Err(ReferenceError::Malformed);
    }
    let mut folders: Vec<&str> = base.split('/').collect();
    folders.pop();
    for segment in decoded.split('/') {
        match segment {
            "" | "." => {}
            ".." if folders.last().is_none_or(|last| *last == "..") => folders.push(".."),
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    if folders.last().is_none_or(|last| *last == "..") {
        return Err(ReferenceError::Malformed);
    }
    Ok(folders.join("/"))
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// Decodes `%41`; a `%` that two hexadecimal digits do not follow stands for itself. `None` if
/// the result is not UTF-8.
fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let hex = |byte: Option<&u8>| {
        char::from(*byte?)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'%'
            && let (Some(high), Some(low)) = (hex(bytes.get(at + 1)), hex(bytes.get(at + 2)))
        {
            decoded.push(high * 16 + low);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8(decoded).ok().map(Cow::Owned)
}
