//! A server that costs next to nothing: two answers made beforehand, on connections kept alive.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

const EXAMPLES: &str = include_str!("../../tests/wire/examples.json");

/// The example of a bank connection, as JSON.
pub fn connection() -> String {
    let examples: serde_json::Value = serde_json::from_str(EXAMPLES).expect("the examples");
    let answer = examples.pointer("/getAllBankConnections/200/twoConnections/connections/0");
    answer.expect("this example").to_string()
}

/// A list of so many bank connections, as JSON.
pub fn connections(count: usize) -> String {
    let list = vec![connection(); count].join(",");
    format!(r#"{{"connections":[{list}]}}"#)
}

/// Starts it, and gives its base URL.
pub fn start(one: String, list: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let answers = Arc::new((answer(&one), answer(&list)));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answers = Arc::clone(&answers);
            std::thread::spawn(move || serve(stream, &answers));
        }
    });
    format!("http://{address}")
}

fn answer(body: &str) -> Vec<u8> {
    let length = body.len();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
    format!("{head}\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

/// Answers until the client hangs up. No request here has a body.
fn serve(mut stream: TcpStream, (one, list): &(Vec<u8>, Vec<u8>)) {
    let _ = stream.set_nodelay(true);
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut buffer) {
        request.extend_from_slice(&buffer[..length]);
        if !request.ends_with(b"\r\n\r\n") {
            continue;
        }
        let is_one = request.starts_with(b"GET /api/v1/bankConnections/");
        if stream.write_all(if is_one { one } else { list }).is_err() {
            return;
        }
        request.clear();
    }
}
