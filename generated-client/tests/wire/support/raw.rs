//! A server that writes what it is told, byte by byte, and keeps what it is sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does after a request. A connection that is not ended waits for the next one.
#[derive(Clone)]
pub enum Step {
    Send(Vec<u8>),
    Pause(Duration),
    Close,
    /// Closes the connection, unless this is its first request.
    CloseIfReused,
    Reset,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    pub line: String,
    /// Sorted, in lower case.
    pub headers: Vec<String>,
    pub body: String,
}

#[derive(Default)]
struct Seen {
    connections: usize,
    bytes: Vec<u8>,
    requests: Vec<Received>,
}

/// The server. It ends when it is dropped.
pub struct RawServer {
    authority: String,
    seen: Arc<Mutex<Seen>>,
    task: JoinHandle<()>,
}

impl RawServer {
    /// Starts a server that takes these steps after each request.
    pub async fn start(steps: impl Into<Vec<Step>>) -> Self {
        let steps = steps.into();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let authority = listener.local_addr().expect("an address").to_string();
        let seen = Arc::<Mutex<Seen>>::default();
        let shared = Arc::clone(&seen);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.lock().unwrap().connections += 1;
                tokio::spawn(serve(stream, steps.clone(), Arc::clone(&shared)));
            }
        });
        Self {
            authority,
            seen,
            task,
        }
    }

    /// Starts a server that answers each request with this text, and keeps the connection.
    pub async fn sending(text: impl Into<Vec<u8>>) -> Self {
        Self::start([Step::Send(text.into())]).await
    }

    pub fn authority(&self) -> &str {
        &self.authority
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.authority)
    }

    pub fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    /// All that has come, requests or not.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    pub fn requests(&self) -> Vec<Received> {
        self.seen.lock().unwrap().requests.clone()
    }

    /// The only request.
    pub fn request(&self) -> Received {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "expected one request: {requests:?}");
        requests[0].clone()
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An answer with a body of JSON and its length.
pub fn json(status: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

async fn serve(mut stream: TcpStream, steps: Vec<Step>, seen: Arc<Mutex<Seen>>) {
    let mut is_reused = false;
    while let Some(request) = receive(&mut stream, &seen).await {
        seen.lock().unwrap().requests.push(request);
        for step in &steps {
            match step {
                Step::Send(bytes) => {
                    if stream.write_all(bytes).await.is_err() {
                        return;
                    }
                }
                Step::Pause(time) => tokio::time::sleep(*time).await,
                Step::Close => return,
                Step::CloseIfReused if is_reused => return,
                Step::CloseIfReused => {}
                Step::Reset => {
                    let _ = stream.set_zero_linger();
                    return;
                }
            }
        }
        is_reused = true;
    }
}

/// Reads one request with its body, or nothing if the connection ends before.
async fn receive(stream: &mut TcpStream, seen: &Mutex<Seen>) -> Option<Received> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let mut lines = head.lines().map(str::to_owned);
            let line = lines.next()?;
            let mut headers: Vec<_> = lines.collect();
            headers.sort();
            let length = headers
                .iter()
                .find_map(|header| header.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                let body = body.to_owned();
                return Some(Received {
                    line,
                    headers,
                    body,
                });
            }
        }
        let mut buffer = [0; 4096];
        let count = stream
            .read(&mut buffer)
            .await
            .ok()
            .filter(|count| *count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
        seen.lock()
            .unwrap()
            .bytes
            .extend_from_slice(&buffer[..count]);
    }
}
