//! Bytes that JSON carries as base64 (`format: byte`).

use super::closed::ClosedDebug;
use base64::Engine as _;
use base64::alphabet::{Alphabet, STANDARD as PLAIN, URL_SAFE as FOR_URLS};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Bytes, in JSON a base64 text.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(pub Vec<u8>);

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

impl ClosedDebug for Base64 {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = String::deserialize(deserializer)?;
        // Some servers wrap lines or leave the padding out.
        text.retain(|c| !c.is_ascii_whitespace());
        let lenient = |alphabet: &Alphabet| {
            let padding = DecodePaddingMode::Indifferent;
            let config = GeneralPurposeConfig::new().with_decode_padding_mode(padding);
            GeneralPurpose::new(alphabet, config)
        };
        let bytes = lenient(&PLAIN)
            .decode(&text)
            .or_else(|_| lenient(&FOR_URLS).decode(&text));
        bytes.map(Self).map_err(|_| D::Error::custom("not base64"))
    }
}
