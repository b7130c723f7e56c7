//! Requests to the token endpoint.

use super::cause::Cause;
use super::client::Settings;
use super::http::Http;
use super::media;
use super::oauth::{Config, Grant};
use super::oauth_answer::{Answer, Granted, refused};
use super::retry::{Budget, RetryPolicy};
use super::secret::{Secret, WipedBuffer};
use super::token::TokenError;
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

/// A request that has given no token.
#[derive(Debug)]
struct Refusal {
    error: TokenError,
    /// Those that may tell when to try again.
    headers: Option<HeaderMap>,
    /// Whether the server has surely not acted on it.
    is_unserved: bool,
}

/// Why there is no token, and the refresh token that may be sent once more.
pub(super) struct Failed {
    pub(super) error: TokenError,
    pub(super) refresh: Option<Secret>,
}

impl From<TokenError> for Refusal {
    fn from(error: TokenError) -> Self {
        let (headers, is_unserved) = (None, false);
        Self {
            error,
            headers,
            is_unserved,
        }
    }
}

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
    pub(super) async fn obtain(&self, refresh: Option<Secret>) -> Result<Granted, Failed> {
        if let Some(refresh) = refresh {
            let grant = Grant::RefreshToken(refresh.clone());
            let Refusal {
                error, is_unserved, ..
            } = match self.persist(&grant).await {
                Ok(granted) => return Ok(granted),
                Err(refusal) => refusal,
            };
            // The refresh token of the grant is older, so it is no better.
            let is_only = !self.knows_another();
            if is_only || error.is_passing {
                // One that may have been served unseen may be worth nothing now.
                let refresh = (is_only || is_unserved).then_some(refresh);
                return Err(Failed { error, refresh });
            }
        }
        let granted = self.persist(&self.config.grant).await;
        granted.map_err(|Refusal { error, .. }| Failed {
            error,
            refresh: None,
        })
    }

    /// Whether there is another grant than refresh tokens.
    pub(super) fn knows_another(&self) -> bool {
        match self.config.grant {
            Grant::ClientCredentials | Grant::Password { .. } => true,
            Grant::RefreshToken(_) => false,
        }
    }

    /// Asks again only where the server has surely not acted: it may take a refresh token that
    /// comes twice for a stolen one.
    async fn persist(&self, grant: &Grant) -> Result<Granted, Refusal> {
        let mut attempt = 1;
        loop {
            let refusal = match self.ask(grant).await {
                Ok(granted) => return Ok(granted),
                Err(refusal) => refusal,
            };
            let pause = self.retry.pause(attempt, refusal.headers.as_ref());
            match pause.filter(|_| refusal.is_unserved && self.budget.spend()) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(refusal),
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
                Refusal::from(TokenError::new(text))
            }
        })?;
        Ok(answer.read(grant)?)
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
        wiped.push(&body);
        body.zeroize();
        let request = ::oauth2::http::Request::from_parts(parts, Bytes::from_owner(wiped));
        let mut request = reqwest::Request::try_from(request)
            .map_err(|_| Unsent::new(TokenError::new("the token URL is not valid")))?;
        *request.timeout_mut() = Some(self.timeout);
        for value in request.headers_mut().values_mut() {
            value.set_sensitive(true);
        }
        let broken = |error: BoxError| {
            let cause = Cause::below(&error);
            let mut broken = TokenError::new(format!("the token endpoint: {}", cause.text));
            broken.is_timeout = cause.is_timeout;
            broken.is_passing = !cause.is_lasting;
            Unsent(Box::new(Refusal {
                is_unserved: cause.is_connect && !cause.is_lasting,
                ..Refusal::from(broken)
            }))
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
        let coding = media::coding(response.headers());
        let readable = if coding.is_some() { &[][..] } else { &body };
        let error = match (refused(status, readable), coding) {
            (None, None) => return Ok(HttpResponse::new(body)),
            (None, Some(coding)) => {
                let text = format!("the answer of the token endpoint has {coding}");
                return Err(Unsent::new(TokenError::new(text)));
            }
            (Some(error), None) => error,
            (Some(error), Some(coding)) => TokenError {
                text: format!("{}, in {coding}", error.text),
                ..error
            },
        };
        Err(Unsent(Box::new(Refusal {
            headers: Some(response.headers().clone()),
            is_unserved: error.refusal.is_none() && matches!(status.as_u16(), 429 | 503),
            error,
        })))
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
        Self(Box::new(error.into()))
    }
}

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.error, f)
    }
}

impl std::error::Error for Unsent {}
