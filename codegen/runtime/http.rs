//! The HTTP client below a client: how it is made, and the layers around it.

use super::builder::{ClientBuilder, ConfigurationError, is_loopback};
use reqwest::Url;
use reqwest::header::{ACCEPT_ENCODING, HeaderValue};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tower::util::BoxCloneSyncService;
use tower::{BoxError, Layer, Service, ServiceExt as _};

/// What sends a request, as a layer sees it.
pub type Transport = BoxCloneSyncService<reqwest::Request, reqwest::Response, BoxError>;

/// A request on its way. It is boxed, since the types below it are so many that looking through them
/// is a large part of what compiling a client takes.
pub(super) type Sending = Pin<Box<dyn Future<Output = Result<reqwest::Response, BoxError>> + Send>>;

type Configure = Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;
type Wrap = Arc<dyn Fn(Transport) -> Transport + Send + Sync>;

/// What a caller says about the HTTP client.
#[derive(Clone, Default)]
pub(super) struct HttpConfig {
    own: Option<reqwest::Client>,
    tls: Option<rustls::ClientConfig>,
    configure: Vec<Configure>,
    layers: Vec<Wrap>,
}

impl ClientBuilder {
    /// An own HTTP client.
    ///
    /// The rules of this client about time-outs, retries, sizes and credentials hold with it as
    /// well. What holds no more, unless it is built so: no redirect is followed (one could carry
    /// a request with its credentials to another host), only `https` is spoken, no `Referer` is
    /// sent, certificates are checked, nothing is sent again below the client's retries, and making
    /// a connection takes no longer than [`connect_timeout`](Self::connect_timeout). To change single settings and keep the rest,
    /// there are [`configure`](Self::configure) and [`tls`](Self::tls).
    ///
    /// Blocking calls share its connections with awaited ones, so no thread should block in a
    /// call that the runtime of the others needs.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http.own = Some(http);
        self
    }

    /// Settings of the HTTP client, such as a proxy or the size of the pool:
    /// `.configure(|http| http.proxy(…))`. Redirects, plain HTTP, `Referer`, logs of what is sent
    /// and retries that no [`retry`](Self::retry) allows stay off whatever it says, and its settings
    /// of TLS do nothing beside [`tls`](Self::tls).
    pub fn configure(
        mut self,
        configure: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http.configure.push(Arc::new(configure));
        self
    }

    /// The settings of TLS: roots, client certificates, versions. The certificates that the
    /// system trusts, and TLS 1.2 and 1.3, unless set.
    pub fn tls(mut self, config: rustls::ClientConfig) -> Self {
        self.http.tls = Some(config);
        self
    }

    /// A `tower` layer around what sends the requests, those for tokens included; the first one
    /// is the outermost.
    ///
    /// It is called for each attempt, and sees the request as it is sent, with its credentials,
    /// and the answer before its body is read. It may change both, answer itself, and wait, as
    /// long as the attempt has time. Its service is made once, and once more for blocking calls and
    /// requests for tokens (with the feature `blocking`). Its own errors break off the call without
    /// a retry; [`TransportError::layer_error`](super::TransportError::layer_error) has them. It
    /// must not hold its thread.
    ///
    /// The services of a layer are cloned for each attempt. One that is not `Clone`, such as
    /// tower's `RateLimit`, needs a `BufferLayer` around it, and that a runtime: build the client
    /// in one, since it panics in a plain `main`.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Transport> + Send + Sync + 'static,
        L::Service: Service<reqwest::Request, Response = reqwest::Response>,
        L::Service: Clone + Send + Sync + 'static,
        <L::Service as Service<reqwest::Request>>::Error: Into<BoxError>,
        <L::Service as Service<reqwest::Request>>::Future: Send + 'static,
    {
        let wrap = move |inner| BoxCloneSyncService::new(layer.layer(inner).map_err(Into::into));
        self.http.layers.push(Arc::new(wrap));
        self
    }
}

/// What sends the requests of a client.
#[derive(Clone)]
pub(super) struct Http {
    pool: Pool,
    /// The connections of a pool live on the runtime that has made them. Blocking calls, and
    /// requests for tokens, have a pool of their own, so that none waits for a runtime that waits
    /// for it.
    #[cfg(feature = "blocking")]
    blocking: Pool,
    /// The scheme that is not spoken, if there is one.
    unspoken: Option<&'static str>,
}

#[derive(Clone)]
struct Pool {
    client: reqwest::Client,
    layered: Option<Transport>,
}

impl Http {
    pub(super) fn new(
        config: HttpConfig,
        base: &Url,
        connect_timeout: Duration,
    ) -> Result<Self, ConfigurationError> {
        let layers = &config.layers;
        if let Some(own) = config.own {
            if config.tls.is_some() || !config.configure.is_empty() {
                let text = "an own HTTP client is configured before it is given";
                return Err(ConfigurationError::new(text));
            }
            return Ok(Self {
                pool: Pool::new(own.clone(), layers),
                #[cfg(feature = "blocking")]
                blocking: Pool::new(own, layers),
                unspoken: None,
            });
        }
        let is_https = base.scheme() == "https";
        let unspoken = match (is_https, &config.tls) {
            (true, _) => Some("http"),
            // No certificate would be accepted.
            (false, None) => Some("https"),
            (false, Some(_)) => None,
        };
        let build = || {
            let http = reqwest::Client::builder().connect_timeout(connect_timeout);
            // HTTP/2 would depend on what other crates ask of `reqwest`.
            let http = http.http1_only();
            let mut http = match &config.tls {
                Some(tls) => http.tls_backend_preconfigured(tls.clone()),
                None if is_https => http.tls_backend_rustls(),
                // Certificates of the system are not needed, so they may be missing.
                None => http.tls_backend_rustls().tls_certs_only([]),
            };
            if is_loopback(base) && !is_https {
                // A loopback host needs no proxy.
                http = http.no_proxy();
            }
            for configure in &config.configure {
                http = configure(http);
            }
            let http = http
                .redirect(reqwest::redirect::Policy::none())
                .referer(false)
                // A request that may not be sent twice would be, over HTTP/2.
                .retry(reqwest::retry::never())
                .connection_verbose(false)
                .https_only(is_https)
                .build()
                .map_err(|_| {
                    ConfigurationError::new(
                        "TLS is not available, or the HTTP client has settings that do not fit",
                    )
                })?;
            Ok(Pool::new(http, layers))
        };
        Ok(Self {
            pool: build()?,
            #[cfg(feature = "blocking")]
            blocking: build()?,
            unspoken,
        })
    }

    /// Whether requests can go to this URL.
    pub(super) fn speaks(&self, url: &Url) -> bool {
        self.unspoken != Some(url.scheme())
    }

    pub(super) fn execute(&self, mut request: reqwest::Request) -> Sending {
        // Without it a server may take any coding, and none is undone here.
        let identity = HeaderValue::from_static("identity");
        let codings = request.headers_mut().entry(ACCEPT_ENCODING);
        codings.or_insert(identity);
        let pool = self.here();
        match &pool.layered {
            None => {
                let sending = pool.client.execute(request);
                Box::pin(async { Ok(sending.await?) })
            }
            Some(layered) => Box::pin(layered.clone().oneshot(request)),
        }
    }

    #[cfg(feature = "blocking")]
    fn here(&self) -> &Pool {
        if super::blocking::is_blocking() {
            &self.blocking
        } else {
            &self.pool
        }
    }

    #[cfg(not(feature = "blocking"))]
    fn here(&self) -> &Pool {
        &self.pool
    }
}

impl Pool {
    fn new(client: reqwest::Client, layers: &[Wrap]) -> Self {
        let layered = (!layers.is_empty()).then(|| {
            let inner = BoxCloneSyncService::new(client.clone().map_err(BoxError::from));
            layers.iter().rev().fold(inner, |inner, wrap| wrap(inner))
        });
        Self { client, layered }
    }
}
