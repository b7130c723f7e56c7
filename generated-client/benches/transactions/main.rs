//! What reading and writing by tables costs beside serde's derived traits: a list of a thousand
//! transactions as finAPI answers them.

#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]
#![allow(clippy::indexing_slicing, missing_docs)]

mod models;
#[path = "../../src/runtime/mod.rs"]
mod runtime;
#[path = "../calls/sides.rs"]
mod sides;

use models::{derived, table};
use std::hint::black_box;

const EXAMPLES: &str = include_str!("examples.json");

/// The examples over and over, as JSON.
fn transactions(count: usize) -> String {
    let examples: Vec<serde_json::Value> = serde_json::from_str(EXAMPLES).expect("the examples");
    let texts = examples.iter().map(ToString::to_string).cycle();
    let list: Vec<String> = texts.take(count).collect();
    format!(r#"{{"transactions":[{}]}}"#, list.join(","))
}

fn main() {
    let text = transactions(1000);
    let derived: derived::Transactions = serde_json::from_str(&text).expect("a list");
    let table: table::Transactions = runtime::from_json(text.as_bytes()).expect("a list");
    sides::compare(
        "decode transactions",
        &mut || {
            let list = serde_json::from_slice::<derived::Transactions>(text.as_bytes());
            drop(black_box(list.expect("a list")));
        },
        &mut || {
            let list = runtime::from_json::<table::Transactions>(text.as_bytes());
            drop(black_box(list.expect("a list")));
        },
    );
    sides::compare(
        "encode transactions",
        &mut || drop(black_box(serde_json::to_vec(&derived).expect("JSON"))),
        &mut || drop(black_box(runtime::to_json(&table).expect("JSON"))),
    );
}
