// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Text that must not be shown, and buffers that are wiped.

use super::checked::Checked;
use super::closed::ClosedDebug;
use super::decode::Decode;
use super::decoder::Decoder;
use super::encode::{Encode, Encoder};
use super::fault::Result;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::io;
use zeroize::Zeroizing;

/// A secret text, such as a PIN or a token: redacted in `Debug`, without `Display`, wiped from
/// memory when dropped.
///
/// The wiping covers this value and the request body that it is written into, not the copies
/// that the TLS layer or a caller's own `String` made.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself. Every use of this method is a place where the secret can leave.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl ClosedDebug for Secret {
    fn closed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Checked for Secret {
    fn text(&self) -> Option<&str> {
        Some(self.expose())
    }
}

impl Encode for Secret {
    fn encode(&self, encoder: &mut Encoder) -> Result<()> {
        encoder.string(self.expose())
    }
}

impl Decode for Secret {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Self> {
        String::decode(decoder).map(Self::from)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// A buffer that is wiped when dropped, and whose outgrown allocations are wiped as well.
#[derive(Default)]
pub(super) struct WipedBuffer(Zeroizing<Vec<u8>>);

impl AsRef<[u8]> for WipedBuffer {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl WipedBuffer {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let needed = self.0.len().saturating_add(bytes.len());
        if needed > self.0.capacity() {
            // `Vec` would grow by moving and leave the old contents behind.
            let mut larger = Vec::with_capacity(needed.next_power_of_two().max(512));
            larger.extend_from_slice(&self.0);
            self.0 = Zeroizing::new(larger);
        }
        self.0.extend_from_slice(bytes);
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }
}

impl io::Write for WipedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
