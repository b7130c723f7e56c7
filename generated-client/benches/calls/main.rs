//! What the client costs over a call written by hand, against the same server and with the same
//! settings of the connection: one call, a list of a thousand, and the reading of that list alone.

#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]
#![allow(clippy::indexing_slicing, missing_docs)]

mod by_hand;
mod server;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use finapi_bank_connections::{Client, models, runtime};
use std::hint::black_box;

const TOKEN: &str = "a-token-of-a-usual-length-0123456789";

fn calls(criterion: &mut Criterion) {
    let one = server::connection();
    let thousand = server::connections(1000);
    let base = server::start(one, thousand);
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

    let mut group = criterion.benchmark_group("call");
    group.bench_function("by hand", |bencher| {
        let url = format!("{base}/api/v1/bankConnections/1000042");
        bencher.iter(|| {
            let call = by_hand::get::<by_hand::BankConnection>(&by_hand, &url, TOKEN);
            black_box(runtime.block_on(call).expect("an answer"))
        });
    });
    group.bench_function("generated", |bencher| {
        bencher.iter(|| {
            let connections = client.bank_connections();
            let call = connections.get_bank_connection(models::BankConnectionId(1_000_042));
            black_box(runtime.block_on(call.into_future()).expect("an answer"))
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("list");
    group.bench_function("by hand", |bencher| {
        let url = format!("{base}/api/v1/bankConnections");
        bencher.iter(|| {
            let call = by_hand::get::<by_hand::BankConnectionList>(&by_hand, &url, TOKEN);
            black_box(runtime.block_on(call).expect("an answer"))
        });
    });
    group.bench_function("generated", |bencher| {
        bencher.iter(|| {
            let call = client.bank_connections().get_all_bank_connections();
            black_box(runtime.block_on(call.into_future()).expect("an answer"))
        });
    });
    group.finish();
}

fn decoding(criterion: &mut Criterion) {
    let text = server::connections(1000);
    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_with_input(BenchmarkId::from_parameter("by hand"), &text, |b, text| {
        b.iter(|| serde_json::from_str::<by_hand::BankConnectionList>(text).expect("a list"));
    });
    group.bench_with_input(
        BenchmarkId::from_parameter("generated"),
        &text,
        |b, text| {
            b.iter(|| {
                runtime::from_json::<models::BankConnectionList>(text.as_bytes()).expect("a list")
            });
        },
    );
    group.finish();
}

criterion_group!(benches, calls, decoding);
criterion_main!(benches);
