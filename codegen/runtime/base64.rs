//! Bytes that JSON carries as base64 (`format: byte`, `contentEncoding: base64`).

use super::closed::ClosedDebug;
use super::decode::Decode;
use super::decoder::Decoder;
use super::encode::{Encode, Encoder};
use super::fault::Result;
use base64::Engine as _;
use base64::alphabet::{Alphabet, STANDARD as PLAIN, URL_SAFE as FOR_URLS};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use std::fmt;

/// Bytes, in JSON a base64 string.
///
/// A string of a server that is no base64 is kept as it came: it has no [`bytes`](Self::bytes),
/// and it is written back as it was.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(Content);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Content {
    Bytes(Vec<u8>),
    Text(Box<str>),
}

impl Base64 {
    /// The bytes; `None` if the server sent a string that is no base64.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Text(_) => None,
        }
    }

    /// The bytes themselves, or the string that is no base64.
    pub fn into_bytes(self) -> std::result::Result<Vec<u8>, String> {
        match self.0 {
            Content::Bytes(bytes) => Ok(bytes),
            Content::Text(text) => Err(text.into()),
        }
    }

    /// Reads the forms that servers send: either alphabet, with or without padding, in lines.
    fn read(text: &str) -> Self {
        let mut plain = text.to_owned();
        plain.retain(|c| !c.is_ascii_whitespace());
        let lenient = |alphabet: &Alphabet| {
            let padding = DecodePaddingMode::Indifferent;
            let config = GeneralPurposeConfig::new().with_decode_padding_mode(padding);
            GeneralPurpose::new(alphabet, config)
        };
        let bytes = lenient(&PLAIN)
            .decode(&plain)
            .or_else(|_| lenient(&FOR_URLS).decode(&plain));
        Self(match bytes {
            Ok(bytes) => Content::Bytes(bytes),
            Err(_) => Content::Text(text.into()),
        })
    }
}

impl Default for Base64 {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Content::Bytes(bytes))
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self::from(bytes.to_vec())
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Bytes(bytes) => write!(f, "Base64({} bytes)", bytes.len()),
            Content::Text(_) => f.write_str("Base64(..)"),
        }
    }
}

impl ClosedDebug for Base64 {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Encode for Base64 {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        match &self.0 {
            Content::Bytes(bytes) => encoder.string(&STANDARD.encode(bytes)),
            Content::Text(text) => encoder.string(text),
        }
    }
}

impl Decode for Base64 {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        let is_trying = decoder.is_trying();
        let text = decoder.string()?;
        if is_trying {
            // One of several types: only what base64 makes of its bytes is surely base64.
            let bytes = STANDARD.decode(text.as_bytes());
            return bytes
                .map(Self::from)
                .map_err(|_| decoder.fault("expected base64, found another string"));
        }
        Ok(Self::read(&text))
    }
}

super::serde_traits!(Base64);
