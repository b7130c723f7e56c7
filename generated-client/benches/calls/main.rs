//! What the client costs over a call written by hand, against the same server and with the same
//! settings of the connection: one call, a list of a thousand, and the reading of that list alone.

#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]
#![allow(clippy::indexing_slicing, missing_docs)]

mod by_hand;
mod server;
mod sides;

use finapi_bank_connections::{Client, models, runtime};
use std::hint::black_box;

const TOKEN: &str = "a-token-of-a-usual-length-0123456789";

fn main() {
    calls();
    let text = server::connections(1000);
    sides::compare(
        "decode a list of connections",
        &mut || {
            let list = serde_json::from_str::<by_hand::BankConnectionList>(&text);
            drop(black_box(list.expect("a list")));
        },
        &mut || {
            let list = runtime::from_json::<models::BankConnectionList>(text.as_bytes());
            drop(black_box(list.expect("a list")));
        },
    );
}

fn calls() {
    let base = server::start(server::connection(), server::connections(1000));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let client = Client::builder()
        .base_url(&base)
        .access_token(TOKEN)
        .build()
        .expect("a client");
    let by_hand = by_hand::client();

    let url = format!("{base}/api/v1/bankConnections/1000042");
    sides::compare(
        "call",
        &mut || {
            let call = by_hand::get::<by_hand::BankConnection>(&by_hand, &url, TOKEN);
            black_box(runtime.block_on(call).expect("an answer"));
        },
        &mut || {
            let connections = client.bank_connections();
            let call = connections.get_bank_connection(models::BankConnectionId(1_000_042));
            black_box(runtime.block_on(call.into_future()).expect("an answer"));
        },
    );

    let url = format!("{base}/api/v1/bankConnections");
    sides::compare(
        "call for a list",
        &mut || {
            let call = by_hand::get::<by_hand::BankConnectionList>(&by_hand, &url, TOKEN);
            black_box(runtime.block_on(call).expect("an answer"));
        },
        &mut || {
            let call = client.bank_connections().get_all_bank_connections();
            black_box(runtime.block_on(call.into_future()).expect("an answer"));
        },
    );
}
