//! The same without async code.

use super::{CANARY, Scene, answer, assert_answer, builder, builder_for, logged, sing};
use crate::blocking::elsewhere;
use crate::support::examples::statuses;
use crate::support::raw::Step;
use finapi_bank_connections::runtime::Operation;
use finapi_bank_connections::{Call, Client};
use std::fmt::Debug;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

struct Blocking;

impl Scene for Blocking {
    async fn play<O>(&self, id: &'static str, call: &dyn Fn(&Client) -> Call<O>)
    where
        O: Operation<Output: Debug>,
    {
        let html = answer(200, &format!("<html>{CANARY}</html>"));
        let begun = format!("HTTP/1.1 200 {CANARY}\r\ncontent-length: 99\r\n\r\n{CANARY}");
        let mut plays = vec![
            vec![html],
            vec![Step::Close],
            vec![Step::Pause(Duration::from_secs(3600))],
            vec![Step::Send(begun.into_bytes()), Step::Close],
        ];
        for (status, examples) in statuses(id) {
            let first = examples.first();
            plays.extend(first.map(|body| vec![answer(status, &sing(body).to_string())]));
        }
        for steps in plays {
            let server = elsewhere(steps.clone());
            let client = builder_for(&server.server.url(), &steps)
                .build()
                .expect("a client");
            assert_answer(call(&client).send_blocking());
        }
        let source = || async { Ok(format!("{CANARY}\n").into()) };
        let sourced = builder("http://127.0.0.1:1").token_source(source);
        let client = sourced.build().expect("a client");
        assert!(!assert_answer(call(&client).send_blocking()));
    }
}

/// There is no runtime here, and nothing to wait for.
#[test]
fn nothing_shows_of_calls_that_block() {
    let mut context = Context::from_waker(Waker::noop());
    assert!(pin!(logged(Blocking)).poll(&mut context).is_ready());
}
