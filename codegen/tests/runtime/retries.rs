//! What is sent again, how often, and after which pauses.

use crate::calls::{LIST, client, server};
use crate::growing;
use crate::runtime::{Client, Error, RetryPolicy, Transport};
use crate::sample::api::GetAllBankConnectionsError;
use crate::sample::models::{
    BankConnectionId, BankConnectionList, EditBankConnectionParams, UpdateStatus,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const QUICK: RetryPolicy =
    RetryPolicy::new().pauses(Duration::from_millis(1), Duration::from_millis(2));

type Outcome = Result<BankConnectionList, Error<GetAllBankConnectionsError>>;

fn quick(base: &str) -> Client {
    let builder = Client::builder().base_url(base).access_token("TOKEN");
    builder.retry(QUICK).build().unwrap()
}

async fn list(client: &Client) -> Outcome {
    client.bank_connections().get_all_bank_connections().await
}

/// A server that gives these answers, one after the other, and then the documented one.
async fn answering(first: Vec<ResponseTemplate>) -> MockServer {
    let server = MockServer::builder().start().await;
    for answer in first {
        let mock = Mock::given(any()).respond_with(answer);
        mock.up_to_n_times(1).mount(&server).await;
    }
    let last = ResponseTemplate::new(200).set_body_raw(LIST, "application/json");
    Mock::given(any()).respond_with(last).mount(&server).await;
    server
}

async fn received(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}

/// A server that writes these bytes to each connection and closes it, and counts them.
async fn broken(answer: &'static [u8]) -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicU32::new(0));
    let counter = count.clone();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            let _ = socket.read(&mut [0; 4096]).await;
            let _ = socket.write_all(answer).await;
        }
    });
    (base, count)
}

#[tokio::test]
async fn a_fault_that_passes_is_tried_again() {
    for status in [429, 502, 503, 504] {
        let fault = ResponseTemplate::new(status);
        let server = answering(vec![fault.clone(), fault]).await;
        let client = quick(&server.uri());
        let api = client.bank_connections();
        let response = api.get_all_bank_connections().send().await.unwrap();
        assert_eq!((response.attempts(), received(&server).await), (3, 3));
        let first = &response.value().connections[0];
        assert_eq!(first.update_status, UpdateStatus::Ready);
    }
}

#[tokio::test]
async fn the_same_request_is_sent_again() {
    let server = answering(vec![ResponseTemplate::new(503)]).await;
    let client = quick(&server.uri());
    let api = client.bank_connections();
    let call = api.get_all_bank_connections().ids([BankConnectionId(7)]);
    call.header("X-Extra", "1").await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].url, requests[1].url);
    assert_eq!(requests[0].headers, requests[1].headers);
    assert_eq!(requests[1].headers["authorization"], "Bearer TOKEN");
}

#[tokio::test]
async fn the_last_answer_is_given_as_it_is() {
    let server = server(503, "<p>", "text/html").await;
    let error = list(&quick(&server.uri())).await.unwrap_err();
    assert!(matches!(error, Error::UnexpectedStatus(_)), "{error}");
    assert_eq!((error.attempts(), received(&server).await), (3, 3));
    assert!(error.is_retryable());
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` answered 503 Service Unavailable after 3 attempts, \
         which its document does not name"
    );
}

#[tokio::test]
async fn answers_are_not_failures() {
    for status in [400, 401, 404, 408, 409, 423, 425, 500, 501, 510] {
        let server = server(status, "{}", "application/json").await;
        let error = list(&quick(&server.uri())).await.unwrap_err();
        assert_eq!((error.attempts(), received(&server).await), (1, 1));
    }
}

#[tokio::test]
async fn what_is_not_idempotent_is_sent_once() {
    let server = server(503, "", "").await;
    let client = quick(&server.uri());
    let params = EditBankConnectionParams::new();
    let api = client.bank_connections();
    let call = api.edit_bank_connection(BankConnectionId(1), &params);
    let error = call.await.unwrap_err();
    assert_eq!((error.attempts(), received(&server).await), (1, 1));

    let (base, count) = broken(b"").await;
    let client = quick(&base);
    let api = client.bank_connections();
    let call = api.edit_bank_connection(BankConnectionId(1), &params);
    let error = call.await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn broken_connections_are_made_again() {
    let halves: [&'static [u8]; 3] = [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
    ];
    for answer in halves {
        let (base, count) = broken(answer).await;
        let error = list(&quick(&base)).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert_eq!((error.attempts(), count.load(Ordering::SeqCst)), (3, 3));
        let text = error.to_string();
        assert!(
            text.contains("got no complete answer after 3 attempts: "),
            "{text}"
        );
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = list(&quick(&base)).await.unwrap_err();
    assert!(error.is_connect() && error.attempts() == 3, "{error}");
}

/// A server that speaks HTTP/2 and refuses each request before it looks at it.
async fn refusing_streams() -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicU32::new(0));
    let counter = count.clone();
    tokio::spawn(async move {
        const SETTINGS: u8 = 4;
        const HEADERS: u8 = 1;
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut preface = [0; 24];
        socket.read_exact(&mut preface).await.unwrap();
        let settings = [0, 0, 0, SETTINGS, 0, 0, 0, 0, 0];
        socket.write_all(&settings).await.unwrap();
        let mut head = [0; 9];
        while socket.read_exact(&mut head).await.is_ok() {
            let length = usize::from(head[1]) << 8 | usize::from(head[2]);
            socket.read_exact(&mut vec![0; length]).await.unwrap();
            match (head[3], head[4]) {
                (SETTINGS, 0) => {
                    let acknowledged = [0, 0, 0, SETTINGS, 1, 0, 0, 0, 0];
                    socket.write_all(&acknowledged).await.unwrap();
                }
                (HEADERS, _) => {
                    counter.fetch_add(1, Ordering::SeqCst);
                    let mut refused = vec![0, 0, 4, 3, 0];
                    refused.extend_from_slice(&head[5..]);
                    refused.extend_from_slice(&[0, 0, 0, 7]);
                    socket.write_all(&refused).await.unwrap();
                }
                _ => {}
            }
        }
    });
    (base, count)
}

/// The HTTP client below has retries of its own, which know nothing of the policy.
#[tokio::test]
async fn what_http_2_refuses_is_sent_as_often_as_the_policy_says() {
    let (base, count) = refusing_streams().await;
    let builder = Client::builder().base_url(base).access_token("TOKEN");
    let builder = builder.configure(reqwest::ClientBuilder::http2_prior_knowledge);
    let client = builder.retry(RetryPolicy::none()).build().unwrap();
    let api = client.bank_connections();
    let params = EditBankConnectionParams::new();
    let call = api.edit_bank_connection(BankConnectionId(7), &params);
    assert!(matches!(call.await, Err(Error::Transport(_))));
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

/// It will say the same next time.
#[tokio::test]
async fn a_proxy_that_asks_for_credentials_is_named_and_asked_once() {
    let answer = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
    let (proxy, count) = broken(answer).await;
    let builder = Client::builder().base_url("https://api.invalid");
    let builder = builder.access_token("TOKEN").retry(QUICK);
    let builder = builder.configure(move |http| http.proxy(reqwest::Proxy::all(&proxy).unwrap()));
    let error = list(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` got no complete answer: the proxy asks for credentials (407)"
    );
    assert_eq!(count.load(Ordering::SeqCst), 1);

    // To what is not encrypted, the proxy answers itself.
    let (proxy, count) = broken(answer).await;
    let builder = Client::builder().base_url("http://api.invalid");
    let builder = builder.allow_plain_http().access_token("TOKEN");
    let builder = builder.retry(QUICK);
    let builder = builder.configure(move |http| http.proxy(reqwest::Proxy::all(&proxy).unwrap()));
    let error = list(&builder.build().unwrap()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` answered 407 Proxy Authentication Required: the proxy asks for \
         credentials (407)"
    );
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn each_client_and_each_call_has_its_policy() {
    let server = server(503, "", "").await;
    let client = client(&server.uri());
    let api = client.bank_connections();
    for (attempts, policy) in [
        (1, RetryPolicy::none()),
        (1, QUICK.attempts(0)),
        (5, QUICK.attempts(5)),
    ] {
        let call = api.get_all_bank_connections().retry(policy);
        assert_eq!(call.await.unwrap_err().attempts(), attempts);
    }
    let none = Client::builder()
        .base_url(server.uri())
        .access_token("TOKEN");
    let none = none.retry(RetryPolicy::none()).build().unwrap();
    assert_eq!(list(&none).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_server_is_waited_for() {
    let busy = |text: &str| ResponseTemplate::new(429).insert_header("Retry-After", text);
    let server = answering(vec![busy("1")]).await;
    let started = Instant::now();
    list(&quick(&server.uri())).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));

    let date = std::time::SystemTime::now() + Duration::from_secs(3);
    let date = httpdate::fmt_http_date(date);
    let server = answering(vec![busy(&date)]).await;
    list(&quick(&server.uri())).await.unwrap();
    let date = httpdate::parse_http_date(&date).unwrap();
    assert!(std::time::SystemTime::now() >= date);
}

/// The clock of the server counts, however wrong it is.
#[tokio::test]
async fn a_date_is_as_far_as_the_server_says() {
    let busy = |date: &str| {
        let busy = ResponseTemplate::new(503).insert_header("Date", date);
        busy.insert_header("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")
    };
    for (date, attempts) in [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 2),
        ("Mon, 07 Nov 1994 08:49:37 GMT", 2),
        ("Sun, 06 Nov 1994 08:49:06 GMT", 1),
    ] {
        let server = answering(vec![busy(date)]).await;
        let _ = list(&quick(&server.uri())).await;
        assert_eq!(received(&server).await, attempts, "{date}");
    }
    let server = answering(vec![busy("Sun, 06 Nov 1994 08:49:36 GMT")]).await;
    let started = Instant::now();
    list(&quick(&server.uri())).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
}

/// An hour of pauses takes no time where the clock stands still.
#[tokio::test(start_paused = true)]
async fn times_follow_the_clock_of_tokio() {
    let sent = Arc::new(AtomicU32::new(0));
    let counter = sent.clone();
    let answer = move |_: reqwest::Request| {
        counter.fetch_add(1, Ordering::SeqCst);
        async {
            tokio::time::sleep(Duration::from_secs(1000)).await;
            let busy = http::Response::builder().status(503);
            let busy = busy.header("Retry-After", "1000").body("").unwrap();
            Ok::<_, tower::BoxError>(reqwest::Response::from(busy))
        }
    };
    let layer = tower::layer::layer_fn(move |_: Transport| tower::service_fn(answer.clone()));
    let builder = Client::builder().base_url("http://127.0.0.1:1");
    let policy = QUICK.attempts(9).retry_after_limit(Duration::MAX);
    let builder = builder.access_token("TOKEN").retry(policy).layer(layer);
    let client = builder.build().unwrap();
    let api = client.bank_connections();
    let call = api.get_all_bank_connections();
    // Three attempts and the pauses between them fill it; there is no time for another pause.
    let error = call.timeout(Duration::from_secs(5500)).await.unwrap_err();
    assert_eq!((error.attempts(), sent.load(Ordering::SeqCst)), (3, 3));
}

#[tokio::test]
async fn a_server_is_not_waited_for_too_long() {
    let far = "Fri, 31 Dec 9999 23:59:59 GMT";
    for text in ["31", "86400", "99999999999999999999999999", far] {
        let busy = ResponseTemplate::new(503).insert_header("Retry-After", text);
        let server = answering(vec![busy]).await;
        let error = list(&quick(&server.uri())).await.unwrap_err();
        assert_eq!(
            (error.attempts(), received(&server).await),
            (1, 1),
            "{text}"
        );
        assert_eq!(error.headers().unwrap()["retry-after"], text);
    }
    for text in [
        "",
        "-1",
        "0",
        "1.5",
        "soon",
        "Sun, 06 Nov 1994 08:49:37 GMT",
    ] {
        let busy = ResponseTemplate::new(503).insert_header("Retry-After", text);
        let server = answering(vec![busy]).await;
        list(&quick(&server.uri())).await.unwrap();
        assert_eq!(received(&server).await, 2, "{text}");
    }
}

#[tokio::test]
async fn the_time_of_a_call_includes_its_pauses() {
    // Within what a server may ask for, and beyond what the call has.
    let busy = ResponseTemplate::new(503).insert_header("Retry-After", "30");
    let server = answering(vec![busy]).await;
    let client = quick(&server.uri());
    let api = client.bank_connections();
    let call = api
        .get_all_bank_connections()
        .timeout(Duration::from_secs(29));
    let error = call.await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(received(&server).await, 1);
}

#[tokio::test]
async fn an_attempt_has_a_time_of_its_own() {
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(3600));
    let mut times = growing();
    loop {
        let time = times.next().unwrap();
        let server = answering(vec![slow.clone()]).await;
        let client = quick(&server.uri());
        let call = client.bank_connections().get_all_bank_connections();
        let read = call.attempt_timeout(time).send().await;
        if read.is_ok_and(|read| read.attempts() == 2) {
            break;
        }
    }

    let mut times = growing();
    loop {
        let time = times.next().unwrap();
        let server = answering(vec![slow.clone(), slow.clone(), slow.clone()]).await;
        let client = quick(&server.uri());
        let started = Instant::now();
        let call = client.bank_connections().get_all_bank_connections();
        let call = call.attempt_timeout(time).timeout(time * 3 / 2);
        let error = call.await.unwrap_err();
        assert!(error.is_timeout(), "{error}");
        assert!(started.elapsed() >= time * 4 / 3);
        if error.attempts() == 2 {
            break;
        }
    }
}

#[tokio::test]
async fn an_outage_is_hardly_multiplied() {
    let server = server(503, "", "").await;
    let builder = Client::builder()
        .base_url(server.uri())
        .access_token("TOKEN");
    let client = builder.retry(QUICK).retry_budget(7).build().unwrap();
    for _ in 0..20 {
        list(&client.clone()).await.unwrap_err();
    }
    assert_eq!(received(&server).await, 27);
}

#[tokio::test]
async fn ten_answers_earn_a_retry() {
    let server = MockServer::builder().start().await;
    let base = server.uri();
    let builder = Client::builder().base_url(base).access_token("TOKEN");
    let client = builder.retry(QUICK).retry_budget(1).build().unwrap();
    let fault = |times| {
        let mock = Mock::given(any()).respond_with(ResponseTemplate::new(503));
        mock.up_to_n_times(times).mount(&server)
    };
    let documented = ResponseTemplate::new(200).set_body_raw(LIST, "application/json");
    fault(2).await;
    Mock::given(any())
        .respond_with(documented)
        .mount(&server)
        .await;
    assert_eq!(list(&client).await.unwrap_err().attempts(), 2);
    for _ in 0..10 {
        list(&client).await.unwrap();
    }
    server.reset().await;
    fault(9).await;
    assert_eq!(list(&client).await.unwrap_err().attempts(), 2);
    assert_eq!(list(&client).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_dropped_call_sends_no_more() {
    let server = server(503, "", "").await;
    let client = client(&server.uri());
    let hour = Duration::from_secs(3600);
    let policy = RetryPolicy::new().pauses(hour, hour);
    let api = client.bank_connections();
    let call = api.get_all_bank_connections().retry(policy).timeout(hour);
    let call = tokio::spawn(call.into_future());
    while received(&server).await == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // Time for its answer.
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!call.is_finished());
    call.abort();
    assert_eq!(received(&server).await, 1);
}
