//! Certificates: whom the client speaks to.

use crate::support::examples::connection;
use crate::support::raw::json;
use crate::support::{ID, configure};
use finapi_bank_connections::RetryPolicy;
use finapi_bank_connections::runtime::rustls::crypto::aws_lc_rs::default_provider;
use finapi_bank_connections::runtime::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use finapi_bank_connections::runtime::rustls::{
    ClientConfig, RootCertStore, ServerConfig, ServerConnection, StreamOwned,
};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Settings of TLS that trust one certificate, or none.
pub fn trusting(root: Option<CertificateDer<'static>>) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    if let Some(root) = root {
        roots.add(root).expect("a root");
    }
    ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

/// A server with a certificate for this host: its port, its certificate, and how many requests
/// it has got.
fn serve(host: &str) -> (u16, CertificateDer<'static>, Arc<AtomicU32>) {
    let body = connection().to_string();
    serving(host, json("200 OK\r\nconnection: close", &body), true)
}

/// The same with this answer; whether its end is told by TLS.
fn serving(
    host: &str,
    answer: Vec<u8>,
    is_closed: bool,
) -> (u16, CertificateDer<'static>, Arc<AtomicU32>) {
    let key = rcgen::KeyPair::generate().expect("a key");
    let params = rcgen::CertificateParams::new([host.to_owned()]).expect("a host");
    let certificate = params.self_signed(&key).expect("a certificate");
    let certificate = certificate.der().clone();
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .expect("a server");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let count = Arc::new(AtomicU32::new(0));
    let shared = Arc::clone(&count);
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = StreamOwned::new(connection, socket);
            if stream.read(&mut [0; 4096]).is_ok_and(|count| count > 0) {
                shared.fetch_add(1, Ordering::Relaxed);
                let _ = stream.write_all(&answer);
                if is_closed {
                    stream.conn.send_close_notify();
                }
                let _ = stream.flush();
            }
        }
    });
    (port, certificate, count)
}

/// What a call to this host says, with this root or those of the system.
async fn outcome(port: u16, root: Option<CertificateDer<'static>>) -> Result<(), String> {
    let mut builder = configure(&format!("https://localhost:{port}"));
    if let Some(root) = root {
        builder = builder.tls(trusting(Some(root)));
    }
    let client = builder.build().expect("a client");
    let call = client.bank_connections().get_bank_connection(ID);
    match call.await {
        Ok(_) => Ok(()),
        Err(error) => {
            assert!(!error.is_retryable() && error.attempts() == 1, "{error}");
            Err(error.to_string())
        }
    }
}

#[tokio::test]
async fn a_server_is_called_if_its_certificate_is_trusted() {
    let (port, certificate, count) = serve("localhost");
    assert_eq!(outcome(port, Some(certificate)).await, Ok(()));
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_whose_certificate_is_not_trusted() {
    let refused = |fault: &str| {
        Err(format!(
            "`getBankConnection` got no complete answer: the certificate of the server {fault}"
        ))
    };
    let (port, _, count) = serve("localhost");
    let unknown = "has an issuer that this system does not trust";
    assert_eq!(outcome(port, None).await, refused(unknown));
    let (other, certificate, other_count) = serve("bank.example");
    let wrong = outcome(other, Some(certificate)).await;
    assert_eq!(wrong, refused("is for another host"));
    let sent = [count, other_count].map(|count| count.load(Ordering::Relaxed));
    assert_eq!(sent, [0, 0]);
}

/// Anybody on the way can cut off a connection, and what is left may look complete.
#[tokio::test]
async fn an_answer_that_is_cut_off_on_the_way_is_none() {
    let answer = format!("HTTP/1.1 200 OK\r\n\r\n{}", connection());
    for is_closed in [true, false] {
        let answer = answer.clone().into_bytes();
        let (port, certificate, _) = serving("localhost", answer, is_closed);
        let builder = configure(&format!("https://localhost:{port}"));
        let builder = builder.tls(trusting(Some(certificate)));
        let client = builder.build().expect("a client");
        let call = client.bank_connections().get_bank_connection(ID);
        let outcome = call.retry(RetryPolicy::none()).await;
        assert_eq!(outcome.is_ok(), is_closed, "{outcome:?}");
    }
}
