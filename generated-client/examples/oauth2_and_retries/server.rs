//! finAPI as far as tokens go: it gives them, takes them while they live, and has its moods.

use serde_json::json;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

pub const CLIENT_ID: &str = "my-app";
pub const CLIENT_SECRET: &str = "7f0e-app";
pub const PASSWORD: &str = "correct horse";

/// How long a token lives, in seconds. At finAPI it is an hour.
const LIFE: u64 = 2;

/// How the server answers its next requests.
#[derive(Clone, Copy)]
pub enum Mood {
    /// 503 Service Unavailable
    Away,
    /// 429 Too Many Requests, and to come back in a second
    Busy,
}

/// A server on a free port.
pub struct Finapi {
    server: MockServer,
    state: Shared,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The tokens with the time until which they are good.
    tokens: HashMap<String, Instant>,
    refresh_token: Option<String>,
    /// The grants by which tokens were asked for.
    logins: Vec<String>,
    mood: Option<(Mood, u32)>,
    requests: u32,
}

impl Finapi {
    pub async fn start() -> Self {
        let server = MockServer::start().await;
        let state = Shared::default();
        let mock = Mock::given(any()).respond_with(state.clone());
        mock.mount(&server).await;
        Self { server, state }
    }

    pub fn url(&self) -> String {
        self.server.uri()
    }

    /// The grants by which tokens were asked for until now.
    pub fn logins(&self) -> Vec<String> {
        self.state.lock().logins.clone()
    }

    /// How many requests came, other than for tokens.
    pub fn requests(&self) -> u32 {
        self.state.lock().requests
    }

    /// Ends all tokens.
    pub fn revoke_all(&self) {
        let mut state = self.state.lock();
        state.tokens.clear();
        state.refresh_token = None;
    }

    /// Sets how the next requests are answered, except those for tokens.
    pub fn mood(&self, mood: Mood, requests: u32) {
        self.state.lock().mood = Some((mood, requests));
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Respond for Shared {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let mut state = self.lock();
        if request.url.path() == "/oauth/token" {
            return state.login(&request.body);
        }
        state.requests += 1;
        if let Some((mood, left)) = &mut state.mood
            && *left > 0
        {
            *left -= 1;
            return match mood {
                Mood::Away => ResponseTemplate::new(503),
                Mood::Busy => ResponseTemplate::new(429).insert_header("Retry-After", "1"),
            };
        }
        let authorization = request.headers.get("authorization");
        let token = authorization.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let end = token.and_then(|token| state.tokens.get(token));
        if end.is_some_and(|end| Instant::now() < *end) {
            return ResponseTemplate::new(200).set_body_json(json!({ "connections": [] }));
        }
        let error = json!({ "error": "invalid_token", "error_description": "Invalid token" });
        ResponseTemplate::new(401).set_body_json(error)
    }
}

impl State {
    fn login(&mut self, form: &[u8]) -> ResponseTemplate {
        let form = String::from_utf8_lossy(form).replace('+', " ");
        let field = |name: &str| {
            let pairs = form.split('&').filter_map(|pair| pair.split_once('='));
            let mut values = pairs.filter(|(key, _)| *key == name);
            values.next().map_or("", |(_, value)| value)
        };
        self.logins.push(field("grant_type").to_owned());
        let is_client = field("client_id") == CLIENT_ID && field("client_secret") == CLIENT_SECRET;
        let refresh_token = self.refresh_token.as_deref();
        let is_granted = match field("grant_type") {
            "password" => field("password") == PASSWORD,
            "refresh_token" => refresh_token == Some(field("refresh_token")),
            _ => false,
        };
        if !is_client || !is_granted {
            let error = json!({ "error": "invalid_grant", "error_description": "Bad credentials" });
            return ResponseTemplate::new(400).set_body_json(error);
        }
        let number = self.logins.len();
        let token = format!("token-{number}");
        let end = Instant::now() + Duration::from_secs(LIFE);
        self.tokens.insert(token.clone(), end);
        let refresh = format!("refresh-{number}");
        self.refresh_token = Some(refresh.clone());
        ResponseTemplate::new(200).set_body_json(json!({
            "access_token": token,
            "token_type": "bearer",
            "refresh_token": refresh,
            "expires_in": LIFE,
            "scope": "all",
        }))
    }
}
