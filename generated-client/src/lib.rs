// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Client for finAPI bank connections.
//!
//! API version `v1.42.1`.
//!
//! ```no_run
//! # async fn example(token: String) -> Result<(), finapi_bank_connections::Error> {
//! use finapi_bank_connections::{Client, servers};
//!
//! let client = Client::builder()
//!     .base_url(servers::SANDBOX)
//!     .access_token(token)
//!     .build()?;
//! let answer = client.bank_connections().get_all_bank_connections().await?;
//! println!("{answer:?}");
//! # Ok(())
//! # }
//! ```
//!
//! A *bank connection* is one user's access to the online banking of one bank: the credentials,
//! the accounts behind them, and the state of the data that finAPI has fetched. This document
//! covers the eight operations of that resource as finAPI offered them in version 1.42.
//!
//! ### Authorisation
//!
//! Every operation acts for one end user and needs that **user's** access token as
//! `Authorization: Bearer …`. A token of the client application is answered with 403. Tokens
//! come from `POST /oauth/token` at the root of the host, outside `/api/v1`; see the security
//! scheme. The query parameter `access_token` of older clients is obsolete.
//!
//! An expired or unknown token is answered with 401, and with a body of a shape of its own
//! (`BadCredentialsError`). Get a new token and send the request once more. 401 never means a
//! wrong banking PIN; that is 422 with `BANK_SERVER_REJECTION`.
//!
//! ### Importing and updating take time
//!
//! Import and update log in at the bank, answer, and go on working in the background: first
//! balances and transactions are downloaded, then the new transactions are categorised.
//!
//! - When the call answers: `updateStatus` is `IN_PROGRESS`, and `categorizationStatus` is
//!   still `READY` from before.
//! - While downloading: `updateStatus` stays `IN_PROGRESS`.
//! - Afterwards: `updateStatus` is `READY`, and `categorizationStatus` runs through `PENDING`
//!   and `IN_PROGRESS` to `READY`.
//!
//! So poll *Read one bank connection* in this order: wait until `updateStatus` is `READY`, and
//! only then wait until `categorizationStatus` is `READY`. Who looks at the categorisation
//! alone is done before anything has happened. Poll with a deadline: a connection can hang in
//! `IN_PROGRESS`, and it can be deleted meanwhile (404). Version 1.42 prescribes no interval; a
//! few seconds are usual.
//!
//! `READY` means *finished*, not *succeeded*. Whether the run worked is in
//! `lastManualUpdate.result`, which is null until the first run has ended.
//!
//! Reading shows what finAPI has stored and asks no bank. Without an update (by call, or by
//! finAPI's automatic batch update) a reader sees the same old state for ever.
//!
//! ### Busy connections
//!
//! A connection is *busy* while it is imported, updated (by the user or by the batch update) or
//! categorised. Editing and deleting it are then refused with 423, and so is updating it while
//! an import or update runs. Wait until it is `READY` (before a delete: both flags), then try
//! again; no `Retry-After` is documented.
//!
//! ### Challenges: status 510
//!
//! Some banks ask the user for one more proof, such as a TAN. Import and update then answer
//! 510, and `errors[0].message` is the bank's question. Show it to the user, and send the
//! **same body** again with the answer in `challengeResponse`. Another 510 may follow, so this
//! is a loop. Although the number is above 500, nothing has failed: a 510 must not set off
//! automatic retries or alarms.
//!
//! ### The demo bank
//!
//! For trying things out there is a bank with the BLZ `00000000`. Look its identifier up with
//! `GET /api/v1/banks?search=…`, as it differs between environments. To import it, `bankId`
//! alone is enough; the connection has the type `DEMO` and one account with prepared
//! transactions. Banking user ID, PIN and `storePin` are stored if given, but do not matter.
//! `skipPositionsDownload` and `maxDaysForDownload` are ignored, and so are `bankingPin`,
//! `importNewAccounts` and `skipPositionsDownload` on an update. Naming the connection `MSA`
//! switches the 510 challenge on. A client may be barred from importing the demo bank (422
//! `ILLEGAL_ENTITY_STATE`).
//!
//! ### Errors
//!
//! Every documented error but 401 has the body `ErrorMessage`. Match on the status first, then
//! on `errors[].code`. finAPI lists the codes of 422 and 510; those named for other statuses
//! are read from the list of codes and their names. Undocumented statuses do occur (405 and 415
//! with the codes `METHOD_NOT_ALLOWED` and `UNSUPPORTED_MEDIA_TYPE`, or 502 to 504 from a
//! proxy), and their body need not be JSON. Later versions send clients without a licence for
//! handling credentials to a web form, with status 451 and the header `Location`; version 1.42
//! does not know this.
//!
//! ### Request identifiers
//!
//! A request may carry the header `X-REQUEST-ID` with at most 255 characters; a longer one is
//! an error. The server sends it back in the response header `X-Request-Id`, and in
//! `ErrorMessage.requestId`. If there is none, the server makes one up. Quote it when asking
//! finAPI for support.
//!
//! ### Reading leniently
//!
//! finAPI adds to this version without raising its number: fields, enum values and error codes
//! appear (the live server sent `BankConnection.owners` soon after this version came out). A
//! client has to pass over unknown fields and to accept unknown enum values. The server sends
//! every field, and an explicit null where there is no value. In requests it may refuse fields
//! that it does not know.
//!
//! All texts are UTF-8, and texts for the user are German.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `blocking` | calls without async code: `.blocking()` in the place of `.await` |
//! | `mock` | for tests: a `MockServer` that answers with typed values and errors, and an `example()` of each model that is not huge or endless |
//! | `oauth2` | access tokens from the token endpoints of the API, kept and renewed |
//! | `tracing` | a span for each call, with facts of HTTP and no data |
//!
//! # Operations
//!
//! ## [`Bank Connections`](api::bank_connections)
//!
//! | method | request | what it does |
//! |---|---|---|
//! | [`get_all_bank_connections`](api::bank_connections::BankConnections::get_all_bank_connections) | `GET /api/v1/bankConnections` | List bank connections |
//! | [`delete_all_bank_connections`](api::bank_connections::BankConnections::delete_all_bank_connections) | `DELETE /api/v1/bankConnections` | Delete all bank connections |
//! | [`import_bank_connection`](api::bank_connections::BankConnections::import_bank_connection) | `POST /api/v1/bankConnections/import` | Import a bank connection |
//! | [`update_bank_connection`](api::bank_connections::BankConnections::update_bank_connection) | `POST /api/v1/bankConnections/update` | Fetch new data for a bank connection |
//! | [`get_bank_connection`](api::bank_connections::BankConnections::get_bank_connection) | `GET /api/v1/bankConnections/{id}` | Read one bank connection |
//! | [`edit_bank_connection`](api::bank_connections::BankConnections::edit_bank_connection) | `PATCH /api/v1/bankConnections/{id}` | Edit a bank connection |
//! | [`delete_bank_connection`](api::bank_connections::BankConnections::delete_bank_connection) | `DELETE /api/v1/bankConnections/{id}` | Delete one bank connection |
//! | [`get_multiple_bank_connections`](api::bank_connections::BankConnections::get_multiple_bank_connections) | `GET /api/v1/bankConnections/{ids}` | Read several bank connections |

#![allow(
    deprecated,
    reason = "the client has to name what the document deprecates"
)]

pub mod api;
pub mod headers;
pub mod models;
pub mod runtime;
mod security;
pub mod servers;

#[cfg(feature = "mock")]
pub use self::runtime::MockServer;

#[cfg(feature = "oauth2")]
pub use self::runtime::OAuth2;

pub use self::runtime::{
    ApiError, Call, Challenge, ChallengeCall, Challenged, Chunks, Client, ClientBuilder, Error,
    Finished, Nullable, Overdue, Response, RetryPolicy, Secret, TokenError, TokenSource, Wait,
    WaitError,
};
