//! Access tokens: got once, kept, renewed, replaced when refused, and never shown.

use crate::calls::LIST;
use crate::growing;
use crate::runtime::{
    Client, ClientBuilder, Error, OAuth2, RetryPolicy, Secret, TokenError, TokenFuture, TokenSource,
};
use crate::sample::api::GetAllBankConnectionsError;
use crate::sample::models::{BankConnectionId, BankConnectionList, EditBankConnectionParams};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use wiremock::matchers::{header, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

type Outcome = Result<BankConnectionList, Error<GetAllBankConnectionsError>>;

/// An API that takes the tokens `T1`, `T2`, … as long as they are valid, and gives them out.
struct Bank {
    server: MockServer,
    valid: Arc<Mutex<Vec<String>>>,
}

impl Bank {
    /// `answers` are those of the token endpoint before it gives tokens for an hour; `{n}` is the
    /// number of the request.
    async fn new(answers: Vec<ResponseTemplate>) -> Self {
        let server = MockServer::builder().start().await;
        let valid: Arc<Mutex<Vec<String>>> = Arc::default();
        let (given, answers) = (valid.clone(), Mutex::new(VecDeque::from(answers)));
        let count = AtomicUsize::new(0);
        let token = move |_: &Request| {
            let number = count.fetch_add(1, Ordering::SeqCst) + 1;
            given.lock().unwrap().push(format!("Bearer T{number}"));
            let answer = answers.lock().unwrap().pop_front();
            answer.unwrap_or_else(|| granted(number, r#","expires_in":3600"#))
        };
        Mock::given(path("/oauth/token"))
            .respond_with(token)
            .mount(&server)
            .await;
        let known = valid.clone();
        let api = move |request: &Request| {
            let token = request.headers["authorization"].to_str().unwrap();
            if known.lock().unwrap().iter().any(|valid| valid == token) {
                ResponseTemplate::new(200).set_body_raw(LIST, "application/json")
            } else {
                ResponseTemplate::new(401).set_body_raw(r#"{"error":"x"}"#, "application/json")
            }
        };
        Mock::given(wiremock::matchers::any())
            .respond_with(api)
            .mount(&server)
            .await;
        Self { server, valid }
    }

    fn revoke(&self) {
        self.valid.lock().unwrap().clear();
    }

    fn builder(&self) -> ClientBuilder {
        let pause = Duration::from_millis(1);
        let builder = Client::builder().base_url(format!("{}/api/v1/", self.server.uri()));
        builder.retry(RetryPolicy::new().pauses(pause, pause))
    }

    fn client(&self) -> Client {
        self.builder().oauth2(user()).build().unwrap()
    }

    /// The bodies of the requests for tokens.
    async fn asked(&self) -> Vec<String> {
        let requests = self.server.received_requests().await.unwrap();
        let bodies = requests.iter().filter(|r| r.url.path() == "/oauth/token");
        bodies
            .map(|r| String::from_utf8(r.body.clone()).unwrap())
            .collect()
    }

    /// The tokens of the other requests.
    async fn used(&self) -> Vec<String> {
        let requests = self.server.received_requests().await.unwrap();
        let others = requests.iter().filter(|r| r.url.path() != "/oauth/token");
        others
            .map(|r| r.headers["authorization"].to_str().unwrap()["Bearer ".len()..].to_owned())
            .collect()
    }
}

fn user() -> OAuth2 {
    OAuth2::password("app", "CANARY-1", "joe", "CANARY-2")
}

fn granted(number: usize, more: &str) -> ResponseTemplate {
    let body = format!(r#"{{"access_token":"T{number}","token_type":"bearer"{more}}}"#);
    ResponseTemplate::new(200).set_body_raw(body, "application/json")
}

async fn list(client: &Client) -> Outcome {
    client.bank_connections().get_all_bank_connections().await
}

async fn edit(client: &Client) -> Result<(), String> {
    let params = EditBankConnectionParams::new();
    let api = client.bank_connections();
    let call = api.edit_bank_connection(BankConnectionId(7), &params);
    match call.send().await {
        Ok(_) => Ok(()),
        // The answer of this server is a list, which is not what this operation gives.
        Err(error) if error.status().is_some_and(|status| status == 200) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

#[tokio::test]
async fn a_token_is_asked_for_by_a_form() {
    let bank = Bank::new(Vec::new()).await;
    list(&bank.client()).await.unwrap();
    let secret = "app secret&=";
    let config = OAuth2::client_credentials("an app", secret);
    let config = config
        .scope("one")
        .scope("two")
        .parameter("audience", "a b");
    list(&bank.builder().oauth2(config).build().unwrap())
        .await
        .unwrap();
    let requests = bank.server.received_requests().await.unwrap();
    let first = &requests[0];
    assert_eq!(first.method.as_str(), "POST");
    assert_eq!(first.url.query(), None);
    assert_eq!(
        first.headers["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(first.headers["accept"], "application/json");
    assert!(!first.headers.contains_key("authorization"));
    let asked = bank.asked().await;
    assert_eq!(
        asked,
        [
            "grant_type=password&username=joe&password=CANARY-2&client_id=app&\
             client_secret=CANARY-1",
            "grant_type=client_credentials&scope=one+two&client_id=an+app&\
             client_secret=app+secret%26%3D&audience=a+b"
        ]
    );
    assert_eq!(bank.used().await, ["T1", "T2"]);
}

#[tokio::test]
async fn a_client_may_authenticate_by_header() {
    let bank = Bank::new(Vec::new()).await;
    let client = bank.builder().oauth2(user().basic_auth()).build().unwrap();
    list(&client).await.unwrap();
    let requests = bank.server.received_requests().await.unwrap();
    assert_eq!(
        requests[0].headers["authorization"],
        "Basic YXBwOkNBTkFSWS0x"
    );
    assert!(!bank.asked().await[0].contains("client_secret"));
}

#[tokio::test]
async fn a_hundred_calls_ask_once() {
    let slow = granted(1, "").set_delay(Duration::from_millis(200));
    let bank = Bank::new(vec![slow]).await;
    let client = bank.client();
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { list(&client).await.map(|_| ()) })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(bank.asked().await.len(), 1);
    assert_eq!(bank.used().await.len(), 100);

    // All of them refused at once: one asks for the next token.
    bank.revoke();
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { list(&client).await.map(|_| ()) })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(bank.asked().await.len(), 2);
}

#[tokio::test]
async fn a_dropped_call_does_not_stop_the_request_for_a_token() {
    let slow = granted(1, "").set_delay(Duration::from_millis(300));
    let bank = Bank::new(vec![slow]).await;
    let client = bank.client();
    let first = tokio::spawn({
        let client = client.clone();
        async move { list(&client).await.map(|_| ()) }
    });
    while bank.asked().await.is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let second = tokio::spawn({
        let client = client.clone();
        async move { list(&client).await.map(|_| ()) }
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    first.abort();
    second.await.unwrap().unwrap();
    list(&client).await.unwrap();
    assert_eq!(bank.asked().await.len(), 1);
}

#[test]
fn a_client_outlives_its_runtimes() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let servers = runtime();
    let slow = granted(1, "").set_delay(Duration::from_secs(1));
    let bank = servers.block_on(Bank::new(vec![slow]));
    let client = bank.client();
    let first = runtime();
    let cut = first
        .block_on(async { tokio::time::timeout(Duration::from_millis(100), list(&client)).await });
    assert!(cut.is_err());
    drop(first);
    runtime().block_on(list(&client)).unwrap();
}

#[tokio::test]
async fn tokens_are_kept_for_their_life() {
    for life in [
        r#","expires_in":3600"#,
        r#","expires_in":"3600""#,
        r#","expires_in":3600.5"#,
        r#","expires_in":0"#,
        r#","expires_in":null"#,
        r#","expires_in":-1"#,
        r#","expires_in":18446744073709551615"#,
        r#","expires_in":[],"more":{"a":1},"scope":"all","refresh_token":null"#,
        "",
    ] {
        let bank = Bank::new(vec![granted(1, life)]).await;
        let client = bank.client();
        for _ in 0..3 {
            list(&client).await.unwrap();
        }
        assert_eq!(bank.asked().await.len(), 1, "{life}");
    }
}

#[tokio::test]
async fn tokens_are_renewed_before_they_expire() {
    let mut asked = Vec::new();
    // Two calls have to be made within the life of a token.
    for life in [1, 5, 25] {
        let brief = |number, more| granted(number, &format!(r#","expires_in":{life}{more}"#));
        let first = brief(1, r#","refresh_token":"R1""#);
        let bank = Bank::new(vec![first, brief(2, "")]).await;
        let client = bank.client();
        for _ in 0..3 {
            list(&client).await.unwrap();
            list(&client).await.unwrap();
            tokio::time::sleep(Duration::from_millis(1000 * life - 50)).await;
        }
        asked = bank.asked().await;
        if bank.used().await == ["T1", "T1", "T2", "T2", "T3", "T3"] {
            break;
        }
    }
    assert_eq!(asked.len(), 3);
    assert!(asked[0].starts_with("grant_type=password&"));
    // A refresh token that is not replaced stays valid.
    for asked in &asked[1..] {
        let refresh = "grant_type=refresh_token&refresh_token=R1&";
        assert!(asked.starts_with(refresh), "{asked}");
        assert!(asked.contains("client_secret=CANARY-1"), "{asked}");
    }
}

#[tokio::test]
async fn a_refused_refresh_token_leads_back_to_the_grant() {
    for status in [400, 401, 500] {
        let first = granted(1, r#","refresh_token":"R1""#);
        let refused = ResponseTemplate::new(status).set_body_string(r#"{"error":"invalid_grant"}"#);
        let bank = Bank::new(vec![first, refused]).await;
        let client = bank.client();
        list(&client).await.unwrap();
        bank.revoke();
        list(&client).await.unwrap();
        let asked = bank.asked().await;
        let grants: Vec<_> = asked
            .iter()
            .map(|body| body.split('&').next().unwrap())
            .collect();
        let expected = [
            "grant_type=password",
            "grant_type=refresh_token",
            "grant_type=password",
        ];
        assert_eq!(grants, expected);
        assert_eq!(bank.used().await, ["T1", "T1", "T3"]);
    }
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let bank = Bank::new(Vec::new()).await;
    let client = bank.client();
    list(&client).await.unwrap();
    bank.revoke();
    let response = client.bank_connections().get_all_bank_connections();
    assert_eq!(response.send().await.unwrap().attempts(), 2);
    // The server has not accepted the request, so this holds for every method.
    bank.revoke();
    edit(&client).await.unwrap();
    assert_eq!(bank.used().await, ["T1", "T1", "T2", "T2", "T3"]);
    assert_eq!(bank.asked().await.len(), 3);
}

#[tokio::test]
async fn a_token_that_is_never_accepted_is_replaced_once() {
    let server = MockServer::builder().start().await;
    let count = AtomicUsize::new(0);
    let token = move |_: &Request| granted(count.fetch_add(1, Ordering::SeqCst), "");
    Mock::given(path("/oauth/token"))
        .respond_with(token)
        .mount(&server)
        .await;
    let refused = ResponseTemplate::new(401).set_body_raw("{}", "application/json");
    Mock::given(wiremock::matchers::any())
        .respond_with(refused)
        .mount(&server)
        .await;
    let client = Client::builder()
        .base_url(server.uri())
        .oauth2(user())
        .build()
        .unwrap();
    let error = list(&client).await.unwrap_err();
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        Some(401),
        "{error}"
    );
    assert_eq!(error.attempts(), 2);
    assert_eq!(server.received_requests().await.unwrap().len(), 4);
}

#[tokio::test]
async fn the_same_token_is_not_tried_twice() {
    let bank = Bank::new(vec![granted(9, ""), granted(9, "")]).await;
    let client = bank.client();
    let error = list(&client).await.unwrap_err();
    assert_eq!((error.attempts(), bank.used().await.len()), (1, 1));
}

#[tokio::test]
async fn an_authorization_of_the_caller_is_the_callers() {
    let bank = Bank::new(Vec::new()).await;
    let client = bank.client();
    let api = client.bank_connections();
    let call = api.get_all_bank_connections();
    let error = call
        .header("Authorization", "Bearer mine")
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert_eq!(
        (bank.used().await, bank.asked().await.len()),
        (vec!["mine".to_owned()], 0)
    );
}

#[tokio::test]
async fn the_last_credential_counts() {
    let bank = Bank::new(Vec::new()).await;
    let builder = bank.builder().oauth2(user()).access_token("mine");
    list(&builder.build().unwrap()).await.unwrap_err();
    let builder = bank.builder().access_token("mine").oauth2(user());
    let client = builder.build().unwrap();
    list(&client).await.unwrap();
    list(&client.with_access_token("yours")).await.unwrap_err();
    let app = OAuth2::refresh_token("app", "", "R9");
    list(&client.with_oauth2(app).unwrap()).await.unwrap();
    assert_eq!(bank.used().await, ["mine", "T1", "yours", "T2"]);
    assert_eq!(
        bank.asked().await[1],
        "grant_type=refresh_token&refresh_token=R9&client_id=app"
    );
}

#[tokio::test]
async fn bad_answers_of_the_token_endpoint_are_told() {
    let json =
        |status, body: &str| ResponseTemplate::new(status).set_body_raw(body, "application/json");
    let unreadable = "the answer of the token endpoint holds no token that can be read";
    let table = [
        (json(200, "CANARY"), unreadable),
        (
            ResponseTemplate::new(200).set_body_raw("<p>CANARY", "text/html"),
            unreadable,
        ),
        (json(200, ""), unreadable),
        (json(200, "{}"), unreadable),
        (json(200, r#"{"access_token":7,"x":"CANARY"}"#), unreadable),
        (
            json(200, r#"{"access_token":""}"#),
            "the token endpoint gave an empty token",
        ),
        (
            json(200, r#"{"access_token":"CANARY","token_type":"mac"}"#),
            "the token endpoint gave a token that is no bearer token",
        ),
        (
            json(200, r#"{"access_token":"CANARY\n"}"#),
            "the token is empty or has characters that RFC 6750 does not allow",
        ),
        (
            json(
                200,
                &format!(r#"{{"access_token":"{}"}}"#, "CANARY".repeat(20_000)),
            ),
            "the token endpoint answered more than 65536 bytes",
        ),
        (
            json(
                400,
                r#"{"error":"invalid_grant","error_description":"CANARY"}"#,
            ),
            "the token endpoint answered 400 Bad Request: invalid_grant",
        ),
        (
            json(400, r#"{"errors":[{"message":"CANARY"}]}"#),
            "the token endpoint answered 400 Bad Request",
        ),
        (
            json(401, r#"{"error":"CANARY"}"#),
            "the token endpoint answered 401 Unauthorized",
        ),
        (
            ResponseTemplate::new(302).insert_header("Location", "/CANARY"),
            "the token endpoint answered 302 Found",
        ),
        (
            json(200, "CANARY").insert_header("Content-Encoding", "GZip"),
            "the answer of the token endpoint has the content coding `gzip`, which was not asked \
             for and is not undone",
        ),
        (
            json(400, "CANARY").insert_header("Content-Encoding", "CANARY"),
            "the token endpoint answered 400 Bad Request, in an unknown content coding, which was \
             not asked for and is not undone",
        ),
        (
            json(407, "CANARY"),
            "the token endpoint: the proxy asks for credentials (407)",
        ),
        (json(423, ""), "the token endpoint answered 423 Locked"),
        (
            json(500, "<CANARY>"),
            "the token endpoint answered 500 Internal Server Error",
        ),
    ];
    for (answer, text) in table {
        let bank = Bank::new(vec![answer]).await;
        let client = bank.client();
        let error = list(&client).await.unwrap_err();
        assert!(matches!(error, Error::Auth(_)), "{error}");
        assert_eq!(
            error.to_string(),
            format!("`getAllBankConnections` got no access token: {text}")
        );
        assert!(!format!("{error:?}").contains("CANARY"));
        assert_eq!((bank.asked().await.len(), bank.used().await.len()), (1, 0));
    }
}

#[tokio::test]
async fn a_code_of_oauth_is_told_apart() {
    let body = r#"{"error":"invalid_client"}"#;
    let bank = Bank::new(vec![ResponseTemplate::new(401).set_body_string(body)]).await;
    let Err(Error::Auth(error)) = list(&bank.client()).await else {
        panic!("a token was given")
    };
    assert_eq!(error.cause().code(), Some("invalid_client"));
    assert_eq!(
        error.cause().status().map(|status| status.as_u16()),
        Some(401)
    );
}

#[tokio::test]
async fn a_token_endpoint_is_asked_again_after_a_fault_that_passes() {
    let fault = ResponseTemplate::new(503);
    let bank = Bank::new(vec![fault.clone(), fault.clone()]).await;
    list(&bank.client()).await.unwrap();
    assert_eq!(bank.asked().await.len(), 3);

    let bank = Bank::new(vec![fault.clone(), fault.clone(), fault]).await;
    let error = list(&bank.client()).await.unwrap_err();
    assert!(error.is_retryable() && error.attempts() == 0, "{error}");
    assert_eq!(bank.asked().await.len(), 3);
}

#[tokio::test]
async fn a_request_for_a_token_is_not_repeated_if_it_may_have_been_served() {
    async fn asked_twice(answer: ResponseTemplate, time: Duration) -> bool {
        let first = granted(1, r#","refresh_token":"R1""#);
        let bank = Bank::new(vec![first, answer]).await;
        let builder = bank.builder().attempt_timeout(time);
        let client = builder.oauth2(user()).build().unwrap();
        if list(&client).await.is_err() {
            return false;
        }
        bank.revoke();
        let error = list(&client).await.unwrap_err();
        assert!(error.is_retryable(), "{error}");
        assert!(bank.asked().await.len() <= 2, "{error}");
        if bank.asked().await.len() < 2 {
            return false;
        }
        // The refresh token may be worth nothing by now, so it is not sent for ever.
        list(&client).await.unwrap();
        assert!(bank.asked().await[2].starts_with("grant_type=password&"));
        true
    }
    let lost = granted(2, "").set_delay(Duration::from_secs(3600));
    'answers: for answer in [ResponseTemplate::new(502), ResponseTemplate::new(504), lost] {
        for time in growing() {
            if asked_twice(answer.clone(), time).await {
                continue 'answers;
            }
        }
        panic!("it was not asked in time");
    }
}

#[tokio::test]
async fn an_older_refresh_token_is_not_tried_after_a_newer_one() {
    let first = granted(1, r#","refresh_token":"R2""#);
    let refused = ResponseTemplate::new(400).set_body_string(r#"{"error":"invalid_grant"}"#);
    let bank = Bank::new(vec![first, refused]).await;
    let config = OAuth2::refresh_token("app", "", "R1");
    let client = bank.builder().oauth2(config).build().unwrap();
    list(&client).await.unwrap();
    bank.revoke();
    list(&client).await.unwrap_err();
    let asked =
        |token: &str| format!("grant_type=refresh_token&refresh_token={token}&client_id=app");
    assert_eq!(bank.asked().await, [asked("R1"), asked("R2")]);
}

#[tokio::test]
async fn refused_credentials_are_not_sent_again() {
    let refused = ResponseTemplate::new(400).set_body_string(r#"{"error":"invalid_grant"}"#);
    let bank = Bank::new(vec![refused]).await;
    let client = bank.client();
    let first = list(&client).await.unwrap_err();
    for _ in 0..2 {
        let error = list(&client.clone()).await.unwrap_err();
        assert_eq!(error.to_string(), first.to_string());
        assert!(!error.is_retryable());
    }
    assert_eq!(bank.asked().await.len(), 1);
    // The caller may know that the password is right by now.
    list(&client.with_oauth2(user()).unwrap()).await.unwrap();
    assert_eq!(bank.asked().await.len(), 2);

    for status in [404, 500] {
        let bank = Bank::new(vec![ResponseTemplate::new(status)]).await;
        let client = bank.client();
        list(&client).await.unwrap_err();
        list(&client).await.unwrap();
    }
}

#[tokio::test]
async fn a_refusal_in_the_words_of_oauth_has_any_status() {
    let words = r#"{"error":"invalid_grant","error_description":["no text"],"access_token":null}"#;
    for status in [200, 203, 226, 302, 400, 403, 404, 422, 429, 500, 503] {
        let refused = ResponseTemplate::new(status).set_body_string(words);
        let bank = Bank::new(vec![refused]).await;
        let client = bank.client();
        for _ in 0..3 {
            let Err(Error::Auth(error)) = list(&client).await else {
                panic!("{status} is no refusal")
            };
            assert_eq!(error.cause().code(), Some("invalid_grant"));
            assert_eq!(error.cause().status().map(|it| it.as_u16()), Some(status));
        }
        assert_eq!(bank.asked().await.len(), 1, "{status}");
    }
    // What says nothing beside a token is none.
    let more = r#","expires_in":3600,"error":"","error_description":"fine""#;
    let bank = Bank::new(vec![granted(1, more)]).await;
    list(&bank.client()).await.unwrap();
    // A fault that passes is none either, however it is told.
    let words = r#"{"error":"temporarily_unavailable"}"#;
    let passing = ResponseTemplate::new(503).set_body_string(words);
    let bank = Bank::new(vec![passing]).await;
    list(&bank.client()).await.unwrap();
}

#[tokio::test]
async fn a_refusal_in_other_words_counts_for_a_minute() {
    let other = r#"{"error":"user_locked"}"#;
    let answers = [400, 401, 403, 423].map(|status| (status, ""));
    let told = [200, 422].map(|status| (status, other));
    for (status, body) in answers.into_iter().chain(told) {
        let refused = ResponseTemplate::new(status).set_body_string(body);
        let bank = Bank::new(vec![refused]).await;
        let client = bank.client();
        for _ in 0..3 {
            list(&client).await.unwrap_err();
        }
        assert_eq!(bank.asked().await.len(), 1, "{status}");
        // The clock of tokio is the one that counts.
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(61)).await;
        tokio::time::resume();
        list(&client).await.unwrap();
        assert_eq!(bank.asked().await.len(), 2, "{status}");
    }
}

#[tokio::test]
async fn tokens_expire_by_the_clock_of_tokio() {
    let bank = Bank::new(Vec::new()).await;
    let client = bank.client();
    for asked in [1, 2, 3] {
        for _ in 0..2 {
            list(&client).await.unwrap();
        }
        assert_eq!(bank.asked().await.len(), asked);
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(3600)).await;
        tokio::time::resume();
    }
}

#[tokio::test]
async fn tokens_have_the_bytes_of_rfc_6750() {
    let bank = Bank::new(Vec::new()).await;
    let wrong = [
        "to ken", " t", "t\t", "t\"", "t,u", "tök", "t|u", "=", "a=b", "t\n",
    ];
    for token in wrong {
        let client = bank.builder().access_token(token).build().unwrap();
        let error = list(&client).await.unwrap_err();
        assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
        assert!(error.to_string().contains("RFC 6750"), "{error}");
        let given = token.to_owned();
        let source = move || std::future::ready(Ok(Secret::from(given.as_str())));
        let client = bank.builder().token_source(source).build().unwrap();
        let error = list(&client).await.unwrap_err();
        assert!(matches!(error, Error::Auth(_)), "{error}");
    }
    assert_eq!(bank.used().await.len(), 0);
    for token in ["a.b-c_d~e+f/9==", "T"] {
        bank.valid.lock().unwrap().push(format!("Bearer {token}"));
        let client = bank.builder().access_token(token).build().unwrap();
        list(&client).await.unwrap();
    }
}

#[tokio::test]
async fn a_refusal_holds_for_a_renewal_too() {
    let first = granted(1, r#","refresh_token":"R1""#);
    let refused = || ResponseTemplate::new(401).set_body_string(r#"{"error":"invalid_client"}"#);
    let bank = Bank::new(vec![first, refused(), refused()]).await;
    let client = bank.client();
    list(&client).await.unwrap();
    bank.revoke();
    for _ in 0..3 {
        list(&client).await.unwrap_err();
    }
    // The refresh token and the password, once each.
    assert_eq!(bank.asked().await.len(), 3);
}

#[tokio::test]
async fn a_slow_token_endpoint_does_not_outlast_the_call() {
    let slow = granted(1, "").set_delay(Duration::from_secs(3600));
    let bank = Bank::new(vec![slow]).await;
    let client = bank.client();
    let api = client.bank_connections();
    let call = api.get_all_bank_connections();
    let error = call.timeout(Duration::from_millis(300)).await.unwrap_err();
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` got no access token: the time-out passed"
    );
}

#[tokio::test]
async fn token_urls_are_checked() {
    let build = |url: &str| {
        let builder = Client::builder().base_url("https://bank.example/api");
        builder.oauth2(user().token_url(url)).build()
    };
    for url in ["/token", "token?tenant=7", "https://login.example/token"] {
        assert!(build(url).is_ok(), "{url}");
    }
    for url in [
        "http://login.example/token",
        "http://localhost:1/t",
        "//u:p@x.example",
        "ftp://x",
        "https://",
        "/t#f",
    ] {
        let error = build(url).unwrap_err().to_string();
        assert!(
            error.starts_with("the client cannot be built: the token URL "),
            "{error}"
        );
    }
}

#[tokio::test]
async fn nothing_shows_a_credential() {
    let config = user().parameter("CANARY-3", "CANARY-4");
    let builder = Client::builder()
        .base_url("https://bank.example")
        .oauth2(config.clone());
    let client = builder.clone().build().unwrap();
    let text = format!("{config:?}{builder:?}{client:?}{client:#?}");
    assert!(!text.contains("CANARY"), "{text}");
    assert!(text.contains("finapi_auth"), "{text}");
}

/// A source that gives the tokens `S0`, `S1`, …, the next one after each refusal.
struct Vault(Arc<AtomicUsize>);

impl TokenSource for Vault {
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(async {
            tokio::task::yield_now().await;
            Ok(Secret::from(format!("S{}", self.0.load(Ordering::SeqCst))))
        })
    }

    fn invalidate(&self, token: &Secret) {
        assert_eq!(
            token.expose(),
            format!("S{}", self.0.load(Ordering::SeqCst))
        );
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn tokens_come_from_any_source() {
    let server = MockServer::builder().start().await;
    let documented = ResponseTemplate::new(200).set_body_raw(LIST, "application/json");
    Mock::given(header("authorization", "Bearer S1"))
        .respond_with(documented)
        .mount(&server)
        .await;
    let refused = ResponseTemplate::new(401).set_body_raw("{}", "application/json");
    Mock::given(wiremock::matchers::any())
        .respond_with(refused)
        .mount(&server)
        .await;
    let builder = || Client::builder().base_url(server.uri());
    let client = builder()
        .token_source(Vault(Arc::default()))
        .build()
        .unwrap();
    list(&client).await.unwrap();

    let source = || async { Ok(Secret::from("S1")) };
    list(&builder().token_source(source).build().unwrap())
        .await
        .unwrap();

    // What has no other token to give is not asked to send the same again.
    let source = || async { Ok(Secret::from("old")) };
    let client = builder().token_source(source).build().unwrap();
    assert_eq!(list(&client).await.unwrap_err().attempts(), 1);

    let source = || async { Err(TokenError::new("the vault is closed").passing()) };
    let client = builder().token_source(source).build().unwrap();
    let error = list(&client).await.unwrap_err();
    assert!(error.is_retryable());
    assert_eq!(
        error.to_string(),
        "`getAllBankConnections` got no access token: the vault is closed"
    );
}
