// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Requests to the token endpoint.

use super::client::Settings;
use super::http::Http;
use super::oauth::{Config, Grant};
use super::oauth_answer::{Answer, Granted, refused};
use super::retry::{Budget, RetryPolicy};
use super::secret::{Secret, WipedBuffer};
use super::token::TokenError;
use super::transport;
use ::oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
};
use ::oauth2::{
    AsyncHttpClient, AuthType, Client, ClientId, ClientSecret, EndpointNotSet, HttpRequest,
    HttpResponse, RefreshToken, RequestTokenError, ResourceOwnerPassword, ResourceOwnerUsername,
    Scope, StandardRevocableToken, TokenUrl,
};
use bytes::Bytes;
use reqwest::Url;
use reqwest::header::HeaderMap;
use std::fmt;
use std::io::Write as _;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tower::BoxError;
use zeroize::Zeroize as _;

/// What the answer of a token endpoint may hold.
const BODY_LIMIT: usize = 64 * 1024;
/// What a token endpoint may take for an answer, if a call may take longer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The token endpoint with all that is sent to it.
pub(super) struct Endpoint {
    http: Connection,
    url: Url,
    refresh_url: Url,
    config: Config,
    retry: RetryPolicy,
    budget: Arc<Budget>,
}

/// An error with the headers that may tell when to try again.
type Refusal = (TokenError, Option<HeaderMap>);

impl Endpoint {
    pub(super) fn new(settings: &Settings, config: Config, url: Url, refresh_url: Url) -> Self {
        Self {
            http: Connection {
                http: settings.http.clone(),
                timeout: settings
                    .attempt_timeout
                    .unwrap_or(settings.timeout)
                    .min(TIMEOUT),
            },
            url,
            refresh_url,
            config,
            retry: settings.retry,
            budget: settings.budget.clone(),
        }
    }

    /// A token by the refresh token if there is one, and else, or if it is refused, by the grant.
    pub(super) async fn obtain(&self, refresh: Option<Secret>) -> Result<Granted, TokenError> {
        if let Some(refresh) = refresh {
            match self.persist(&Grant::RefreshToken(refresh)).await {
                Err(error) if !error.is_passing => {}
                outcome => return outcome,
            }
        }
        self.persist(&self.config.grant).await
    }

    async fn persist(&self, grant: &Grant) -> Result<Granted, TokenError> {
        let mut attempt = 1;
        loop {
            let (error, headers) = match self.ask(grant).await {
                Ok(granted) => return Ok(granted),
                Err(refusal) => refusal,
            };
            let pause = self.retry.pause(attempt, headers.as_ref());
            match pause.filter(|_| error.is_passing && self.budget.spend()) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(error),
            }
            attempt = attempt.saturating_add(1);
        }
    }

    async fn ask(&self, grant: &Grant) -> Result<Granted, Refusal> {
        let Self { config, .. } = self;
        let url = match grant {
            Grant::RefreshToken(_) => &self.refresh_url,
            Grant::ClientCredentials | Grant::Password { .. } => &self.url,
        };
        let client = AnyClient::new(ClientId::new(config.client_id.clone()))
            .set_token_uri(TokenUrl::from_url(url.clone()))
            .set_auth_type(if config.is_basic {
                AuthType::BasicAuth
            } else {
                AuthType::RequestBody
            });
        let secret = config.client_secret.expose();
        let client = if secret.is_empty() {
            client
        } else {
            client.set_client_secret(ClientSecret::new(secret.to_owned()))
        };
        let scopes = || config.scopes.iter().cloned().map(Scope::new);
        // The requests are types of their own, which have these methods in common.
        macro_rules! send {
            ($request:expr) => {{
                let mut request = $request.add_scopes(scopes());
                for (name, value) in &config.parameters {
                    request = request.add_extra_param(name.as_str(), value.expose());
                }
                request.request_async(&self.http).await
            }};
        }
        let answer: Result<Answer, _> = match grant {
            Grant::ClientCredentials => send!(client.exchange_client_credentials()),
            Grant::Password { username, password } => {
                let username = ResourceOwnerUsername::new(username.clone());
                let password = ResourceOwnerPassword::new(password.expose().to_owned());
                send!(client.exchange_password(&username, &password))
            }
            Grant::RefreshToken(refresh) => {
                let refresh = RefreshToken::new(refresh.expose().to_owned());
                send!(client.exchange_refresh_token(&refresh))
            }
        };
        let answer = answer.map_err(|error| match error {
            RequestTokenError::Request(Unsent(refusal)) => *refusal,
            RequestTokenError::ServerResponse(_)
            | RequestTokenError::Parse(..)
            | RequestTokenError::Other(_) => {
                let text = "the answer of the token endpoint holds no token that can be read";
                (TokenError::new(text), None)
            }
        })?;
        answer.read(grant).map_err(|error| (error, None))
    }
}

/// The client's own connections, as the library wants them.
struct Connection {
    http: Http,
    timeout: Duration,
}

impl<'c> AsyncHttpClient<'c> for Connection {
    type Error = Unsent;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unsent>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async {
            // Layers may take time of their own.
            let answer = tokio::time::timeout(self.timeout, self.send(request)).await;
            answer.unwrap_or_else(|_| {
                let mut late = TokenError::new("the token endpoint: the time-out passed");
                (late.is_timeout, late.is_passing) = (true, true);
                Err(Unsent::new(late))
            })
        })
    }
}

impl Connection {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Unsent> {
        let (parts, mut body) = request.into_parts();
        let mut wiped = WipedBuffer::default();
        // Writing to memory does not fail.
        let _ = wiped.write_all(&body);
        body.zeroize();
        let request = ::oauth2::http::Request::from_parts(parts, Bytes::from_owner(wiped));
        let mut request = reqwest::Request::try_from(request)
            .map_err(|_| Unsent::new(TokenError::new("the token URL is not valid")))?;
        *request.timeout_mut() = Some(self.timeout);
        for value in request.headers_mut().values_mut() {
            value.set_sensitive(true);
        }
        let broken = |error: BoxError| {
            let (text, is_lasting, is_timeout) = transport::cause_of(&error);
            let mut broken = TokenError::new(format!("the token endpoint: {text}"));
            broken.is_timeout = is_timeout;
            broken.is_passing = !is_lasting;
            Unsent::new(broken)
        };
        let mut response = self.http.execute(request).await.map_err(broken)?;
        let status = response.status();
        let mut body = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| broken(error.into()))?
        {
            if body.len().saturating_add(chunk.len()) > BODY_LIMIT {
                let text = format!("the token endpoint answered more than {BODY_LIMIT} bytes");
                return Err(Unsent::new(TokenError::new(text)));
            }
            body.extend_from_slice(&chunk);
        }
        if status.is_success() {
            return Ok(HttpResponse::new(body));
        }
        let error = refused(status, &body);
        Err(Unsent(Box::new((error, Some(response.headers().clone())))))
    }
}

/// The library's client with an answer that reads what servers really send.
type AnyClient<State = EndpointNotSet> = Client<
    BasicErrorResponse,
    Answer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    State,
>;

/// An error below the library, as the library wants it.
#[derive(Debug)]
struct Unsent(Box<Refusal>);

impl Unsent {
    fn new(error: TokenError) -> Self {
        Self(Box::new((error, None)))
    }
}

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.0, f)
    }
}

impl std::error::Error for Unsent {}
