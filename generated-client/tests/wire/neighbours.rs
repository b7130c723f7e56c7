//! What else is in the program goes on as if the client were not there.

use crate::support::configure;
use finapi_bank_connections::runtime::{reqwest as exported, rustls};

/// A client that is built leaves no provider behind, and neither `reqwest` nor `rustls` has lost
/// its own.
#[test]
fn other_code_makes_its_own_clients() {
    let _client = configure("https://localhost:1").build().expect("a client");
    assert!(rustls::crypto::CryptoProvider::get_default().is_none());
    let _plain = reqwest::Client::new();
    let _built = reqwest::Client::builder().build().expect("a client");
    let _exported = exported::Client::new();
    let settings = rustls::ClientConfig::builder();
    let _ = settings.with_root_certificates(rustls::RootCertStore::empty());
}
